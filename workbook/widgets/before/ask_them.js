function render({ model, el, signal }) {
  instrument(model, el, "wb-ask-them");
  const sentence = element("p", "wb-summary");
  sentence.setAttribute("role", "status");
  const people = element("section", "wb-ask-people");
  const lines = element("ul", "");
  people.append(element("h3", "wb-title", "For those you will meet"), lines);
  const sheet = sheetOf(model, {
    folded: () => true,
    onTyped: (box) => sayHowMany(box.closest(".wb-fold")),
  });
  el.append(sentence, people, sheet, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["sentence"], () => (sentence.textContent = model.get("sentence")));
  follow(model, ["people"], () => {
    people.hidden = model.get("people").length === 0;
    lines.replaceChildren(...model.get("people").map(personLine));
  });
}

function personLine([name, question]) {
  const line = element("li", "");
  const asked = element("span", "", question);
  asked.dir = "auto";
  line.append(element("strong", "", name), " ", asked);
  return line;
}

/** How many questions of a group are chosen, beside its heading. */
function sayHowMany(group) {
  if (!group) return;
  const chosen = group.querySelectorAll(".wb-checkbox:checked").length;
  group.querySelector(".wb-fold-words").textContent = chosen ? `${chosen} chosen` : "";
}

export default { render };
