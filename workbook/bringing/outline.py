"""A Markdown text as headings, lines and tables, without any of its marks. Whatever is left out is counted.

Read line by line, so that no text, however it is made, takes longer than its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..limits import Limit
from ..wording import counted
from .table import Table

_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_QUOTED = re.compile(r"\s*>[> ]*")
_MARKED = re.compile(r"(\s*)(?:[-*+•‣◦–—]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[A-Z]\))\s+(?:\[[ xX]?\]\s*)?")  # noqa: RUF001
_BOX = re.compile(r"\s*(?:\[[ xX]?\]|[\u2610-\u2612\u2713-\u2718])\s+")
_FENCE = re.compile(r"\s*(```|~~~)")
_RULED = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-*:?\s*)*\|?\s*")
_IMAGE = re.compile(r"!?\[([^\[\]]{0,300})\](?:\([^()\s]{0,2000}(?:\s[^()]{0,300})?\)|\[[^\[\]]{0,100}\])")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_STRONG = re.compile(r"(\*\*\*|\*\*|__|`)")
_SOFT = re.compile(r"(?<![\w*])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*])")
MOST_OUTLINE_LINES = Limit(
    20_000,
    "lines of a text that is brought in",
    "This text has {count:,} lines; the limit is {limit:,}. Nothing was taken.",
)
LONGEST_OUTLINE_LINE = Limit(
    100_000,
    "characters of a line of it",
    "Line {number:,} of this text has {count:,} characters; the limit is {limit:,}. Nothing was taken.",
)


@dataclass(frozen=True)
class OutlineLine:
    """level : of a heading, 1 to 6; 0 for other lines. deep : how far it stands in. marked : whether a
    mark stood there. text : without marks; raw : with those of bold and italic left in, for who looks for labels.
    """

    text: str = field(repr=False)
    raw: str = field(repr=False)
    level: int = 0
    deep: int = 0
    marked: bool = False


@dataclass(frozen=True)
class Outline:
    """blocks : lines and tables in order; an empty line ends a paragraph. said : a sentence for what was left out."""

    blocks: tuple[OutlineLine | Table, ...] = field(repr=False)
    said: tuple[str, ...] = field(default=(), repr=False)


def outline(text: str) -> Outline:
    """The parts of `text`. Raises `ValueError` when it has too many lines, or one that is too long."""
    lines = text.removeprefix("\ufeff").split("\n")
    MOST_OUTLINE_LINES.check(len(lines))
    for number, line in enumerate(lines, start=1):
        LONGEST_OUTLINE_LINE.check(len(line), number=number)
    kept, in_front = _without_front_matter(lines)
    kept, fenced = _without_code(kept)
    said = []
    if in_front:
        said.append(f"The {counted(in_front, 'line')} of settings at the top, between two lines of ---, are left out.")
    if fenced:
        said.append(f"What stands in code blocks is left out: {counted(fenced, 'line')}.")
    return Outline(tuple(_blocks(kept)), tuple(said))


def _without_front_matter(lines: list[str]) -> tuple[list[str], int]:
    if lines[0].strip() == "---":
        for at, line in enumerate(lines[1:200], start=1):
            if line.strip() in ("---", "..."):
                return lines[at + 1 :], at - 1
            if not re.match(r"\s*$|\s+\S|\s*[-#]|[\w .-]{1,80}:", line):
                break
    return lines, 0


def _without_code(lines: list[str]) -> tuple[list[str], int]:
    """Without what stands in fences, and how many lines that was; a fence that is not closed hides nothing."""
    kept: list[str] = []
    inside: list[str] = []
    open_with, count = "", 0
    for line in lines:
        fence = _FENCE.match(line)
        if open_with:
            if fence and fence[1] == open_with:
                count, open_with, inside = count + len(inside), "", []
            else:
                inside.append(line)
        elif fence:
            open_with = fence[1]
        else:
            kept.append(line)
    return [*kept, *inside], count


def _blocks(lines: list[str]) -> Iterator[OutlineLine | Table]:
    at = 0
    while at < len(lines):
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
        if "|" in line and "|" in following and _RULED.fullmatch(following):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield _table(lines[at], lines[at + 2 : end])
            at = end
        elif line.strip() and len(following) < 100 and re.fullmatch(r"\s{0,3}(?:=+|-{3,})\s*", following):
            yield OutlineLine(without_links(line), line.strip(), 1 if "=" in following else 2)
            at += 2
        else:
            yield _line(line)
            at += 1


def _line(line: str) -> OutlineLine:
    unquoted = line[quoted.end() :] if (quoted := _QUOTED.match(line)) else line
    if heading := _HEADING.match(unquoted.lstrip()):
        raw = unquoted.strip()[heading.end() :].strip().rstrip("#").strip()
        return OutlineLine(without_links(_without_mark(raw)), raw, heading.end())
    rest = _without_mark(unquoted)
    marked, deep = rest != unquoted, len(unquoted) - len(unquoted.lstrip())
    return OutlineLine(without_links(rest), rest.strip(), 0, deep, marked)


def _without_mark(line: str) -> str:
    if mark := _MARKED.match(line):
        line = line[mark.end() :]
    if box := _BOX.match(line):
        line = line[box.end() :]
    return line


def _table(header: str, rows: list[str]) -> Table:
    names: dict[str, None] = {}
    for place, cell in enumerate(_cells(header), start=1):
        name = cell or f"Column {place}"
        names[name if name not in names else f"{name} ({place})"] = None
    columns = tuple(names)
    read = ([*_cells(row)] for row in rows)
    kept = ({name: cell for name, cell in zip(columns, row, strict=False) if cell} for row in read)
    longer = sum(len(_cells(row)) > len(columns) for row in rows)
    more = counted(longer, "line of the table has", "lines of the table have")
    said = (f"{more} more cells than it has columns; those are left out.",) if longer else ()
    return Table(columns, tuple(row for row in kept if row), said)


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [without_links(cell.replace("\\|", "|").replace("<br>", " ")) for cell in re.split(r"(?<!\\)\|", inner)]


def without_links(text: str) -> str:
    """`text` without links and marks; the words of a link stay, its address goes."""
    if "](" in text or "][" in text:
        text = _IMAGE.sub(r"\1", text)
    text = _ADDRESS.sub("", text) if "<" in text else text
    text = _SOFT.sub("", _STRONG.sub("", text))
    return " ".join(text.split())
