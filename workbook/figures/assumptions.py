"""What the odds assume, said aloud: each default with its number, its kind and the figures behind it."""

import math
from dataclasses import dataclass

from ..content.evidence import preparing_for_and_against
from ..odds.beliefs import MIDDLE, NO_LIFT
from ..odds.clocks import MEDIAN_NO, MEDIAN_YES, NEVER, SPREAD
from ..odds.process import FILLED, FIRST_CHOICE_ACCEPTS, INSIDER_ERROR, REFERENCES_HOLD


@dataclass(frozen=True)
class Assumption:
    """One default in a sentence. kind : `source` or `assumption`. evidence : ids in `data/evidence.csv`."""

    sentence: str
    kind: str
    evidence: tuple[str, ...] = ()


def assumptions() -> list[Assumption]:
    """Every default behind the odds of one interview, in the order in which the sum uses them."""
    return [
        Assumption("Everybody in the room starts level; your strength next to theirs is not known.", "assumption"),
        Assumption(
            "Interviewers who meet you one by one agree only in part; a panel that hears the same answers agrees more. "
            "The rest is luck.",
            "source",
            ("E166", "E167"),
        ),
        Assumption(f"Of 100 openings, {100 * FILLED:.0f} are filled at all.", "source", ("E022",)),
        Assumption(
            f"Of 100 first choices, {100 * FIRST_CHOICE_ACCEPTS:.0f} say yes; after a no, the next in line is asked.",
            "source",
            ("E060", "E069"),
        ),
        Assumption(
            "An internal candidate halves an average outsider's chance in a room of three. With one, what we show was "
            f"at most {math.ceil(INSIDER_ERROR)} in 100 off in 200 rooms that we played out person by person.",
            "assumption",
            ("E071", "E074"),
        ),
        Assumption(
            f"Of 100 people who prepare fully, {100 * NO_LIFT:.0f} gain nothing and the others a little. "
            f"What was found: {' '.join(preparing_for_and_against())}",
            "assumption",
            ("E176", "E175", "E177", "E178", "E179"),
        ),
        Assumption(
            "Half of what makes you strong goes with you from one employer to the next, so your own record says "
            "something, but not much.",
            "assumption",
        ),
        Assumption(
            "People know their own strength only roughly: how they rate themselves and how they do go together weakly.",
            "source",
            ("E191",),
        ),
        Assumption(
            "Once they have told you that you are their choice, nobody else is in the room, and "
            f"{100 * REFERENCES_HOLD:.0f} of 100 references hold. Managers in two surveys remembered fewer, for people "
            "at any stage (E150, E151). Before that, references are part of the stage.",
            "assumption",
        ),
        Assumption("When several rounds are left, each lets through about the same share.", "assumption"),
        Assumption(
            f"Of 100 people in your place, {100 * MIDDLE:.0f} have a chance inside the range that is shown.",
            "assumption",
        ),
    ]


def pipeline_assumptions() -> list[Assumption]:
    """What is assumed besides when several applications are looked at together."""
    return [
        Assumption("Your strength goes with you by as much as the slider says. Nobody has measured it.", "assumption"),
        Assumption("Once that strength is given, each room has luck of its own.", "assumption"),
        Assumption(
            "Silence in one place says a little about your strength, and so about the other places.", "assumption"
        ),
        Assumption("One more interview is one of which nothing is known but the kind of work.", "assumption"),
    ]


def waiting_assumptions() -> list[Assumption]:
    """What is assumed about the time to an answer."""
    return [
        Assumption(
            f"Half of the yeses are there after {MEDIAN_YES:g} days and half of the noes after {MEDIAN_NO:g}. "
            "That is the early end of what advice pages say: a chance after a silence is rather too low than too high.",
            "assumption",
            ("E145", "E146"),
        ),
        Assumption(
            f"About two of three answers come at most {math.exp(SPREAD):.1f} times sooner or later than that.",
            "assumption",
        ),
        Assumption(f"Of 100 noes, {100 * NEVER:.0f} are never sent.", "assumption"),
        Assumption("A promised date moves both clocks: a yes is expected around that day.", "assumption"),
    ]


def offer_assumptions() -> list[Assumption]:
    """What is assumed when an offer is weighed against waiting."""
    return [
        Assumption(
            "Only this offer has a deadline. Others, once made, stay open until you have heard from all.", "assumption"
        ),
        Assumption("The plan is chosen today. On the day you know more, and may choose anew.", "assumption"),
        Assumption("Values are yours alone. Only their order and their distances count.", "assumption"),
    ]


def listed(each: list[Assumption]) -> list[list[str]]:
    """Assumptions as [sentence, kind and evidence] for a list on a page."""
    return [[one.sentence, ", ".join([one.kind, *one.evidence])] for one in each]
