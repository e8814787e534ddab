// The bar at the top of a page: what is saved, the download, and the way back.

import { clockLine } from "./clock.js";
import { placeOfAnswers, tellLooks } from "./looking.js";
import { element, follow } from "./native/control.js";
import { more } from "./save_bar_more.js";
import { press, takePassphrase } from "./save_bar_parts.js";
import { conflicts, trouble } from "./save_bar_trouble.js";
import { notSaved, standing } from "./save_bar_unsaved.js";
import { rootOf } from "./unsaved_places.js";
import { leaveOutOurs } from "./unstored.js";

export function render({ model, el, signal }) {
  el.classList.add("wb", "wb-savebar");
  el.setAttribute("role", "region");
  el.setAttribute("aria-label", model.get("_words").bar);
  // JupyterLab listens for keys too: without this, some of them would change the page.
  el.addEventListener("keydown", (event) => event.stopPropagation());
  const tell = (what, buffers = []) => model.send(what, undefined, buffers);
  const rest = more(model, tell);
  const { line, sayLate } = savedLine(model, tell, () => takePassphrase(rest));
  const said = messages(model, tell);
  el.append(
    line,
    notSaved(model, el, sayLate),
    said,
    clockLine(model, signal),
    notYetDownloaded(model, signal),
    trouble(model, tell),
    conflicts(model, tell),
    rest,
  );
  model.on("msg:custom", (content, buffers) => content.download && hand(content.download, buffers[0]));
  tellLooks(model, el, signal);
  leaveOutOurs(model.widget_manager);
  moveAway(el, { line, said, rest }, signal);
}

/** On a page that has a bar (jupyter/labextension/static/bar.js) these stand in it, in sight wherever one reads, or below. */
async function moveAway(el, { line, said, rest }, signal) {
  await standing(el);
  const bar = rootOf(el).querySelector(".workbook-bar");
  if (!bar || signal.aborted) return;
  for (const [place, part] of [
    [bar.querySelector(".workbook-bar-saved"), line],
    [bar.querySelector(".workbook-bar-said"), said],
    [/** @type {any} */ (bar).below, rest],
  ]) {
    const box = element("div", "wb wb-savebar");
    box.addEventListener("keydown", (event) => event.stopPropagation());
    box.append(part);
    place.replaceChildren(box);
    signal.addEventListener("abort", () => box.remove());
  }
}

/** Give the browser a file to keep. */
function hand(name, data) {
  const link = element("a", "");
  link.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What is saved, and the download, which `passphrase()` locks. */
function savedLine(model, tell, passphrase) {
  const line = element("div", "wb-savebar-line");
  const saved = element("p", "wb-savebar-saved");
  saved.setAttribute("role", "status");
  const download = press(model.get("_words").download, () => tell({ do: "download", passphrase: passphrase() }), "wb-primary");
  download.append(element("span", "wb-download-what", model.get("_words").download_what));
  line.append(saved, download);
  let late = false; // something is not saved yet that should be
  const draw = () => {
    const where = placeOfAnswers(model).words;
    const words = model.get("_words");
    const nothing = words.as_you_go.replace("{where}", where);
    const broken = (model.get("trouble").can ?? []).length > 0;
    const since = late ? words.since : "";
    saved.textContent = broken
      ? ""
      : model.get("saved")
        ? words.saved.replace("{saved}", model.get("saved")).replace("{where}", where) + since
        : late
          ? words.nothing
          : nothing;
    line.hidden = model.get("over");
    saved.hidden = broken;
    download.disabled = model.get("answers") === 0 || model.get("over");
  };
  follow(model, ["saved", "answers", "place", "over", "trouble"], draw);
  const sayLate = (now) => {
    if (now === late) return;
    late = now;
    draw();
  };
  return { line, sayLate };
}

function messages(model, tell) {
  const words = model.get("_words");
  const box = element("div", "");
  const said = element("p", "wb-said");
  const problem = element("p", "wb-error");
  const retry = press(words.retry, () => tell({ do: "retry" }));
  const undo = press(words.undo, () => tell({ do: "undo" }));
  const elsewhere = element("p", "wb-help");
  said.setAttribute("role", "status");
  problem.setAttribute("role", "alert");
  box.append(said, undo, problem, retry, elsewhere);
  follow(model, ["said", "refused", "unsaved", "can_undo", "elsewhere", "trouble"], () => {
    said.textContent = model.get("said");
    problem.textContent = [model.get("refused"), model.get("unsaved")].filter(Boolean).join(" ");
    retry.hidden = !model.get("unsaved") || (model.get("trouble").can ?? []).length > 0; // then something must be chosen first
    undo.hidden = !model.get("can_undo");
    elsewhere.textContent = model.get("elsewhere") ? words.elsewhere.replace("{since}", model.get("elsewhere")) : "";
  });
  return box;
}

/** What to know before the first word; and where a session forgets, after five minutes in no download, more urgently. */
function notYetDownloaded(model, signal) {
  const note = element("p", "wb-note");
  note.setAttribute("role", "status");
  const draw = () => {
    const since = model.get("waits_since");
    const late = since > 0 && Date.now() / 1000 - since > model.get("long_ago");
    const minutes = Math.floor((Date.now() / 1000 - since) / 60);
    const place = placeOfAnswers(model);
    note.hidden = !place.note || model.get("over");
    note.classList.toggle("wb-calm", !late);
    const words = late ? model.get("_words").not_downloaded.replace("{minutes}", minutes).replace("{late}", place.late) : place.note;
    if (note.textContent !== words) note.textContent = words;
  };
  follow(model, ["place", "waits_since", "long_ago", "over"], draw);
  const timer = setInterval(draw, 5000);
  signal.addEventListener("abort", () => clearInterval(timer));
  return note;
}
