function render({ model, el, signal }) {
  instrument(model, el, "wb-stakeholders");
  const { list, form } = rowsOf(model);
  const spoken = element("p", "wb-unseen");
  spoken.setAttribute("role", "status");
  const says = (text) => (spoken.textContent = text);
  const map = stakeholderMap(model, signal, {
    says,
    moves: (key, influence, stance) => model.send({ do: "move", key, influence, stance }),
    picks: (key) => model.send({ do: "edit", key }),
  });
  const twin = mapTwin(model);
  map.el.append(notPlaced(model, map), twin);
  el.append(list, fromRoster(model, list), oftenForgotten(model, list), problemLine(model), map.el, form);
  el.append(withoutAnswer(model, form), spoken, savingLine(model));
  tellLooks(model, el, signal);
  model.on("change:news", () => says(model.get("news")));
}

/** Those without numbers, each with a button that puts it in the middle of the map. */
function notPlaced(model, map) {
  const box = element("div", "wb-not-placed");
  const names = element("ul", "");
  const assumed = element("p", "wb-help", "Each begins in the middle of the map. That is an assumption, until you move it.");
  box.append(element("h4", "wb-small-title", "Not placed yet"), assumed, names);
  follow(model, ["picture"], () => {
    const { unplaced } = model.get("picture");
    const held = names.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    box.hidden = unplaced.length === 0;
    names.replaceChildren(
      ...unplaced.map(([key, name]) => {
        const press = pressButton(
          "Place",
          () => {
            map.focus(key); // one goes on with the arrow keys
            model.send({ do: "place", key });
          },
          "wb-small",
        );
        press.dataset.key = key;
        press.setAttribute("aria-label", `Place ${name} on the map`);
        const item = element("li", "");
        item.append(element("span", "", name), press);
        return item;
      }),
    );
    if (held) names.querySelector(`[data-key="${held}"]`)?.focus();
  });
  return box;
}

/** The map in words. */
function mapTwin(model) {
  const details = element("details", "wb-twin");
  const table = wordTable("The map, the most influence first", ["Who", "Influence", "Stance", "What to do"]);
  details.append(element("summary", "", "Show the map as a table"), table.el);
  follow(model, ["picture"], () => {
    details.hidden = model.get("picture").table.length === 0;
    table.draw(model.get("picture").table);
  });
  return details;
}

/** A button that brings those who are on the roster. */
function fromRoster(model, list) {
  const box = element("div", "wb-from-roster");
  const press = pressButton("Copy the people from the list above", () => {
    list.querySelector(".wb-primary").focus(); // this button goes away
    model.send({ do: "take_over" });
  });
  const said = element("p", "wb-help");
  box.append(press, said);
  follow(model, ["roster"], () => {
    press.hidden = model.get("roster").count === 0;
    said.textContent = model.get("roster").said;
    box.hidden = !model.get("roster").said;
  });
  return box;
}

/** Suggestions for this kind of work. Open while the list is empty. */
function oftenForgotten(model, list) {
  const details = element("details", "wb-twin wb-forgotten");
  const summary = element("summary", "");
  const said = element("p", "wb-help");
  const entries = element("ul", "");
  details.append(summary, said, entries);
  details.open = model.get("rows").length === 0;
  follow(model, ["suggested"], () => {
    const { rows, said: sentence } = model.get("suggested");
    const pressed = [...entries.children].findIndex((one) => one.contains(document.activeElement));
    details.hidden = rows.length === 0;
    summary.textContent = `Who often has a say in this kind of work (${rows.length})`;
    said.textContent = sentence;
    entries.replaceChildren(...rows.map((row) => suggestionOf(model, row)));
    if (pressed >= 0) (entries.querySelectorAll("button")[Math.min(pressed, rows.length - 1)] ?? list.querySelector(".wb-primary")).focus();
  });
  return details;
}

function suggestionOf(model, { key, who, worry, proof }) {
  const item = element("li", "");
  const press = pressButton("Add", () => model.send({ do: "suggest", key }), "wb-small");
  press.setAttribute("aria-label", `Add ${who}`);
  const words = element("div", "");
  words.append(element("p", "wb-who", who), element("p", "", worry), element("p", "wb-help", `What would calm it: ${proof}`));
  item.append(words, press);
  return item;
}

/** Worries whose answer is not whole, each with a button that goes to the first field it lacks. */
function withoutAnswer(model, form) {
  const box = element("section", "wb-concerns");
  const heading = element("h3", "wb-title");
  const calm = element("p", "wb-help wb-none");
  const entries = element("ul", "");
  let goal; // the field to go to once it is drawn
  const go = () => {
    const field = goal && form.querySelector(`[data-key="${goal}"]`);
    if (!field) return;
    goal = undefined;
    field.focus();
    field.closest(".wb-field").scrollIntoView({ block: "nearest" });
  };
  model.on("change:about", () => setTimeout(go));
  box.append(heading, calm, entries);
  follow(model, ["concerns"], () => {
    const { heading: text, calm: sentence, rows } = model.get("concerns");
    const held = entries.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    heading.textContent = text;
    calm.textContent = sentence;
    entries.hidden = rows.length === 0;
    entries.replaceChildren(
      ...rows.map(({ key, goes_to, name, worry, missing }) => {
        const press = pressButton(
          "Answer it",
          () => {
            goal = goes_to;
            if (model.get("about") === key) go();
            else model.send({ do: "edit", key });
          },
          "wb-small",
        );
        press.dataset.key = key;
        press.setAttribute("aria-label", `Answer the worry of ${name}`);
        const [item, words] = [element("li", ""), element("div", "")];
        words.append(element("p", "wb-who", name), Object.assign(element("p", "wb-worry", worry), { dir: "auto" }), element("p", "wb-help", missing));
        item.append(words, press);
        return item;
      }),
    );
    if (held) entries.querySelector(`[data-key="${held}"]`)?.focus();
  });
  return box;
}

export default { render };
