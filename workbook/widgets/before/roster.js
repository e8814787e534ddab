function render({ model, el, signal }) {
  instrument(model, el, "wb-roster");
  const note = element("p", "wb-note wb-others", "");
  const said = element("p", "wb-summary");
  const { list, form } = rowsOf(model);
  el.append(note, said, list, problemLine(model), form, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["note"], () => (note.textContent = model.get("note")));
  follow(model, ["progress"], () => {
    said.textContent = model.get("progress");
    said.hidden = !model.get("progress");
  });
}

export default { render };
