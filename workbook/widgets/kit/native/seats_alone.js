import { follow } from "./control.js";
import { seatsPicture } from "./seats.js";

export function render({ model, el }) {
  const picture = seatsPicture();
  el.classList.add("wb", "wb-field");
  el.append(...picture.parts);
  const told = ["seats", "fewest", "most", "label"];
  follow(model, told, () => picture.show(/** @type {any} */ (Object.fromEntries(told.map((name) => [name, model.get(name)])))));
  follow(model, ["hidden"], () => (el.hidden = model.get("hidden")));
}
