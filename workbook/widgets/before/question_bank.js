// The bank of questions: which ones are shown, notes for each, and whether it was said aloud.

const ALOUD = "I said this aloud"; // the label goes on with the question, for those who hear it

function render({ model, el, signal }) {
  instrument(model, el, "wb-bank");
  const progress = element("p", "wb-summary");
  progress.setAttribute("role", "status");
  const choosing = element("div", "wb-bank-choosing");
  choosing.append(kindBox(model), searchBox(model));
  const found = element("p", "wb-bank-found");
  found.setAttribute("role", "status");
  const sheet = sheetOf(model, { drawn: drawQuestion, onTyped: shortLabel });
  const more = moreButton(model, sheet);
  el.append(progress, choosing, found, sheet, more, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["progress"], () => (progress.textContent = model.get("progress")));
  follow(model, ["found"], () => (found.textContent = model.get("found")));
  model.on("change:errors", () => sheet.querySelectorAll(".wb-field").forEach((box) => shortLabel(box)));
}

/** What controls are made of, for a field that says what is shown, in the trait `name`: it is no answer, and not kept. */
function traitModel(model, name, known) {
  return {
    get: (what) => (what === "typed" ? model.get(name) : (known[what] ?? "")),
    set: (what, typed) => what === "change" || model.set(name, typed),
    save_changes: () => model.save_changes(),
    on: (_what, listener) => model.on(`change:${name}`, listener),
  };
}

function kindBox(model) {
  const it = traitModel(model, "chosen", { label: "Which questions", hidden: false });
  const box = boxOf(it, { key: "chosen", kind: "choice", options: model.get("kinds") }, () => {}, () => {});
  const input = box.querySelector("select");
  delete input.dataset.kept;
  model.on("change:kinds", () => {
    input.replaceChildren(...model.get("kinds").map(([key, label]) => new Option(label, key)));
    input.value = model.get("chosen");
  });
  return box;
}

function searchBox(model) {
  const known = { label: "Look for a word", help: "While “Most likely” is chosen, every kind is looked through.", hidden: false };
  const input = Object.assign(element("input", "wb-input"), { type: "search", autocomplete: "off", dir: "auto" });
  const it = traitModel(model, "search", known);
  const box = element("div", "");
  input.dataset.key = "search";
  field(it, box, input);
  typing(it, input, 250);
  delete input.dataset.kept;
  return box;
}

/** A question: how to think about it comes before the notes. */
function drawQuestion(box, { key, tests, competency, short }) {
  if (short) box.dataset.short = short;
  if (tests === undefined) return;
  const input = box.querySelector("textarea");
  const about = element("p", "wb-bank-about", `What it tests: ${tests}. `);
  about.id = `${input.id}-about`;
  about.append(element("span", "wb-bank-tag", competency));
  input.before(about, box.querySelector(".wb-help"));
  input.setAttribute("aria-describedby", `${about.id} ${input.getAttribute("aria-describedby")}`);
  box.dataset.question = key;
}

/** The question stands above the field already: it is only for those who hear the label. */
function shortLabel(box) {
  const short = box.dataset.short ?? (box.classList.contains("wb-is-tick") ? ALOUD : "");
  const label = box.querySelector("label");
  if (!short || !label.textContent.startsWith(short)) return;
  label.replaceChildren(short, element("span", "wb-unseen", label.textContent.slice(short.length)));
}

/** A button for more; one goes on at the first of them. */
function moreButton(model, sheet) {
  const more = element("button", "wb-button");
  more.type = "button";
  const inputs = () => sheet.querySelectorAll("[data-key]");
  let from = -1;
  more.addEventListener("click", () => {
    from = inputs().length;
    model.send({ do: "more" });
  });
  follow(model, ["more"], () => {
    more.textContent = `Show ${model.get("more")} more`;
    more.hidden = model.get("more") === 0;
  });
  model.on("change:fields", () => {
    if (from >= 0) inputs()[from]?.focus();
    from = -1;
  });
  return more;
}

export default { render };
