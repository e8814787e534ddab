// Shared by the controls that people type into.

/** Show what Python says was typed, but never under the fingers of somebody who is typing. */
function showTyped(model, input) {
  const draw = () => {
    const busy = input.getRootNode().activeElement === input || input.validity.badInput;
    if (!busy && input.value !== model.get("typed")) input.value = model.get("typed");
  };
  follow(model, ["typed"], draw);
  input.addEventListener("blur", draw);
}

/** Send what is typed: at once when the field is left, after `pause` ms while typing goes on. */
function typing(model, input, pause) {
  let timer;
  const now = () => {
    clearTimeout(timer);
    // A half-typed date reads as empty: sending that would wipe out the one before.
    if (!input.validity.badInput && input.value !== model.get("typed")) send(model, "typed", input.value);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(now, pause);
  });
  input.addEventListener("change", now);
  showTyped(model, input);
}
