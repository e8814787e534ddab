"""The questions they may ask and those one asks them: which are likely, which are looked for, and how far one is."""

import unicodedata
from collections.abc import Iterable, Sequence

from ..answers.situation import Situation
from ..content.kinds import QUESTION_TYPES
from ..content.packs.loading import FAMILIES
from ..content.packs.schema import Question
from ..limits import Limit
from ..wording import counted, plural

MOST_LIKELY = Limit(12, "questions called most likely", harmless="the others are one choice away")
OF_A_TYPE = 2
ALWAYS_LIKELY = ("q-reopen-about-you", "q-motivation-still-want")  # whatever else comes, be ready for these
# The formats that an answer about the interview makes likely; any other answer leaves all that are possible.
_FORMATS = {
    "separate": frozenset({"separate"}),
    "panel": frozenset({"panel"}),
    "task": frozenset({"task", "presentation"}),
    "informal": frozenset({"informal"}),
}
_TYPES = list(QUESTION_TYPES)


def likely(questions: Iterable[Question], situation: Situation, form: str = "") -> list[Question]:
    """Of `questions` that belong, the `MOST_LIKELY` that fit best: the same ones for the same situation.

    Those of `ALWAYS_LIKELY` that are among `questions` come first, in that order, whatever their points.

    For each of the rounds, the formats, the kinds of work and the places that a question names, it gets 1 point when
    they are all that is possible here, 0 when they are half of it, and down to -1 when they are a guess. Most points
    win; among equals the order of the types, then that of the packs. Of one type there are at most `OF_A_TYPE`,
    those of `ALWAYS_LIKELY` included. Those that won come in the order of the types, and of one type with most points
    first.

    form : what was answered to "interview.format".
    """
    formats = _FORMATS.get(form, situation.formats) & situation.formats
    ranked = sorted(questions, key=lambda one: (-_points(one, situation, formats), _type(one)))
    first = sorted((one for one in ranked if one.key in ALWAYS_LIKELY), key=lambda one: ALWAYS_LIKELY.index(one.key))
    taken = list(first)
    for question in ranked:
        if question not in first and sum(one.type == question.type for one in taken) < OF_A_TYPE:
            taken.append(question)
    return first + sorted(taken[len(first) : MOST_LIKELY], key=_type)


def _type(question: Question) -> int:
    return _TYPES.index(question.type)


def _points(question: Question, situation: Situation, formats: frozenset[str]) -> float:
    where = question.applies_to
    families = frozenset({situation.role_family} if situation.role_family else FAMILIES)
    return (
        _fit(where.round, situation.rounds)
        + _fit(where.format, formats)
        + _fit(where.role_family, families)
        + _fit(where.place, situation.places)
    )


def _fit(named: Sequence[str], possible: frozenset[str]) -> float:
    """1 when all that is possible is named, -1 when nothing of it is; 0 for half of it and when nothing is named."""
    return 2 * len(possible.intersection(named)) / len(possible) - 1 if named and possible else 0


def searched(questions: Iterable[Question], words: str) -> list[Question]:
    """Those that hold every one of `words` somewhere, whatever their capitals and accents; all when there is none."""
    return [one for one in questions if holds(f"{one.text} {one.tests} {one.competency} {one.help}", words)]


def holds(text: str, words: str) -> bool:
    """Whether every one of `words` is somewhere in `text`, whatever their capitals and accents."""
    wanted = plain_question(words).split()
    there = plain_question(text) if wanted else ""
    return all(word in there for word in wanted)


def plain_question(text: str) -> str:
    """`text` without capitals and accents, for comparing."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if unicodedata.category(character) != "Mn")


def shown_in_words(shown: int, found: int) -> str:
    """ "12 of 47 questions are shown." """
    if not found:
        return "No question here holds all these words. Try fewer, or another kind."
    if shown < found:
        return f"{shown} of {found} questions are shown."
    return f"{counted(found, 'question')}."


def practice_in_words(notes: int, aloud: int) -> str:
    """ "Notes for 4 questions, 2 said aloud." Empty for none."""
    if not notes + aloud:
        return ""
    return f"Notes for {notes or 'no'} {plural(notes, 'question')}, {aloud or 'none'} said aloud."


def asked_in_words(chosen: int, audiences: int, own: int) -> str:
    """ "You have 6 questions for 3 kinds of people; take at least five, and stop at two if time is short."

    own : how many were written by hand, for the list and for one person.
    """
    advice = "take at least five, and stop at two if time is short."
    if not chosen + own:
        return f"You have no question yet; {advice}"
    kinds = counted(audiences, "kind")
    said = [f"{counted(chosen, 'question')} for {kinds} of people"] if chosen else []
    if own:
        said.append(f"{own if chosen else counted(own, 'question')} of your own")
    return f"You have {', and '.join(said)}; {advice}"


def heard_in_words(count: int, looked_at: int) -> str:
    """ "3 questions you were asked; you have looked at 1 of them." Empty when there is none."""
    if not count:
        return ""
    looked = "all" if looked_at == count else f"{looked_at or 'none'}"
    if count == 1:
        return f"1 question you were asked; you have {'looked at it' if looked_at else 'not looked at it yet'}."
    return f"{count} questions you were asked; you have looked at {looked} of them{'' if looked_at else ' yet'}."


def questions_apart(texts: Sequence[str], places: Sequence[str]) -> list[str]:
    """`texts` as headings that all differ: like ones with where each was asked, and then with a number."""
    texts = [
        f"{text} ({place})" if place and texts.count(text) > 1 else text
        for text, place in zip(texts, places, strict=True)
    ]
    return [
        f"{text} ({texts[: at + 1].count(text)})" if texts.count(text) > 1 else text for at, text in enumerate(texts)
    ]
