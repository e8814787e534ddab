// The workbook's JupyterLab extension, written by hand in the form JupyterLab loads prebuilt ones:
// a container with `init` and `get`. It runs a page when it is opened, if the notebook says
// `workbook.autorun` and JupyterLab trusts every cell of it.

const NARROW = 760; // px; below this the file list would leave no room for the page
let shared;

/** The newest copy of a package that JupyterLab itself has loaded. */
async function packageOf(name) {
  const versions = Object.values(shared[name] ?? {});
  if (!versions.length) throw new Error(`JupyterLab does not share ${name}`);
  return (await (versions.find((version) => version.loaded) ?? versions[0]).get())();
}

function isTrusted(notebook) {
  return [...notebook.model.cells].every((cell) => cell.type !== "code" || cell.trusted);
}

/** Run the page once its kernel answers; a run sent earlier is sometimes dropped without a word. */
async function run(app, panel, NotebookActions) {
  const session = panel.sessionContext;
  await Promise.all([panel.context.ready, panel.revealed, session.ready]);
  const marked = panel.model?.getMetadata("workbook")?.autorun === true;
  if (!marked) return;
  panel.addClass("second-interview-workbook");
  leaveRoom(app, panel);
  if (!isTrusted(panel.content)) return;
  await session.session?.kernel?.info;
  await NotebookActions.runAll(panel.content, session);
  panel.content.activeCellIndex = 0;
  await panel.content.scrollToItem(0, "start");
  panel.model.dirty = false; // only outputs changed, and the server keeps those as they were published
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
  @media (max-width: ${NARROW}px) {
    .second-interview-workbook .jp-Placeholder-prompt { display: none; }
    .second-interview-workbook .jp-Placeholder-content { white-space: normal; }
  }
`;

async function extension() {
  const { INotebookTracker, NotebookActions } = await packageOf("@jupyterlab/notebook");
  return {
    __esModule: true,
    default: {
      id: "second-interview-workbook:autorun",
      description: "Runs trusted pages of the workbook when they are opened.",
      autoStart: true,
      requires: [INotebookTracker],
      activate(app, tracker) {
        document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
        tracker.widgetAdded.connect((_tracker, panel) => {
          run(app, panel, NotebookActions).catch((error) => console.error("This page did not run itself:", error));
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
