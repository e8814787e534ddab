// The chance in words over an instrument: the range first, its middle in large letters.

import { followed, unbroken } from "./lines.js";
import { element } from "./native/control.js";

/**
 * `draw` shows {whose, words: [low, middle, high], range, sentence}; range is the words for low to high, made here when
 * there are none. The sentence is spoken once the person pauses.
 */
export function headlineOf(signal) {
  const head = element("header", "wb-head");
  const whose = element("p", "wb-kicker");
  const line = element("h2", "wb-headline");
  const range = element("span", "wb-range-words");
  const middle = element("span", "wb-middle-words");
  const spoken = element("p", "wb-unseen");
  line.append(range, element("span", "wb-unseen", "; "), middle);
  spoken.setAttribute("role", "status");
  head.append(whose, line, spoken);
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    el: head,
    draw(said) {
      const [low, mean, high] = said.words.map(unbroken);
      whose.textContent = said.whose;
      const between = said.range ?? (low === high ? "" : `between ${low} and ${high}`);
      range.textContent = unbroken(between.charAt(0).toUpperCase() + between.slice(1));
      middle.textContent = mean ?? said.sentence;
      clearTimeout(timer);
      timer = setTimeout(() => (spoken.textContent = `${said.whose}: ${said.sentence.replace(/\.$/, "")}.`), 800);
    },
  };
}

/** The headline of a part, with what is declared below it. */
export function headline(block, context) {
  const head = headlineOf(context.signal);
  head.el.append(...context.draw(block.blocks ?? [], context));
  followed(context.model, block.of, (said) => said?.words && head.draw(said));
  return head.el;
}
