// Shared by whatever shows what the journal holds.

import { send } from "./native/control.js";

/** Where answers live, in the words for this page: some places are called otherwise from another computer. */
export function placeOfAnswers(model) {
  const near = /^(localhost|127\.[\d.]+|\[::1\]|)$/.test(location.hostname) || !/^https?:$/.test(location.protocol);
  return model.get("place")[near ? "near" : "afar"];
}

const SAVED_BY_THEN = 1500; // ms after which the page that was left has saved what was typed there last

/** The parts of a page, as they came; each page of this tab has its own. */
function partsOn(page) {
  const pages = (window.__secondInterviewParts ??= new WeakMap());
  const parts = pages.get(page) ?? new Set();
  pages.set(page, parts);
  return parts;
}

/**
 * Tell Python when the page is left, so that it saves, and when it is turned to again, so that it reads what other pages
 * wrote: at once and a little later, whether it was a tab of JupyterLab, of the browser, another window, or the page beside
 * it. The first part of the page tells it for all.
 */
export function tellLooks(model, el, signal) {
  let page; // that this part stands on, once it stands there
  let seen; // whether the page is in sight
  let beside = false; // whether somebody was last in another page
  let later;
  const isTheFirst = () => page && partsOn(page).values().next().value === el;
  const tell = () => send(model, "looks", model.get("looks") + 1);
  const look = () => {
    clearTimeout(later);
    later = setTimeout(tell, SAVED_BY_THEN);
    tell();
  };
  const turned = (there) => isTheFirst() && (there ? look() : tell());
  const watched = new IntersectionObserver(([entry]) => {
    if (seen !== undefined && seen !== entry.isIntersecting) turned(entry.isIntersecting);
    seen = entry.isIntersecting;
  });
  const placed = new IntersectionObserver(() => {
    if (!el.isConnected) return;
    placed.disconnect();
    page = el.closest(".jp-NotebookPanel") ?? document.body;
    partsOn(page).add(el);
    watched.observe(page);
  });
  placed.observe(el);
  document.addEventListener("visibilitychange", () => turned(document.visibilityState === "visible"), { signal });
  const entered = ({ target }) => {
    const into = target.closest?.(".jp-NotebookPanel");
    if (into && into === page && beside) turned(true);
    if (into) beside = into !== page;
  };
  for (const how of ["focusin", "pointerdown"]) document.addEventListener(how, entered, { signal, capture: true });
  signal.addEventListener("abort", () => {
    clearTimeout(later);
    placed.disconnect();
    watched.disconnect();
    if (page) partsOn(page).delete(el);
  });
}
