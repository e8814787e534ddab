"""Fields to fill in, described as data: what each is called, and how what is typed becomes an answer and back.

A sheet on a page is a list of these. Whatever is typed arrives as text, whichever control it came from.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..wording import day_in_words
from .money import read_money
from .money import written as money_written
from .people import People
from .reading import LONGEST_LINE, LONGEST_TEXT, read_date, read_number, read_text, shown

YES_NO = (("yes", "Yes"), ("no", "No"))
TICKED = "yes"


@dataclass(frozen=True)
class Field:
    """One field. key : where the answer is kept in the journal.

    kind : `line`, `text`, `choice`, `date`, `number` (a whole one), `amount` (with two decimals at most),
    `money` (in `currency`, an ISO 4217 code, when that is known), `people` (a count or a range), `yes_no` or `tick`.
    options : (key, label) of a choice. low, high : of a number or an amount.
    group : the heading it stands under. minutes : how long it takes; 0 when nobody said. suggested : what a line may
    be taken from; anything else may be typed as well. place : which block of fields it stands in. short : what is seen
    of the label, when what stands above says the rest. look : how it looks, as the styles know it. unchosen : what a
    choice says before anything is chosen; None for one in which something always is. drawn : what more a page is told.
    """

    key: str
    label: str
    kind: str = "line"
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 100
    longest: int = LONGEST_TEXT
    group: str = ""
    minutes: int = 0
    suggested: tuple[str, ...] = ()
    currency: str = ""
    place: str = ""
    short: str = ""
    look: str = ""
    unchosen: str | None = ""
    drawn: dict[str, Any] = field(default_factory=dict, hash=False)

    def __init_subclass__(cls) -> None:
        cls.__repr__ = Field.__repr__  # type: ignore[method-assign]  # else each dataclass makes one of its own

    def __repr__(self) -> str:
        # Never a label or an option: they may hold what a person entered.
        return f"{type(self).__name__}({self.key!r}, {self.kind!r})"

    def read(self, typed: str) -> Any:
        """The answer in `typed`, None when it is empty. Raises `ValueError` with a sentence for the person."""
        if not typed.strip():
            return False if self.kind == "tick" else None
        return _READ[self.kind](self, typed)

    @property
    def name(self) -> str:
        """What the field is called in a sentence: its label, in quotation marks when it is a question."""
        return f"“{self.label}”" if self.label.endswith(("?", ".", "…")) else self.label

    def written(self, answer: Any) -> str:
        """`answer` as it would be typed; empty when this field cannot hold it."""
        if self.kind == "money":  # also what has more decimals than its currency, which was chosen later
            return money_written(answer) if self._is_number(answer) else ""
        try:
            typed = _written(answer, self.kind)
            return typed if not typed or self.read(typed) == answer else ""
        except ValueError:
            return ""

    def in_words(self, answer: Any) -> str:
        """`answer` as a person reads it; empty when there is none."""
        typed = self.written(answer)
        if self.kind == "date" and typed:
            return day_in_words(date.fromisoformat(typed))
        return dict(self.choices).get(typed, typed) if typed else ""

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What can be chosen, (key, label)."""
        return YES_NO if self.kind == "yes_no" else self.options

    def as_json(self) -> dict[str, Any]:
        """What a page needs to draw the field."""
        said: dict[str, Any] = {"key": self.key, "label": self.label, "kind": self.kind}
        for name in ("help", "group", "minutes", "place", "short", "look"):
            if value := getattr(self, name):
                said[name] = value
        if self.choices:
            said["options"] = [*self._none_chosen, *map(list, self.choices)]
        if self.suggested:
            said["suggested"] = list(self.suggested)
        if self.kind in ("number", "amount", "money"):
            said |= {"low": self.low, "high": self.high}
        return said | self.drawn

    def _is_number(self, answer: Any) -> bool:
        return isinstance(answer, int | float) and not isinstance(answer, bool) and self.low <= answer <= self.high

    @property
    def _none_chosen(self) -> list[list[str]]:
        """The empty choice that stands first, as a page shows the first one while there is no answer."""
        return [] if self.unchosen is None or self.choices[0][0] == "unknown" else [["", self.unchosen]]


def _written(answer: Any, kind: str) -> str:
    match answer:
        case None:
            return ""
        case bool():
            return TICKED if answer else "" if kind == "tick" else "no"
        case _ if kind == "tick":
            return ""
        case [int() as low, int() as high]:
            return f"{low} to {high}"
        case _:
            return str(answer)


def _read_choice(field: Field, typed: str) -> str:
    keys = [key for key, _label in field.choices]
    if typed not in keys:
        labels = ", ".join(label for _key, label in field.choices)
        raise ValueError(f"{field.name}: choose one of {labels}. You gave: {shown(typed)}.")
    return typed


def _read_amount(field: Field, typed: str) -> int | float:
    """A number with at most two decimals, such as 12.50 or 12,50."""
    amount = read_number(typed, field.name, field.low, field.high, only_whole=False)
    if amount != round(amount, 2):
        raise ValueError(f"{field.name} must have at most two decimals, such as 12.50. You gave: {shown(typed)}.")
    return int(amount) if amount == int(amount) else amount


def _read_line(field: Field, typed: str) -> str:
    line = read_text(typed, field.name, LONGEST_LINE).strip()
    if "\n" in line or "\r" in line:
        raise ValueError(f"{field.name} must be one line.")
    return line


_READ: dict[str, Callable[[Field, str], Any]] = {
    "line": _read_line,
    "text": lambda field, typed: read_text(typed, field.name, field.longest),
    "choice": _read_choice,
    "date": lambda field, typed: read_date(typed, field.name).isoformat(),
    "number": lambda field, typed: read_number(typed, field.name, field.low, field.high),
    "amount": _read_amount,
    "money": lambda field, typed: read_money(typed, field.name, field.low, field.high, field.currency),
    "people": lambda field, typed: People.read(typed, field.name).recorded,
    "yes_no": lambda field, typed: _read_choice(field, typed) == "yes",
    "tick": lambda field, typed: True,
}
