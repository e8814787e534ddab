"""The pages are notebooks, and a notebook file must never hold what a person entered.

JupyterLab stores outputs in the file whenever it saves. This module is a small extension of the
Jupyter server (switched on in `etc/jupyter` by this package): before a page is saved, it lets
changed text and code through but puts back the outputs and metadata that it was published with.

It also has kernels answer pages at once. The server waits for more to send (Nagle's algorithm), and
on one machine that made every other move of a slider 40 ms late.
"""

import json
from pathlib import Path
from typing import Any

CONNECTION = "kernel_websocket_connection_class"  # the server's setting


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.pages"}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(keep_outputs_as_they_were)
    settings = server.web_app.settings
    if connection := settings.get(CONNECTION):
        settings[CONNECTION] = answering_at_once(connection)


def answering_at_once(connection: type) -> type:
    """`connection`, a class of connections between a page and its kernel, without Nagle's algorithm."""

    class AtOnce(connection):
        def connect(self) -> Any:
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return AtOnce


def keep_outputs_as_they_were(model: dict[str, Any], path: str, contents_manager: Any, **_more: Any) -> None:
    """Before a page is saved, put back the outputs of each cell as they stand in the file.

    Only notebooks marked with `workbook` metadata are touched. New cells are saved without outputs.
    """
    content = model.get("content")
    if model.get("type") != "notebook" or not content or "workbook" not in content.get("metadata", {}):
        return
    published = _read(Path(contents_manager.root_dir) / path.strip("/"))
    before = {cell.get("id"): cell for cell in published.get("cells", [])}
    content["metadata"] = published.get("metadata", content["metadata"])
    content["metadata"].pop("widgets", None)
    for cell in content["cells"]:
        stored = before.get(cell.get("id"), {})
        cell["metadata"] = stored.get("metadata", cell["metadata"])
        cell["metadata"].pop("execution", None)
        if cell["cell_type"] == "code":
            cell["outputs"] = stored.get("outputs", [])
            cell["execution_count"] = stored.get("execution_count")


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
