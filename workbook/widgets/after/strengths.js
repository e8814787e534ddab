// What went well and what was hard: how answers went by kind of question, and what was noted after each interview.

const LOOK_BACK = "08-afterwards";

function render({ model, el, host, signal }) {
  instrument(model, el, "wb-strengths");
  const said = element("p", "wb-help wb-few");
  const kinds = wordTable("Which questions came, and how your answers went", ["Kind of question", "Asked", "Well", "So-so", "Badly"]);
  const picture = slotFor({ model, host, signal }, "kinds");
  const lists = element("div", "wb-noted");
  const empty = element("p", "wb-nothing");
  el.append(empty, lists, kinds.el, picture, said, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["rows"], () => kinds.draw(model.get("rows")));
  follow(model, ["said"], () => (said.textContent = model.get("said")));
  follow(model, ["lists"], () => lists.replaceChildren(...model.get("lists").map(notedList)));
  follow(model, ["empty"], () => {
    const { questions, notes } = model.get("empty");
    empty.hidden = !questions && !notes;
    const what = questions && notes ? "Nothing here yet. This fills itself from" : questions ? "No question that you were asked is noted yet. Note them in" : "What went well and what was hard comes from";
    empty.replaceChildren(`${what} `, pageLink(LOOK_BACK, "your notes after an interview"), ".");
  });
}

function notedList({ title, lines, more }) {
  const box = element("section", "");
  const list = element("ul", "");
  list.append(
    ...lines.map(([text, where]) => {
      const item = element("li", "");
      item.append(Object.assign(element("span", "wb-noted-text", text), { dir: "auto" }), element("span", "wb-help", where));
      return item;
    }),
  );
  box.append(element("h3", "wb-title", title), list, element("p", "wb-help", more));
  return box;
}

export default { render };
