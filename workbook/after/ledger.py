"""What a person told whom: read from the list, compared plainly, and said in sentences. No verdicts.

Two statements are the same when that is certain: 45,000, 45000 and 45k, or "3 months" and "three months". They may be
the same when their numbers and days agree: 45k, "about 45k" and "45k a year", or "1 December" and "01/12/2026". They
differ when a number or a day does, the unit ("4 weeks", "4 months"), or a word that turns, limits or dates them: "can't
start", "less than 45k", "60k net". Statements without numbers differ when their words do.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ..answers.applications import choices, read_application, read_applications
from ..answers.catalogue import FIRST
from ..answers.reading import isolated, recorded_day, recorded_text
from ..content.rows import TOLD, AnswersByKey
from ..wording import day_in_words, joined
from .statements import may_be_same, quoted_words, same

if TYPE_CHECKING:
    from ..content.packs.schema import Prompt

_OTHER = "other"
TOPICS = {
    "pay_now": "Pay now",
    "pay_wanted": "Pay you want",
    "start": "When you can start",
    "notice": "Your notice",
    "leaving": "Why you are leaving",
    "other_offers": "Other offers",
}
OF_THE_PERSON = ("pay_now", "notice", "leaving", "start")  # these do not depend on the employer


@dataclass(frozen=True)
class Told:
    """One statement. key : "told.2". application : "interview", "application.3" or "". on : None when not noted."""

    key: str
    about: str = ""
    what: str = field(default="", repr=False)
    whom: str = field(default="", repr=False)
    on: date | None = None
    application: str = ""


def read_told(answers: AnswersByKey) -> tuple[Told, ...]:
    """The statements in the order of the list; what cannot be used counts as not noted."""
    return tuple(_read(answers, key) for key in TOLD.keys(answers))


def _read(answers: AnswersByKey, key: str) -> Told:
    texts = {name: recorded_text(answers.get(f"{key}.{name}")) for name in ("about", "what", "whom", "application")}
    return Told(key, on=recorded_day(answers.get(f"{key}.on")), **texts)


def employers(answers: AnswersByKey, told: Iterable[Told]) -> dict[str, str]:
    """What the employer of each application in `told` is called; also of those that left the list."""
    names = dict(choices(read_applications(answers.get)))
    keys = {one.application for one in told if one.application in names or _is_application(one.application)}
    return {key: names.get(key) or read_application(key, answers.get).name for key in sorted(keys)}


def topics(prompts: Iterable["Prompt"]) -> dict[str, str]:
    """What each topic is called in a sentence; one that a coach added, as the choice says it."""
    offered = next((one.choices for one in prompts if one.of == TOLD.row and one.key == "about"), ())
    return {choice.key: choice.text for choice in offered if choice.key != _OTHER} | TOPICS


def mismatches(told: Iterable[Told], names: Mapping[str, str], called: Mapping[str, str]) -> list[str]:
    """A sentence for each topic on which statements differ: to one employer, then between employers.

    names : employers by application. called : topics by key. A statement without either is not compared.
    """
    by_place = _by_employer_and_topic(told, names, called)
    within = [_within(called[about], names[key], them) for (about, key), them in by_place.items()]
    between = [_between(about, called[about], by_place, names) for about in OF_THE_PERSON if about in called]
    return [said for said in (*within, *between) if said]


def newest(told: Iterable[Told], names: Mapping[str, str], called: Mapping[str, str]) -> list[list[str]]:
    """What was said last to each employer on each topic, as [employer, topic, what, when]."""
    last = [(key, about, them[-1]) for (about, key), them in _by_employer_and_topic(told, names, called).items()]
    order = list(names)
    last.sort(key=lambda row: (order.index(row[0]), list(called).index(row[1])))
    return [[names[key], called[about], isolated(one.what), _when(one)] for key, about, one in last]


def to_come(told: Iterable[Told], today: date) -> list[str]:
    """A sentence for each statement whose day has not come yet."""
    late = [one for one in told if one.on and one.on > today and one.what]
    return [
        f"{quoted_words(one.what)}: {_day_said(one.on)} is still to come. Please look at the day again." for one in late
    ]


def _by_employer_and_topic(
    told: Iterable[Told], names: Mapping[str, str], called: Mapping[str, str]
) -> dict[tuple[str, str], list[Told]]:
    """What can be compared, by (topic, application), the oldest first; a day that was not noted is the oldest."""
    found: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        if one.what and one.about in called and one.application in names:
            found.setdefault((one.about, one.application), []).append(one)
    for them in found.values():
        them.sort(key=lambda one: one.on or date.min)
    return found


def _within(topic: str, employer: str, told: list[Told]) -> str:
    changes = [told[0], *(later for one, later in pairwise(told) if not same(one.what, later.what))]
    if len(changes) < 2:
        return ""
    perhaps = " They may mean the same." if _all_may_be_same(changes) else ""
    return f"{topic}: you told {employer} {joined(_with_day(one, changes) for one in changes)}.{perhaps}"


def _between(about: str, topic: str, by_place: Mapping[tuple[str, str], list[Told]], names: Mapping[str, str]) -> str:
    last = {key: them[-1] for (other, key), them in by_place.items() if other == about}
    said = list(last.values())
    if all(same(said[0].what, one.what) for one in said[1:]):
        return ""
    heard = joined(f"{names[key]} heard {_with_day(one, said)}" for key, one in last.items())
    how = "worded differently, and may mean the same" if _all_may_be_same(said) else "not the same everywhere"
    return f"{topic}: {how}. {heard}."


def _all_may_be_same(told: list[Told]) -> bool:
    pairs = combinations([one.what for one in told], 2)
    return all(same(one, other) or may_be_same(one, other) for one, other in pairs)


def _with_day(one: Told, among: list[Told]) -> str:
    years = {each.on.year for each in among if each.on}
    said = f"on {_day_said(one.on, len(years) > 1)}" if one.on else "(no day noted)"
    return f"{quoted_words(one.what)} {said}"


def _when(one: Told) -> str:
    return _day_said(one.on, True) if one.on else "no day noted"


def _day_said(day: date | None, year: bool = False) -> str:
    return day_in_words(day, weekday=False, year=year) if day else ""


# Numbers and days in a text. A day is a set of readings, (year or None, month, day): 1/12 may be read in two ways.


def _is_application(key: str) -> bool:
    return key == FIRST or re.fullmatch(r"application\.[1-9][0-9]*", key) is not None
