"""Looking back at an interview: what a model asks in the time there is, and what is said to somebody who is not well.

Plain values in, plain values out. What is to be recorded is returned; nothing here records it.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from ..answers.reading import isolated, recorded_day, recorded_text, told_apart
from ..content.kinds import REFLECTION_MODELS
from ..content.packs.schema import Reflection
from ..content.rows import REFLECTIONS, ROUNDS, AnswersByKey, Changes
from ..wording import counted, day_in_words, plural
from .next_steps import follow

MINUTES = {"3": 1, "10": 2, "25": 3}  # how deep the questions go
USUAL_MODEL, USUAL_MINUTES, MINUTES_WHEN_TIRED = "four-fs", "10", "3"
CALLED_FIELD, ABOUT_FIELD, MODEL, TIME, SHARED_FIELD = (
    "called",
    "about",
    "model",
    "minutes",
    "shared",
)  # fields of a row

ROUND_TEXTS = (
    "names", "asked", "reactions", "promised", "their-promise", "told", "pay-heard", "new-facts", "strong", "weak",
    "lesson",
)  # fmt: skip
LOW, DANGER = "low", "danger"
FEELS_LOW = frozenset({"low", "very_low"})
FEELS_TIRED = FEELS_LOW | {"flat"}

# Words that can hardly mean anything else. "Want to die" is in, "wanted to die" of embarrassment is not.
_DANGER = r"""
kill(?:ing)? myself
end(?:ing)? my (?:own )?life
tak(?:e|ing) my (?:own )?life
end it all
want(?:ing)? to die
wanna die
want(?:ing)? to be dead
wish (?:that )?i (?:was|were) dead
better off dead
better off without me
(?:hurt|harm)(?:ing)? myself
self[- ]harm(?:ing)?
suicidal
suicide(?! (?:prevention|awareness|policy|training|risk assessment))
no reason to (?:live|go on living)
(?:don't|do not) want to (?:live|be here) any(?: )?more
(?:don't|do not) want to be alive
(?:can't|cannot|can not) go on living
""".strip()
_PHRASES = "|".join(_DANGER.replace("[- ]", r"[-\s]").replace(" ", r"\s+").splitlines())
_KEYBOARD = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{HYPHEN}": "-", "\N{EN DASH}": "-"})
_SPEAKS_OF_DANGER = re.compile(rf"\b(?:{_PHRASES})\b")


def asked(questions: Iterable[Reflection], model: str, minutes: str) -> list[Reflection]:
    """The questions of `model` for which `minutes` (a key of `MINUTES`) are enough, in order."""
    return [one for one in questions if one.model == model and one.depth <= MINUTES[minutes]]


def way_of(answers: AnswersByKey, key: str) -> tuple[str, str]:
    """Model and minutes of the reflection `key`.

    Of one that is not begun those that were chosen last, but the fewest minutes for somebody who is tired.
    """
    rows = REFLECTIONS.keys(answers)
    row = key if key in rows else rows[-1] if rows else key
    model, minutes = (answers.get(f"{row}.{field}") for field in (MODEL, TIME))
    if key not in rows and answers.get(f"{newest_round(answers)}.feeling") in FEELS_TIRED:
        minutes = MINUTES_WHEN_TIRED
    return (
        model if model in REFLECTION_MODELS else USUAL_MODEL,
        minutes if minutes in MINUTES else USUAL_MINUTES,
    )


def new_reflection(answers: AnswersByKey, today: date) -> tuple[str, Changes]:
    """A new reflection, about the newest interview: its key and what to record.

    Raises `ValueError` when there are too many.
    """
    model, minutes = way_of(answers, "")
    about = newest_round(answers)
    fields = {
        CALLED_FIELD: _called(day_in_words(today), answers, about),
        ABOUT_FIELD: about or None,
        MODEL: model,
        TIME: minutes,
    }
    return REFLECTIONS.add(answers, **fields)


def now_about(answers: AnswersByKey, key: str, about: str | None) -> Changes:
    """What to record once the reflection `key` is about the interview `about`."""
    day = str(answers.get(f"{key}.{CALLED_FIELD}") or "").partition(", ")[0]
    return {f"{key}.{ABOUT_FIELD}": about, f"{key}.{CALLED_FIELD}": _called(day, answers, about)}


def written_in(answers: AnswersByKey, question: Reflection, key: str, text: str | None) -> Changes:
    """What to record once `text` was written under `key`. Raises `ValueError` when the list of next steps is full."""
    return {key: text} | (follow(answers, {key: text or ""}) if question.action else {})


def names_of(answers: AnswersByKey) -> list[list[str]]:
    """The reflections as [key, the day and the interview]; like names are told apart by their place."""
    keys = REFLECTIONS.keys(answers)
    names = told_apart([_name(answers, key) for key in keys])
    return [[key, name] for key, name in zip(keys, names, strict=True)]


def _name(answers: AnswersByKey, key: str) -> str:
    """The day it was begun, and what the interview is called by now."""
    about = answers.get(f"{key}.{ABOUT_FIELD}")
    called = REFLECTIONS.name_of(answers, key)
    if about not in ROUNDS.keys(answers):
        return isolated(called)
    return f"{isolated(called.partition(', ')[0])}, {isolated(ROUNDS.name_of(answers, about))}"


def _called(day: str, answers: AnswersByKey, about: str | None) -> str:
    return f"{day}, {ROUNDS.name_of(answers, about)}" if about in ROUNDS.keys(answers) else day


def kept_in_words(answers: AnswersByKey, key: str, questions: Iterable[Reflection], shown: Iterable[Reflection]) -> str:
    """How many answers in the reflection `key` are not shown now; empty when all are."""
    here = {one.key for one in shown}
    count = sum(bool(recorded_text(answers.get(f"{key}.{one.key}"))) for one in questions if one.key not in here)
    if not count:
        return ""
    what = counted(count, "answer to another question is kept.", "answers to other questions are kept.")
    return f"{what} You see {plural(count, 'it', 'them')} again when you choose the minutes and the way you had."


def newest_first(answers: AnswersByKey) -> list[str]:
    """The interviews one looks back at, the one that was added last first, wherever it stands in the list."""
    return sorted(ROUNDS.keys(answers), key=lambda key: int(key.rpartition(".")[2]), reverse=True)


def newest_round(answers: AnswersByKey, application: str = "") -> str:
    """The interview that was added last, of those for `application` when it is given; empty when there is none."""
    rounds = newest_first(answers)
    return next((key for key in rounds if not application or answers.get(f"{key}.application") == application), "")


def round_names(answers: AnswersByKey) -> dict[str, str]:
    """What each interview is called, in the order of the list; like names are told apart by their place."""
    keys = ROUNDS.keys(answers)
    return dict(zip(keys, told_apart([ROUNDS.name_of(answers, key) for key in keys]), strict=True))


def day_of_round(answers: AnswersByKey, key: str) -> date | None:
    """The day of the interview `key`; None when it is not known."""
    return recorded_day(answers.get(f"{key}.day"))


def texts_about(answers: AnswersByKey, key: str, questions: Iterable[Reflection]) -> list[str]:
    """All that was written in the reflection `key`, shown now or not, and about its interview and the newest one."""
    rounds = {answers.get(f"{key}.{ABOUT_FIELD}"), newest_round(answers)} & set(ROUNDS.keys(answers))
    keys = [f"{key}.{one.key}" for one in questions] + [f"{one}.{field}" for one in rounds for field in ROUND_TEXTS]
    return [text for one in keys if (text := recorded_text(answers.get(one)))]


def support_for(texts: Iterable[str], feeling: object) -> str:
    """Which words of support to show: `DANGER` when a text speaks of it, else `LOW` when one feels so, else empty.

    feeling : a key of the prompt about it, such as "low".
    """
    if any(_SPEAKS_OF_DANGER.search(_plain(text)) for text in texts):
        return DANGER
    return LOW if feeling in FEELS_LOW else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_KEYBOARD)
