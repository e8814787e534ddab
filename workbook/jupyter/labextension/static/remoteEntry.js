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
async function run(app, panel, NotebookActions, Dialog) {
  const session = panel.sessionContext;
  await Promise.all([panel.context.ready, panel.revealed, session.ready]);
  const marked = panel.model?.getMetadata("workbook")?.autorun === true;
  if (!marked) return;
  panel.addClass("second-interview-workbook");
  leaveRoom(app, panel);
  panel.node.addEventListener("dblclick", keepText, true);
  const changes = changedLately(panel.node);
  watch(panel, session, Dialog, async () => {
    if (!isTrusted(panel.content)) return;
    const typing = keepTyping(panel.node);
    try {
      if (typing.field) changes.add(typing.field);
      await runAll(panel, session, NotebookActions);
      await putBack(panel.node, changes.take(), typing.field);
    } finally {
      typing.end();
    }
  });
  if (!isTrusted(panel.content)) return;
  await runAll(panel, session, NotebookActions);
  panel.content.activeCellIndex = 0;
  await panel.content.scrollToItem(0, "start");
}

/** A double click on a word selects it, and does not turn the text into its source. */
function keepText(event) {
  if (event.target.closest(".jp-MarkdownCell.jp-mod-rendered")) event.stopPropagation();
}

async function runAll(panel, session, NotebookActions) {
  await session.session?.kernel?.info;
  await NotebookActions.runAll(panel.content, session);
  panel.model.dirty = false; // only outputs changed, and the server keeps those as they were published
}

const FIELD = ".wb-field :is(input, select, textarea)";
const LATELY = 20_000; // ms; a restart takes a few seconds, and what was typed meanwhile reached nobody

/**
 * Remembers which fields the person changes; `add` counts one as changed now, `take` returns those that may not have
 * been saved. A field that has left the page still holds what was typed into it last.
 */
function changedLately(root) {
  const changes = new Map();
  const add = (field) => changes.set(field, { at: Date.now(), place: placeOf(root, field) });
  root.addEventListener("input", ({ target }) => target.closest(".wb-field") && add(target), true);
  const take = () => {
    const lately = [...changes].filter(([, { at }]) => Date.now() - at < LATELY);
    changes.clear();
    return lately.map(([field, { place }]) => ({ field, place }));
  };
  return { add, take };
}

/** Which instrument a field stands in, which application or row that is about, its label, and its key if it has one. */
function placeOf(root, field) {
  const instrument = field.closest(".wb-instrument");
  const number = instrumentsOf(root).indexOf(instrument);
  return [number, instrument?.dataset.about, field.labels?.[0]?.textContent, field.dataset.key];
}

function instrumentsOf(root) {
  return [...root.querySelectorAll(".wb-instrument")];
}

/** Whether keys go to something that people type into or answer. */
function keysAreTaken() {
  return !!document.activeElement?.closest("input, select, textarea, [contenteditable=true], dialog, .jp-Dialog");
}

/**
 * When a page runs again, the field under somebody's fingers leaves it, and the keys would go to JupyterLab, where
 * "a" adds a cell and "x" cuts one. Until `end` they go to that `field`; there is none if the person is in no field.
 * If by then the person is nowhere, as the field has not come back, they go nowhere until a click or Tab.
 */
function keepTyping(root) {
  const field = document.activeElement;
  if (!root.contains(field) || !field.matches(FIELD)) return { end() {} };
  let ended = false;
  const hear = (event) => {
    if (ended && event.key === "Tab") return stop();
    const types = event.key.length === 1 || ["Backspace", "Enter"].includes(event.key);
    if (!types || event.ctrlKey || event.metaKey || keysAreTaken()) return;
    event.preventDefault();
    event.stopPropagation(); // on the window, so before JupyterLab hears it
    press(event.key, field);
  };
  const stop = () => {
    window.removeEventListener("keydown", hear, true);
    window.removeEventListener("pointerdown", stop, true);
  };
  const end = () => {
    ended = true;
    if (keysAreTaken() || document.activeElement?.closest(".wb-instrument")) return stop();
    window.addEventListener("pointerdown", stop, true);
  };
  window.addEventListener("keydown", hear, true);
  return { field, end };
}

/** Type one key into a text or number field that is not on the page, where the browser would not. Others ignore it. */
function press(key, field) {
  if (field.type === "number" && /^[0-9]$/.test(key)) field.value += key;
  if (!hasCaret(field)) return;
  const { selectionStart: start, selectionEnd: end } = field;
  if (key.length === 1) field.setRangeText(key, start, end, "end");
  else if (key === "Enter" && field.type === "textarea") field.setRangeText("\n", start, end, "end");
  else if (key === "Backspace") field.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
}

function hasCaret(field) {
  return ["text", "textarea"].includes(field.type);
}

/** After the page has run again, enter what may not have been saved anew, as the person did, who goes on in `inUse`. */
async function putBack(root, unsaved, inUse) {
  const enter = async ({ field: old, place }) => {
    const field = await arrived(root, place, old);
    if (!field) return;
    const goesOn = old === inUse && !keysAreTaken();
    if (goesOn) field.focus();
    const property = field.type === "checkbox" ? "checked" : "value";
    if (field[property] !== old[property]) {
      field[property] = old[property];
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (goesOn && hasCaret(field)) field.setSelectionRange(old.selectionStart, old.selectionEnd);
  };
  // An instrument shows one row at a time, so one field after the other, and the one in use last.
  const inTurn = unsaved.filter(({ field }) => field !== inUse).concat(unsaved.filter(({ field }) => field === inUse));
  const enterThoseOf = async (instrument) => {
    for (const change of inTurn.filter(({ place }) => place[0] === instrument)) await enter(change);
  };
  await Promise.all([...new Set(inTurn.map(({ place }) => place[0]))].map(enterThoseOf));
}

/** Have an instrument that shows another row show the one that `place` is about; whether that was needed and possible. */
function turnTo(root, [number, about]) {
  const instrument = instrumentsOf(root)[number];
  if (!about || !instrument || instrument.dataset.about === about) return false;
  const edit = instrument.querySelector(`[data-do=edit][data-key="${CSS.escape(about)}"]`);
  edit?.click();
  return edit !== null;
}

/** The field that took the place of `old` in the page that has just run again; nothing if it has not come after ten seconds. */
async function arrived(root, place, old) {
  let turned = false;
  for (let tries = 0; tries < 100; tries += 1) {
    const fields = [...root.querySelectorAll(FIELD)];
    const field = fields.find((one) => one !== old && placeOf(root, one).join() === place.join());
    if (field && root.querySelector(".wb-slot:empty") === null) return field;
    turned ||= turnTo(root, place);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Keep JupyterLab from saying that the kernel died, in a dialog that takes the focus: our notice says it too. */
function withdrawDialog(Dialog) {
  Dialog.tracker.filter((dialog) => !dialog.isAttached).forEach((dialog) => dialog.reject());
}

/** Run the page again after its kernel restarted; while it has none, say that nothing is saved. */
function watch(panel, session, Dialog, runAgain) {
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
    if (status === "autorestarting") withdrawDialog(Dialog);
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
  const { Dialog } = await packageOf("@jupyterlab/apputils");
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
          run(app, panel, NotebookActions, Dialog).catch((error) =>
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
