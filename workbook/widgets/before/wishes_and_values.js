function render({ model, el, signal }) {
  instrument(model, el, "wb-wishes");
  const sentence = element("p", "wb-summary");
  sentence.setAttribute("role", "status");
  const { list, form } = rowsOf(model);
  el.append(sentence, list, problemLine(model), form, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["sentence"], () => {
    sentence.textContent = model.get("sentence");
    sentence.hidden = !model.get("sentence");
  });
}

export default { render };
