// The reading view in JupyterLab and Notebook 7: the page without prompts, code and toolbars, under a thin bar; and the room
// around it, which is put away while nothing but our pages is open. Every other notebook, and how JupyterLab was arranged,
// stay as they are: nothing here is stored but whether the code is shown.

import { frameOf, goToTitle } from "./bar.js";
import { hold, LOOKS_EVERY, STANDS_BY, show, whole } from "./standing.js";

const SETTINGS = "second-interview-workbook:reading";
const TITLE = "workbook-title"; // of a tab, as reading.css shows it
const DRAWS_BY = 300; // ms

const names = new WeakMap(); // of pages, by their panels
let naming;

/** Whether somebody wants to see the code of our pages: one choice for all, kept among JupyterLab's settings. */
export async function choiceIn(registry) {
  const heard = new Set();
  let isShown = false;
  const tell = (shown) => {
    if (shown === isShown) return;
    isShown = shown;
    for (const hear of heard) hear();
  };
  const settings = await registry?.load(SETTINGS).catch(() => undefined); // without it, the choice is for this window
  const read = () => tell(settings.get("code").composite === true);
  if (settings) {
    read();
    settings.changed.connect(read);
  }
  return {
    isCodeShown: () => isShown,
    toggle() {
      tell(!isShown);
      settings?.set("code", isShown).catch((error) => console.warn("The choice is not kept:", error.message));
    },
    follow(hear) {
      heard.add(hear);
      return () => heard.delete(hear);
    },
  };
}

/**
 * The room around the pages: side bars, menus, tabs. It is put away while all that is open are pages that are read, by
 * hiding its parts, which JupyterLab stores nowhere, and comes back as it was.
 */
export function roomIn(app) {
  const read = new Set();
  let away = [];
  const isLauncher = ({ id }) => id.startsWith("launcher");
  const putAway = (page) => {
    const dock = page.parent;
    for (let inside = dock; inside?.parent && inside !== app.shell; inside = inside.parent) {
      const box = inside.parent;
      const beside = [...box.layout].filter((one) => one !== inside && !one.isHidden);
      const sizes = beside.length && box.relativeSizes?.();
      for (const one of beside) one.hide();
      if (beside.length) away.push(() => beside.forEach((one) => one.show()));
      if (sizes) away.push(() => box.setRelativeSizes(sizes));
    }
    const tabs = [...(dock.tabBars?.() ?? [])].filter((one) => !one.isHidden);
    if (!tabs.length) return;
    const alone = (isAlone) => {
      for (const one of tabs) one.setHidden(isAlone);
      dock.toggleClass("workbook-alone", isAlone);
      dock.fit();
    };
    alone(true);
    away.push(() => dock.isDisposed || alone(false));
  };
  const look = () => {
    const open = [...app.shell.widgets("main")].filter((one) => !isLauncher(one));
    if (open.length && open.every((one) => read.has(one))) return putAway(open[0]);
    for (const back of away.splice(0)) back();
  };
  app.shell.layoutModified?.connect(look);
  app.restored.then(look);
  return {
    /** Whether `page` is read. */
    set(page, isRead) {
      if (isRead) read.add(page);
      else read.delete(page);
      look();
    },
  };
}

/**
 * The view of the page in `panel`. `be(bar)` gives it the bar that the server sent for it, as its code is ours; without
 * one, the page is as JupyterLab shows it. `stands()` says that the page has run, as far as it ran. `arrived()` is called
 * once it is known how the page is shown.
 */
