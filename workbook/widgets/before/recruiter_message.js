function render({ model, el, signal }) {
  instrument(model, el, "wb-recruiter");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  el.append(summary, sheetOf(model), letterBox(model, channelField(model)), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
}

function channelField(model) {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label", "How will you ask?");
  const select = element("select", "wb-input");
  select.id = label.htmlFor = ownId();
  select.append(...model.get("channels").map(([key, words]) => new Option(words, key)));
  select.addEventListener("change", () => model.send({ do: "channel", channel: select.value }));
  follow(model, ["channel"], () => (select.value = model.get("channel")));
  box.append(label, select);
  return box;
}

export default { render };
