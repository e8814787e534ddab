function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-interview");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const columns = element("div", "wb-two");
  columns.append(
    group(context, "The job and the day", ["employer", "title", "role", "when"]),
    group(context, "What is left, and who is still in", ["format", "last", "known", ["low", "high"], "openings", "seats"]),
  );
  el.append(summary, columns, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["summary"], () => (summary.textContent = model.get("summary")));
}

export default { render };
