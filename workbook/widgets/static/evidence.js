function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(el, "wb-evidence");
  const foot = element("footer", "wb-foot");
  foot.append(
    element(
      "p",
      "",
      "The rates differ because they count different things: interviews, people, whole searches or jobs, after rooms of " +
        "two or of ten. The band is this workbook's range for a default room, so that the number of people is named.",
    ),
  );
  el.append(group(context, "Which figures", [["people", "stage", "grade"]]), slotFor(context, "rates"), foot);
}

export default { render };
