// Frames around blocks, buttons and ticks.

import { copyButton } from "./handing.js";
import { findNamed, followed, goesOnAt, inTrait, looking, onlyWhen, whether } from "./lines.js";
import { changeIn, element, field, follow, isKept, ownId } from "./native/control.js";
import { pressButton } from "./press.js";
import { progressBar } from "./progress.js";
import { removals } from "./undo.js";

/** @typedef {import("./types.js").Context} Context */

export function box(block, context) {
  const made = looking(block.tag || "section", block);
  made.append(...context.draw(block.blocks, context));
  if (block.ticked) {
    // What is ticked leaves the place it stands in, and the next press would tick another one.
    made.addEventListener(
      "change",
      ({ target, isTrusted }) => isTrusted && target.matches(".wb-checkbox") && findNamed(context, block.ticked).focus(),
    );
  }
  return onlyWhen(context.model, made, block.when);
}

export function fold(block, context) {
  const { model } = context;
  const made = /** @type {HTMLDetailsElement} */ (looking("details", block));
  const summary = element("summary", "");
  made.append(summary, ...context.draw(block.blocks, context));
  if (block.heads) summary.append(...context.draw(block.heads, context));
  const name = () => {
    const count = block.counts ? inTrait(model, block.counts).length : "";
    summary.textContent = (block.words || "{of}").replace("{of}", () => inTrait(model, block.of)).replace("{count}", count);
  };
  const told = [block.of, block.counts].filter(Boolean).map((one) => one.split(".")[0]);
  if (!block.heads) follow(model, told, name);
  if (block.opened)
    whether(block.turns ? model : { ...model, on: () => {} }, block.opened, (so) => (made.open = so || (!!block.stays && made.open)));
  if (block.bare) {
    whether(model, block.bare, (so) => {
      if (so !== summary.hidden) made.open = so;
      summary.hidden = so;
      made.classList.toggle("wb-twin", !so);
    });
  }
  return onlyWhen(model, made, block.when);
}

/** `text` with what stands in each {trait}, now and later. */
function filledIn(model, text, say) {
  const names = [...text.matchAll(/\{([\w.]+)\}/g)].map(([, name]) => name.split(".")[0]);
  follow(model, names, () => say(text.replace(/\{([\w.]+)\}/g, (_, name) => inTrait(model, name))));
}

export function press(block, context) {
  const { model, part, arrival } = context;
  const settling = context.settling ?? removals();
  let lands = false;
  const pressed = (event) => {
    if (block.once && !settling.meant(event)) return;
    if (block.arrives || block.goal) arrival.wanted = event.isTrusted || block.do !== "edit"; // a page that starts again presses that, too
    arrival.goal = block.goal && inTrait(model, block.goal);
    lands = true;
    if (block.then) findNamed(context, block.then).focus({ preventScroll: true });
    const key = block.key && inTrait(model, block.key);
    if (block.goal && key === part.get("about")) arrival.there();
    else model.send({ do: block.do, ...(block.key && { key }) });
  };
  const made = pressButton(block.words ?? "", pressed, looking("i", block).className);
  if (block.once) made.addEventListener("keydown", (event) => event.repeat && event.preventDefault());
  if (block.key) followed(model, block.key, (key) => Object.assign(made.dataset, { do: block.do, key }));
  if (block.of) filledIn(model, block.of, (words) => (made.textContent = words));
  if (block.about) filledIn(model, block.about, (name) => made.setAttribute("aria-label", name));
  if (block.lands) landing(block.lands, context, () => [lands, (lands = false)][0]);
  if (block.lands) part.on("change:problem", () => (lands = false)); // it was refused: the focus stays where it is
  return onlyWhen(model, made, block.when);
}

/** After a press one goes on at the first of `names` that is on the page, once the trait that comes first has changed. */
function landing([of, ...names], context, wanted) {
  context.part.on(`change:${of}`, () => {
    if (!wanted()) return;
    setTimeout(() => {
      goesOnAt(names.map((name) => findNamed(context, name)).find((one) => one?.checkVisibility()))?.focus();
    });
  });
}

