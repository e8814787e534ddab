// How sure one feels: two numbers for each task of one interview, what changed, and the same over interviews.

const AFTERWARDS = "08-afterwards";

function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-confidence");
  const none = element("p", "wb-help wb-none", "No interview yet. Add your next one, and rate yourself before it. One that is over will do, too.");
  const add = pressButton("Add an interview", ({ detail }) => detail < 2 && model.send({ do: "add" }));
  const scale = element("p", "wb-help wb-scale", "0: I could not do this at all. 10: I am sure that I could. Write what you feel; leave out what does not matter to you.");
  const elsewhere = element("p", "wb-help");
  elsewhere.append("To take an interview out of this list, go to ", pageLink(AFTERWARDS, "Afterwards"), ".");
  const sheet = sheetOf(model, { onTyped: shortMoment });
  const said = element("p", "wb-help wb-left");
  said.setAttribute("role", "status");
  const change = slotFor(context, "change");
  const honest = element("p", "wb-help wb-honest", "One interview shows little. These numbers are about how sure you feel, which says only a little about how others rate you.");
  const over = wordTable("From interview to interview, on average", ["Interview", "Before", "After", "Rated both times"]);
  el.append(pickField(model), none, add, scale, sheet, elsewhere, said, change, honest, over.el, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["picks"], () => {
    const there = model.get("picks").length > 0;
    none.hidden = there;
    scale.hidden = elsewhere.hidden = !there;
    add.textContent = there ? "Add another interview" : "Add an interview";
    add.classList.toggle("wb-primary", !there);
    add.classList.toggle("wb-small", there);
  });
  follow(model, ["said"], () => {
    said.textContent = model.get("said");
    said.hidden = !model.get("said");
  });
  follow(model, ["rows"], () => {
    honest.hidden = model.get("rows").length === 0;
    over.draw(model.get("rows").length > 1 ? model.get("rows") : []);
  });
  follow(model, ["fields"], () => noteTasks(model, sheet));
  model.on("change:errors", () => sheet.querySelectorAll(".wb-is-number").forEach((box) => shortMoment(box)));
}

/** The task stands above its two numbers already: in their labels it is only for those who hear them. */
function shortMoment(box) {
  const label = box.classList.contains("wb-is-number") && box.querySelector("label");
  if (!label) return;
  const words = label.textContent;
  const end = words.indexOf(":");
  label.replaceChildren(words.slice(0, end), element("span", "wb-unseen", words.slice(end)));
}

/** Each task is a row of its own, with what is to be said about it. */
function noteTasks(model, sheet) {
  const notes = new Map(model.get("fields").filter(({ moment }) => moment).map(({ key, note }) => [key, note ?? ""]));
  for (const row of sheet.querySelectorAll("fieldset")) {
    const first = row.querySelector("input")?.dataset.key;
    row.classList.toggle("wb-task", notes.has(first));
    if (!notes.has(first)) continue;
    const legend = row.querySelector("legend");
    legend.querySelector(".wb-help")?.remove();
    if (notes.get(first)) legend.append(element("span", "wb-help", notes.get(first)));
  }
}

export default { render };
