// The next interview: what would happen, a second press that does it, and the way back.

function render({ model, el, signal }) {
  instrument(model, el, "wb-next-interview");
  const notice = element("p", "wb-note");
  notice.setAttribute("role", "status");
  const press = { go: false }; // after a press here one goes on where it led
  el.append(beginning(model, press), begunHead(model, press), notice, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["notice"], () => {
    notice.textContent = model.get("notice");
    notice.hidden = !model.get("notice");
  });
}

/** What would happen, the button, and the second one that does it. */
function beginning(model, press) {
  const box = element("div", "");
  const sentences = element("div", "wb-would");
  const sure = element("div", "wb-sure");
  const question = element("p", "wb-legend", "Put it aside now?");
  question.id = ownId();
  sure.tabIndex = -1; // the second press of a double click may meet it: the focus stays here
  sure.setAttribute("role", "group");
  sure.setAttribute("aria-labelledby", question.id);

  // Not the second of a double click, and not a key that is held down: the second button stands where the first one was.
  const pressing = removals();
  const first = pressButton("Put it aside and begin with the next one", (event) => pressing.meant(event) && ask(true).focus(), "wb-primary");
  const yes = pressButton("Yes, begin", (event) => pressing.meant(event) && doIt(), "wb-primary");
  const no = pressButton("No", () => ask(false).focus());
  yes.addEventListener("keydown", (event) => event.repeat && event.preventDefault());
  sure.addEventListener("keydown", ({ key }) => key === "Escape" && ask(false).focus());
  const buttons = element("div", "wb-press-row");
  buttons.append(yes, no);
  sure.append(question, buttons, element("p", "wb-help", "You can take it back afterwards, while this page stays open and nothing new is entered."));
  box.append(sentences, first, sure);

  /** Show the second button or the first one, and return it. */
  const ask = (asked) => {
    sure.hidden = !asked;
    first.hidden = asked || !model.get("ready");
    return asked ? yes : first;
  };
  const doIt = () => {
    press.go = true;
    model.send({ do: "begin" });
  };
  follow(model, ["said", "ready"], () => {
    const [what, ...rest] = model.get("said");
    sentences.replaceChildren(element("p", "wb-summary", what), ...rest.map((sentence) => element("p", "", sentence)));
    const inside = sure.contains(document.activeElement);
    const button = ask(false); // what was asked for may be something else now
    if (inside) button.focus();
  });
  follow(model, ["done"], () => (box.hidden = Boolean(model.get("done"))));
  return box;
}

/** What was done, where to go on, and the way back. */
function begunHead(model, press) {
  const box = element("div", "wb-begun");
  const said = element("h3", "wb-title");
  said.tabIndex = -1;
  const next = element("p", "");
  next.append("Go on with ", pageLink("00-start-here", "Start here"), ": the employer, the day and the form of the next one.");
  const back = pressButton("Take it back", () => {
    press.go = true;
    model.send({ do: "take_back" });
  });
  const help = element("p", "wb-help", "Only while this page stays open and nothing new is entered.");
  box.append(said, next, back, help);

  follow(model, ["back"], () => {
    if (back === document.activeElement && !model.get("back")) said.focus();
    back.hidden = help.hidden = !model.get("back");
  });
  follow(model, ["done"], () => {
    const whole = box.closest(".wb-instrument");
    said.textContent = model.get("done");
    box.hidden = !said.textContent;
    if (press.go) setTimeout(() => (box.hidden ? whole.querySelector(".wb-primary") : said).focus());
    press.go = false;
  });
  model.on("change:notice", () => model.get("notice") && (press.go = false)); // nothing was done
  return box;
}

export default { render };
