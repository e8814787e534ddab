import { plotly } from "./chart_plotly.js";
import { twin } from "./chart_table.js";
import { withoutWords, wordsOf } from "./chart_words.js";
import { element } from "./native/control.js";

const CONFIG = { displayModeBar: false, displaylogo: false, plotlyServerURL: "", typesetMath: false };
const AHEAD = "400px"; // a chart this near to the window is drawn already
const PAUSE = 800; // ms without a change after which the sentence is spoken

export function render({ model, el, signal }) {
  el.classList.add("wb", "wb-chart");
  el.addEventListener("keydown", (event) => event.stopPropagation());
  const figure = element("figure", "wb-drawing");
  const said = element("figcaption", "wb-said");
  const [table, picture] = [twin(model.get("_words").table), pictureOf(model, el, signal, () => (table.el.open = true))];
  const spoken = element("p", "wb-spoken");
  spoken.setAttribute("role", "status");
  figure.append(said, ...picture.els, table.el);
  el.append(figure, spoken);

  let timer;
  const draw = () => {
    const sentence = model.get("sentence").replace(/(\d+) (in|of) (\d+)/g, "$1\u00a0$2\u00a0$3"); // never broken in two
    el.hidden = model.get("hidden") || !sentence;
    picture.draw(model.get("sentence"));
    table.draw(model.get("caption"), model.get("columns"), model.get("rows"));
    if (said.textContent && said.textContent !== sentence) {
      clearTimeout(timer); // not at every step of a slider
      timer = setTimeout(() => (spoken.textContent = said.textContent), PAUSE);
    }
    said.textContent = sentence;
  };
  model.on("change", draw); // once for all that came in one message
  signal.addEventListener("abort", () => clearTimeout(timer));
  draw();
}

/** The picture, drawn by plotly once it is near the window; `failed` is called when it cannot be. */
function pictureOf(model, el, signal, failed) {
  const frame = element("div", "wb-plot");
  const waiting = element("p", "wb-waiting", model.get("_words").drawing);
  const target = element("div", "");
  frame.append(waiting, target);
  const words = wordsOf();
  /** @type {any} */
  let [Plotly, loading, near, stale, width, colours] = [null, null, false, true, 0, null];

  const fail = () => {
    Plotly?.purge(target);
    waiting.hidden = false;
    waiting.textContent = model.get("_words").failed;
    failed();
  };
  const paint = async () => {
    if (!near || !stale || !width) return;
    try {
      loading ??= plotly(model, signal);
      Plotly ??= await loading;
      if (!stale || signal.aborted) return;
      stale = false;
      colours ??= coloursOf(el, model.get("colours"));
      const said = withoutWords(model.get("data"), model.get("axes"));
      const layout = { ...themed(said.layout, colours), width };
      const config = { ...CONFIG, staticPlot: layout.hovermode === false };
      words.draw(said, colours);
      await Plotly.react(target, themed(model.get("data"), colours), layout, config);
      for (const svg of target.querySelectorAll("svg")) svg.setAttribute("aria-hidden", "true");
      waiting.hidden = true;
    } catch {
      loading = null;
      if (!signal.aborted) fail();
    }
  };
  const again = () => {
    stale = true;
    paint();
  };
  const sight = new IntersectionObserver(
    (seen) => {
      near = seen[seen.length - 1].isIntersecting;
      paint();
    },
    { rootMargin: AHEAD, scrollMargin: AHEAD },
  );
  const size = new ResizeObserver(() => {
    if (frame.clientWidth === width) return;
    width = frame.clientWidth;
    again();
  });
  const theme = new MutationObserver(() => {
    colours = null;
    again();
  });
  sight.observe(frame);
  size.observe(frame);
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  signal.addEventListener("abort", () => {
    for (const observer of [sight, size, theme]) observer.disconnect();
    Plotly?.purge(target);
  });
  return {
    els: [words.up, frame, ...words.below],
    draw(sentence) {
      if (!model.get("axes").margin) return; // nothing is drawn yet
      frame.setAttribute("role", "img"); // a frame that nothing was drawn in is no picture
      frame.setAttribute("aria-label", sentence);
      frame.style.height = `${withoutWords(model.get("data"), model.get("axes")).layout.height}px`;
      again();
    },
  };
}

/** What each colour of a drawing is in this theme. */
function coloursOf(el, variables) {
  const style = getComputedStyle(el);
  const now = ([light, name]) => [light, style.getPropertyValue(name).trim()];
  return Object.fromEntries(Object.entries(variables).map(now));
}

/** A copy of `value` with every colour replaced; plotly writes into what it is given. */
function themed(value, colours) {
  if (typeof value === "string") return colours[value] ?? value;
  if (Array.isArray(value)) return value.map((each) => themed(each, colours));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, themed(each, colours)]));
}
