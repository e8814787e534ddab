// Reading an offer: what to look for, and the questions that follow for the employer and for somebody qualified.

const NOTE_LABEL = "Your note"; // the label goes on with the condition, for those who hear it

function render({ model, el, signal }) {
  instrument(model, el, "wb-conditions");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const start = element("p", "wb-conditions-start");
  const sheet = sheetOf(model, {
    folded: () => true,
    drawn: (box, { kind }) => box.classList.toggle("wb-condition-note", kind === "line"),
    onTyped: (box, text, { kind }) => (kind === "line" ? shortNote(box) : box.classList.toggle("wb-to-ask", text === "ask")),
  });
  const said = () => sheet.querySelectorAll(".wb-fold").forEach(sayLookedAt);
  sheet.addEventListener("change", said);
  const employer = letterBox(model, element("h3", "wb-title", "For the employer"));
  const noAdvice = element("p", "wb-help wb-conditions-start", model.get("no_advice"));
  el.append(summary, noAdvice, pickField(model), start, sheet, employer, adviserBox(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
  follow(model, ["start"], () => {
    start.textContent = model.get("start");
    start.hidden = !model.get("start");
  });
  follow(model, ["fields", "shown"], said);
  model.on("change:errors", () => sheet.querySelectorAll(".wb-condition-note").forEach(shortNote));
}

/** The condition stands above its note already: in the label it is only for those who hear it. */
function shortNote(box) {
  const label = box.querySelector("label");
  label.replaceChildren(NOTE_LABEL, element("span", "wb-unseen", label.textContent.slice(NOTE_LABEL.length)));
}

/** How much of a folded group was looked at, beside its heading. */
function sayLookedAt(group) {
  const choices = [...group.querySelectorAll("select")];
  const seen = choices.filter(({ value }) => value).length;
  const ask = choices.filter(({ value }) => value === "ask").length;
  group.querySelector(".wb-fold-words").textContent = `${seen} of ${choices.length}${ask ? `, ${ask} to ask` : ""}`;
}

/** The questions to take to somebody qualified, with a way to copy them. */
function adviserBox(model) {
  const box = element("section", "wb-conditions-adviser");
  const questions = element("ul", "");
  const said = element("p", "wb-help");
  said.setAttribute("role", "status");
  const whom = "A lawyer, a union, an advice centre or a tax adviser can tell you what holds where you live.";
  box.append(
    element("h3", "wb-title", "For somebody qualified"),
    element("p", "wb-help", whom),
    questions,
    copyButton("Copy these questions", () => model.get("adviser").text, said),
    said,
  );
  follow(model, ["adviser"], () => {
    const asked = model.get("adviser").questions ?? [];
    questions.replaceChildren(...asked.map((text) => element("li", "", text)));
    box.hidden = asked.length === 0;
    said.textContent = "";
  });
  return box;
}

export default { render };
