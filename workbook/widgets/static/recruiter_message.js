let channelFields = 0;

function render({ model, el, signal }) {
  instrument(el, "wb-recruiter");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const letter = letterBox(model);
  el.append(summary, sheetOf(model), letter, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  takeFiles(model);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
  follow(model, ["letter"], () => (letter.hidden = !model.get("letter").text));
}

/** How it is sent, its text, and the ways to take it along. */
function letterBox(model) {
  const box = element("section", "wb-letter");
  const subject = element("p", "wb-letter-subject");
  const text = element("p", "wb-letter-text");
  const said = element("p", "wb-help");
  said.setAttribute("role", "status");
  const whole = () => `${model.get("letter").subject ? `${subject.textContent}\n\n` : ""}${model.get("letter").text}`;
  const buttons = element("div", "wb-buttons");
  buttons.append(
    copyButton("Copy the message", whole, said),
    pressButton("Save it as a file", () => model.send({ do: "take" })),
  );
  const paper = element("div", "wb-paper");
  paper.append(subject, text);
  box.append(channelField(model), paper, buttons, said);
  follow(model, ["letter"], () => {
    const { subject: about = "", text: words = "" } = model.get("letter");
    subject.textContent = about ? `Subject: ${about}` : "";
    subject.hidden = !about;
    text.textContent = words;
  });
  return box;
}

function channelField(model) {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label", "How will you ask?");
  const select = element("select", "wb-input");
  select.id = label.htmlFor = `wb-channel-${(channelFields += 1)}`;
  select.append(...model.get("channels").map(([key, words]) => new Option(words, key)));
  select.addEventListener("change", () => model.send({ do: "channel", channel: select.value }));
  follow(model, ["channel"], () => (select.value = model.get("channel")));
  box.append(label, select);
  return box;
}

export default { render };
