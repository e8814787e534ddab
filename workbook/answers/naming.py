"""What the answers in the journal are called on a page, and how their values read."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..clock import aware, local
from ..clock import now as clock_now
from ..content.rows import LISTS, count_of
from ..limits import Limit
from ..wording import day_in_words, when_in_words
from .catalogue import FIRST, before_it_was_put_aside, found
from .reading import isolated, shown
from .shapes import Match

if TYPE_CHECKING:
    from ..content.packs.schema import PackEntry

_ROWS = {rows.row: rows for rows in LISTS}
LONGEST_LISTED = Limit(
    200, "characters of an answer in a list of answers", harmless="an ellipsis says that there is more"
)
MOST_LISTED = Limit(20, "parts of an answer in a list of answers", harmless="an ellipsis says that there are more")


def name_of(key: str) -> str:
    """What the answer under `key` is called: "Your interview: employer"; the key in words when nobody named it."""
    if aside := before_it_was_put_aside(key):
        return f"Put aside: {name_of(aside)}"
    known = found(key)
    what = known and _what(known)
    if not known or not what:
        return _in_words(key).capitalize()
    return f"{whose_in_words(known.whose)}: {what}" if known.whose else what


def whose_in_words(whose: str) -> str:
    """The application or the row that an answer belongs to: "Application 3", "Person 12"."""
    if whose == FIRST:
        return "Your interview"
    kind, _dot, number = whose.partition(".")
    called = _ROWS[kind].called if kind in _ROWS else kind
    return f"{called.capitalize()} {count_of(int(number))}"


def _what(known: Match) -> str:
    """What is asked; empty when the packs have no entry for an answer that there is once."""
    if entry := pack_entry_of(known):
        return known.answer.called.format(entry.text)
    return "" if known.answer.of and not known.whose else known.answer.called.format(_in_words(known.entry))


def pack_entry_of(known: Match) -> "PackEntry | None":
    """The entry of the packs that an answer is about; None when it is about none, or that is gone."""
    from ..content.packs.library import library  # only when somebody looks at such an answer

    return library().find(known.answer.of, known.place) if known.answer.of else None


def _in_words(key: str) -> str:
    return re.sub(r"[._-]+", " ", key)


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
            parts = [value_in_words(one, key) for one in value[:MOST_LISTED]]
            words = ", ".join([*parts, *(["…"] if len(value) > MOST_LISTED else [])])
        case str():
            words = _text_in_words(value, key)
        case dict():
            words = f"{len(value)} parts"
        case _:
            words = f"{value:,.12g}"
    return words


def _text_in_words(text: str, key: str) -> str:
    """What stands for a choice or a day as a person reads it; anything else as it was typed, but short."""
    known = found(before_it_was_put_aside(key) or key)
    answered = known and _answered(known)
    if text in (chosen := _choices(known, answered)):
        return chosen[text]
    if known and (known.answer.kind == "day" or getattr(answered, "kind", "") == "date"):
        with suppress(ValueError):
            when = datetime.fromisoformat(text)
            return when_in_words(when) if "T" in text else day_in_words(when)
    return isolated(shown(text.replace("\n", " "), LONGEST_LISTED))


def _answered(known: Match) -> "PackEntry | None":
    """The prompt or the fact whose answer it is."""
    return pack_entry_of(known) if known.answer.of in ("prompts", "facts") and not known.answer.kind else None


def _choices(known: Match | None, answered: "PackEntry | None") -> Mapping[str, str]:
    """What the choices read as; empty when the answer is no choice."""
    asked: tuple[Any, ...] = getattr(answered, "choices", ())
    return {choice.key: choice.text for choice in asked} or (known.answer.choices if known else {})


def moment_in_words(at: datetime, now: datetime | None = None) -> str:
    """A time as a person here says it: "14:03" today, "22 November, 14:03" on other days."""
    here, today = local(at), aware(now or clock_now()).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    return f"{day_in_words(here, weekday=False, year=here.year != today.year)}, {here:%H:%M}"
