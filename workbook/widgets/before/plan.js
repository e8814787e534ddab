function render({ model, el, signal }) {
  instrument(model, el, "wb-plan");
  const headline = element("p", "wb-summary");
  const sentence = element("p", "wb-about");
  const total = element("p", "wb-about");
  const more = element("p", "wb-help");
  const start = element("p", "wb-start");
  start.append(pageLink("00-start-here", "Enter the date on Start here"));
  const clocks = element("p", "wb-note");
  const sheet = sheetOf(model);
  const days = element("div", "wb-days");
  const again = element("p", "wb-again");
  const since = element("span", "");
  again.setAttribute("role", "status");
  again.append(since, pressButton("Plan the rest again", () => model.send({ do: "plan" }), "wb-small"));
  el.append(headline, sentence, total, more, start, sheet, clocks, again, days, leftOut(model), calendarOf(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  takeFiles(model);

  follow(model, ["headline", "sentence", "has_date"], () => {
    headline.textContent = model.get("headline");
    headline.hidden = !model.get("headline");
    sentence.textContent = model.get("sentence");
    start.hidden = model.get("has_date");
    sheet.hidden = !start.hidden;
  });
  for (const [name, line] of [["total", total], ["more", more], ["clocks", clocks]]) {
    follow(model, [name], () => {
      line.textContent = model.get(name);
      line.hidden = !model.get(name);
    });
  }
  follow(model, ["since"], () => {
    since.textContent = model.get("since");
    again.hidden = !model.get("since");
  });
  let ticks = [];
  const tell = () => ticks.forEach(({ key, set }) => set(model.get("ticked").includes(key)));
  follow(model, ["days"], () => {
    const held = days.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const wasOpen = new Map([...days.children].map((day) => [day.dataset.title, day.open]));
    ticks = [];
    days.replaceChildren(...model.get("days").map((day, place) => dayOf(model, day, wasOpen.get(day.title) ?? place === 0, ticks)));
    tell();
    if (held) days.querySelector(`[data-key="${held}"]`)?.focus();
  });
  model.on("change:ticked", tell);
}

/** One day, to unfold; its ticks are added to `ticks` as {key, set}. */
function dayOf(model, { title, note, groups }, open, ticks) {
  const day = Object.assign(element("details", "wb-one-day"), { open });
  day.dataset.title = title;
  const summary = element("summary", "");
  summary.append(element("h3", "wb-day-title", title), element("span", "wb-minutes", note));
  day.append(summary, ...groups.map((group) => groupOf(model, group, ticks)));
  return day;
}

function groupOf(model, { page, title, tasks }, ticks) {
  const group = element("div", "wb-of-page");
  const heading = element("h4", "wb-page-title", page ? "" : title);
  if (page) heading.append(pageLink(page, title));
  const list = element("ul", "wb-tasks");
  list.append(...tasks.map((task) => taskOf(model, task, ticks)));
  group.append(heading, list);
  return group;
}

function taskOf(model, { key, text, minutes }, ticks) {
  const line = element("li", "");
  if (key) {
    const say = (on, change) => model.send({ do: "tick", key, on, change });
    const { box, set } = tickOf(text, (on) => say(on, changeIn(input, (change) => say(on, change))));
    const input = box.querySelector("input");
    isKept(input);
    input.dataset.key = key;
    ticks.push({ key, set });
    line.append(box);
  } else {
    const words = element("div", "wb-line");
    words.append(element("span", "wb-label", text));
    line.append(words);
  }
  if (minutes) line.querySelector(".wb-line").append(element("span", "wb-minutes", `${minutes} min`));
  return line;
}

/** A native tick with its label; `pressed(on)` hears the person, `set(on)` changes it. */
function tickOf(label, pressed) {
  const box = element("div", "wb-is-tick");
  const input = Object.assign(element("input", "wb-checkbox"), { type: "checkbox" });
  const said = { label, help: "", error: "", hidden: false };
  field({ get: (name) => said[name], on: () => {} }, box, input, { inputFirst: true });
  const set = (on) => {
    input.checked = on;
    box.classList.toggle("wb-done", on);
  };
  input.addEventListener("change", () => {
    set(input.checked);
    pressed(input.checked);
  });
  return { box, set };
}

function leftOut(model) {
  const details = element("details", "wb-twin wb-elsewhere");
  const summary = element("summary", "");
  const list = element("ul", "");
  const calm = element("p", "wb-help", "These are what can be left out most easily.");
  details.append(summary, calm, list);
  follow(model, ["left"], () => {
    const texts = model.get("left");
    details.hidden = texts.length === 0;
    summary.textContent = `More, if you have time (${texts.length})`;
    list.replaceChildren(...texts.map((text) => element("li", "", text)));
  });
  return details;
}

function calendarOf(model) {
  const part = element("section", "wb-calendar");
  const said = element("p", "wb-help");
  part.append(pressButton("Download for my calendar (.ics)", () => model.send({ do: "calendar" })), said);
  follow(model, ["calendar"], () => {
    said.textContent = model.get("calendar");
    part.hidden = !model.get("calendar");
  });
  return part;
}

export default { render };
