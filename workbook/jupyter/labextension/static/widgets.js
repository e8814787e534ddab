// Each page has a widget manager and a line of its own. JupyterLab gives all notebooks of one kernel the manager of the one
// that was opened first, and lets only that one hear of widgets; it ends with it, and so would the widgets of all others.

import { inTime } from "./asking.js";

const WIDGET = "application/vnd.jupyter.widget-view+json";
const MANAGERS = "@jupyter-widgets/jupyterlab-manager";
const LOOKS = 250; // how often it is looked for the manager that JupyterLab gave a page
const EVERY = 20; // ms

const own = new WeakMap(); // by the context of a notebook, which may be shown twice

/**
 * Give the notebook of `panel` a manager of its own, if JupyterLab gave it that of another. A page runs once it has asked
 * the kernel for widgets: what is told later would be older than what its cells say.
 */
export async function haveOwnWidgets(panel, packageOf) {
  const { rendermime } = panel.content;
  const { Renderer, given } = await givenTo(rendermime);
  if (!given) return;
  let manager;
  const connect = (kernel) => {
    if (!kernel) return;
    kernel.handleComms = true; // this page hears of its widgets itself
    if (manager) kernel.registerCommTarget(manager.comm_target_name, manager._handleCommOpen);
  };
  connect(panel.sessionContext.session?.kernel);
  manager = given.context === panel.context ? given : (own.get(panel.context) ?? (await made(panel, given, packageOf)));
  own.set(panel.context, manager);
  connect(panel.sessionContext.session?.kernel); // what JupyterLab told one that did not hear of widgets was not heard
  manager._loadFromKernelModels = async () => {}; // asks for every widget of the kernel, those of other pages too
  panel.sessionContext.kernelChanged.connect((_session, { newValue }) => connect(newValue));
  if (manager !== given) {
    const createRenderer = (options) => new Renderer(options, manager);
    rendermime.removeMimeType(WIDGET);
    rendermime.addFactory({ safe: false, mimeTypes: [WIDGET], createRenderer }, -10);
  }
  const restored = new Promise((resolve) => manager.restored.connect(resolve));
  if (!manager.restoredStatus) await inTime(restored);
}

/** The manager that JupyterLab gave a notebook, once it did. */
async function givenTo(rendermime) {
  for (let look = 0; look < LOOKS; look += 1) {
    const renderer = rendermime.createRenderer(WIDGET);
    const given = await Promise.race([renderer._manager.promise, new Promise((done) => setTimeout(done, EVERY))]);
    renderer.dispose();
    if (given) return { Renderer: renderer.constructor, given };
  }
  console.warn("JupyterLab gave this page no widget manager.");
  return {};
}

async function made({ context, content }, given, packageOf) {
  const { WidgetManager } = await packageOf(MANAGERS);
  const manager = new WidgetManager(context, content.rendermime, { saveState: false });
  manager._registry = given._registry; // which kinds of widgets there are
  return manager;
}
