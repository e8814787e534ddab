const PERSON =
  '<svg viewBox="0 0 24 34" aria-hidden="true"><circle cx="12" cy="7" r="5.5"/><path d="M2.5 32.5C2.500 22 6 16 12 16s9.500 6 9.500 16.500z"/></svg>';

function render({ model, el, host, signal }) {
  const context = { model, host, signal };
  instrument(model, el, "wb-odds");

  const head = headlineOf(signal);
  const cannot = element("p", "wb-cannot");
  const counts = element("p", "wb-counts");
  const next = element("p", "wb-next");
  head.el.append(counts, next, cannot);
  follow(model, ["cannot", "counts"], () => {
    cannot.textContent = model.get("cannot");
    counts.textContent = model.get("counts");
  });

  const known = element("div", "wb-known");
  known.append(
    group(context, "What you know", ["role", "known", ["low", "high"], "openings", "seats", "rounds_left", "scoring", "insider", "chosen"]),
    group(context, "About you", ["interviews", "offers", "self_rating", "preparation"]),
  );
  // The pictures come before the controls, so that on a phone they move where one can see them.
  const pictures = element("div", "wb-pictures");
  const more = element("div", "wb-more");
  const [array, range_, movers, tables] = [people(), bar(), moves(model), twin(model)];
  const drawn = element("div", "");
  drawn.append(array.el, range_.el);
  pictures.append(problemLine(model), drawn);
  more.append(movers.el, tables.el, assumed(model));
  const columns = element("div", "wb-columns");
  columns.append(pictures, known, more);
  const parts = [array, range_, movers, tables];

  el.append(head.el, columns, published(model), savingLine(model));
  tellLooks(model, el, signal);

  follow(model, ["whose", "picture", "over"], () => {
    const [whose, picture, over] = ["whose", "picture", "over"].map((name) => model.get(name));
    for (const one of [drawn, movers.el, tables.el, cannot]) one.hidden = !picture.words;
    next.hidden = !over.words;
    if (over.words) next.replaceChildren(pageLink(over.page, over.link));
    head.draw({ whose, sentence: over.words ?? "", ...picture, words: picture.words ?? [] });
    if (picture.words) for (const part of parts) part.draw(picture);
  });
}

/** Twenty figures, as many filled as people in your place who get the offer; of one perhaps a part. */
function people() {
  const figure = element("figure", "wb-people");
  const array = element("div", "wb-array");
  const caption = element("figcaption", "wb-caption");
  array.setAttribute("role", "img");
  array.innerHTML = `<span class="wb-person">${PERSON}${PERSON}</span>`.repeat(20);
  figure.append(array, caption);
  return {
    el: figure,
    draw(picture) {
      [...array.children].forEach((person, i) => {
        const part = Math.min(Math.max(picture.of_twenty - i, 0), 1);
        person.lastChild.style.clipPath = `inset(0 ${100 * (1 - part)}% 0 0)`;
        person.classList.toggle("wb-on", part === 1);
      });
      const filled = Number(picture.of_twenty.toFixed(1));
      array.setAttribute("aria-label", `${filled} of 20 figures filled: ${picture.words[1]}`);
      caption.textContent = `Filled: ${picture.words[1]} of the people in your place get the offer.`;
    },
  };
}

/** The range on a line from no chance to certain, its middle as a dot. */
function bar() {
  const box = element("div", "wb-bar");
  box.setAttribute("role", "img");
  const ends = element("div", "wb-ends");
  ends.append(element("span", "", "no chance"), element("span", "", "certain"));
  const track = element("div", "wb-track");
  const span = element("div", "wb-span");
  const dot = element("div", "wb-dot");
  track.append(span, dot);
  const low = element("span", "wb-at");
  const high = element("span", "wb-at");
  const mean = element("span", "wb-at wb-mean");
  const below = element("div", "wb-below");
  below.append(low, high, mean);
  box.append(ends, track, below);
  const put = (label, at, text) => {
    label.textContent = text;
    label.style.left = `${100 * at}%`;
    const towards = at < 0.15 ? 0 : at > 0.85 ? 100 : 50; // labels at the ends stay inside
    label.style.transform = `translateX(-${towards}%)`;
  };
  return {
    el: box,
    draw({ chances: [from, at, to], words, range }) {
      span.style.left = `${100 * from}%`;
      span.style.width = `${100 * (to - from)}%`;
      dot.style.left = `${100 * at}%`;
      const alike = words[0] === words[2];
      const narrow = to - from < 0.18;
      put(low, narrow ? (from + to) / 2 : from, narrow ? `${words[0]} to ${words[2]}` : words[0]);
      put(high, to, words[2]);
      high.hidden = narrow;
      low.hidden = alike;
      put(mean, at, words[1].replace("about ", ""));
      const where = alike ? words[1] : `${range}, middle ${words[1]}`;
      box.setAttribute("aria-label", `A line from no chance to certain: ${where}`);
    },
  };
}

