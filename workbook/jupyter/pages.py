"""The pages are notebooks: what the Jupyter server does for them.

A small extension of the server, switched on in `etc/jupyter` by this package.

- A notebook file must never hold what a person entered, and JupyterLab stores outputs whenever it saves. Before a page
  is saved, it gets back the outputs and metadata that it was published with.
- It tells the extension in the browser whether the code of a page is ours, and how the page was.
- A page that is as it was published is signed when it is read, so nobody needs `jupyter trust`.
- The kernel of a page imports nothing from the folder in which the page lies: a `workbook.py` there is not ours.
- All pages of a folder have one kernel (one_kernel.py).
- It tells the browser what the pages are called, and what the bar above each shows (reading.py).
- Kernels answer pages at once. The server waits for more to send (Nagle's algorithm), and on one machine that made
  every other move of a slider 40 ms late.
"""

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from ..content.journey import pages
from . import published
from .one_kernel import KERNEL, Shared, end_if_left, hearing_its_own, of_one_kernel
from .reading import bar_of

CONNECTION = "kernel_websocket_connection_class"  # the server's setting


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.jupyter.pages"}]


def _load_jupyter_server_extension(server: Any) -> None:
    contents, web, shared = server.contents_manager, server.web_app, Shared()
    contents.register_pre_save_hook(keep_outputs_as_they_were)
    contents.notary = knowing_our_pages(type(contents.notary))(parent=contents)
    web.settings.setdefault("page_config_data", {})["workbookPages"] = json.dumps([page.name for page in pages()])
    web.add_handlers(".*$", _handlers(web.settings.get("base_url", "/"), shared))
    if connection := web.settings.get(CONNECTION):
        web.settings[CONNECTION] = answering_at_once(hearing_its_own(connection, shared))
    server.session_manager = web.settings["session_manager"] = _sessions(server, shared)


def _sessions(server: Any, shared: Shared) -> Any:
    """The server's session manager, made anew as one that gives pages one kernel."""
    root, managers = Path(server.contents_manager.root_dir), ("log", "kernel_manager", "contents_manager")
    kind = of_one_kernel(type(server.session_manager), shared, root)
    sessions = kind(parent=server, **{name: getattr(server, name) for name in managers})
    sessions.get_kernel_env = away_from_the_folder(sessions.get_kernel_env, root)
    return sessions


def answering_at_once(connection: type) -> type:
    """`connection`, a class of connections between a page and its kernel, without Nagle's algorithm."""

    class AtOnce(connection):
        def connect(self) -> Any:
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return AtOnce


def knowing_our_pages(notary: type) -> type:
    """`notary`, the class that signs notebooks and checks their signatures; it signs a page that is as published."""

    class Knowing(notary):
        def check_signature(self, notebook: Any) -> bool:
            if super().check_signature(notebook):
                return True
            ours = is_page(notebook) and published.is_as_published(notebook)
            if ours:
                self.sign(notebook)
            return ours

    return Knowing


def away_from_the_folder(environment: Callable[..., dict[str, str]], root: Path) -> Callable[..., dict[str, str]]:
    """`environment`, which says what a kernel is started with; a page's kernel does not look into the page's folder.

    Python looks there before any code of ours runs: `ipykernel_launcher.py` beside a notebook would be the kernel.
    """

    def environment_of(path: str | None, name: str | None = None) -> dict[str, str]:
        of_a_page = any(map(is_page, published.notebooks_of(root, path, name).values()))
        return environment(path, name) | ({"PYTHONSAFEPATH": "1"} if of_a_page else {})

    return environment_of


def is_page(notebook: Any) -> bool:
    """Whether `notebook` is marked as a page of the workbook; anybody can mark one."""
    metadata = notebook.get("metadata")
    return isinstance(metadata, dict) and "workbook" in metadata


def keep_outputs_as_they_were(model: dict[str, Any], path: str, **_more: Any) -> None:
    """Before a page is saved, put back the outputs and metadata that it was published with.

    Only notebooks marked with `workbook` metadata are touched. Cells that are not ours are saved without outputs.
    """
    content = model.get("content")
    if model.get("type") == "notebook" and content and is_page(content):
        published.leave_nothing_of_a_run(content, PurePosixPath(path).stem)


def compared(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """What the browser is told of a page: is its code ours, what does its bar show then, was it one of ours, and with
    which kernel do pages run."""
    ours, known = published.published_page(notebook), published.nearest(notebook, name) is not None
    return {"ours": bool(ours), "known": known, "kernel": KERNEL, "bar": bar_of(ours.name) if ours else None}


def _handlers(base: str, shared: Shared) -> list[tuple[str, type]]:
    from jupyter_server.base.handlers import APIHandler
    from tornado.ioloop import IOLoop
    from tornado.web import authenticated

    class Compare(APIHandler):
        """Beside the comparison, which pages of this one's kernel are gone."""

        @authenticated
        def post(self) -> None:
            asked = self.get_json_body() or {}
            gone = shared.gone(str(asked.get("kernel")), str(asked.get("page")))
            self.finish(json.dumps(compared(asked["notebook"], asked["name"]) | {"gone": gone}))

    class PutBack(APIHandler):
        @authenticated
        def post(self) -> None:
            asked = self.get_json_body() or {}
            self.finish(json.dumps(published.put_back(asked["notebook"], asked["name"])))

    class Left(APIHandler):
        """Somebody left a page of a kernel."""

        @authenticated
        def post(self) -> None:
            kernel = str((self.get_json_body() or {}).get("kernel"))
            IOLoop.current().add_callback(end_if_left, self.kernel_manager, shared, kernel)
            self.set_status(204)
            self.finish()

    return [
        (f"{base}workbook/{name}", kind) for name, kind in (("compare", Compare), ("put-back", PutBack), ("left", Left))
    ]
