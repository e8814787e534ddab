// Shared by whatever shows what the journal holds.

/** Tell Python when the page is turned to again, so that it reads what other pages wrote. */
function tellLooks(model, el, signal) {
  let seen;
  const observer = new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && seen === false) send(model, "looks", model.get("looks") + 1);
    seen = entry.isIntersecting;
  });
  observer.observe(el);
  signal.addEventListener("abort", () => observer.disconnect());
}
