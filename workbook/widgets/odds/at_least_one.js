function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-pipeline");
  const facts = wordTable("What it comes to", ["What", "In words"]);
  const helps = wordTable("What would help most here", ["If this were so", "Change", "Why"]);
  const empty = element("p", "wb-summary");
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
  });
  follow(model, ["nothing"], () => {
    empty.textContent = model.get("nothing");
    empty.hidden = !empty.textContent;
  });
}

export default { render };
