"""What the answers in the journal are called on a page, and how their values read."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from .about_you import SELF_RATINGS
from .applications import FIRST, OUTCOMES
from .naming_content import content_choices, content_name_of
from .reading import day_in_words, isolated, shown, when_in_words
from .roles import roles
from .rows import count_of

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
    "self_rating": {key: label for key, (label, _value) in SELF_RATINGS.items()},
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
_DAYS = ("when", "since", "promised", "deadline", "by", "on", "first", "second", "until", "day", "start", "told")
LONGEST_SHOWN = 200  # characters of a text


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
            words = ", ".join(value_in_words(one, key) for one in value[:20])
        case str():
            words = _text_in_words(value, key)
        case dict():
            words = f"{len(value)} parts"
        case _:
            words = f"{value:,.12g}"
    return words


def _text_in_words(text: str, key: str) -> str:
    """What stands for a choice or a day as a person reads it; anything else as it was typed, but short."""
    field = key.rpartition(".")[2]
    if text in (chosen := content_choices(key)):
        return chosen[text]
    if text in _CHOICES.get(field, {}):
        return _CHOICES[field][text]
    if field in _DAYS:
        with suppress(ValueError):
            when = datetime.fromisoformat(text)
            return when_in_words(when) if "T" in text else day_in_words(when)
    return isolated(shown(text.replace("\n", " "), LONGEST_SHOWN))


def moment_in_words(at: datetime, now: datetime | None = None) -> str:
    """A time as a person here says it: "14:03" today, "22 November, 14:03" on other days."""
    local = at.astimezone()
    today = (now or datetime.now()).astimezone().date()
    if local.date() == today:
        return f"{local:%H:%M}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}, {local:%H:%M}"
