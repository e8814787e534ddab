// Keeps a page alive: when its kernel is gone, or is another one than the page was made by, the page runs again, and what
// was typed meanwhile goes back into its fields. What was typed is kept by the page's own script (unsaved.js).

import { asked, DEAF, inTime, modelOf, STARTS } from "./asking.js";

const WIDGET = "application/vnd.jupyter.widget-view+json";
const AGAIN = 2000; // ms until a page that did not run to its end runs again
const SETTLES = 3000; // ms the parts of a page that ran again are given to be whole
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];
const PART = ".wb-instrument, .wb-savebar";
const FIELD = ".wb-field :is(input, select, textarea)";
const WORDS = {
  lost: "This page is not connected: what you enter now is not saved yet. What was saved is safe. Open the page again, or choose Kernel, Restart Kernel.",
  starting: "This page is starting again. What you enter now is not saved yet.",
  unrun: "This page must run again before anything is saved. Choose Run, Run All Cells. What you typed is put back.",
};

const pages = new Set(); // for each page in this window, whether it is away: any may be the first to hear of their kernel
const isAnyAway = () => [...pages].some((isAway) => isAway());

/**
 * Watch over the page of `panel`. `mayRun()` promises whether it may run by itself, `runAll()` runs it.
 * What is returned has a page run again that did not run to its end.
 *
 * No status is believed: whether the kernel knows the widgets of this page is asked of the kernel, whenever something
 * about it changes, and whenever an answer is late.
 */
export function keepAlive(panel, session, { Dialog, mayRun, runAll }) {
  const say = noticeIn(panel.node);
  let made = []; // the widgets of the page as it ran last
  let running = false;
  let whole = true; // whether the page has run to its end, as far as it ran
  let silences = 0; // questions in a row that the kernel did not answer
  let unrun = false;
  let had; // the id of the kernel that the page had last
  let theirs; // the id of the one that a page beside it had last
  const kernel = () => session.session?.kernel;
  const beside = new BroadcastChannel(besidesOf(session));
  const tell = () => {
    const id = kernel()?.id ?? had;
    if (id !== had) beside.postMessage(id);
    had = id;
  };
  speakPlainly(kernel());
  const gone = () => !kernel() || kernel().status === "dead" || kernel().connectionStatus === "disconnected";
  const draw = () => {
    const busy = running === "again" || ["restarting", "autorestarting"].includes(kernel()?.status);
    say(busy ? WORDS.starting : gone() && made.length ? WORDS.lost : unrun ? WORDS.unrun : "");
  };
  /** Whether the page has to run again. If `needed`, a lost connection is made anew, and a kernel that is gone. */
  const mustRun = async (needed) => {
    if (!session.isReady || (made.length === 0 && whole)) return false;
    if (needed && kernel()?.connectionStatus !== "connected") await reconnect(kernel());
    if (gone()) return (needed || (theirs && theirs !== had)) && (await mayRun()) && (await begun(session));
    if (kernel().connectionStatus !== "connected") return false;
    const known = await knows(kernel(), made);
    silences = known === undefined ? silences + 1 : 0;
    if (silences > 0) return needed && (await reachAgain());
    return !known || !whole;
  };
  /** "Connected" is no promise that anything arrives. Whether there is another kernel now, in place of one that is deaf. */
  const reachAgain = async () => {
    const deaf = silences >= DEAF && !(await isBusy(session));
    if (!deaf) await reconnect(kernel());
    return deaf && (await mayRun()) && (await begun(session));
  };
  const check = async (needed = false) => {
    made = widgetsOf(panel) ?? made;
    tell();
    draw();
    if (running) return;
    running = true;
    try {
      if (!(await mustRun(needed))) return;
      unrun = !(await mayRun());
      if (!unrun) await runAgain();
    } catch (error) {
      console.warn("This page could not be brought back yet:", error.message); // it is tried again when something is late
      if (!whole) setTimeout(() => void check(true), AGAIN);
    } finally {
      running = false;
      draw();
    }
  };
  const runAgain = async () => {
    running = "again";
    draw();
    const typing = keepTyping(panel.node);
    const letGo = keepPlace(panel.content);
    try {
      speakPlainly(kernel());
      whole = false;
      await runAll();
      whole = true;
      made = widgetsOf(panel) ?? made;
      await window.secondInterviewUnsaved?.back(panel.node);
    } finally {
      typing.end();
      letGo();
    }
  };
  for (const signal of [session.statusChanged, session.connectionStatusChanged, session.kernelChanged]) {
    signal.connect(() => void check());
  }
  // A kernel that was ended for good leaves all pages: with the first that has one again, all come back.
  beside.onmessage = ({ data }) => {
    theirs = data;
    if (gone()) void check();
  };
  tell();
  panel.disposed.connect(() => beside.close());
  panel.node.addEventListener("workbook-not-saved", () => void check(true));
  // JupyterLab says in a dialog that the kernel died or the server is away, once for each page, and takes the focus from
  // whoever is in a part of the page, and the letters from whoever types: our notice says it too.
  const away = () => kernel()?.connectionStatus !== "connected" || kernel().status === "autorestarting" || isLate(panel.node);
  pages.add(away);
  const isSaid = () => isInAPart(panel.node) || Dialog.tracker.size > 1;
  const withdraw = (_tracker, dialog) => isAnyAway() && isSaid() && queueMicrotask(() => dialog.reject());
  Dialog.tracker.widgetAdded.connect(withdraw);
  panel.disposed.connect(() => {
    pages.delete(away);
    Dialog.tracker.widgetAdded.disconnect(withdraw);
  });
  return () => {
    whole = false;
    return check(true);
  };
}

