import { element, field, follow } from "./control.js";
import { typing } from "./typing.js";

export function render({ model, el }) {
  const input = element("textarea", "wb-input");
  follow(model, ["rows"], () => (input.rows = model.get("rows")));
  typing(model, input, 250);
  field(model, el, input);
}
