function render({ model, el, signal }) {
  instrument(model, el, "wb-day");
  const known = element("dl", "wb-known");
  el.append(known, sheetOf(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["known"], () => known.replaceChildren(...model.get("known").map(knownFact)));
}

/** What another page asks for; a link to it when it is not known. */
function knownFact([what, said, page]) {
  const pair = element("div", "");
  const value = element("dd", "", said);
  value.dir = "auto";
  if (!said) value.append("Not known yet. ", pageLink(page, page === "00-start-here" ? "Enter it on Start here" : "Note it on The process"));
  pair.append(element("dt", "", what), value);
  return pair;
}

export default { render };
