// What is folded away in the bar at the top of a page: restore, earlier copies, where answers are kept, delete.

function more(model, tell) {
  const details = element("details", "wb-more");
  details.append(
    element("summary", "", "Restore, earlier copies, where this is kept, delete"),
    restoring(model, tell),
    copies(model, tell),
    place(model, tell),
    deleting(model, tell),
  );
  follow(model, ["over"], () => (details.hidden = model.get("over")));
  return details;
}

function restoring(model, tell) {
  const input = Object.assign(element("input", "wb-input"), { type: "file", accept: ".json,application/json" });
  const problem = element("p", "wb-error");
  const looking = element("div", "wb-preview");
  problem.setAttribute("role", "alert");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const large = file.size > model.get("largest");
    problem.textContent = large
      ? `This file is larger than ${Math.round(model.get("largest") / 1e6)} MB, so it is not a download of the workbook. Nothing was changed.`
      : "";
    const data = large ? null : await file.arrayBuffer().catch(() => null);
    if (!large && !data) problem.textContent = "Your browser could not read this file. Choose it again.";
    const phrase = takePassphrase(input);
    input.value = ""; // a second choice of the same file must be heard, and no old file ever restored
    if (data) tell({ do: "choose_file", passphrase: phrase }, [data]);
    else tell({ do: "cancel" });
  });
  const box = part(
    "Restore a download",
    labelled("A file named ….workbook.json", input, "You see what would change before anything does."),
    problem,
  );
  const locking = labelled("Passphrase (may stay empty)", Object.assign(element("input", "wb-input"), { type: "password", autocomplete: "off" }),
    "Locks the next download, and opens a locked file. Nobody can open a locked file without it.");
  follow(model, ["can_seal"], () => (locking.hidden = !model.get("can_seal")));
  box.append(locking, looking);
  follow(model, ["preview"], () => {
    const seen = model.get("preview");
    looking.hidden = !seen.from;
    looking.replaceChildren(...(seen.from ? previewed(seen, tell) : []));
    if (seen.from) looking.querySelector("button").focus({ preventScroll: false });
  });
  return box;
}

function previewed({ from, warnings, sums, changes, more, older, changing }, tell) {
  const title = element("p", "wb-legend", from);
  const list = element("ul", "");
  list.append(...sums.map((words) => element("li", "", words)));
  const buttons = element("div", "wb-buttons");
  const take = changing ? [press("Restore these answers", () => tell({ do: "restore" }), "wb-primary")] : [];
  const back = changing ? "Restore, and take the older ones too" : "Take the older answers from the file";
  const older_too = older ? [press(back, () => tell({ do: "restore", also_older: true }))] : [];
  buttons.append(...take, ...older_too, press(changing || older ? "Cancel" : "Close", () => tell({ do: "cancel" })));
  if (!changing) list.append(element("li", "", older ? "Nothing would change unless you take the older ones." : "Nothing would change."));
  const table = changes.length ? [changesTable(changes, more)] : [];
  return [title, ...warnings.map((words) => element("p", "wb-note", words)), list, buttons, ...table];
}

function changesTable(changes, more) {
  const details = element("details", "");
  const table = element("table", "wb-changes");
  const heads = element("tr", "");
  heads.append(...["Answer", "Here", "In the file"].map((text) => Object.assign(element("th", "", text), { scope: "col" })));
  const top = element("thead", "");
  top.append(heads);
  const body = element("tbody", "");
  for (const [name, here, there] of changes) {
    const row = element("tr", "");
    row.append(Object.assign(element("th", "", name), { scope: "row" }), element("td", "", here), element("td", "", there));
    body.append(row);
  }
  table.append(top, body);
  details.append(element("summary", "", `What would change: ${changes.length + more}`), table);
  if (more) details.append(element("p", "wb-help", `${more} more.`));
  return details;
}

function copies(model, tell) {
  const select = element("select", "wb-input");
  const field = labelled("A copy is kept every five minutes while you work", select, "What is here now is copied first, so you can come back.");
  const button = press("Go back to this copy", () => tell({ do: "go_back", id: select.value }));
  const none = element("p", "wb-help", "There is no copy yet.");
  const box = part("Go back to an earlier copy", field, button, none);
  follow(model, ["copies", "over"], () => {
    const found = model.get("copies");
    const chosen = select.value;
    select.replaceChildren(...found.map(([id, words]) => new Option(words, id)));
    if (found.some(([id]) => id === chosen)) select.value = chosen;
    field.hidden = button.hidden = found.length === 0;
    none.hidden = found.length > 0;
  });
  return box;
}

function place(model, tell) {
  const where = element("p", "");
  const name = Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" });
  name.addEventListener("change", () => tell({ do: "name", name: name.value }));
  const path = element("code", "wb-where");
  const whose = element("span", "");
  where.append("In the folder ", path, whose);
  follow(model, ["where", "place"], () => {
    path.textContent = model.get("where");
    whose.textContent = placeOfAnswers(model).whose;
  });
  follow(model, ["owner"], () => {
    if (document.activeElement !== name) name.value = model.get("owner");
  });
  return part("Where your answers are", where, labelled("A nickname for the download (may stay empty)", name, "So that you can tell two files apart."));
}

function deleting(model, tell) {
  const ask = press("Delete everything…", () => show(true));
  const sure = element("div", "wb-trouble");
  const words = element("p", "");
  const yes = press("Yes, delete everything", () => (show(false), tell({ do: "delete" })), "wb-danger");
  const no = press("No, keep it", () => (show(false), ask.focus()));
  const buttons = element("div", "wb-buttons");
  buttons.append(no, yes);
  sure.append(words, buttons);
  sure.hidden = true;
  const show = (on) => {
    sure.hidden = !on;
    if (on) no.focus();
  };
  follow(model, ["answers", "copies", "over"], () => {
    words.textContent = `This deletes all your answers (${model.get("answers")}) and all copies, for good. Files that you downloaded stay where they are.`;
    ask.disabled = model.get("over");
  });
  return part("Delete everything", element("p", "wb-help", "For a shared computer. What a disk or an online backup keeps by itself is beyond our reach."), ask, sure);
}
