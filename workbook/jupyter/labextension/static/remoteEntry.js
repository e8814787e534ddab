// The workbook's JupyterLab extension, written by hand in the form JupyterLab loads prebuilt ones:
// a container with `init` and `get`. It runs a page when it is opened, if the notebook says
// `workbook.autorun` and its code is ours (ours.js).

const NARROW = 760; // px; below this the file list would leave no room for the page
const OURS = new URL("ours.js", document.currentScript.src).href;
const ASKING = new URL("asking.js", document.currentScript.src).href;
const KEEPING = new URL("keeping.js", document.currentScript.src).href;
const WIDGETS = new URL("widgets.js", document.currentScript.src).href;
const IN_SIGHT_FIRST = 700; // ms that a page nobody looks at waits, when all pages of a kernel run again
let shared;

/** The newest copy of a package that JupyterLab itself has loaded. */
async function packageOf(name) {
  const versions = Object.values(shared[name] ?? {});
  if (!versions.length) throw new Error(`JupyterLab does not share ${name}`);
  return (await (versions.find((version) => version.loaded) ?? versions[0]).get())();
}

/** Run the page once its kernel answers. */
async function run(app, panel, parts) {
  const session = panel.sessionContext;
  await panel.context.ready;
  const marked = panel.model?.getMetadata("workbook")?.autorun === true;
  if (!marked) return;
  panel.addClass("second-interview-workbook");
  forgetWidgets(panel.model);
  const { gateOf } = await import(OURS);
  const gate = gateOf(panel, session, { app, ...parts, runAll: () => runAll(panel, session, parts.NotebookActions) });
  const [{ keepAlive }, { haveOwnWidgets }] = await Promise.all([import(KEEPING), import(WIDGETS), panel.revealed, session.ready]);
  sayWhenLeft(app, panel, parts.ServerConnection);
  leaveRoom(app, panel);
  panel.node.addEventListener("dblclick", keepText, true);
  await Promise.all([haveOwnWidgets(panel, packageOf).catch(console.error), gate.mayRun()]);
  const again = keepAlive(panel, session, { Dialog: parts.Dialog, mayRun: gate.mayRun, runAll: gate.run });
  await gate.open(again);
}

/** What a notebook keeps for its widgets may be scripts, and JupyterLab runs them as soon as there is a kernel. */
function forgetWidgets(model) {
  if (!model.getMetadata("widgets")) return;
  model.deleteMetadata("widgets");
  model.dirty = false;
}

/** A double click on a word selects it, and does not turn the text into its source. */
function keepText(event) {
  if (event.target.closest(".jp-MarkdownCell.jp-mod-rendered")) event.stopPropagation();
}

/** Run all of a page. Of several with one kernel each runs whole, and first those that somebody looks at. */
async function runAll(panel, session, NotebookActions) {
  const { begins, heard } = await import(ASKING);
  if (!panel.isVisible) await new Promise((resolve) => setTimeout(resolve, IN_SIGHT_FIRST));
  const kernel = session.session?.kernel;
  await begins(session);
  const all = () => heard(kernel, NotebookActions.runAll(panel.content, session));
  const name = `second-interview-workbook/run/${kernel?.id}`;
  const done = await (navigator.locks ? navigator.locks.request(name, all) : all()); // there are none over plain http
  if (kernel && !done && !hasError(panel)) throw new Error("The kernel ended before the page had run.");
  panel.model.dirty = false; // only outputs changed, and the server keeps those as they were published
}

/** Whether code of the page failed: what did not run and did not fail either was cut off. */
function hasError(panel) {
  const codes = [...panel.model.cells].filter((cell) => cell.type === "code");
  return codes.some((cell) => cell.sharedModel.getOutputs().some((output) => output.output_type === "error"));
}

/** Tell the server when somebody leaves the page: with the last one that is left the kernel of all pages ends. */
function sayWhenLeft(app, panel, ServerConnection) {
  const session = panel.sessionContext;
  let kernel = session.session?.kernel?.id;
  session.kernelChanged.connect((_session, { newValue }) => (kernel = newValue?.id ?? kernel));
  const leave = () => {
    const settings = app.serviceManager.serverSettings;
    const request = { method: "POST", body: JSON.stringify({ kernel }), keepalive: true };
    ServerConnection.makeRequest(`${settings.baseUrl}workbook/left`, request, settings).catch(() => {}); // it is gone too
  };
  window.addEventListener("pagehide", leave);
  panel.disposed.connect(() => {
    window.removeEventListener("pagehide", leave);
    leave();
  });
}

/** Fold the file list away on a narrow screen, or when zooming in makes the screen narrow. */
function leaveRoom(app, panel) {
  const narrow = window.matchMedia(`(max-width: ${NARROW}px)`);
  const fold = () => narrow.matches && app.shell.collapseLeft?.();
  app.restored.then(fold);
  narrow.addEventListener("change", fold);
  panel.disposed.connect(() => narrow.removeEventListener("change", fold));
}

/** The lines that stand for hidden code stay readable but step back. */
const STYLE = `
  .second-interview-workbook .jp-Placeholder { border: 0; background: none; min-height: 24px; }
  .second-interview-workbook .jp-Placeholder-content { border: 0; background: none; padding-left: 0; }
  .workbook-notice {
    position: absolute; inset: auto 0 0 0; z-index: 10; margin: 0; padding: 10px 16px; font: 600 14px/1.5 system-ui, sans-serif;
    color: #7a4f00; background: #fbf1dc; border-top: 1px solid #c99a3b;
  }
  [data-jp-theme-light="false"] .workbook-notice { color: #f0c36d; background: #33290f; }
  .workbook-notice[hidden] { display: none; }
  @media (max-width: ${NARROW}px) {
    .second-interview-workbook .jp-Placeholder-prompt { display: none; }
    .second-interview-workbook .jp-Placeholder-content, .second-interview-workbook .jp-PlaceholderText { white-space: normal; }
  }
`;

async function extension() {
  const { INotebookTracker, NotebookActions } = await packageOf("@jupyterlab/notebook");
  const { Dialog } = await packageOf("@jupyterlab/apputils");
  const { ServerConnection } = await packageOf("@jupyterlab/services");
  const { Widget } = await packageOf("@lumino/widgets");
  return {
    __esModule: true,
    default: {
      id: "second-interview-workbook:autorun",
      description: "Runs the workbook's own pages when they are opened.",
      autoStart: true,
      requires: [INotebookTracker],
      activate(app, tracker) {
        document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
        tracker.widgetAdded.connect((_tracker, panel) => {
          run(app, panel, { NotebookActions, Dialog, ServerConnection, Widget }).catch((error) =>
            console.error("This page did not run itself:", error),
          );
        });
      },
    },
  };
}

window._JUPYTERLAB = window._JUPYTERLAB || {};
window._JUPYTERLAB["second-interview-workbook"] = {
  init(scope) {
    shared = scope;
  },
  async get(name) {
    if (name !== "./extension") throw new Error(`there is no ${name} here`);
    const module = await extension();
    return () => module;
  },
};
