// What they need: the field for the advert, and how strong the proof for each need is as a picture.

import { render as draw } from "../kit/blocks.js";
import { element, follow } from "../kit/native/control.js";
import { boxOf, fieldModel } from "../kit/sheet.js";
import { proposal } from "./needs_proposal.js";

const MARKS = {
  // a shape and a column for each strength: neither says it by colour alone
  unknown: "M4 12h16",
  gap: "M12 5l7 7-7 7-7-7z",
  some: "M12 4a8 8 0 1 0 0 16z",
  strong: "M12 4a8 8 0 1 0 .01 0z",
};

/** @param {import("../kit/types.js").View} view */
export function render(view) {
  draw({ ...view, pictures: { advert, proof, proposal } });
}

/**
 * The field for the advert. Of a longer one that is pasted the first part is put in, and the rest is sent to be read; what
 * nobody could read is not put in at all, for a browser needs seconds to lay out a megabyte. What got in another way
 * stays, and Python is told how long it is, and says so.
 */
function advert(_block, { model }) {
  const spec = model.get("advert");
  const state = { typed: { ...model.get("shown").typed } };
  let tooLong = false;
  const it = fieldModel(model, spec, state);
  it.save_changes = () => {
    const count = characters(state.typed[spec.key]);
    tooLong = count > spec.longest;
    const { change } = it.said();
    model.send(tooLong ? { do: "too_long", count, inside: true, key: spec.key, change } : it.said());
  };
  const box = boxOf(it, spec);
  box.querySelector("textarea").addEventListener("paste", (event) => {
    const { target } = event;
    const { value, selectionStart, selectionEnd } = target;
    const pasted = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    const whole = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
    const rest = selectionEnd - selectionStart === value.length ? "" : (model.get("rest").text ?? ""); // of the one before
    const count = characters(whole);
    if (count <= spec.longest) {
      if (!rest && model.get("rest").text) model.send({ do: "rest", text: "" });
      return;
    }
    event.preventDefault();
    if (count + characters(rest) > spec.longest_read) {
      model.send({ do: "too_long", count, inside: false });
      return;
    }
    const head = headOf(whole, spec.longest);
    target.value = head;
    for (const heard of ["input", "change"]) target.dispatchEvent(new Event(heard, { bubbles: true }));
    model.send({ do: "rest", text: whole.slice(head.length) + rest });
  });
  const tell = () => {
    if (tooLong) return;
    state.typed[spec.key] = model.get("shown").typed[spec.key] ?? "";
    it.tell();
  };
  model.on("change:shown", tell);
  model.on("change:errors", () => it.tell());
  return box;
}

/** The first `longest` characters of `text`, up to the end of a line, or of a word. */
function headOf(text, longest) {
  const first = Array.from(text).slice(0, longest).join("");
  const ends = [first.lastIndexOf("\n"), first.lastIndexOf(" ")];
  return first.slice(0, ends.find((end) => end > first.length / 2) ?? first.length);
}

/** How many characters Python counts in `text`. */
function characters(text) {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** One line for each need with a mark under its strength. */
function proof({ words }, { model }) {
  const picture = element("div", "wb-proof");
  picture.setAttribute("role", "img");
  follow(model, ["coverage"], () => {
    const { sentence, rows } = model.get("coverage");
    picture.setAttribute("aria-label", `${words.label} ${sentence}`);
    picture.replaceChildren(proofHead(words), ...rows.map(proofLine));
  });
  return picture;
}

function proofHead(words) {
  const line = element("div", "wb-proof-line wb-proof-head");
  line.append(element("span", ""), ...Object.keys(MARKS).map((one) => element("span", "", words[one])));
  return line;
}

function proofLine([need, strength]) {
  const line = element("div", "wb-proof-line");
  const name = element("span", "wb-proof-need", need);
  name.dir = "auto";
  line.append(name, ...Object.keys(MARKS).map((one) => (one === strength ? mark(one) : element("span", "wb-proof-none"))));
  return line;
}

function mark(strength) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shape = /** @type {SVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", "path"));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `wb-mark wb-mark-${strength}`);
  svg.setAttribute("aria-hidden", "true");
  if (strength === "some") {
    const ring = /** @type {SVGElement} */ (shape.cloneNode());
    ring.setAttribute("d", MARKS.strong);
    ring.setAttribute("class", "wb-mark-ring");
    svg.append(ring);
  }
  shape.setAttribute("d", MARKS[strength]);
  svg.append(shape);
  return svg;
}
