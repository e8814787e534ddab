// The workbook's JupyterLab extension, written by hand in the form JupyterLab loads prebuilt ones:
// a container with `init` and `get`. It runs a page when it is opened, if the notebook says
// `workbook.autorun` and its code is ours (ours.js), and shows it to be read (reading.js).

const NARROW = 760; // px; below this the file list would leave no room for the page
const BESIDE = document.currentScript.src;
const [ASKING, KEEPING, OURS, READING, WIDGETS] = ["asking", "keeping", "ours", "reading", "widgets"].map(
  (name) => new URL(`${name}.js`, BESIDE).href,
);
const STYLES = ["theme.css", "reading.css"].map((name) => new URL(name, BESIDE).href);
const IN_SIGHT_FIRST = 700; // ms that a page nobody looks at waits, when all pages of a kernel run again
const COMES_BY = 5000; // ms after JupyterLab is whole in which the page that was asked for comes
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
  const view = parts.viewOf(panel, { app, ...parts });
  forgetWidgets(panel.model);
  const { gateOf } = await import(OURS);
  const toRun = () => runAll(panel, session, parts.NotebookActions);
  const gate = gateOf(panel, session, { app, ...parts, runAll: toRun, compared: view.be });
  await gate.look();
  const [{ keepAlive }, { haveOwnWidgets }] = await Promise.all([import(KEEPING), import(WIDGETS), panel.revealed, session.ready]);
  sayWhenLeft(app, panel, parts.ServerConnection);
  leaveRoom(app, panel, parts.choice);
  panel.node.addEventListener("dblclick", keepText, true);
  await Promise.all([haveOwnWidgets(panel, packageOf).catch(console.error), gate.mayRun()]);
  const again = keepAlive(panel, session, { Dialog: parts.Dialog, mayRun: gate.mayRun, runAll: gate.run });
  await gate.open(again);
  await view.stands();
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

/** Fold the file list away on a narrow screen, or when zooming in makes the screen narrow, where it is shown at all. */
function leaveRoom(app, panel, choice) {
  const narrow = window.matchMedia(`(max-width: ${NARROW}px)`);
  const fold = () => narrow.matches && !panel.hasClass("workbook-reading") && app.shell.collapseLeft?.();
  const unfollow = choice.follow(fold);
  app.restored.then(fold);
  narrow.addEventListener("change", fold);
  panel.disposed.connect(() => {
    unfollow();
    narrow.removeEventListener("change", fold);
  });
}

/** While one of our `pages` is on its way, nothing is shown: not a file list for a moment. Returned is what ends it. */
function awaitPage(app, pages) {
  const path = decodeURIComponent(location.pathname);
  const show = (isAwaited) => document.documentElement.classList.toggle("workbook-awaited", isAwaited);
  const arrived = () => show(false);
  show(pages.some((name) => path.endsWith(`/${name}.ipynb`)));
  app.restored.then(() => setTimeout(arrived, COMES_BY));
  return arrived;
}

async function extension() {
  const { INotebookTracker, NotebookActions } = await packageOf("@jupyterlab/notebook");
  const { Dialog } = await packageOf("@jupyterlab/apputils");
  const { ServerConnection } = await packageOf("@jupyterlab/services");
  const { PageConfig } = await packageOf("@jupyterlab/coreutils");
  const { ISettingRegistry } = await packageOf("@jupyterlab/settingregistry");
  const { Widget } = await packageOf("@lumino/widgets");
  return {
    id: "second-interview-workbook:autorun",
    description: "Runs the workbook's own pages when they are opened, and shows them to be read.",
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ISettingRegistry],
    async activate(app, tracker, registry) {
      for (const href of STYLES) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
      const added = [];
      let hear = (panel) => added.push(panel);
      tracker.widgetAdded.connect((_tracker, panel) => hear(panel));
      const arrived = awaitPage(app, JSON.parse(PageConfig.getOption("workbookPages") || "[]"));
      const { choiceIn, roomIn, viewOf } = await import(READING);
      const choice = await choiceIn(registry);
      if (choice.isCodeShown()) arrived();
      const parts = { NotebookActions, Dialog, ServerConnection, Widget, viewOf, room: roomIn(app), choice, arrived };
      hear = (panel) => run(app, panel, parts).catch((error) => console.error("This page did not run itself:", error));
      added.forEach((panel) => hear(panel));
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
    const plugins = document.body.dataset.voila ? [] : [await extension()]; // Voila has no notebooks, and a template of its own
    return () => ({ __esModule: true, default: plugins });
  },
};
