import { element, field, follow, send } from "./control.js";
import { typing } from "./typing.js";

export function render({ model, el }) {
  const input = element("input", "wb-input");
  input.type = model.get("kind");
  const words = element("p", "wb-help wb-words");
  typing(model, input, 600, Infinity); // half a year number would be refused while it is typed
  // While a date is half typed the browser calls it empty; nobody is told off before they leave the field.
  input.addEventListener("blur", () => {
    if (input.validity.badInput) send(model, "typed", model.get("_unreadable"), input);
  });
  field(model, el, input);
  follow(model, ["in_words", "typed", "error"], () => {
    words.textContent = model.get("typed") && !model.get("error") ? model.get("in_words") : "";
  });
  input.after(words);
}
