// The chance of an offer as figures, as a range, and what would move it.

import { render as draw } from "../kit/blocks.js";
import { headlineOf } from "../kit/headline.js";
import { element, follow } from "../kit/native/control.js";
import { headOf } from "../kit/rows.js";

const PERSON =
  '<svg viewBox="0 0 24 34" aria-hidden="true"><circle cx="12" cy="7" r="5.5"/><path d="M2.5 32.5C2.500 22 6 16 12 16s9.500 6 9.500 16.500z"/></svg>';

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { odds_head, people, chances, moves, tables } });
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
  return drawn(model, figure, ({ of_twenty, words: said }) => {
    for (const [i, person] of [...array.children].entries()) {
      const part = Math.min(Math.max(of_twenty - i, 0), 1);
      person.lastChild.style.clipPath = `inset(0 ${100 * (1 - part)}% 0 0)`;
      person.classList.toggle("wb-on", part === 1);
    }
    array.setAttribute("aria-label", words.label.replace("{filled}", Number(of_twenty.toFixed(1))).replace("{chance}", said[1]));
    caption.textContent = words.caption.replace("{chance}", said[1]);
  });
}

/** The range on a line from no chance to certain, its middle as a dot. */
function chances({ words }, { model }) {
  const box = element("div", "wb-chances");
  box.setAttribute("role", "img");
  const ends = element("div", "wb-ends");
  ends.append(element("span", "", words.none), element("span", "", words.certain));
  const track = element("div", "wb-track");
  const [span, dot] = [element("div", "wb-span"), element("div", "wb-dot")];
  track.append(span, dot);
  const [low, high, mean] = [element("span", "wb-at"), element("span", "wb-at"), element("span", "wb-at wb-mean")];
  const below = element("div", "wb-below");
  below.append(low, high, mean);
  box.append(ends, track, below);
  const put = (label, at, text) => {
    label.textContent = text;
    label.style.left = `${100 * at}%`;
    const towards = at < 0.15 ? 0 : at > 0.85 ? 100 : 50; // labels at the ends stay inside
    label.style.transform = `translateX(-${towards}%)`;
  };
  return drawn(model, box, ({ chances: [from, at, to], words: said, range }) => {
    span.style.left = `${100 * from}%`;
    span.style.width = `${100 * (to - from)}%`;
    dot.style.left = `${100 * at}%`;
    const alike = said[0] === said[2];
    const narrow = to - from < 0.18;
    const both = words.both.replace("{low}", said[0]).replace("{high}", said[2]);
    put(low, narrow ? (from + to) / 2 : from, narrow ? both : said[0]);
    put(high, to, said[2]);
    high.hidden = narrow;
    low.hidden = alike;
    put(mean, at, said[1].replace(words.about, ""));
    const where = alike ? said[1] : words.middle.replace("{range}", range).replace("{chance}", said[1]);
    box.setAttribute("aria-label", words.label.replace("{where}", where));
  });
}

/** What would move the chance, one thing at a time, the largest first. */
function moves(_block, { model }) {
  const table = element("table", "wb-table");
  const body = element("tbody", "");
  table.append(body);
  const labels = model.get("labels");
  const row = ([key, change, words]) => {
    const push = element("div", change < 0 ? "wb-down" : "wb-up");
    push.style.width = `${Math.min(50, 1.4 * Math.abs(change))}%`;
    const cell = element("td", "wb-push");
    cell.append(push);
    return rowOf(labels[key][0], cell, element("td", "wb-words", words));
  };
  return drawn(model, table, (picture) => body.replaceChildren(...picture.moves.map(row)));
}

/** The same as tables, for those who cannot or would rather not see the pictures. */
function tables({ words }, { model }) {
  const box = element("div", "");
  const labels = model.get("labels");
  const [chance, reasons] = [element("tbody", ""), element("tbody", "")];
  box.append(tableOf(words.chance, chance), tableOf(words.moves, reasons));
  const cells = (...texts) => texts.map((text) => element("td", "", text));
  return drawn(model, box, (picture) => {
    chance.replaceChildren(...words.ends.map((name, i) => rowOf(name, ...cells(picture.words[i], picture.hundreds[i]))));
    reasons.replaceChildren(...picture.moves.map(([key, , said]) => rowOf(labels[key][0], ...cells(said, labels[key][1]))));
  });
}

function tableOf({ caption, heads: [first, ...heads] }, body) {
  const table = element("table", "wb-table");
  const head = headOf(heads, []);
  head.firstChild.prepend(first ? Object.assign(element("th", "", first), { scope: "col" }) : element("td", ""));
  table.append(element("caption", "", caption), head, body);
  return table;
}

function rowOf(name, ...cells) {
  const row = element("tr", "");
  row.append(Object.assign(element("th", "", name), { scope: "row" }), ...cells);
  return row;
}
