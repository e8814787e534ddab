import { element, field, follow, isKept, send } from "./control.js";

export function render({ model, el }) {
  const input = element("input", "wb-checkbox");
  input.type = "checkbox";
  isKept(input);
  follow(model, ["value"], () => (input.checked = model.get("value")));
  input.addEventListener("change", () => send(model, "value", input.checked, input));
  field(model, el, input, { inputFirst: true });
}
