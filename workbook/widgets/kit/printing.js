// Shared by whatever prints a page of its own.

/** A frame in which no script runs, and from which nothing is asked for. It may open the print dialog. */
function printFrame(className, title) {
  const frame = Object.assign(element("iframe", className), { title });
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.tabIndex = -1;
  return frame;
}

const loading = new WeakMap(); // what waits until the newest text stands in a frame

/** Put `html` into `frame`, and wait until it stands there; kept when it is there already. */
function filled(frame, html) {
  if (frame.srcdoc !== html) {
    loading.set(frame, new Promise((resolve) => frame.addEventListener("load", resolve, { once: true })));
    frame.srcdoc = html;
  }
  return loading.get(frame);
}

/** Open the print dialog for `html` alone, in `frame`; for a browser that does not allow it, `said` says `instead`. */
async function printed(frame, html, said, instead) {
  said.textContent = "";
  await filled(frame, html);
  try {
    frame.contentWindow.print();
  } catch {
    said.textContent = `This browser does not print from here. ${instead}`;
  }
}
