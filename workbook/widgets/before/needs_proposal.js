// What the advert says, line by line: needs first and ticked, the rest folded. Nothing is taken without a press.

import { findNamed } from "../kit/lines.js";
import { element, follow } from "../kit/native/control.js";
import { pressButton } from "../kit/press.js";

export function proposal({ words }, context) {
  const { model } = context;
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
  // Where one goes on when the panel is closed.
  const next = () => ["back", "make"].map((name) => findNamed(context, name)).find((one) => !one.hidden);
  const chosen = () => [...ticks].filter(([, on]) => on).map(([text]) => text);
  const tell = () => {
    const count = chosen().length;
    ticked.textContent = (words.ticked[count] ?? words.ticked.many).replace("{count}", String(count));
  };
  const lineOf = ([text, on, note]) => {
    if (!ticks.has(text)) ticks.set(text, on);
    return proposedLine(text, note, ticks.get(text), (now) => {
      ticks.set(text, now);
      tell();
    });
  };
  left.append(
    leftWords,
    pressButton(words.more, () => model.send({ do: "more" }), "wb-small"),
  );
  apart.append(summary, others);
  const presses = element("div", "wb-proposal-presses");
  presses.append(
    pressButton(words.take, () => model.send({ do: "take", texts: chosen() }), "wb-primary"),
    pressButton(words.close, () => model.send({ do: "close" })),
  );
  panel.append(element("h3", "wb-title", words.title), element("p", "wb-help", words.how), needs, apart, left, ticked, presses);
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
    summary.textContent = words.others.replace("{count}", count);
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
