function render({ model, el, signal }) {
  instrument(model, el, "wb-referees");
  const note = element("p", "wb-note wb-others", "");
  const covered = element("p", "wb-summary");
  covered.setAttribute("role", "status");
  const care = element("ul", "wb-care");
  const { list, form } = rowsOf(
    withFields(model, (spec) => !model.get("apart").includes(spec.key)),
    { folded: () => true, onTyped: countFilled },
  );
  el.append(note, covered, care, list, problemLine(model), form, jobPart(model), letterPart(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["note"], () => (note.textContent = model.get("note")));
  follow(model, ["coverage"], () => {
    covered.textContent = model.get("coverage");
    covered.hidden = !model.get("coverage");
  });
  follow(model, ["warnings"], () => {
    care.replaceChildren(...model.get("warnings").map((sentence) => element("li", "", sentence)));
    care.hidden = model.get("warnings").length === 0;
  });
}

/** Which application it is about, whether they have chosen, and what that does to the odds. */
function jobPart(model) {
  const part = element("section", "wb-form wb-job");
  const title = element("h3", "wb-title");
  const said = element("p", "wb-chance");
  said.setAttribute("role", "status");
  const why = element("details", "wb-twin");
  const reasons = element("ul", "wb-reasons");
  why.append(element("summary", "", "Why it is not certain, and where the numbers come from"), reasons);
  const sheet = sheetOf(withFields(model, (spec) => model.get("apart").includes(spec.key)));
  part.append(title, sheet, said, why);
  follow(model, ["job"], () => {
    title.textContent = model.get("job");
    part.hidden = !model.get("job");
  });
  follow(model, ["chance"], () => {
    const { sentence = "", why: sentences = [] } = model.get("chance");
    said.textContent = unbroken(sentence);
    reasons.replaceChildren(...sentences.map((text) => element("li", "", text)));
    said.hidden = why.hidden = !sentence;
  });
  return part;
}

/** The letter to the referee that is selected, with the choice of the letter above it. */
function letterPart(model) {
  const title = element("h3", "wb-title");
  const box = element("div", "wb-field");
  const label = element("label", "wb-label", "Which message?");
  const select = element("select", "wb-input");
  const before = element("p", "wb-before");
  select.id = label.htmlFor = ownId();
  select.append(...model.get("kinds").map(([key, words]) => new Option(words, key)));
  select.addEventListener("change", () => model.send({ do: "letter", kind: select.value }));
  before.setAttribute("role", "status");
  box.append(label, select);
  follow(model, ["form_of"], () => (title.textContent = `A message to ${model.get("form_of")}`));
  follow(model, ["letter_kind"], () => (select.value = model.get("letter_kind")));
  follow(model, ["letter_note"], () => {
    before.textContent = model.get("letter_note");
    before.hidden = !model.get("letter_note");
  });
  return letterBox(model, title, box, before);
}

export default { render };
