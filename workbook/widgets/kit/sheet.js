// Shared by everything that is filled in or ticked from data: native fields, drawn from a list.

import { arrange } from "./items.js";
import { onlyWhen, unfold } from "./lines.js";
import { element, field, follow, isKept, ownId, send } from "./native/control.js";
import { typing } from "./native/typing.js";
import { pressButton } from "./press.js";
import { removals } from "./undo.js";

const TICKED = "yes";

/**
 * One field of a sheet, looking like the model of a control: so what controls are made of draws it. `state` holds what
 * was typed into the fields of the sheet, and if wanted which were `sent` since Python told what stands in them.
 */
export function fieldModel(model, spec, state) {
  const listeners = [];
  const known = { label: spec.label, help: spec.help ?? "", hidden: false };
  return {
    get: (name) =>
      name === "typed" ? (state.typed[spec.key] ?? "") : name === "error" ? (model.get("errors")[spec.key] ?? "") : known[name],
    set: (name, value) => {
      if (name === "change") return (known.change = value);
      state.typed[spec.key] = value;
      state.sent?.add(spec.key);
    },
    said: () => ({ do: "type", key: spec.key, typed: state.typed[spec.key], change: known.change }),
    save_changes() {
      model.send(this.said());
    },
    send({ change }) {
      known.change = change;
      this.save_changes();
    },
    on: (_name, listener) => listeners.push(listener),
    tell: () => listeners.forEach((listener) => listener()),
    reword: ({ label, help = "" }) => Object.assign(known, { label, help }),
  };
}

const INPUTS = {
  line: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" })),
  people: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" })),
  number: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", inputMode: "numeric", autocomplete: "off" })),
  amount: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", inputMode: "decimal", autocomplete: "off" })),
  money: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" })), // with a sign
  text: (it) => typed(it, Object.assign(element("textarea", "wb-input"), { rows: 2 })), // they grow
  date: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "date" }), 600, Infinity),
  choice: (it, { options }) => chosen(it, options),
  yes_no: (it, { options }) => chosen(it, options),
  tick: (it) => ticked(it),
};

/** @param {number} [longest] */
function typed(it, input, pause = 250, longest = undefined) {
  typing(it, input, pause, longest);
  return input;
}

/** A choice that typing its first letters finds: without the invisible marks around what a person wrote. */
export function optionOf(key, label) {
  return new Option(label.replace(/[\u2066-\u2069]/g, ""), key);
}

function chosen(it, options) {
  const input = element("select", "wb-input");
  input.replaceChildren(...options.map(([key, label]) => optionOf(key, label)));
  follow(it, ["typed"], () => (input.value = it.get("typed") || options[0][0]));
  isKept(input);
  input.addEventListener("change", () => send(it, "typed", input.value, input));
  return input;
}

function ticked(it) {
  const input = Object.assign(element("input", "wb-checkbox"), { type: "checkbox" });
  follow(it, ["typed"], () => (input.checked = it.get("typed") === TICKED));
  isKept(input);
  input.addEventListener("change", () => send(it, "typed", input.checked ? TICKED : "", input));
  return input;
}

/**
 * The fields of `model` that have the place of `block` (blocks.py), as an element that follows them.
 * @param {import("./types.js").Block} block
 * @param {import("./types.js").Context} context
 */
export function fields(block, context) {
  const { model, arrival } = context;
  const { place = "", folded = false, counted, minutes, noted = [], presses = [] } = block;
  const sheet = element("div", "wb-sheet");
  const pressed = presses.length ? pressesOf(model, arrival, presses) : null;
  let shown = [];
  const count = () => counted && sheet.querySelectorAll(".wb-fold").forEach((group) => sayCount(group, counted));
  const state = typedState(model, () => shown, count);
  const note = () => {
    for (const { spec, box } of shown) box.querySelector(".wb-entered").hidden = !model.get(noted[0]).includes(spec.key);
  };
  const made = (spec) => {
    const it = fieldModel(model, spec, state);
    const box = boxOf(it, spec);
    if (noted.length) noteIn(box, noted[1]);
    if (spec.minutes && minutes)
      box.querySelector(".wb-line").append(element("span", "wb-minutes", minutes.replace("{minutes}", spec.minutes)));
    if (block.beside && block.beside[0] === spec.key) box.append(...context.draw(block.beside[1], context));
    if (pressed) box.querySelector(".wb-line").append(pressed.beside(spec));
    if (pressed) follow(it, ["label"], () => pressed.name(box, it.get("label")));
    return { spec, it, box };
  };
  follow(model, ["fields"], () => {
    const held = sheet.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : null;
    const there = new Map(shown.map((one) => [alike(one.spec), one])); // with what is being typed into them
    const { typed } = model.get("shown");
    const from = shown.length;
    const specs = model.get("fields").filter((spec) => (spec.place ?? "") === place);
    pressed?.drawn(specs.map(({ row }) => row));
    shown = specs.map((spec) => {
      const stays = there.get(alike(spec));
      if (!stays) state.typed[spec.key] = typed[spec.key] ?? "";
      else stays.it.reword(spec);
      return stays ? Object.assign(stays, { spec }) : made(spec);
    });
    const headings = new Set([...shown.map(({ spec }) => spec.group), block.rest]);
    const open = [...sheet.querySelectorAll("details[open]")].map((group) => group.dataset.heading).filter((one) => headings.has(one));
    const folds = typeof folded === "number" ? shown.length > folded : folded;
    const first = open.length === 0 && !block.closed && !!shown[0]?.spec.group;
    const groups = grouped(shown, folds ? foldedGroup(open, first) : plainGroup);
    arrange(sheet, block.rest ? inOne(groups, foldedGroup(open, false)(block.rest)) : groups);
    for (const { it } of shown) it.tell();
    count();
    if (noted.length) note();
    if (held && !sheet.contains(document.activeElement)) sheet.querySelector(`[data-key="${held}"]`)?.focus();
    const added = shown[from]?.box; // none while what was drawn for an earlier search arrives
    if (!block.grows || !arrival.wanted || !added) return;
    arrival.wanted = false;
    added.closest("details")?.setAttribute("open", "");
    added.querySelector("[data-key]").focus();
  });
  if (block.arrives) arrival.there = () => goOn(sheet, arrival);
  if (block.arrives) model.on("change:about", () => setTimeout(arrival.there)); // when all that came with it is drawn
  if (noted.length) model.on(`change:${noted[0]}`, note);
  sheet.addEventListener("input", count);
  sheet.addEventListener("change", count);
  model.send({ do: "again" });
  return onlyWhen(model, sheet, block.when);
}

