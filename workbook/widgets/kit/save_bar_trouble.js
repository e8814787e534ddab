// What a person has to decide: how to go on with a damaged journal, and which of two versions to keep.

const REMEDIES = {
  repair: "Repair: keep every answer that can be read",
  go_back: "Go back to the newest copy",
  start_afresh: "Start with an empty workbook",
};

/** What is wrong with the journal, and what can be done. */
function trouble(model, tell) {
  const box = element("div", "wb-trouble");
  box.setAttribute("role", "alert");
  follow(model, ["trouble", "copies"], () => {
    const { sentence = "", names = [], can = [] } = model.get("trouble");
    box.hidden = !sentence;
    const cannot = names.length ? [element("p", "", `Cannot be read, or only as it was earlier: ${names.join(", ")}.`)] : [];
    const [newest] = model.get("copies");
    const buttons = can.map((what, i) => {
      const words = what === "go_back" && newest ? `Go back to the copy of ${newest[1]}` : REMEDIES[what];
      return press(words, () => tell({ do: what, id: newest?.[0] }), i ? "" : "wb-primary");
    });
    const nothing = can.length ? [element("p", "wb-help", "Whatever you choose, nothing is deleted: the file that is there now is kept beside the new one.")] : [];
    box.replaceChildren(element("p", "", sentence), ...cannot, ...buttons, ...nothing);
  });
  return box;
}

/** Answers that were changed in two places: all versions, and a button for each. */
function conflicts(model, tell) {
  const box = element("div", "wb-conflicts");
  follow(model, ["conflicts"], () => {
    const found = model.get("conflicts");
    box.hidden = found.length === 0;
    const title = found.length === 1 ? "One answer was changed in two places" : `${found.length} answers were changed in two places`;
    box.replaceChildren(
      element("p", "wb-legend", `${title}. Both are kept: which one do you want to go on with?`),
      ...found.map((one) => versions(one, tell)),
    );
  });
  return box;
}

function versions({ key, name, versions }, tell) {
  const set = element("fieldset", "wb-versions");
  set.append(element("legend", "", name));
  versions.forEach(([id, words, when], i) => {
    const line = element("div", "wb-savebar-line");
    const button = press("Use this one", () => tell({ do: "choose_version", key, id }));
    button.setAttribute("aria-label", `Use this one: ${words}`);
    const text = element("p", "", words);
    text.append(element("span", "wb-help", i ? `, entered ${when}` : `, entered ${when}, shown on the page now`));
    line.append(text, button);
    set.append(line);
  });
  return set;
}
