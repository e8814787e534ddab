// Whether a page runs by itself: only when its code is ours. The server part of this package compares it with the pages
// that it published; Jupyter's own signature says nothing about who wrote a notebook. Any other page waits for a press.

import { begins, heard } from "./asking.js";

const ANSWERED = 20_000; // ms the server may take to compare a page

// A workbook.py in the page's folder is not ours. What stands behind the installed packages was put there by them: the
// folder of a checkout, where a page may lie too.
const AWAY = `import os as _os, site as _site, sys as _sys
_own = min([_sys.path.index(_one) for _one in _site.getsitepackages() if _one in _sys.path], default=len(_sys.path))
_is_here = lambda _one: _os.path.realpath(_one) == _os.path.realpath(_os.getcwd())
_sys.path[:_own] = [_one for _one in _sys.path[:_own] if not _is_here(_one)]
del _os, _site, _sys, _own, _is_here`;

/** The page tells its kernel which it is, and which pages of that kernel are gone. Without the workbook, its cells say so. */
const telling = (name, gone) => `
try:
    from workbook.widgets.kit.pages import begin as _begin
except ImportError:
    pass
else:
    _begin(${JSON.stringify(name)}, ${JSON.stringify(gone)})
    del _begin`;

const SAID = {
  changed: "The code of this page was changed, so it has not run. You can put the page back as it was: your answers stay.",
  strange: "This page is not one of this workbook's, so it has not run. Run it only if you trust whoever made it.",
  kernel: "This page is not set to run with the workbook's Python, so it has not run.",
  unknown: "This page could not be compared with the workbook's own pages, so it has not run.",
};

const STYLE = `
  .workbook-waiting { overflow: hidden; color: #1f2328; background: #fbf1dc; border-bottom: 1px solid #c99a3b; }
  .workbook-waiting > div {
    box-sizing: border-box; padding: 10px 16px; font: 15px/1.5 system-ui, sans-serif;
    display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center;
  }
  .workbook-waiting p { margin: 0; flex: 1 1 16em; }
  .workbook-waiting button {
    font: inherit; min-height: 32px; padding: 4px 12px; cursor: pointer;
    color: #1f2328; background: #fff; border: 1px solid #7a4f00; border-radius: 4px;
  }
  .workbook-waiting button:not(:last-child) { color: #fff; background: #7a4f00; }
  .workbook-waiting button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
  [data-jp-theme-light="false"] .workbook-waiting { color: #f3e6c8; background: #33290f; }
  [data-jp-theme-light="false"] .workbook-waiting button { color: #f3e6c8; background: #1c1706; border-color: #f0c36d; }
  [data-jp-theme-light="false"] .workbook-waiting button:not(:last-child) { color: #33290f; background: #f0c36d; }
  [data-jp-theme-light="false"] .workbook-waiting button:focus-visible { outline-color: #8ab4f8; }
  .workbook-has-not-run .jp-Cell-outputWrapper { display: none; }
`; // what a page printed for its authors helps nobody while it has not run

/** The sources of the page's code cells, in order. */
function codeOf(panel) {
  return [...panel.model.cells].filter((cell) => cell.type === "code").map((cell) => cell.sharedModel.getSource());
}

function same(some, others) {
  return some.length === others.length && some.every((source, place) => source === others[place]);
}

/**
 * The gate of a page. `mayRun` promises whether it may run without a press, `run` runs it if it may or somebody pressed,
 * and `open(again)` does both, or shows what to press; `again` is called when a run came to no end. `runAll` runs a page
 * without asking. Each time the code was compared, `compared` is told the bar of the page if it is ours; `look` has it
 * compared before there is a kernel.
 */