/** A button, and a second one that does it. Not on a double click, and not for a key that is held. */
export function sure(block, context) {
  const { model } = context;
  const made = element("div", "");
  const asked = element("div", "wb-sure");
  const question = Object.assign(element("p", "wb-legend", block.question), { id: ownId() });
  asked.tabIndex = -1; // the second press of a double click may meet it: the focus stays here
  asked.setAttribute("role", "group");
  asked.setAttribute("aria-labelledby", question.id);
  const pressing = removals();
  const first = pressButton(block.words, (event) => pressing.meant(event) && ask(true).focus(), "wb-primary");
  const yes = press(
    { words: block.yes, do: block.do, look: "primary", once: true, lands: block.lands },
    { ...context, settling: pressing },
  );
  const no = pressButton(block.no, () => ask(false).focus());
  asked.addEventListener("keydown", ({ key }) => key === "Escape" && ask(false).focus());
  const buttons = element("div", "wb-press-row");
  buttons.append(yes, no);
  asked.append(question, buttons, element("p", "wb-help", block.note));
  made.append(first, asked);
  const ask = (on) => {
    asked.hidden = !on;
    first.hidden = on || !model.get(block.ready);
    return on ? yes : first;
  };
  follow(model, [block.said, block.ready], () => {
    const inside = asked.contains(document.activeElement);
    const button = ask(false); // what was asked for may be something else now
    if (inside) button.focus();
  });
  return made;
}

/** A native tick that tells at once. What it says of itself may stand elsewhere in the same item. */
export function tick(block, context) {
  const { model } = context;
  const made = element("div", "wb-my-tick");
  const input = /** @type {HTMLInputElement} */ (Object.assign(element("input", "wb-checkbox"), { type: "checkbox", id: ownId() }));
  const label = Object.assign(element("label", "wb-label"), { htmlFor: input.id });
  const words = element("span", "", block.words ?? "");
  const unseen = element("span", "wb-unseen");
  label.append(words, unseen);
  made.append(input, label);
  input.addEventListener("change", () => model.send({ do: block.do, key: model.get("key"), on: input.checked }));
  followed(model, block.of, (on) => (input.checked = on));
  if (block.words_of) followed(model, block.words_of, (said) => (words.textContent = said));
  if (block.unseen) filledIn(model, block.unseen, (said) => (unseen.textContent = said));
  queueMicrotask(() => {
    const notes = (block.described ?? []).map((name) => Object.assign(findNamed(context, name), { id: ownId() }));
    if (notes.length) input.setAttribute("aria-describedby", notes.map(({ id }) => id).join(" "));
  });
  return onlyWhen(model, made, block.when);
}

/** A button that copies a text, and the line that says so. */
export function copy(block, { model }) {
  const made = element("div", "");
  const told = looking("p", { look: "help", status: true });
  made.append(
    copyButton(block.words, () => inTrait(model, block.of), told),
    told,
  );
  followed(model, block.of, () => (told.textContent = ""));
  return made;
}

export function bar(block, { model }) {
  const { bar: made, set } = progressBar();
  followed(model, block.of, set);
  return made;
}

/** Something to do, {key, text, minutes}, with a tick while it has a key: done when that is among those of a trait. */
export function task(block, { model, part }) {
  const [key, minutes] = [model.get("key"), model.get("minutes")];
  const made = key ? tickOf(block, { model, part, key }) : element("div", "");
  if (!key) {
    const words = element("div", "wb-line");
    words.append(element("span", "wb-label", model.get("text")));
    made.append(words);
  }
  if (minutes) made.querySelector(".wb-line").append(element("span", "wb-minutes", block.minutes.replace("{minutes}", minutes)));
  return made;
}

function tickOf(block, { model, part, key }) {
  const made = element("div", "wb-is-tick");
  const input = /** @type {HTMLInputElement} */ (Object.assign(element("input", "wb-checkbox"), { type: "checkbox" }));
  const known = { help: "", error: "", hidden: false };
  field({ get: (name) => (name === "label" ? model.get("text") : known[name]), on: () => {} }, made, input, { inputFirst: true });
  isKept(input);
  input.dataset.key = key;
  const mark = () => made.classList.toggle("wb-done", input.checked);
  follow(part, [block.among], () => {
    input.checked = part.get(block.among).includes(key);
    mark();
  });
  const say = (change) => part.send({ do: block.do, key, on: input.checked, change });
  input.addEventListener("change", () => {
    mark();
    say(changeIn(input, say));
  });
  return made;
}

/** A text to read and to select, as it would be sent. */
export function reading(block, { model }) {
  const made = element("div", "");
  const text = /** @type {HTMLTextAreaElement} */ (
    Object.assign(element("textarea", "wb-input"), { readOnly: true, id: ownId(), dir: "auto" })
  );
  const label = Object.assign(element("label", block.unseen ? "wb-unseen" : "wb-label", block.label), { htmlFor: text.id });
  made.append(label, text);
  followed(model, block.of, (words = "") => {
    text.value = words;
    text.rows = block.rows ?? words.split("\n").length + 2;
  });
  return made;
}
