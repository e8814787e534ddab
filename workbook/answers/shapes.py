"""What an answer is, and the shapes of keys by which it is found.

A shape is a key in which `*` stands for the number of a row, `{application}` for one of the applications ("interview"
is that of page 00), `{person}` for somebody whom one meets, `{facts}`, the name of a section of the packs, for the key
of an entry there, `{prompts:found}` for that one entry, and `{any}` for whatever comes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

# What becomes of an answer when the next interview begins, see after/next_interview.py.
FOLLOWS, ASIDE, STAYS = "follows", "aside", "stays"
# Why an answer is in no document; any other section is one of the document.
REFEREE, SETTING, LINK, PUT_ASIDE = "referees", "settings", "links", "aside"
# How versions of an answer from two places become one without a choice.
EVERY_ROW, HIGHEST, NEWEST = "every row", "highest", "newest"


@dataclass(frozen=True)
class Answer:
    """What an answer is. called : for a person, {} being the words of the entry.

    section : of the document, or why it is in none. private : whether only the person's own word puts it there; where
    the packs have an entry for it, the entry says so. kind : how it reads: "", "day", "tick", "choice", "percent",
    "of_100" or "of_10", or what it names: "application", "round" or "offer". fate : at the next interview.
    merged : how versions from two places become one; empty when the person chooses. label : in the document, where it
    is neither as it is called nor the words of the entry. heading : what it stands under there. word : the field of an
    entry that says whether it is private. choices : what each reads as; those of an entry, the packs say.
    """

    shape: str
    called: str = "{}"
    section: str = ""
    private: bool = True
    kind: str = ""
    fate: str = STAYS
    merged: str = ""
    label: str = ""
    heading: str = ""
    word: str = "private"
    choices: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)

    @cached_property
    def of(self) -> str:
        """The section of the packs whose entry it is about: "facts"; empty when it is about none."""
        return next((name for name, _one in _ENTRY.findall(self.shape) if name not in _OURS), "")


class Match(NamedTuple):
    """What a key is. whose : "interview", "application.3" or "person.3"; empty for what there is once.

    field : what comes behind it, or behind the first word. entry : the key of the entry of the packs.
    """

    answer: Answer
    whose: str
    field: str
    entry: str

    @property
    def place(self) -> str:
        """Where the entry is within its section of the packs; that of a prompt for rows is "person.name"."""
        row = self.whose.partition(".")[0]
        return f"{row}.{self.entry}" if row and self.answer.of == "prompts" else self.entry


class Shapes:
    """Finds what a key is: the first of `answers` whose shape fits."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self._by_first_word: dict[str, list[Answer]] = {}
        for answer in answers:
            first = answer.shape.partition(".")[0]
            for word in ("interview", "application") if first == "{application}" else (first,):
                self._by_first_word.setdefault(word, []).append(answer)

    @property
    def first_words(self) -> frozenset[str]:
        """Those of all keys: "interview", "person"."""
        return frozenset(self._by_first_word)

    def of(self, first_word: str) -> list[Answer]:
        """The answers whose keys begin with it."""
        return list(self._by_first_word.get(first_word, ()))

    def find(self, key: str) -> Match | None:
        first, _dot, behind = key.partition(".")
        for answer in self._by_first_word.get(first, ()):
            if match := _keys_of(answer.shape).fullmatch(key):
                said = match.groupdict("")
                whose = said.get("whose", "")
                return Match(answer, whose, key.removeprefix(f"{whose}.") if whose else behind, said.get("entry", ""))
        return None


_OURS = ("application", "person", "any")
_PLACE = re.compile(r"\{([a-z_]+)(?::([a-z-]+))?\}|([a-z]+)\.\*")
_ENTRY = re.compile(r"\{([a-z_]+)(?::([a-z-]+))?\}")


@cache  # compiled when a key is looked for: all of them took a fifth of what the package takes to load
def _keys_of(shape: str) -> re.Pattern[str]:
    """The keys that have this shape."""
    pattern, end = "", 0
    for place in _PLACE.finditer(shape):
        pattern += re.escape(shape[end : place.start()]) + _keys_at(*place.groups())
        end = place.end()
    return re.compile(pattern + re.escape(shape[end:]))


def _keys_at(name: str | None, only: str | None, row: str | None) -> str:
    """What may stand at a place of a shape: the key of an entry, or of the thing whose answer it is."""
    if row or name == "person":
        return rf"(?P<whose>{row or name}\.\d+)"
    if name == "application":
        return r"(?P<whose>interview|application\.\d+)"
    return f"(?P<entry>{re.escape(only) if only else '.+' if name == 'any' else '[^.]+'})"
