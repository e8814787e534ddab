// Letters for somebody, and native choices of whom or what a part is about.

import { copyButton } from "./handing.js";
import { followed, inTrait } from "./lines.js";
import { element, follow, ownId } from "./native/control.js";
import { pressButton } from "./press.js";
import { optionOf } from "./sheet.js";

/** A letter, {subject, text}, and the ways to take it along; what is declared with it stands above. */
export function letter(block, context) {
  const { model } = context;
  const { words, of } = block;
  const box = element("section", "wb-letter");
  const subject = element(block.folded ? "summary" : "p", "wb-letter-subject");
  const text = element("p", "wb-letter-text");
  const said = element("p", "wb-help");
  said.setAttribute("role", "status");
  const whole = () => [...(inTrait(model, of).subject ? [subject.textContent] : []), inTrait(model, of).text].join("\n\n");
  const buttons = element("div", "wb-buttons");
  buttons.append(
    copyButton({ ...words }, whole, said),
    pressButton(words.take, () => model.send({ do: "take", ...(block.key && { key: inTrait(model, block.key) }) })),
  );
  const paper = element(block.folded ? "details" : "div", "wb-paper");
  paper.append(subject, text);
  const unsigned = element("p", "wb-help", words.unsigned);
  box.append(...context.draw(block.blocks ?? [], context), paper, unsigned, buttons, said);
  followed(model, of, (letter) => {
    const { subject: about = "", text: written = "" } = letter ?? {};
    subject.textContent = about ? words.subject.replace("{subject}", () => about) : "";
    subject.hidden = !about;
    text.textContent = written;
    unsigned.hidden = !written.includes(words.blank);
    box.hidden = !written;
    said.textContent = "";
  });
  return box;
}

/** A native choice of one of the [key, words] in a trait; away while there is nothing to choose from. */
export function choice(block, { model }) {
  const box = element("div", "wb-field");
  const label = Object.assign(element("label", "wb-label", block.label), { htmlFor: ownId() });
  const select = /** @type {HTMLSelectElement} */ (Object.assign(element("select", "wb-input"), { id: label.htmlFor, dir: "auto" }));
  box.append(label, select);
  select.addEventListener("change", () => model.send({ do: block.do, key: select.value }));
  if (block.label_of) followed(model, block.label_of, (words) => (label.textContent = words));
  follow(model, [block.options.split(".")[0], block.chosen], () => {
    const options = inTrait(model, block.options) ?? [];
    if (JSON.stringify(options) !== select.dataset.options) {
      select.replaceChildren(...options.map(([key, words]) => optionOf(key, words)));
      select.dataset.options = JSON.stringify(options);
    }
    select.value = model.get(block.chosen);
    box.hidden = options.length < 2;
  });
  return box;
}

/** The same as native radios that look like one control. */
export function segments(block, { model }) {
  const set = element("fieldset", "wb-segments");
  const name = ownId();
  set.append(element("legend", "wb-label", block.label));
  for (const [key, words] of model.get(block.options)) {
    const label = element("label", "wb-segment");
    const input = /** @type {HTMLInputElement} */ (Object.assign(element("input", ""), { type: "radio", name, value: key }));
    input.addEventListener("change", () => model.send({ do: block.do, key }));
    follow(model, [block.chosen], () => (input.checked = model.get(block.chosen) === key));
    label.append(input, element("span", "", words));
    set.append(label);
  }
  return set;
}
