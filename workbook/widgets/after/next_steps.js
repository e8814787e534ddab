// The next steps: a list to tick, those that are done folded below, and a form for one of them.

function render({ model, el, signal }) {
  instrument(model, el, "wb-next-steps");
  const said = element("p", "wb-summary");
  said.setAttribute("role", "status");
  said.tabIndex = -1;
  const form = stepForm(model);
  const removing = removals();
  follow(model, ["rows"], () => removing.drawn(model.get("rows").map(({ key }) => key)));
  const options = { drawn: (box, { row, late }) => drawStep(box, row, late, pressed), onTyped: nameButtons };
  const pressed = (what, row, event) => {
    if (what === "remove" && !removing.meant(event)) return;
    if (what === "edit") form.goThere(row, event.isTrusted); // a page that starts again presses it too
    model.send({ do: what, key: row });
  };
  const isTick = ({ kind }) => kind === "tick";
  const open = sheetOf(withFields(model, (spec) => isTick(spec) && !spec.done), options);
  const done = element("details", "wb-twin wb-steps-done");
  const summary = element("summary", "");
  done.append(summary, sheetOf(withFields(model, (spec) => isTick(spec) && spec.done), options));
  const none = element("p", "wb-help wb-none", model.get("words").none);
  const add = pressButton(model.get("words").add, () => form.goThere(null, true), "wb-primary");
  add.addEventListener("click", () => model.send({ do: "add" }));
  const take = pressButton("Save the list for a spreadsheet", () => model.send({ do: "table" }), "wb-small");
  takeFiles(model);
  const list = element("div", "wb-rows");
  list.append(open, none, undoLine(model, list), add, take, done);
  // What is ticked leaves the place it stands in, and the next press would tick another one.
  list.addEventListener("change", ({ target, isTrusted }) => isTrusted && target.matches(".wb-checkbox") && said.focus());
  el.append(said, list, problemLine(model), form.element, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["sentence"], () => {
    said.textContent = model.get("sentence");
    said.hidden = !model.get("sentence");
  });
  follow(model, ["fields"], () => {
    const ticks = model.get("fields").filter(isTick);
    const count = ticks.filter((spec) => spec.done).length;
    summary.textContent = `Done (${count})`;
    done.hidden = count === 0;
    none.hidden = ticks.length > 0;
    take.hidden = ticks.length === 0;
  });
}

/** A step that is open or done: its buttons stand beside it. */
function drawStep(box, row, late, pressed) {
  const presses = element("span", "wb-presses");
  for (const [what, words] of [
    ["edit", "Edit"],
    ["remove", "Remove"],
  ]) {
    const button = pressButton(words, (event) => pressed(what, row, event), "wb-small");
    Object.assign(button.dataset, { do: what, key: row });
    presses.append(button);
  }
  box.classList.toggle("wb-late", late);
  box.querySelector(".wb-line").append(presses);
}

/** Each button says which step it is about, for those who hear it alone. */
function nameButtons(box) {
  const name = box.querySelector("label").textContent;
  box.querySelectorAll(".wb-presses button").forEach((button) => button.setAttribute("aria-label", `${button.textContent} ${name}`));
}

/** The form of one step; `goThere(row, wanted)` has one go on in it once it shows that step, null for a new one. */
function stepForm(model) {
  const form = element("section", "wb-form");
  const title = element("h3", "wb-title");
  let go = false;
  const arrive = () => {
    if (!go || form.hidden) return;
    go = false;
    form.querySelector(".wb-input").focus();
    form.scrollIntoView({ block: "nearest" });
  };
  const close = pressButton("Close", () => {
    const row = model.get("about");
    model.send({ do: "close" });
    form.closest(".wb-instrument").querySelector(`[data-do=edit][data-key="${CSS.escape(row)}"]`)?.focus();
  });
  form.append(title, sheetOf(withFields(model, ({ kind }) => kind !== "tick")), close);
  follow(model, ["form_of"], () => {
    title.textContent = model.get("form_of");
    form.hidden = !model.get("form_of");
  });
  model.on("change:about", () => setTimeout(arrive)); // when all that came with it is drawn
  const goThere = (row, wanted) => {
    go = wanted;
    if (row !== null && row === model.get("about")) arrive();
  };
  return { element: form, goThere };
}

export default { render };
