function render({ model, el, signal }) {
  instrument(model, el, "wb-debrief");
  const { list, form } = rowsOf(model, { folded: () => true, onTyped: countFilled });
  const locked = element("p", "wb-note wb-locked");
  form.append(locked, handBox(model));
  el.append(list, problemLine(model), form, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["locked"], () => {
    locked.textContent = model.get("locked");
    locked.hidden = !model.get("locked");
  });
}

/** Takes what was noted to the lists it belongs in, and leads there. */
function handBox(model) {
  const box = element("section", "wb-hand");
  const would = element("p", "wb-hand-would");
  const said = element("p", "wb-hand-said");
  said.setAttribute("role", "status");
  const links = element("p", "wb-hand-links", "Your lists: ");
  links.append(
    pageLink("04-the-people", "The people"),
    " and ",
    pageLink("05-stories-and-questions", "Stories and questions"),
    ".",
  );
  const press = pressButton("Put it where it belongs", () => model.send({ do: "hand" }), "wb-primary");
  box.append(element("h3", "wb-title", "Names, questions, promises"), would, press, said, links);
  follow(model, ["hand", "said"], () => {
    would.textContent = model.get("hand");
    would.hidden = Boolean(model.get("said")); // it would say at once that there is nothing new
    said.textContent = model.get("said");
  });
  return box;
}

export default { render };