export function viewOf(panel, { app, choice, room, Widget, arrived }) {
  let frame;
  let widget;
  let ran = false;
  const draw = () => {
    const isRead = !!frame && !choice.isCodeShown();
    panel.node.classList.toggle("workbook-reading", isRead);
    panel.toolbar.setHidden(isRead);
    frame?.say(choice.isCodeShown());
    if (!panel.isDisposed) room.set(panel, isRead);
  };
  // In the last cell: JupyterLab takes the focus from whatever in a notebook is in no cell, so Tab would never pass it.
  const stand = () => frame && panel.content.widgets.at(-1)?.node.append(frame.foot);
  const open = async (name) => {
    const { path } = panel.context;
    const opened = await app.commands.execute("docmanager:open", { path: `${path.slice(0, path.lastIndexOf("/") + 1)}${name}.ipynb` });
    await isShown(opened.node);
    goToTitle(opened.node);
  };
  const be = (bar) => {
    if (panel.isDisposed || !!bar === !!frame || (ran && !bar)) return; // what has run says in the bar what is saved
    if (bar) {
      frame = frameOf(bar, {
        open: "tabBars" in panel.parent ? open : undefined, // in Notebook 7 each page has a tab of the browser
        skip: () => goToTitle(panel.content.node),
        toggle: () => choice.toggle(),
      });
      widget = headerOf(panel, frame.node, Widget);
      stand();
      panel.model.cells.changed.connect(stand);
      const title = bar.steps[bar.here][1];
      const name = () => {
        if (!panel.title.dataset[TITLE]) panel.title.dataset = { ...panel.title.dataset, [TITLE]: title };
      };
      name(); // by the style: another label would rename the file
      panel.title.changed.connect(name);
      panel.content.node.setAttribute("aria-label", title);
      names.set(panel, title);
      nameTab(app);
    } else {
      widget.dispose();
      frame.foot.remove();
      frame = undefined;
    }
    draw();
  };
  const stands = () => {
    ran = true;
    show(panel.node);
  };
  const unfollow = choice.follow(draw);
  panel.content.node.addEventListener("keydown", (event) => frame && !choice.isCodeShown() && keepKey(event));
  panel.node.addEventListener("keydown", ({ key }) => panel.node.classList.toggle("workbook-by-keys", key === "Tab"), true);
  panel.disposed.connect(() => {
    unfollow();
    room.set(panel, false);
  });
  hold(panel.node);
  setTimeout(() => ran || show(panel.node), STANDS_BY);
  return {
    be(bar) {
      be(bar);
      drawn().then(() => {
        panel.node.classList.remove("workbook-opening");
        arrived();
        if (!frame) show(panel.node);
      });
    },
    stands: () => whole(panel.content.viewportNode).then(stands),
  };
}

/** The tab of the browser is called as the page in it, which JupyterLab names by its file. */
function nameTab(app) {
  const name = () => {
    const title = names.get(app.shell.currentWidget);
    if (title && !document.title.startsWith(title)) document.title = [title, app.name].join(" - ");
  };
  name();
  naming ??= new MutationObserver(name);
  naming.observe(document.head, { childList: true, subtree: true, characterData: true });
}

/** Once the browser has drawn what was changed; it draws nothing in a tab that nobody sees. */
function drawn() {
  const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return Promise.race([frames, new Promise((resolve) => setTimeout(resolve, DRAWS_BY))]);
}

/** Once the page in `root` shows its title. */
async function isShown(root) {
  for (const until = Date.now() + STANDS_BY; Date.now() < until && (root.matches(".workbook-opening") || !root.querySelector("h1")); ) {
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY));
  }
}

/** A letter that no field takes would add a cell, or cut one, unseen. What scrolls, and what has Ctrl in it, goes on. */
function keepKey(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/** A widget above the page that is as high as what is in it: JupyterLab gives none more than it says it needs. */
function headerOf(panel, node, Widget) {
  const box = document.createElement("div");
  box.className = "workbook-header";
  box.append(node);
  const widget = new Widget({ node: box });
  panel.contentHeader.insertWidget(0, widget);
  const grow = new ResizeObserver(() => {
    box.style.minHeight = `${node.offsetHeight}px`;
    widget.parent?.fit();
  });
  grow.observe(node);
  widget.disposed.connect(() => grow.disconnect());
  return widget;
}
