function render({ model, el, signal }) {
  instrument(model, el, "wb-sheet-alone");
  const title = element("h3", "wb-title");
  el.append(title, sheetOf(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["title"], () => {
    title.textContent = model.get("title");
    title.hidden = !model.get("title");
  });
}

export default { render };
