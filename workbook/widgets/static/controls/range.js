function render({ model, el }) {
  const input = element("input", "wb-range");
  input.type = "range";
  const reading = element("output", "wb-reading");
  const read = () => {
    reading.textContent = `${input.value}${model.get("unit")}`;
    input.setAttribute("aria-valuetext", reading.textContent);
  };
  follow(model, ["minimum", "maximum", "step", "value", "unit"], () => {
    Object.assign(input, { min: model.get("minimum"), max: model.get("maximum"), step: model.get("step") });
    input.value = model.get("value");
    read();
  });
  input.addEventListener("input", () => {
    read();
    send(model, "value", Number(input.value));
  });
  field(model, el, input, { beside: reading });
}

export default { render };
