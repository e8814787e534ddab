// The offers: what to ask for next over the list, the money below it.

function render({ model, el, signal }) {
  instrument(el, "wb-offers");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const waiting = element("p", "wb-help wb-offers-waiting");
  const { list, form } = rowsOf(model);
  const next = sentencesBox(model, "to_do", "What to ask for next", "wb-offers-next");
  const remarks = sentencesBox(model, "remarks", "Please look at this", "wb-offers-remarks");
  el.append(summary, next, remarks, list, waiting, problemLine(model), form, moneyBox(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
  follow(model, ["waiting"], () => {
    waiting.textContent = model.get("waiting");
    waiting.hidden = !model.get("waiting");
  });
}

/** The sentences of the trait `name` as a list under a heading; away while there are none. */
function sentencesBox(model, name, title, className) {
  const box = element("section", className);
  const sentences = element("ul", "");
  box.setAttribute("role", "status");
  const heading = element("h3", "wb-title", title);
  follow(model, [name], () => {
    sentences.replaceChildren(...model.get(name).map((text) => element("li", "", text)));
    // An empty status stays on the page, so that what comes into it is spoken.
    box.replaceChildren(...(model.get(name).length ? [heading, sentences] : []));
  });
  return box;
}

/** The pay of a year for each offer. */
function moneyBox(model) {
  const box = element("section", "wb-offers-money");
  const said = element("p", "wb-offers-said");
  said.setAttribute("role", "status");
  const slot = element("div", "");
  box.append(slot, said);
  follow(model, ["money"], () => {
    const { heads, rows, said: sentence } = model.get("money");
    said.textContent = sentence;
    said.hidden = !sentence;
    const table = wordTable("The money side by side", heads);
    table.draw(rows);
    slot.replaceChildren(...(rows.length ? [table.el] : []));
  });
  return box;
}

export default { render };
