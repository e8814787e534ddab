"""What is known about the interview, and which entries of the content belong to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from .about_you import Latest
from .catalogue import FORM, PLACE, PRESENTATION, ROLE, ROUNDS_LEFT, STYLE, WHEN
from .reading import read_when

if TYPE_CHECKING:
    from ..content.packs.schema import AppliesTo

ALL_ROUNDS = frozenset({"first", "second", "later", "final", "offer"})
ALL_FORMATS = frozenset({"separate", "panel", "task", "presentation", "structured", "informal"})
ALL_PLACES = frozenset({"on_site", "video", "phone"})

# What an answer about the interview rules out.
_RULED_OUT = {
    FORM: {
        "separate": {"panel"},
        "panel": {"separate"},
        "informal": {"panel", "structured", "task", "presentation"},
    },
    STYLE: {"structured": {"informal"}, "informal": {"structured"}},
    PRESENTATION: {"none": {"presentation", "task"}, "task": {"presentation"}, "test": {"presentation"}},
}
# What an answer says there is, whatever another rules out.
_KNOWN = {"task": {"task"}, "test": {"task"}, "presentation": {"presentation"}}


@dataclass(frozen=True)
class Situation:
    """What may still be the case. An empty `role_family` stands for one that is not known.

    when : the interview's date and time where it is; None when not known.
    """

    role_family: str = ""
    rounds: frozenset[str] = ALL_ROUNDS
    formats: frozenset[str] = ALL_FORMATS
    places: frozenset[str] = ALL_PLACES
    when: datetime | None = None

    def days_left(self, now: datetime) -> float | None:
        """Days until the interview, never below 0; None when its date is not known."""
        return max((self.when - now).total_seconds() / 86400, 0) if self.when else None


def situation_from(latest: Latest) -> Situation:
    """The situation as the journal has it. What cannot be used counts as not known."""
    from ..content.packs.loading import FAMILIES

    rounds_left, place = latest(ROUNDS_LEFT), str(latest(PLACE))
    family = str(latest(ROLE)).replace("_", "-")
    formats = set(ALL_FORMATS)
    for key, rules in _RULED_OUT.items():
        formats -= rules.get(str(latest(key)), set())
    for key in (FORM, PRESENTATION):
        formats |= _KNOWN.get(str(latest(key)), set())
    return Situation(
        role_family=family if family in FAMILIES else "",
        rounds=_rounds(rounds_left),
        formats=frozenset(formats),
        places=frozenset({place}) if place in ALL_PLACES else ALL_PLACES,
        when=when_of(latest(WHEN)),
    )


def _rounds(rounds_left: object) -> frozenset[str]:
    if rounds_left == 1:
        return frozenset({"second", "later", "final", "offer"})
    several = type(rounds_left) is int and rounds_left > 1
    return frozenset({"second", "later"}) if several else ALL_ROUNDS - {"first"}


def when_of(recorded: object) -> datetime | None:
    try:
        return read_when(recorded, "Date and time") if isinstance(recorded, str) else None
    except ValueError:
        return None


def belongs(applies_to: "AppliesTo", situation: Situation) -> bool:
    """Whether an entry may belong here: it is left out only when something that is known rules it out."""
    return (
        _possible(applies_to.round, situation.rounds)
        and _possible(applies_to.format, situation.formats)
        and _possible(applies_to.place, situation.places)
        and (not situation.role_family or _possible(applies_to.role_family, {situation.role_family}))
    )


def _possible(wanted: tuple[str, ...], there: frozenset[str] | set[str]) -> bool:
    return not wanted or not there.isdisjoint(wanted)
