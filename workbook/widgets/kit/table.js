// Tables that say in words what a part found.

import { inTrait, unbroken } from "./lines.js";
import { element, follow } from "./native/control.js";
import { headOf } from "./rows.js";

/** Rows of texts, of which the first names its row. */
export function table(block, { model }) {
  const made = element("table", block.plain ? "wb-table" : "wb-table wb-said-table");
  const body = element("tbody", "");
  const drawn = [block.of, ...(block.heads_of ? [block.heads_of] : [])];
  follow(model, [...new Set(drawn.map((one) => one.split(".")[0]))], () => {
    const rows = (inTrait(model, block.of) ?? []).map((cells) => block.picked?.map((place) => cells[place]) ?? cells);
    const heads = block.heads_of ? (inTrait(model, block.heads_of) ?? []) : block.heads;
    made.hidden = rows.length === 0;
    body.replaceChildren(...rows.map((cells) => rowOf(cells, heads)));
    made.replaceChildren(element("caption", "", block.caption), ...(heads?.length ? [headOf(heads, [])] : []), body);
  });
  return made;
}

function rowOf(cells, heads) {
  const row = element("tr", "");
  row.append(
    ...cells.map((text, i) => {
      const cell = element(i ? "td" : "th", "", unbroken(text));
      if (i && heads?.length) cell.dataset.column = heads[i];
      if (!i) cell.scope = "row";
      return cell;
    }),
  );
  return row;
}
