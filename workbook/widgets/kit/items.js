// Lists whose items stay on the page, with the focus in them, as long as their keys do.

import { findNamed, followed, goesOnAt, isThere, looking, unbroken } from "./lines.js";
import { element } from "./native/control.js";
import { pageLink } from "./page_link.js";
import { removals } from "./undo.js";

/** @typedef {import("./types.js").Context} Context */
/** @typedef {import("./types.js").Model} Model */

/**
 * One item, looking like the model of a part; what does not stand in it is the part's.
 * @param {Model} model
 * @param {any} item
 */
function itemModel(model, item) {
  /** @type {(() => void)[]} */
  const heard = [];
  return {
    ...model,
    get: (/** @type {string} */ name) => (name in item ? item[name] : model.get(name)),
    on: (_event, draw) => heard.push(draw),
    send: (...said) => model.send(.../** @type {[object]} */ (said)),
    become(next) {
      item = next;
      for (const draw of heard) draw();
    },
  };
}

export function items(block, context) {
  const { model } = context;
  const list = looking(block.tag, block);
  const inside = { ul: "li", ol: "li" }[block.tag] ?? "div";
  const made = new Map(); // by key: {el, model}
  const settling = removals();
  if (block.label) list.setAttribute("aria-label", block.label);
  const oneOf = (item) => {
    const one = itemModel(model, item);
    const el = looking(inside, { look: block.each });
    el.append(...context.draw(block.blocks, { ...context, model: one, named: new Map(), outer: context, settling }));
    return { el, model: one };
  };
  followed(model, block.of, (found = []) => {
    const place = [...list.children].findIndex((one) => one.contains(document.activeElement));
    const keys = keysOf(found, block.by);
    settling.drawn(keys);
    for (const key of made.keys()) if (!keys.includes(key)) made.delete(key);
    keys.forEach((key, i) => (made.has(key) ? made.get(key).model.become(found[i]) : made.set(key, oneOf(found[i]))));
    arrange(
      list,
      keys.map((key) => made.get(key).el),
    );
    list.hidden = found.length === 0;
    if (place >= 0 && !list.contains(document.activeElement)) goOn(list, place, findNamed(context, block.lost));
  });
  return list;
}

/** A key for each item, by what stands in it where it has none: no two alike. */
function keysOf(found, by = "key") {
  const met = new Map();
  return found.map((item) => {
    const key = item[by] ?? JSON.stringify(item);
    met.set(key, (met.get(key) ?? 0) + 1);
    return `${key} ${met.get(key)}`;
  });
}

/** The focus was in the item that stood at `place`, which is gone: it goes to the one there now, or else to `lost`. */
function goOn(list, place, lost) {
  const there = list.children[Math.min(place, list.children.length - 1)]?.querySelector("button, summary, a");
  setTimeout(() => (there ?? goesOnAt(lost))?.focus({ preventScroll: true }));
}

/** Make `children` all that `parent` holds. The one with the focus is not moved: that would take the focus away. */
export function arrange(parent, children) {
  const at = children.findIndex((child) => child.parentNode === parent && child.contains(document.activeElement));
  if (at < 0) return parent.replaceChildren(...children);
  for (const child of [...parent.childNodes]) if (!children.includes(child)) child.remove();
  children[at].before(...children.slice(0, at));
  children[at].after(...children.slice(at + 1));
}

export function sentences(block, { model }) {
  const made = looking(block.heading || block.status ? "section" : block.tag, block);
  const list = made.tagName === block.tag.toUpperCase() ? made : element(block.tag, "");
  const heading = block.heading ? [element("h3", "wb-title", block.heading)] : [];
  const one = (text) => Object.assign(looking(block.tag === "div" ? "p" : "li", { look: block.each }), { textContent: unbroken(text) });
  followed(model, block.of, (found = []) => {
    list.replaceChildren(...found.map(one));
    // An empty status stays on the page, so that what comes into it is spoken.
    if (made !== list) made.replaceChildren(...(found.length ? [...heading, list] : []));
    made.hidden = !block.status && !isThere(found);
  });
  return made;
}

/** What is known, in pairs; a link to where it is asked when it is not. */
export function facts(block, { model }) {
  const made = looking("dl", block);
  followed(model, block.of, (pairs) => {
    made.hidden = pairs.length === 0;
    made.replaceChildren(
      ...pairs.map(([what, words, asked]) => {
        const pair = element("div", "");
        const value = Object.assign(element("dd", "", words), { dir: "auto" });
        if (!words && asked) value.append(block.missing, pageLink(asked, block.pages[asked]));
        pair.append(element("dt", "", what), value);
        return pair;
      }),
    );
  });
  return made;
}
