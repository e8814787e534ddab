// What the bar at the top of a page is made of.

function press(words, pressed, className = "") {
  const button = element("button", `wb-button ${className}`.trim(), words);
  button.type = "button";
  button.addEventListener("click", pressed);
  return button;
}

function part(title, ...inside) {
  const box = element("section", "wb-more-part");
  box.append(element("p", "wb-legend", title), ...inside);
  return box;
}

let fields = 0;

/** A labelled field, with help below. */
function labelled(words, input, help = "") {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label", words);
  input.id = label.htmlFor = `wb-savebar-${(fields += 1)}`;
  box.append(label, input);
  if (help) {
    const said = element("p", "wb-help", help);
    said.id = `${input.id}-help`;
    input.setAttribute("aria-describedby", said.id);
    box.append(said);
  }
  return box;
}
