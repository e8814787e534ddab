import { element, field, follow, isKept, send } from "./control.js";

export function render({ model, el }) {
  const words = model.get("_words");
  const input = element("input", "wb-range");
  input.type = "range";
  isKept(input);
  const reading = element("output", "wb-reading");
  const clear = element("button", "wb-button wb-clear", words.clear);
  clear.type = "button";
  const beside = element("span", "wb-beside");
  beside.append(reading, clear);
  const unsaid = () => model.get("value") === null;
  const read = () => {
    reading.textContent = unsaid() ? words.unsaid : `${input.value}${model.get("unit")}`;
    input.setAttribute("aria-valuetext", reading.textContent);
    input.classList.toggle("wb-unsaid", unsaid());
    clear.hidden = unsaid() || !model.get("optional");
  };
  const say = (value) => {
    send(model, "value", value, input);
    read();
  };
  follow(model, ["minimum", "maximum", "step", "value", "unit", "optional"], () => {
    const [minimum, maximum] = [model.get("minimum"), model.get("maximum")];
    Object.assign(input, { min: minimum, max: maximum, step: model.get("step") });
    input.value = model.get("value") ?? (minimum + maximum) / 2;
    read();
  });
  input.addEventListener("input", () => say(Number(input.value)));
  // Where the slider stands already, a press moves nothing, so the browser tells nothing.
  const meant = () => unsaid() && say(Number(input.value));
  input.addEventListener("click", meant);
  input.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    meant();
  });
  clear.addEventListener("click", () => {
    say(null);
    input.focus();
  });
  field(model, el, input, { beside });
  follow(model, ["label"], () => clear.setAttribute("aria-label", `${words.clear}: ${model.get("label")}`));
}
