import { render as draw } from "./blocks.js";
import { element, follow, ownId } from "./native/control.js";
import { pressButton } from "./press.js";

const NO_ANSWER_AFTER = 3000; // ms until the page says that nothing has come of a press yet

/** @param {import("./types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { bring } });
}

function bring({ words }, { model, signal }) {
  const made = element("div", "");
  const fold = element("details", "wb-bring-fold");
  const inside = element("div", "wb-bring-inside");
  const preview = element("div", "wb-bring-preview");
  const tell = telling(model, signal, words);
  inside.append(
    about(model, words),
    pasting(model, tell, words),
    choosing(model, tell, words),
    ...tell.lines,
    preview,
    undoing(model, tell, words),
  );
  fold.append(element("summary", "", words.title), inside);
  fold.addEventListener("toggle", () => fold.open && !model.get("what_can") && model.send({ do: "unfold" }));
  made.append(fold);
  follow(model, ["found"], () => drawFound(model, preview, tell, words));
  return made;
}

/** The lines that say what came of a press; `send` presses, and says so when there is no answer. */
function telling(model, signal, words) {
  const status = Object.assign(element("p", "wb-bring-status"), { tabIndex: -1 });
  const refused = element("p", "wb-error");
  status.setAttribute("role", "status");
  refused.setAttribute("role", "alert");
  let named = ""; // what was read last, and its size
  let late;
  const say = (said, problem = "") => {
    clearTimeout(late);
    status.textContent = said;
    refused.textContent = problem;
    if (problem) refused.scrollIntoView({ block: "nearest" }); // what was pressed may stand far below it
  };
  const send = (content, said, { data = undefined, of = "" } = {}) => {
    say(said);
    if (of) named = of;
    late = setTimeout(() => say(said, words.no_answer), NO_ANSWER_AFTER);
    model.send(content, undefined, data ? [data] : undefined);
  };
  model.on("change:answered", () =>
    say(model.get("found").what && !model.get("not_read") ? named : model.get("said"), model.get("not_read")),
  );
  if (model.get("answered")) say(model.get("said"), model.get("not_read"));
  signal.addEventListener("abort", () => clearTimeout(late));
  return { say, send, lines: [status, refused], focus: () => status.focus({ preventScroll: true }) };
}

/** What can be brought in, and what becomes of it. */
function about(model, words) {
  const box = element("div", "wb-bring-about");
  const what = element("p", "");
  const care = element("p", "wb-help", words.care);
  follow(model, ["what_can"], () => {
    what.textContent = model.get("what_can") ? `${capital(model.get("what_can"))}.` : "";
  });
  box.append(what, care);
  return box;
}

function pasting(model, tell, words) {
  const box = element("div", "wb-field");
  const input = Object.assign(element("textarea", "wb-input"), {
    id: ownId(),
    rows: 3,
    dir: "auto",
    autocomplete: "off",
    spellcheck: false,
  });
  const label = Object.assign(element("label", "wb-label", words.paste), { htmlFor: input.id });
  const read = () => {
    const data = new TextEncoder().encode(input.value);
    if (!input.value.trim()) tell.say("", words.empty);
    else if (data.length > model.get("largest")) tell.say("", tooLarge(model, data.length, words.this_text, words));
    else hand(tell, "", data, words);
  };
  model.on("change:found", () => model.get("found").what && (input.value = ""));
  box.append(label, input, pressButton(words.look, read, "wb-bring-read"));
  return box;
}

/** A file of the person's own. It is let go of after each reading, so that no old one is ever read again. */
function choosing(model, tell, words) {
  const box = element("div", "wb-field");
  const input = Object.assign(element("input", "wb-input"), { id: ownId(), type: "file" });
  const label = Object.assign(element("label", "wb-label", words.file), { htmlFor: input.id });
  const help = Object.assign(element("p", "wb-help", words.up_to.replace("{limit}", megabytes(model.get("largest")))), {
    id: `${input.id}-help`,
  });
  input.setAttribute("aria-describedby", help.id);
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const large = file.size > model.get("largest");
    const data = large ? null : await file.arrayBuffer().catch(() => null);
    input.value = "";
    if (large) tell.say("", tooLarge(model, file.size, `“${file.name}”`, words));
    else if (!data) tell.say("", words.not_read);
    else hand(tell, file.name.replace(/[\u202a-\u202e\u2066-\u2069]/g, ""), data, words);
  });
  box.append(label, input, help);
  return box;
}

function hand(tell, name, data, words) {
  const of = `${name ? `“${name}”` : words.pasted}, ${megabytes(data.byteLength)}`;
  tell.send({ do: "read", name }, words.reading, { data, of });
}

