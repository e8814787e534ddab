"""What the answers in the journal are called on a page, and how their values read."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from ..clock import aware, local
from ..clock import now as clock_now
from ..content.roles import roles
from ..content.rows import count_of
from ..limits import Limit
from ..wording import day_in_words, when_in_words
from .about_you import SELF_RATINGS
from .applications import FIRST, OUTCOMES
from .naming_content import content_choices, content_kind, content_name_of
from .reading import isolated, shown

_OF_AN_APPLICATION = {
    "role": "kind of work",
    "employer": "employer",
    "title": "job title",
    "when": "date and time",
    "format": "form of the interview",
    "rounds_left": "interviews left",
    "finalists": "people still in it",
    "scoring": "how it is scored",
    "insider": "an internal candidate",
    "openings": "people they will take on",
    "since": "their last word",
    "promised": "answer promised by",
    "outcome": "what came of it",
    "before": "forecast before",
    "after": "forecast after",
    "locked": "forecasts locked",
    "worth": "what an offer is worth",
    "chosen": "you are the choice, references are open",
}
_OTHERS = {
    "applications.order": "Your applications: their order",
    "applications.last": "Your applications: how many were added",
    "record.interviews": "Second interviews before this one",
    "record.offers": "Offers that came from them",
    "record.self_rating": "You, next to the people you usually meet there",
    "preparation.done": "Preparation done, as you set it",
    "preparation.ticked": "Preparation done, as the lists say",
    "pipeline.travels": "Shared luck",
    "pipeline.like": "More interviews for which kind of work",
    "waiting.median_yes": "Days until half of the yeses came",
    "waiting.median_no": "Days until half of the noes came",
    "waiting.never": "Noes that are never sent",
    "waiting.ghosted_after": "Days without a word after which you wait no more",
    "waiting.leave_out": "Whether those are kept out of the odds",
    "offer.using": "The offer that is weighed",
    "offer.worth": "What the offer is worth",
    "offer.deadline": "The offer's deadline",
    "offer.keep_searching": "What going on without it is worth",
}
_CHOICES = {
    "role": {role.key: role.label for role in roles().values()},
    "outcome": OUTCOMES,
    "scoring": {"separate": "each interviewer alone", "panel": "a panel together"},
    "format": {
        "unknown": "not known",
        "separate": "several people, one after another",
        "panel": "a panel",
        "task": "a task, test or presentation",
        "informal": "an informal talk",
        "mixed": "a mix",
    },
}
_CHOICES_ABOUT_YOU = {
    "record.self_rating": {key: label for key, (label, _value) in SELF_RATINGS.items()},
    "pipeline.like": _CHOICES["role"],
}
# What other answers hold, by the shape of their whole keys; what those to the packs hold, the packs say.
_PAST = re.compile(r"past\.application\.\d+\.")
_OF_APPLICATION = re.compile(r"(?:interview|application\.\d+)\.([a-z_]+)")
_DAYS = re.compile(
    r"(?:interview|application\.\d+)\.(?:when|since|promised)|touch\.(?:interview|application\.\d+)\.(?:first|second)"
    r"|thanks\.person\.\d+\.sent|action\.\d+\.by|offer\.\d+\.told|offer\.deadline|accepted\.on|letter\.time\.until"
)
LONGEST_SHOWN = Limit(
    200, "characters of an answer in a list of answers", harmless="an ellipsis says that there is more"
)
MOST_PARTS = Limit(20, "parts of an answer in a list of answers", harmless="an ellipsis says that there are more")


def name_of(key: str) -> str:
    """What the answer under `key` is called: "Your interview: employer"; the key in words when nobody named it."""
    if key in _OTHERS:
        return _OTHERS[key]
    for shape, named in _SHAPES:
        if match := shape.fullmatch(key):
            return named(match)
    return content_name_of(key) or re.sub(r"[._-]+", " ", key).capitalize()


def _whose(application: str) -> str:
    if application == FIRST:
        return "Your interview"
    return f"Application {count_of(int(application.partition('.')[2]))}"


def _of_an_application(match: re.Match[str]) -> str:
    return f"{_whose(match[1])}: {_OF_AN_APPLICATION.get(match[2], match[2].replace('_', ' '))}"


def _message(match: re.Match[str]) -> str:
    return f"{_whose(match[1])}: {'first' if match[2] == 'first' else 'second and last'} message"


# Keys that are made of parts.
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(interview|application\.\d+)\.([a-z_]+)"), _of_an_application),
    (re.compile(r"touch\.(interview|application\.\d+)\.(first|second)"), _message),
    (
        re.compile(r"thanks\.person\.(\d+)\.sent"),
        lambda match: f"Person {count_of(int(match[1]))}: thank-you note sent",
    ),
    (re.compile(r"document\.([a-z]+)"), lambda match: f"In the document: {match[1]}"),
    (re.compile(r"past\.application\.\d+\.(.+)"), lambda match: f"Put aside: {name_of(match[1])}"),
)


def value_in_words(value: Any, key: str = "") -> str:
    """The answer `value` under `key` as one short line: "yes", "2 to 4", "empty", or the beginning of a text."""
    match value:
        case None | "" | []:
            words = "empty"
        case bool():
            words = "yes" if value else "no"
        case [int() as low, int() as high]:
            words = f"{low} to {high}"
        case list():
            parts = [value_in_words(one, key) for one in value[:MOST_PARTS]]
            words = ", ".join([*parts, *(["…"] if len(value) > MOST_PARTS else [])])
        case str():
            words = _text_in_words(value, key)
        case dict():
            words = f"{len(value)} parts"
        case _:
            words = f"{value:,.12g}"
    return words


def _text_in_words(text: str, key: str) -> str:
    """What stands for a choice or a day as a person reads it; anything else as it was typed, but short."""
    key = _PAST.sub("", key)
    if text in (chosen := _choices(key)):
        return chosen[text]
    if _DAYS.fullmatch(key) or content_kind(key) == "date":
        with suppress(ValueError):
            when = datetime.fromisoformat(text)
            return when_in_words(when) if "T" in text else day_in_words(when)
    return isolated(shown(text.replace("\n", " "), LONGEST_SHOWN))


def _choices(key: str) -> dict[str, str]:
    """What the choices under `key` read as; empty when the answer is no choice."""
    if found := _OF_APPLICATION.fullmatch(key):
        return _CHOICES.get(found[1], {})
    return _CHOICES_ABOUT_YOU.get(key) or content_choices(key)


def moment_in_words(at: datetime, now: datetime | None = None) -> str:
    """A time as a person here says it: "14:03" today, "22 November, 14:03" on other days."""
    here, today = local(at), aware(now or clock_now()).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{day_in_words(here, weekday=False, year=here.year != today.year)}, {here:%H:%M}"
