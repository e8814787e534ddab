function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  el.classList.add("wb", "wb-instrument", "wb-waiting-part");
  el.addEventListener("keydown", (event) => event.stopPropagation());
  const each = wordTable("What silence means for each", ["Application", "On the day", "Waiting", "Today"]);
  const empty = element("p", "wb-summary", "No application is open, so nothing is waited for.");
  const assumed = element("details", "wb-twin");
  const sources = element("ul", "wb-sources");
  sources.append(...model.get("sources").map((text) => element("li", "", text)));
  assumed.append(
    element("summary", "", "What this assumes about waiting, and how to change it"),
    element(
      "p",
      "wb-note",
      "Nobody publishes how long a yes and a no take apart. These numbers are an assumption, held up only by advice pages (grade C). Seven days for a yes is the early end of what they say, so a chance after a silence is rather too low than too high. Put in your own if you know better.",
    ),
    sources,
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
