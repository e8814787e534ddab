// What the bar at the top of a page is made of.

import { element } from "./native/control.js";

export function press(words, pressed, className = "") {
  const button = element("button", `wb-button ${className}`.trim(), words);
  button.type = "button";
  button.addEventListener("click", pressed);
  return button;
}

export function part(title, ...inside) {
  const box = element("section", "wb-more-part");
  box.append(element("p", "wb-legend", title), ...inside);
  return box;
}

let fields = 0;

/** A labelled field, with help below. */
export function labelled(words, input, help = "") {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label", words);
  input.id = label.htmlFor = `wb-savebar-${(fields += 1)}`;
  box.append(label, input);
  if (help) {
    const said = element("p", "wb-help", help);
    said.id = `${input.id}-help`;
    input.setAttribute("aria-describedby", said.id);
    box.append(said);
  }
  return box;
}

/** The passphrase typed further down in the same bar, if any. It is for one file: another one asks for it again. */
export function takePassphrase(within) {
  const field = within.closest(".wb-savebar").querySelector("input[type=password]");
  const typed = field?.value ?? "";
  if (field) field.value = "";
  return typed;
}
