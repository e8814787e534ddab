// The lists that a person makes: a table with buttons, and the form of one row.

import { isThere, unbroken } from "./lines.js";
import { element, follow } from "./native/control.js";
import { pressButton } from "./press.js";
import { removals, undo } from "./undo.js";

/** @typedef {import("./types.js").Context} Context */

/** The list of a part, with what adds to it and takes from it. */
export function rows(block, context) {
  const { model, arrival } = context;
  const { columns = [], cells, words } = block;
  const called = model.get("words") ?? {};
  const list = element("div", "wb-rows");
  const table = element("table", "wb-table wb-list");
  const body = element("tbody", "");
  const none = element("p", "wb-help wb-none", called.none ?? "");
  table.append(element("caption", "", block.heading ?? called.heading ?? ""), ...(columns.length ? [headOf(columns)] : []), body);
  const add = pressButton(
    called.add ?? "",
    () => {
      arrival.wanted = true;
      model.send({ do: "add" });
    },
    "wb-primary",
  );
  const take = pressButton(words.take, () => model.send({ do: "table" }), "wb-small");
  list.append(table, none, undo({ words }, { ...context, list }), ...(block.add ? [add] : []));
  if (model.get("spreadsheet")) list.append(take);
  const removing = removals();
  const pressed = (row, what, event) => {
    if (what === "remove" && !removing.meant(event)) return;
    if (what === "edit") arrival.wanted = event.isTrusted; // a page that starts again presses it too
    model.send({ do: what, key: row.key });
    if (row.current) arrival.there();
  };
  follow(model, ["rows"], () => {
    const found = model.get("rows");
    removing.drawn(found.map(({ key }) => key));
    const held = body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset : null;
    body.replaceChildren(...found.map((row) => rowOf(row, { columns, cells, words }, (what, event) => pressed(row, what, event))));
    table.hidden = take.hidden = found.length === 0;
    none.hidden = found.length > 0;
    if (held) body.querySelector(`[data-do="${held.do}"][data-key="${held.key}"]`)?.focus();
  });
  return list;
}

/** The columns' names; the buttons have none. */
export function headOf(columns, last = [element("td", "")]) {
  const [head, line] = [element("thead", ""), element("tr", "")];
  line.append(...columns.map((text) => Object.assign(element("th", "", text), { scope: "col" })), ...last);
  head.append(line);
  return head;
}

function rowOf(row, { columns, cells, words }, pressed) {
  const line = element("tr", row.current ? "wb-current" : "");
  const name = Object.assign(element("th", "", row.name), { scope: "row" });
  if (row.kind) name.append(element("span", "wb-kind", row.kind));
  const noted = cells.map((name, i) => {
    const cell = element("td", "", unbroken(row[name]));
    if (columns.length) cell.dataset.column = columns[i + 1];
    return cell;
  });
  const presses = element("td", "wb-presses");
  for (const what of ["edit", "remove"]) {
    const button = pressButton(words[what], (event) => pressed(what, event), "wb-small");
    Object.assign(button.dataset, { do: what, key: row.key });
    button.setAttribute("aria-label", `${words[what]} ${row.name}`);
    if (what === "edit" && row.current) button.setAttribute("aria-current", "true");
    presses.append(button);
  }
  line.append(name, ...noted, presses);
  return line;
}

/** The form of the row that is being looked at: after "Edit" and "Add" one goes on in it. */
export function form(block, context) {
  const { model, arrival } = context;
  const made = element("section", "wb-form");
  const title = Object.assign(element("h3", "wb-title"), { tabIndex: -1 });
  made.append(title, ...context.draw(block.blocks, context));
  arrival.there = () => {
    if (!arrival.wanted || made.hidden) return;
    arrival.wanted = false;
    const goal = arrival.goal && /** @type {HTMLElement} */ (made.querySelector(`[data-key="${arrival.goal}"]`));
    (goal ?? (block.at_title ? null : made.querySelector(".wb-input")) ?? title).focus();
    (goal?.closest(".wb-field") ?? made).scrollIntoView({ block: "nearest" });
    arrival.goal = undefined;
  };
  if (block.close) made.append(closing(block.close, made, model));
  follow(model, ["form_of"], () => {
    title.textContent = model.get("form_of");
    made.hidden = !isThere(title.textContent);
  });
  model.on("change:about", () => setTimeout(arrival.there)); // when all that came with it is drawn
  return made;
}

function closing(words, made, model) {
  return pressButton(words, () => {
    const row = model.get("about");
    model.send({ do: "close" });
    made
      .closest(".wb-instrument")
      .querySelector(`[data-do=edit][data-key="${CSS.escape(row)}"]`)
      ?.focus();
  });
}
