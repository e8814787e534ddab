const NO_ANSWER_AFTER = 3000; // ms until the page says that nothing has come of a press yet

function render({ model, el, signal }) {
  instrument(model, el, "wb-bring");
  const fold = element("details", "wb-bring-fold");
  const inside = element("div", "wb-bring-inside");
  const preview = element("div", "wb-bring-preview");
  const tell = telling(model, signal);
  inside.append(about(model), pasting(model, tell), choosing(model, tell), ...tell.lines, preview, undoing(model, tell));
  fold.append(element("summary", "", "Bring something in"), inside);
  fold.addEventListener("toggle", () => fold.open && !model.get("what_can") && model.send({ do: "unfold" }));
  el.append(fold, troubles(model));
  tellLooks(model, el, signal);
  follow(model, ["found"], () => drawFound(model, preview, tell));
}

/** The lines that say what came of a press; `send` presses, and says so when there is no answer. */
function telling(model, signal) {
  const status = Object.assign(element("p", "wb-bring-status"), { tabIndex: -1 });
  const refused = element("p", "wb-error");
  status.setAttribute("role", "status");
  refused.setAttribute("role", "alert");
  let named = ""; // what was read last, and its size
  let late;
  const say = (words, problem = "") => {
    clearTimeout(late);
    status.textContent = words;
    refused.textContent = problem;
    if (problem) refused.scrollIntoView({ block: "nearest" }); // what was pressed may stand far below it
  };
  const send = (content, words, { data, of } = {}) => {
    say(words);
    if (of) named = of;
    late = setTimeout(() => say(words, "There is no answer yet. Nothing is taken before this page says so."), NO_ANSWER_AFTER);
    model.send(content, undefined, data ? [data] : undefined);
  };
  model.on("change:answered", () => say(model.get("found").what && !model.get("not_read") ? named : model.get("said"), model.get("not_read")));
  if (model.get("answered")) say(model.get("said"), model.get("not_read"));
  signal.addEventListener("abort", () => clearTimeout(late));
  return { say, send, lines: [status, refused], focus: () => status.focus({ preventScroll: true }) };
}

/** What can be brought in, and what becomes of it. */
function about(model) {
  const box = element("div", "wb-bring-about");
  const what = element("p", "");
  const care = element("p", "wb-help", "No link in it is opened, nothing is sent to anybody, and only what you take is kept.");
  follow(model, ["what_can"], () => {
    what.textContent = model.get("what_can") ? `${capital(model.get("what_can"))}.` : "";
  });
  box.append(what, care);
  return box;
}

function pasting(model, tell) {
  const box = element("div", "wb-field");
  const input = Object.assign(element("textarea", "wb-input"), { id: ownId(), rows: 3, dir: "auto", autocomplete: "off", spellcheck: false });
  const label = Object.assign(element("label", "wb-label", "Paste the text here"), { htmlFor: input.id });
  const read = () => {
    const data = new TextEncoder().encode(input.value);
    if (!input.value.trim()) tell.say("", "There is nothing in the box. Paste a text first, or choose a file.");
    else if (data.length > model.get("largest")) tell.say("", tooLarge(model, data.length, "This text"));
    else hand(tell, "", data);
  };
  model.on("change:found", () => model.get("found").what && (input.value = ""));
  box.append(label, input, pressButton("Look what is in it", read, "wb-bring-read"));
  return box;
}

/** A file of the person's own. It is let go of after each reading, so that no old one is ever read again. */
function choosing(model, tell) {
  const box = element("div", "wb-field");
  const input = Object.assign(element("input", "wb-input"), { id: ownId(), type: "file" });
  const label = Object.assign(element("label", "wb-label", "Or choose a file"), { htmlFor: input.id });
  const help = Object.assign(element("p", "wb-help", `Up to ${megabytes(model.get("largest"))}.`), { id: `${input.id}-help` });
  input.setAttribute("aria-describedby", help.id);
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const large = file.size > model.get("largest");
    const data = large ? null : await file.arrayBuffer().catch(() => null);
    input.value = "";
    if (large) tell.say("", tooLarge(model, file.size, `“${file.name}”`));
    else if (!data) tell.say("", "Your browser could not read this file. Choose it again.");
    else hand(tell, file.name.replace(/[\u202a-\u202e\u2066-\u2069]/g, ""), data);
  });
  box.append(label, input, help);
  return box;
}

