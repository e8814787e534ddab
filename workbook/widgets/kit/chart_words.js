// The words around a picture: what its axes count and what its marks mean. As HTML they wrap, and cost plotly nothing.

import { element } from "./native/control.js";

const KEY = 38; // px that plotly would have kept below a picture for the legend,
const TITLE = 20; // and beside an axis for its title

/** Takes titles and legend out of a copy of `layout`: {layout, across, up, keys}. */
export function withoutWords(data, layout) {
  const [across, up] = [layout.xaxis, layout.yaxis].map((axis) => axis?.title?.text ?? "");
  const keys = layout.showlegend ? data.filter((trace) => trace.name && trace.showlegend !== false) : [];
  const below = (layout.showlegend ? KEY : 0) + (across ? TITLE : 0);
  const margin = { ...layout.margin, b: layout.margin.b - below, l: layout.margin.l - (up ? TITLE : 0) };
  const untitled = (axis) => ({ ...axis, title: undefined });
  const bare = { ...layout, showlegend: false, height: layout.height - below, margin };
  return { layout: { ...bare, xaxis: untitled(layout.xaxis), yaxis: untitled(layout.yaxis) }, across, up, keys };
}

/** Places for the words; `draw` fills them, with colours as `colours` has them. */
export function wordsOf() {
  const [up, across, keys] = [element("p", "wb-up-axis"), element("p", "wb-across-axis"), element("ul", "wb-keys")];
  for (const words of [up, across]) words.setAttribute("aria-hidden", "true"); // the table says it, too
  let drawn;
  return {
    up,
    below: [across, keys],
    draw(said, colours) {
      const now = JSON.stringify([said.up, said.across, said.keys.map(lookOf), colours]);
      if (now === drawn) return;
      drawn = now;
      up.textContent = said.up;
      across.textContent = said.across;
      keys.replaceChildren(...said.keys.map((trace) => keyOf(trace, colours)));
      for (const words of [up, across, keys]) words.hidden = !words.textContent;
    },
  };
}

/** How a trace looks, as far as its key shows it. */
/** @param {any} trace */
function lookOf({ type, name, mode = "", marker = {}, line = {}, fill, fillcolor }) {
  const edge = { color: marker.color, ...marker.line };
  return {
    name,
    band: fill ? fillcolor : "",
    bar: type === "bar",
    lines: mode.includes("lines"),
    marks: mode.includes("markers"),
    marker,
    edge,
    line,
  };
}

function keyOf(trace, colours) {
  const { name, band, bar, lines, marks, marker, edge, line } = lookOf(trace);
  const colour = (light) => (light === undefined ? "none" : (colours[light] ?? light));
  const dash = { dash: "6 4", dot: "2 3" }[line.dash] ?? "none";
  const open = marker.symbol?.endsWith("-open");
  const shape = marker.symbol?.startsWith("diamond") ? "M14 1l6 6-6 6-6-6z" : "M9 2h10v10H9z";
  const round = !bar && (marker.symbol ?? "circle").startsWith("circle");
  const swatch = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  swatch.setAttribute("viewBox", "0 0 28 14");
  swatch.setAttribute("aria-hidden", "true");
  const part = (tag, at) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [attribute, value] of Object.entries(at)) made.setAttribute(attribute, value);
    swatch.append(made);
  };
  if (band) part("path", { d: "M2 1h24v12H2z", fill: colour(band) });
  else if (lines) part("path", { d: "M0 7h28", stroke: colour(line.color), "stroke-width": line.width ?? 2, "stroke-dasharray": dash });
  if (bar || marks) {
    const look = { fill: open ? "none" : colour(marker.color ?? line.color), stroke: colour(edge.color), "stroke-width": edge.width ?? 0 };
    if (open) Object.assign(look, { stroke: colour(marker.color), "stroke-width": 2 });
    part(...(round ? ["circle", { cx: 14, cy: 7, r: lines ? 3 : 5, ...look }] : ["path", { d: shape, ...look }]));
  }
  const key = element("li", "wb-key");
  key.append(swatch, element("span", "", name));
  return key;
}
