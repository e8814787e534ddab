function render({ model, el, signal }) {
  instrument(model, el, "wb-adjustments");
  const only = element("p", "wb-only-you", "Nothing here goes on your card or into your calendar. It is in the file that Download my workbook makes.");
  const said = element("p", "wb-help");
  said.setAttribute("role", "status");
  const none = element("p", "wb-help", "Tick something above, and a message that asks for it is written here.");
  const text = Object.assign(element("textarea", "wb-input"), { readOnly: true, id: ownId() });
  text.dir = "auto";
  const label = Object.assign(element("label", "wb-label", "The message"), { htmlFor: text.id });
  const copy = copyButton("Copy the message", () => text.value, said);
  const message = element("div", "");
  const how = element("p", "wb-help", "It names the change and gives no reason. Change what does not fit, and add your name, after you have pasted it.");
  message.append(label, text, how, copy, said);
  const box = element("section", "wb-message");
  box.append(element("h3", "wb-title", "A message to ask with"), none, message);
  el.append(only, sheetOf(model), box, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["message"], () => {
    text.value = model.get("message");
    text.rows = text.value.split("\n").length + 2;
    said.textContent = "";
    message.hidden = !text.value;
    none.hidden = !message.hidden;
  });
}

export default { render };
