// A map with a dot for each stakeholder: moved with the pointer or the arrow keys, and named beside it.

import { element, follow } from "../kit/native/control.js";

const [SIDE, TOP] = [26, 42]; // px from the frame to the outermost places; the words in the corners stand above and below
const DOT = 26; // px across a dot, and so at least between two
const STILL = 4; // px that a pointer may wander in a press
const KEYS_PAUSE = 200; // ms after the last arrow key until the place is sent
const ARROWS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }; // [influence, stance]
const QUARTERS = ["wb-high wb-against", "wb-high wb-for", "wb-low wb-against", "wb-low wb-for"];

/**
 * The map of `model.picture`. `says(text)` speaks; `moves(key, influence, stance)` and `picks(key)` hear what is done.
 * `focus(key)` puts the focus on a dot, as soon as it is there.
 */
export function stakeholderMap(model, signal, said, { says, moves, picks }) {
  const figure = element("figure", "wb-map");
  const caption = element("figcaption", "wb-said");
  const frame = element("div", "wb-map-frame");
  const ground = groundOf(said.quarters);
  const dots = element("div", "wb-map-dots");
  dots.setAttribute("role", "group");
  dots.setAttribute("aria-label", said.dots);
  frame.append(ground.el, dots);
  const ends = element("div", "wb-map-ends");
  ends.setAttribute("aria-hidden", "true");
  ends.append(element("span", "", said.against), element("span", "", said.for));
  const up = element("p", "wb-map-ends", said.more);
  up.setAttribute("aria-hidden", "true");
  figure.append(caption, up, frame, ends);

  const { influence, stance } = model.get("scales");
  const shown = new Map(); // by key: the dot on the page
  let wanted; // the key of the dot that gets the focus once it is there
  const size = () => ({ wide: frame.clientWidth, high: frame.clientHeight });
  const words = ([power, side]) => `${influence.words[power - influence.low]}, ${stance.words[side - stance.low]}`;
  const inside = (value, { low, high }) => Math.min(high, Math.max(low, Math.round(value)));
  const where = ([power, side]) => {
    const { wide, high } = size();
    return {
      x: SIDE + ((side - stance.low) / (stance.high - stance.low)) * (wide - 2 * SIDE),
      y: high - TOP - ((power - influence.low) / (influence.high - influence.low)) * (high - 2 * TOP),
    };
  };
  const placeAt = (x, y) => {
    const { wide, high } = size();
    return [
      inside(influence.low + ((high - TOP - y) / (high - 2 * TOP)) * (influence.high - influence.low), influence),
      inside(stance.low + ((x - SIDE) / (wide - 2 * SIDE)) * (stance.high - stance.low), stance),
    ];
  };

  const layOut = () => {
    if (!frame.clientWidth) return;
    const all = [...shown.values()];
    spread(all, where, size());
    ground.draw(size(), where([MIDDLE_OF(influence), MIDDLE_OF(stance)]), labelled(all, size(), ground.taken()));
  };
  const show = (dot) => {
    const { name, label, current } = dot.spec;
    dot.button.setAttribute("aria-label", said.dot.replace("{name}", () => name).replace("{place}", words(dot.at)));
    dot.button.classList.toggle("wb-current", current);
    dot.button.setAttribute("aria-current", String(current));
    dot.label.classList.toggle("wb-current", current);
    dot.label.textContent = dot.dragged ? words(dot.at) : label;
  };
  const put = (dot, at) => {
    dot.at = at;
    show(dot);
    layOut();
  };
  const commit = (dot) => {
    clearTimeout(dot.timer);
    dot.timer = undefined;
    if (!shown.has(dot.key)) return;
    moves(dot.key, ...dot.at);
    dot.sent = same(dot.at, dot.told) ? null : dot.at;
    says(`${dot.spec.name}: ${words(dot.at)}.`);
  };
  const arrow = (dot, event) => {
    const by = ARROWS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page would scroll
    put(dot, [inside(dot.at[0] + by[0], influence), inside(dot.at[1] + by[1], stance)]);
    clearTimeout(dot.timer);
    dot.timer = setTimeout(() => commit(dot), KEYS_PAUSE);
  };

  const made = (key) => {
    const button = element("button", "wb-dot");
    const dot = { key, button, label: element("span", "wb-dot-label"), at: null, told: null, sent: null, dragged: false };
    button.type = "button";
    button.dataset.dot = key;
    dot.label.setAttribute("aria-hidden", "true"); // the name of the button says it
    button.addEventListener("keydown", (event) => arrow(dot, event));
    button.addEventListener("blur", () => dot.timer && commit(dot));
    dragging(dot, frame, {
      moved: (x, y) => put(dot, placeAt(x, y)),
      ended: () => {
        put(dot, dot.at);
        if (!same(dot.at, dot.from)) commit(dot);
      },
      given_up: () => put(dot, dot.from),
      pressed: () => picks(key),
    });
    dots.append(button, dot.label);
    return dot;
  };
  const follows = (dot, spec) => {
    dot.spec = spec;
    dot.told = [spec.influence, spec.stance];
    if (dot.sent && same(dot.sent, dot.told)) dot.sent = null;
    // What is under the finger, or on its way, is newer than what Python says.
    if (!dot.dragged && !dot.timer && !dot.sent) dot.at = dot.told;
    dot.at ??= dot.told;
    show(dot);
  };
  const draw = () => {
    const { sentence, dots: specs } = model.get("picture");
    caption.textContent = sentence;
    ground.el.setAttribute("aria-label", `${said.map} ${sentence}`);
    const keys = new Set(specs.map(({ key }) => key));
    for (const [key, dot] of shown) {
      if (keys.has(key)) continue;
      clearTimeout(dot.timer);
      dot.button.remove();
      dot.label.remove();
      shown.delete(key);
    }
    for (const spec of specs) {
      if (!shown.has(spec.key)) shown.set(spec.key, made(spec.key));
      follows(shown.get(spec.key), spec);
    }
    layOut();
    if (shown.has(wanted)) {
      shown.get(wanted).button.focus();
      wanted = undefined;
    }
  };
  follow(model, ["picture"], draw);
  const watching = new ResizeObserver(layOut);
  watching.observe(frame);
  signal.addEventListener("abort", () => watching.disconnect());
  return { el: figure, focus: (key) => (shown.has(key) ? shown.get(key).button.focus() : (wanted = key)) };
}

