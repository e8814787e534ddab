// plotly.js for every chart in this browser tab: the first that needs it asks its kernel, and only that one.

const SHARED = Symbol.for("workbook.plotly"); // on globalThis: the promise that all charts wait for
const PATIENCE = 60_000; // ms; a kernel answers after the cells that are waiting in it

/** plotly, or an error when it cannot be had. */
async function plotly(model, signal) {
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
    const give_up = () => reject(new Error("plotly.js did not come"));
    model.on("msg:custom", (message, [script]) => {
      if ("plotly" in message) script ? resolve(script) : give_up();
    });
    signal.addEventListener("abort", give_up);
    setTimeout(give_up, PATIENCE);
    model.send({ want: "plotly" });
  });
}

/** The script as a module of its own, so that neither require.js nor a window.Plotly of somebody else's notices. */
async function evaluated(script) {
  const unpacked = new Blob([script]).stream().pipeThrough(new DecompressionStream("gzip"));
  const parts = [
    'const theirs = Object.getOwnPropertyDescriptor(window, "Plotly"); const module = { exports: {} };\n',
    await new Response(unpacked).blob(),
    '\ndelete window.Plotly; if (theirs) Object.defineProperty(window, "Plotly", theirs);\nexport default module.exports;',
  ];
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}
