"""What an employer needs and what a person brings, and what the person wants and knows about it. Plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..answers.reading import QUESTION_MARKS
from ..content.rows import NEEDS, AnswersByKey
from ..wording import counted, plural

PROOFS = {"strong": "Strong proof", "some": "Some proof", "gap": "A gap", "unknown": "Not looked at yet"}
FOR_A_GAP = "For a gap: say what is close to it and how you would learn it."


def same_need(need: str) -> str:
    """The same for two needs that differ only in capitals, blanks and the point at the end."""
    return " ".join(need.casefold().split()).rstrip(" .;,!")


def strengths(answers: AnswersByKey) -> list[str]:
    """How strong the proof for each need is, in the order of the list: the keys of `PROOFS`."""
    found = [NEEDS.get(answers, key, "strength") for key in NEEDS.keys(answers)]
    return [one if isinstance(one, str) and one in PROOFS else "unknown" for one in found]


def coverage_in_words(found: Sequence[str]) -> str:
    """ "Strong proof for 3 of 7 needs, some for 2, a gap at 1, 1 not looked at yet." """
    if not found:
        return ""
    strong, some, gap, unknown = (found.count(one) for one in PROOFS)
    total = len(found)
    needs = counted(total, "need")
    if unknown == total:
        return f"{needs}, {plural(total, 'not', 'none')} looked at yet."
    if strong == total:
        return f"Strong proof for {plural(total, 'your', 'all')} {needs}."
    parts = [f"Strong proof for {strong or 'none'} of {needs}"]
    parts += [f"some for {some}"] * bool(some) + [f"a gap at {gap}"] * bool(gap)
    parts += [f"{unknown} not looked at yet"] * bool(unknown)
    return f"{', '.join(parts)}."


@dataclass(frozen=True)
class Wish:
    """weight : `must`, `nice`, `breaker`, or empty. found : what is known about it here, or the question to ask."""

    weight: str
    found: str

    @property
    def to_ask(self) -> bool:
        """Whether it is not known yet how it is here: nothing is written, or a question."""
        return not self.found.strip() or self.found.rstrip().endswith(QUESTION_MARKS)


def wishes_in_words(wishes: Iterable[Wish]) -> str:
    """ "You have 3 must-haves; for 2 you do not know yet how it is here: ask." The same for deal-breakers."""
    wishes = list(wishes)
    said = [
        _wishes_of(found, one, many)
        for weight, one, many in (("must", "must-have", "must-haves"), ("breaker", "deal-breaker", "deal-breakers"))
        if (found := [wish for wish in wishes if wish.weight == weight])
    ]
    if wishes and not said:
        return "Nothing here is a must-have or a deal-breaker yet."
    return " ".join(said)


def _wishes_of(wishes: list[Wish], one: str, many: str) -> str:
    count, unknown = len(wishes), sum(wish.to_ask for wish in wishes)
    have = f"You have {counted(count, one, many)}"
    if not unknown:
        return f"{have}, and you know how it is here."
    if count == 1:
        return f"{have}; you do not know yet how it is here: ask."
    if unknown == count:
        return f"{have}; for none of them do you know yet how it is here: ask."
    return f"{have}; for {unknown} you do not know yet how it is here: ask."


def flags_in_words(states: Sequence[str]) -> str:
    """ "2 seen, of these 1 asked about; 15 not looked at." from `no`, `seen`, `asked` or empty for each; else ""."""
    asked, seen, left = states.count("asked"), states.count("seen"), states.count("")
    if left == len(states):
        return ""
    if not seen + asked:
        said = "None seen so far"
    else:
        said = f"{seen + asked} seen, {'not asked about yet' if not asked else f'of these {asked} asked about'}"
    return f"{said}; {left} not looked at." if left else f"{said}."
