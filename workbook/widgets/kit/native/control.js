// Shared by every control: one native input with its label, help and error text, wired for screen readers.

/** Call `draw` now and whenever one of `names` changes in Python. */
export function follow(model, names, draw) {
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
}

/** Send a value; what `input` holds is named as well, so that the kernel can say once it is saved (see unsaved.js). */
export function send(model, name, value, input) {
  model.set(name, value);
  if (input)
    model.set(
      "change",
      changeIn(input, (change) => model.send({ change, state: { [name]: value } })),
    );
  model.save_changes();
}

/** What stands in `input` is an answer: it is kept in the browser until the kernel has said that it is saved. */
export function isKept(input) {
  input.dataset.kept = "";
}

export function changeIn(input, again) {
  return window.secondInterviewUnsaved?.sent(input, again) ?? "";
}

/** The name of what a press on `button` does; it is told once, as nobody wants a row twice. */
export function changeBy(button) {
  return window.secondInterviewUnsaved?.pressed(button) ?? "";
}

export function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/** An id that nothing else on the page has: two versions of this script may be there, so counting would not do. */
export function ownId() {
  return `wb-${Math.random().toString(36).slice(2)}`;
}

/** Put `input` into `el` with everything around it. `order` is "label first" unless the input comes first. */
export function field(model, el, input, { inputFirst = false, beside = null } = {}) {
  const id = ownId();
  const label = Object.assign(element("label", "wb-label"), { htmlFor: id });
  const help = Object.assign(element("p", "wb-help"), { id: `${id}-help` });
  const error = Object.assign(element("p", "wb-error"), { id: `${id}-error` });
  input.id = id;
  error.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", `${help.id} ${error.id}`);

  el.classList.add("wb", "wb-field");
  const line = element("div", "wb-line");
  line.append(...(inputFirst ? [input, label] : [label, ...(beside ? [beside] : [])]));
  el.append(line, ...(inputFirst ? [] : [input]), help, error);

  // JupyterLab listens for keys too: without this, arrows move between cells and "d d" deletes one.
  el.addEventListener("keydown", (event) => event.stopPropagation());

  follow(model, ["label"], () => (label.textContent = model.get("label")));
  follow(model, ["help"], () => (help.textContent = model.get("help")));
  follow(model, ["error"], () => {
    error.textContent = model.get("error");
    input.setAttribute("aria-invalid", String(error.textContent !== ""));
  });
  follow(model, ["hidden"], () => (el.hidden = model.get("hidden")));
}
