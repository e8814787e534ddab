"""What to ask first: by how much an answer would narrow the odds of this person's interview.

For each question that the odds know of, the processes are made that its possible answers would make, with everything
else as the person has it, each answer as likely as the others. `workbook.odds.what_would_tell` does the sums.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ..answers.applications import Application
from ..answers.catalogue import FIRST, FORM
from ..content.kinds import SCORING
from ..limits import Limit
from ..odds import Candidate, Process, what_would_tell

MOST_COUNTS_TRIED = Limit(5, "counts of people looked at in a wide range", harmless="evenly spread over it")
INTERVIEWS_LEFT = (1, 2, 3)
OPENINGS = (1, 2, 3)
HARDLY = 0.05  # less does not decide what is asked first
# The field of an application that the answer under a journal key decides. Until the form of the interview is known,
# it is asked for that: whether one meets people alone or together says who scores.
_DECIDED = ("finalists", "insider", "rounds_left", "scoring", "openings")
FIELD_ASKED = {**{f"{FIRST}.{field}": field for field in _DECIDED}, FORM: "scoring"}
_HOW = (
    (0.6, "more than half"),
    (0.42, "about half"),
    (0.29, "about a third"),
    (0.18, "about a quarter"),
    (0, "a little"),
)


def narrowing(interview: Application, candidate: Candidate, keys: Iterable[str]) -> dict[str, float]:
    """By journal key, how much of the range of `interview` an answer would take away on average, 0 to 1.

    keys : those that are not answered; what the odds do not know of is left out, and so is everything when the
    answers contradict one another.
    """
    fields = {key: FIELD_ASKED[key] for key in keys if key in FIELD_ASKED}
    try:
        told = dict(_narrowing(interview, candidate, frozenset(fields.values())))
    except ValueError:
        return {}
    return {key: told[field] for key, field in fields.items() if field in told}


@lru_cache(maxsize=64)
def _narrowing(interview: Application, candidate: Candidate, fields: frozenset[str]) -> tuple[tuple[str, float], ...]:
    possible = {field: tuple(possible_processes(interview, field)) for field in sorted(fields)}
    several = {field: processes for field, processes in possible.items() if len(processes) > 1}
    return tuple((tell.key, tell.narrows) for tell in what_would_tell(several, candidate)) if several else ()


def possible_processes(interview: Application, field: str) -> Iterator[Process]:
    """The processes that the possible answers to `field` would make; one that contradicts the others is left out."""
    for answer in _possible_answers(interview, field):
        with suppress(ValueError):  # such as more openings than people
            yield replace(interview, **answer).process()


def _possible_answers(interview: Application, field: str) -> list[Mapping[str, Any]]:
    rounds = interview.process().rounds
    counts, seats = rounds[0].counts, rounds[-1].go_on  # for many openings both stand for a ratio
    if field == "finalists":
        spread = (*counts[:: -(-len(counts) // MOST_COUNTS_TRIED)], counts[-1])
        return [{"finalists": count, "openings": seats} for count in dict.fromkeys(spread)]
    answers = {
        "rounds_left": INTERVIEWS_LEFT,
        "scoring": tuple(SCORING),
        "insider": (False, True),
        "openings": [count for count in OPENINGS if interview.finalists is None or count < counts[-1]],
    }
    return [{field: answer} for answer in answers[field]]


def narrows_in_words(narrows: float) -> str:
    """What an answer would do to the range, said beside the question."""
    if narrows < HARDLY:
        return "Would hardly narrow your range."
    return f"Would narrow your range by {next(words for least, words in _HOW if narrows >= least)}."
