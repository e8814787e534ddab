"""Controls that everybody can use: native inputs with a label, help and error text.

Each is one small anywidget. What a person types arrives as text in `typed`, is read by
`workbook.answers.reading` and becomes `value`; when it cannot be read, `error` says why and `value` stays.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from traitlets import Bool, Dict, Float, Int, List, Unicode, default, observe

from ...answers.reading import read_date, read_number, read_text, read_when
from ...clock import today
from ...journal.mishaps import SENTENCE
from ...wording import day_in_words, when_in_words
from .drawn import Drawn
from .pages import no_layout

_HALF_A_DATE = "a date that is not complete"
# The page knows what it just sent; echoing it would double the messages of every key press.
_FROM_PAGE = {"sync": True, "echo_update": False}


class Control(Drawn):
    """What all controls share. `label` is always visible and is the name a screen reader says."""

    label = Unicode().tag(sync=True)
    help = Unicode().tag(sync=True)
    error = Unicode().tag(sync=True)
    hidden = Bool(False).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(layout=no_layout(), **traits)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.label!r})"

    def forget(self) -> None:
        """Drop what was refused: the control is about something else now."""
        self.error = ""

    def refuses(self, _said: dict[str, Any]) -> bool:
        return bool(self.error)

    def say_mishap(self) -> None:
        self.error = SENTENCE


class Typed(Control):
    """A control whose `value` is read from what was `typed`. Empty means not answered: None.

    What was typed and refused stays until the person changes it: setting `value` to what it is already
    leaves it alone. `forget` drops it.
    """

    typed = Unicode().tag(**_FROM_PAGE)
    _unreadable = Unicode("something that is not a number").tag(sync=True)  # stands for what a browser does not tell

    def __init__(self, value: Any = None, **traits: Any) -> None:
        super().__init__(**traits)
        self._value: Any = None
        self._known: Any = None  # what was last set or could be read
        self._changed: list[Callable[[Any], None]] = []
        if value is not None:
            self.value = value

    @property
    def value(self) -> Any:
        """What was last typed and could be read; None when empty."""
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        if self.error and value == self._known:
            return
        self._known = value
        self.typed = "" if value is None else self.written(value)

    def forget(self) -> None:
        super().forget()
        self.typed = "" if self._value is None else self.written(self._value)

    def on_value(self, changed: Callable[[Any], None]) -> None:
        """Call `changed` with each new value."""
        self._changed.append(changed)

    def read(self, text: str) -> Any:
        """The value of `text`, never empty. Raises `ValueError` with a sentence for the person."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """`value` as it would be typed."""
        return str(value)

    @observe("typed")
    def _on_typed(self, change: Any) -> None:
        try:
            value = self.read(change.new) if change.new.strip() else None
        except ValueError as problem:
            self.error = str(problem)
            return
        self.error = ""
        self._known = value
        if value != self._value:
            self._value = value
            for changed in self._changed:
                changed(value)


class Number(Typed):
    """A number from `minimum` to `maximum`; an int when `only_whole`."""

    drawn_by = "number"

    minimum = Float(0).tag(sync=True)
    maximum = Float(100).tag(sync=True)
    step = Float(1).tag(sync=True)
    only_whole = Bool(True)

    def read(self, text: str) -> float | int:
        return read_number(text, self.label, self.minimum, self.maximum, self.only_whole)


class Text(Typed):
    """One line of text."""

    drawn_by = "text"

    longest = Int(200)
    placeholder = Unicode().tag(sync=True)

    def read(self, text: str) -> str:
        return read_text(text, self.label, self.longest)


class DateTime(Typed):
    """A date and a time of day where the interview is. `value` is a `datetime` without a zone."""

    drawn_by = "date_time"
    _unreadable = Unicode(_HALF_A_DATE).tag(sync=True)

    kind = Unicode("datetime-local").tag(sync=True)
    in_words = Unicode().tag(sync=True)

    def read(self, text: str) -> datetime:
        when = read_when(text, self.label)
        self.in_words = when_in_words(when)
        return when

    def written(self, value: datetime) -> str:
        return value.isoformat(timespec="minutes")


class Date(Typed):
    """A day. `value` is a `date`. past_only, future_only : refuse days after, or before, today."""

    drawn_by = "date_time"
    _unreadable = Unicode(_HALF_A_DATE).tag(sync=True)

    kind = Unicode("date").tag(sync=True)
    in_words = Unicode().tag(sync=True)
    past_only = Bool(False)
    future_only = Bool(False)

    def read(self, text: str) -> date:
        """Raises `ValueError` with a sentence for what is no day, or none that is allowed here."""
        day = read_date(text, self.label)
        if self.past_only and day > today():
            raise ValueError(f"{self.label} must be today or earlier. You gave: {day_in_words(day)}.")
        if self.future_only and day < today():
            raise ValueError(f"{self.label} must be today or later. You gave: {day_in_words(day)}.")
        self.in_words = day_in_words(day)
        return day


class Chosen(Control):
    """A control whose `value` is one of what is offered, so it needs no reading."""

    def on_value(self, changed: Callable[[Any], None]) -> None:
        """Call `changed` with each new value."""
        self.observe(lambda change: changed(change.new), names="value")


class Select(Chosen):
    """One of `options`, a list of [key, label]; `value` is the key."""

    drawn_by = "select"

    options: List = List().tag(sync=True)
    value = Unicode().tag(**_FROM_PAGE)


class Checkbox(Chosen):
    """Yes or no."""

    drawn_by = "checkbox"

    value = Bool(False).tag(**_FROM_PAGE)


class Range(Chosen):
    """A slider from `minimum` to `maximum`, its value written beside the label with its `unit`.

    An `optional` one stands for an answer: its `value` is None and it says "not said yet" until somebody moves it
    or presses Enter, and it can be cleared again.
    """

    drawn_by = "range"
    _words = Dict({"unsaid": "not said yet", "clear": "Clear"}).tag(sync=True)

    minimum = Float(0).tag(sync=True)
    maximum = Float(100).tag(sync=True)
    step = Float(5).tag(sync=True)
    unit = Unicode().tag(sync=True)
    optional = Bool(False).tag(sync=True)
    value = Float(0, allow_none=True).tag(**_FROM_PAGE)

    @default("value")
    def _not_said_yet(self) -> float | None:
        return None if self.optional else self.minimum


class Button(Control):
    """A button with a word on it. `clicks` counts; `on_click` is called with nothing."""

    drawn_by = "button"

    primary = Bool(False).tag(sync=True)
    clicks = Int(0).tag(**_FROM_PAGE)

    def on_click(self, clicked: Callable[[], None]) -> None:
        """Call `clicked` at each click."""
        self.observe(lambda _change: clicked(), names="clicks")
