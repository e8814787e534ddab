"""The pages are notebooks: what the Jupyter server does for them.

A small extension of the server, switched on in `etc/jupyter` by this package.

- A notebook file must never hold what a person entered, and JupyterLab stores outputs whenever it saves. Before a page
  is saved, it gets back the outputs and metadata that it was published with.
- It tells the extension in the browser whether the code of a page is ours, and how the page was.
- A page that is as it was published is signed when it is read, so nobody needs `jupyter trust`.
- The kernel of a page imports nothing from the folder in which the page lies: a `workbook.py` there is not ours.
- Kernels answer pages at once. The server waits for more to send (Nagle's algorithm), and on one machine that made
  every other move of a slider 40 ms late.
"""

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from . import published

CONNECTION = "kernel_websocket_connection_class"  # the server's setting
KERNEL = "python3"  # what every page of ours names, and a test holds


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.jupyter.pages"}]


def _load_jupyter_server_extension(server: Any) -> None:
    contents, sessions, web = server.contents_manager, server.session_manager, server.web_app
    contents.register_pre_save_hook(keep_outputs_as_they_were)
    contents.notary = knowing_our_pages(type(contents.notary))(parent=contents)
    sessions.get_kernel_env = away_from_the_folder(sessions.get_kernel_env, Path(contents.root_dir))
    web.add_handlers(".*$", _handlers(web.settings.get("base_url", "/")))
    if connection := web.settings.get(CONNECTION):
        web.settings[CONNECTION] = answering_at_once(connection)


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
        found, here = environment(path, name), root / (path or "").strip("/")
        # JupyterLab starts a kernel under a path that it makes up, and says afterwards which file it is for.
        of_a_page = any(is_page(_read(file)) for file in (here, here.parent / Path(name or "").name))
        return found | {"PYTHONSAFEPATH": "1"} if of_a_page else found

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
    """What the browser is told: is the code ours, was this a page of ours, and which kernel do pages run with."""
    ours, known = published.page_of(notebook) is not None, published.nearest(notebook, name) is not None
    return {"ours": ours, "known": known, "kernel": KERNEL}


def _handlers(base: str) -> list[tuple[str, type]]:
    from jupyter_server.base.handlers import APIHandler
    from tornado.web import authenticated

    class Asked(APIHandler):
        def ask(self, answer: Callable[[dict[str, Any], str], Any]) -> None:
            asked = self.get_json_body() or {}
            self.finish(json.dumps(answer(asked["notebook"], asked["name"])))

    class Compare(Asked):
        @authenticated
        def post(self) -> None:
            self.ask(compared)

    class PutBack(Asked):
        @authenticated
        def post(self) -> None:
            self.ask(published.put_back)

    return [(f"{base}workbook/compare", Compare), (f"{base}workbook/put-back", PutBack)]


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
