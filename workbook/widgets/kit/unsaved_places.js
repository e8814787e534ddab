// Where something was typed: which instrument, which row or application it is about, its label, and its key if it has one.

export const KEEPS = ".wb-instrument [data-kept]";
export const COMES = 60_000; // ms a page that runs again may take until a field is there
export const STORED = "second-interview-workbook";
export const CHECKED = "yes";

/** The element that a page stands in: JupyterLab has several in one window. */
export function rootOf(element) {
  return element.closest(".jp-NotebookPanel") ?? document.body;
}

export function placeOf(root, field) {
  const instrument = field.closest(".wb-instrument");
  const label = labelOf(field);
  const alike = [...instrument.querySelectorAll(KEEPS)].filter((one) => labelOf(one) === label);
  return {
    kind: kindIn(root, field),
    about: instrument.dataset.about ?? "",
    label,
    nth: alike.indexOf(field),
    key: field.dataset.key ?? "",
  };
}

/** The instrument that `element` stands in, such as "wb-rows,1"; "" when it stands in none. */
export function kindIn(root, element) {
  const instrument = element.closest(".wb-instrument");
  const kind = instrument && kindOf(instrument);
  return kind ? [kind, alikeIn(root, kind).indexOf(instrument)].join() : "";
}

/** The button called `name` in the instrument `kind`, or else the first there. */
export function buttonAt(root, kind, name) {
  const buttons = [...(instrumentAt(root, kind) ?? root).querySelectorAll("button")].filter((one) => one.checkVisibility());
  return buttons.find((one) => nameOf(one) === name) ?? buttons[0];
}

function kindOf(instrument) {
  return [...instrument.classList].find((name) => name.startsWith("wb-") && !["wb-instrument", "wb-not-saved"].includes(name));
}

function alikeIn(root, kind) {
  return [...root.querySelectorAll(".wb-instrument")].filter((one) => kindOf(one) === kind);
}

function instrumentAt(root, kind) {
  const [name, number] = kind.split(",");
  return alikeIn(root, name)[number];
}

function labelOf(field) {
  return field.labels?.[0]?.textContent ?? "";
}

/** What a field is called, for a person: with the row that it is about. */
export function nameOf(field) {
  const row = field.closest(".wb-form")?.querySelector("h3")?.textContent;
  const words = labelOf(field) || field.getAttribute("aria-label") || field.textContent;
  return row ? `${row}: ${words}` : words;
}

export function textIn(field) {
  return field.type === "checkbox" ? (field.checked ? CHECKED : "") : field.value;
}

export function hasCaret(field) {
  return ["text", "textarea"].includes(field.type);
}

/** Whether keys go to something that people type into or answer. */
export function keysAreTaken() {
  return !!document.activeElement?.closest("input, select, textarea, [contenteditable=true], dialog, .jp-Dialog");
}

/** The field at `place` that is not `old`, once it is there and `over()` is not; nothing if it does not come. */
export async function arrived(root, place, old, over, patience = COMES) {
  let _turned = false;
  for (const until = Date.now() + patience; Date.now() < until && !over(); ) {
    const instrument = instrumentAt(root, place.kind);
    const fields = instrument ? [...instrument.querySelectorAll(KEEPS)] : [];
    const field = fields.find((one) => one !== old && isAt(root, one, place));
    if (field && root.querySelector(".wb-slot:empty") === null) return field;
    _turned ||= turnTo(instrument, place.about);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function isAt(root, field, place) {
  const there = placeOf(root, field);
  const same = place.key ? ["kind", "key"] : ["kind", "about", "label", "nth"];
  return same.every((name) => there[name] === place[name]);
}

/** Have an instrument that shows another row show the one that is meant; whether that was needed and possible. */
function turnTo(instrument, about) {
  if (!about || !instrument || instrument.dataset.about === about) return false;
  const edit = instrument.querySelector(`[data-do=edit][data-key="${CSS.escape(about)}"]`);
  edit?.click();
  return edit !== null;
}

/** A short number for a text, to know it again without keeping it (FNV-1a). */
export function hash(text) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

/** What keys of the storage begin with: for this workbook, and for one that has no journal yet. The first is written. */
export function storedOf(model) {
  const [, site = "/"] = /"baseUrl": *"([^"]*)"/.exec(document.getElementById("jupyter-config-data")?.textContent ?? "") ?? [];
  const unnamed = `${STORED}/new ${site} ${hash(model.get("where"))}/`;
  const id = model.get("workbook");
  return id ? [`${STORED}/${id}/`, unnamed] : [unnamed];
}

export function storageKey({ page, id }, tab) {
  return `${page.stored[0]}${tab}/${page.name}/${id}`;
}

export function stored({ text, name, at, place, page, seen }) {
  return { text, name, at, place, page: page.name, seen: seen.slice(-200) };
}

/** Put what is not saved into the browser's storage; a `text` of null takes it out. */
export function store(entry, tab) {
  const key = storageKey(entry, tab);
  if (entry.key && entry.key !== key) remove(entry.key); // the workbook has its name by now
  entry.key = key;
  if (entry.text === null) remove(key);
  else if (entry.text !== undefined) entry.page.full = !write(key, JSON.stringify(stored(entry)));
}

/** Whether there was room for it: if not, it stays on the page, which says so. */
export function write(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false; // full, or not allowed in this browser
  }
}

export function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // not allowed in this browser, so nothing is there
  }
}

export function keysOf(page) {
  try {
    return Object.keys(localStorage).filter((key) => page.stored.some((prefix) => key.startsWith(prefix)));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}

/**
 * What a page that is closed by now left unsaved, the oldest first; what this page shows anyway is taken out. `here` are
 * the keys of what waits in this window.
 */
export async function leftBehind(page, tab, here) {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const open = held.map(({ name = "" }) => name.split("/")[1]).filter((one) => one !== tab);
  const found = keysOf(page)
    .filter((key) => !here.includes(key) && !open.some((one) => key.includes(`/${one}/`)))
    .map((key) => ({ ...read(key), key }))
    .filter((one) => one.page === page.name && typeof one.text === "string");
  const looked = await Promise.all(found.map(async (one) => ({ ...one, now: await shownAt(page, one.place) })));
  looked.filter(({ text, now }) => text === now).forEach(({ key }) => remove(key));
  return looked.filter(({ text, now }) => text !== now).sort((one, other) => one.at - other.at);
}

/** What stands at `place`; nothing when another row is shown there. */
async function shownAt(page, place) {
  const elsewhere = () => {
    const instrument = instrumentAt(page.root, place.kind);
    return !!place.about && !!instrument && instrument.dataset.about !== undefined && instrument.dataset.about !== place.about;
  };
  const field = await arrived(page.root, { ...place, about: place.key ? "" : place.about }, null, elsewhere, 20_000);
  return field && textIn(field);
}
