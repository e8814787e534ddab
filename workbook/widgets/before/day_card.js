// The card as it will be printed, as wide as there is room for it.

import { render as draw } from "../kit/blocks.js";
import { element, follow } from "../kit/native/control.js";
import { filled, printed, printFrame } from "../kit/printing.js";

const PX_PER_MM = 96 / 25.4;
const AROUND = 32; // px of grey around the sheet
const SMALLEST = 0.6; // a smaller sheet could not be read; then it is shown as on a phone

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { card } });
}

function card({ words }, { model, signal }) {
  const made = element("div", "");
  const failed = element("p", "wb-error");
  failed.setAttribute("role", "alert");
  const frame = printFrame("wb-card-frame", words.title);
  const look = Object.assign(element("div", "wb-card-look"), { tabIndex: 0 });
  look.setAttribute("role", "region");
  look.setAttribute("aria-label", words.preview);
  const paper = element("div", "wb-card-paper");
  paper.append(frame);
  look.append(paper);
  made.append(failed, look);
  model.on("msg:custom", ({ print }) => {
    if (!print) return;
    made.closest("details").open = true; // a frame that is folded away has nothing to print
    printed(frame, print, failed, words.instead);
  });

  const fit = () => fitted(model.get("size"), look, paper, frame);
  const observer = new ResizeObserver(fit);
  observer.observe(look);
  frame.addEventListener("load", fit);
  signal.addEventListener("abort", () => observer.disconnect());
  follow(model, ["size"], fit);
  let soon;
  model.on("change:html", () => {
    clearTimeout(soon);
    soon = setTimeout(() => filled(frame, model.get("html")), 300); // not anew with every letter
  });
  filled(frame, model.get("html"));
  return made;
}

/** The sheet as wide as there is room; where that is very little, the card in one column. */
function fitted([width, height], look, paper, frame) {
  const wide = width * PX_PER_MM + AROUND;
  const high = height * PX_PER_MM + 2 * AROUND;
  const room = look.clientWidth;
  if (room < wide * SMALLEST) {
    Object.assign(frame.style, { width: `${room}px`, transform: "none" });
    const long = Math.ceil(frame.contentDocument?.body?.getBoundingClientRect().height ?? 0);
    Object.assign(frame.style, { height: `${long}px` });
    Object.assign(paper.style, { width: `${room}px`, height: `${long}px` });
    return;
  }
  const scale = Math.min(1, room / wide);
  Object.assign(frame.style, { width: `${wide}px`, height: `${high}px`, transform: `scale(${scale})` });
  Object.assign(paper.style, { width: `${wide * scale}px`, height: `${high * scale}px` });
}