/** Where the pages of one folder and one server hear of each other, whichever tab of the browser they are in. */
function besidesOf({ path, sessionManager }) {
  return `second-interview-workbook/kernel/${sessionManager.serverSettings.baseUrl}${path.slice(0, path.lastIndexOf("/") + 1)}`;
}

function isLate(root) {
  return (window.secondInterviewUnsaved?.late(root) ?? []).length > 0;
}

/** Whether somebody is in a field of this page. */
function isTyping(root) {
  return root.contains(document.activeElement) && document.activeElement.matches(FIELD);
}

/** Whether somebody is in a part of this page: in a field or at a button. */
function isInAPart(root) {
  return root.contains(document.activeElement) && !!document.activeElement.closest(PART);
}

/**
 * When a page runs again, its parts leave it for a moment, and JupyterLab goes to its end: until the person moves it, the
 * page stays where it was. Returned is what lets go of it, once its parts have had the time to come back.
 */
function keepPlace(notebook) {
  const box = notebook.outerNode;
  const top = () => box.getBoundingClientRect().top;
  const cell = notebook.widgets.find(({ node }) => node.getBoundingClientRect().bottom > top());
  if (!cell || !box.checkVisibility()) return () => {};
  const at = () => cell.node.getBoundingClientRect().top - top();
  const [was, active, moved] = [at(), notebook.activeCellIndex, new AbortController()];
  const hold = () => {
    if (moved.signal.aborted) return;
    if (cell.node.isConnected && Math.abs(at() - was) > 1) box.scrollTop += at() - was;
    requestAnimationFrame(hold);
  };
  const stop = () => moved.abort();
  const types = ({ type, key, target }) => type === "keydown" && key !== "Tab" && target.matches(FIELD);
  const hear = (event) => types(event) || stop();
  for (const event of MOVES) box.addEventListener(event, hear, { passive: true, capture: true, signal: moved.signal });
  hold();
  return () => {
    if (!moved.signal.aborted) notebook.activeCellIndex = active;
    setTimeout(stop, SETTLES);
  };
}

/** The ids of the widgets that the page shows; nothing when it shows none. */
function widgetsOf(panel) {
  const ids = [];
  for (const cell of panel.model?.cells ?? []) {
    for (let i = 0; i < (cell.outputs?.length ?? 0); i += 1) ids.push(cell.outputs.get(i).data[WIDGET]?.model_id);
  }
  const found = ids.filter(Boolean);
  return found.length ? found : undefined;
}

/** Whether `kernel` knows any of these widgets; undefined when it does not say. */
async function knows(kernel, widgets) {
  const reply = await asked(kernel);
  return reply?.content.comms && widgets.some((id) => id in reply.content.comms);
}

/**
 * JupyterLab sends what widgets say to a side shell of the kernel, and leaves that behind when a page is closed. When the
 * kernel was restarted elsewhere, it goes on naming the one that went with the old kernel, and nothing arrives: so from now
 * on all goes to the main shell.
 */
function speakPlainly(kernel) {
  if (kernel) kernel.commsOverSubshells = "disabled";
}

async function reconnect(kernel) {
  if (kernel) await inTime(kernel.reconnect());
}

/** Whether the server says that the kernel has something to do: then its silence means nothing. */
async function isBusy(context) {
  return (await modelOf(context))?.execution_state === "busy";
}

/** Have a kernel for the page; whether there is one now. */
async function begun(session) {
  const name = session.session?.kernel?.name || session.prevKernelName || session.kernelPreference.name || "python3";
  await inTime(session.changeKernel({ name }), STARTS);
  return !!session.session?.kernel;
}

/** The notice below a page; returned is what says something there, or nothing. */
function noticeIn(root) {
  const notice = Object.assign(document.createElement("p"), { className: "workbook-notice", hidden: true });
  notice.setAttribute("role", "alert");
  root.append(notice);
  return (words) => {
    if (notice.textContent !== words) notice.textContent = words;
    notice.hidden = !words;
  };
}

/** Whether keys go to something that people type into or answer. */
function keysAreTaken() {
  return !!document.activeElement?.closest("input, select, textarea, [contenteditable=true], dialog, .jp-Dialog");
}

/**
 * When a page runs again, the field under somebody's fingers leaves it, and the keys would go to JupyterLab, where
 * "a" adds a cell and "x" cuts one. Until `end` they go to that field, if the person is in one.
 * If by then the person is nowhere, as the field has not come back, they go nowhere until a click or Tab.
 */
function keepTyping(root) {
  const field = document.activeElement;
  if (!isTyping(root)) return { end() {} };
  window.secondInterviewUnsaved?.hold(root, field);
  let ended = false;
  const hear = (event) => {
    if (ended && event.key === "Tab") return stop();
    const types = event.key.length === 1 || ["Backspace", "Enter"].includes(event.key);
    if (!types || event.ctrlKey || event.metaKey || keysAreTaken()) return;
    event.preventDefault();
    event.stopPropagation(); // on the window, so before JupyterLab hears it
    press(event.key, field);
    window.secondInterviewUnsaved?.note(field);
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
  return { end };
}

/** Type one key into a text or number field that is not on the page, where the browser would not. Others ignore it. */
function press(key, field) {
  if (field.type === "number" && /^[0-9]$/.test(key)) field.value += key;
  if (!["text", "textarea"].includes(field.type)) return;
  const { selectionStart: start, selectionEnd: end } = field;
  if (key.length === 1) field.setRangeText(key, start, end, "end");
  else if (key === "Enter" && field.type === "textarea") field.setRangeText("\n", start, end, "end");
  else if (key === "Backspace") field.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
}
