import { element, field, follow, isKept, send } from "./control.js";
import { showTyped } from "./typing.js";

export function render({ model, el }) {
  const input = element("input", "wb-input");
  input.type = "number";
  isKept(input);
  follow(model, ["minimum", "maximum", "step"], () => {
    Object.assign(input, { min: model.get("minimum"), max: model.get("maximum"), step: model.get("step") });
  });
  showTyped(model, input);
  // A browser hides what it cannot read as a number, so only that it could not is known.
  input.addEventListener("input", () => {
    send(model, "typed", input.validity.badInput ? model.get("_unreadable") : input.value, input);
  });
  field(model, el, input);
}
