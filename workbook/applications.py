"""The applications a person has in flight: what is known of each, and under which journal keys it is kept.

The interview entered on page 00 is the first one. Its fields live under `interview.…`, those of the
others under `application.1.…`, so nothing is entered twice and no key ever changes its meaning.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from .about_you import Latest
from .odds import PANEL, SEPARATE_INTERVIEWERS, Process, Round, rounds_to_offer
from .odds.process import REFERENCES_HOLD
from .odds.rounds import MOST_PEOPLE
from .reading import LONGEST_NAME, isolated, read_text, told_apart
from .roles import roles

FIRST = "interview"
ORDER = "applications.order"  # the applications that are shown, in order; one that was removed keeps its fields
LAST_NUMBER = "applications.last"  # the number of the newest; numbers are never used again
MOST_APPLICATIONS = 30
MOST_ROUNDS_LEFT = 5

SCORING = {"separate": SEPARATE_INTERVIEWERS, "panel": PANEL}
OUTCOMES = {"open": "No answer yet", "offer": "An offer", "no": "No offer", "withdrawn": "I withdrew"}

People = int | tuple[int, int] | None

# They have chosen you: nobody else is in the room any more, and the references may still not hold.
CHOSEN = Process((Round(1),), references_hold=REFERENCES_HOLD)


@dataclass(frozen=True)
class Application:
    """One application at its second interview.

    finalists : an int, a pair (low, high), or None when not known; then the kind of work decides.
    rounds_left : None when not known. openings : how many people they will take on. when : "2026-12-03T14:00" or "".
    since, promised : "2026-12-03" or "": their last word, and the day they promised to answer by.
    before, after : the person's own forecasts in percent, 1 to 99. locked : True once an outcome has landed.
    worth : what an offer would be worth to the person, 0 to 100.
    chosen : they said "you are our choice" and only the references are open.
    """

    key: str
    employer: str = field(default="", repr=False)
    role: str = "software"
    finalists: People = None
    rounds_left: int | None = None
    scoring: str = "separate"
    insider: bool = False
    openings: int = 1
    when: str = ""
    since: str = ""
    promised: str = ""
    outcome: str = "open"
    before: int | None = None
    after: int | None = None
    locked: bool = False
    worth: int | None = None
    chosen: bool = False

    @property
    def name(self) -> str:
        """What the person calls it; safe in the middle of a sentence."""
        return isolated(self.employer) or ("Your second interview" if self.key == FIRST else "An application")

    @property
    def is_open(self) -> bool:
        return self.outcome == "open"

    def process(self) -> Process:
        """The rounds that are left. Raises `ValueError` when the answers contradict one another."""
        if self.chosen:
            return CHOSEN
        return process_of(self.role, self.finalists, self.rounds_left, self.scoring, self.insider, self.openings)

    def last_word(self, today: date) -> date | None:
        """The day of their last word: as entered, else the day of the interview once it is over."""
        if self.since:
            return date.fromisoformat(self.since)
        return self.day if self.day and self.day <= today else None

    @property
    def day(self) -> date | None:
        """The day of the interview, None when not known."""
        return datetime.fromisoformat(self.when).date() if self.when else None


@lru_cache(maxsize=256)
def process_of(
    role: str, finalists: People, rounds_left: int | None, scoring: str, insider: bool, openings: int = 1
) -> Process:
    """What is left before an offer. Raises `ValueError` when the answers contradict one another."""
    kind = roles()[role]
    if insider and finalists in (1, (1, 1)):
        raise ValueError("Someone from inside is a candidate, so you are at least 2 people at this stage.")
    rounds = rounds_to_offer(
        finalists or kind.people, rounds_left or kind.rounds_left, SCORING[scoring], insider, openings
    )
    return Process(rounds)


def read_applications(latest: Latest) -> tuple[Application, ...]:
    """The applications in their order, as the journal has them; what cannot be used is left at its default."""
    order = latest(ORDER)
    if not isinstance(order, list) or not all(isinstance(key, str) for key in order):
        order = [FIRST]
    return tuple(read_application(key, latest) for key in order[:MOST_APPLICATIONS])


def read_application(key: str, latest: Latest) -> Application:
    """The application kept under `key`."""
    application = Application(key)
    if latest(f"{key}.format") == "panel":
        application = replace(application, scoring="panel")
    for name, accept in _ACCEPT.items():
        recorded = latest(f"{key}.{name}")
        if recorded is None:
            continue
        try:
            application = replace(application, **{name: accept(recorded)})
        except (ValueError, TypeError):
            continue  # another version wrote it: it stays in the journal
    return application


def choices(applications: Sequence[Application]) -> list[list[str]]:
    """Applications to choose from, as [key, name]; like names are told apart by their place."""
    names = told_apart([one.name for one in applications])
    return [[one.key, name] for one, name in zip(applications, names, strict=True)]


def people_from_json(recorded: Any) -> People:
    """What the journal holds (3, [2, 4] or null) as people. Raises `ValueError` for anything else."""
    if recorded is None:
        return None
    people = tuple(recorded) if isinstance(recorded, list) else recorded
    Round(people)
    return people


def _one_of(allowed: Callable[[], Any]) -> Callable[[Any], str]:
    def accept(recorded: Any) -> str:
        if recorded not in allowed():
            raise ValueError("unknown")
        return recorded

    return accept


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def accept(recorded: Any) -> int:
        if type(recorded) is not int or not low <= recorded <= high:
            raise ValueError("not a whole number in range")
        return recorded

    return accept


def _flag(recorded: Any) -> bool:
    if not isinstance(recorded, bool):
        raise ValueError("not true or false")
    return recorded


def _day(recorded: Any) -> str:
    return date.fromisoformat(recorded).isoformat() if recorded else ""


def _moment(recorded: Any) -> str:
    return datetime.fromisoformat(recorded).isoformat(timespec="minutes") if recorded else ""


_ACCEPT: dict[str, Callable[[Any], Any]] = {
    "employer": lambda recorded: read_text(recorded, "Employer", LONGEST_NAME),
    "role": _one_of(roles),
    "finalists": people_from_json,
    "rounds_left": _whole(1, MOST_ROUNDS_LEFT),
    "scoring": _one_of(lambda: SCORING),
    "insider": _flag,
    "openings": _whole(1, MOST_PEOPLE),
    "when": _moment,
    "since": _day,
    "promised": _day,
    "outcome": _one_of(lambda: OUTCOMES),
    "before": _whole(1, 99),
    "after": _whole(1, 99),
    "locked": _flag,
    "worth": _whole(0, 100),
    "chosen": _flag,
}
FIELDS = tuple(field.name for field in fields(Application) if field.name != "key")
