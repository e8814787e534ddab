function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-calibration");
  const all = wordTable("Your forecasts", ["Application", "Before", "After", "What came of it"]);
  const facts = wordTable("How good they were", ["What", "In words"]);
  const locked = element("p", "wb-note");
  locked.setAttribute("role", "status");
  el.append(
    group(context, "One interview", ["which", ["before", "after"], "outcome"]),
    locked,
    all.el,
    slotFor(context, "add"),
    slotFor(context, "moment"),
    facts.el,
    slotFor(context, "reliability"),
    savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["locked"], () => {
    locked.textContent = model.get("locked");
    locked.hidden = !model.get("locked");
  });
  follow(model, ["rows", "facts"], () => {
    all.draw(model.get("rows"));
    facts.draw(model.get("facts"));
  });
}

export default { render };
