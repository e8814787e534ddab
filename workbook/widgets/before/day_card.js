const PX_PER_MM = 96 / 25.4;
const AROUND = 32; // px of grey around the sheet
const SMALLEST = 0.6; // a smaller sheet could not be read; then it is shown as on a phone
const INSTEAD = "Save the card as a file, open that, and print it.";

function render({ model, el, signal }) {
  instrument(model, el, "wb-day-card");
  const there = element("p", "");
  const empty = element("p", "wb-help");
  const said = element("p", "wb-help");
  const failed = element("p", "wb-error");
  failed.setAttribute("role", "alert");
  const frame = printFrame("wb-card-frame", "Your day card");
  const look = element("div", "wb-card-look");
  Object.assign(look, { tabIndex: 0 });
  look.setAttribute("role", "region");
  look.setAttribute("aria-label", "Preview of the card");
  const paper = element("div", "wb-card-paper");
  paper.append(frame);
  look.append(paper);
  const presses = element("div", "wb-presses");
  presses.append(
    pressButton("Print", () => model.send({ do: "print" }), "wb-primary"),
    pressButton("Save as a file", () => model.send({ do: "save" })),
  );
  el.append(there, empty, sheetOf(model), presses, failed, said, look, problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  takeFiles(model);
  model.on("msg:custom", ({ print }) => print && printed(frame, print, failed, INSTEAD));
  said.textContent = "The file opens in any browser, also on a phone. What is on it is private: look after it, and after the paper.";

  const fit = () => fitted(model.get("size"), look, paper, frame);
  const observer = new ResizeObserver(fit);
  observer.observe(look);
  frame.addEventListener("load", fit);
  signal.addEventListener("abort", () => observer.disconnect());
  follow(model, ["size"], fit);
  follow(model, ["there"], () => (there.textContent = model.get("there")));
  follow(model, ["empty"], () => (empty.textContent = model.get("empty")));
  let soon;
  model.on("change:html", () => {
    clearTimeout(soon);
    soon = setTimeout(() => filled(frame, model.get("html")), 300); // not anew with every letter
  });
  filled(frame, model.get("html"));
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

export default { render };
