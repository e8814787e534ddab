function render({ model, el, signal }) {
  instrument(model, el, "wb-negotiation");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const { list, form } = rowsOf(model);
  const title = element("h3", "wb-title", "Your letter");
  const about = element("section", "wb-asking");
  about.append(title, pickField(model), letterBox(model));
  el.append(summary, list, problemLine(model), form, about, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => {
    summary.textContent = model.get("summary");
    summary.hidden = !model.get("summary");
  });
  follow(model, ["letter"], () => (about.hidden = !model.get("letter").text));
}

export default { render };