/** What would move the chance, one thing at a time, the largest first. */
function moves(model) {
  const section = element("section", "wb-moves");
  const table = element("table", "wb-table");
  const body = element("tbody", "");
  table.append(body);
  section.append(element("h3", "wb-title", "What would move it"), table);
  const labels = model.get("labels");
  return {
    el: section,
    draw(picture) {
      const rows = picture.moves.map(([key, change, words]) => {
        const row = element("tr", "");
        const name = element("th", "", labels[key][0]);
        name.scope = "row";
        const cell = element("td", "wb-push");
        const push = element("div", change < 0 ? "wb-down" : "wb-up");
        push.style.width = `${Math.min(50, 1.4 * Math.abs(change))}%`;
        cell.append(push);
        row.append(name, cell, element("td", "wb-words", words));
        return row;
      });
      body.replaceChildren(...rows);
    },
  };
}

/** The same as tables, for those who cannot or would rather not see the pictures. */
function twin(model) {
  const details = element("details", "wb-twin");
  const chances = element("tbody", "");
  const reasons = element("tbody", "");
  details.append(
    element("summary", "", "Show all of this as tables, with reasons"),
    tableOf("Your chance of an offer", ["", "In words", "Of 100 people in your place"], chances),
    tableOf("What would move it", ["If this were so", "Change", "Why"], reasons),
  );
  const labels = model.get("labels");
  return {
    el: details,
    draw(picture) {
      const names = ["Low end", "Middle", "High end"];
      chances.replaceChildren(...names.map((name, i) => rowOf(name, picture.words[i], picture.hundreds[i])));
      reasons.replaceChildren(...picture.moves.map(([key, , words]) => rowOf(labels[key][0], words, labels[key][1])));
    },
  };
}

/** What the sum assumes, with the figures behind each assumption. */
function assumed(model) {
  const details = element("details", "wb-twin wb-assumed");
  const list = element("ul", "");
  for (const { sentence, kind, cards } of model.get("assumptions")) {
    const item = element("li", "", `${sentence} `);
    item.append(element("span", "wb-grade", kind));
    for (const card of cards) {
      const behind = element("p", "wb-behind", `${card.figure} ${card.statement}. ${card.caveat} `);
      behind.append(sourceOf(card));
      item.append(behind);
    }
    list.append(item);
  }
  details.append(element("summary", "", "What this assumes"), list);
  return details;
}

function tableOf(caption, heads, body) {
  const table = element("table", "wb-table");
  const head = element("thead", "");
  const row = element("tr", "");
  row.append(
    ...heads.map((text) => {
      const cell = element(text ? "th" : "td", "", text);
      if (text) cell.scope = "col";
      return cell;
    }),
  );
  head.append(row);
  table.append(element("caption", "", caption), head, body);
  return table;
}

function rowOf(name, ...cells) {
  const row = element("tr", "");
  const first = element("th", "", name);
  first.scope = "row";
  row.append(first, ...cells.map((text) => element("td", "", text)));
  return row;
}

/** The evidence: each figure with its denominator, grade and caveat. */
function published(model) {
  const section = element("section", "wb-published");
  const basis = element("p", "wb-basis");
  const cards = element("div", "wb-cards");
  const meanings = Object.entries(model.get("grades")).map(([grade, meaning]) => `${grade}, ${meaning}`);
  const grades = element("p", "wb-grades", `Grades: ${meanings.join("; ")}.`);
  section.append(
    element("h3", "wb-title", "What is published"),
    basis,
    cards,
    grades,
    element("p", "wb-note", "They disagree because they count different things. Each card says what was counted; none of them knows your room."),
  );
  follow(model, ["basis"], () => (basis.textContent = model.get("basis")));
  follow(model, ["cards"], () => cards.replaceChildren(...model.get("cards").map(cardOf)));
  return section;
}

function cardOf(card) {
  const article = element("article", "wb-card");
  const top = element("p", "wb-figure", card.figure);
  top.append(" ", element("span", "wb-grade", `grade ${card.grade}`));
  const source = element("p", "wb-source");
  source.append(sourceOf(card));
  article.append(
    top,
    element("p", "wb-statement", `${card.statement}.`.replace(/\.\.$/, ".")),
    element("p", "", card.counted),
    element("p", "", card.caveat),
    source,
  );
  return article;
}

function sourceOf(card) {
  const name = `${card.source}, ${card.year} (${card.id})`;
  if (!/^https?:/.test(card.url)) return document.createTextNode(name);
  return Object.assign(element("a", "", name), { href: card.url, target: "_blank", rel: "noopener noreferrer" });
}

export default { render };
