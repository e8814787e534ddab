// The person's clock: Python knows only that of the machine it runs on, which may stand on the other side of the world.

import { element, follow } from "./native/control.js";

const OFTEN = 10_000; // ms between two looks at the clock

/**
 * Tell Python the zone and the time: once when the page is drawn; when what it says of days changes, as at midnight; and
 * when this browser has come into another zone. Another browser on the same page tells its own once somebody types there.
 * Returns a line that says when this clock can hardly be right.
 */
export function clockLine(model, signal) {
  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  let told; // the zone and the turn that are not answered yet
  const tell = () => {
    told = `${zone()} ${model.get("clock").turns}`;
    model.send({ do: "clock", zone: zone(), now: Date.now(), east: -new Date().getTimezoneOffset() });
  };
  const isOurs = () => model.get("clock").zone === zone();
  const tellOnce = () => told !== `${zone()} ${model.get("clock").turns}` && tell();
  let zoneThen = zone();
  const look = () => {
    if (zoneThen !== zone()) tell();
    else if (isOurs() && Date.now() >= model.get("clock").turns) tellOnce();
    zoneThen = zone();
  };
  const typed = () => isOurs() || tellOnce();
  const turned = () => {
    if (document.visibilityState !== "visible") return;
    look();
    typed();
  };
  for (const event of ["keydown", "pointerdown"]) document.addEventListener(event, typed, { capture: true, signal });
  document.addEventListener("visibilitychange", turned, { signal });
  model.on("change:clock", () => (told = undefined));
  const timer = setInterval(look, OFTEN);
  signal.addEventListener("abort", () => clearInterval(timer));
  tell();

  const line = element("p", "wb-help wb-clock");
  line.setAttribute("role", "status");
  follow(model, ["clock"], () => (line.textContent = model.get("clock").doubt ?? ""));
  return line;
}
