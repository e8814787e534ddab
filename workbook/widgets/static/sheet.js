// Shared by everything that is filled in or ticked from data: native fields, drawn from a list.

const TICKED = "yes";

/**
 * One field of a sheet, looking like the model of a control: so what controls are made of draws it. `state` holds what
 * was typed into the fields of the sheet.
 */
function fieldModel(model, spec, state) {
  const listeners = [];
  const known = { label: spec.label, help: spec.help ?? "", hidden: false };
  return {
    get: (name) =>
      name === "typed" ? (state.typed[spec.key] ?? "") : name === "error" ? (model.get("errors")[spec.key] ?? "") : known[name],
    set: (_name, typed) => (state.typed[spec.key] = typed),
    save_changes: () => model.send({ do: "type", key: spec.key, typed: state.typed[spec.key] }),
    on: (_name, listener) => listeners.push(listener),
    tell: () => listeners.forEach((listener) => listener()),
  };
}

const INPUTS = {
  line: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" })),
  people: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" })),
  number: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "text", inputMode: "numeric", autocomplete: "off" })),
  text: (it, { rows }) => typed(it, Object.assign(element("textarea", "wb-input"), { rows })),
  date: (it) => typed(it, Object.assign(element("input", "wb-input"), { type: "date" }), 600, Infinity),
  choice: (it, { options }) => chosen(it, options),
  yes_no: (it, { options }) => chosen(it, options),
  tick: (it) => ticked(it),
};

function typed(it, input, pause = 250, longest = undefined) {
  typing(it, input, pause, longest);
  return input;
}

function chosen(it, options) {
  const input = element("select", "wb-input");
  input.replaceChildren(...options.map(([key, label]) => new Option(label, key)));
  follow(it, ["typed"], () => (input.value = it.get("typed") || options[0][0]));
  input.addEventListener("change", () => send(it, "typed", input.value));
  return input;
}

function ticked(it) {
  const input = Object.assign(element("input", "wb-checkbox"), { type: "checkbox" });
  follow(it, ["typed"], () => (input.checked = it.get("typed") === TICKED));
  input.addEventListener("change", () => send(it, "typed", input.checked ? TICKED : ""));
  return input;
}

/**
 * The fields of `model`, as an element that follows them. `folded` has each group folded away, but the first;
 * `drawn(box, spec)` may add to the box of a field;
 * `onTyped(box, text, spec)` hears what stands in a field, whoever put it there.
 */
function sheetOf(model, { folded = () => false, drawn = () => {}, onTyped = () => {} } = {}) {
  const sheet = element("div", "wb-sheet");
  const state = { typed: {} };
  let fields = [];
  const tell = () => {
    state.typed = { ...model.get("shown").typed };
    for (const { it, box, spec } of fields) {
      it.tell();
      onTyped(box, it.get("typed"), spec);
    }
  };
  const draw = () => {
    const held = sheet.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fields = model.get("fields").map((spec) => {
      const it = fieldModel(model, spec, state);
      return { spec, it, box: boxOf(it, spec, drawn, onTyped) };
    });
    const open = [...sheet.querySelectorAll("details[open]")].map((group) => group.dataset.heading);
    sheet.replaceChildren(...grouped(fields, folded(fields) ? foldedGroup(open) : plainGroup));
    tell();
    if (held) sheet.querySelector(`[data-key="${held}"]`)?.focus();
  };
  follow(model, ["fields"], draw);
  model.on("change:shown", tell);
  model.on("change:errors", () => fields.forEach(({ it }) => it.tell()));
  model.send({ do: "again" });
  return sheet;
}

function boxOf(it, spec, drawn, onTyped) {
  const box = element("div", "");
  const input = INPUTS[spec.kind](it, spec);
  input.dataset.key = spec.key;
  if (spec.kind !== "tick") input.dir = "auto";
  field(it, box, input, { inputFirst: spec.kind === "tick" });
  box.classList.add(`wb-is-${spec.kind}`);
  drawn(box, spec);
  input.addEventListener("input", () => onTyped(box, spec.kind === "tick" ? (input.checked ? TICKED : "") : input.value, spec));
  return box;
}

function plainGroup(heading) {
  const group = element("fieldset", "wb-group");
  group.append(element("legend", "wb-legend", heading));
  return group;
}

/** Makes groups that are folded away, but for those in `open`; with none there, but for the first. */
function foldedGroup(open) {
  let first = open.length === 0;
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

/** The boxes of `fields` in a group for each heading, in order; boxes without one stand alone. */
function grouped(fields, groupOf) {
  const made = [];
  let set;
  for (const { box, spec } of fields) {
    const heading = spec.group ?? "";
    if (heading !== set?.heading) {
      set = { heading, el: heading ? groupOf(heading) : element("div", "wb-group") };
      made.push(set.el);
    }
    set.el.append(box);
  }
  return made;
}
