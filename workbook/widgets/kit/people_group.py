"""How many people are at this stage, and for how many openings: controls in one group, with a picture of both."""

from collections.abc import Callable

from traitlets import Int

from ...answers.people import People
from ...answers.seats import Seats, seats_of
from ...content.roles import Role
from ...odds import MOST_OPENINGS
from ...odds.rounds import MOST_PEOPLE
from .controls import Control, Number, Select
from .part import soon

_UNKNOWN, EXACTLY, _BETWEEN = "unknown", "exactly", "between"
_NOTHING = object()  # neither an answer nor that there is none


class SeatsPicture(Control):
    """Seats and heads, drawn from `seats` and from `fewest` to `most` people; `label` says the same in words."""

    drawn_by = "seats_alone"

    seats = Int(1).tag(sync=True)
    fewest = Int(1).tag(sync=True)
    most = Int(1).tag(sync=True)

    _newest: Seats | None = None

    def show(self, seats: Seats) -> None:
        """Draw `seats` once the page has heard of what it asked for."""
        self._newest = seats
        soon(self._draw)

    def _draw(self) -> None:
        if self._newest and self.comm is not None:
            with self.hold_sync():
                self.label = self._newest.words
                self.seats, self.fewest, self.most = self._newest.drawn


class PeopleGroup:
    """The controls `known`, `low`, `high`, `openings` and `seats`; `changed` hears how many people there are.

    Nothing is told before all of it is given: "I know the number" alone is no number. `kind` is the kind of work, whose
    range counts while the number is not known; it is called what it is.
    """

    def __init__(self, kind: Role, changed: Callable[[People | None], None]) -> None:
        self._changed, self._kind = changed, kind
        self._insider: bool | None = None
        self._showing = False
        self._said: object = None  # the answer that is known to all; half an answer is known here only
        self.known = Select(
            label="How many people are at this stage, you included?",
            options=[[_UNKNOWN, "I don't know"], [EXACTLY, "I know the number"], [_BETWEEN, "Somewhere between"]],
            value=_UNKNOWN,
        )
        self.low = Number(minimum=1, maximum=MOST_PEOPLE)
        self.high = Number(minimum=1, maximum=MOST_PEOPLE, label="At most")
        self.openings = Number(
            label="How many people will they take on?",
            help="Leave it empty if you don't know: we assume 1.",
            minimum=1,
            maximum=MOST_OPENINGS,
        )
        self.seats = SeatsPicture()
        self._show()
        self.known.on_value(self._on_known)
        for end in (self.low, self.high):
            end.on_value(lambda _value: self._on_number())
        self.openings.on_value(lambda _value: self._show())

    @property
    def controls(self) -> dict[str, Control]:
        return {
            "known": self.known,
            "low": self.low,
            "high": self.high,
            "openings": self.openings,
            "seats": self.seats,
        }

    def show(self, value: People | None) -> None:
        """Put `value` into the controls; an answer of which only half was given so far, or that was refused, stays."""
        if self.high.error or value == self._said:
            return
        self._showing, self._said = True, value
        try:
            between = value is not None and value.known is None
            self.low.value, self.high.value = value and value.fewest, value.most if value and between else None
            self.known.value = _UNKNOWN if value is None else _BETWEEN if between else EXACTLY
        finally:
            self._showing = False
        self._show()

    def forget(self) -> None:
        """Drop half an answer: the group is about something else now."""
        self._said = _NOTHING
        self.high.error = ""

    def now(self, kind: Role, insider: bool | None) -> None:
        """What the kind of work is now, and whether someone from inside is a candidate."""
        if (kind, insider) != (self._kind, self._insider):
            self._kind, self._insider = kind, insider
            self._show()

    def _ends(self) -> tuple[int, int] | None:
        """What the controls say together, (low, high); None while half of it is missing."""
        low = self.low.value
        high = self.high.value if self.known.value == _BETWEEN else low
        return (low, high) if self.known.value != _UNKNOWN and low is not None and high is not None else None

    def _on_known(self, known: str) -> None:
        if self._showing:
            return
        self._show()
        if known == _UNKNOWN or self._ends():  # else the answer that was given before still counts
            self._tell()

    def _on_number(self) -> None:
        if not self._showing:
            self._tell()

    def _tell(self) -> None:
        """Tell what the controls say together; a range the wrong way round is said, not told."""
        ends = self._ends()
        wrong = ends is not None and ends[0] > ends[1]
        self.high.error = (
            f"At most must be {self.low.value} or more, like the number beside it. You gave: {self.high.value}."
            if wrong
            else ""
        )
        value = People(*ends) if ends and not wrong else None
        if not wrong and value != self._said:
            self._said = value
            self._changed(value)
        self._show()

    def _show(self) -> None:
        known = self.known.value
        self.low.label = "At least" if known == _BETWEEN else "People at this stage, you included"
        self.low.hidden, self.high.hidden = known == _UNKNOWN, known != _BETWEEN
        self.known.help = self._kind.people_in_words if known == _UNKNOWN else ""
        ends = self._ends()
        value = People(*ends) if ends and ends[0] <= ends[1] else None
        self.seats.show(seats_of(self._kind, value, self.openings.value, self._insider))
