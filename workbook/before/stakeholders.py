"""Who has a stake in this hire: where they stand on the map, what worries them, and what has no answer yet.

Plain values in, plain values out. What is to be recorded is returned; nothing here records it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ..answers.keys import here
from ..answers.reading import isolated, recorded_text
from ..answers.situation import Situation
from ..content.packs.schema import UsualStakeholder as Suggestion
from ..content.rows import PEOPLE, STAKEHOLDERS, AnswersByKey, Changes, beginning
from ..limits import Limit

INFLUENCE = (0, 10)
STANCE = (-5, 5)
_MIDDLE = {"influence": 5, "stance": 0}
ANY_WORK = "general"  # whose suggestions are shown while the kind of work is not known
LONGEST_LABEL = Limit(
    22, "characters beside a dot of the map", harmless="an ellipsis says that there is more; the list has all of it"
)

_PERSON, SUGGESTION = "person", "suggestion"  # fields of a row: who on the roster, or which suggestion, it came from


@dataclass(frozen=True)
class Stakeholder:
    """One row. influence : 0 to 10; stance : -5 against to 5 for; None when not known. Texts are empty when not given.

    name : isolated, so that it may stand in a sentence.
    """

    key: str
    name: str = field(repr=False)
    influence: int | None = field(repr=False)
    stance: int | None = field(repr=False)
    worry: str = field(repr=False)
    evidence: str = field(repr=False)
    bridge: str = field(repr=False)

    @property
    def missing(self) -> list[str]:
        """What an answer to the worry still lacks: `evidence`, `bridge`."""
        return [name for name in ("evidence", "bridge") if self.worry and not getattr(self, name)]


@dataclass(frozen=True)
class Placed(Stakeholder):
    """A stakeholder with both numbers."""

    influence: int = field(repr=False)
    stance: int = field(repr=False)


def stakeholders(answers: AnswersByKey) -> list[Stakeholder]:
    """Every row that is shown, in order. A number that is not on the map counts as not known."""
    return [stakeholder(answers, key) for key in STAKEHOLDERS.keys(answers)]


def stakeholder(answers: AnswersByKey, key: str) -> Stakeholder:
    """The row `key`."""
    influence = _whole(STAKEHOLDERS.get(answers, key, "influence"), INFLUENCE)
    stance = _whole(STAKEHOLDERS.get(answers, key, "stance"), STANCE)
    name = isolated(STAKEHOLDERS.name_of(answers, key))
    texts = [recorded_text(STAKEHOLDERS.get(answers, key, field)) for field in ("worry", "evidence", "bridge")]
    if influence is None or stance is None:
        return Stakeholder(key, name, influence, stance, *texts)
    return Placed(key, name, influence, stance, *texts)


def _whole(answer: Any, ends: tuple[int, int]) -> int | None:
    return answer if type(answer) is int and ends[0] <= answer <= ends[1] else None


# The map.


def on_map(everybody: Iterable[Stakeholder]) -> list[Placed]:
    """Those with both numbers, in order."""
    return [one for one in everybody if isinstance(one, Placed)]


def moved(one: Stakeholder, influence: Any, stance: Any) -> Changes:
    """What changes when it is put at a place. Nothing when the place is not on the map."""
    if _whole(influence, INFLUENCE) is None or _whole(stance, STANCE) is None:
        return {}
    place = {"influence": influence, "stance": stance}
    return {f"{one.key}.{name}": value for name, value in place.items() if value != getattr(one, name)}


def put_on_map(one: Stakeholder) -> Changes:
    """Put it in the middle; a number that is known stays."""
    return {f"{one.key}.{name}": middle for name, middle in _MIDDLE.items() if getattr(one, name) is None}


def influence_in_words(influence: int) -> str:
    """ "influence 7 of 10"."""
    return f"influence {influence} of {INFLUENCE[1]}"


def stance_in_words(stance: int) -> str:
    """ "stance 2 of 5 for you", "stance 3 of 5 against you" or "stance open or not known"."""
    if not stance:
        return "stance open or not known"
    return f"stance {abs(stance)} of {STANCE[1]} {'for' if stance > 0 else 'against'} you"


def scales() -> dict[str, dict[str, Any]]:
    """Both ways across the map: its ends, and what each place is called, so that a page can say it at once."""
    ways = {"influence": (INFLUENCE, influence_in_words), "stance": (STANCE, stance_in_words)}
    return {
        name: {"low": low, "high": high, "words": [in_words(at) for at in range(low, high + 1)]}
        for name, ((low, high), in_words) in ways.items()
    }


def place_in_words(one: Stakeholder) -> str:
    """Where it stands; "not placed yet" without both numbers."""
    if not isinstance(one, Placed):
        return "not placed yet"
    return f"{influence_in_words(one.influence)}, {stance_in_words(one.stance)}"


def quarter(one: Placed) -> str:
    """What the place suggests. On a line, the one that asks more of you."""
    if one.influence >= _MIDDLE["influence"]:
        return "Keep close" if one.stance > 0 else "Win over first"
    return "Let them help you" if one.stance > 0 else "Reassure when there is time"


def map_sentence(placed: list[Placed]) -> str:
    """What the map shows: who, of those who are not for you, has most influence and least support."""
    if not placed:
        return "Nobody is on the map yet."
    if len(placed) == 1:
        return f"1 person or group on the map: {placed[0].name}, {place_in_words(placed[0])}."
    count = f"{len(placed)} people or groups on the map"
    doubting = [one for one in placed if one.stance <= 0]
    if not doubting:
        return f"{count}, and all of them are for you."
    first = max(doubting, key=lambda one: (one.influence - one.stance, one.influence))
    return f"{count}. The one with most influence and least support is {first.name}: {place_in_words(first)}."


def map_table(placed: list[Placed]) -> list[list[str]]:
    """The map as rows (who, influence, stance, what to do), the most influence first."""
    return [
        [
            one.name,
            f"{one.influence} of {INFLUENCE[1]}",
            stance_in_words(one.stance).removeprefix("stance "),
            quarter(one),
        ]
        for one in sorted(placed, key=lambda one: (-one.influence, one.stance))
    ]


def label(name: str) -> str:
    """A name short enough to stand beside a dot; isolated again."""
    plain = name.strip("\u2068\u2069").removeprefix("The ")
    plain = plain[:1].upper() + plain[1:]
    if len(plain) <= LONGEST_LABEL:
        return isolated(plain)
    cut = plain[: LONGEST_LABEL - 1]
    whole_words = cut.rpartition(" ")[0].rstrip(" ,;:-")
    return isolated(f"{whole_words or cut}…")


# Worries without an answer.

_MISSING = {
    ("evidence",): "Nothing yet that would calm it.",
    ("bridge",): "No question yet that opens a talk about it.",
    ("evidence", "bridge"): "Nothing yet that would calm it, and no question that opens a talk about it.",
}


def uncovered(everybody: Iterable[Stakeholder]) -> list[Stakeholder]:
    """Those with a worry that has no proof or no question, the most influence first, those without a number last."""
    without = [one for one in everybody if one.missing]
    return sorted(without, key=lambda one: -1 if one.influence is None else one.influence, reverse=True)


def missing_in_words(one: Stakeholder) -> str:
    """What the answer to the worry lacks; empty when it lacks nothing."""
    return _MISSING.get(tuple(one.missing), "")


def calm_sentence(everybody: list[Stakeholder]) -> str:
    """What to say when no worry is without an answer."""
    if any(one.worry for one in everybody):
        return "Every worry on your list has something that would calm it, and a question that opens a talk about it."
    return "No worry is written down yet. Once there is one, you see here what its answer still needs."


# Rows that come from somewhere else.


def suggestions(entries: Iterable[Suggestion], situation: Situation, answers: AnswersByKey) -> list[Suggestion]:
    """Those for this kind of work that are not on the list. While the kind is not known: those for any work."""
    kind = replace(situation, role_family=situation.role_family or ANY_WORK)
    keys = STAKEHOLDERS.keys(answers)
    there = {recorded_text(STAKEHOLDERS.get(answers, key, SUGGESTION)) for key in keys}
    names = {recorded_text(STAKEHOLDERS.get(answers, key, "who")).casefold() for key in keys}
    return [one for one in here(entries, kind) if one.key not in there and one.text.casefold() not in names]


def take_suggestion(answers: AnswersByKey, entry: Suggestion) -> tuple[str, Changes]:
    """A row for a suggestion, its worry as a text to change: its key and what to record.

    Raises `ValueError` when there are too many rows.
    """
    return _bring(answers, SUGGESTION, entry.key, who=entry.text, worry=entry.worry)


def not_taken(answers: AnswersByKey) -> list[str]:
    """The people of the roster who are not on the list and have a name or a title to be called by."""
    there = {recorded_text(STAKEHOLDERS.get(answers, key, _PERSON)) for key in STAKEHOLDERS.keys(answers)}
    return [key for key in PEOPLE.keys(answers) if key not in there and _called(answers, key)]


def take_people(answers: AnswersByKey) -> tuple[str, Changes]:
    """A row for each of `not_taken`: the key of the first, and what to record.

    Raises `ValueError` when there are too many rows.
    """
    rows: list[str] = []
    changes: Changes = {}
    for person in not_taken(answers):
        row, more = _bring({**answers, **changes}, _PERSON, person, who=_called(answers, person))
        rows.append(row)
        changes |= more
    return rows[0] if rows else "", changes


def follow_person(answers: AnswersByKey, changes: Changes) -> Changes:
    """What the list of stakeholders takes over when `changes` are made to the roster.

    A row that came from the roster is called as the person is, until it was given another name by hand.
    """
    follows: Changes = {}
    now = {**answers, **changes}
    for person in {key.rpartition(".")[0] for key in changes}:
        before, after = _called(answers, person), _called(now, person)
        for row in _rows_from(answers, _PERSON, person) if before != after else []:
            if recorded_text(STAKEHOLDERS.get(answers, row, "who")) == before:
                follows[f"{row}.who"] = after or None
    return follows


def _called(answers: AnswersByKey, person: str) -> str:
    """The name of somebody on the roster, else the title; "" for neither."""
    return recorded_text(PEOPLE.get(answers, person, "name")) or recorded_text(PEOPLE.get(answers, person, "title"))


def _bring(answers: AnswersByKey, source: str, of: str, **fields: str) -> tuple[str, Changes]:
    """The row that came from `of`, put back if it was removed before, or else a new one."""
    if rows := _rows_from(answers, source, of):
        return rows[0], STAKEHOLDERS.put_back(answers, rows[0])
    return STAKEHOLDERS.add(answers, **fields, **{source: of})


def _rows_from(answers: AnswersByKey, source: str, of: str) -> list[str]:
    """Rows that came from `of`, also those that were removed."""
    ends = f".{source}"
    those = (key for key in beginning(answers, f"{STAKEHOLDERS.row}.") if key.endswith(ends))
    return [key.removesuffix(ends) for key in those if answers.get(key) == of]
