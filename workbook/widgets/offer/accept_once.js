function render({ model, el, signal }) {
  instrument(model, el, "wb-accepting");
  const summary = element("p", "wb-summary");
  summary.setAttribute("role", "status");
  const notice = element("p", "wb-note wb-notice");
  notice.setAttribute("role", "status");
  el.append(summary, notice, acceptedHead(model), choosing(model), withdrawing(model), problemLine(model), savingLine(model));
  tellLooks(model, el, signal);
  for (const [name, line] of [
    ["summary", summary],
    ["notice", notice],
  ]) {
    follow(model, [name], () => {
      line.textContent = model.get(name);
      line.hidden = !model.get(name);
    });
  }
}

/** Which offer, what is still open, the letter, and the button that records it; the letter stays when it is accepted. */
function choosing(model) {
  const box = element("div", "");
  const open = element("section", "wb-still-open");
  const points = element("ul", "");
  open.append(element("h3", "wb-title", "Still open"), points, element("p", "wb-help", "You may go on all the same. It is your decision."));
  const letter = Object.assign(element("details", "wb-twin"), { open: true });
  letter.append(element("summary", "", "Your letter of acceptance"), letterBox(model));
  const sure = element("div", "wb-sure");
  const press = pressButton("I have accepted this offer, in writing", () => model.send({ do: "accept", key: model.get("picked") }), "wb-primary");
  const kindly = "Press it only if you mean to begin there. To say yes and keep looking hurts people who counted on you, and you later.";
  sure.append(press, element("p", "wb-help", kindly));
  box.append(pickField(model), open, letter, sure);
  follow(model, ["points"], () => {
    const sentences = model.get("points");
    points.replaceChildren(...sentences.map((sentence) => element("li", "", sentence)));
    open.hidden = !sentences.length;
  });
  follow(model, ["letter", "accepted"], () => {
    letter.hidden = !model.get("letter").text;
    sure.hidden = letter.hidden || Boolean(model.get("accepted"));
  });
  model.on("change:accepted", () => (letter.open = !model.get("accepted")));
  letter.open = !model.get("accepted");
  return box;
}

/** What was accepted, and the way back. */
function acceptedHead(model) {
  const box = element("div", "wb-after-yes");
  const said = element("h3", "wb-title wb-yes");
  said.tabIndex = -1;
  const back = pressButton("Take it back", () => model.send({ do: "take_back" }));
  const mistake = element("p", "wb-help", "Only if this was a mistake. What “Your pipeline” says about this application stays as it is.");
  box.append(said, back, mistake);
  let was = model.get("accepted");
  follow(model, ["accepted"], () => {
    const mine = box.closest(".wb-instrument")?.contains(document.activeElement); // not when another page accepted it
    said.textContent = model.get("accepted");
    box.hidden = !model.get("accepted");
    if (!was && !box.hidden && mine) setTimeout(() => said.focus());
    was = model.get("accepted");
  });
  return box;
}

/** The others, each with a letter and a button; below it those who were told. */
function withdrawing(model) {
  const box = element("section", "wb-elsewhere");
  const title = element("h3", "wb-title", "Withdraw elsewhere");
  title.tabIndex = -1;
  const why = element("p", "wb-help", "Each of these waits for somebody. A short letter today lets them go on.");
  const unclear = element("ul", "wb-unclear");
  const list = element("div", "wb-others-list");
  const told = element("ul", "wb-told");
  const done = element("div", "wb-done-all");
  box.append(title, why, unclear, list, told, done);

  const made = new Map(); // by what is said, so that one which is being read stays as it is
  let go = false; // after a press one goes on here
  const press = (what, key) => {
    go = true;
    model.send({ do: what, key });
  };
  follow(model, ["others"], () => {
    const others = model.get("others");
    const boxes = others.map((other) => {
      const said = JSON.stringify(other);
      if (!made.has(said)) made.set(said, otherOf(model, other, press));
      return made.get(said);
    });
    for (const [said, one] of made) if (!boxes.includes(one)) made.delete(said);
    arrange(list, boxes);
    why.hidden = !others.length;
  });
  follow(model, ["told"], () => {
    told.replaceChildren(
      ...model.get("told").map(([key, sentence]) => {
        const line = element("li", "", `${sentence} `);
        const back = pressButton("Take it back", () => press("not_told", key));
        back.setAttribute("aria-label", `Take it back: ${sentence}`);
        line.append(back);
        return line;
      }),
    );
    told.hidden = !model.get("told").length;
  });
  follow(model, ["accepted"], () => (box.hidden = !model.get("accepted")));
  follow(model, ["unclear"], () => {
    unclear.replaceChildren(...model.get("unclear").map((sentence) => element("li", "", sentence)));
    unclear.hidden = !model.get("unclear").length;
  });
  follow(model, ["done"], () => done.replaceChildren(...(model.get("done") ? doneWith(model.get("done")) : [])));
  model.on("change:problem", () => (go = false)); // it was refused: the focus stays where it is
  follow(model, ["others", "told"], () => {
    if (!go) return;
    go = false;
    setTimeout(() => (list.querySelector("summary") ?? done.querySelector("p") ?? title).focus());
  });
  return box;
}

function otherOf(model, { key, name, offer, letter }, press) {
  const box = element("details", "wb-twin wb-other");
  const summary = element("summary", "");
  summary.append(element("span", "wb-other-name", name), element("span", "wb-kind", offer ? "an offer you have" : "an open application"));
  // The letter of one of several: it looks like the model of one letter.
  const one = { get: () => letter, on: () => {}, send: () => model.send({ do: "take", key }) };
  const told = pressButton("I have told them", () => press("told", key), "wb-primary");
  told.setAttribute("aria-label", `I have told them: ${name}`);
  const means = offer ? "This offer then counts as answered." : "“Your pipeline” then says that you withdrew.";
  const sent = element("div", "wb-sent");
  sent.append(told, element("p", "wb-help", means));
  box.append(summary, letterBox(one), sent);
  return box;
}

function doneWith(sentence) {
  const said = element("p", "wb-summary", sentence);
  said.tabIndex = -1;
  const next = element("p", "", "Now tell your referees and all who helped you: ");
  next.append(pageLink("08-afterwards", "Afterwards"), ". Then set up the start: the first day in your calendar, your notice in time, some days of rest.");
  return [said, next];
}

export default { render };