/** What is typed into the fields `shown()`, [{spec, it}], which follow what Python says of them; `told` hears of it. */
export function typedState(model, shown, told = () => {}) {
  const state = { typed: {}, sent: new Set() };
  const tell = () => {
    for (const { it } of shown()) it.tell();
    told();
  };
  model.on("change:shown", () => {
    const { typed } = model.get("shown");
    const keys = [...shown()].map(({ spec }) => spec.key);
    // What Python told before it heard what was sent last is out of date: that stays, and Python is asked again.
    const late = keys.filter((key) => state.sent.has(key) && (typed[key] ?? "") !== state.typed[key]);
    state.typed = { ...typed, ...Object.fromEntries(late.map((key) => [key, state.typed[key]])) };
    state.sent.clear();
    tell();
    if (late.length) model.send({ do: "again" });
  });
  model.on("change:errors", tell);
  return state;
}

/** After a press that began something new one goes on at its first question. */
function goOn(sheet, arrival) {
  if (!arrival.wanted) return;
  arrival.wanted = false;
  const first = sheet.querySelector("textarea");
  if (first) unfold(first);
  first?.focus();
  first?.scrollIntoView({ block: "center" });
}

/** The same for fields that differ in their words alone. */
function alike(spec) {
  return JSON.stringify({ ...spec, label: "", help: "", note: "" });
}

/** The box of one field: what stands around it, and what it says of itself. */
export function boxOf(it, spec) {
  const box = element("div", spec.look ? `wb-${spec.look}` : "");
  const input = INPUTS[spec.kind](it, spec);
  const isTick = spec.kind === "tick";
  input.dataset.key = spec.key;
  if (!isTick) input.dir = "auto";
  if (spec.suggested) box.append(suggestions(input, spec.suggested));
  field(it, box, input, { inputFirst: isTick });
  if (spec.short) follow(it, ["label"], () => shortened(box.querySelector(".wb-label"), spec.short));
  box.classList.add(`wb-is-${["amount", "money"].includes(spec.kind) ? "number" : spec.kind}`); // they look alike
  if (spec.help_first) input.before(...(spec.about ? [aboutOf(input, spec.about)] : []), box.querySelector(".wb-help"));
  const mark = (typed) => {
    box.classList.toggle(isTick ? "wb-done" : "wb-filled", typed !== "");
    if (isTick || input.tagName === "SELECT") box.dataset.typed = typed;
  };
  follow(it, ["typed"], () => mark(it.get("typed")));
  for (const event of ["input", "change"]) input.addEventListener(event, () => mark(!isTick ? input.value : input.checked ? TICKED : ""));
  return box;
}

/** Of a label that begins with `short`, the rest is only for those who hear it. */
function shortened(label, short) {
  const words = label.textContent;
  if (words.startsWith(short)) label.replaceChildren(short, element("span", "wb-unseen", words.slice(short.length)));
}

function describedBy(input, ...ids) {
  input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), ...ids].join(" "));
}

/** How to think about a question, [words, tag]: it stands before what is written. */
function aboutOf(input, [words, tag]) {
  const about = element("p", "wb-bank-about", words);
  about.id = `${input.id}-about`;
  about.append(" ", element("span", "wb-bank-tag", tag));
  input.setAttribute("aria-describedby", `${about.id} ${input.getAttribute("aria-describedby")}`);
  return about;
}

