function render({ model, el, signal }) {
  instrument(model, el, "wb-offer-letters");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const picks = element("div", "wb-which");
  picks.append(choiceField(model, "kinds", "kind"), pickField(model), choiceField(model, "others", "to"));
  el.append(picks, summary, sheetOf(model), letterBox(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => {
    summary.textContent = model.get("summary");
    summary.hidden = !model.get("summary");
  });
}

/** A native choice from `options`, {label, options: [[key, words], …]}; `chosen` holds the key and names the message. */
function choiceField(model, options, chosen) {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label");
  const select = element("select", "wb-input");
  select.id = label.htmlFor = ownId();
  select.dir = "auto";
  box.append(label, select);
  select.addEventListener("change", () => model.send({ do: chosen, key: select.value }));
  follow(model, [options, chosen], () => {
    const { label: words, options: all } = model.get(options);
    label.textContent = words;
    if (JSON.stringify(all) !== select.dataset.options) {
      select.replaceChildren(...all.map(([key, said]) => optionOf(key, said)));
      select.dataset.options = JSON.stringify(all);
    }
    select.value = model.get(chosen);
    box.hidden = all.length < 2;
  });
  return box;
}

export default { render };
