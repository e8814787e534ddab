// Offers side by side: one table to fill in, and how they come out as bars.

import { render as draw } from "../kit/blocks.js";
import { element, follow } from "../kit/native/control.js";
import { pressButton } from "../kit/press.js";
import { headOf } from "../kit/rows.js";
import { boxOf, fieldModel, typedState } from "../kit/sheet.js";
import { removals } from "../kit/undo.js";

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { matrix, totals } });
}

/** The table. Its rows are made anew only when criteria or offers come or go; the fields in it stay. */
function matrix(block, { model, arrival }) {
  const { words } = block;
  const table = element("table", "wb-table wb-compare");
  const body = element("tbody", "");
  const cells = fieldCells(model);
  const removing = removals();
  let drawn = "";
  const drawAll = () => {
    cells.draw();
    const { offers, rows } = model.get("grid");
    const heads = [words.matters, ...offers];
    const asked = JSON.stringify([offers.length, rows.map(({ key }) => key)]);
    if (asked !== drawn) {
      const held = table.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : null;
      removing.drawn(rows.filter(({ own }) => own).map(({ key }) => key));
      body.replaceChildren(...rows.map((row) => pointsRow(model, row, words, cells, removing)));
      drawn = asked;
      if (held) body.querySelector(`[data-key="${held}"]`)?.focus();
    }
    table.replaceChildren(element("caption", "", words.caption), headOf([words.what, ...heads], []), body);
    rows.forEach((row, place) => rewordRow(body.children[place], row, words, heads));
    if (arrival.wanted) body.querySelector("tr:last-child .wb-is-line .wb-input")?.focus(); // the one that was just added
    arrival.wanted = false;
  };
  follow(model, ["grid"], drawAll);
  model.on("change:fields", cells.draw);
  return table;
}

function pointsRow(model, { key, text, help, own, cells: keys }, words, cells, removing) {
  const line = element("tr", "");
  const name = Object.assign(element("th", ""), { scope: "row" });
  const errors = element("div", "");
  if (own) {
    const remove = pressButton(words.remove, (event) => removing.meant(event) && model.send({ do: "remove", key }), "wb-small");
    remove.dataset.key = `${key}.remove`;
    name.append(element("span", "wb-unseen", text), cells.box(`${key}.name`), remove);
  } else {
    name.append(element("span", "wb-compare-name", text), element("span", "wb-compare-help", help));
  }
  name.append(errors);
  line.append(
    name,
    ...keys.map((one) => {
      const cell = element("td", "");
      const box = cells.box(one);
      errors.append(cells.error(one)); // there is room for it beside the name
      cell.append(box);
      return cell;
    }),
  );
  return line;
}

/** The words of a row, which follow what offers and criteria are called. */
function rewordRow(line, { text, own }, words, heads) {
  for (const [place, cell] of [...line.querySelectorAll("td")].entries()) cell.dataset.column = heads[place];
  if (!own) return;
  line.querySelector("th > .wb-unseen").textContent = text;
  line.querySelector("button").setAttribute("aria-label", `${words.remove} ${text}`);
}

/** The fields of `model` as boxes by key, which a table places. */
function fieldCells(model) {
  const cells = new Map(); // by key: {spec, it, box, error}
  const state = typedState(model, () => [...cells.values()]);
  const make = (spec) => {
    state.typed[spec.key] = model.get("shown").typed[spec.key] ?? "";
    const it = fieldModel(model, spec, state);
    const box = boxOf(it, spec);
    return { spec, it, box, error: box.querySelector(".wb-error") };
  };
  const drawCells = () => {
    const specs = model.get("fields");
    for (const key of [...cells.keys()].filter((one) => !specs.some((spec) => spec.key === one))) cells.delete(key);
    for (const spec of specs) {
      if (!cells.has(spec.key)) cells.set(spec.key, make(spec));
      cells.get(spec.key).it.reword(spec);
      cells.get(spec.key).it.tell();
    }
  };
  drawCells();
  model.send({ do: "again" });
  return { draw: drawCells, box: (key) => cells.get(key).box, error: (key) => cells.get(key).error };
}

/** What each offer comes to, as a number and a bar, with a button that hands it on. */
function totals({ words }, { model }) {
  const table = element("table", "wb-table wb-totals");
  const body = element("tbody", "");
  table.append(element("caption", "", words.caption), body);
  follow(model, ["result"], () => {
    const { rows, usable } = model.get("result");
    const held = body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : null;
    table.hidden = rows.length === 0;
    body.replaceChildren(...rows.map((row) => totalRow(model, row, words, usable.includes(row[0]))));
    if (held) body.querySelector(`[data-key="${held}"]`)?.focus();
  });
  return table;
}

function totalRow(model, [key, name, total], words, usable) {
  const line = element("tr", "");
  const head = Object.assign(element("th", "", name), { scope: "row" });
  const bar = element("div", "wb-total-bar");
  const fill = element("div", "");
  bar.setAttribute("aria-hidden", "true"); // the number says the same
  fill.style.width = `${total}%`;
  bar.append(fill);
  const drawn = element("td", "wb-total-drawn");
  drawn.append(bar);
  const use = pressButton(words.use, () => model.send({ do: "use", key }), "wb-small");
  use.setAttribute("aria-label", `${words.use}: ${name}`);
  use.dataset.key = key;
  use.hidden = !usable;
  const press = element("td", "wb-presses");
  press.append(use);
  line.append(head, element("td", "wb-total", total), drawn, press);
  return line;
}
