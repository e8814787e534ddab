"""Which part of an advert each line belongs to: by the headings, else by what it says and what stands around it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ...limits import Limit
from .advert_words import plain_advert, words
from .raw import HEADS, Raw
from .sentence_ends import pieces, sentences_in

ESSENTIAL, DESIRABLE = "essential", "desirable"
NEEDED = (ESSENTIAL, DESIRABLE)
DUTIES, _OFFER, FIRM, APPLY = "duties", "offer", "firm", "apply"
FURNITURE, OTHER, _HEADING, BARE = "furniture", "other", "heading", "bare"
ADVERT_SECTIONS = {
    ESSENTIAL: "What they need",
    DESIRABLE: "What would be nice to have",
    DUTIES: "What you will do",
    _OFFER: "What they offer",
    FIRM: "About them",
    APPLY: "How to apply",
    OTHER: "Other lines",
    FURNITURE: "Around the advert",
    _HEADING: "Headings",
    BARE: "Lines without a word",
}
LONGEST_HEADING = Limit(70, "characters of a heading in an advert", harmless="a longer one is read as a line")
_SHORTEST = 3  # characters of a need that stands under no heading


@dataclass(frozen=True)
class PlacedLine:
    """A sentence or an item, with its section. sure : a heading or its words say so. line : what it was taken from."""

    text: str
    section: str
    line: Raw
    sure: bool = True
    above: str = ""  # of what is not sure: the section before
    cut: bool = False  # it is a part of an item or a sentence that was too long


@dataclass(frozen=True)
class Signs:
    """What a sentence says about its own section: how many words for each, and whether some of them settle it."""

    scores: dict[str, int]
    settled: str = ""

    @property
    def needed(self) -> int:
        return sum(self.scores.get(section, 0) for section in NEEDED)

    @property
    def need(self) -> str:
        return DESIRABLE if self.scores.get(DESIRABLE) else ESSENTIAL

    @property
    def best(self) -> str:
        """The section that most words speak for; needs first where two are even; empty when nothing does."""
        others = max(
            (section for section in _OTHERS if self.scores.get(section)), key=self.scores.__getitem__, default=""
        )
        if self.needed and self.needed >= self.scores.get(others, 0):
            return self.need
        return others


_OTHERS = (_OFFER, APPLY, DUTIES, FIRM, FURNITURE)
_NO_HEADING = (".", "!", ",", ";")
_MONEY = re.compile(
    r"(?:[£$€]|\b(?:eur|chf|usd|gbp|euro)\b)\s?\d[\d\s.,'\u2019]*|\d[\d\s.,'\u2019]*\s?(?:[£$€]|\b(?:eur|euro|chf|usd|gbp)\b)",
    re.IGNORECASE,
)
_REACH = re.compile(r"\S@\S+\.\w|https?://|\bwww\.|\b0\d{2,4}[\s/-]\d{2,}|\+\d{2}[\s(]")
_TITLE = re.compile(r"\b[mwfhd](?:/[mwfhdxi]){1,3}\b|\(all genders\)", re.IGNORECASE)
_AROUND = re.compile(r"\d+\+? [^\W\d_]+|[^\W\d_]+ ?: ?\d+|r[ée]f(?:[ée]ren[cz]\w*)?\b.{0,30}\d.{0,10}", re.IGNORECASE)


def signs_in(text: str) -> Signs:
    """What `text` says about its section, by words of the file, amounts of money, and addresses to write to."""
    line = plain_advert(text)
    scores: Counter[str] = Counter()
    settled = ""
    for found in words().signs.find(line):
        scores[found.section] += found.words
        settled = settled or (found.section if found.strong else "")
    amount = _MONEY.search(text)
    if amount and not scores[ESSENTIAL]:
        scores[_OFFER] += 2
    if amount and sum(map(str.isalpha, _MONEY.sub("", text))) <= 8:
        settled = _OFFER
    if _REACH.search(text):
        scores[APPLY] += 3
    if _TITLE.search(text) and not text.endswith("."):
        settled = FURNITURE
    return Signs(dict(scores), settled)


def placed(lines: list[Raw], longest: int) -> list[PlacedLine]:
    """Each line, or each sentence of it, with its section. longest : characters of one; what has more is cut."""
    return _settled(list(_Reading(lines, longest).all()))


class _Reading:
    """Goes through an advert from the top and remembers under which heading it is."""

    def __init__(self, lines: list[Raw], longest: int) -> None:
        self.lines, self.longest = lines, longest
        self.headings = [self._heading(at) for at in range(len(lines))]
        self.has_needs = any(section in NEEDED for section in self.headings)
        self.current: str | None = None  # None before the first heading that is known, OTHER below an unknown one
        self.above: str | None = None  # the section before a heading that is unknown
        self.columns: dict[int, str] = {}

    def all(self) -> Iterator[PlacedLine]:
        for _at, line in groupby(range(len(self.lines)), key=lambda place: self.lines[place].at):
            row = list(line)
            if self.lines[row[0]].column and self.headings[row[0]] is None:
                yield from self._row([self.lines[place] for place in row])
            else:
                for place in row:
                    yield from self._line(self.lines[place], self.headings[place])

    def _line(self, line: Raw, heading: str | None) -> Iterator[PlacedLine]:
        if not line.has_words:
            yield PlacedLine(line.text, BARE, line)
        elif line.text.endswith(HEADS) and not heading and (line.marked or not line.after_gap) and self.current:
            yield PlacedLine(line.text, _HEADING, line)  # a part of the section that it stands in
        elif heading is not None:
            self.above = self.current if self.current not in (None, OTHER) else self.above
            self.current, self.columns = heading or OTHER, {}
            yield PlacedLine(line.text, _HEADING, line)
        elif not line.marked and (words().line(line.text) or _AROUND.fullmatch(line.text)):
            yield PlacedLine(line.text, FURNITURE, line)
        else:
            yield from self._texts(line)

    def _texts(self, line: Raw) -> Iterator[PlacedLine]:
        text, under = line.text, self.current
        head, colon, rest = text.partition(":")
        if colon and rest.strip() and not line.marked and len(head) <= 45:
            section, share = words().heading(head)
            if share >= 0.8 and section not in NEEDED:
                under = section
            elif share >= 0.8 and (under not in NEEDED or len(sentences_in(rest)) > 1):
                yield PlacedLine(f"{head}:", _HEADING, line)
                under, text = section, rest.strip()
        for whole in [text] if line.marked else sentences_in(text):
            yield from self._pieces(whole, line, under)

    def _pieces(self, text: str, line: Raw, under: str | None) -> Iterator[PlacedLine]:
        """`text`, in parts when it is too long: they stay together in the section of the first."""
        first, *others = pieces(text, self.longest)
        placed_first = self._place(first, line, under)
        yield replace(placed_first, cut=bool(others))
        yield from (replace(placed_first, text=other, cut=True) for other in others)

    def _place(self, text: str, line: Raw, under: str | None) -> PlacedLine:
        if not any(map(str.isalpha, text)) or (len(text) < _SHORTEST and under not in NEEDED):
            return PlacedLine(text, BARE, line)
        signs = signs_in(text)
        if signs.settled and not (line.marked and under in NEEDED and signs.needed > 1):
            return PlacedLine(text, signs.settled, line)
        if under is None:
            return self._unheaded(text, line, signs)
        if line.mark.startswith("D") and under == ESSENTIAL:
            under = DESIRABLE
        return PlacedLine(text, _under(under, signs, line.marked), line, sure=under != OTHER, above=self.above or "")

    def _unheaded(self, text: str, line: Raw, signs: Signs) -> PlacedLine:
        """Before the first heading. Where needs have a heading of their own, an introduction holds none."""
        title = line is self.lines[0] and not line.marked and not text.endswith((".", "!", "?"))
        best = signs.best
        if self.has_needs and best in NEEDED:
            return PlacedLine(text, OTHER, line)
        return PlacedLine(text, OTHER if title else best or OTHER, line, sure=title or bool(best))

    def _row(self, row: list[Raw]) -> Iterator[PlacedLine]:
        """A row of a table: a cell may name the section of the others, or of its column."""
        labels = {cell.column: _label(cell.text) for cell in row}
        named = [label for label in labels.values() if label in NEEDED]
        if len(row) > 1 and all(labels.values()) and named:
            self.columns = {column: label for column, label in labels.items() if label in NEEDED}
            yield from (PlacedLine(cell.text, _HEADING, cell) for cell in row)
            return
        for cell in row:
            if labels[cell.column] and len(row) > 1:
                yield PlacedLine(cell.text, _HEADING if labels[cell.column] in NEEDED else FURNITURE, cell)
            elif not cell.has_words:
                yield PlacedLine(cell.text, BARE, cell)
            else:
                under = self.columns.get(cell.column) or (named[0] if named else self.current)
                yield from self._pieces(cell.text, cell, under)

    def _heading(self, at: int) -> str | None:
        """The section that the line names when it is a heading, "" when nobody knows it; None when it is none."""
        line = self.lines[at]
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if not line.has_words or line.inline or len(line.text) > LONGEST_HEADING or line.text.endswith(_NO_HEADING):
            return None
        if line.marked or (line.column and not line.text.endswith(HEADS)):
            return _marked_heading(line)
        if words().line(line.text) == FURNITURE and not line.text.endswith(HEADS):
            return None
        return _bare_heading(line, after, is_first=at == 0)


def _marked_heading(line: Raw) -> str | None:
    """A line with a number or a picture before it may be a heading, but not one with a bullet; nor a cell."""
    section, share = words().heading(line.text)
    counted = line.mark[:1].isalnum() or line.mark[:1] >= "\u2600"
    is_one = line.marked and not line.column and (counted or line.text.endswith(HEADS))
    return section if section and share > 0.85 and is_one else None


def _bare_heading(line: Raw, after: Raw | None, is_first: bool) -> str | None:
    """By its words alone, by some of them when its shape says so too, or by its shape alone."""
    section, share = words().heading(line.text)
    colon, leads = line.text.endswith(HEADS), bool(after and after.marked)
    above = colon or leads or line.explicit or bool(line.after_gap and after and not after.after_gap)
    if section and (share >= 0.8 or (above and share >= 0.3)):
        return section
    short = len(line.text.split()) <= 6 and not _TITLE.search(line.text) and not is_first
    by_shape = (line.explicit and not is_first) or (leads and short and not signs_in(line.text).scores)
    return "" if colon or by_shape else None


def _label(text: str) -> str:
    """The section that a cell names; FURNITURE when it says how something is looked at, such as "Interview"."""
    section, share = words().heading(text)
    if section in NEEDED and share > 0.9:
        return section
    return FURNITURE if words().line(text) else ""


def _under(section: str, signs: Signs, marked: bool) -> str:
    """The section of a sentence below a heading: that of the heading, unless its own words speak against it."""
    best, needed = signs.best, signs.needed
    if section in NEEDED:
        other = best not in NEEDED and best != DUTIES and not marked and not needed and signs.scores.get(best, 0) >= 2
        return best if other else DESIRABLE if signs.scores.get(DESIRABLE) else section
    if marked or section in (_OFFER, APPLY):
        return section
    against = max((count for one, count in signs.scores.items() if one not in NEEDED), default=0)
    return signs.need if needed >= 2 and needed > against + 1 else section


def _settled(found: list[PlacedLine]) -> list[PlacedLine]:
    """With a section for what nothing is sure of: that of its neighbours in the same block, or of its whole list."""
    found = list(_by_neighbours(found)) if not any(one.section == _HEADING for one in found) else found
    return list(_by_list(found))


def _by_neighbours(found: list[PlacedLine]) -> Iterator[PlacedLine]:
    blocks: list[list[PlacedLine]] = []
    for one in found:
        if not blocks or (one.line.after_gap and one.line is not blocks[-1][-1].line):
            blocks.append([])
        blocks[-1].append(one)
    for block in blocks:
        last = next((one.section for one in block if one.sure and one.section not in (BARE, OTHER, FURNITURE)), "")
        for one in block:
            if one.sure:
                last = one.section if one.section not in (BARE, OTHER, FURNITURE) else last
                yield one
            else:
                yield replace(one, section=last or (ESSENTIAL if one.line.marked else OTHER), sure=bool(last))


def _by_list(found: list[PlacedLine]) -> Iterator[PlacedLine]:
    """What stands below a heading that nobody knows belongs to what most of it speaks for."""
    run: list[PlacedLine] = []
    for one in [*found, None]:
        if one and one.section == OTHER and not one.sure:
            run.append(one)
            continue
        if run:
            scores: Counter[str] = Counter()
            for each in run:
                if best := signs_in(each.text).best:
                    scores[ESSENTIAL if best in NEEDED else best] += 1
            section = scores.most_common(1)[0][0] if scores else run[0].above if run[0].above in NEEDED else OTHER
            yield from (replace(each, section=section if section != FIRM else OTHER) for each in run)
            run = []
        if one:
            yield one