/** A note that comes and goes, for eyes and ears. */
function noteIn(box, words) {
  const note = Object.assign(element("p", "wb-entered", words), { id: ownId(), hidden: true });
  describedBy(box.querySelector("input, select, textarea"), note.id);
  box.querySelector(".wb-line").after(note);
}

/** Buttons beside each field, which know the row that it is about. */
function pressesOf(model, arrival, presses) {
  const removing = removals();
  const press = (what, row, event) => {
    if (what === "remove" && !removing.meant(event)) return;
    if (what === "edit") arrival.wanted = event.isTrusted; // a page that starts again presses it too
    model.send({ do: what, key: row });
    if (row === model.get("about")) arrival.there();
  };
  const beside = ({ row }) => {
    const box = element("span", "wb-presses");
    for (const [what, words] of presses) {
      const button = pressButton(words, (event) => press(what, row, event), "wb-small");
      Object.assign(button.dataset, { do: what, key: row });
      box.append(button);
    }
    return box;
  };
  const name = (box, label) => {
    for (const one of box.querySelectorAll(".wb-presses button")) one.setAttribute("aria-label", `${one.textContent} ${label}`);
  };
  return { beside, name, drawn: removing.drawn };
}

/** What may be taken for `input`, whose own words count as well. */
function suggestions(input, words) {
  const list = Object.assign(element("datalist", ""), { id: ownId() });
  list.append(...words.map((one) => new Option(one, one)));
  input.setAttribute("list", list.id);
  return list;
}

function plainGroup(heading, { group_look, note }) {
  const group = element("fieldset", group_look ? `wb-group wb-${group_look}` : "wb-group");
  const legend = element("legend", "wb-legend", heading);
  if (note) legend.append(element("span", "wb-help", note));
  group.append(legend);
  return group;
}

/** Makes groups that are folded away, but for those in `open`; with none there, but for what stands `first`. */
function foldedGroup(open, first) {
  return (heading) => {
    const group = Object.assign(element("details", "wb-group wb-fold"), { open: first || open.includes(heading) });
    const summary = element("summary", "");
    summary.append(element("span", "wb-legend", heading), element("span", "wb-fold-words"));
    group.dataset.heading = heading;
    group.append(summary);
    first = false;
    return group;
  };
}

/** `groups`, the folded ones of them within `fold`, unless they are two or fewer. */
function inOne(groups, fold) {
  const folded = groups.filter((group) => group.tagName === "DETAILS");
  if (folded.length < 3) return groups;
  fold.append(...folded);
  return [...groups.filter((group) => !folded.includes(group)), fold];
}

/** How many fields of a folded group are filled in, beside its heading. */
function sayCount(group, { some, none, kinds, ask }) {
  const boxes = [...group.querySelectorAll(".wb-field")].filter(
    (box) => !kinds || kinds.some((kind) => box.classList.contains(`wb-is-${kind}`)),
  );
  const filled = boxes.filter((box) => box.matches(".wb-filled, .wb-done")).length;
  const asked = boxes.filter((box) => box.dataset.typed === "ask").length;
  const words = (filled || none === undefined ? some : none) + (asked && ask ? ask : "");
  group.querySelector(".wb-fold-words").textContent = words
    .replace("{filled}", filled)
    .replace("{all}", boxes.length)
    .replace("{ask}", asked);
}

/** The boxes of `fields` in a group for each heading, in order; boxes without one stand alone. */
function grouped(shown, groupOf) {
  const sets = [];
  for (const { box, spec } of shown) {
    const heading = spec.group ?? "";
    if (heading !== sets.at(-1)?.heading) sets.push({ heading, spec, boxes: [] });
    sets.at(-1).boxes.push(box);
  }
  return sets.map(({ heading, spec, boxes }) => {
    const made = heading ? groupOf(heading, spec) : element("div", "wb-group");
    const held = boxes.find((box) => box.contains(document.activeElement))?.parentNode;
    const group = held?.tagName === made.tagName ? held : made;
    const head = [...(made.tagName === "FIELDSET" ? made : group).children].filter((one) => !one.classList.contains("wb-field"));
    arrange(group, [...head, ...boxes]);
    return group;
  });
}

/** A word to look for. It is no answer, so it is not kept. */
export function search(block, { model }) {
  const known = { label: block.label, help: block.note, hidden: false };
  const it = {
    get: (what) => (what === "typed" ? model.get(block.of) : (known[what] ?? "")),
    set: (what, typed) => what === "change" || model.set(block.of, typed),
    save_changes: () => model.save_changes(),
    on: (_what, heard) => model.on(`change:${block.of}`, heard),
  };
  const input = /** @type {HTMLInputElement} */ (
    Object.assign(element("input", "wb-input"), { type: "search", autocomplete: "off", dir: "auto" })
  );
  const box = element("div", "");
  input.dataset.key = block.of;
  field(it, box, input);
  typing(it, input, 250);
  delete input.dataset.kept;
  return box;
}
