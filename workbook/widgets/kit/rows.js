// Shared by the lists that a person makes: a table with buttons, and the fields of one row below.

/** The list of `model`, and the form of the row that is selected; {list, form}. */
function rowsOf(model, options) {
  const list = element("div", "wb-rows");
  const table = element("table", "wb-table wb-list");
  const body = element("tbody", "");
  const none = element("p", "wb-help wb-none", model.get("words").none ?? "");
  const add = element("button", "wb-button wb-primary", model.get("words").add);
  add.type = "button";
  table.append(element("caption", "", model.get("words").heading ?? ""), body);
  const take = pressButton("Save the list for a spreadsheet", () => model.send({ do: "table" }), "wb-small");
  list.append(table, none, undoLine(model, list), add);
  if (model.get("spreadsheet")) {
    takeFiles(model);
    list.append(take);
  }

  const form = element("section", "wb-form");
  const title = element("h3", "wb-title");
  title.tabIndex = -1;
  form.append(title, sheetOf(model, options));

  let go = false; // after "Edit" and "Add" one goes on in the form
  const goThere = () => {
    if (!go || form.hidden) return;
    go = false;
    (form.querySelector(".wb-input") ?? title).focus();
    form.scrollIntoView({ block: "nearest" });
  };
  add.addEventListener("click", () => {
    go = true;
    model.send({ do: "add" });
  });
  const removing = removals();
  follow(model, ["rows"], () => {
    const rows = model.get("rows");
    removing.drawn(rows.map(({ key }) => key));
    const held = body.contains(document.activeElement) ? document.activeElement.dataset : null;
    body.replaceChildren(
      ...rows.map((row) =>
        rowOf(row, (what, event) => {
          if (what === "remove" && !removing.meant(event)) return;
          go = what === "edit" && event.isTrusted; // a page that starts again presses it too
          model.send({ do: what, key: row.key });
          if (row.current) goThere();
        }),
      ),
    );
    table.hidden = rows.length === 0;
    none.hidden = rows.length > 0;
    take.hidden = rows.length === 0;
    if (held) body.querySelector(`[data-do="${held.do}"][data-key="${held.key}"]`)?.focus();
  });
  follow(model, ["form_of"], () => {
    title.textContent = model.get("form_of");
    form.hidden = !model.get("form_of");
  });
  model.on("change:about", () => setTimeout(goThere)); // when all that came with it is drawn
  return { list, form };
}

function rowOf(row, pressed) {
  const line = element("tr", row.current ? "wb-current" : "");
  const name = element("th", "", row.name);
  name.scope = "row";
  const presses = element("td", "wb-presses");
  for (const [what, words] of [
    ["edit", "Edit"],
    ["remove", "Remove"],
  ]) {
    const button = element("button", "wb-button wb-small", words);
    button.type = "button";
    Object.assign(button.dataset, { do: what, key: row.key });
    button.setAttribute("aria-label", `${words} ${row.name}`);
    if (what === "edit" && row.current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", (event) => pressed(what, event));
    presses.append(button);
  }
  line.append(name, element("td", "", row.note), presses);
  return line;
}
