function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-evidence");
  const details = element("details", "wb-twin");
  details.append(
    element("summary", "", "Show what is published, and what each figure counted"),
    group(context, "Which figures", [["basis", "people"], ["stage", "grade"]]),
    slotFor(context, "rates"),
    element(
      "p",
      "wb-why",
      "The rates differ because they count different things: interviews, people, whole searches or jobs, after rooms of " +
        "two or of ten. Readings of one table or chart stand together, as one source.",
    ),
  );
  const foot = element("footer", "");
  foot.append(problemLine(model));
  el.append(details, foot);
  tellLooks(model, el, signal);
}

export default { render };
