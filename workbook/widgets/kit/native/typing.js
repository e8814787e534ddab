// Shared by the controls that people type into.

import { follow, isKept, send } from "./control.js";

/** Show what Python says was typed, but never under the fingers of somebody who is typing. */
export function showTyped(model, input) {
  const draw = () => {
    const busy = input.getRootNode().activeElement === input || input.validity.badInput;
    if (!busy && input.value !== model.get("typed")) input.value = model.get("typed");
  };
  follow(model, ["typed"], draw);
  input.addEventListener("blur", draw);
}

const LONGEST = 700; // ms that somebody who never pauses waits; the kernel and the disk add about one second

/** Send what is typed: at once when the field is left, after `pause` ms without a key, after `longest` while keys come. */
export function typing(model, input, pause, longest = LONGEST) {
  let timer;
  let since = 0; // of the first key that was not sent
  isKept(input);
  const now = () => {
    clearTimeout(timer);
    since = 0;
    // A half-typed date reads as empty: sending that would wipe out the one before.
    if (input.validity.badInput) return;
    if (input.value !== model.get("typed")) send(model, "typed", input.value, input);
    else window.secondInterviewUnsaved?.same(input);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(now, Math.max(0, Math.min(pause, since + longest - Date.now())));
  });
  input.addEventListener("change", now);
  showTyped(model, input);
}
