// What is folded away in the bar at the top of a page: restore, earlier copies, where answers are kept, delete.

import { placeOfAnswers } from "./looking.js";
import { element, follow } from "./native/control.js";
import { labelled, part, press, takePassphrase } from "./save_bar_parts.js";

export function more(model, tell) {
  const details = element("details", "wb-more");
  details.append(
    element("summary", "", model.get("_words").more),
    restoring(model, tell),
    copies(model, tell),
    place(model, tell),
    deleting(model, tell),
  );
  follow(model, ["over"], () => (details.hidden = model.get("over")));
  return details;
}

function restoring(model, tell) {
  const words = model.get("_words");
  const input = Object.assign(element("input", "wb-input"), { type: "file", accept: ".json,application/json" });
  const problem = element("p", "wb-error");
  const looking = element("div", "wb-preview");
  problem.setAttribute("role", "alert");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const large = file.size > model.get("largest");
    problem.textContent = large ? words.too_large.replace("{limit}", String(Math.round(model.get("largest") / 1e6))) : "";
    const data = large ? null : await file.arrayBuffer().catch(() => null);
    if (!large && !data) problem.textContent = words.not_read;
    const phrase = takePassphrase(input);
    input.value = ""; // a second choice of the same file must be heard, and no old file ever restored
    if (data) tell({ do: "choose_file", passphrase: phrase }, [data]);
    else tell({ do: "cancel" });
  });
  const box = part(words.restore, labelled(words.file, input, words.file_help), problem);
  const locking = labelled(
    words.passphrase,
    Object.assign(element("input", "wb-input"), { type: "password", autocomplete: "off" }),
    words.passphrase_help,
  );
  follow(model, ["can_seal"], () => (locking.hidden = !model.get("can_seal")));
  box.append(locking, looking);
  follow(model, ["preview"], () => {
    const seen = model.get("preview");
    looking.hidden = !seen.from;
    looking.replaceChildren(...(seen.from ? previewed(seen, tell, words) : []));
    if (seen.from) looking.querySelector("button").focus({ preventScroll: false });
  });
  return box;
}

function previewed({ from, warnings, sums, changes, more, older, changing }, tell, words) {
  const title = element("p", "wb-legend", from);
  const list = element("ul", "");
  list.append(...sums.map((sum) => element("li", "", sum)));
  const buttons = element("div", "wb-buttons");
  const take = changing ? [press(words.take, () => tell({ do: "restore" }), "wb-primary")] : [];
  const back = changing ? words.older_too : words.older;
  const older_too = older ? [press(back, () => tell({ do: "restore", also_older: true }))] : [];
  buttons.append(
    ...take,
    ...older_too,
    press(changing || older ? words.cancel : words.close, () => tell({ do: "cancel" })),
  );
  if (!changing) list.append(element("li", "", older ? words.unless : words.no_change));
  const table = changes.length ? [changesTable(changes, more, words)] : [];
  return [title, ...warnings.map((warning) => element("p", "wb-note", warning)), list, buttons, ...table];
}

function changesTable(changes, more, words) {
  const details = element("details", "");
  const table = element("table", "wb-changes");
  const heads = element("tr", "");
  heads.append(...words.heads.map((text) => Object.assign(element("th", "", text), { scope: "col" })));
  const top = element("thead", "");
  top.append(heads);
  const body = element("tbody", "");
  for (const [name, here, there] of changes) {
    const row = element("tr", "");
    row.append(Object.assign(element("th", "", name), { scope: "row" }), element("td", "", here), element("td", "", there));
    body.append(row);
  }
  table.append(top, body);
  details.append(element("summary", "", words.changes.replace("{count}", changes.length + more)), table);
  if (more) details.append(element("p", "wb-help", words.more_changes.replace("{count}", more)));
  return details;
}

function copies(model, tell) {
  const words = model.get("_words");
  const select = element("select", "wb-input");
  const field = labelled(words.copies_field, select, words.copies_help);
  const button = press(words.go_back, () => tell({ do: "go_back", id: select.value }));
  const none = element("p", "wb-help", words.no_copy);
  const box = part(words.copies, field, button, none);
  follow(model, ["copies", "over"], () => {
    const found = model.get("copies");
    const chosen = select.value;
    select.replaceChildren(...found.map(([id, copy]) => new Option(copy, id)));
    if (found.some(([id]) => id === chosen)) select.value = chosen;
    field.hidden = button.hidden = found.length === 0;
    none.hidden = found.length > 0;
  });
  return box;
}

function place(model, tell) {
  const words = model.get("_words");
  const where = element("p", "");
  const name = Object.assign(element("input", "wb-input"), { type: "text", autocomplete: "off" });
  name.addEventListener("change", () => tell({ do: "name", name: name.value }));
  const path = element("code", "wb-where");
  const whose = element("span", "");
  where.append(words.folder, path, whose);
  follow(model, ["where", "place"], () => {
    path.textContent = model.get("where");
    whose.textContent = placeOfAnswers(model).whose;
  });
  follow(model, ["owner"], () => {
    if (document.activeElement !== name) name.value = model.get("owner");
  });
  return part(words.where, where, labelled(words.nickname, name, words.nickname_help));
}

function deleting(model, tell) {
  const said = model.get("_words");
  const ask = press(said.ask_delete, () => show(true));
  const sure = element("div", "wb-trouble");
  const words = element("p", "");
  const yes = press(
    said.yes_delete,
    () => {
      show(false);
      tell({ do: "delete" });
    },
    "wb-danger",
  );
  const no = press(said.no_delete, () => {
    show(false);
    ask.focus();
  });
  const buttons = element("div", "wb-buttons");
  buttons.append(no, yes);
  sure.append(words, buttons);
  sure.hidden = true;
  const show = (on) => {
    sure.hidden = !on;
    if (on) no.focus();
  };
  follow(model, ["answers", "copies", "over"], () => {
    words.textContent = said.deletes.replace("{count}", model.get("answers"));
    ask.disabled = model.get("over");
  });
  return part(said.delete, element("p", "wb-help", said.delete_help), ask, sure);
}
