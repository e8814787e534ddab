// A page that opens shows nothing until it is known how it is shown; then its title, until all of it stands. So nothing moves
// under anybody's eyes. What does not stand in time is shown as far as it stands.

export const STANDS_BY = 20_000; // ms
export const LOOKS_EVERY = 30; // ms
const SETTLED = 3; // looks in a row at which nothing has grown

export function hold(root) {
  root.classList.add("workbook-opening", "workbook-running");
}

export function show(root) {
  root.classList.remove("workbook-opening", "workbook-running");
}

/** Once all parts of the page in `root` are drawn, and it is as high as it stays. */
export async function whole(root) {
  let [looks, before] = [0, 0];
  const isDrawn = (part) => part.querySelector("footer") && !part.querySelector(".wb-slot:empty");
  for (const until = Date.now() + STANDS_BY; Date.now() < until && looks < SETTLED; ) {
    const outputs = [...root.querySelectorAll(".jp-OutputArea-output.jupyter-widgets")];
    const parts = [...root.querySelectorAll(".wb-instrument")];
    const height = root.scrollHeight;
    const isWhole = parts.length && outputs.every((one) => one.childElementCount) && parts.every(isDrawn) && height === before;
    looks = isWhole ? looks + 1 : 0;
    before = height;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY));
  }
}
