function render({ model, el, signal }) {
  instrument(model, el, "wb-readiness");
  const kicker = element("p", "wb-kicker");
  const clock = element("p", "wb-help");
  const headline = element("p", "wb-headline");
  const big = element("span", "wb-middle-words");
  headline.append(big);
  const sentence = element("p", "wb-cannot");
  const areas = element("ul", "wb-areas");
  areas.setAttribute("aria-label", "What is done of each area");
  const before = element("details", "wb-twin"); // holds the areas once there is nothing to prepare any more
  before.append(element("summary", "", "What you prepared"));
  el.append(kicker, clock, headline, sentence, areas, nextBox(model), before, oddsBox(model), contentBox(model));
  el.append(problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  for (const [name, line] of [["until", kicker], ["headline", big], ["sentence", sentence]]) {
    follow(model, [name], () => (line.textContent = model.get(name)));
  }
  follow(model, ["clock"], () => {
    clock.textContent = model.get("clock");
    clock.hidden = !model.get("clock");
  });
  follow(model, ["folded"], () => {
    before.hidden = !model.get("folded");
    if (model.get("folded")) before.append(areas);
    else sentence.after(areas);
  });
  follow(model, ["areas"], () => areas.replaceChildren(...model.get("areas").map(areaOf)));
}

/** One area: its name, which opens its page, how much is done in words, and a bar that shows the same. */
function areaOf({ name, page, done, total, percent }) {
  const item = element("li", "wb-area");
  const line = element("div", "wb-area-line");
  line.append(pageLink(page, name, "wb-area-name"), element("span", "wb-area-words", `${done} of ${total}`));
  const { bar, set } = progressBar();
  set(percent);
  item.append(line, bar);
  return item;
}

const SETTLES = 600; // ms in which a press may be meant for the job that stood there before

function nextBox(model) {
  const box = element("section", "wb-next");
  const list = element("ul", "wb-next-list");
  const said = element("p", "wb-help");
  said.setAttribute("role", "status");
  said.tabIndex = -1;
  let since = -Infinity;
  let before = [];
  const title = element("p", "wb-legend");
  const after = element("ul", "wb-next-list");
  const pressed = (event, key) => {
    if (event.detail > 1 || performance.now() - since < SETTLES) return;
    since = performance.now();
    said.focus(); // not the next job: a key that is held would tick that too
    model.send({ do: "done", key });
  };
  box.append(title, list, said, after);
  follow(model, ["next"], () => {
    const { title: words = "", sentence = "", jobs = [], then = [] } = model.get("next");
    title.textContent = words;
    const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    list.replaceChildren(...jobs.map((job) => jobOf(job, pressed)));
    if (before.some(({ key }, place) => jobs[place]?.key !== key)) since = performance.now();
    before = jobs;
    said.textContent = sentence;
    after.replaceChildren(...then.map(thenOf));
    after.hidden = then.length === 0;
    list.hidden = jobs.length === 0;
    if (held) list.querySelector(`[data-key="${held}"]`)?.focus();
  });
  return box;
}

function thenOf({ page, text }) {
  const item = element("li", "");
  item.append(pageLink(page, text));
  return item;
}

function jobOf({ key, text, minutes, page }, pressed) {
  const item = element("li", "");
  const done = element("button", "wb-button wb-small", "Done");
  done.type = "button";
  done.setAttribute("aria-label", `Done: ${text}`);
  done.dataset.key = key;
  done.addEventListener("click", (event) => pressed(event, key));
  done.addEventListener("keydown", (event) => event.repeat && event.preventDefault());
  const words = element("span", "wb-next-words");
  words.append(pageLink(page, text), element("span", "wb-minutes", `${minutes} min`));
  item.append(words, done);
  return item;
}

/** What preparation does to the odds, and what studies found. */
function oddsBox(model) {
  const details = element("details", "wb-twin");
  const said = element("p", "");
  const studies = element("p", "");
  const follows = element("button", "wb-button wb-small", "Let it follow the lists again");
  follows.type = "button";
  follows.addEventListener("click", () => model.send({ do: "follow" }));
  follow(model, ["by_hand"], () => (follows.hidden = !model.get("by_hand")));
  details.append(element("summary", "", "What this does to your odds"), said, follows, studies);
  follow(model, ["odds"], () => {
    said.textContent = unbroken(model.get("odds"));
    details.hidden = !model.get("odds");
  });
  follow(model, ["studies"], () => {
    studies.textContent =
      "These are guesses with wide margins, so prepare to feel calm and to find out whether you want the job. " +
      `What studies found: ${model.get("studies")}`;
  });
  return details;
}

/** What the lists are made of, and answers whose question is gone. */
function contentBox(model) {
  const details = element("details", "wb-twin");
  const packs = element("ul", "wb-packs-list");
  const title = element("p", "wb-legend", "Answers whose question is not in the lists any more");
  const gone = element("ul", "wb-orphans");
  details.append(element("summary", "", "Where these lists come from"), packs, title, gone);
  follow(model, ["packs"], () => packs.replaceChildren(...model.get("packs").map((line) => element("li", "", line))));
  follow(model, ["orphans"], () => {
    const found = model.get("orphans");
    title.hidden = gone.hidden = found.length === 0;
    gone.replaceChildren(...found.map(([name, answer]) => element("li", "", `${name}: ${answer}`)));
  });
  return details;
}

export default { render };
