"""A folder for a coach to begin with, and the schema with which an editor helps while a pack is written."""

import json
from pathlib import Path
from typing import Any

from .loading import FAMILIES
from .schema import Pack

_FILES = Path(__file__).parent / "new"
_SCHEMA = "pack.schema.json"


def schema_json() -> str:
    """The JSON Schema of a pack, for editors."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Pack.model_json_schema()}
    families = {"enum": list(FAMILIES)}
    schema["$defs"]["AppliesTo"]["properties"]["role_family"]["items"] = families
    schema["$defs"]["Persona"]["properties"]["role"] = families
    return json.dumps(schema, indent=2) + "\n"


def start_folder(folder: Path) -> list[Path]:
    """Put an example, its schema and a few words into `folder`, which is made if it is not there.

    What was written, in order. Raises `FileExistsError` when the folder holds anything, and `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(str(folder))
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(_FILES.iterdir())} | {
        _SCHEMA: schema_json()
    }
    for name, text in texts.items():
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return [folder / name for name in texts]
