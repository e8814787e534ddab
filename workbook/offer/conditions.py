"""Reading an offer: what was looked for in it, and which questions follow. No advice and no verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..answers.keys import CONDITION, NOTE
from ..answers.letters import Letter, as_list, written_letter
from ..answers.lists import CONDITION_STATES
from ..content.rows import AnswersByKey
from .offers import Offer, day_words

if TYPE_CHECKING:
    from ..content.packs.schema import Condition, LetterPart

NO_ADVICE = "This workbook gives no legal advice and no verdict."


@dataclass(frozen=True)
class ConditionFound:
    """What was found about one condition. state : a key of `CONDITION_STATES`, "" while nobody looked."""

    condition: "Condition"
    state: str


def state_key(offer: str, condition: "Condition") -> str:
    """Where it is kept what was found: `offer.1.condition.condition-pay`."""
    return f"{offer}.{CONDITION}.{condition.key}"


def note_key(offer: str, condition: "Condition") -> str:
    """Where the note on it is kept."""
    return f"{offer}.{NOTE}.{condition.key}"


def looked_at(conditions: Iterable["Condition"], answers: AnswersByKey, offer: str) -> list[ConditionFound]:
    """Every condition with what was found in the offer under the key `offer`; what cannot be used is not looked at."""
    states = [(one, answers.get(state_key(offer, one))) for one in conditions]
    return [
        ConditionFound(one, state if isinstance(state, str) and state in CONDITION_STATES else "")
        for one, state in states
    ]


def to_ask(found: Iterable[ConditionFound], who: str) -> list[str]:
    """The questions for `who`, "employer" or "adviser"."""
    return [one.condition.ask for one in found if one.state == "ask" and one.condition.who == who]


def reading_progress(found: Sequence[ConditionFound]) -> str:
    """How far the reading has got, in one sentence."""
    looked = [one for one in found if one.state]
    if not found:
        return ""
    if not looked:
        return f"{len(found)} points to look for. They need not be done in one go: begin with the first group."
    open_ones = sum(one.state == "ask" for one in looked)
    asks = {0: "nothing to ask so far", 1: "1 to ask about"}.get(open_ones, f"{open_ones} to ask about")
    if len(looked) < len(found):
        return f"You have looked at {len(looked)} of {len(found)} points: {asks}."
    return f"You have looked at all {len(found)} points: {asks.removesuffix(' so far')}."


def about_the_start(offer: Offer, today: date) -> str:
    """A question about the first day. It is asked, not judged: the notice is not known here."""
    if not offer.start or offer.start < today:
        return ""
    begin = f"You would begin on {day_words(offer.start, today)}. Is your notice over by then?"
    return f"{begin} Count from the day on which you could give it: after all is signed."


def letter_with(questions: Sequence[str], parts: Iterable["LetterPart"], offer: Offer, name: str) -> Letter | None:
    """The letter to the employer that asks `questions`, from `name`; None when there are none."""
    if not questions:
        return None
    return written_letter("ask-conditions", parts, {"questions": as_list(questions), **known_of(offer)}, name)


def known_of(offer: Offer) -> Mapping[str, str]:
    """What stands for {employer}, {role} and {person} in a letter about `offer`."""
    return {"employer": offer.employer, "role": offer.role, "person": offer.person}


def for_an_adviser(questions: Sequence[str], name: str) -> str:
    """The same questions as a text to take along to somebody qualified; empty when there are none."""
    return f"My questions about an offer, {name}:\n\n{as_list(questions)}\n" if questions else ""
