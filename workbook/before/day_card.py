"""The day card: one printed page to hold in your hand, as HTML that needs nothing else and asks for nothing else.

It has to hold without scripts: the file that is saved allows none, and the frame that prints it runs none. So how large
the type may be is worked out here, from about how wide each letter is, and not by the page as it is printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeVar

from ..answers.templates import template
from ..limits import Limit
from .letter_widths import clipped, lines_in, one_line

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}  # mm
MARGIN = 12  # mm
POINTS_IN_MM = 72 / 25.4  # in a mm
SIZES = [quarters / 4 for quarters in range(52, 32, -1)]  # points, 13 to 8.25: the largest in which the card fits
LONGER = (3, 2, 1.5)  # times `longest`, tried before a text is cut to that
ON_CARD = "{limit} of {count} {what}"  # as the page says
MOST_ON_CARD = {  # the sheet says where the rest is, and the page how many of how many are on it
    "people": Limit(6, "people on the day card", ON_CARD),
    "questions": Limit(8, "questions on the day card", ON_CARD),
    "ifs": Limit(6, "if-then plans on the day card", ON_CARD),
    "checks": Limit(6, "checks on the day card", ON_CARD),
}


class _Kind(NamedTuple):
    """How one kind of text is set; the style in the template says the same. Widths and heights in em of the card.

    longest : in ordinary letters when the sheet is full; an emoji or a Chinese letter counts as two. lines : the most
    in the smallest type. letter : how wide an ordinary one is in the widest of the usual fonts. share, less : of the
    width of the sheet, and what goes off that. line : how high a line is.
    """

    longest: int
    lines: int
    letter: float
    share: float
    less: float
    line: float = 1.25


CARD_PLACES = {
    "title": _Kind(46, 1, 1.1, 1, 12, 1.93),
    "when": _Kind(40, 2, 1.1, 1, 19, 2.0),
    "place": _Kind(100, 2, 0.76, 1, 19, 1.69),
    "leave": _Kind(24, 2, 1.06, 0, -14.7, 1.88),
    "route": _Kind(136, 3, 0.63, 0.5, 1, 1.35),
    "contact": _Kind(80, 2, 0.63, 0.5, 1, 1.35),
    "bring": _Kind(136, 3, 0.63, 0.5, 1, 1.35),
    "wear": _Kind(80, 2, 0.63, 0.5, 1, 1.35),
    "first_words": _Kind(180, 4, 0.63, 0.5, 1, 1.41),
    "numbers": _Kind(180, 4, 0.63, 0.5, 1, 1.41),
    "question": _Kind(90, 2, 0.58, 0.5, 2.5),
    "check": _Kind(44, 2, 0.58, 1 / 3, 2.7),
    "if": _Kind(60, 2, 0.58, 0.5, 1),
    "then": _Kind(66, 2, 0.65, 0.5, 1),
    "pair": _Kind(130, 3, 0.65, 0.5, 1),
    "name": _Kind(30, 2, 0.7, 0.18, 1),
    "who": _Kind(40, 2, 0.58, 0.22, 1),
    "story": _Kind(58, 2, 0.58, 0.3, 1),
    "asked": _Kind(58, 2, 0.58, 0.3, 0),
}
FACTS = ("title", "when", "place", "leave", "route", "bring", "contact", "wear", "first_words", "numbers")
_PERSON = {"name": "name", "who": "who", "story": "story", "question": "asked"}

# Heights of the template in em.
GAP, LABEL, _HEADING = 0.8, 1.11, 1.78
HEADER, FOOTER = 0.55, LABEL + GAP
BOX = 0.95  # around the time to leave
TABLE_HEAD, ROW = 1.4, 0.58
FACT_GAP, ITEM_GAP = 0.45, 0.3
SPARE = 0.5  # so that nothing is ever a hair too high

AnItem = TypeVar("AnItem")


@dataclass(frozen=True, repr=False)
class PersonLine:
    """Somebody the candidate will meet. story : what to lead with. question : what only this person can answer."""

    name: str = ""
    who: str = ""
    story: str = ""
    question: str = ""


@dataclass(frozen=True, repr=False)
class CardWords:
    """What a day card says; every part may be empty. when, leave : in words. ifs : pairs (if, then)."""

    title: str = ""
    when: str = ""
    place: str = ""
    route: str = ""
    leave: str = ""
    contact: str = ""
    wear: str = ""
    bring: str = ""
    first_words: str = ""
    numbers: str = ""
    people: tuple[PersonLine, ...] = ()
    questions: tuple[str, ...] = ()
    ifs: tuple[tuple[str, str], ...] = ()
    checks: tuple[str, ...] = ()


def day_card(values: CardWords, paper: str = "A4") -> str:
    """The card as an HTML page that prints on exactly one sheet of `paper`, a key of `PAPERS`.

    Empty parts are left out. The less there is to say, the larger the type. What is more than `MOST_ON_CARD` is left
    out, and texts that the sheet does not hold are cut with an ellipsis; the foot then says where the rest is.
    """
    width, height = ((side - 2 * MARGIN) * POINTS_IN_MM for side in PAPERS[paper])
    setting = _filled(values, width, height)
    card = setting.card
    more = card != _tidy(values) or setting.cuts
    wide, high = PAPERS[paper]
    sheet = {"width": f"{wide:g}mm", "height": f"{high:g}mm", "margin": f"{MARGIN}mm"}
    return template("before/day_card.html.j2").render(
        card=card, lines=setting.lines, size=setting.size, sheet=sheet, more=more, pair_in_words=pair_in_words
    )


class _Setting:
    """A card in one size of type: how many lines each text gets, and how high all of it is."""

    def __init__(self, card: CardWords, size: float, width: float, smallest: bool = False) -> None:
        """width : of the printed part, in points. smallest : no text gets more lines than its kind allows."""
        self.card, self.size, self.smallest = card, size, smallest
        self._ems = width / size
        self.cuts = False

    def lines(self, kind: str, text: str) -> int:
        """As many as `text` needs in the widest of the usual fonts; the page gives it no more."""
        if not text:
            return 0
        how = CARD_PLACES[kind]
        needed = lines_in(text, max(1, (self._ems * how.share - how.less) / how.letter))
        if self.smallest and needed > how.lines:
            self.cuts = True
            return how.lines
        return needed

    def height(self) -> float:
        """In em."""
        card = self.card
        parts = [self._top(), *self._facts(), self._people(), self._columns(), self._checks()]
        title = HEADER + self._high("title", card.title or "-")
        return title + sum(GAP + part for part in parts if part) + FOOTER + SPARE

    def _high(self, kind: str, text: str) -> float:
        return self.lines(kind, text) * CARD_PLACES[kind].line

    def _top(self) -> float:
        leave = LABEL + BOX + self._high("leave", self.card.leave) if self.card.leave else 0
        return max(self._high("when", self.card.when) + self._high("place", self.card.place), leave)

    def _facts(self) -> list[float]:
        """The height of the grid of facts, two in a row; nothing when there are none."""
        kinds = [kind for kind in ("route", "bring", "contact", "wear") if getattr(self.card, kind)]
        each = [LABEL + self._high(kind, getattr(self.card, kind)) for kind in kinds]
        rows = [max(each[at : at + 2]) for at in range(0, len(each), 2)]
        return [sum(rows) + FACT_GAP * (len(rows) - 1)] if rows else []

    def _people(self) -> float:
        rows = [
            max(self._high(kind, getattr(line, name)) for name, kind in _PERSON.items()) for line in self.card.people
        ]
        return TABLE_HEAD + sum(rows) + ROW * len(rows) if rows else 0

    def _columns(self) -> float:
        card = self.card
        pairs = [pair_in_words(pair) for pair in card.ifs]
        left = self._column([("first_words", [card.first_words]), ("question", card.questions)])
        return max(left, self._column([("numbers", [card.numbers]), ("pair", pairs)]))

    def _column(self, sections: list[tuple[str, Iterable[str]]]) -> float:
        heights = []
        for kind, texts in sections:
            items = [self._high(kind, text) for text in texts if text]
            if items:
                heights.append(_HEADING + sum(items) + ITEM_GAP * (len(items) - 1))
        return sum(heights) + GAP * max(0, len(heights) - 1)

    def _checks(self) -> float:
        each = [self._high("check", text) for text in self.card.checks]
        rows = [max(each[at : at + 3]) for at in range(0, len(each), 3)]
        return _HEADING + sum(rows) + ITEM_GAP * (len(rows) - 1) if rows else 0


def pair_in_words(pair: tuple[str, str]) -> str:
    """If the train is late → call Priya"""
    when, then = pair
    return " → ".join(part for part in (f"If {when}" if when else "", then) if part)


def _filled(values: CardWords, width: float, height: float) -> _Setting:
    """As much of the texts as the page holds, in the largest type in which it does."""
    for longer in LONGER:
        card = _shortened(values, longer)
        if _Setting(card, SIZES[-1], width).height() * SIZES[-1] <= height:
            return _set(card, width, height)
    return _set(_shortened(values), width, height)


def _set(card: CardWords, width: float, height: float) -> _Setting:
    """The card in the largest type in which it fits on a page of that size, in points."""
    for size in SIZES:
        setting = _Setting(card, size, width)
        if setting.height() * size <= height:
            return setting
    smallest = _Setting(card, SIZES[-1], width, smallest=True)
    smallest.height()  # notes whether anything is cut
    return smallest


def _tidy(values: CardWords, longest: dict[str, float] | None = None) -> CardWords:
    """The card without what is empty, every text on one line; cut to `longest` if that is given.

    Lists end with the first that does not fit.
    """

    def tidy(kind: str, text: str) -> str:
        return clipped(text, longest[kind]) if longest else one_line(text)

    def first(name: str, items: Iterable[AnItem]) -> tuple[AnItem, ...]:
        return tuple(islice(items, MOST_ON_CARD[name] + 1))

    def list_of(kind: str, texts: Iterable[str]) -> Iterable[str]:
        return (short for text in texts if (short := tidy(kind, text)))

    people = (PersonLine(*(tidy(kind, getattr(one, name)) for name, kind in _PERSON.items())) for one in values.people)
    pairs = ((tidy("if", when), tidy("then", then)) for when, then in values.ifs)
    return CardWords(
        **{name: tidy(name, getattr(values, name)) for name in FACTS},
        people=first("people", (person for person in people if person != PersonLine())),
        questions=first("questions", list_of("question", values.questions)),
        ifs=first("ifs", (pair for pair in pairs if any(pair))),
        checks=first("checks", list_of("check", values.checks)),
    )


def _shortened(values: CardWords, longer: float = 1) -> CardWords:
    """What the card can show of `values`, each text `longer` times as long as on a full sheet."""
    card = _tidy(values, {kind: how.longest * longer for kind, how in CARD_PLACES.items()})
    lists = {name: getattr(card, name)[:most] for name, most in MOST_ON_CARD.items()}
    return CardWords(**{name: getattr(card, name) for name in FACTS}, **lists)
