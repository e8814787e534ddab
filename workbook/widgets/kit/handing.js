// Shared by whatever hands a person a text to take along: copied, or as a file.

/** A button that copies what `text()` says, and says so in `said`. */
function copyButton(words, text, said) {
  return pressButton(words, async () => {
    said.textContent = (await copied(text())) ? "Copied." : "Copying is not allowed here. Select the text and copy it.";
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
function takeFiles(model) {
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
