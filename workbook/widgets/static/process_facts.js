function render({ model, el, signal }) {
  instrument(el, "wb-process");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  el.append(summary, sheetOf(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
}

export default { render };
