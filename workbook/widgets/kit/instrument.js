// Shared by every instrument: places for the controls, and a line that says what is saved.

/** Make `el` the root of an instrument. Keys stay in it: JupyterLab would move between cells, and delete some. */
function instrument(model, el, name) {
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

/** Put the control or chart `name` into `slot`. The slots are made first, so the order never depends on loading. */
async function place({ model, host, signal }, name, slot) {
  const part = await host.getWidget(model.get("controls")[name] ?? model.get("charts")[name]);
  await part.render({ el: slot, signal });
}

/** A place for the control or chart `name`. */
function slotFor(context, name) {
  const slot = element("div", "wb-slot");
  place(context, name, slot);
  return slot;
}

/** A group of controls under one legend, in this order; a nested list stands side by side. */
function group(context, legend, names) {
  const set = element("fieldset", "wb-group");
  set.append(element("legend", "wb-legend", legend));
  for (const name of names) {
    const slots = [name].flat().map((one) => slotFor(context, one));
    if (slots.length === 1) set.append(slots[0]);
    else {
      const side = element("div", "wb-side");
      side.append(...slots);
      set.append(side);
    }
  }
  return set;
}

/** What is saved and where, and what went wrong. */
function savingLine(model) {
  // What is typed into a page that starts again is entered anew only for the application it was about.
  follow(model, ["about"], () => queueMicrotask(() => foot.closest(".wb-instrument")?.setAttribute("data-about", model.get("about") ?? "")));
  const foot = element("footer", "wb-foot");
  const saved = element("p", "wb-saved");
  const unsaved = element("p", "wb-error");
  saved.setAttribute("role", "status");
  unsaved.setAttribute("role", "alert");
  foot.append(saved, unsaved);
  follow(model, ["saved", "unsaved", "refused", "refused_elsewhere", "place"], () => {
    const where = placeOfAnswers(model);
    const said = model.get("saved") ? `${model.get("saved")}, ${where}.` : `What you enter is saved as you go, ${where}.`;
    const elsewhere = model.get("refused_elsewhere") ?? 0; // in fields of a sheet that are not shown now
    const here = model.get("refused") > elsewhere ? " An answer with a red note under it is not saved." : "";
    const away = elsewhere ? " An answer that is not shown now could not be used, and is not saved." : "";
    saved.textContent = model.get("unsaved") ? "" : said + here + away;
    unsaved.textContent = model.get("unsaved");
  });
  return foot;
}

function problemLine(model) {
  const problem = element("p", "wb-error wb-problem");
  problem.setAttribute("role", "alert");
  follow(model, ["problem"], () => (problem.textContent = model.get("problem")));
  return problem;
}

/** `text` with its frequencies ("1 in 3") held together on one line. */
function unbroken(text) {
  return text.replace(/(\d+) in (\d+)/g, "$1\u00a0in\u00a0$2");
}

/** What a sum assumes, as [sentence, kind] that can be unfolded; `more` stands below. */
function assumedList(title, sentences, ...more) {
  const details = element("details", "wb-twin wb-assumed");
  const list = element("ul", "");
  for (const [sentence, kind] of sentences) {
    const item = element("li", "", `${sentence} `);
    item.append(element("span", "wb-grade", kind));
    list.append(item);
  }
  details.append(element("summary", "", title), list, ...more);
  return details;
}
