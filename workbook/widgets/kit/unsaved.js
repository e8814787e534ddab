// What a person changed and the kernel has not answered for: it waits here, and in the browser's storage, until the
// kernel says that it is committed. There is one such home in a browser tab, whichever copy of this script made it.

import { unfold } from "./lines.js";
import { element, ownId } from "./native/control.js";
import {
  arrived,
  buttonAt,
  CHECKED,
  hasCaret,
  hash,
  KEEPS,
  keysAreTaken,
  keysOf,
  kindIn,
  leftBehind,
  nameOf,
  placeOf,
  remove,
  rootOf,
  STORED,
  storageKey,
  store,
  stored,
  storedOf,
  textIn,
  write,
} from "./unsaved_places.js";

const SAY_AFTER = 2400; // ms without an answer after which the page says so; looked at every `LOOK` ms: within 3 s
const LOOK = 250;
const AGAIN_AFTER = 4000; // ms until what was not answered is sent once more
const DELETED = "deleted";

export function unsaved() {
  return (window.secondInterviewUnsaved ??= makeUnsaved());
}

function makeUnsaved() {
  const tab = ownId();
  const pages = new Map(); // by the element that a page stands in
  const before = new WeakMap(); // by field: what stood in it before it was changed
  const entryOf = new WeakMap(); // by field
  navigator.locks?.request(`${STORED}/${tab}`, () => new Promise(() => {})); // held as long as the tab is open

  const pageOf = (element) => pages.get(rootOf(element));

  /** Note what stands in `field` now; it is in the storage before this returns. */
  const note = (field) => {
    const gone = !field.isConnected && entryOf.get(field); // a page that runs again took it away under somebody's hands
    const page = gone ? gone.page : pageOf(field);
    if (!page || page.over) return;
    const entry = gone || entryIn(page, field);
    if (field.validity.badInput) return drop(entry); // half a date: the browser does not tell what was typed
    Object.assign(entry, { text: textIn(field), at: Date.now(), refused: false });
    entry.since ??= Date.now();
    store(entry, tab);
  };
  const entryIn = (page, field) => {
    const place = placeOf(page.root, field);
    const id = JSON.stringify(place.key ? [place.kind, place.key] : place);
    const entry = page.entries.get(id) ?? { id, page, place, name: nameOf(field), sent: [], seen: [], since: null };
    if (!page.entries.has(id) && before.has(field)) entry.seen.push(hash(before.get(field)));
    page.entries.set(id, Object.assign(entry, { field }));
    entryOf.set(field, entry);
    return entry;
  };
  const drop = (entry) => {
    const { page, field } = entry;
    before.set(field, textIn(field));
    store({ ...entry, text: null }, tab);
    if (page.inUse === field)
      Object.assign(entry, { text: undefined, since: null }); // somebody types on in it
    else {
      page.entries.delete(entry.id);
      entryOf.delete(field);
    }
    page.draw();
  };

  /** What is sent of `field` now has this name; `again` sends it once more, under another. "" when nobody counts. */
  const sent = (field, again) => {
    const entry = entryOf.get(field);
    if (!entry) return "";
    const change = changeName();
    entry.sent.push({ change, since: entry.since ?? Date.now(), again });
    entry.seen.push(hash(textIn(field)));
    entry.since = null;
    return change;
  };

  /** Nothing of `field` has to be sent: it is as it was sent last. */
  const same = (field) => {
    const entry = entryOf.get(field);
    if (!entry) return;
    entry.since = null;
    if (entry.sent.length === 0) drop(entry);
  };

  /** What a press on `button` does has this name. It is not sent again. */
  const pressed = (button) => {
    const page = pageOf(button);
    if (!page || page.over) return "";
    const change = changeName();
    page.presses.set(change, { field: button, kind: kindIn(page.root, button), name: nameOf(button), since: Date.now() });
    page.unanswered = [];
    return change;
  };

  /** The kernel says of each change whether it is kept (true) or was refused. */
  const answered = (page, answers) => {
    for (const change of Object.keys(answers)) page.presses.delete(change);
    for (const entry of [...page.entries.values()]) {
      const place = entry.sent.findLastIndex(({ change }) => change in answers);
      if (place < 0) continue;
      const kept = answers[entry.sent[place].change];
      entry.sent.splice(0, place + 1);
      if (entry.sent.length > 0 || entry.since !== null) continue;
      if (kept) drop(entry);
      else entry.refused = true; // the note beside the field says so
    }
    page.draw();
  };

  /** Say what is late, send it again, and tell whoever can bring a kernel back. */
  const look = () => {
    const now = Date.now();
    for (const page of pages.values()) {
      if (page.entries.size + page.presses.size === 0) continue;
      page.draw();
      const tell = page.late().length > 0 && now - page.told > AGAIN_AFTER;
      if (!tell) continue;
      page.told = now;
      page.late().forEach(sendAgain);
      page.root.dispatchEvent(new Event("workbook-not-saved"));
    }
  };
  const sendAgain = (entry) => {
    const last = entry.sent?.at(-1);
    if (!last || !entry.field.isConnected) return;
    const change = changeName();
    entry.sent.push({ ...last, change });
    try {
      last.again(change);
    } catch {
      // its kernel is gone: the page runs again, and what was typed is put back
    }
  };

  /** A page has its bar: for the first time, or as it runs again. */
  const begin = async (root, model) => {
    const known = pages.get(root);
    const page = known ?? madePage(root);
    pages.set(root, Object.assign(page, { over: false, listeners: [] }));
    named(page, model);
    page.unanswered = [...page.presses.values()];
    page.presses.clear();
    if (known) await (page.back = putBack(page));
    else page.offer(await leftBehind(page, tab, keysHere()));
  };
  /** Under which keys what was typed into pages that are open in this window waits. */
  const keysHere = () => {
    for (const root of pages.keys()) if (!root.isConnected) pages.delete(root); // JupyterLab closed it
    return [...pages.values()].flatMap(({ entries }) => [...entries.values()].map(({ key }) => key));
  };
  const named = (page, model) => {
    Object.assign(page, { stored: storedOf(model), name: model.get("page"), words: model.get("_words") });
    page.entries.forEach((entry) => store(entry, tab));
  };

  /** Enter what was not saved into the fields that took the place of those it was typed into, one row after the other. */
  const putBack = async (page) => {
    const entries = [...page.entries.values()].filter((entry) => entry.text !== undefined || entry.field === page.inUse);
    const inTurn = [...entries.filter((one) => one.field !== page.inUse), ...entries.filter((one) => one.field === page.inUse)];
    const enterThoseOf = async (kind) => {
      for (const entry of inTurn.filter(({ place }) => place.kind === kind)) await putBackOne(page, entry);
    };
    await Promise.all([...new Set(inTurn.map(({ place }) => place.kind))].map(enterThoseOf));
    page.draw();
  };
  const putBackOne = async (page, entry) => {
    const { field: old, text } = entry;
    const field = await arrived(page.root, entry.place, old, () => page.entries.get(entry.id) !== entry);
    if (page.entries.get(entry.id) !== entry) return;
    const goesOn = old === page.inUse && !keysAreTaken();
    if (field) unfold(field); // a fold that is drawn anew is closed, and takes no focus
    if (field && goesOn) field.focus();
    const now = field && textIn(field);
    page.entries.delete(entry.id);
    if (field && entry.text !== undefined && now !== entry.text) {
      if (entry.seen.length === 0 || entry.seen.includes(hash(now))) enter(field, entry.text, now);
      else page.offer([{ ...stored(entry), key: storageKey(entry, tab), now }]);
    } else if (field) store({ ...entry, text: null }, tab);
    else if (text !== undefined) page.offer([{ ...stored(entry), key: storageKey(entry, tab) }]);
    if (field && goesOn && hasCaret(field)) field.setSelectionRange(old.selectionStart, old.selectionEnd);
  };
  const enter = (field, text, now) => {
    before.set(field, now);
    if (field.type === "checkbox") field.checked = text === CHECKED;
    else field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  /** Put what was offered into its field; whether that is still on the page. */
  const take = async (page, { place, text }) => {
    const field = await arrived(page.root, place, null, () => false, 5000);
    if (field) unfold(field);
    if (field) enter(field, text, textIn(field));
    return !!field;
  };

  /** Everything was deleted: nothing of this workbook stays in this browser, and its other pages keep nothing more. */
  const forget = (page) => {
    for (const one of pages.values()) if (one.stored?.[0] === page.stored[0]) over(one);
    keysOf(page).forEach(remove);
    write(page.stored[0] + DELETED, "");
    remove(page.stored[0] + DELETED);
  };
  const over = (page) => {
    Object.assign(page, { over: true, offers: [], unanswered: [] }).entries.clear();
    page.presses.clear();
    page.draw();
    page.listeners.forEach((draw) => draw());
  };
  window.addEventListener("storage", ({ key }) => {
    for (const page of pages.values()) if (key === page.stored[0] + DELETED) over(page);
  });

  /** @param {any} event */
  const heard = ({ target }) => target.matches?.(KEEPS) && note(target);
  document.addEventListener("input", heard, true);
  document.addEventListener(
    "focusin",
    (/** @type {any} */ { target }) => target.matches?.(KEEPS) && !entryOf.has(target) && before.set(target, textIn(target)),
    true,
  );
  // What was typed last is sent at once when the page is left; a kernel that hears it saves it.
  window.addEventListener(
    "pagehide",
    () => document.activeElement?.matches(KEEPS) && document.activeElement.dispatchEvent(new Event("change", { bubbles: true })),
  );
  setInterval(look, LOOK);

  return {
    begin,
    named: (root, model) => pages.has(root) && named(pages.get(root), model),
    sent,
    pressed,
    same,
    answered: (root, answers) => pages.has(root) && answered(pages.get(root), answers),
    follow: (root, draw) => pages.get(root)?.listeners.push(draw),
    late: (root) => pages.get(root)?.late() ?? [],
    offers: (root) => pages.get(root)?.offers ?? [],
    take: (root, offer) => take(pages.get(root), offer),
    settle: (root, offer) => pages.get(root).settle(offer),
    forget: (root) => pages.has(root) && forget(pages.get(root)),
    /** The person is in `field`, which is about to leave the page, and types on in it. */
    hold: (root, field) => {
      const page = pages.get(root);
      if (page) Object.assign(page, { inUse: field }).root.contains(field) && entryIn(page, field);
    },
    note,
    /** Once all that was typed before the page ran again is in its place. */
    back: async (root) => {
      await pages.get(root)?.back;
      if (pages.has(root)) pages.get(root).inUse = null;
    },
  };
}

/** A name for one change, short, as each is sent along with it. */
function changeName() {
  return ownId().slice(3, 13);
}

/** What is known of one page, and its notice. */
function madePage(root) {
  /** @type {any} */
  const page = {
    root,
    entries: new Map(),
    presses: new Map(),
    offers: [],
    listeners: [],
    told: 0,
    unanswered: [],
    inUse: null,
    full: false,
  };
  const notice = noticeIn(root, () => {
    const [{ name, kind }] = page.unanswered.splice(0);
    page.draw();
    buttonAt(root, kind, name)?.focus();
  });
  page.late = () => {
    const last = Date.now() - SAY_AFTER;
    const isLate = ({ refused, sent, since }) => !refused && (sent?.[0]?.since ?? since ?? Infinity) < last;
    return [...page.entries.values(), ...page.presses.values()].filter(isLate);
  };
  page.draw = () => {
    const late = page.late();
    if (!page.words) return; // its bar is not drawn yet
    const words = late.length
      ? sayNotSaved(late, page)
      : about(
          page.words.stopped,
          page.unanswered.map(({ name }) => name),
          page.words,
        );
    const changed = notice.say(words, late.length === 0 && page.words.show);
    for (const one of root.querySelectorAll(".wb-instrument")) {
      one.classList.toggle(
        "wb-not-saved",
        late.some(({ field }) => one.contains(field)),
      );
    }
    if (changed) page.listeners.forEach((draw) => draw());
  };
  page.offer = (found) => {
    page.offers = [...page.offers, ...found.filter(({ key }) => !page.offers.some((one) => one.key === key))];
    if (found.length) page.listeners.forEach((draw) => draw());
  };
  page.settle = (offer) => {
    remove(offer.key);
    page.offers = page.offers.filter((one) => one !== offer);
    page.listeners.forEach((draw) => draw());
  };
  return page;
}

function sayNotSaved(late, { full, words }) {
  const typed = late.filter(({ sent }) => sent);
  const what = typed.length === 1 ? words.one_place.replace("{name}", () => typed[0].name) : words.places.replace("{count}", typed.length);
  const notSaved = words.not_saved.replace("{what}", () => what).replace("{kept}", full ? words.only_here : words.kept);
  const pressed = late.filter(({ sent }) => !sent).map(({ name }) => name);
  return [...(typed.length ? [notSaved] : []), ...(pressed.length ? [about(words.not_done, pressed, words)] : [])].join(" ");
}

/** A sentence about presses, by their names. Of those that a kernel took with it, nobody knows what they did. */
function about(sentence, names, words) {
  const quoted = [...new Set(names)].map((name) => `“${name}”`).join(words.and);
  return names.length ? sentence.replace("{names}", () => quoted) : "";
}

/**
 * Where a page says what must be heard at once: below it, in sight wherever one reads. `say(words, asks)` says something,
 * or nothing, and whether it is new; what `asks` somebody to look has a button for `show`.
 */
function noticeIn(root, show) {
  const notice = Object.assign(element("div", "wb-unsaved-notice"), { hidden: true });
  const said = element("p", "");
  const there = Object.assign(element("button", ""), { type: "button" });
  notice.setAttribute("role", "alert");
  notice.dataset.lmSuppressShortcuts = "true"; // Enter is for the button, not for a cell
  there.addEventListener("click", show);
  notice.append(said, there);
  root.append(notice);
  const say = (words, asks) => {
    there.hidden = !asks;
    there.textContent = asks || "";
    notice.hidden = !words;
    const changed = said.textContent !== words;
    if (changed) said.textContent = words;
    return changed;
  };
  return { say };
}
