"""The document as a page and as Markdown."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from ..answers.templates import template
from ..wording import counted, day_in_words
from .markdown import escaped
from .sections import DocumentPart, Section, counts_of

TITLE = "My second interview workbook"


def as_html(sections: Sequence[Section], made: date) -> str:
    """`sections` as a page that needs nothing else, asks for nothing else, and holds nothing but them."""
    _answers, private = counts_of(sections)
    return template("document/document.html.j2").render(
        all_private=ALL_PRIVATE,
        title=TITLE,
        made=f"Made on {day_in_words(made)}.",
        note=_note(private),
        sections=[(one, _blocks(one)) for one in sections],
    )


def as_markdown(sections: Sequence[Section], made: date) -> str:
    """The same as Markdown. What was typed reads as it was typed: none of it is Markdown or HTML."""
    paragraphs = [f"# {TITLE}", f"Made on {day_in_words(made)}. {_note(counts_of(sections)[1])}"]
    for section in sections:
        paragraphs.append(f"## {escaped(section.title)}")
        if section.all_private:
            paragraphs.append(ALL_PRIVATE)
        for block in _blocks(section):
            paragraphs += _block_in_markdown(block)
    return "\n\n".join(paragraphs) + "\n"


ALL_PRIVATE = "All of this section is private."


def _note(private: int) -> str:
    if not private:
        return "What is private in the workbook is not in it."
    marked = counted(private, "answer that is", "answers that are")
    return f"It holds {marked} private, and marked so. Look after it."


class _Block(NamedTuple):
    """What belongs together. heading : in our words. name : what the person calls it; both may be empty.

    asked : parts with a label; ticked : those without. marked : whether it is said of each part that it is private.
    """

    heading: str
    name: str
    name_private: bool
    asked: list[DocumentPart]
    ticked: list[DocumentPart]
    marked: bool


def _blocks(section: Section) -> list[_Block]:
    return [
        _block(of, list(parts), not section.all_private) for of, parts in groupby(section.parts, lambda one: one.of)
    ]


def _block(of: str, parts: list[DocumentPart], marked: bool) -> _Block:
    title = next((part for part in parts if part.title), None)
    rest = [part for part in parts if part is not title]
    return _Block(
        of,
        " ".join(title.text.split()) if title else "",
        bool(title and title.private and marked),
        [part for part in rest if part.label],
        [part for part in rest if not part.label],
        marked,
    )


def _block_in_markdown(block: _Block) -> list[str]:
    paragraphs = []
    if block.heading:
        name = f": {escaped(block.name)}" if block.name else ""
        paragraphs.append(f"### {escaped(block.heading)}{name}{' (private)' if block.name_private else ''}")
    for part in block.asked:
        paragraphs += [f"**{escaped(part.label)}**{_mark(part, block)}", escaped(part.text)]
    if block.ticked:
        paragraphs.append("\n".join(f"- {escaped(part.text)}{_mark(part, block)}" for part in block.ticked))
    return paragraphs


def _mark(part: DocumentPart, block: _Block) -> str:
    return " (private)" if part.private and block.marked else ""
