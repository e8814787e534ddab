"""Browsers of people, used again for the next test: they keep what Chromium compiled, and nothing that a page stored.

JupyterLab's scripts are most of what opening a page costs, and a new context would fetch and compile them anew.
"""

from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, Error

WIDE = {"width": 1280, "height": 900}
STORED = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"


class Windows:
    """Contexts of `browser` that nobody uses now are handed out first. patience : ms that anything may take there."""

    def __init__(self, browser: Browser, patience: float) -> None:
        self._browser, self._patience = browser, patience
        self._free: list[BrowserContext] = []
        self.all: list[BrowserContext] = []

    def take(self) -> BrowserContext:
        """A person's browser, as if just installed."""
        if self._free:
            return self._free.pop()
        window = self._browser.new_context(viewport=WIDE)
        window.set_default_timeout(self._patience)
        self.all.append(window)
        return window

    def give_back(self, window: BrowserContext) -> None:
        """Close its tabs and forget what they stored. One that cannot be cleared is closed."""
        try:
            for page in window.pages:
                page.close()
            self._forget(window)
            self._free.append(window)
        except Error:
            self.all.remove(window)
            with suppress(Error):
                window.close()

    def _forget(self, window: BrowserContext) -> None:
        window.clear_cookies()
        window.clear_permissions()
        blank = window.new_page()
        tools = window.new_cdp_session(blank)
        tools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})
        blank.close()
