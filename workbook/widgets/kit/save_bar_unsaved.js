// What the bar says of changes that the kernel has not answered for, and of those that an earlier visit left unsaved.

import { element, follow } from "./native/control.js";
import { press } from "./save_bar_parts.js";
import { unsaved } from "./unsaved.js";
import { rootOf } from "./unsaved_places.js";

/** What Tab would come to in `root`. */
function next(root) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".wb-instrument :is(summary, input, select, textarea, button)")]);
  return all.find((one) => one.checkVisibility() && !(/** @type {any} */ (one).disabled));
}

/** Whether something is late, for the line that says what is saved; and a box with what was typed earlier. */
export function notSaved(model, el, draw) {
  const box = element("div", "wb-left-behind");
  box.hidden = true;
  let root;
  let shownOffers;
  const show = () => {
    const offers = unsaved().offers(root);
    if (offers !== shownOffers) showOffers(offers);
    shownOffers = offers;
    draw(unsaved().late(root).length > 0);
  };
  const showOffers = (offers) => {
    const held = box.contains(document.activeElement);
    const words = model.get("_words");
    box.replaceChildren(element("p", "wb-legend", words.left), ...offers.map((offer) => offered(offer, root, words)));
    box.hidden = offers.length === 0;
    if (held) (box.querySelector("button") ?? next(root))?.focus({ preventScroll: box.hidden });
  };
  standing(el).then(() => {
    root = rootOf(el);
    unsaved().begin(root, model);
    unsaved().follow(root, show);
    follow(model, ["over"], () => model.get("over") && unsaved().forget(root));
  });
  model.on("change:workbook", () => root && unsaved().named(root, model));
  model.on("change:answered", () => root && unsaved().answered(root, model.get("answered")));
  return box;
}

/** Once `el` is on the page. */
export async function standing(el) {
  while (!el.isConnected) await new Promise((resolve) => setTimeout(resolve, 30));
}

function offered(offer, root, words) {
  const set = element("fieldset", "wb-versions");
  const problem = element("p", "wb-error");
  const buttons = element("div", "wb-buttons");
  problem.setAttribute("role", "alert");
  const put = press(
    words.put_in,
    async () => {
      if (await unsaved().take(root, offer)) unsaved().settle(root, offer);
      else problem.textContent = words.no_place;
    },
    "wb-primary",
  );
  buttons.append(
    put,
    press(words.leave_out, () => unsaved().settle(root, offer)),
  );
  const when = new Date(offer.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const there = offer.now ? [element("p", "wb-help", words.on_page), element("p", "wb-offered", offer.now || words.emptied)] : [];
  set.append(
    element("legend", "", offer.name),
    element("p", "wb-help", words.typed_on.replace("{when}", when)),
    element("p", "wb-offered", offer.text || words.emptied),
    ...there,
    buttons,
    problem,
  );
  return set;
}