function hand(tell, name, data) {
  const of = `${name ? `“${name}”` : "What you pasted"}, ${megabytes(data.byteLength)}`;
  tell.send({ do: "read", name }, "Reading …", { data, of });
}

function tooLarge(model, size, what) {
  return `${what} has ${megabytes(size)}; the limit is ${megabytes(model.get("largest"))}. Nothing was read.`;
}

function megabytes(bytes) {
  const [count, unit] = bytes < 100_000 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${Number(count.toFixed(1))} ${unit}`;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was found, each thing with its own tick; the focus goes to its heading. */
function drawFound(model, preview, tell) {
  const { what, groups, left_out } = model.get("found");
  const fold = preview.closest("details");
  const had = preview.contains(document.activeElement);
  preview.hidden = !what;
  preview.replaceChildren();
  if (!what && had) setTimeout(tell.focus);
  if (!what) return;
  const heading = Object.assign(element("p", "wb-bring-what", what), { tabIndex: -1 });
  heading.dir = "auto";
  const sets = groups.map((group) => (group.one_of ? choice(group) : ticks(group)));
  preview.append(heading, ...sets, ...leftOut(left_out), buttons(model, preview, groups.length > 0, tell));
  if (fold.open) heading.focus();
}

function set(heading) {
  const box = element("fieldset", "wb-group");
  box.append(element("legend", "wb-legend", heading));
  return box;
}

function ticks({ heading, items }) {
  const box = set(heading);
  box.append(...items.map((item) => line(item, Object.assign(element("input", "wb-checkbox"), { type: "checkbox", checked: item.ticked }))));
  return box;
}

/** Things that rule one another out: nothing is chosen before the person does. */
function choice({ heading, items }) {
  const box = set(heading.endsWith("?") ? heading : `${heading}: which is right?`);
  const name = ownId();
  const radio = (checked) => Object.assign(element("input", "wb-checkbox"), { type: "radio", name, checked });
  box.append(...items.map((item) => line(item, radio(false))), line({ id: "", label: "None of these", shown: "", note: "", parts: [] }, radio(true)));
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

function leftOut(sentences) {
  if (!sentences.length) return [];
  const list = element("ul", "");
  list.append(...sentences.map((one) => Object.assign(element("li", "", one), { dir: "auto" })));
  const box = element("div", "wb-bring-left");
  box.append(element("p", "wb-legend", "Not proposed"), list);
  return [box];
}

function buttons(model, preview, some, tell) {
  const box = element("div", "wb-bring-buttons");
  const take = pressButton("Take what is ticked", () => {
    const ticked = [...preview.querySelectorAll("input:checked")].map(({ dataset }) => dataset.item).filter(Boolean);
    tell.send({ do: "take", reading: model.get("readings"), items: ticked.map(Number) }, "Taking …");
  }, "wb-primary");
  const leave = pressButton(some ? "Take nothing" : "Close", () => {
    tell.send({ do: "leave" }, "");
    preview.closest("details").querySelector("textarea").focus();
  });
  box.append(...(some ? [take] : []), leave);
  return box;
}

/** The way back, once something was taken. */
function undoing(model, tell) {
  const box = element("div", "wb-bring-undo");
  const back = pressButton("Put everything back as it was", () => {
    tell.send({ do: "undo" }, "Putting it back …");
    tell.focus();
  });
  box.append(back);
  follow(model, ["can_undo"], () => (box.hidden = !model.get("can_undo")));
  return box;
}

/** What could not be read or saved, also while the rest is folded away. */
function troubles(model) {
  const foot = element("footer", "wb-bring-foot");
  const unsaved = element("p", "wb-error");
  unsaved.setAttribute("role", "alert");
  follow(model, ["unsaved"], () => (unsaved.textContent = model.get("unsaved")));
  foot.append(problemLine(model), unsaved);
  return foot;
}

export default { render };
