function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(el, "wb-waiting-part");
  const each = wordTable("What silence means for each", ["Application", "On the day", "Waiting", "Today"]);
  const empty = element("p", "wb-summary", "No application is open, so nothing is waited for.");
  const published = element("ul", "");
  published.append(...model.get("sources").map((text) => element("li", "", text)));
  const assumed = assumedList(
    "What this assumes about waiting, and how to change it",
    model.get("assumed"),
    element("p", "wb-note", "Nobody publishes how long a yes and a no take apart. Put in your own numbers if you know better."),
    published,
    group(context, "The clocks", ["median_yes", "median_no", "never"]),
  );
  el.append(
    empty,
    each.el,
    element("p", "wb-help wb-shared", "Silence elsewhere counts a little here too, because your strength goes with you."),
    slotFor(context, "which"),
    slotFor(context, "silence"),
    slotFor(context, "first"),
    assumed,
    savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["rows"], () => {
    each.draw(model.get("rows"));
    empty.hidden = model.get("rows").length > 0;
  });
}

export default { render };
