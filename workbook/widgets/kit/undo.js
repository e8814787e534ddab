// Shared by the lists from which something can be removed.

const SETTLES = 500; // ms in which a press may be meant for the row that stood there before

/**
 * Which presses of "Remove" are meant: not the second of a double click, which meets the row that moved up.
 * `meant(event)` is asked at every press, `drawn(keys)` is told which rows are shown.
 */
function removals() {
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
 * What was taken out of `list` last, with a way back. Who removed a row finds the focus on the way back, and who puts it
 * back on the row: its own button is gone each time. `rowOf(key)` is where a row is looked at from.
 */
function undoLine(model, list, rowOf = (key) => list.querySelector(`[data-do="edit"][data-key="${key}"]`)) {
  const line = element("p", "wb-undo");
  const said = element("span", "");
  const back = element("button", "wb-button wb-small", "Put it back");
  back.type = "button";
  line.setAttribute("role", "status");
  line.append(said, back);
  let last = model.get("removed")[0];
  let returning = null;
  back.addEventListener("click", () => {
    [returning] = model.get("removed");
    model.send({ do: "put_back", key: returning });
  });
  const isLost = () => {
    const active = document.activeElement;
    return !active || active === document.body || active.closest("[hidden]"); // what is hidden keeps the focus a while
  };
  // When all that came with it is drawn; without a jump, as the next press may be meant for what is under the pointer.
  const goOn = (there) => setTimeout(() => isLost() && there()?.focus({ preventScroll: true }));
  follow(model, ["removed"], () => {
    const [key, name] = model.get("removed");
    line.hidden = !key;
    said.textContent = key ? `${name} was removed from the list. ` : "";
    if (returning && key !== returning) {
      const row = returning;
      goOn(() => rowOf(row));
    } else if (key && key !== last) goOn(() => back);
    [last, returning] = [key, null];
  });
  return line;
}
