"""The pages are notebooks, and a notebook file must never hold what a person entered.

JupyterLab stores outputs in the file whenever it saves. `keep_outputs_as_they_were` is a hook of
the Jupyter server (set in `etc/jupyter` by this package) that lets changed text and code through
but keeps the outputs and metadata that the page was published with.
"""

import json
from pathlib import Path
from typing import Any


def keep_outputs_as_they_were(model: dict[str, Any], path: str, contents_manager: Any, **_more: Any) -> None:
    """Before a page is saved, put back the outputs of each cell as they stand in the file.

    Only notebooks marked with `workbook` metadata are touched. New cells are saved without outputs.
    """
    content = model.get("content")
    if model.get("type") != "notebook" or not content or "workbook" not in content.get("metadata", {}):
        return
    published = _read(Path(contents_manager.root_dir) / path.strip("/"))
    before = {cell.get("id"): cell for cell in published.get("cells", [])}
    content["metadata"] = published.get("metadata", {"workbook": content["metadata"]["workbook"]})
    for cell in content["cells"]:
        stored = before.get(cell.get("id"), {})
        cell["metadata"] = stored.get("metadata", {})
        if cell["cell_type"] == "code":
            cell["outputs"] = stored.get("outputs", [])
            cell["execution_count"] = stored.get("execution_count")


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