const MIDDLE_OF = ({ low, high }) => (low + high) / 2;
const same = (a, b) => a !== null && b !== null && a[0] === b[0] && a[1] === b[1];

/** Have `dot` follow a pointer that presses it. `hears.pressed()` when it did not move. */
function dragging(dot, frame, hears) {
  const { button } = dot;
  /** @type {number[] | null} */
  let start = null;
  let moved = false;
  const end = (heard) => {
    start = null;
    const was = dot.dragged;
    dot.dragged = false;
    button.classList.remove("wb-dragged");
    if (was) heard();
  };
  button.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    start = [event.clientX, event.clientY];
    dot.from = dot.at;
  });
  button.addEventListener("pointermove", (event) => {
    if (!start) return;
    if (!moved && Math.hypot(event.clientX - start[0], event.clientY - start[1]) < STILL) return;
    moved = dot.dragged = true;
    button.classList.add("wb-dragged");
    const box = frame.getBoundingClientRect();
    hears.moved(event.clientX - box.left - frame.clientLeft, event.clientY - box.top - frame.clientTop);
  });
  button.addEventListener("pointerup", () => end(hears.ended));
  button.addEventListener("pointercancel", () => end(hears.given_up));
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end(hears.given_up);
  });
  button.addEventListener("click", () => {
    if (!moved) hears.pressed();
    moved = false;
  });
}

/** The frame, its lines and the words in its corners. */
function groundOf(words) {
  const el = element("div", "wb-map-ground");
  const lines = svgElement("svg", { "aria-hidden": "true" });
  el.setAttribute("role", "img");
  const corners = QUARTERS.map((className, place) => element("span", `wb-quarter ${className}`, words[place]));
  el.append(lines, ...corners);
  return {
    el,
    taken: () => corners.map((one) => boxAt(one.offsetLeft, one.offsetTop, one.offsetWidth, one.offsetHeight)),
    draw({ wide, high }, { x, y }, leaders) {
      lines.setAttribute("width", wide);
      lines.setAttribute("height", high);
      lines.replaceChildren(
        svgElement("line", { x1: x, x2: x, y1: 0, y2: high, class: "wb-cross" }),
        svgElement("line", { x1: 0, x2: wide, y1: y, y2: y, class: "wb-cross" }),
        ...leaders.map(([x1, y1, x2, y2]) => svgElement("line", { x1, y1, x2, y2, class: "wb-leader" })),
      );
    },
  };
}

