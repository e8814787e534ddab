// Shared by the lists from which something can be removed.

import { element, follow } from "./native/control.js";
import { pressButton } from "./press.js";

const SETTLES = 500; // ms in which a press may be meant for the row that stood there before

/**
 * Which presses of "Remove" are meant: not the second of a double click, which meets the row that moved up.
 * `meant(event)` is asked at every press, `drawn(keys)` is told which rows are shown.
 */
export function removals() {
  let since = -Infinity;
  let before = [];
  return {
    drawn(keys) {
      if (before.some((key, place) => keys[place] !== key)) since = performance.now();
      before = keys;
    },
    meant({ detail }) {
      if (detail > 1 || performance.now() - since < SETTLES) return false;
      since = performance.now();
      return true;
    },
  };
}

/**
 * What was taken out of a list last, with a way back. Who removed a row finds the focus on the way back, and who puts it
 * back on the row: its own button is gone each time. `list` is where the row is looked at from, unless `lost` is named.
 * @param {any} block
 * @param {any} context
 */
export function undo({ words, lost }, { model, named, list }) {
  const line = element("p", "wb-undo");
  const said = element("span", "");
  const back = pressButton(
    words.back,
    () => {
      [returning] = model.get("removed");
      model.send({ do: "put_back", key: returning });
    },
    "wb-small",
  );
  line.setAttribute("role", "status");
  line.append(said, back);
  let last = model.get("removed")[0];
  let returning = null;
  const rowOf = (key) =>
    lost
      ? named.get(lost).querySelector("select")
      : (list ?? line.closest(".wb-instrument")).querySelector(`[data-do="edit"][data-key="${key}"]`);
  const isLost = () => {
    const active = document.activeElement;
    return !active || active === document.body || active.closest("[hidden]"); // what is hidden keeps the focus a while
  };
  // When all that came with it is drawn; without a jump, as the next press may be meant for what is under the pointer.
  const goOn = (there) => setTimeout(() => isLost() && there()?.focus({ preventScroll: true }));
  follow(model, ["removed"], () => {
    const [key, name] = model.get("removed");
    line.hidden = !key;
    said.textContent = key ? words.removed.replace("{name}", () => name) : "";
    if (returning && key !== returning) {
      const row = returning;
      goOn(() => rowOf(row));
    } else if (key && key !== last) goOn(() => back);
    [last, returning] = [key, null];
  });
  return line;
}
