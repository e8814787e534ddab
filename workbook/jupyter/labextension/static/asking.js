// What is asked of a kernel that may end meanwhile. A request that is sent as a kernel ends is dropped without a word, and
// what waits for its answer waits for ever, although another kernel stands in the place of the first by then.

const PATIENCE = 5000; // ms a kernel is given to answer a question
const PAUSE = 3000; // ms between two questions
const PROOF = 2; // answers to later questions: a kernel answers in turn
export const STARTS = 60_000; // ms a kernel may take to start
export const DEAF = 3; // questions without an answer after which none is waited for

/** What `kernel` says it knows of widgets; undefined when it does not say. */
export async function asked(kernel) {
  return inTime(kernel.requestCommInfo({ target_name: "jupyter.widget" }));
}

/** What comes of `work` in `ms`, or undefined: a connection that carries nothing ends nothing either. */
export async function inTime(work, ms = PATIENCE) {
  return Promise.race([work, pause(ms)]);
}

/** What the server says of the kernel of a page; nothing when there is none any more. An error when the server is away. */
export async function modelOf({ kernelManager, session }) {
  await inTime(kernelManager.refreshRunning());
  return inTime(kernelManager.findById(session.kernel.id));
}

/** Once the kernel of a page has said what it is. JupyterLab waits for that for ever: here it is an error when it ended. */
export async function begins(context) {
  const kernel = context.session?.kernel;
  if (!kernel) return;
  for (const until = Date.now() + STARTS; Date.now() < until; ) {
    if (await inTime(kernel.info, PAUSE)) return;
    if (kernel.isDisposed || !(await modelOf(context).catch(() => kernel))) break; // a server that is away may come back
  }
  throw new Error("The kernel ended before it said a word.");
}

/** What comes of `work`, which waits for `kernel`; an error when that answers later questions and not this, or none. */
export async function heard(kernel, work) {
  if (!kernel) return work;
  let ended = false;
  const end = () => (ended = true);
  work.then(end, end);
  const dropped = async () => {
    for (let answers = 0, silences = 0; answers < PROOF && silences < DEAF; ) {
      await pause(PAUSE);
      if (ended) return work;
      if (await asked(kernel)) answers += 1;
      else silences += 1;
    }
    throw new Error("The kernel was not told what to do.");
  };
  return Promise.race([work, dropped()]);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
