// Shared by the lists from which something can be removed.

/** What was taken out last, with a way back. */
function undoLine(model) {
  const line = element("p", "wb-undo");
  const said = element("span", "");
  const back = element("button", "wb-button wb-small", "Put it back");
  back.type = "button";
  line.setAttribute("role", "status");
  line.append(said, back);
  back.addEventListener("click", () => model.send({ do: "put_back", key: model.get("removed")[0] }));
  follow(model, ["removed"], () => {
    const [key, name] = model.get("removed");
    line.hidden = !key;
    said.textContent = key ? `${name} was removed from the list. ` : "";
  });
  return line;
}