function tooLarge(model, size, what, words) {
  return words.too_large
    .replace("{what}", () => what)
    .replace("{size}", megabytes(size))
    .replace("{limit}", megabytes(model.get("largest")));
}

function megabytes(bytes) {
  const [count, unit] = bytes < 100_000 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${Number(count.toFixed(1))} ${unit}`;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was found, each thing with its own tick; the focus goes to its heading. */
function drawFound(model, preview, tell, words) {
  const { what, groups, left_out } = model.get("found");
  const fold = preview.closest("details");
  const had = preview.contains(document.activeElement);
  preview.hidden = !what;
  preview.replaceChildren();
  if (!what && had) setTimeout(tell.focus);
  if (!what) return;
  const heading = Object.assign(element("p", "wb-bring-what", what), { tabIndex: -1 });
  heading.dir = "auto";
  const sets = groups.map((group) => (group.one_of ? choice(group, words) : ticks(group)));
  preview.append(heading, ...sets, ...leftOut(left_out, words), buttons(model, preview, groups.length > 0, tell, words));
  if (fold.open) heading.focus();
}

function set(heading) {
  const box = element("fieldset", "wb-group");
  box.append(element("legend", "wb-legend", heading));
  return box;
}

function ticks({ heading, items }) {
  const box = set(heading);
  box.append(
    ...items.map((item) => line(item, Object.assign(element("input", "wb-checkbox"), { type: "checkbox", checked: item.ticked }))),
  );
  return box;
}

/** Things that rule one another out: nothing is chosen before the person does. */
function choice({ heading, items }, words) {
  const box = set(heading.endsWith("?") ? heading : words.which.replace("{heading}", () => heading));
  const name = ownId();
  const radio = (checked) => Object.assign(element("input", "wb-checkbox"), { type: "radio", name, checked });
  box.append(
    ...items.map((item) => line(item, radio(false))),
    line({ id: "", label: words.none, shown: "", note: "", parts: [] }, radio(true)),
  );
  return box;
}

function line({ id, label, shown, note, parts }, input) {
  const box = element("div", "wb-bring-line");
  const words = Object.assign(element("label", "wb-bring-words"), { htmlFor: ownId() });
  Object.assign(input, { id: words.htmlFor });
  input.dataset.item = id;
  words.append(element("span", "wb-bring-label", shown ? `${label}: ` : label), text("wb-bring-shown", shown));
  box.append(input, words);
  const more = parts.length ? [partsOf(parts)] : [];
  if (note) more.push(text("wb-bring-note", note));
  for (const one of more) one.id = ownId();
  if (more.length) input.setAttribute("aria-describedby", more.map(({ id }) => id).join(" "));
  box.append(...more);
  return box;
}

/** Somebody else's words: as text, in their own direction. */
function text(className, words) {
  const box = element("span", className, words);
  box.dir = "auto";
  return box;
}

function partsOf(parts) {
  const list = element("span", "wb-bring-parts");
  for (const [label, shown] of parts) {
    const part = element("span", "wb-bring-part", `${label}: `);
    part.append(text("", shown));
    list.append(part, " ");
  }
  return list;
}

function leftOut(sentences, words) {
  if (!sentences.length) return [];
  const list = element("ul", "");
  list.append(...sentences.map((one) => Object.assign(element("li", "", one), { dir: "auto" })));
  const box = element("div", "wb-bring-left");
  box.append(element("p", "wb-legend", words.left_out), list);
  return [box];
}

function buttons(model, preview, some, tell, words) {
  const box = element("div", "wb-bring-buttons");
  const take = pressButton(
    words.take,
    () => {
      const ticked = [...preview.querySelectorAll("input:checked")].map(({ dataset }) => dataset.item).filter(Boolean);
      tell.send({ do: "take", reading: model.get("readings"), items: ticked.map(Number) }, words.taking);
    },
    "wb-primary",
  );
  const leave = pressButton(some ? words.nothing : words.close, () => {
    tell.send({ do: "leave" }, "");
    preview.closest("details").querySelector("textarea").focus();
  });
  box.append(...(some ? [take] : []), leave);
  return box;
}

/** The way back, once something was taken. */
function undoing(model, tell, words) {
  const box = element("div", "wb-bring-undo");
  const back = pressButton(words.undo, () => {
    tell.send({ do: "undo" }, words.undoing);
    tell.focus();
  });
  box.append(back);
  follow(model, ["can_undo"], () => (box.hidden = !model.get("can_undo")));
  return box;
}
