"""The house as its code says: which part imports which, on which floor each stands, what each file is.

`make docs` writes docs/files.md from it, and what is marked in docs/architecture.md.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "workbook"
FILES = PROJECT / "docs" / "files.md"
ARCHITECTURE = PROJECT / "docs" / "architecture.md"
EVERYBODY = {"limits", "wording", "clock"}  # what a limit is, how words are put, and what time it is
DOORS = {"__init__", "__main__"}  # through which one comes in: what they load is loaded when it is used


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "/packs/new/" not in path.as_posix())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def names_of(path: Path) -> list[str]:
    """Its names from the package on: ["widgets", "kit", "sheet"]."""
    return [*path.relative_to(PACKAGE).with_suffix("").parts]


def part_of(names: list[str]) -> str:
    """The part that a module belongs to: a folder, or a module beside them; below widgets/ each folder is one."""
    return "/".join(names[:2]) if names[0] == "widgets" and len(names) > 2 else names[0]


def imported(path: Path, nodes: Iterator[ast.AST] | None = None) -> Iterator[list[str]]:
    """The names of the modules of the package that the one at `path` imports. nodes : where to look, else all of it."""
    module = ["workbook", *names_of(path)]
    for node in nodes or ast.walk(tree(path)):
        names = []
        if isinstance(node, ast.ImportFrom):
            base = module[: len(module) - node.level] if node.level else []
            stem = [*base, *(node.module.split(".") if node.module else [])]
            names = [[*stem, alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        for _workbook, *name in (name for name in names if name[0] == "workbook" and len(name) > 1):
            if inside := name if _is_module(name) else name[:-1]:
                yield inside


def _is_module(names: list[str]) -> bool:
    path = PACKAGE.joinpath(*names)
    return path.is_dir() or path.with_suffix(".py").is_file()


def imported_parts(path: Path) -> set[str]:
    """The parts that the module at `path` imports, its own left out."""
    return {part_of([*names, ""]) for names in imported(path)} - {part_of(names_of(path))}


def at_loading(path: Path) -> Iterator[list[str]]:
    """The modules that are loaded with the one at `path`: neither those inside functions nor those for types alone."""
    return imported(path, (node for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)))


@cache
def arrows() -> dict[str, set[str]]:
    """Each part with those that it imports; what everybody imports is left out."""
    found: dict[str, set[str]] = {}
    for path in modules():
        found.setdefault(part_of(names_of(path)), set()).update(imported_parts(path) - EVERYBODY)
    return {part: into for part, into in found.items() if part not in DOORS and part != "widgets"}


def floors() -> list[list[str]]:
    """The parts from the ground up: each stands above all that it imports. Raises `ValueError` for a circle."""
    left, found = arrows(), []
    while left:
        if not (floor := sorted(part for part, into in left.items() if not into & left.keys())):
            raise ValueError(f"A circle among {sorted(left)}.")
        found.append(floor)
        left = {part: into for part, into in left.items() if part not in floor}
    return found


def public_names(path: Path) -> Iterator[str]:
    """What a module defines at its top that has no line before it."""
    for node in tree(path).body:
        names = []
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        yield from (name for name in names if not name.startswith("_"))


def purpose(path: Path) -> str:
    """The first words of a module, which say what it is."""
    return " ".join((ast.get_docstring(tree(path)) or "").split("\n\n")[0].split())


def scripts() -> list[Path]:
    """The scripts that belong to no one instrument."""
    return sorted(path for path in PACKAGE.rglob("*.js") if not path.with_suffix(".py").is_file())


def opening(path: Path) -> str:
    """The remark that a script begins with, which says what it is."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("//").strip() for line in takewhile(lambda line: line.startswith("//"), lines))


def drawn_floors() -> str:
    rows = []
    for number, floor in reversed([*enumerate(floors())]):
        for part in floor:
            into = ", ".join(sorted(arrows()[part])) or "nothing"
            many = sum(part_of(names_of(path)) == part for path in modules())
            rows.append([str(number), f"`{part}`", str(many), into])
    return _table(["Floor", "Part", "Modules", "Imports"], rows)


def drawn_pages() -> str:
    """Which instruments stand on which page, as its cells say."""
    rows = []
    for path in sorted((PROJECT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        called = [node.func for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
        names = dict.fromkeys(func.id for func in called if isinstance(func, ast.Name) and func.id[0].isupper())
        rows.append([f"`{path.name}`", ", ".join(f"`{name}`" for name in names)])
    return _table(["Page", "Instruments"], rows)


DRAWN = {"floors": drawn_floors, "pages": drawn_pages}


def files() -> str:
    """docs/files.md."""
    text = FILES_HEAD + drawn_pages()
    for folder in sorted({path.parent for path in [*modules(), *scripts()]}):
        inside = [path for path in modules() if path.parent == folder and purpose(path)]
        about = [path for path in inside if path.name == "__init__.py"]
        rows = [[f"`{path.name}`{_beside(path)}", purpose(path)] for path in inside if path not in about]
        rows += [[f"`{path.name}`", said] for path in scripts() if path.parent == folder and (said := opening(path))]
        text += f"\n## {folder.relative_to(PROJECT).as_posix()}/\n\n" + "".join(
            f"{purpose(path)}\n\n" for path in about
        )
        text += _table(["File", "What it is"], rows)
    return text


def _beside(path: Path) -> str:
    """The script and the style of an instrument."""
    return "".join(f", `{one.suffix}`" for one in (path.with_suffix(".js"), path.with_suffix(".css")) if one.is_file())


def architecture() -> str:
    """docs/architecture.md, what is marked drawn anew."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    return re.sub(
        r"(<!-- drawn: (\w+) -->\n).*?(<!-- / -->)",
        lambda mark: f"{mark[1]}{DRAWN[mark[2]]()}{mark[3]}",
        text,
        flags=re.DOTALL,
    )


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


FILES_HEAD = """# Every file, and what it is

Written by `make docs` from the first words of each module and script. A script and a style stand beside the instrument
that they belong to, under its name; its test stands in the same folder below `tests/`. What the parts are for, and
which may import which, is in [architecture.md](architecture.md).

## notebooks/

Each instrument is the class of its name: `StakeholderMap` stands in `workbook/widgets/before/stakeholder_map.py`.

"""


if __name__ == "__main__":
    FILES.write_text(files(), encoding="utf-8")
    ARCHITECTURE.write_text(architecture(), encoding="utf-8")
