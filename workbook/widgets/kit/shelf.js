// The scripts and styles of this workbook that came to this browser tab: each once, whichever page or kernel brought it.

/** @typedef {{ promise: Promise<string>, resolve: (address: string) => void, taken?: boolean }} Place */

/** @type {Map<string, Place>} By name and content of a script: where it can be had from, as soon as it is here. */
const shelf = (globalThis[Symbol.for("second-interview-workbook/scripts")] ??= new Map());
const USED = /(from ")(\w+-[0-9a-f]{8})(?=")/g;

/** @param {string} id */
function place(id) {
  if (!shelf.has(id)) shelf.set(id, Promise.withResolvers());
  return /** @type {Place} */ (shelf.get(id));
}

/**
 * Put the script `text` on the shelf, once those it imports are there.
 * @param {string} id
 * @param {string} text
 */
async function put(id, text) {
  const there = place(id);
  if (there.taken) return;
  there.taken = true;
  /** @type {Map<string, string>} */
  const addresses = new Map();
  for (const [, , one] of text.matchAll(USED)) addresses.set(one, await place(one).promise);
  const whole = `${text.replace(USED, (_, from, one) => from + addresses.get(one))}\n//# sourceURL=workbook/${id}.js\n`;
  there.resolve(URL.createObjectURL(new Blob([whole], { type: "text/javascript" })));
}

/** @param {DataView<ArrayBuffer>} packed */
async function unpacked(packed) {
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** @param {{ model: import("./types.js").Model }} view */
function initialize({ model }) {
  unpacked(model.get("packed")).then(({ style, scripts }) => {
    if (style) dress(style);
    for (const [id, text] of Object.entries(scripts)) put(id, text);
  });
}

/**
 * The style of the kit stands before those of the parts, which come by themselves.
 * @param {string} text
 */
function dress(text) {
  const there = document.querySelector("style[data-workbook=kit]");
  const style = there ?? Object.assign(document.createElement("style"), { textContent: text });
  style.textContent = text;
  style.setAttribute("data-workbook", "kit");
  if (!there) document.head.insertBefore(style, document.head.querySelector('style[id^="workbook."]'));
}

export default { initialize };
