"""The hand-written scripts and styles, each beside its module: found by name, and named by what stands in them."""

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path

WIDGETS = Path(__file__).parents[1]
_IMPORTED = re.compile(r'(?<=from ")\.[./\w]*?(\w+)\.js(?=")')


@cache
def text_of(name: str, ending: str = ".js") -> str:
    """The script or style `name`; each import names the script that is imported, and what stands in that."""
    return _IMPORTED.sub(lambda found: id_of(found[1]), found_as(f"{name}{ending}").read_text(encoding="utf-8"))


@cache
def id_of(name: str, ending: str = ".js") -> str:
    """`name` with a mark that is another one when what stands in it, or in what it imports, is."""
    return f"{name}-{blake2b(text_of(name, ending).encode(), digest_size=4).hexdigest()}"


@cache
def used_by(name: str) -> tuple[str, ...]:
    """The names of the script `name` and of all that it imports, each after those that it imports itself."""
    imported = _IMPORTED.findall(found_as(f"{name}.js").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys([*(one for other in imported for one in used_by(other)), name]))


def found_as(file: str) -> Path:
    """Where the script or style called `file` stands below widgets/: no two have one name."""
    return _found()[file]


@cache
def _found() -> dict[str, Path]:
    return {path.name: path for path in WIDGETS.rglob("*") if path.suffix in (".js", ".css")}


@cache
def styles_beside(module: str) -> tuple[str, ...]:
    """The names of the styles that stand beside the module `module` ("workbook.widgets.after.reflect")."""
    folder, name = WIDGETS.joinpath(*module.split(".")[2:-1]), module.rpartition(".")[2]
    beside = [path for path in _found().values() if path.parent == folder and path.suffix == ".css"]
    return tuple(sorted(path.stem for path in beside if path.stem.startswith(name)))
