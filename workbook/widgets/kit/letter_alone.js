function render({ model, el, signal }) {
  instrument(model, el, "wb-letter-alone");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  el.append(summary, pickField(model), sheetOf(model), letterBox(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => {
    summary.textContent = model.get("summary");
    summary.hidden = !model.get("summary");
  });
}

export default { render };
