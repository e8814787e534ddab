"""One file → one checked pack, or everything that is wrong with it.

Only plain files are read, and at most `LARGEST_PACK` bytes of them. Nothing a pack says becomes a path or is ever run.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from ..roles import roles
from .problems import PackError, Problem, quoted, shown_of_pack
from .schema import Pack, PackEntry
from .sentences import did_you_mean, error_in_words
from .yaml_text import LARGEST_PACK, PlaceInTree, Tree, TreeValue, decoded, read_tree

PACK_SECTIONS = tuple(name for name in Pack.model_fields if name not in {"pack", "title", "about", "hide"})
FAMILIES = tuple(key.replace("_", "-") for key in roles())


@dataclass(frozen=True)
class Loaded:
    """A pack and the lines of what it says. name : of its file, as it is shown to a person."""

    pack: Pack
    name: str
    lines: Mapping[PlaceInTree, int]


def load(path: Path, name: str = "") -> Loaded:
    """The pack in the file at `path`. Raises `PackError` with all that is wrong with it; `name` is what it calls it."""
    name = name or path.name
    return load_bytes(_bytes(path, name), name)


def load_bytes(data: bytes, name: str) -> Loaded:
    """The pack in `data`. Raises `PackError`."""
    text, problems = decoded(data, name)
    if problems and not text:
        raise PackError(problems)
    tree = read_tree(text)
    wrong = [Problem(name, line, _field(tree, place), said) for place, line, said in tree.problems]
    problems += _not_said_yet(problems, wrong)
    if tree.value is None:
        raise PackError(problems)
    pack, found = _checked(tree.value)
    problems += _not_said_yet(problems, _placed(found, tree, name))
    if problems or not pack:
        raise PackError(problems)
    return Loaded(pack, name, tree.lines)


def sections(pack: Pack) -> Iterator[tuple[str, tuple[PackEntry, ...]]]:
    """Each section's name and its entries."""
    return ((section, getattr(pack, section)) for section in PACK_SECTIONS)


def _bytes(path: Path, name: str) -> bytes:
    """What the file holds, one byte more than allowed at most. Raises `PackError`."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe would make us wait
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise PackError([Problem(name, 0, "", "This is not a plain file.")])
            return file.read(LARGEST_PACK + 1)
    except IsADirectoryError:
        raise PackError([Problem(name, 0, "", "This is a folder, not a file.")]) from None
    except (OSError, ValueError) as error:
        if isinstance(error, PackError):
            raise
        why = (getattr(error, "strerror", None) or "the name is not possible").lower()
        raise PackError([Problem(name, 0, "", f"The file cannot be read: {why}.")]) from None


def _checked(value: TreeValue) -> tuple[Pack | None, dict[PlaceInTree, str]]:
    """The pack, or None, and one sentence for each place where something is wrong."""
    found = dict(chain(_repeated_keys(value), _unknown_families(value)))
    try:
        return Pack.model_validate(value), found
    except ValidationError as error:
        for each in error.errors(include_url=False):
            found.setdefault(each["loc"], error_in_words(each))
        return None, found


def _placed(found: Mapping[PlaceInTree, str], tree: Tree, name: str) -> list[Problem]:
    return [Problem(name, tree.line(place), _field(tree, place), said) for place, said in found.items()]


def _not_said_yet(said: list[Problem], more: list[Problem]) -> list[Problem]:
    """What is wrong with the YAML of a line comes first; what the schema makes of it would confuse."""
    lines = {problem.line for problem in said}
    return [problem for problem in more if problem.line not in lines]


def _field(tree: Tree, place: PlaceInTree) -> str:
    """`checklist 3 (agenda), minutes` for ("checklist", 2, "minutes")."""
    said = ""
    value: object = tree.value
    for step in place:
        value = _inside(value, step)
        said += f", {shown_of_pack(step)}" if isinstance(step, str) else f" {step + 1}{_key(value)}"
    return said.removeprefix(",").strip()


def _key(value: object) -> str:
    key = value.get("key") if isinstance(value, dict) else None
    return f" ({shown_of_pack(key)})" if key and isinstance(key, str) else ""


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _repeated_keys(value: TreeValue) -> Iterator[tuple[PlaceInTree, str]]:
    for section in PACK_SECTIONS:
        first: dict[tuple[str, str], int] = {}
        for number, entry in _groups(_inside(value, section)):
            key, of = entry.get("key"), str(entry.get("of", ""))
            if isinstance(key, str) and first.setdefault((of, key), number) != number:
                said = f"{quoted(key)} is the key of entry {first[of, key] + 1} already. Please choose another."
                yield (section, number, "key"), said


def _unknown_families(value: TreeValue) -> Iterator[tuple[PlaceInTree, str]]:
    for place, family in _families(value):
        if isinstance(family, str) and family not in FAMILIES:
            meant = did_you_mean(family, FAMILIES, "-")
            yield place, f"{quoted(family)} is not one of {', '.join(FAMILIES)}.{meant}"


def _families(value: TreeValue) -> Iterator[tuple[PlaceInTree, object]]:
    """Every place that names a kind of work, and what stands there."""
    for section in PACK_SECTIONS:
        for number, entry in _groups(_inside(value, section)):
            families = _inside(entry.get("applies_to"), "role_family")
            for count, family in enumerate(families if isinstance(families, list) else []):
                yield (section, number, "applies_to", "role_family", count), family
    for number, persona in _groups(_inside(value, "personas")):
        yield ("personas", number, "role"), persona.get("role")


def _groups(entries: object) -> Iterator[tuple[int, dict[str, TreeValue]]]:
    """The entries of a list that are groups of fields, with their places in it."""
    return (
        (n, entry) for n, entry in enumerate(entries if isinstance(entries, list) else []) if isinstance(entry, dict)
    )
