"""What went well and what was hard, over all interviews somebody looked back at: counted and listed, not judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..answers.reading import isolated
from ..content.kinds import QUESTION_TYPES
from ..content.rows import HEARD, ROUNDS, AnswersByKey
from ..wording import counted, plural

WENT = ("well", "so_so", "badly")
_DASHES = "- \N{EN DASH}\N{BULLET}*"  # before a line of a list
_ENOUGH = 5  # answers; with fewer there is no pattern to see


@dataclass(frozen=True)
class QuestionKind:
    """One kind of question. asked : how often; well, so_so, badly : how the answers went, as far as that was said."""

    label: str
    asked: int
    well: int = 0
    so_so: int = 0
    badly: int = 0

    @property
    def answers(self) -> int:
        return self.well + self.so_so + self.badly


@dataclass(frozen=True)
class NotedLine:
    """A line that was noted after one or more interviews, in the words of the newest.

    interviews : what they are called, the newest first; safe in the middle of a sentence.
    """

    text: str = field(repr=False)
    interviews: tuple[str, ...] = field(repr=False)


def kinds_of_questions(answers: AnswersByKey) -> list[QuestionKind]:
    """The kinds of questions that were asked, the most frequent first."""
    asked: list[tuple[Any, Any]] = [
        (HEARD.get(answers, key, "type"), HEARD.get(answers, key, "went")) for key in HEARD.keys(answers)
    ]
    types = [kind for kind, _how in asked]
    found = [
        QuestionKind(label, types.count(kind), *(asked.count((kind, how)) for how in WENT))
        for kind, label in QUESTION_TYPES.items()
        if kind in types
    ]
    return sorted(found, key=lambda kind: -kind.asked)


def enough(kinds: Iterable[QuestionKind]) -> bool:
    """Whether there are enough answers to look for a pattern."""
    return sum(kind.answers for kind in kinds) >= _ENOUGH


def kinds_in_words(answers: AnswersByKey, kinds: Iterable[QuestionKind]) -> str:
    """What is missing before there is a pattern to see; empty when nothing is, or no question was noted."""
    kinds, questions = list(kinds), len(HEARD.keys(answers))
    count, left = sum(kind.answers for kind in kinds), questions - sum(kind.asked for kind in kinds)
    said = []
    if questions and not enough(kinds):
        answered = f"{counted(count, 'answer')} with a kind and how it went"
        said.append(f"{answered}: too few to see a pattern. It starts at {_ENOUGH}.")
    if left:
        without = counted(left, "question has", "questions have")
        said.append(f"{without} no kind yet and {plural(left, 'is', 'are')} not counted.")
    return " ".join(said)


def as_rows(kinds: Iterable[QuestionKind]) -> list[list[str]]:
    """[kind, how often asked, well, so-so, badly] for a table."""
    return [[one.label, *map(str, (one.asked, one.well, one.so_so, one.badly))] for one in kinds]


def noted(answers: AnswersByKey, name: str) -> list[NotedLine]:
    """The lines under `round.N.<name>` over all interviews: what came back most often first, then the newest.

    Lines are the same whatever their capitals, blanks and final point.
    """
    found: dict[str, NotedLine] = {}
    for row in reversed(ROUNDS.keys(answers)):
        called = isolated(ROUNDS.name_of(answers, row))
        for plain, text in _lines(ROUNDS.get(answers, row, name)).items():
            before = found.get(plain, NotedLine(text, ()))
            found[plain] = NotedLine(before.text, (*before.interviews, called))
    return sorted(found.values(), key=lambda one: -len(one.interviews))


def _lines(recorded: Any) -> dict[str, str]:
    """Each line of a text as it stands, by what it is compared with."""
    found: dict[str, str] = {}
    for line in recorded.splitlines() if isinstance(recorded, str) else ():
        text = " ".join(line.split()).lstrip(_DASHES)
        if plain := text.casefold().rstrip(" ."):
            found.setdefault(plain, text)
    return found
