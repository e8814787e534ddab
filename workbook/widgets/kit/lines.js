// Sentences and links, as a part declares them.

import { element, follow } from "./native/control.js";
import { pageLink } from "./page_link.js";

/** @typedef {import("./types.js").Context} Context */
/** @typedef {import("./types.js").Model} Model */

/** An element with the looks of a block: "help late" is "wb-help wb-late". */
export function looking(tag, { look = "", status = false }) {
  const made = element(tag, look.trim().replace(/\S+/g, "wb-$&").replace(/\s+/g, " "));
  if (status) made.setAttribute("role", "status");
  return made;
}

/**
 * What stands in `of`, such as "chance.why".
 * @param {Model} model
 * @param {string} of
 */
export function inTrait(model, of) {
  const [name, ...parts] = of.split(".");
  return parts.reduce((value, part) => value?.[part], model.get(name));
}

/**
 * Call `draw` with what stands in `of`, now and whenever it changes.
 * @param {Model} model
 * @param {string} of
 * @param {(value: any) => void} draw
 */
export function followed(model, of, draw) {
  follow(model, [of.split(".")[0]], () => draw(inTrait(model, of)));
}

/** Whether there is anything in `value`: no empty text, list or table. */
export function isThere(value) {
  return typeof value === "object" && value ? Object.keys(value).length > 0 : Boolean(value);
}

/**
 * Call `draw` with whether `when` is so, now and later: there is something in one of the traits that it names; after "!"
 * while there is nothing in it.
 */
export function whether(model, when, draw) {
  const names = when.replace("!", "").split(" ");
  const isSo = () => names.some((name) => isThere(inTrait(model, name))) !== when.startsWith("!");
  follow(
    model,
    names.map((name) => name.split(".")[0]),
    () => draw(isSo()),
  );
}

/** Open every fold that `one` is in. */
export function unfold(one) {
  for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

/** Have `made` on the page only while `when` is so. */
export function onlyWhen(model, made, when) {
  if (when) whether(model, when, (so) => (made.hidden = !so));
  return made;
}

/** The element of the block that is named so, here or around. */
export function findNamed(context, name) {
  return context.named.get(name) ?? (context.outer && findNamed(context.outer, name));
}

/** Where one goes on in `made`: there, or at what adds to a list, or at the first thing to press. */
export function goesOnAt(made) {
  if (made?.matches("button, [tabindex]")) return made;
  return made?.querySelector(":scope > .wb-primary") ?? made?.querySelector("summary, button, [tabindex]");
}

/** `text` with its frequencies ("1 in 3") held together on one line. */
export function unbroken(text) {
  return text.replace(/(\d+) in (\d+)/g, "$1\u00a0in\u00a0$2");
}

export function said(block, { model }) {
  const made = looking(block.tag || "p", block);
  if (block.theirs) made.dir = "auto";
  if (block.named) made.tabIndex = -1;
  let so = true;
  const draw = () => {
    made.textContent = unbroken(String(inTrait(model, block.of) ?? ""));
    made.hidden = !so || (!made.textContent && !block.stays);
  };
  followed(model, block.of, draw);
  if (block.when)
    whether(model, block.when, (now) => {
      so = now;
      draw();
    });
  return made;
}

export function line(block, context) {
  const made = looking(block.tag || "p", block);
  if (block.named) made.tabIndex = -1;
  made.append(...block.inside.flatMap((one) => (typeof one === "string" ? one : context.draw([one], context))));
  return onlyWhen(context.model, made, block.when);
}

export function part(block, { model }) {
  const made = looking(block.tag, block);
  if (block.theirs) made.dir = "auto";
  followed(model, block.of, (text) => (made.textContent = unbroken(String(text ?? ""))));
  return made;
}

/** Where something was published. It opens in a tab of its own. */
export function source(block, { model }) {
  const [name, url] = [inTrait(model, block.of), inTrait(model, block.url)];
  if (!/^https?:/.test(url)) return element("span", "", name);
  return Object.assign(element("a", "", name), { href: url, target: "_blank", rel: "noopener noreferrer" });
}

export function link(block, { model }) {
  const made = pageLink(block.page ?? "", block.words ?? "", looking("a", block).className);
  if (block.page_of) {
    followed(model, block.page_of, (page) => {
      made.href = `${page}.ipynb`;
      made.hidden = !page;
    });
  }
  if (block.of) followed(model, block.of, (words) => (made.textContent = words));
  return made;
}
