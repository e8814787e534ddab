// The offers: what to ask for next over the list, the money below it.

function render({ model, el, signal }) {
  instrument(model, el, "wb-offers");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const waiting = element("p", "wb-help wb-offers-waiting");
  const { list, form } = rowsOf(model);
  const next = sentencesBox(model, "to_do", "What to ask for next", "wb-offers-next");
  const notice = element("p", "wb-offers-notice");
  notice.setAttribute("role", "status");
  notice.tabIndex = -1;
  const remarks = remarksBox(model, notice);
  el.append(summary, notice, next, remarks, list, waiting, problemLine(model), form, moneyBox(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
  follow(model, ["notice"], () => {
    notice.textContent = model.get("notice");
    notice.hidden = !model.get("notice");
  });
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

/** What contradicts something else; what “Your pipeline” does not know yet can be entered there with one button. */
function remarksBox(model, notice) {
  const box = element("section", "wb-offers-remarks");
  const sentences = element("ul", "");
  const heading = element("h3", "wb-title", "Please look at this");
  heading.tabIndex = -1;
  box.setAttribute("role", "status");
  const entering = (application, sentence) => {
    const button = pressButton("Enter it there for me", () => model.send({ do: "enter", key: application }), "wb-small");
    button.setAttribute("aria-label", `Enter it there for me: ${sentence}`);
    return button;
  };
  follow(model, ["remarks"], () => {
    const remarks = model.get("remarks");
    const held = box.contains(document.activeElement); // after a press its button is gone
    sentences.replaceChildren(
      ...remarks.map(([sentence, application]) => {
        const line = element("li", "", application ? `${sentence} ` : sentence);
        if (application) line.append(entering(application, sentence));
        return line;
      }),
    );
    box.replaceChildren(...(remarks.length ? [heading, sentences] : []));
    if (held) setTimeout(() => (notice.hidden ? heading : notice).focus());
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
