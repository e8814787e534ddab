// What a part declares in Python (blocks.py) is drawn here, each kind of block by its own function.

import { bar, box, copy, fold, press, reading, sure, task, tick } from "./boxes.js";
import { takeFiles } from "./handing.js";
import { headline } from "./headline.js";
import { assumed, control, group, instrument, problemLine, savingLine, unsavedLine } from "./instrument.js";
import { facts, items, sentences } from "./items.js";
import { choice, letter, segments } from "./letter.js";
import { line, link, part, said, source } from "./lines.js";
import { tellLooks } from "./looking.js";
import { seats } from "./native/seats.js";
import { printer } from "./printing.js";
import { form, rows } from "./rows.js";
import { fields, search } from "./sheet.js";
import { table } from "./table.js";
import { undo } from "./undo.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Context} Context */

/** @type {Record<string, (block: any, context: Context) => HTMLElement>} */
const KINDS = {
  ...{ assumed, bar, box, choice, control, copy, facts, fields, fold, form, group, headline, items, letter, line, link, press },
  ...{ part, printer, reading, search, seats, segments, source, sure, task, tick },
  ...{
    rows,
    said,
    sentences,
    table,
    undo,
    problem: (_block, { model }) => problemLine(model),
    unsaved: (_block, { model }) => unsavedLine(model),
  },
};

/** @param {import("./types.js").View & { pictures?: typeof KINDS }} view */
export function render({ pictures = {}, ...view }) {
  const { model, el, signal } = view;
  const { called, blocks, saving, opens } = model.get("_declared");
  const kinds = { ...KINDS, ...pictures };
  /** @type {Context["draw"]} */
  const draw = (some, context) =>
    some.map((block) => {
      const made = kinds[block.kind](block, context);
      if (block.named) context.named.set(block.named, made);
      return made;
    });
  instrument(model, el, called);
  const context = { ...view, part: model, draw, named: new Map(), arrival: { wanted: false, there: () => {} } };
  el.append(...draw(blocks, context), ...(saving ? [savingLine(model, saving)] : []));
  takeFiles(model);
  tellLooks(model, el, signal);
  if (opens) model.send({ do: "opened" });
}
