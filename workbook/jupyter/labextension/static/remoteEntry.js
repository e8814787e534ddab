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
  const changes = changedLately(panel.node);
  watch(panel, session, async () => {
    if (!isTrusted(panel.content)) return;
    await runAll(panel, session, NotebookActions);
    await putBack(panel.node, changes());
  });
  if (!isTrusted(panel.content)) return;
  await runAll(panel, session, NotebookActions);
  panel.content.activeCellIndex = 0;
  await panel.content.scrollToItem(0, "start");
}

async function runAll(panel, session, NotebookActions) {
  await session.session?.kernel?.info;
  await NotebookActions.runAll(panel.content, session);
  panel.model.dirty = false; // only outputs changed, and the server keeps those as they were published
}

const LATELY = 20_000; // ms; a restart takes a few seconds, and what was typed meanwhile reached nobody

/**
 * Remembers which fields the person changes; call what it returns for those that may not have been saved. A field that
 * has left the page still holds what was typed into it last.
 */
function changedLately(root) {
  const changes = new Map();
  let focused;
  root.addEventListener("focusin", ({ target }) => (focused = target));
  root.addEventListener(
    "input",
    ({ target }) => target.closest(".wb-field") && changes.set(target, { at: Date.now(), place: placeOf(root, target) }),
    true,
  );
  return () => {
    const lately = [...changes].filter(([, { at }]) => Date.now() - at < LATELY);
    changes.clear();
    return lately.map(([field, { place }]) => ({ field, place, focused: field === focused }));
  };
}

/** Which instrument a field stands in, which application it is about, and its label. */
function placeOf(root, field) {
  const instruments = [...root.querySelectorAll(".wb-instrument")];
  const instrument = field.closest(".wb-instrument");
  return [instruments.indexOf(instrument), instrument?.dataset.about, field.labels?.[0]?.textContent];
}

/** After the page has run again, enter what may not have been saved anew, as the person did. */
async function putBack(root, unsaved) {
  for (const { field: old, place, focused } of unsaved) {
    const field = await arrived(root, place, old);
    if (!field) continue;
    const property = field.type === "checkbox" ? "checked" : "value";
    if (field[property] !== old[property]) {
      field[property] = old[property];
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (focused) field.focus();
  }
}

/** The field that took the place of `old` in the page that has just run again; nothing if it has not come after ten seconds. */
async function arrived(root, place, old) {
  for (let tries = 0; tries < 100; tries += 1) {
    const fields = [...root.querySelectorAll(".wb-field :is(input, select, textarea)")];
    const field = fields.find((one) => one !== old && placeOf(root, one).join() === place.join());
    if (field && root.querySelector(".wb-slot:empty") === null) return field;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Run the page again after its kernel restarted; while it has none, say that nothing is saved. */
function watch(panel, session, runAgain) {
  const notice = Object.assign(document.createElement("p"), { className: "workbook-notice", hidden: true });
  notice.setAttribute("role", "alert");
  panel.node.append(notice);
  let restarted = false; // until the page has run again
  let running = false;
  const draw = () => {
    const status = session.session?.kernel?.status ?? "dead";
    const lost = status === "dead" || session.session?.kernel?.connectionStatus === "disconnected";
    const waiting = restarted || ["restarting", "autorestarting"].includes(status);
    notice.hidden = !lost && !waiting;
    notice.textContent = lost
      ? "This page is not connected: what you enter now is not saved. What was saved is safe. Open the page again, or choose Kernel, Restart Kernel."
      : "This page is starting again. What you enter now is not saved yet.";
    return status;
  };
  const changed = async () => {
    const status = draw();
    if (status === "restarting" || status === "autorestarting") restarted = true;
    else if (restarted && !running && status === "idle") {
      running = true;
      try {
        await runAgain();
      } finally {
        running = restarted = false;
        draw();
      }
    }
  };
  session.statusChanged.connect(changed);
  session.connectionStatusChanged.connect(changed);
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
