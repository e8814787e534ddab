import { changeBy, element, follow, send } from "./control.js";

export function render({ model, el }) {
  const button = element("button", "wb-button");
  const help = element("p", "wb-help");
  const error = element("p", "wb-error");
  button.type = "button";
  error.setAttribute("role", "alert");
  button.addEventListener("click", () => {
    model.set("change", changeBy(button));
    send(model, "clicks", model.get("clicks") + 1);
  });
  el.classList.add("wb", "wb-field");
  el.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(button, help, error);
  follow(model, ["label", "help", "error", "primary", "hidden"], () => {
    button.textContent = model.get("label");
    help.textContent = model.get("help");
    error.textContent = model.get("error");
    button.classList.toggle("wb-primary", model.get("primary"));
    el.hidden = model.get("hidden");
  });
}
