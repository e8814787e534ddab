// What each part of a page begins with: it waits for the script that draws it to be on the shelf (see shelf.js).

const DRAWN_BY = "…"; // the name and content of that script, put in by drawn.py
const shelf = (globalThis[Symbol.for("second-interview-workbook/scripts")] ??= new Map());

/** @param {import("./types.js").View} view */
async function render(view) {
  if (!shelf.has(DRAWN_BY)) shelf.set(DRAWN_BY, Promise.withResolvers());
  const script = await import(await shelf.get(DRAWN_BY).promise);
  if (view.signal?.aborted) return undefined; // it was taken away meanwhile
  return script.render(view);
}

export default { render };
