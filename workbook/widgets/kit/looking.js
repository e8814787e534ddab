// Shared by whatever shows what the journal holds.

/** Where answers live, in the words for this page: some places are called otherwise from another computer. */
function placeOfAnswers(model) {
  const near = /^(localhost|127\.[\d.]+|\[::1\]|)$/.test(location.hostname) || !/^https?:$/.test(location.protocol);
  return model.get("place")[near ? "near" : "afar"];
}

const SAVED_BY_THEN = 1500; // ms after which the page that was left has saved what was typed there last

/** The parts in sight of the page that `el` stands on; each page of this tab has its own. */
function inSight(el) {
  const page = el.closest(".jp-NotebookPanel") ?? document.body;
  const pages = (window.__secondInterviewInSight ??= new WeakMap());
  if (!pages.has(page)) pages.set(page, new Set());
  return pages.get(page);
}

/**
 * Tell Python when the page is left, so that it saves, and when it is turned to again, so that it reads what other pages
 * wrote: at once and a little later, whether it was a tab of JupyterLab, of the browser, or another window. One part of
 * the page tells it for all: the first that comes into sight, and the last that goes.
 */
function tellLooks(model, el, signal) {
  let parts; // that are in sight, of the page that this one stands on
  let later;
  const tell = () => send(model, "looks", model.get("looks") + 1);
  const look = () => {
    clearTimeout(later);
    later = setTimeout(tell, SAVED_BY_THEN);
    tell();
  };
  const observer = new IntersectionObserver(([entry]) => {
    const opened = !parts; // what is seen then was drawn just now
    parts ??= inSight(el);
    const before = parts.size;
    if (entry.isIntersecting) parts.add(el);
    else parts.delete(el);
    if (!opened && !before && parts.size) look();
    if (!opened && before && !parts.size) tell();
  });
  observer.observe(el);
  const turned = () => parts?.values().next().value === el && (document.visibilityState === "visible" ? look() : tell());
  document.addEventListener("visibilitychange", turned, { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(later);
    observer.disconnect();
    parts?.delete(el);
  });
}
