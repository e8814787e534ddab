import { element, field, follow, isKept, send } from "./control.js";

export function render({ model, el }) {
  const input = element("select", "wb-input");
  isKept(input);
  follow(model, ["options"], () => {
    input.replaceChildren(...model.get("options").map(([key, label]) => new Option(label.replace(/[\u2066-\u2069]/g, ""), key)));
    input.value = model.get("value");
  });
  follow(model, ["value"], () => (input.value = model.get("value")));
  input.addEventListener("change", () => send(model, "value", input.value, input));
  field(model, el, input);
}
