// Shared by whatever prints a page of its own.

import { element } from "./native/control.js";

/** A frame in which no script runs, and from which nothing is asked for. It may open the print dialog. */
export function printFrame(className, title) {
  const frame = Object.assign(element("iframe", className), { title });
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.tabIndex = -1;
  return frame;
}

const loading = new WeakMap(); // what waits until the newest text stands in a frame

/** Put `html` into `frame`, and wait until it stands there; kept when it is there already. */
export function filled(frame, html) {
  if (frame.srcdoc !== html) {
    loading.set(frame, new Promise((resolve) => frame.addEventListener("load", resolve, { once: true })));
    frame.srcdoc = html;
  }
  return loading.get(frame);
}

/** Open the print dialog for `html` alone, in `frame`; for a browser that does not allow it, `said` says `instead`. */
export async function printed(frame, html, said, instead) {
  said.textContent = "";
  await filled(frame, html);
  try {
    frame.contentWindow.print();
  } catch {
    said.textContent = instead;
  }
}

/** A page that is only printed, when Python sends it after a press; and why it could not be. */
export function printer(block, { model }) {
  const made = element("div", "");
  const failed = element("p", "wb-error");
  failed.setAttribute("role", "alert");
  const frame = printFrame("wb-unseen", block.title);
  frame.setAttribute("aria-hidden", "true");
  made.append(failed, frame);
  model.on("msg:custom", ({ print }) => print && printed(frame, print, failed, block.instead));
  return made;
}
