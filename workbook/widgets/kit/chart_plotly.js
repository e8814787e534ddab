// plotly.js for every chart in this browser tab: the first that needs it asks its kernel, and only that one.

const SHARED = Symbol.for("workbook.plotly"); // on globalThis: the promise that all charts wait for
const PATIENCE = 60_000; // ms; a kernel answers after the cells that are waiting in it

/** plotly, or an error when it cannot be had. */
export async function plotly(model, signal) {
  try {
    if (globalThis[SHARED]) return await globalThis[SHARED];
  } catch {
    // The chart that asked went away, or its kernel did: ask another.
  }
  globalThis[SHARED] ??= shared(asked(model, signal).then(evaluated));
  return globalThis[SHARED];
}

function shared(promise) {
  promise.catch(() => delete globalThis[SHARED]);
  return promise;
}

/** plotly.min.js from the kernel of `model`, gzipped. */
function asked(model, signal) {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error("plotly.js did not come"));
    model.on("msg:custom", (message, [script]) => {
      if ("plotly" in message) script ? resolve(script) : giveUp();
    });
    signal.addEventListener("abort", giveUp);
    setTimeout(giveUp, PATIENCE);
    model.send({ want: "plotly" });
  });
}

// Around the script, so that it is a module of its own: neither require.js nor another's window.Plotly notices.
const BEFORE = `
const theirs = Object.getOwnPropertyDescriptor(window, "Plotly");
const module = { exports: {} };
`;
const AFTER = `
delete window.Plotly;
if (theirs) Object.defineProperty(window, "Plotly", theirs);
export default module.exports;
`;

/** What the gzipped script exports. */
async function evaluated(script) {
  const unpacked = new Blob([script]).stream().pipeThrough(new DecompressionStream("gzip"));
  const parts = [BEFORE, await new Response(unpacked).blob(), AFTER];
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}
