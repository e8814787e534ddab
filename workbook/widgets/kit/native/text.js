import { element, field, follow } from "./control.js";
import { typing } from "./typing.js";

export function render({ model, el }) {
  const input = element("input", "wb-input");
  input.type = "text";
  input.autocomplete = "off";
  follow(model, ["placeholder"], () => (input.placeholder = model.get("placeholder")));
  typing(model, input, 250);
  field(model, el, input);
}
