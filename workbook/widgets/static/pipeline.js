function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(el, "wb-pipeline");
  const facts = wordTable("What it comes to", ["What", "In words"]);
  const helps = wordTable("What would help most here", ["If this were so", "Change", "Why"]);
  const empty = element("p", "wb-summary", "No application is open. Add one above, and the odds appear here.");
  el.append(
    empty,
    group(context, "What is assumed", ["travels", "like"]),
    facts.el,
    slotFor(context, "offers"),
    slotFor(context, "growth"),
    helps.el,
    assumedList("What this assumes", model.get("assumed")),
    savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["facts", "helps"], () => {
    facts.draw(model.get("facts"));
    helps.draw(model.get("helps"));
    empty.hidden = model.get("facts").length > 0;
  });
}

export default { render };
