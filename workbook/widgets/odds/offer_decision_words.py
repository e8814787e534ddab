"""What the decision says: the headline, what it rests on, and what stands behind it."""

from collections.abc import Sequence
from typing import Any

from ...answers.applications import Application, choices
from ...answers.standing import Standing
from ...figures.decision import Plans, ahead_by_days
from ...figures.drawing import Drawing
from ...odds import Decision
from ...odds.clocks import LONGEST_WAIT
from ...wording import plural

_SHOWN = 30  # days on the axis at least
BEYOND = 14  # and after the deadline
MORE_DAYS = (3, 7, 14)
ON_NO_ANSWER = "Nothing is weighed yet"


def decided(sentence: str) -> dict[str, Any]:
    """The headline once an offer was accepted."""
    return _headline(sentence, "Nothing is left to decide here")


def undecided(whose: str) -> dict[str, Any]:
    """The headline while something is missing."""
    return _headline(whose, ON_NO_ANSWER)


def verdict_headline(plans: Plans, whose: str) -> dict[str, Any]:
    """The verdict with its margin."""
    return _headline(whose, plans.in_words)


def _headline(whose: str, words: str) -> dict[str, Any]:
    return {"whose": whose, "words": [words, words, words], "sentence": words}


def not_counted(others: int) -> str:
    return plural(others, "your other offer is not counted", f"your {others} other offers are not counted")


def basis(standing: Standing, day_is_known: bool) -> str:
    """What the verdict rests on, each assumption called one."""
    said = ["It weighs what you entered here"]
    if standing.applications:
        said[0] += ", and the chances of the others as they are today; it assumes that their offers would stay open"
        said += [] if day_is_known else ["No day for your answer is entered, so a week is assumed"]
    said += [f"{one.name} is left out: {why[0].lower()}{why[1:].rstrip('.')}" for one, why in standing.left_out]
    said += ["It is not advice", "On the day, come back: what has come by then changes the sum"]
    return " ".join(f"{each}." for each in said)


def decision_facts(decision: Decision, days: int | None) -> list[list[str]]:
    """What stands behind the verdict, in rows of two. days : until the deadline; None when nothing else is open."""
    plans = Plans(decision.value_of_accepting, decision.value_of_holding)
    turns = ["Accepting is the better plan if this offer is worth", _turns_at(decision.tipping_value)]
    if days is None:
        return [["Accept it", f"{plans.accept}"], ["Let it go, and carry on", f"{plans.hold}"], turns]
    later = decision.accepting_by([min(days + more, LONGEST_WAIT) for more in MORE_DAYS])
    best = max(plans.accept, plans.hold)
    return [
        ["Accept by the deadline, or a better one that is there by then", f"about {plans.accept}"],
        ["Let it go, and take the best that ever comes", f"about {plans.hold}"],
        turns,
        *([f"Asking for {k} more days", _adds(round(worth) - best)] for k, worth in zip(MORE_DAYS, later, strict=True)),
    ]


def _turns_at(worth: float) -> str:
    if worth >= 100:
        return "more than 100, so never"
    return f"more than {worth:.0f}" if worth > 0 else "anything"


def _adds(worth: int) -> str:
    return "adds hardly anything" if worth < 1 else f"adds about {worth}"


def drawing(decision: Decision, deadline: int, assumed: bool) -> Drawing:
    days = list(range(max(_SHOWN, deadline + BEYOND) + 1))
    return ahead_by_days(days, decision.accepting_by(days), decision.value_of_holding, deadline, assumed)


def called_in_words(applications: Sequence[Application]) -> dict[str, str]:
    """What each application is called in the middle of a sentence."""
    called = dict(choices(applications))
    return {
        one.key: called[one.key] if one.employer else called[one.key][0].lower() + called[one.key][1:]
        for one in applications
    }