export function gateOf(panel, session, { app, NotebookActions, ServerConnection, Widget, runAll, compared }) {
  panel.node.classList.add("workbook-has-not-run");
  let pressed; // the code that somebody pressed "Run this page" for
  let ours = []; // the code that was compared, and found to be ours
  let kernel; // the name of the one that our pages run with
  let gone = []; // the pages of this one's kernel that were open when it was compared, and are not any more
  let known = false;
  let said = SAID.unknown;
  let line;
  let ran = false; // whether anything has run, whoever ran it
  const ranIn = (_actions, { notebook }) => {
    if (notebook !== panel.content || !session.session?.kernel) return; // without a kernel nothing runs
    ran = true;
    panel.node.classList.remove("workbook-has-not-run");
    line?.dispose();
  };
  NotebookActions.executionScheduled.connect(ranIn);
  panel.disposed.connect(() => NotebookActions.executionScheduled.disconnect(ranIn));
  const isPressed = () => pressed !== undefined && same(pressed, codeOf(panel));
  const isElsewhere = () => session.session?.kernel && session.session.kernel.name !== kernel;
  const isOurs = () => ours.length > 0 && same(ours, codeOf(panel)) && !isElsewhere();

  const name = () => panel.context.path.split("/").pop().replace(/\.ipynb$/, "");

  async function ask(what, notebook) {
    const settings = app.serviceManager.serverSettings;
    const signal = AbortSignal.timeout(ANSWERED);
    const { id, clientId } = session.session?.kernel ?? {};
    const said = { notebook, name: name(), kernel: id, page: clientId };
    const request = { method: "POST", body: JSON.stringify(said), signal };
    const answer = await ServerConnection.makeRequest(`${settings.baseUrl}workbook/${what}`, request, settings);
    if (!answer.ok) throw new Error(`The server answered ${answer.status} about this page.`);
    return answer.json();
  }

  async function mayRun() {
    if (isPressed() || isOurs()) return true;
    [ours, known, said] = [[], false, SAID.unknown];
    try {
      const code = codeOf(panel);
      const answer = await comparedTo(code);
      [known, kernel, gone] = [answer.known, answer.kernel, answer.gone ?? []];
      if (answer.ours) ours = code;
      else said = known ? SAID.changed : SAID.strange;
      if (answer.ours && isElsewhere()) said = SAID.kernel;
      compared(isOurs() ? answer.bar : null);
      return isOurs();
    } catch (error) {
      console.error(error);
      compared(null);
      return false;
    }
  }

  function comparedTo(code) {
    return ask("compare", { cells: code.map((source) => ({ cell_type: "code", source })) });
  }

  async function look() {
    const answer = await comparedTo(codeOf(panel)).catch(() => ({}));
    if (!ran) compared(answer.ours ? answer.bar : null);
  }

  async function run() {
    const mayNow = () => isPressed() || isOurs();
    const told = mayNow() && (await isReady(session, (isPressed() ? "" : AWAY) + telling(name(), gone)));
    gone = [];
    if (!told || !mayNow()) throw new Error("This page may not run by itself.");
    await runAll();
  }

  async function runHere() {
    await run();
    panel.content.activeCellIndex = 0;
    await panel.content.scrollToItem(0, "start");
  }

  async function putBack() {
    const before = codeOf(panel);
    const page = await ask("put-back", panel.model.toJSON());
    if (!page || !same(before, codeOf(panel))) throw new Error("The page changed meanwhile.");
    panel.model.fromJSON(page);
    if (panel.context.contentsModel?.writable !== false) await panel.context.save();
    if (isElsewhere()) await session.changeKernel({ name: kernel });
  }

  async function open(again) {
    if (await mayRun()) return runHere().catch(again);
    if (ran) return;
    line = lineOf(panel, Widget, said);
    if (known) {
      line.offer("Put the page back as it was", async () => {
        await putBack();
        line.dispose();
        await open(again);
      });
    }
    line.offer("Run this page", async () => {
      pressed = codeOf(panel);
      await runHere().catch(again);
    });
  }

  return { look, mayRun, run, open };
}

/** Have the kernel look away from the page's folder and know the page (`code`); whether it did as it was told. */
async function isReady(session, code) {
  const { kernel } = session.session;
  await begins(session);
  const future = kernel.requestExecute({ code, silent: true, store_history: false });
  return (await heard(kernel, future.done)).content.status === "ok";
}

/** The line above a page that waits: a sentence, and a native button for each `offer`, which does its work once at a time. */
function lineOf(panel, Widget, sentence) {
  addStyle();
  const bar = Object.assign(document.createElement("div"), { className: "workbook-waiting" });
  const inner = document.createElement("div");
  const said = document.createElement("p");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "This page has not run");
  bar.dataset.lmSuppressShortcuts = "true"; // Enter is for the button, not for a cell
  said.setAttribute("role", "status");
  inner.append(said);
  bar.append(inner);
  const widget = new Widget({ node: bar });
  panel.contentHeader.addWidget(widget);
  const grow = new ResizeObserver(() => {
    bar.style.minHeight = `${inner.offsetHeight}px`; // JupyterLab gives a widget no more than it says it needs
    widget.parent?.fit();
  });
  grow.observe(inner);
  setTimeout(() => (said.textContent = sentence)); // once it stands on the page, so that it is read out
  const dispose = () => {
    grow.disconnect();
    widget.dispose();
  };
  return { offer: (label, press) => inner.append(button(label, press, said)), dispose };
}

function button(label, press, said) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", async () => {
    if (made.parentNode.dataset.busy) return;
    made.parentNode.dataset.busy = "yes";
    try {
      await press();
    } catch (error) {
      console.error(error);
      said.textContent = "That did not work, and nothing ran. Please try again, or open the page again.";
    } finally {
      if (made.parentNode) delete made.parentNode.dataset.busy;
    }
  });
  return made;
}

function addStyle() {
  if (document.querySelector("style[data-workbook=ours]")) return;
  const style = Object.assign(document.createElement("style"), { textContent: STYLE });
  style.dataset.workbook = "ours";
  document.head.append(style);
}
