// The bar above a page and the foot below it, in JupyterLab, Notebook 7 and Voila: the journey, where one is on it, what is
// saved, Back and Next. It claims nothing itself: what is saved the page's own part says, in the place that is here for it.

/**
 * The bar and the foot of the page that `bar` is about (workbook/jupyter/reading.py). `open(name)` opens another page, if
 * the browser should not; `skip()` goes to the page; `toggle()` shows the code or hides it, where there is any.
 * @returns the two elements, and `say(isShown)` for whether the code is shown
 */
export function frameOf(bar, { open, skip, toggle }) {
  const frame = element("div", "wb workbook-bar");
  const row = element("div", "workbook-bar-row");
  const saved = element("div", "workbook-bar-saved");
  const code = button("workbook-bar-code", "");
  saved.append(Object.assign(element("p", "", bar.words.opening), { role: "status" }));
  row.append(journeyOf(bar, open), saved);
  if (toggle) row.append(code);
  frame.append(skipping(bar.words.skip, skip), row, element("div", "workbook-bar-said"));
  frame.dataset.lmSuppressShortcuts = "true"; // its keys are its own, not a cell's
  code.addEventListener("click", () => toggle());
  const say = (isShown) => (code.textContent = isShown ? bar.words.hide_code : bar.words.show_code);
  say(false);
  const foot = footOf(bar, open);
  frame.below = foot.lastChild; // JupyterLab takes what is not in sight out of the document: nobody would find it there
  return { node: frame, foot, say };
}

/** Where one is: the page's name and a dash for each step; pressed, the names of all, which lead there. */
function journeyOf({ here, steps, words }, open) {
  const nav = element("nav", "workbook-journey");
  const press = button("workbook-here", "");
  const dashes = element("span", "workbook-dashes");
  const list = element("ol", "workbook-steps");
  const said = words.step.replace("{step}", here + 1).replace("{count}", steps.length);
  nav.setAttribute("aria-label", words.pages);
  dashes.setAttribute("aria-hidden", "true");
  dashes.append(...steps.map((_step, place) => element("span", place === here ? "workbook-dash-here" : "")));
  press.append(element("span", "workbook-title", steps[here][1]), element("span", "workbook-unseen", ` ${said} ${words.pages}`), dashes);
  list.append(...steps.map(([name, title], place) => step(name, title, place === here, open)));
  list.popover = "auto"; // above everything, and gone with Escape or a press elsewhere
  press.popoverTargetElement = list;
  list.addEventListener("beforetoggle", () => {
    const { left, bottom } = press.getBoundingClientRect();
    list.style.left = `${Math.max(0, left)}px`;
    list.style.top = `${bottom}px`;
  });
  list.addEventListener("click", ({ target }) => target.closest("a") && list.hidePopover());
  nav.append(press, list);
  return nav;
}

function step(name, title, isHere, open) {
  const item = element("li", "");
  const link = linkTo(name, title, open);
  if (isHere) link.setAttribute("aria-current", "page");
  item.append(link);
  return item;
}

/** Below the page: Back and Next, and a place for what can be done with all that was entered. */
function footOf({ here, steps, words }, open) {
  const end = element("div", "workbook-end");
  const foot = element("nav", "wb workbook-foot");
  const to = (place, said, className) => {
    const [name, title] = steps[place] ?? [];
    return name ? [linkTo(name, said.replace("{title}", title), open, className)] : [];
  };
  foot.setAttribute("aria-label", words.foot);
  end.dataset.lmSuppressShortcuts = "true";
  foot.append(...to(here - 1, words.back, "workbook-back"), ...to(here + 1, words.next, "workbook-next"));
  end.append(foot, element("div", "workbook-more"));
  return end;
}

/** A link to another page in the same folder, which a press with Ctrl opens in a tab of the browser, as any link. */
function linkTo(name, words, open, className = "") {
  const link = element("a", className, words);
  link.href = `${name}.ipynb`;
  link.addEventListener("click", (event) => {
    if (!open || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(name);
  });
  return link;
}

function skipping(words, skip) {
  const link = element("a", "workbook-skip", words);
  link.href = "#";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    skip();
  });
  return link;
}

/** Go to the first heading in `root`, which a screen reader then reads on from. */
export function goToTitle(root) {
  const title = root.querySelector("h1");
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}

function button(className, words) {
  return Object.assign(element("button", className, words), { type: "button" });
}

function element(name, className, words = "") {
  return Object.assign(document.createElement(name), { className, textContent: words });
}
