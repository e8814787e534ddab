"""The words by which the parts of an advert are known, from `data/advert-words.csv`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ...content.data_files import data_rows

_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*|[^\w\s]+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})


def plain_advert(text: str) -> str:
    """`text` as the words of the file are written: small, with single blanks and straight apostrophes."""
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


@dataclass(frozen=True)
class WordFound:
    """A phrase of the file in a line. words : how many it has. strong : it counts whatever the heading says."""

    section: str
    start: int
    end: int
    words: int
    strong: bool = False


class Phrases:
    """Phrases with a section each, found as whole words, the longest first. "*" stands for the rest of a word."""

    def __init__(self, phrases: Iterable[tuple[str, str, bool]]) -> None:
        self._by_first: dict[str, list[tuple[re.Pattern[str], str, int, bool]]] = defaultdict(list)
        self._open: list[tuple[re.Pattern[str], str, int, bool]] = []  # that begin with "*"
        for phrase, section, strong in sorted(phrases, key=lambda one: (-len(one[0].split()), -len(one[0]))):
            pattern = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"[\w-]*")
            entry = (re.compile(rf"{pattern}(?!\w)"), section, len(phrase.split()), strong)
            (self._open if phrase[0] == "*" else self._by_first[phrase[:2]]).append(entry)

    def find(self, text: str) -> Iterator[WordFound]:
        """The phrases in `text`, which is `plain_advert`; none inside another."""
        at = 0
        for match in re.finditer(r"(?<![\w'])[\w/]|(?<=[ld]')\w", text):
            if match.start() >= at and (found := self._at(text, match.start())):
                at = found.end
                yield found

    def _at(self, text: str, start: int) -> WordFound | None:
        for pattern, section, words, strong in (*self._by_first.get(text[start : start + 2], ()), *self._open):
            if match := pattern.match(text, start):
                return WordFound(section, start, match.end(), words, strong)
        return None


@dataclass(frozen=True)
class AdvertWords:
    """headings, signs : phrases by section. lines : whole lines: buttons and facts around an advert under `furniture`,
    and how something is looked at ("Interview") in a table under `apply`.

    small : words that say nothing in a heading. short : abbreviations, without the point. months : what may follow an
    ordinal such as "12."; classes : what a single letter may follow at the end of a sentence ("Kl. B.").
    """

    headings: Phrases
    signs: Phrases
    lines: dict[str, str]
    small: frozenset[str]
    short: frozenset[str]
    months: frozenset[str]
    classes: frozenset[str]

    def heading(self, text: str) -> tuple[str, float]:
        """The section that a heading names, and how much of it the words for that make up, 0 to 1; ("", 0) for none.

        When it names several, what is desirable wins over what is needed, else the longest words.
        """
        line = plain_advert(text)
        found = list(self.headings.find(line))
        if not found:
            return "", 0.0
        longest = max(found, key=lambda one: (one.section == "desirable", one.end - one.start))
        spans = [(one.start, one.end) for one in found if one.section == longest.section or len(found) > 2]
        left = [
            match[0]
            for match in _WORD.finditer(line)
            if match[0] not in self.small
            and any(map(str.isalnum, match[0]))
            and not any(start <= match.start() < end for start, end in spans)
        ]
        named = sum(end - start for start, end in spans)
        return longest.section, named / (named + sum(map(len, left)))

    def line(self, text: str) -> str:
        """The section of a whole line that is known; "" for any other."""
        return self.lines.get(plain_advert(text).strip(" .:!"), "")


@cache
def words() -> AdvertWords:
    """The words of all languages together: which one an advert is in need not be known."""
    kinds: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in data_rows("advert-words.csv"):
        phrases = (plain_advert(phrase) for phrase in row["words"].split(";"))
        kinds[row["kind"]] += [(phrase, row["section"]) for phrase in phrases if phrase]
    sets = {kind: frozenset(phrase for phrase, _section in found) for kind, found in kinds.items()}
    signs = [(*one, True) for one in kinds["strong"]] + [(*one, False) for one in kinds["sign"]]
    return AdvertWords(
        Phrases((*one, False) for one in kinds["heading"]),
        Phrases({phrase: (phrase, section, strong) for phrase, section, strong in reversed(signs)}.values()),
        dict(kinds["line"]),
        sets["small"],
        sets["short"],
        sets["month"],
        sets["class"],
    )
