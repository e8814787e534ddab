// Shared by whatever leads to another page of the workbook.

import { element } from "./native/control.js";

/**
 * A link to the page `name`, in the same folder. JupyterLab opens it beside this one when it hears the command on it;
 * without that, the browser would load all of JupyterLab again.
 */
export function pageLink(name, words, className = "") {
  const link = /** @type {HTMLAnchorElement} */ (element("a", `wb-link ${className}`.trim(), words));
  link.href = `${name}.ipynb`;
  link.addEventListener("click", (event) => {
    const path = decodeURIComponent(location.pathname).split("/tree/")[1];
    if (path === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({ path: folder + link.getAttribute("href") });
  });
  return link;
}
