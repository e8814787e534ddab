// What the advert says, line by line: needs first and ticked, the rest folded. Nothing is taken without a press.

/** `next()` is where one goes on when the panel is closed. */
function proposalPanel(model, next) {
  const panel = element("section", "wb-proposal");
  const needs = element("div", "");
  const apart = element("details", "wb-twin wb-apart");
  const summary = element("summary", "");
  const others = element("div", "");
  const left = element("p", "wb-left-out");
  const leftWords = element("span", "");
  const ticked = element("p", "wb-help");
  ticked.setAttribute("role", "status");
  const ticks = new Map();
  let shown = 0;
  const chosen = () => [...ticks].filter(([, on]) => on).map(([text]) => text);
  const tell = () => {
    const count = chosen().length;
    ticked.textContent = count === 1 ? "1 line is ticked." : `${count || "No"} lines are ticked.`;
  };
  const lineOf = ([text, on, note]) => {
    if (!ticks.has(text)) ticks.set(text, on);
    return proposedLine(text, note, ticks.get(text), (now) => {
      ticks.set(text, now);
      tell();
    });
  };
  left.append(leftWords, pressButton("Show what was left out", () => model.send({ do: "more" }), "wb-small"));
  apart.append(summary, others);
  const presses = element("div", "wb-proposal-presses");
  presses.append(
    pressButton("Take these", () => model.send({ do: "take", texts: chosen() }), "wb-primary"),
    pressButton("Close, take nothing", () => model.send({ do: "close" })),
  );
  panel.append(
    element("h3", "wb-title", "What the advert says"),
    element("p", "wb-help", "Untick what is not a need. Nothing goes into your list until you press “Take these”."),
    needs,
    apart,
    left,
    ticked,
    presses,
  );
  follow(model, ["proposal"], () => {
    const said = model.get("proposal");
    const held = panel.contains(document.activeElement) ? document.activeElement : null;
    panel.hidden = !said.count;
    if (held && panel.hidden) next().focus({ preventScroll: true });
    if (!said.count) return;
    if (said.count !== shown) {
      ticks.clear();
      apart.open = false;
      shown = said.count;
    }
    needs.replaceChildren(...said.needs.map((group) => proposedGroup(group, lineOf)));
    others.replaceChildren(...said.others.map((group) => proposedGroup(group, lineOf)));
    const count = said.others.reduce((sum, [, lines]) => sum + lines.length, 0);
    summary.textContent = `Other lines of the advert (${count})`;
    apart.hidden = count === 0;
    leftWords.textContent = `${said.left_out} `;
    left.hidden = !said.left_out;
    if (held?.closest("[hidden]")) presses.querySelector("button").focus({ preventScroll: true });
    tell();
  });
  return panel;
}

function proposedGroup([title, lines], lineOf) {
  const group = element("fieldset", "wb-group");
  group.append(element("legend", "wb-legend", `${title} (${lines.length})`), ...lines.map(lineOf));
  return group;
}

function proposedLine(text, note, on, changed) {
  const line = element("label", "wb-proposed");
  const box = Object.assign(element("input", "wb-checkbox"), { type: "checkbox", checked: on });
  const words = element("span", "", text);
  words.dir = "auto";
  line.append(box, words);
  if (note) line.append(element("span", "wb-proposed-note", ` (${note})`));
  box.addEventListener("change", () => changed(box.checked));
  return line;
}

/** Takes out again what was added last; it goes once pressed, and one goes on at `next`. */
function takeBackButton(model, next) {
  const back = pressButton("", () => model.send({ do: "take_back" }), "wb-small wb-take-back");
  follow(model, ["taken"], () => {
    const words = model.get("taken");
    const held = back === document.activeElement;
    back.textContent = words;
    back.hidden = !words;
    if (held && back.hidden) next.focus({ preventScroll: true });
  });
  return back;
}

/** The end of a long advert that had no room in the field: said, shown on a press, and left out on another. */
function restBox(model) {
  const box = element("div", "wb-rest");
  const said = element("p", "wb-note");
  const fold = element("details", "wb-twin");
  const text = Object.assign(element("textarea", "wb-input"), { readOnly: true, rows: 6, dir: "auto" });
  text.setAttribute("aria-label", "The part of the advert that had no room");
  said.setAttribute("role", "status");
  fold.append(
    element("summary", "", "Show what was left out"),
    text,
    pressButton("Do not read this part", () => model.send({ do: "rest", text: "" }), "wb-small"),
  );
  box.append(said, fold);
  follow(model, ["rest"], () => {
    const rest = model.get("rest");
    box.hidden = !rest.sentence;
    said.textContent = rest.sentence ?? "";
    text.value = rest.text ?? "";
  });
  return box;
}
