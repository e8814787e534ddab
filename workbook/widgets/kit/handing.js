// Shared by whatever hands a person a text to take along: copied, or as a file.

import { pressButton } from "./press.js";

/** A button that copies what `text()` says, and says so in `said`; `words` are {copy, copied, not_copied}. */
export function copyButton(words, text, said) {
  return pressButton(words.copy, async () => {
    said.textContent = (await copied(text())) ? words.copied : words.not_copied;
  });
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text); // browsers refuse it on pages without https
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Save a file that Python sends as {"file": name, "type", "text"} after a press. */
export function takeFiles(model) {
  model.on("msg:custom", ({ file, type, text }) => {
    if (!file) return;
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = Object.assign(document.createElement("a"), { href: address, download: file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
}
