// The stakeholders on a map, among the lists that stand around it.

import { render as draw } from "../kit/blocks.js";
import { element } from "../kit/native/control.js";
import { stakeholderMap } from "./stakeholder_map_drawing.js";

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { map } });
}

function map({ words, blocks }, context) {
  const { model, signal } = context;
  const spoken = element("p", "wb-unseen");
  spoken.setAttribute("role", "status");
  const says = (text) => (spoken.textContent = text);
  const drawn = stakeholderMap(model, signal, words, {
    says,
    moves: (key, influence, stance) => model.send({ do: "move", key, influence, stance }),
    picks: (key) => model.send({ do: "edit", key }),
  });
  drawn.el.append(...context.draw(blocks, context), spoken);
  // Who is put on the map goes on there, with the arrow keys.
  drawn.el.addEventListener("click", ({ target }) => {
    const press = target.closest("[data-do=place]");
    if (press) drawn.focus(press.dataset.key);
  });
  model.on("change:news", () => says(model.get("news")));
  return drawn.el;
}
