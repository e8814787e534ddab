// Offers side by side: one table to fill in, and what comes out of it.

function render({ model, el, signal }) {
  instrument(model, el, "wb-comparison");
  const remarks = sentenceList(model, () => model.get("remarks"), ["remarks"]);
  const add = pressButton("Add a criterion of your own", () => {
    table.goToNewest();
    model.send({ do: "add" });
  });
  const table = pointsTable(model);
  el.append(remarks, table.el, undoLine(model, table.el), add, problemLine(model), aloneBox(model), resultBox(model), savingLine(model));
  tellLooks(model, el, signal);
}

/** The table. Its rows are made anew only when criteria or offers come or go; the fields in it stay. */
function pointsTable(model) {
  const table = element("table", "wb-table wb-compare");
  const [top, body] = [element("thead", ""), element("tbody", "")];
  table.append(element("caption", "", "Your points, from 0 for nothing to 10 for the most. What stays empty does not count."), top, body);
  const cells = fieldCells(model);
  const removing = removals();
  let drawn = "";
  let go = false; // to the name of the criterion that was just added
  const draw = () => {
    cells.draw();
    const { offers, rows } = model.get("grid");
    const heads = ["It matters to me", ...offers];
    const asked = JSON.stringify([offers.length, rows.map(({ key }) => key)]);
    if (asked !== drawn) {
      const held = table.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      removing.drawn(rows.filter(({ own }) => own).map(({ key }) => key));
      body.replaceChildren(...rows.map((row) => pointsRow(model, row, cells, removing)));
      drawn = asked;
      if (held) body.querySelector(`[data-key="${held}"]`)?.focus();
    }
    const names = ["What counts", ...heads].map((text) => Object.assign(element("th", "", text), { scope: "col" }));
    top.replaceChildren(element("tr", ""));
    top.firstChild.append(...names);
    rows.forEach((row, place) => rewordRow(body.children[place], row, heads));
    if (go) body.querySelector("tr:last-child .wb-is-line .wb-input")?.focus();
    go = false;
  };
  follow(model, ["grid"], draw);
  model.on("change:fields", cells.draw);
  return { el: table, goToNewest: () => (go = true) };
}

function pointsRow(model, { key, text, help, own, cells: keys }, cells, removing) {
  const line = element("tr", "");
  const name = element("th", "");
  name.scope = "row";
  const errors = element("div", "");
  if (own) {
    const remove = pressButton("Remove", (event) => removing.meant(event) && model.send({ do: "remove", key }), "wb-small");
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
function rewordRow(line, { text, own }, heads) {
  [...line.querySelectorAll("td")].forEach((cell, place) => (cell.dataset.column = heads[place]));
  if (!own) return;
  line.querySelector("th > .wb-unseen").textContent = text;
  line.querySelector("button").setAttribute("aria-label", `Remove ${text}`);
}

/** The fields of `model` as boxes by key, which a table places; they follow what Python says as those of a sheet do. */
function fieldCells(model) {
  const state = { typed: {}, sent: new Set() };
  const cells = new Map(); // by key: {spec, it, box, error}
  const make = (spec) => {
    state.typed[spec.key] = model.get("shown").typed[spec.key] ?? "";
    const it = fieldModel(model, spec, state);
    const box = boxOf(it, spec, () => {}, () => {});
    return { spec, it, box, error: box.querySelector(".wb-error") };
  };
  const draw = () => {
    const specs = model.get("fields");
    for (const key of [...cells.keys()].filter((key) => !specs.some((spec) => spec.key === key))) cells.delete(key);
    for (const spec of specs) {
      if (!cells.has(spec.key)) cells.set(spec.key, make(spec));
      cells.get(spec.key).it.reword(spec);
      cells.get(spec.key).it.tell();
    }
  };
  model.on("change:shown", () => {
    const { typed } = model.get("shown");
    // What Python told before it heard what was sent last is out of date: that stays, and Python is asked again.
    const late = [...cells.keys()].filter((key) => state.sent.has(key) && (typed[key] ?? "") !== state.typed[key]);
    state.typed = { ...typed, ...Object.fromEntries(late.map((key) => [key, state.typed[key]])) };
    state.sent.clear();
    cells.forEach(({ it }) => it.tell());
    if (late.length) model.send({ do: "again" });
  });
  model.on("change:errors", () => cells.forEach(({ it }) => it.tell()));
  draw();
  model.send({ do: "again" });
  return { draw, box: (key) => cells.get(key).box, error: (key) => cells.get(key).error };
}

/** What is said while there is nothing to compare, with a second one to add. */
function aloneBox(model) {
  const box = element("div", "wb-comparison-alone");
  const said = element("p", "");
  const stay = pressButton("Add “Stay where I am”", () => model.send({ do: "stay" }));
  box.append(said, stay);
  follow(model, ["alone", "may_stay"], () => {
    said.textContent = model.get("alone");
    box.hidden = !model.get("alone");
    stay.hidden = !model.get("may_stay");
  });
  return box;
}

/** Who is ahead, and how sure that is. */
function resultBox(model) {
  const box = element("section", "wb-comparison-result");
  const verdict = element("p", "wb-summary");
  const differs = element("p", "wb-comparison-differs");
  const news = element("p", "wb-comparison-news");
  verdict.setAttribute("role", "status");
  news.setAttribute("role", "status");
  const table = element("table", "wb-table wb-totals");
  const body = element("tbody", "");
  table.append(element("caption", "", "Of 100, by your points. “Use this below” hands it to the decision further down the page."), body);
  const result = () => model.get("result");
  const change = sentenceList(model, () => result().would_change, ["result"], "What would change it");
  const leftOut = sentenceList(model, () => result().left_out, ["result"], "Not counted");
  const title = element("h3", "wb-title", "How they compare");
  box.append(title, verdict, differs, table, news, change, leftOut);
  follow(model, ["result"], () => {
    const { verdict: said, differs: why, rows, usable } = result();
    const held = body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    verdict.textContent = said;
    differs.textContent = why;
    differs.hidden = !why;
    box.hidden = !said;
    table.hidden = rows.length === 0;
    body.replaceChildren(...rows.map((row) => totalRow(model, row, usable.includes(row[0]))));
    if (held) body.querySelector(`[data-key="${held}"]`)?.focus();
  });
  follow(model, ["news"], () => (news.textContent = model.get("news")));
  return box;
}

function totalRow(model, [key, name, total], usable) {
  const line = element("tr", "");
  const head = Object.assign(element("th", "", name), { scope: "row" });
  const bar = element("div", "wb-total-bar");
  bar.setAttribute("aria-hidden", "true"); // the number says the same
  bar.append(element("div", ""));
  bar.firstChild.style.width = `${total}%`;
  const drawn = element("td", "wb-total-drawn");
  drawn.append(bar);
  const use = pressButton("Use this below", () => model.send({ do: "use", key }), "wb-small");
  use.setAttribute("aria-label", `Use this below: ${name}`);
  use.dataset.key = key;
  use.hidden = !usable;
  const press = element("td", "wb-presses");
  press.append(use);
  line.append(head, element("td", "wb-total", total), drawn, press);
  return line;
}

/** The sentences that `said` gives, as a list; away while there are none. */
function sentenceList(model, said, names, title = "") {
  const box = element("div", "wb-comparison-list");
  const list = element("ul", "");
  box.append(...(title ? [element("h4", "wb-small-title", title)] : []), list);
  follow(model, names, () => {
    list.replaceChildren(...said().map((text) => element("li", "", text)));
    box.hidden = said().length === 0;
  });
  return box;
}

export default { render };
