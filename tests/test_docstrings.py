"""Whoever calls a function learns from its docstring that it raises."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "workbook"
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def raised(function: ast.AST) -> set[str]:
    """What the lines of `function` itself raise; not what it lets through, and no promise of another class."""
    found, left = set(), list(ast.iter_child_nodes(function))
    while left:
        node = left.pop()
        if isinstance(node, ast.Raise) and node.exc is not None:
            found.add(ast.unparse(node.exc).split("(")[0])
        left += [] if isinstance(node, FUNCTIONS) else ast.iter_child_nodes(node)
    return found - {"NotImplementedError"}


def public(node: ast.AST, of: str = "", said: str = "") -> Iterator[tuple[str, ast.AST, str]]:
    """Every public function below `node` with its docstring; that of a class speaks for its `__post_init__`."""
    for one in node.body:
        if isinstance(one, ast.ClassDef) and not one.name.startswith("_"):
            yield from public(one, f"{of}{one.name}.", ast.get_docstring(one) or "")
        elif isinstance(one, FUNCTIONS) and (not one.name.startswith("_") or one.name.startswith("__")):
            about = said if one.name in ("__init__", "__post_init__") else ""
            yield f"{of}{one.name}", one, f"{ast.get_docstring(one) or ''} {about}"


def raising() -> list[tuple[str, str]]:
    """The public functions that raise, each with what its docstring says."""
    return [
        (f"{path.relative_to(PACKAGE)}: {name}", said)
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, function, said in public(ast.parse(path.read_text(encoding="utf-8")))
        if raised(function)
    ]


def test_every_public_function_that_raises_says_so():
    found = raising()
    assert len(found) > 50
    assert [
        name for name, said in found if not re.search(r"\b(Raises?|Refuses?|raises?|refused|refusal)\b", said)
    ] == []
