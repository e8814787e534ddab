// Shared by whatever shows what the journal holds.

/** Where answers live, in the words for this page: some places are called otherwise from another computer. */
function placeOfAnswers(model) {
  const near = /^(localhost|127\.[\d.]+|\[::1\]|)$/.test(location.hostname) || !/^https?:$/.test(location.protocol);
  return model.get("place")[near ? "near" : "afar"];
}

const SAVED_BY_THEN = 1500; // ms after which the page that was left has saved what was typed there last

/**
 * Tell Python when the page is left, so that it saves, and when it is turned to again, so that it reads what other pages
 * wrote: at once and a little later, whether it was a tab of JupyterLab, of the browser, or another window.
 */
function tellLooks(model, el, signal) {
  let seen;
  let later;
  const tell = () => send(model, "looks", model.get("looks") + 1);
  const look = () => {
    clearTimeout(later);
    later = setTimeout(tell, SAVED_BY_THEN);
    tell();
  };
  const observer = new IntersectionObserver(([entry]) => {
    if (seen !== undefined && entry.isIntersecting !== seen) entry.isIntersecting ? look() : tell();
    seen = entry.isIntersecting;
  });
  observer.observe(el);
  const turned = () => seen && (document.visibilityState === "visible" ? look() : tell());
  document.addEventListener("visibilitychange", turned, { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(later);
    observer.disconnect();
  });
}
