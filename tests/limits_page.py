"""docs/limits.md: every limit of the code, with the sentence a person gets. `make docs` writes it."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

from workbook.content.packs.schema import Pack
from workbook.content.packs.sentences import allowed
from workbook.limits import Limit

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "docs" / "limits.md"
HEAD = """# Limits

Every limit in the code, written by `make docs` from where each is declared (`workbook/limits.py`). A test meets every
one and reads the sentence; another finds a limit that is not declared. Nothing is cut without a word: what is refused
stays as it was typed, and what is left out of a list is counted beside it. An ellipsis in a sentence stands for what
was typed, counted or asked.

"""
RANGES = """## Numbers that are asked for

Outside its range a number is refused: "… must be a whole number from … to …. You gave: …." It stays as it was typed.

"""
PACKS = """## What a pack may hold

A text or a number beyond it is refused with the line it stands on, what came, and this.

"""
HARMLESS = """## Where nobody is told, and why nothing is lost

"""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package with what stands in it, as ("workbook/content/rows.py", …)."""
    for path in sorted((PROJECT / "workbook").rglob("*.py")):
        name = path.relative_to(PROJECT).as_posix()
        if path.name != "__main__.py" and "/packs/new/" not in name:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def constants(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to something at its top."""
    for statement in tree.body:
        for target in statement.targets if isinstance(statement, ast.Assign) else []:
            for one in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(one, ast.Name):
                    yield one.id


def module_of(file: str):
    return import_module(file.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def limits() -> dict[tuple[str, str], Limit]:
    """Every limit by the file and the name that it is declared in and under."""
    found = {}
    for file, tree in modules():
        for name in constants(tree):
            value = vars(module_of(file)).get(name)
            group = value if isinstance(value, dict) else {"": value}
            found |= {(file, f"{name} {key}".strip()): one for key, one in group.items() if isinstance(one, Limit)}
    return found


def in_words(limit: Limit) -> str:
    """Its sentence, with an ellipsis for what only whoever meets it can know."""
    said = ""
    for text, field, form, _conversion in Formatter().parse(limit.said):
        said += text + ("" if field is None else format(int(limit), form or "") if field == "limit" else "…")
    return said.strip()


def page() -> str:
    every = limits()
    met = [[one.of, f"{int(one):,}", file, in_words(one)] for (file, _name), one in every.items() if one.said]
    quiet = [[one.of, f"{int(one):,}", file, one.harmless] for (file, _name), one in every.items() if one.harmless]
    numbers = [[label, f"{low:,.12g}", f"{high:,.15g}"] for label, low, high in ranges()]
    return "".join(
        [
            HEAD,
            "## What one may meet\n\n",
            table(["What", "At most", "Where", "What you read"], met),
            "\n",
            RANGES,
            table(["Question", "From", "To"], numbers),
            "\n",
            PACKS,
            table(["Field", "What may stand there"], [list(pair) for pair in once(pack_fields())]),
            "\n",
            HARMLESS,
            table(["What", "At most", "Where", "Why nothing is lost"], quiet),
        ]
    )


def ranges() -> list[tuple[str, float, float]]:
    """Every number that a page asks for, with its range."""
    return sorted(
        {(field.label, field.low, field.high) for field in fields()}
        | {(one.label, one.minimum, one.maximum) for one in controls()}
    )


def fields():
    """The fields of the packs that take a number."""
    from workbook.content.packs.library import library
    from workbook.widgets.kit.written import field_of

    packs = library([])
    entries = (*packs.prompts, *packs.facts)
    return [field_of(one, f"a.{one.key}") for one in entries if one.kind in ("number", "amount", "money")]


def controls():
    """The controls of all pages that take a number, as a new workbook has them."""
    from one_meaning.pages import opened, page_names

    from workbook.widgets.kit.controls import Number

    found = []
    for name in page_names():
        with opened(name) as (made, _printed, _prose):
            inside = [one for part in made for one in getattr(part, "controls", {}).values()]
            found += [one for one in inside if isinstance(one, Number)]
    return found


def pack_fields():
    """Every field of a pack that has a limit, once for each limit, with its part of the JSON schema."""
    whole = Pack.model_json_schema()
    for group in (whole, *whole["$defs"].values()):
        for name, schema in group.get("properties", {}).items():
            of = schema.get("items", schema)
            if "maxLength" in of or "maximum" in of:
                yield name, of


def once(pairs):
    """`pairs` of a field and its schema, those that read the same once, by name."""
    return sorted({(name, allowed(schema)) for name, schema in pairs})


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
