const COLUMNS = ["Application", "Chance today", "Waiting", "What came of it"];

function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-applications");

  const head = headlineOf(signal);
  const list = element("table", "wb-table wb-list");
  const body = element("tbody", "");
  const top = element("thead", "");
  const columns = element("tr", "");
  columns.append(...COLUMNS.map((text) => Object.assign(element("th", "", text), { scope: "col" })), element("td", ""));
  top.append(columns);
  list.append(element("caption", "", "Your applications"), top, body);

  const form = element("section", "wb-form");
  const title = element("h3", "wb-title");
  title.tabIndex = -1;
  const fields = element("div", "wb-two");
  fields.append(
    group(context, "The room", ["employer", "title", "role", "known", ["low", "high"], "openings", "seats", "rounds_left", "scoring", "insider", "chosen"]),
    group(context, "Their answer", ["since", "promised", "outcome"]),
  );
  form.append(title, fields);
  const undo = undoLine(model, list);
  const silent = group(context, "When they stay silent", ["ghosted_after", "leave_out"]);
  el.append(head.el, list, undo, slotFor(context, "add"), problemLine(model), form, silent, savingLine(model));
  tellLooks(model, el, signal);

  follow(model, ["odds"], () => head.draw(model.get("odds")));
  const removing = removals();
  follow(model, ["rows"], () => {
    removing.drawn(model.get("rows").map(({ key }) => key));
    const held = body.contains(document.activeElement) ? document.activeElement.dataset : null;
    body.replaceChildren(...model.get("rows").map((row) => rowOf(model, row, removing)));
    if (held) body.querySelector(`[data-do="${held.do}"][data-key="${held.key}"]`)?.focus();
  });
  follow(model, ["form_of"], () => {
    title.textContent = model.get("form_of");
    form.hidden = !model.get("form_of");
  });
  model.on("change:rows", () => {
    if (!el.dataset.go) return; // after "Edit" and "Add" one goes on in the form
    delete el.dataset.go;
    title.focus();
    form.scrollIntoView({ block: "nearest" });
  });
  el.addEventListener("click", (event) => {
    if (!event.isTrusted) return; // a page that starts again presses "Edit" too
    if (event.target.closest("[data-do=edit]")?.dataset.current === "false" || event.target.closest(".wb-primary")) {
      el.dataset.go = "form";
    }
  });
}

function rowOf(model, row, removing) {
  const line = element("tr", row.current ? "wb-current" : "");
  const name = element("th", "", row.name);
  name.scope = "row";
  name.append(element("span", "wb-kind", row.kind));
  const cells = [row.chance, row.silent, row.outcome].map((text, i) => {
    const cell = element("td", "", unbroken(text));
    cell.dataset.column = COLUMNS[i + 1];
    return cell;
  });
  const presses = element("td", "wb-presses");
  presses.append(...["edit", "remove"].map((what) => press(model, what, row, removing)));
  line.append(name, ...cells, presses);
  return line;
}

function press(model, what, { key, name, current }, removing) {
  const button = element("button", "wb-button wb-small", what === "edit" ? "Edit" : "Remove");
  button.type = "button";
  Object.assign(button.dataset, { do: what, key, current });
  button.setAttribute("aria-label", `${button.textContent} ${name}`);
  if (what === "edit" && current) button.setAttribute("aria-current", "true");
  button.addEventListener("click", (event) => {
    if (what === "edit" || removing.meant(event)) model.send({ do: what, key });
  });
  return button;
}

export default { render };
