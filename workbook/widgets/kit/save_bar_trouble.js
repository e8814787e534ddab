// What a person has to decide: how to go on with a damaged journal, and which of two versions to keep.

import { element, follow } from "./native/control.js";
import { press } from "./save_bar_parts.js";

/** What is wrong with the journal, and what can be done. */
export function trouble(model, tell) {
  const words = model.get("_words");
  const box = element("div", "wb-trouble");
  box.setAttribute("role", "alert");
  follow(model, ["trouble", "copies"], () => {
    const { sentence = "", names = [], can = [] } = model.get("trouble");
    box.hidden = !sentence;
    const cannot = names.length
      ? [
          element(
            "p",
            "",
            words.cannot_read.replace("{names}", () => names.join(", ")),
          ),
        ]
      : [];
    const [newest] = model.get("copies");
    const buttons = can.map((what, i) => {
      const does = what === "go_back" && newest ? words.remedies.go_back_to.replace("{when}", newest[1]) : words.remedies[what];
      return press(does, () => tell({ do: what, id: newest?.[0] }), i ? "" : "wb-primary");
    });
    const nothing = can.length ? [element("p", "wb-help", words.kept_beside)] : [];
    box.replaceChildren(element("p", "", sentence), ...cannot, ...buttons, ...nothing);
  });
  return box;
}

/** Answers that were changed in two places: all versions, and a button for each. */
export function conflicts(model, tell) {
  const words = model.get("_words");
  const box = element("div", "wb-conflicts");
  follow(model, ["conflicts"], () => {
    const found = model.get("conflicts");
    box.hidden = found.length === 0;
    const title = found.length === 1 ? words.one_conflict : words.conflicts.replace("{count}", found.length);
    box.replaceChildren(
      element("p", "wb-legend", words.which.replace("{title}", title)),
      ...found.map((one) => versions(one, tell, words)),
    );
  });
  return box;
}

function versions({ key, name, versions }, tell, words) {
  const set = element("fieldset", "wb-versions");
  set.append(element("legend", "", name));
  versions.forEach(([id, version, when], i) => {
    const line = element("div", "wb-savebar-line");
    const button = press(words.use, () => tell({ do: "choose_version", key, id }));
    button.setAttribute("aria-label", `${words.use}: ${version}`);
    const text = element("p", "", version);
    text.append(element("span", "wb-help", (i ? words.entered : words.entered_now).replace("{when}", when)));
    line.append(text, button);
    set.append(line);
  });
  return set;
}
