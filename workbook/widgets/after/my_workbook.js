const MY_INSTEAD = "Save it as a page, open that, and print it.";
const NEVER = "Never on it, whatever you tick: who your referees are, settings, and what you removed from a list.";
const CARE = "It is made by the workbook itself and sent to nobody. Once you have saved or printed it, it is in your hands: give it only to somebody you trust, such as a coach.";

function render({ model, el, signal }) {
  instrument(model, el, "wb-my-workbook");
  const set = element("fieldset", "wb-group wb-my-sections");
  const legend = element("legend", "wb-legend", "What goes in");
  const said = element("p", "wb-summary");
  said.setAttribute("role", "status");
  const failed = element("p", "wb-error");
  failed.setAttribute("role", "alert");
  const frame = printFrame("wb-unseen", "Your workbook, to be printed");
  frame.setAttribute("aria-hidden", "true");
  const presses = element("div", "wb-presses");
  const ask = (words, what, className) => pressButton(words, () => model.send({ do: what }), className);
  presses.append(ask("Save as a page (HTML)", "page", "wb-primary"), ask("Print", "print"), ask("Save as text (Markdown)", "text"));
  el.append(set, element("p", "wb-help", NEVER), said, presses, element("p", "wb-help", CARE), failed, frame, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  takeFiles(model);
  model.on("msg:custom", ({ print }) => print && printed(frame, print, failed, MY_INSTEAD));

  const rows = new Map();
  follow(model, ["sections"], () => {
    const sections = model.get("sections");
    set.hidden = sections.length === 0;
    arrange(set, [legend, ...sections.map((section) => sectionRow(rows, section, model))]);
  });
  follow(model, ["said"], () => (said.textContent = model.get("said")));
  model.send({ do: "opened" }); // private parts start off whenever the page is opened
}

/** The row of one section: made once, so that a tick keeps the focus. */
function sectionRow(rows, section, model) {
  if (!rows.has(section.key)) rows.set(section.key, newRow(section.key, model));
  const { row, take, whole, note, hint } = rows.get(section.key);
  take.words.textContent = section.title;
  note.textContent = section.note;
  hint.textContent = section.hint;
  take.input.checked = section.on;
  whole.box.hidden = section.private === 0;
  whole.words.textContent = "with its private parts";
  whole.of.textContent = `: ${section.title}`;
  whole.input.checked = section.whole;
  return row;
}

function newRow(key, model) {
  const row = element("div", "wb-my-section");
  const take = myTick((on) => model.send({ do: "take", key, on }));
  const whole = myTick((on) => model.send({ do: "whole", key, on }));
  const note = element("p", "wb-help");
  const hint = element("p", "wb-help wb-my-hint");
  note.id = `${take.input.id}-note`;
  hint.id = `${take.input.id}-hint`;
  take.input.setAttribute("aria-describedby", `${note.id} ${hint.id}`);
  const left = element("div", "");
  left.append(take.box, note);
  row.append(left, whole.box, hint);
  return { row, take, whole, note, hint };
}

/** A tick box with its label; `of` is part of the label that only a screen reader says. */
function myTick(changed) {
  const box = element("div", "wb-my-tick");
  const input = Object.assign(element("input", "wb-checkbox"), { type: "checkbox", id: ownId() });
  const label = Object.assign(element("label", "wb-label"), { htmlFor: input.id });
  const words = element("span", "");
  const of = element("span", "wb-unseen");
  label.append(words, of);
  box.append(input, label);
  input.addEventListener("change", () => changed(input.checked));
  return { box, input, words, of };
}

export default { render };
