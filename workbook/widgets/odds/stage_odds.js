// The chance of an offer: as people, as rooms that could be yours, and what would move it.

import { render as draw } from "../kit/blocks.js";
import { headlineOf } from "../kit/headline.js";
import { unbroken } from "../kit/lines.js";
import { element, follow } from "../kit/native/control.js";

const PERSON =
  '<svg viewBox="0 0 24 34" aria-hidden="true"><circle cx="12" cy="7" r="5.5"/><path d="M2.5 32.5C2.500 22 6 16 12 16s9.500 6 9.500 16.500z"/></svg>';
const NARROW = 820; // px, as in the style
const WIDE = 660; // of the picture of the rooms, in its own units
const HIGH = 130;
const STEPS = 20; // of 5 in 100 each, from no chance to certain

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { odds_head, people, rooms, moves, known } });
}

/** The headline: the chance, or what came of it once it is over. */
function odds_head({ blocks }, context) {
  const { model, signal } = context;
  const head = headlineOf(signal);
  head.el.append(...context.draw(blocks, context));
  follow(model, ["whose", "picture", "over"], () => {
    const [whose, picture, over] = ["whose", "picture", "over"].map((name) => model.get(name));
    head.draw({ whose, sentence: over.words ?? "", ...picture, words: picture.words ?? [] });
  });
  return head.el;
}

/** Have `draw` follow the picture while there is one. */
function drawn(model, el, draw) {
  follow(model, ["picture"], () => model.get("picture").words && draw(model.get("picture")));
  return el;
}

/** Twenty figures, as many filled as people in your place who get the offer; of one perhaps a part. */
function people({ words }, { model }) {
  const figure = element("figure", "wb-people");
  const array = element("div", "wb-array");
  const caption = element("figcaption", "wb-caption");
  array.setAttribute("role", "img");
  array.innerHTML = `<span class="wb-person">${PERSON}${PERSON}</span>`.repeat(20);
  figure.append(array, caption);
  return drawn(model, figure, ({ of_twenty: filled, words: said }) => {
    for (const [i, person] of [...array.children].entries()) {
      const part = Math.min(Math.max(filled - i, 0), 1);
      person.lastChild.style.clipPath = `inset(0 ${100 * (1 - part)}% 0 0)`;
      person.classList.toggle("wb-on", part === 1);
    }
    array.setAttribute("aria-label", words.label.replace("{filled}", Number(filled.toFixed(1))).replace("{chance}", said[1]));
    caption.textContent = unbroken(words.caption.replace("{chance}", said[1]));
  });
}

/** Twenty rooms that could be yours as dots over a line from no chance to certain, and the middle as a line. */
function rooms({ words }, { model }) {
  const figure = element("figure", "wb-rooms");
  const plot = element("div", "wb-dots");
  const middle = element("span", "wb-middle");
  const line = element("div", "wb-ends");
  const caption = element("figcaption", "wb-caption");
  line.append(...[words.none, words.half, words.certain].map((word) => element("span", "", word)));
  const dots = element("div", "");
  dots.setAttribute("role", "img");
  plot.append(dots, middle);
  figure.append(plot, line, caption);
  return drawn(model, figure, ({ of_twenty, rooms: columns, range, words: said }) => {
    dots.innerHTML = dotted(columns); // whole numbers
    middle.style.left = `${100 * xOf(of_twenty)}%`;
    middle.textContent = unbroken(said[1]);
    middle.classList.toggle("wb-leftwards", of_twenty > 14);
    caption.textContent = unbroken(words.caption.replace("{range}", range).replace("{chance}", said[1]));
    dots.setAttribute("aria-label", caption.textContent);
  });
}

/** Where a chance of `column` steps stands, as a part of the whole width. */
function xOf(column) {
  const margin = 0.5 / (STEPS + 1);
  return margin + ((1 - 2 * margin) * column) / STEPS;
}

/** One dot for each of the ascending `columns`, those of one column on top of each other. */
function dotted(columns) {
  const tallest = Math.max(...columns.map((column) => columns.filter((other) => other === column).length));
  const step = Math.min(22, (HIGH - 4) / tallest);
  const dots = columns.map((column, i) => {
    const below = i - columns.indexOf(column);
    return `<circle cx="${(WIDE * xOf(column)).toFixed(1)}" cy="${(HIGH - step * (below + 0.5)).toFixed(1)}" r="${(0.43 * step).toFixed(1)}"/>`;
  });
  return `<svg viewBox="0 0 ${WIDE} ${HIGH}" aria-hidden="true">${dots.join("")}<path d="M0 ${HIGH}H${WIDE}"/></svg>`;
}

/** What would move the chance, one thing at a time, the largest first. */
function moves(_block, { model }) {
  const table = element("table", "wb-table");
  const body = element("tbody", "");
  table.append(body);
  const row = ([name, change, words]) => {
    const made = element("tr", "");
    const cell = element("td", "wb-push");
    const push = element("div", change < 0 ? "wb-down" : "wb-up");
    push.style.width = `${Math.min(50, 1.4 * Math.abs(change))}%`;
    cell.append(push);
    made.append(Object.assign(element("th", "", name), { scope: "row" }), cell, element("td", "wb-words", unbroken(words)));
    return made;
  };
  follow(model, ["moves"], () => body.replaceChildren(...model.get("moves").map(row)));
  return table;
}

/** What is known, beside the text; where there is no room beside it, in one line to be unfolded. */
function known({ blocks, words }, context) {
  const made = /** @type {HTMLDetailsElement} */ (element("details", "wb-know"));
  made.append(element("summary", "", words), ...context.draw(blocks, context));
  made.open = true;
  let narrow = false;
  const fits = new ResizeObserver(([{ contentRect }]) => {
    const is = contentRect.width < NARROW;
    if (is === narrow || !contentRect.width) return;
    narrow = is;
    made.open = !is || made.contains(document.activeElement);
  });
  fits.observe(context.el);
  context.signal.addEventListener("abort", () => fits.disconnect());
  return made;
}
