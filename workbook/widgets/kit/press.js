// Shared by whatever has buttons of its own.

import { element } from "./native/control.js";

export function pressButton(words, pressed, className = "") {
  const button = element("button", `wb-button ${className}`.trim(), words);
  button.type = "button";
  button.addEventListener("click", pressed);
  return button;
}
