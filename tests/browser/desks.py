"""JupyterLabs that stay open from test to test, as with somebody who has one open all day: a page is opened in it.

JupyterLab's own loading is more than half of what a visit costs, and most tests are about what comes after it. Whoever
tests how a page is loaded, or what a new tab knows, opens its address instead.
"""

from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Error, Page

from browser.lab import LIGHT, TOKEN, Lab
from browser.waiting import DIALOG
from browser.windows import WIDE

MOST = 4  # that are kept while nobody is at them
COMES_CLEAR = 5_000  # ms that a desk is given to
STORED = "file_systems,indexeddb,local_storage,service_workers,cache_storage"  # its cookie is the way back in
LOADED = """() => window.jupyterapp?.shell?.leftCollapsed === false && !document.querySelector("#jupyterlab-splash")"""
NAMES = "() => Object.keys(window)"
CLOSE = """() => {
  for (const one of [...window.jupyterapp.shell.widgets("main")]) one.dispose();
}"""
BESIDE = """path => window.jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook" })"""
OPEN = f"""async path => {{
  ({CLOSE})();
  const page = await ({BESIDE})(path);
  for (const other of [...window.jupyterapp.shell.widgets("main")]) if (other !== page) other.dispose();
}}"""
AGAIN = f"() => ({OPEN})(window.jupyterapp.shell.currentWidget.context.path)"
# Nothing of a test stays: no page, no name on the window, none of our scripts, nothing that JupyterLab folded away.
CLEAR = f"""async ([theme, names]) => {{
  const {{ commands, restored, shell }} = window.jupyterapp;
  await restored;
  document.querySelector(".jp-NotebookPanel:not(.workbook-reading) .workbook-bar-code")?.click(); // the choice is kept
  ({CLOSE})();
  if (document.body.dataset.jpThemeName !== theme) await commands.execute("apputils:change-theme", {{ theme }});
  shell.expandLeft();
  document.activeElement?.blur();
  sessionStorage.clear();
  for (const name of Object.keys(window)) if (!names.includes(name)) delete window[name];
  for (const one of Object.getOwnPropertySymbols(window)) {{
    if (Symbol.keyFor(one)?.includes("workbook")) delete window[one];
  }}
}}"""
IS_CLEAR = """theme => document.body.dataset.jpThemeName === theme && document.body.dataset.jpThemeLight === "true"
  && !document.querySelector(".jp-Dialog, .lm-Menu, .jp-NotebookPanel, .wb-instrument, .workbook-waiting")"""


def opened_again(page: Page) -> None:
    """Close the notebook that is in sight and open it anew, as its kernel runs on."""
    page.evaluate(AGAIN)


def open_at(page: Page, name: str, beside: bool = False) -> None:
    """Open the notebook called `name` in place of all that is open in JupyterLab, or `beside` it; it need not stand."""
    page.evaluate(f"async path => {{ await ({BESIDE if beside else OPEN})(path); }}", f"notebooks/{name}.ipynb")


@dataclass
class Desk:
    """A JupyterLab in a browser of its own. server : its process. names : what its window had when it was loaded."""

    page: Page
    server: int
    names: list[str]

    @property
    def window(self) -> BrowserContext:
        return self.page.context

    def open(self, name: str, beside: bool = False) -> Page:
        """`open_at` this desk; the page."""
        open_at(self.page, name, beside)
        return self.page

    def close(self) -> None:
        """Close what is open."""
        self.page.evaluate(CLOSE)


class Desks:
    """Desks in `browser`; one that nobody uses now is handed out first. patience : ms that anything may take there."""

    def __init__(self, browser: Browser, patience: float) -> None:
        self._browser, self._patience = browser, patience
        self._free: list[Desk] = []
        self.windows: list[BrowserContext] = []

    def take(self, lab: Lab) -> Desk:
        """A desk at the server of `lab`, as if just loaded."""
        for desk in [one for one in self._free if not self._is_ready(one, lab)]:
            self._leave(desk)
        return self._free.pop() if self._free else self._loaded(lab)

    def give_back(self, desk: Desk) -> None:
        """Take everything off the desk. One that does not come clear is not used again."""
        with suppress(Error):
            for page in desk.window.pages:
                if page != desk.page:
                    page.close()
            desk.window.clear_permissions()
            desk.page.unroute_all()
            desk.page.remove_locator_handler(desk.page.locator(DIALOG))  # whoever took note of what JupyterLab says
            desk.page.set_viewport_size(WIDE)
            desk.page.evaluate(CLEAR, [LIGHT, desk.names])
            tools = desk.window.new_cdp_session(desk.page)
            tools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})
            tools.detach()
            desk.page.wait_for_function(IS_CLEAR, arg=LIGHT, timeout=COMES_CLEAR)
            if len(self._free) < MOST:
                self._free.append(desk)
        if desk not in self._free:
            self._leave(desk)

    def _is_ready(self, desk: Desk, lab: Lab) -> bool:
        """Whether it is at the server of `lab`, which may have died, and JupyterLab has nothing to say there."""
        with suppress(Error):
            return desk.server == lab.process.pid and desk.page.evaluate(IS_CLEAR, LIGHT)
        return False

    def _loaded(self, lab: Lab) -> Desk:
        window = self._browser.new_context(viewport=WIDE)
        window.set_default_timeout(self._patience)
        self.windows.append(window)
        page = window.new_page()
        page.goto(f"{lab.address}/{lab.tree}/notebooks?token={TOKEN}&reset")
        page.wait_for_function(LOADED)
        page.evaluate("window.jupyterapp.restored.then(() => null)")
        return Desk(page, lab.process.pid, page.evaluate(NAMES))

    def _leave(self, desk: Desk) -> None:
        self._free = [one for one in self._free if one is not desk]
        self.windows.remove(desk.window)
        with suppress(Error):
            desk.window.close()
