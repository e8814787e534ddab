// What they need: the advert, the list that is made of it, and how strong the proof for each need is.

const MARKS = {
  // a shape and a column for each strength: neither says it by colour alone
  unknown: { words: "Not yet", shape: "M4 12h16" },
  gap: { words: "Gap", shape: "M12 5l7 7-7 7-7-7z" },
  some: { words: "Some", shape: "M12 4a8 8 0 1 0 0 16z" },
  strong: { words: "Strong", shape: "M12 4a8 8 0 1 0 .01 0z" },
};

function render({ model, el, signal }) {
  instrument(model, el, "wb-fit");
  const said = element("p", "wb-fit-said");
  said.setAttribute("role", "status");
  const make = pressButton("Make a list of what they need", () => model.send({ do: "list" }), "wb-primary");
  const { list, form } = rowsOf(model);
  const sentence = element("p", "wb-summary");
  sentence.setAttribute("role", "status");
  const picture = coverage(model);
  const back = takeBackButton(model, make);
  const proposal = proposalPanel(model, () => (back.hidden ? make : back));
  el.append(advertBox(model), restBox(model), make, said, back, proposal);
  el.append(sentence, list, problemLine(model), form, picture, savingLine(model));
  tellLooks(model, el, signal);
  follow(model, ["said"], () => (said.textContent = model.get("said")));
  follow(model, ["coverage"], () => (sentence.textContent = model.get("coverage").sentence));
}

/**
 * The field for the advert. Of a longer one that is pasted the first part is put in, and the rest is sent to be read; what
 * nobody could read is not put in at all, for a browser needs seconds to lay out a megabyte. What got in another way
 * stays, and Python is told how long it is, and says so.
 */
function advertBox(model) {
  const spec = model.get("advert");
  const state = { typed: {} };
  let tooLong = false;
  const it = fieldModel(model, spec, state);
  it.save_changes = () => {
    const count = characters(state.typed[spec.key]);
    tooLong = count > spec.longest;
    const { change } = it.said();
    model.send(tooLong ? { do: "too_long", count, inside: true, key: spec.key, change } : it.said());
  };
  const box = boxOf(it, spec, () => {}, () => {});
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

/** One line for each need with a mark under its strength, the same as a table, and what to do about a gap. */
function coverage(model) {
  const part = element("section", "wb-coverage");
  const title = element("h3", "wb-title", "How strong your proof is");
  const picture = element("div", "wb-proof");
  picture.setAttribute("role", "img");
  const twin = element("details", "wb-twin");
  const table = element("table", "wb-table");
  twin.append(element("summary", "", "The same as a table"), table);
  const gap = element("p", "wb-note wb-gap");
  part.append(title, picture, gap, twin);
  follow(model, ["coverage"], () => {
    const { sentence, rows, gap: words } = model.get("coverage");
    part.hidden = rows.length === 0;
    picture.setAttribute("aria-label", `How strong your proof is for each need. ${sentence}`);
    picture.replaceChildren(proofHead(), ...rows.map(proofLine));
    table.replaceChildren(element("caption", "", "How strong your proof is"), proofTable(rows));
    gap.textContent = words;
    gap.hidden = !words;
  });
  return part;
}

function proofHead() {
  const line = element("div", "wb-proof-line wb-proof-head");
  line.append(element("span", ""), ...Object.values(MARKS).map(({ words }) => element("span", "", words)));
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
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `wb-mark wb-mark-${strength}`);
  svg.setAttribute("aria-hidden", "true");
  if (strength === "some") {
    const ring = shape.cloneNode();
    ring.setAttribute("d", MARKS.strong.shape);
    ring.setAttribute("class", "wb-mark-ring");
    svg.append(ring);
  }
  shape.setAttribute("d", MARKS[strength].shape);
  svg.append(shape);
  return svg;
}

function proofTable(rows) {
  const body = element("tbody", "");
  body.append(
    ...rows.map(([need, , words]) => {
      const line = element("tr", "");
      const name = element("th", "", need);
      name.scope = "row";
      line.append(name, element("td", "", words));
      return line;
    }),
  );
  return body;
}

export default { render };
