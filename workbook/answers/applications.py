"""The applications a person has in flight: what is known of each, and under which journal keys it is kept.

The interview entered on page 00 is the first one. Its fields live under `interview.…`, those of the
others under `application.1.…`, so nothing is entered twice and no key ever changes its meaning.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from ..clock import days_ahead
from ..content.kinds import SCORING
from ..content.roles import Role, kind_of
from ..content.rows import OFFERS, ROUNDS
from ..limits import Limit
from ..odds import MOST_PROCESSES, PANEL, SEPARATE_INTERVIEWERS, Process, Round, for_openings, rounds_to_offer
from ..odds.process import REFERENCES_HOLD
from .about_you import Latest
from .application_fields import ACCEPT
from .catalogue import FIRST, ORDER, ZONE
from .people import People
from .reading import alike, isolated, recorded_day, told_apart

_KEY = re.compile(r"application\.[1-9][0-9]{0,8}")  # of any other
MOST_APPLICATIONS = Limit(
    30,
    "applications",
    "“Your pipeline” holds at most {limit} applications. Remove one there that is over, then come back.",
)
MOST_APPLICATIONS_SHOWN = Limit(  # as many as the odds take; more come only from copies that were put together
    MOST_PROCESSES,
    "applications that are shown",
    "You have {count} applications; the first {limit} are shown. Remove some that are over to see the others.",
)
_AGREEMENTS = {"separate": SEPARATE_INTERVIEWERS, "panel": PANEL}

ONE_JOB = "With someone from inside, only the people for one of the jobs are counted until you know how many you are."

# They have chosen you: nobody else is in the room any more, and the references may still not hold.
CHOSEN = Process((Round(1),), references_hold=REFERENCES_HOLD)


@dataclass(frozen=True)
class Application:
    """One application at its second interview. What was not said is "" or None, and then something is assumed.

    role : the kind of work; "" counts as any work. title : of the job.
    finalists : a number or a pair is taken, too; None when not known, and then the kind of work decides.
    rounds_left : 1 is assumed. scoring : separate interviewers are. insider : nobody is. openings : how many people
    they will take on, 1 is assumed. when : "2026-12-03T14:00" or "".
    since, promised : "2026-12-03" or "": their last word, and the day they promised to answer by.
    before, after : the person's own forecasts in percent, 1 to 99. locked : True once an outcome has landed.
    worth : what an offer would be worth to the person, 0 to 100.
    chosen : they said "you are our choice" and only the references are open.
    offered : an offer that came from it stands in the list of page 09. looked_back : the day that was written down in
    the newest look back at it, "2026-12-03" or "". Both are known from other lists, and kept there.
    ahead : by how many days the calendar where the interview is is ahead of the person's now, -1 to 1.
    """

    key: str
    employer: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    role: str = ""
    finalists: People | None = None
    rounds_left: int | None = None
    scoring: str = ""
    insider: bool | None = None
    openings: int | None = None
    when: str = ""
    since: str = ""
    promised: str = ""
    outcome: str = "open"
    before: int | None = None
    after: int | None = None
    locked: bool = False
    worth: int | None = None
    chosen: bool = False
    offered: bool = False
    looked_back: str = ""
    ahead: int = 0

    def __post_init__(self) -> None:
        if self.finalists is not None:
            object.__setattr__(self, "finalists", People.of(self.finalists))

    @property
    def name(self) -> str:
        """What the person calls it; safe in the middle of a sentence."""
        return isolated(self.employer) or ("Your second interview" if self.key == FIRST else "An application")

    @property
    def whole_name(self) -> str:
        """The same with the job title behind it, when there is one."""
        title = isolated(self.title.strip())
        return f"{isolated(self.employer.strip()) or self.name}, {title}" if title else self.name

    @property
    def came(self) -> str:
        """What came of it, a key of `OUTCOMES`: as it was recorded, and an offer once one stands in the list."""
        return "offer" if self.outcome == "open" and self.offered else self.outcome

    @property
    def is_open(self) -> bool:
        return self.came == "open"

    @property
    def may_forecast(self) -> bool:
        """Whether a forecast can still be made: not once an outcome has landed, also when that was taken back."""
        return self.is_open and not self.locked

    @property
    def kind(self) -> Role:
        """The kind of work; that of any work when none was chosen."""
        return kind_of(self.role)

    def process(self) -> Process:
        """The rounds that are left. Raises `ValueError` when the answers contradict one another."""
        if self.chosen:
            return CHOSEN
        return process_of(self.role, self.finalists, self.rounds_left, self.scoring, self.insider, self.openings)

    def last_word(self, today: date) -> date | None:
        """The day from which silence counts; None while there is none, as before an interview that is to come."""
        if self.day_here and self.day_here > today and not self.chosen:
            return None
        return latest_of(*(day for day in (self.day_here, recorded_day(self.since)) if day and day <= today))

    def promise(self, today: date) -> date | None:
        """The promised day, when it counts: it is set aside when they wrote, or the interview is, after it."""
        promised, since = recorded_day(self.promised), recorded_day(self.since)
        heard = latest_of(self.day_here, since if since and since <= today else None)
        return promised if promise_counts(promised, heard) else None

    def set_aside(self, today: date) -> str:
        """That the promised day does not count, and why; empty when it does, or when none was promised."""
        if not self.promised or self.promise(today):
            return ""
        return promise_set_aside(last_words(self.day_here, recorded_day(self.since)))

    @property
    def begins(self) -> datetime | None:
        """When the interview begins where it is, as it was entered; None when not known."""
        return datetime.fromisoformat(self.when) if self.when else None

    @property
    def day(self) -> date | None:
        """The day of the interview: as entered, else as a look back at it says; None when not known."""
        return self.begins.date() if self.begins else recorded_day(self.looked_back)

    @property
    def day_here(self) -> date | None:
        """The same as the person counts days from and to it: today while it is today where the interview is."""
        return self.day and self.day - timedelta(days=self.ahead)


def latest_of(*days: date | None) -> date | None:
    """The last of `days`, of which some may not be known; None when none is."""
    return max((day for day in days if day), default=None)


def promise_counts(promised: date | None, last_word: date | None) -> bool:
    """Whether a promised day still means something: one before their last word is set aside."""
    return promised is not None and (last_word is None or promised >= last_word)


def last_words(day: date | None, since: date | None) -> str:
    """What happened on the day of their last word: the interview of `day`, or what they said on `since`."""
    return "their last word" if since and (day is None or since >= day) else "the interview"


def promise_set_aside(which: str) -> str:
    """What is said of a promised day that is before `which`."""
    return f"The promised day is before {which}, so it is set aside: silence counts from {which}."


@lru_cache(maxsize=256)
def process_of(
    role: str,
    finalists: People | None,
    rounds_left: int | None,
    scoring: str,
    insider: bool | None,
    openings: int | None = 1,
) -> Process:
    """What is left before an offer. Raises `ValueError` when the answers contradict one another.

    Where the number of people is not known, the kind of work says how many there are for one job. For
    several there are as many times the people. With someone from inside, who can take one seat only, the
    room stays the one that was counted: nobody counted insiders for several jobs. What else is not known ("" or None)
    is assumed: one interview, separate interviewers, nobody from inside, one opening.
    """
    kind, openings = kind_of(role), openings or 1
    if insider and finalists and finalists.most == 1:
        raise ValueError("Someone from inside is a candidate, so you are at least 2 people at this stage.")
    counted = 1 if counts_one_job(finalists, insider, openings) else openings
    people, seats = (finalists.counted, openings) if finalists else for_openings(kind.people, counted)
    step = 1 if finalists else seats
    most = max(people) if isinstance(people, tuple) else people
    if seats > most:
        raise ValueError(f"They will take on {seats:,} people, but there are at most {most} of you at this stage.")
    agreement = _AGREEMENTS.get(scoring, SEPARATE_INTERVIEWERS)
    return Process(rounds_to_offer(people, rounds_left or kind.rounds_left, agreement, bool(insider), seats, step))


def counts_one_job(finalists: People | None, insider: bool | None, openings: int | None) -> bool:
    """Whether the room of one job is counted though they will take on several people; see `process_of`."""
    return finalists is None and insider is True and (openings or 1) > 1


def read_applications(latest: Latest, first: bool = False) -> tuple[Application, ...]:
    """The applications in their order, as the journal has them; what cannot be used is left at its default.

    first : whether the interview of page 00 is among them even when it was taken out of the list.
    """
    offered, looked_back = _offered(latest), _looked_back(latest)
    return tuple(_read(key, latest, offered, looked_back) for key in shown_keys(latest, first))


def shown_keys(latest: Latest, first: bool = False) -> list[str]:
    """The keys of those that are shown; first : as for `read_applications`."""
    order = order_of(latest)
    return [*([FIRST] if first and FIRST not in order else []), *order][:MOST_APPLICATIONS_SHOWN]


def order_of(latest: Latest) -> list[str]:
    """The keys of the applications in their order, each once, whatever the journal names twice or wrongly."""
    order = latest(ORDER)
    if not isinstance(order, list) or not all(isinstance(key, str) for key in order):
        return [FIRST]
    return [key for key in dict.fromkeys(order) if key == FIRST or _KEY.fullmatch(key)]


def read_application(key: str, latest: Latest) -> Application:
    """The application kept under `key`."""
    return _read(key, latest, _offered(latest), _looked_back(latest))


def _read(key: str, latest: Latest, offered: Sequence[str], looked_back: Mapping[str, str]) -> Application:
    known: dict[str, Any] = {}
    for name, accept in ACCEPT.items():
        recorded = latest(f"{key}.{name}")
        if recorded is not None:
            with suppress(ValueError, TypeError):  # another version wrote it: it stays in the journal
                known[name] = accept(recorded)
    known["scoring"] = known.get("scoring") or _scoring_in(latest(f"{key}.format"))
    ahead = days_ahead(latest(ZONE)) if key == FIRST else 0
    return Application(key, **known, offered=key in offered, looked_back=looked_back.get(key, ""), ahead=ahead)


def _offered(latest: Latest) -> list[Any]:
    """The applications that an offer of the list came from."""
    return [latest(f"{row}.application") for row in OFFERS.keys({OFFERS.order: latest(OFFERS.order)})]


def _looked_back(latest: Latest) -> dict[str, str]:
    """The last day that the looks back at each application say."""
    days: dict[str, str] = {}
    for row in ROUNDS.keys({ROUNDS.order: latest(ROUNDS.order)}):
        application, day = str(latest(f"{row}.application")), recorded_day(latest(f"{row}.day"))
        if day:
            days[application] = max(day.isoformat(), days.get(application, ""))
    return days


def _scoring_in(form: Any) -> str:
    """What the form of an interview says about who scores; "" for nothing."""
    return form if isinstance(form, str) and form in SCORING else ""


def form_follows(key: str, scoring: str, latest: Latest) -> dict[str, str]:
    """What else to record once somebody said who scores: the form of the interview, where it said so, says the same.

    scoring : a key of `SCORING`, or "" when they do not know.
    """
    return {f"{key}.format": scoring or "unknown"} if _scoring_in(latest(f"{key}.format")) else {}


def scoring_follows(key: str, form: Any, latest: Latest) -> dict[str, None]:
    """What else to record once somebody said what form the interview takes: when that says who scores, it counts."""
    return {f"{key}.scoring": None} if _scoring_in(form) and latest(f"{key}.scoring") else {}


def choices(applications: Sequence[Application]) -> list[list[str]]:
    """Applications to choose from, as [key, name]; like names are told apart by the job title, else by their place."""
    names = _names(tuple((one.name, one.whole_name) for one in applications))
    return [[one.key, name] for one, name in zip(applications, names, strict=True)]


@lru_cache(maxsize=64)
def _names(applications: tuple[tuple[str, str], ...]) -> list[str]:
    """Kept, because every part of a page asks for the same."""
    plain = [alike(name) for name, _whole in applications]
    return told_apart([whole if plain.count(alike(name)) > 1 else name for name, whole in applications])
