"""What is known about the process, what is not, and what to ask the recruiter."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..answers.about_you import Latest
from ..answers.applications import Application
from ..answers.catalogue import TO_RECRUITER
from ..answers.keys import fact_key, key_of
from ..answers.moment import moment_of
from ..content.rows import LISTS
from ..limits import Limit

if TYPE_CHECKING:
    from ..content.packs.schema import Fact, Settled

ASK_AT_MOST = Limit(  # the others stand there unticked
    6, "questions that start ticked", " More than {limit} questions are much for one message."
)
_UNKNOWN = "unknown"
NOT_KNOWN: tuple[Any, ...] = (None, "", _UNKNOWN, [])

# What changes most how to prepare is asked first; anything else follows in the order of the pack.
FIRST_TO_PREPARE = (
    "format", "who-decides", "presentation", "finalists", "decision-date", "length", "style", "place", "address",
)  # fmt: skip
_ROWS = {rows.row: rows for rows in LISTS}


def is_known(answer: Any) -> bool:
    """Whether an answer says something."""
    return answer not in NOT_KNOWN


def ask_key(fact: "Fact") -> str:
    """The journal key that says whether to ask for it: true or false; nobody said so when there is none."""
    return key_of(TO_RECRUITER, fact)


def is_settled(fact: "Fact", latest: Latest) -> bool:
    """Whether another answer makes it needless to ask for `fact`."""
    return any(_settles(one, latest) for one in fact.settled_by)


def has_a_place(fact: "Fact", latest: Latest) -> bool:
    """Whether the page asks for `fact`: unless what else was answered leaves nothing to answer."""
    pointless = any(one.hides and _settles(one, latest) for one in fact.settled_by)
    return not pointless or is_known(latest(fact_key(fact)))


def missing(facts: Sequence["Fact"], latest: Latest, narrows: Mapping[str, float] | None = None) -> list["Fact"]:
    """What is not known and can be asked: what would narrow the odds most, then what helps most to prepare.

    narrows : by the journal key of a fact, how much of the range its answer would take away, 0 to 1.
    """
    open_ones = [fact for fact in facts if fact.ask and not _answered(fact, latest)]
    return sorted(open_ones, key=lambda fact: (-(narrows or {}).get(fact_key(fact), 0), _place(fact)))


def chosen_facts(
    open_ones: Sequence["Fact"], latest: Latest, narrows: Mapping[str, float] | None = None
) -> list["Fact"]:
    """Those to ask for: as the person ticked them; before they said anything, the first that matter.

    What may tell something about the person (adjustments, pay, whatever a pack does not say is harmless) is only
    asked for when they tick it.
    """
    matter = [fact for fact in open_ones if fact.key in FIRST_TO_PREPARE or fact_key(fact) in (narrows or {})]
    suggested = [fact.key for fact in matter if not fact.private_to_ask][:ASK_AT_MOST]
    said = {fact.key: latest(ask_key(fact)) for fact in open_ones}
    return [
        fact for fact in open_ones if (said[fact.key] if isinstance(said[fact.key], bool) else fact.key in suggested)
    ]


def nothing_to_ask(interview: Application, now: datetime) -> str:
    """Why there is nothing to ask before the interview of page 00 any more; empty while there may be.

    now : where the interview is, without a time zone.
    """
    if not interview.is_open:
        return "You have noted what came of it, so there is nothing to ask before this interview."
    if interview.chosen:
        return "They have chosen you, so there is nothing to ask before this interview."
    if not moment_of(interview, now).is_ahead:
        return "The interview has begun or is over. What you want to know now has its own message on “Afterwards”."
    return ""


def _answered(fact: "Fact", latest: Latest) -> bool:
    return is_known(latest(fact_key(fact))) or is_settled(fact, latest)


def _place(fact: "Fact") -> int:
    return FIRST_TO_PREPARE.index(fact.key) if fact.key in FIRST_TO_PREPARE else len(FIRST_TO_PREPARE)


def _settles(settled: "Settled", latest: Latest) -> bool:
    answers = [latest(key) for key in _keys(settled.key, latest)]
    if not settled.values:
        return any(map(is_known, answers))
    return any((str(answer) if is_known(answer) else _UNKNOWN) in settled.values for answer in answers)


def _keys(key: str, latest: Latest) -> Iterator[str]:
    """`key` itself, or for "person.*.part" that of each row of the list that is shown."""
    row, star, field = key.partition(".*.")
    if not star:
        yield key
    elif rows := _ROWS.get(row):
        yield from (f"{one}.{field}" for one in rows.keys({rows.order: latest(rows.order)}))
