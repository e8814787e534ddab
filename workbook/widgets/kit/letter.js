// Shared by whatever writes a letter for somebody.

const BLANK = "\n[your name]"; // what letters.py leaves for a name that was not given; beside it on page 03 is its field

/** The letter of `model`, {subject, text}, and the ways to take it along; `above` stands over it. */
function letterBox(model, ...above) {
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
  const unsigned = element("p", "wb-help", "Write your name once on “The process”, and it closes every letter.");
  box.append(...above, paper, unsigned, buttons, said);
  takeFiles(model);
  follow(model, ["letter"], () => {
    const { subject: about = "", text: words = "" } = model.get("letter");
    subject.textContent = about ? `Subject: ${about}` : "";
    subject.hidden = !about;
    text.textContent = words;
    unsigned.hidden = !words.includes(BLANK);
    box.hidden = !words;
    said.textContent = "";
  });
  return box;
}

/** A native choice of one of `model`'s `picks`, [[key, words], …]; hidden while there is nothing to choose from. */
function pickField(model) {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label");
  const select = element("select", "wb-input");
  select.id = label.htmlFor = ownId();
  select.dir = "auto";
  box.append(label, select);
  select.addEventListener("change", () => model.send({ do: "pick", key: select.value }));
  follow(model, ["pick_label"], () => (label.textContent = model.get("pick_label")));
  follow(model, ["picks", "picked"], () => {
    const options = model.get("picks");
    if (JSON.stringify(options) !== select.dataset.options) {
      select.replaceChildren(...options.map(([key, words]) => optionOf(key, words)));
      select.dataset.options = JSON.stringify(options);
    }
    select.value = model.get("picked");
    box.hidden = options.length < 2;
  });
  return box;
}
