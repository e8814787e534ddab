function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-decision");
  const head = headlineOf(signal);
  const basis = element("p", "wb-cannot");
  head.el.append(basis);
  follow(model, ["basis"], () => (basis.textContent = model.get("basis")));
  const others = group(context, "What the others would be worth", []);
  const facts = wordTable("What stands behind it", ["What", "Of 100"]);
  const columns = element("div", "wb-two");
  columns.append(group(context, "This offer", ["which", "worth", "deadline", "keep_searching"]), others);
  el.append(head.el, problemLine(model), columns, facts.el, slotFor(context, "days"), assumedList("What this assumes", model.get("assumed")), savingLine(model));
  tellLooks(model, el, signal);

  const slots = new Map();
  const none = element("p", "wb-help", "No other application is open. Enter others on the page Your pipeline.");
  others.append(none);
  follow(model, ["others"], () => {
    const names = model.get("others");
    none.hidden = names.length > 0;
    for (const [name, slot] of slots) slot.hidden = !names.includes(name);
    for (const name of names) {
      if (!slots.has(name)) slots.set(name, slotFor(context, name));
      others.append(slots.get(name));
    }
  });
  follow(model, ["said", "facts"], () => {
    if (model.get("said").words) head.draw(model.get("said"));
    facts.draw(model.get("facts"));
  });
}

export default { render };
