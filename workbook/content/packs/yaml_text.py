"""YAML of which only texts, lists and groups of fields are taken, with the line on which each of them stands.

Nothing is ever made of a tag, an anchor or an alias, and no text becomes a number, a date or a yes: `NO` stays `NO`.
The limits bound what a file can cost before anybody has looked at it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

import yaml

from ...limits import Limit
from .problems import MOST_PROBLEMS, Problem, quoted

LARGEST_PACK = Limit(256 * 1024, "bytes of a pack", "The file is larger than {kb} kB. Please split it.")
MOST_NODES = Limit(20_000, "values in a pack", "The file holds more than {limit:,} values. Please split it.")
DEEPEST_PACK = Limit(
    10, "lists within lists in a pack", "Lists and fields stand inside one another more than {limit} deep."
)
LONGEST_IN_PACK = Limit(
    4_000, "characters of a text in a pack", "This text has {count:,} characters; the limit is {limit:,}."
)

TreeValue: TypeAlias = str | list["TreeValue"] | dict[str, "TreeValue"]
PlaceInTree: TypeAlias = tuple[str | int, ...]
Event: TypeAlias = Any  # the stubs of PyYAML do not know what an event holds

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # only ever asked for events
# Control characters, separators that YAML takes for the end of a line, marks that turn the direction of writing.
_HIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass
class Tree:
    """What a file says. value : None when it could not be read to its end. lines : of each value, counted from 1."""

    value: TreeValue | None = None
    lines: dict[PlaceInTree, int] = field(default_factory=dict)
    problems: list[tuple[PlaceInTree, int, str]] = field(default_factory=list)

    def line(self, place: PlaceInTree) -> int:
        """The line of what stands at `place`, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def decoded(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file, and what is wrong with it before it is YAML: size, encoding, characters nobody can see.

    No text when it cannot be read at all. A `?` stands for each such character, so that reading can go on.
    """
    if len(data) > LARGEST_PACK:
        return "", [Problem(file, 1, "", LARGEST_PACK.sentence(kb=LARGEST_PACK // 1024))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(file, line, "", "This is not UTF-8. Please save the file again as UTF-8.")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hits = islice(_first_hidden(text), MOST_PROBLEMS + 1)
    problems = [Problem(file, text.count("\n", 0, hit.start()) + 1, "", _hidden(hit[0])) for hit in hits]
    return _HIDDEN.sub("?", text), problems


def _first_hidden(text: str) -> Iterator[re.Match[str]]:
    """One on each line is enough to say."""
    end = -1
    for hit in _HIDDEN.finditer(text):
        if hit.start() > end:
            end = text.find("\n", hit.start())
            end = len(text) if end < 0 else end
            yield hit


def _hidden(character: str) -> str:
    return f"A hidden character stands here (code U+{ord(character):04X}). Please take it out."


def read_tree(text: str) -> Tree:
    """What `text`, which comes from `decoded`, says, with all that is wrong with it as YAML."""
    builder = _Builder(text)
    try:
        builder.document()
    except _Enough:
        pass
    except yaml.MarkedYAMLError as error:
        builder.tree.problems.append(((), *_syntax(error)))
    except (yaml.YAMLError, ValueError, OverflowError):  # PyYAML in Python: a code beyond Unicode, a version of 9^9999
        last = max(builder.tree.lines.values(), default=1)
        builder.tree.problems.append(((), last, f"What stands from here on cannot be read as YAML. {_QUOTES}"))
    return builder.tree


class _Enough(Exception):  # noqa: N818 - not an error of ours
    """What is read goes beyond a limit, so reading ends."""


class _Builder:
    """Puts a tree together from the parser's events, in one pass. Depth is limited, so recursion is too."""

    def __init__(self, text: str) -> None:
        self.events = yaml.parse(text, Loader=_LOADER)
        self.tree = Tree()
        self.nodes = 0

    def document(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.tree.value is not None:
                    self.tree.value = None
                    self.stop((), event, "A second document starts here. Please use one file for each pack.")
                self.tree.value = self.node(next(self.events), (), 1)
            elif isinstance(event, yaml.StreamEndEvent) and self.tree.value is None:
                self.stop((), event, 'The file is empty. A pack starts with "pack: " and its name.')

    def node(self, event: Event, place: PlaceInTree, depth: int) -> TreeValue:
        """The value that begins with `event`."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.stop(place, event, MOST_NODES.sentence())
        self.tree.lines.setdefault(place, _line(event))
        self.refuse_names(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event, place)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if depth > DEEPEST_PACK:
            self.stop(place, event, DEEPEST_PACK.sentence())
        if isinstance(event, yaml.SequenceStartEvent):
            return self.list(place, depth)
        return self.fields(place, depth)

    def list(self, place: PlaceInTree, depth: int) -> list[TreeValue]:
        values: list[TreeValue] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, (*place, len(values)), depth + 1))
        return values

    def fields(self, place: PlaceInTree, depth: int) -> dict[str, TreeValue]:
        """Fields by name. Of two with the same name the first is kept, and the second is a problem."""
        values: dict[str, TreeValue] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.name(event, place, depth)
            first = lines.get(_folded(name))
            if first is not None:
                self.note((*place, name), event, f"{quoted(name)} stands here twice; the first is on line {first}.")
                self.node(next(self.events), (*place, name), depth + 1)
                continue
            lines[_folded(name)] = self.tree.lines[(*place, name)] = _line(event)
            values[name] = self.node(next(self.events), (*place, name), depth + 1)
        return values

    def name(self, event: Event, place: PlaceInTree, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self.note(place, event, "The name of a field must be a word.")
            self.node(event, place, depth + 1)
            return ""
        name = self.node(event, place, depth)
        if name == "<<":
            self.note(place, event, 'Fields cannot be merged with "<<". Please write them out.')
        return str(name)

    def text(self, event: Event, place: PlaceInTree) -> str:
        text = event.value
        if len(text) > LONGEST_IN_PACK:
            self.note(place, event, LONGEST_IN_PACK.sentence(count=len(text)))
        if found := _HIDDEN.search(text):
            self.note(place, event, _hidden(found[0]))
        return unicodedata.normalize("NFC", text).strip()  # as what a person types is kept

    def refuse_names(self, event: Event, place: PlaceInTree) -> None:
        """Neither anchors, aliases nor tags."""
        if isinstance(event, yaml.AliasEvent):
            self.note(place, event, f"{quoted(f'*{event.anchor}')} repeats another text. Please write it out.")
        elif event.anchor is not None:
            self.note(place, event, f"{quoted(f'&{event.anchor}')} cannot be used. Text starting with & needs quotes.")
        if getattr(event, "tag", None) is not None:
            self.note(place, event, f"The tag {quoted(event.tag)} cannot be used. Text starting with ! needs quotes.")

    def note(self, place: PlaceInTree, event: Event, sentence: str) -> None:
        self.tree.problems.append((place, _line(event), sentence))

    def stop(self, place: PlaceInTree, event: Event, sentence: str) -> None:
        self.note(place, event, sentence)
        raise _Enough


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()


_QUOTES = 'Text with ": " or " #" in it, or that starts with a sign, needs double quotes.'
# What the parser was reading, what it says, and what to say instead; the first that fits is used.
_SYNTAX = [
    ("quoted scalar", "unexpected end", "A quotation mark is opened here and never closed."),
    ("quoted scalar", "escape", r"A backslash in double quotes starts a code. Please write \\ for a backslash."),
    ("", "mapping values are not allowed", f"The colon here stands where no name can end. {_QUOTES}"),
    ("", "cannot start any token", f"A sign here means something else. {_QUOTES} Please indent with blanks, not tabs."),
    ("simple key", "", "A colon is missing after a name here, or this line is not indented enough."),
    ("block collection", "", 'This line should start with "- ", or be indented like the others of its entry.'),
    ("block mapping", "", f"This line is not indented like its neighbours, or its quotes do not fit. {_QUOTES}"),
    ("flow", "", f"A bracket is opened here and not closed, or a comma is missing. {_QUOTES}"),
]
_WHERE_IT_BEGAN = ("unexpected end", "flow", "simple key")


def _syntax(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The line of a mistake in the YAML, and a sentence about it."""
    context, problem = error.context or "", error.problem or ""
    began = any(words in f"{context} {problem}" for words in _WHERE_IT_BEGAN)
    mark = (error.context_mark if began else None) or error.problem_mark
    known = (said for reading, says, said in _SYNTAX if reading in context and says in problem)
    return (mark.line + 1 if mark else 1), next(known, f"This line cannot be read as YAML. {_QUOTES}")
