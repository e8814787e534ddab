function render({ model, el, signal }) {
  instrument(model, el, "wb-process");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const picture = seatsPicture();
  const drawn = (box, { key }) => key === model.get("beside") && box.append(...picture.parts);
  el.append(summary, sheetOf(model, { drawn }), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["seats"], () => picture.show(model.get("seats")));
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
}

export default { render };
