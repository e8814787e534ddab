// Looking back at an interview: how long, in which way, and the questions that follow from it.

const FOR_COACH = "My coach may see this"; // the label goes on with the question, for those who hear it
const BECOMES_A_STEP = "Becomes a next step";
let reflections = 0;

function render({ model, el, signal }) {
  instrument(model, el, "wb-reflect");
  const title = element("h3", "wb-reflect-title", "How did it go?");
  const lede = element("p", "wb-summary", "Only for you. Nothing here is shared unless you tick it.");
  const sheet = sheetOf(model, { drawn: drawAsked, onTyped: coachLabel });
  model.on("change:errors", () => sheet.querySelectorAll(".wb-is-tick").forEach(coachLabel));
  const kept = element("p", "wb-help wb-reflect-kept");
  kept.setAttribute("role", "status");
  const choosing = element("div", "wb-reflect-choosing");
  choosing.append(pickField(model), timesField(model), waysField(model), kept);
  el.append(
    supportBox(model), title, lede, choosing, sheet, problemLine(model), undoLine(model, choosing, () => choosing.querySelector("select")),
    pressesOf(model, sheet), savingLine(model),
  );
  tellLooks(model, el, signal);
  follow(model, ["kept"], () => (kept.textContent = model.get("kept")));
}

/** What is said to somebody who is not well; its place is always there, so that a screen reader tells what comes. */
function supportBox(model) {
  const place = element("div", "");
  place.setAttribute("role", "status");
  follow(model, ["support"], () => {
    const { lines = [], note } = model.get("support");
    if (!lines.length) return place.replaceChildren();
    const box = element("div", "wb-support");
    for (const [text, help] of lines) box.append(element("p", "wb-support-text", text), element("p", "wb-support-help", help));
    box.append(element("p", "wb-help", note));
    place.replaceChildren(box);
  });
  return place;
}

/** One of a few, side by side: native radios that look like one control. */
function timesField(model) {
  const set = element("fieldset", "wb-segments");
  const name = `wb-times-${(reflections += 1)}`;
  set.append(element("legend", "wb-label", "How long would you like to look back?"));
  for (const [key, words] of model.get("times")) {
    const label = element("label", "wb-segment");
    const input = Object.assign(element("input", ""), { type: "radio", name, value: key });
    input.addEventListener("change", () => model.send({ do: "minutes", key }));
    follow(model, ["minutes"], () => (input.checked = model.get("minutes") === key));
    label.append(input, element("span", "", words));
    set.append(label);
  }
  return set;
}

function waysField(model) {
  const box = element("div", "wb-field");
  const label = element("label", "wb-label", "In which way?");
  const select = element("select", "wb-input");
  select.id = label.htmlFor = `wb-ways-${(reflections += 1)}`;
  select.append(...model.get("ways").map(([key, words]) => new Option(words, key)));
  select.addEventListener("change", () => model.send({ do: "way", key: select.value }));
  follow(model, ["way"], () => (select.value = model.get("way")));
  box.append(label, select);
  return box;
}

/** Help stands between a question and its answer, and below it what becomes of the answer. */
function drawAsked(box, { kind, step }) {
  if (kind === "text") {
    const input = box.querySelector("textarea");
    input.before(box.querySelector(".wb-help"));
    if (step) input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${stepId(step)}`);
  } else if (kind === "tick" && step) {
    const becomes = element("p", "wb-help wb-becomes", BECOMES_A_STEP);
    becomes.id = stepId(step);
    box.querySelector(".wb-line").prepend(becomes);
  }
}

function stepId(key) {
  return `wb-becomes-${key.replaceAll(".", "-")}`;
}

/** The question stands above the tick already: it is only for those who hear the label. */
function coachLabel(box) {
  const label = box.classList.contains("wb-is-tick") && box.querySelector("label");
  if (!label || !label.textContent.startsWith(FOR_COACH)) return;
  label.replaceChildren(FOR_COACH, element("span", "wb-unseen", label.textContent.slice(FOR_COACH.length)));
}

function pressesOf(model, sheet) {
  const presses = element("div", "wb-reflect-presses");
  const removing = removals();
  const remove = pressButton("Remove this reflection", (event) => {
    if (removing.meant(event)) model.send({ do: "remove", key: model.get("picked") });
  });
  presses.append(anotherButton(model, sheet), remove);
  follow(model, ["another", "picked"], () => {
    presses.hidden = !model.get("another");
    removing.drawn([model.get("picked")]);
  });
  return presses;
}

/** Begins another reflection; one goes on at its first question. */
function anotherButton(model, sheet) {
  let go = false;
  const button = pressButton("Start another reflection", (event) => {
    go = event.isTrusted;
    model.send({ do: "another" });
  });
  const goThere = () => {
    if (!go) return;
    go = false;
    const first = sheet.querySelector("textarea");
    first?.focus();
    first?.scrollIntoView({ block: "center" });
  };
  model.on("change:about", () => setTimeout(goThere)); // when all that came with it is drawn
  return button;
}

export default { render };
