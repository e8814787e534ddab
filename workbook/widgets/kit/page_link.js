// Shared by whatever leads to another page of the workbook.

/**
 * A link to the page `name`, in the same folder. JupyterLab opens it beside this one when it hears the command on it;
 * without that, the browser would load all of JupyterLab again.
 */
function pageLink(name, words, className = "") {
  const file = `${name}.ipynb`;
  const link = Object.assign(element("a", `wb-link ${className}`.trim(), words), { href: file });
  link.addEventListener("click", (event) => {
    const path = decodeURIComponent(location.pathname).split("/tree/")[1];
    if (path === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({ path: folder + file });
  });
  return link;
}
