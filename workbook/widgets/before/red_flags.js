function render({ model, el, signal }) {
  instrument(model, el, "wb-flags");
  const sentence = element("p", "wb-flags-said");
  sentence.setAttribute("role", "status");
  const ask = element("section", "wb-ask");
  const probes = element("ul", "");
  ask.append(element("h3", "wb-title", "To ask politely"), probes);
  const sheet = sheetOf(model, { onTyped: (box, text) => box.classList.toggle("wb-flag-seen", text === "seen") });
  el.append(sentence, sheet, ask, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["sentence"], () => (sentence.textContent = model.get("sentence")));
  follow(model, ["to_ask"], () => {
    probes.replaceChildren(...model.get("to_ask").map((probe) => element("li", "", probe)));
    ask.hidden = model.get("to_ask").length === 0;
  });
}

export default { render };
