"""What is known about the process, what is not, and what to ask the recruiter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .about_you import Latest
from .preparation import fact_key

if TYPE_CHECKING:
    from .packs.schema import Fact

CHANNEL = "recruiter.channel"
ASK_AT_MOST = 6  # questions that start ticked: more are much for one message
NOT_KNOWN: tuple[Any, ...] = (None, "", "unknown", [])

# What changes most how to prepare is asked first; anything else follows in the order of the pack.
FIRST = ("format", "who-decides", "presentation", "finalists", "decision-date", "length", "style", "place", "address")


def is_known(answer: Any) -> bool:
    """Whether an answer says something."""
    return answer not in NOT_KNOWN


def ask_key(fact: "Fact") -> str:
    """The journal key that says whether to ask for it: true or false; nobody said so when there is none."""
    return f"recruiter.ask.{fact.key}"


def missing(facts: Sequence["Fact"], latest: Latest) -> list["Fact"]:
    """What is not known and can be asked, what matters most first."""
    open_ones = [fact for fact in facts if fact.ask and not is_known(latest(fact_key(fact)))]
    return sorted(open_ones, key=lambda fact: FIRST.index(fact.key) if fact.key in FIRST else len(FIRST))


def chosen(open_ones: Sequence["Fact"], latest: Latest) -> list["Fact"]:
    """Those to ask for: as the person ticked them; before they said anything, some of `FIRST`.

    What may tell something about the person (adjustments, pay) is only asked for when they tick it.
    """
    suggested = [fact.key for fact in open_ones if fact.key in FIRST][:ASK_AT_MOST]
    said = {fact.key: latest(ask_key(fact)) for fact in open_ones}
    return [
        fact for fact in open_ones if (said[fact.key] if isinstance(said[fact.key], bool) else fact.key in suggested)
    ]