function svgElement(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Put every dot at its place, and push apart those that would cover each other: each stays within reach of a finger. */
function spread(all, where, { wide, high }) {
  all.forEach((dot, i) => {
    const { x, y } = where(dot.at);
    Object.assign(dot, { x: x + Math.cos(2.4 * i) / 10, y: y + Math.sin(2.4 * i) / 10 }); // no two at the very same point
  });
  const fixed = all.find((dot) => dot.dragged);
  for (let round = 0; round < 40 && pushedApart(all, fixed); round++)
    for (const dot of all) {
      dot.x = Math.min(wide - DOT / 2, Math.max(DOT / 2, dot.x));
      dot.y = Math.min(high - DOT / 2, Math.max(DOT / 2, dot.y));
    }
  for (const { button, x, y } of all) Object.assign(button.style, { left: `${x}px`, top: `${y}px` });
}

/** Whether any two had to be moved. */
function pushedApart(all, fixed) {
  let pushed = false;
  all.forEach((a, i) => {
    for (const b of all.slice(i + 1)) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const distance = Math.hypot(dx, dy);
      if (a === fixed || b === fixed || distance > DOT - 0.5) continue;
      const by = (DOT - distance) / 2 / distance;
      a.x -= dx * by;
      a.y -= dy * by;
      b.x += dx * by;
      b.y += dy * by;
      pushed = true;
    }
  });
  return pushed;
}

const boxAt = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
const overlap = (a, b) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Put the name of each dot where it covers least; a name that stands apart gets a line, [x1, y1, x2, y2]. */
function labelled(all, size, taken) {
  const places = all.map((dot) => boxAt(dot.x - DOT / 2, dot.y - DOT / 2, DOT, DOT));
  const leaders = [];
  const first = (dot) => (dot.dragged ? 2 : dot.spec.current ? 1 : 0);
  for (const dot of [...all].sort((a, b) => first(b) - first(a) || a.y - b.y)) {
    const [width, height] = [dot.label.offsetWidth, dot.label.offsetHeight];
    let best;
    for (const [left, top, apart] of spotsAround(dot, width, height)) {
      const box = boxAt(left, top, width, height);
      const out = box.left < 0 || box.top < 0 || box.right > size.wide || box.bottom > size.high ? 5000 : 0;
      const covered = places.concat(taken).reduce((sum, other) => sum + overlap(box, other), out) + apart;
      if (!best || covered < best.covered) best = { box, covered, apart };
      if (covered === 0) break;
    }
    taken.push(best.box);
    dot.label.style.left = `${Math.max(0, Math.min(best.box.left, size.wide - width))}px`;
    dot.label.style.top = `${Math.max(0, Math.min(best.box.top, size.high - height))}px`;
    if (best.apart) {
      const near = best.box.left > dot.x ? best.box.left : best.box.right;
      leaders.push([dot.x, dot.y, near, (best.box.top + best.box.bottom) / 2]);
    }
  }
  return leaders;
}

/** Where a name may stand, the best first: [left, top, how far from its dot]. */
function spotsAround({ x, y }, width, height) {
  const gap = DOT / 2 + 1;
  const [right, left, level] = [x + gap, x - gap - width, y - height / 2];
  const spots = [
    [right, level, 0],
    [left, level, 0],
    [x - width / 2, y - gap - height, 0],
    [x - width / 2, y + gap, 0],
    [right - 8, y - gap - height + 6, 0],
    [right - 8, y + gap - 6, 0],
    [left + 8, y - gap - height + 6, 0],
    [left + 8, y + gap - 6, 0],
  ];
  for (let step = 1; step <= 5; step++)
    for (const by of [-step * height, step * height]) spots.push([right + 8, level + by, step], [left - 8, level + by, step]);
  return spots;
}
