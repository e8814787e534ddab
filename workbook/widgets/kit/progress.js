// A bar that shows how much is done; words beside it must say the same.

import { element } from "./native/control.js";

/** The bar, and `set(percent)`. */
export function progressBar() {
  const bar = element("div", "wb-bar");
  const fill = element("div", "wb-bar-fill");
  bar.setAttribute("aria-hidden", "true");
  bar.append(fill);
  return { bar, set: (percent) => (fill.style.width = `${percent}%`) };
}
