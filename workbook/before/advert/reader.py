"""Reading an advert: the lines that say what they need, and all the others."""

from dataclasses import dataclass

from ...answers.reading import LONGEST_LINE
from .lines import lines_of
from .source import as_lines
from .which_section import DUTIES, NEEDED, OTHER, placed


@dataclass(frozen=True)
class AdvertLine:
    """A line or a sentence of an advert, without its mark. section : a key of `ADVERT_SECTIONS`.

    at : the line of the text it stands in, from 1. mark : what was taken off its beginning.
    """

    text: str
    section: str
    at: int
    mark: str = ""


@dataclass(frozen=True)
class Advert:
    """All lines of an advert, in order. named : whether it says what is needed; else what comes closest is `needs`.

    Every line of the text is in `needs` or in `others`. cut : how many stand in several parts, for they were longer
    than the field that a need is written in.
    """

    lines: tuple[AdvertLine, ...]
    closest: str = ""
    cut: int = 0

    @property
    def named(self) -> bool:
        return not self.closest

    @property
    def needs(self) -> tuple[AdvertLine, ...]:
        return tuple(line for line in self.lines if self._is_need(line))

    @property
    def others(self) -> tuple[AdvertLine, ...]:
        return tuple(line for line in self.lines if not self._is_need(line))

    def _is_need(self, line: AdvertLine) -> bool:
        return line.section in NEEDED or line.section == self.closest


def read_advert(text: str) -> Advert:
    """The lines of `text`, each with its section, in its own words: nothing is added, and only marks are taken off.

    Where nothing says that it is needed, what is to be done comes closest, else what nobody knows a section for.
    """
    found = placed(lines_of(as_lines(text)), LONGEST_LINE)
    lines = []
    last = None
    for one in found:
        lines.append(AdvertLine(one.text, one.section, one.line.at, "" if one.line is last else one.line.mark))
        last = one.line
    sections = {line.section for line in lines}
    closest = "" if sections & set(NEEDED) else next((one for one in (DUTIES, OTHER) if one in sections), "")
    return Advert(tuple(lines), closest, len({id(one.line) for one in found if one.cut}))
