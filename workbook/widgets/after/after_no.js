// After a no: the plan made for this day, one question to ask them, one lesson and one next step.

const PLAN_PAGE = "08-afterwards";
const ASK_FIELD = "written.setback-ask";

function render({ model, el, signal }) {
  instrument(model, el, "wb-after-no");
  const first = element("p", "wb-summary");
  const fold = element("details", "wb-twin wb-elsewhere"); // holds a no from somebody else
  fold.append(element("summary", "", "After a no"));
  const rest = element("div", "");
  const whole = element("div", "");
  const title = element("h3", "wb-title");
  const worth = element("p", "wb-summary");
  const differ = element("div", "wb-contradictions");
  differ.setAttribute("role", "status");
  const ask = ({ key }) => key === ASK_FIELD;
  const yours = element("h3", "wb-title", "For yourself");
  whole.append(
    differ,
    title,
    worth,
    planBox(model),
    element("h3", "wb-title", "A short answer to them, if you like"),
    sheetOf(withFields(model, ask)),
    letterBox(model),
    yours,
    sheetOf(withFields(model, (spec) => !ask(spec))),
    onList(model),
  );
  yours.classList.add("wb-yours");
  rest.append(pickField(model), whole);
  el.append(first, fold, rest, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["first", "picked"], () => {
    const [sentence = "", page, words] = model.get("first");
    first.hidden = !sentence;
    first.replaceChildren(sentence, ...(page ? [" ", pageLink(page, words)] : []));
    fold.hidden = !sentence || !model.get("picked");
    rest.hidden = !model.get("picked");
    if (rest.parentNode !== fold && !fold.hidden) fold.append(rest);
    else if (rest.parentNode === fold && fold.hidden) fold.after(rest);
  });
  for (const [name, line] of [["title", title], ["worth", worth]]) follow(model, [name], () => (line.textContent = unbroken(model.get(name))));
  follow(model, ["contradictions"], () => differ.replaceChildren(...model.get("contradictions").map((said) => element("p", "wb-note", said))));
}

/** What was written for this day; read only, as it is changed where it was written. */
function planBox(model) {
  const box = element("section", "wb-plan-of-mine");
  const title = element("p", "wb-legend", "You wrote this for today");
  const list = element("dl", "");
  const none = element("p", "", "You need no plan for today. Eat something, tell one person who listens, and leave the rest for tomorrow.");
  const change = element("p", "wb-help");
  change.append("You can change it on ", pageLink(PLAN_PAGE, "Afterwards"), ".");
  box.append(title, list, none, change);
  follow(model, ["plan"], () => {
    const plan = model.get("plan");
    list.replaceChildren(...plan.flatMap(([question, answer]) => [element("dt", "", question), Object.assign(element("dd", "", answer), { dir: "auto" })]));
    title.hidden = list.hidden = change.hidden = plan.length === 0;
    none.hidden = plan.length > 0;
  });
  return box;
}

function onList(model) {
  const said = element("p", "wb-help");
  said.append("It is on your list of next steps, on ", pageLink(PLAN_PAGE, "Afterwards"), ".");
  follow(model, ["on_list"], () => (said.hidden = !model.get("on_list")));
  return said;
}

export default { render };
