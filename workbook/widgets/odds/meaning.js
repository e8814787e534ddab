function render({ model, el, signal }) {
  instrument(model, el, "wb-meaning");
  const said = element("p", "wb-meant");
  const title = element("h3", "wb-title", "What is left to do");
  const steps = element("ol", "wb-steps");
  const unread = element("p", "wb-error");
  unread.setAttribute("role", "alert");
  const foot = element("footer", "");
  foot.append(problemLine(model), unread);
  el.append(said, title, steps, foot);
  tellLooks(model, el, signal);
  follow(model, ["said"], () => (said.textContent = unbroken(model.get("said"))));
  follow(model, ["unsaved"], () => (unread.textContent = model.get("unsaved")));
  follow(model, ["steps"], () => {
    title.hidden = !model.get("steps").length;
    steps.replaceChildren(
      ...model.get("steps").map(({ words, why, page }) => {
        const item = element("li", "");
        item.append(pageLink(page, words), element("span", "wb-why", why));
        return item;
      }),
    );
  });
}

export default { render };
