// Shared by every instrument: places for the controls, and a line that says what is saved.

import { followed } from "./lines.js";
import { placeOfAnswers } from "./looking.js";
import { changeBy, element, follow } from "./native/control.js";

/** Make `el` the root of an instrument. Keys stay in it: JupyterLab would move between cells, and delete some. */
export function instrument(model, el, name) {
  el.classList.add("wb", "wb-instrument", name);
  el.addEventListener("keydown", (event) => event.stopPropagation());
  namePresses(model, el);
}

/** What somebody has done by a press is named as well, so that the kernel can say once it is saved (see unsaved.js). */
function namePresses(model, el) {
  const { send } = model;
  let pressed = null;
  const hear = ({ target }) => {
    pressed = target.closest("button, select, input");
    setTimeout(() => (pressed = null));
  };
  el.addEventListener("click", hear, true);
  el.addEventListener("change", hear, true);
  model.send = (said, ...others) => send(pressed && said.do && !said.change ? { ...said, change: changeBy(pressed) } : said, ...others);
}

/**
 * A place for a control or a chart. It is made first, so the order never depends on loading.
 * @param {any} block
 * @param {import("./types.js").Context} context
 */
export function control({ name, arrives }, { model, host, signal, arrival }) {
  const slot = element("div", "wb-slot");
  if (arrives) slot.addEventListener("click", (event) => (arrival.wanted = event.isTrusted));
  host.getWidget(model.get("controls")[name] ?? model.get("charts")[name]).then((part) => part.render({ el: slot, signal }));
  return slot;
}

/** A group of controls under one legend, in this order; those in a list stand side by side. */
export function group(block, context) {
  const set = element("fieldset", "wb-group");
  set.append(element("legend", "wb-legend", block.legend), ...(block.names ?? []).map((names) => sideBySide(names, context)));
  if (block.of) following(block, context, set);
  return set;
}

function sideBySide(names, context) {
  const slots = names.map((name) => control({ name }, context));
  if (slots.length === 1) return slots[0];
  const side = element("div", "wb-side");
  side.append(...slots);
  return side;
}

/** The controls of a trait: one that is not wanted any more is hidden, as it may come back. */
function following(block, context, set) {
  const slots = new Map();
  const none = element("p", "wb-help", block.none);
  set.append(none);
  followed(context.model, block.of, (names) => {
    none.hidden = names.length > 0;
    for (const [name, slot] of slots) slot.hidden = !names.includes(name);
    for (const name of names) {
      if (!slots.has(name)) slots.set(name, control({ name }, context));
      set.append(slots.get(name));
    }
  });
}

/** What is saved and where, and what went wrong. */
export function savingLine(model, words) {
  // What is typed into a page that starts again is entered anew only for the application it was about.
  follow(model, ["about"], () =>
    queueMicrotask(() => foot.closest(".wb-instrument")?.setAttribute("data-about", model.get("about") ?? "")),
  );
  const foot = element("footer", "wb-foot");
  const saved = element("p", "wb-saved");
  const when = element("span", "wb-saved-when"); // hidden where the bar above the page says it
  const refused = element("span", "wb-refused");
  saved.setAttribute("role", "status");
  saved.append(when, refused);
  foot.append(saved, unsavedLine(model));
  follow(model, ["saved", "unsaved", "refused", "refused_elsewhere", "place"], () => {
    const elsewhere = model.get("refused_elsewhere") ?? 0; // in fields of a sheet that are not shown now
    const said = (model.get("saved") ? words.saved : words.as_you_go)
      .replace("{saved}", model.get("saved"))
      .replace("{where}", placeOfAnswers(model));
    const here = model.get("refused") > elsewhere ? words.refused : "";
    when.textContent = model.get("unsaved") ? "" : said;
    refused.textContent = model.get("unsaved") ? "" : here + (elsewhere ? words.elsewhere : "");
  });
  return foot;
}

/** Why something is not saved, or could not be read. */
export function unsavedLine(model) {
  return alertOf(model, "unsaved", "wb-error");
}

export function problemLine(model) {
  return alertOf(model, "problem", "wb-error wb-problem");
}

function alertOf(model, name, className) {
  const line = element("p", className);
  line.setAttribute("role", "alert");
  follow(model, [name], () => (line.textContent = model.get(name)));
  return line;
}

/** What a sum assumes, as [sentence, kind] that can be unfolded. */
export function assumed(block, context) {
  const details = element("details", "wb-twin wb-assumed");
  const list = element("ul", "");
  for (const [sentence, kind] of context.model.get(block.of)) {
    const item = element("li", "", `${sentence} `);
    item.append(element("span", "wb-grade", kind));
    list.append(item);
  }
  details.append(element("summary", "", block.words), list, ...context.draw(block.blocks ?? [], context));
  return details;
}
