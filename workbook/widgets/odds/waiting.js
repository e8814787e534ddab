function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-waiting-part");
  const each = wordTable("What silence means for each", ["Application", "On the day", "Waiting", "Today"]);
  const published = element("ul", "");
  published.append(...model.get("sources").map((text) => element("li", "", text)));
  const assumed = assumedList(
    "What this assumes about waiting, until you enter your own numbers",
    model.get("assumed"),
    element("p", "wb-note", "Nobody publishes how long a yes and a no take apart. Put in your own numbers if you know better."),
    published,
    group(context, "The clocks", ["median_yes", "median_no", "never"]),
  );
  el.append(
    sentenceOf(model, "nothing", "wb-summary"),
    each.el,
    sentenceOf(model, "elsewhere", "wb-help wb-shared"),
    sentenceOf(model, "clocks", "wb-help"),
    slotFor(context, "which"),
    sentenceOf(model, "not_silent", "wb-note"),
    slotFor(context, "silence"),
    sentenceOf(model, "no_calendar", "wb-note"),
    slotFor(context, "first"),
    assumed,
    savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["rows"], () => each.draw(model.get("rows")));
}

/** A sentence that Python says; away while there is none. */
function sentenceOf(model, name, className) {
  const said = element("p", className);
  follow(model, [name], () => {
    said.textContent = model.get(name);
    said.hidden = !said.textContent;
  });
  return said;
}

export default { render };
