"""The sections of the document: what was answered, what of it is private, and what of it is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..content.rows import AnswersByKey
from ..wording import counted, joined
from .homes import REFERENCES, TITLES, AnswerHome, Desk

if TYPE_CHECKING:
    from ..content.packs.library import Library


@dataclass(frozen=True)
class DocumentPart:
    """One answer. of : what it belongs to, "Person 2", and label : what was asked; both in our words, never typed ones.

    Without a label, `text` is what was ticked. title : `text` is what the thing it belongs to is called.
    """

    of: str
    label: str
    text: str
    private: bool
    title: bool = False

    def __repr__(self) -> str:
        return "Part()"  # never what a person entered


@dataclass(frozen=True)
class Section:
    """key : of `TITLES`. parts : never empty; those with the same `of` stand together."""

    key: str
    title: str
    parts: tuple[DocumentPart, ...]

    @property
    def private(self) -> int:
        """How many parts are private."""
        return sum(part.private for part in self.parts)

    @property
    def all_private(self) -> bool:
        return self.private == len(self.parts)


def sections_of(answers: AnswersByKey, content: "Library") -> tuple[Section, ...]:
    """All that was answered, in the order of `TITLES`; a section without an answer is left out."""
    desk = Desk(answers, content)
    found: dict[str, list[tuple[tuple[int, ...], str, DocumentPart]]] = {}
    for key, answer in answers.items():
        home = desk.home(key)
        if home.section in TITLES and (part := _part(home, answer)):
            found.setdefault(home.section, []).append((home.rank, key, part))
    if referees := desk.referees():
        found[REFERENCES] = [((), "", DocumentPart("", "My referees", referees, private=False))]
    return tuple(
        Section(key, title, tuple(part for _rank, _key, part in sorted(found[key], key=lambda one: one[:2])))
        for key, title in TITLES.items()
        if key in found
    )


def home_of(key: str, answers: AnswersByKey, content: "Library") -> str:
    """Where the answer under `key` is: a key of `TITLES`, or of `LEFT_OUT`."""
    return Desk(answers, content).home(key).section


def taken(sections: Iterable[Section], keys: Iterable[str], private: Iterable[str] = ()) -> tuple[Section, ...]:
    """The sections in `keys`, without their private parts but for those also in `private`; empty ones are left out."""
    chosen, whole = set(keys), set(private)
    kept = (
        replace(one, parts=tuple(part for part in one.parts if not part.private or one.key in whole))
        for one in sections
        if one.key in chosen
    )
    return tuple(one for one in kept if one.parts)


def sections_in_words(sections: Sequence[Section], on_it: Sequence[Section]) -> str:
    """ "On it: 4 sections, 31 answers. Left out: 12 private answers." on_it : what was `taken` of `sections`."""
    if not on_it:
        return "Nothing is on it yet."
    every, private = counts_of(sections)
    shown, shown_private = counts_of(on_it)
    also = f", {shown_private} of them private" if shown_private else ""
    said = f"On it: {counted(len(on_it), 'section')}, {counted(shown, 'answer')}{also}."
    left_private = private - shown_private
    left = every - shown - left_private
    out = [counted(left_private, "private answer")] if left_private else []
    if left:
        out.append(counted(left, "other" if out else "answer"))
    return f"{said} Left out: {joined(out)}." if out else f"{said} Nothing is left out."


def counts_of(sections: Sequence[Section]) -> tuple[int, int]:
    return sum(len(one.parts) for one in sections), sum(one.private for one in sections)


def _part(home: AnswerHome, answer: Any) -> DocumentPart | None:
    if home.tick:
        return DocumentPart(home.of, "", home.label, home.private) if answer is True else None
    text = home.words(answer)
    return DocumentPart(home.of, home.label, text, home.private, home.title) if text.strip() else None
