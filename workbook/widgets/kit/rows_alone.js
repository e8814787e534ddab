function render({ model, el, signal }) {
  instrument(model, el, "wb-rows-alone");
  const { list, form } = rowsOf(model);
  el.append(list, problemLine(model), form, savingLine(model));
  tellLooks(model, el, signal);
}

export default { render };
