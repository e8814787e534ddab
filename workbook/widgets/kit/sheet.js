// Shared by everything that is filled in or ticked from data: native fields, drawn from a list.

const TICKED = "yes";

/**
 * One field of a sheet, looking like the model of a control: so what controls are made of draws it. `state` holds what
 * was typed into the fields of the sheet, and if wanted which were `sent` since Python told what stands in them.
 */
function fieldModel(model, spec, state) {
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

/** A choice that typing its first letters finds: without the invisible marks around what a person wrote. */
function optionOf(key, label) {
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
 * The fields of `model`, as an element that follows them. `folded` has each group folded away, but the first;
 * `drawn(box, spec)` may add to the box of a field;
 * `onTyped(box, text, spec)` hears what stands in a field, whoever put it there.
 */
function sheetOf(model, { folded = () => false, drawn = () => {}, onTyped = () => {} } = {}) {
  const sheet = element("div", "wb-sheet");
  const state = { typed: {}, sent: new Set() };
  let fields = [];
  const show = () => {
    for (const { it, box, spec } of fields) {
      it.tell();
      onTyped(box, it.get("typed"), spec);
    }
  };
  const tell = () => {
    const { typed } = model.get("shown");
    // What Python told before it heard what was sent last is out of date: that stays, and Python is asked again.
    const late = fields.map(({ spec }) => spec.key).filter((key) => state.sent.has(key) && (typed[key] ?? "") !== state.typed[key]);
    state.typed = { ...typed, ...Object.fromEntries(late.map((key) => [key, state.typed[key]])) };
    state.sent.clear();
    show();
    if (late.length) model.send({ do: "again" });
  };
  const draw = () => {
    const held = sheet.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const there = new Map(fields.map((one) => [alike(one.spec), one]));
    const { typed } = model.get("shown");
    fields = model.get("fields").map((spec) => {
      const stays = there.get(alike(spec)); // with what is being typed into it
      if (stays) {
        stays.it.reword(spec);
        return stays;
      }
      state.typed[spec.key] = typed[spec.key] ?? "";
      const it = fieldModel(model, spec, state);
      return { spec, it, box: boxOf(it, spec, drawn, onTyped) };
    });
    const open = [...sheet.querySelectorAll("details[open]")].map((group) => group.dataset.heading);
    arrange(sheet, grouped(fields, folded(fields) ? foldedGroup(open) : plainGroup));
    show();
    if (held && !sheet.contains(document.activeElement)) sheet.querySelector(`[data-key="${held}"]`)?.focus();
  };
  follow(model, ["fields"], draw);
  model.on("change:shown", tell);
  model.on("change:errors", () => fields.forEach(({ it }) => it.tell()));
  model.send({ do: "again" });
  return sheet;
}

/** `model`, but only with the fields that `keep` takes. */
function withFields(model, keep) {
  return {
    get: (name) => (name === "fields" ? model.get("fields").filter(keep) : model.get(name)),
    on: (...heard) => model.on(...heard),
    send: (...sent) => model.send(...sent),
  };
}

/** The same for fields that differ in their words alone. */
function alike(spec) {
  return JSON.stringify({ ...spec, label: "", help: "" });
}

/** Make `children` all that `parent` holds. The one with the focus is not moved: that would take the focus away. */
function arrange(parent, children) {
  const at = children.findIndex((child) => child.parentNode === parent && child.contains(document.activeElement));
  if (at < 0) return parent.replaceChildren(...children);
  [...parent.childNodes].filter((child) => !children.includes(child)).forEach((child) => child.remove());
  children[at].before(...children.slice(0, at));
  children[at].after(...children.slice(at + 1));
}

function boxOf(it, spec, drawn, onTyped) {
  const box = element("div", "");
  const input = INPUTS[spec.kind](it, spec);
  input.dataset.key = spec.key;
  if (spec.kind !== "tick") input.dir = "auto";
  if (spec.suggested) box.append(suggestions(input, spec.suggested));
  field(it, box, input, { inputFirst: spec.kind === "tick" });
  box.classList.add(`wb-is-${["amount", "money"].includes(spec.kind) ? "number" : spec.kind}`); // they look alike
  drawn(box, spec);
  input.addEventListener("input", () => onTyped(box, spec.kind === "tick" ? (input.checked ? TICKED : "") : input.value, spec));
  return box;
}

/** What may be taken for `input`, whose own words count as well. */
function suggestions(input, words) {
  const list = Object.assign(element("datalist", ""), { id: ownId() });
  list.append(...words.map((one) => new Option(one, one)));
  input.setAttribute("list", list.id);
  return list;
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

/** How many fields of a folded group are filled in, beside its heading. */
function countFilled(box, text) {
  box.classList.toggle("wb-filled", text !== "");
  const group = box.closest(".wb-fold");
  if (!group) return;
  const filled = group.querySelectorAll(".wb-filled").length;
  group.querySelector(".wb-fold-words").textContent = filled ? `${filled} filled in` : "";
}

/** The boxes of `fields` in a group for each heading, in order; boxes without one stand alone. */
function grouped(fields, groupOf) {
  const sets = [];
  for (const { box, spec } of fields) {
    const heading = spec.group ?? "";
    if (heading !== sets.at(-1)?.heading) sets.push({ heading, boxes: [] });
    sets.at(-1).boxes.push(box);
  }
  return sets.map(({ heading, boxes }) => {
    const made = heading ? groupOf(heading) : element("div", "wb-group");
    const held = boxes.find((box) => box.contains(document.activeElement))?.parentNode;
    const group = held?.tagName === made.tagName ? held : made;
    const head = [...group.children].filter((one) => !one.classList.contains("wb-field"));
    arrange(group, [...head, ...boxes]);
    return group;
  });
}
