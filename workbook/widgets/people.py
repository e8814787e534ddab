"""How many people are at this stage: a number, a range, or "I don't know"; three controls in one group."""

from collections.abc import Callable

from ..applications import People
from ..odds.rounds import MOST_PEOPLE
from .controls import Control, Number, Select

UNKNOWN, EXACTLY, BETWEEN = "unknown", "exactly", "between"


class PeopleGroup:
    """The controls `known`, `low` and `high`, and the `value` they give together.

    `usual` is the range for this kind of work: shown as help, and where the numbers start.
    """

    def __init__(self, usual: tuple[int, int], changed: Callable[[People], None]) -> None:
        self._changed, self._usual = changed, usual
        self._showing = False
        self.known = Select(
            label="How many people are at this stage, you included?",
            options=[[UNKNOWN, "I don't know"], [EXACTLY, "I know the number"], [BETWEEN, "Somewhere between"]],
            value=UNKNOWN,
        )
        self.low = Number(minimum=1, maximum=MOST_PEOPLE)
        self.high = Number(minimum=1, maximum=MOST_PEOPLE, label="At most")
        self._show()
        self.known.on_value(self._on_known)
        for end in (self.low, self.high):
            end.on_value(lambda _value: self._tell())

    @property
    def controls(self) -> dict[str, Control]:
        return {"known": self.known, "low": self.low, "high": self.high}

    def show(self, value: People) -> None:
        """Put `value` into the controls; a range that was refused as a whole stays, like any refused answer."""
        if self.high.error:
            return
        self._showing = True
        try:
            if value is not None:
                self.low.value, self.high.value = value if isinstance(value, tuple) else (value, self.high.value)
            self.known.value = UNKNOWN if value is None else BETWEEN if isinstance(value, tuple) else EXACTLY
        finally:
            self._showing = False
        self._show()

    def now_usual(self, usual: tuple[int, int]) -> None:
        """The kind of work changed, and with it what is usual."""
        self._usual = usual
        self._show()

    def _on_known(self, known: str) -> None:
        if self._showing:
            return
        low, high = self._usual
        if known == EXACTLY and self.low.value is None:
            self.low.value = (low + high) // 2
        if known == BETWEEN:
            self.low.value = self.low.value or low
            self.high.value = self.high.value or min(max(high, self.low.value + 1), MOST_PEOPLE)
        self._show()
        self._tell()

    def _show(self) -> None:
        low, high = self._usual
        self.known.help = f"Usual for this work: {low} to {high}." if self.known.value == UNKNOWN else ""
        self.low.label = "At least" if self.known.value == BETWEEN else "People at this stage, you included"
        self.low.hidden = self.known.value == UNKNOWN
        self.high.hidden = self.known.value != BETWEEN

    def _tell(self) -> None:
        """Tell what the controls say together; a range the wrong way round is said, not told."""
        if self._showing:
            return
        low, high = self.low.value, self.high.value
        wrong = self.known.value == BETWEEN and low is not None and high is not None and low > high
        self.high.error = (
            f"At most must be {low} or more, like the number beside it. You gave: {high}." if wrong else ""
        )
        if wrong:
            return
        if self.known.value == UNKNOWN or low is None:
            self._changed(None)
        elif self.known.value == BETWEEN and high is not None:
            self._changed((low, high))
        else:
            self._changed(low)
