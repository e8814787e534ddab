const LONG = 25; // items; a longer list is folded into its groups

function render({ model, el, signal }) {
  instrument(model, el, "wb-checklist");
  const title = element("h3", "wb-title", model.get("title"));
  const said = element("p", "wb-progress-words");
  const { bar, set } = progressBar();
  const head = element("div", "wb-progress");
  head.append(title, said);

  const notes = new Map(); // by key, that an item is done because it was entered
  const sayEntered = () => notes.forEach((note, key) => (note.hidden = !model.get("entered").includes(key)));
  const sheet = sheetOf(model, {
    folded: (fields) => fields.length > LONG,
    drawn(box, { key, minutes }) {
      notes.set(key, enteredNote(box));
      if (minutes) box.querySelector(".wb-line").append(element("span", "wb-minutes", `${minutes} min`));
    },
    onTyped(box, text) {
      box.classList.toggle("wb-done", text !== "");
      sayHowMany(box.closest(".wb-fold"));
    },
  });
  const advice = element("div", "wb-advice");
  const elsewhere = element("details", "wb-twin wb-elsewhere");
  const others = element("ul", "");
  const summary = element("summary", "");
  elsewhere.append(summary, others);
  const packs = element("p", "wb-help wb-packs");
  el.append(head, bar, sheet, advice, elsewhere, problemLine(model), packs, savingLine(model));
  tellLooks(model, el, signal);

  follow(model, ["entered"], sayEntered);
  model.on("change:fields", sayEntered);
  follow(model, ["progress"], () => {
    const { percent, sentence } = model.get("progress");
    said.textContent = sentence;
    set(percent);
  });
  follow(model, ["elsewhere"], () => {
    const texts = model.get("elsewhere");
    elsewhere.hidden = texts.length === 0;
    summary.textContent = `Not for this interview (${texts.length})`;
    others.replaceChildren(...texts.map((text) => element("li", "", text)));
  });
  follow(model, ["advice"], () => advice.replaceChildren(...model.get("advice").map(adviceOf)));
  follow(model, ["packs"], () => (packs.textContent = model.get("packs")));
}

/** What says, to eyes and ears, that an item is done because it was entered. */
function enteredNote(box) {
  const note = Object.assign(element("p", "wb-entered", "done: you entered it"), { id: ownId(), hidden: true });
  const input = box.querySelector("input");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${note.id}`);
  box.querySelector(".wb-line").after(note);
  return note;
}

/** What is not to be ticked: [when, [[text, help], …]]. */
function adviceOf([when, items]) {
  const details = element("details", "wb-twin wb-elsewhere");
  const list = element("ul", "");
  for (const [text, help] of items) {
    const item = element("li", "", text);
    if (help) item.append(element("span", "wb-advice-help", help));
    list.append(item);
  }
  details.append(element("summary", "", `${when} (${items.length})`), list);
  return details;
}

/** How much of a folded group is done, beside its heading. */
function sayHowMany(group) {
  if (!group) return;
  const items = group.querySelectorAll(".wb-field").length;
  group.querySelector(".wb-fold-words").textContent = `${group.querySelectorAll(".wb-done").length} of ${items}`;
}

export default { render };
