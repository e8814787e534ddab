function render({ model, el, signal }) {
  instrument(model, el, "wb-if-then");
  const isStarter = ({ kind }) => kind === "tick";
  const { list, form } = rowsOf(withFields(model, (spec) => !isStarter(spec)));
  const starters = element("details", "wb-twin wb-starters");
  const summary = element("summary", "");
  starters.append(summary, element("p", "wb-help", "Tick those that go on your card."), sheetOf(withFields(model, isStarter)));
  const said = element("p", "wb-on-card");
  said.setAttribute("role", "status");
  el.append(
    element("p", "wb-summary", "What could go wrong, and what would you do then?"),
    list,
    problemLine(model),
    form,
    starters,
    said,
    savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["starters"], () => (summary.textContent = model.get("starters")));
  follow(model, ["on_card"], () => (said.textContent = model.get("on_card")));
}

export default { render };
