"""Reading what people type: one function for every number, one for every date, one for every text.

Each raises `ValueError` with a sentence that names the field, what came and what is allowed.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from ..limits import TOO_LONG, Limit
from ..odds.checks import number, whole

NOT_A_NUMBER = "something that is not a number"
_DIRECTIONS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
LONGEST_TEXT = Limit(20_000, "characters of one text", TOO_LONG)
LONGEST_LINE = Limit(300, "characters of one line", TOO_LONG)
LONGEST_NAME = Limit(80, "characters of an employer, a job title or a nickname", TOO_LONG)
LONGEST_QUOTED = Limit(40, "characters of what is quoted in a sentence", harmless="what was typed stays where it was")
FIRST_YEAR = 2000
QUESTION_MARKS = ("?", "\N{FULLWIDTH QUESTION MARK}", "\N{ARABIC QUESTION MARK}")
LAST_YEAR = Limit(
    2100, "the year of a date", "{field} must be in the years {first} to {limit}. You gave the year {year}."
)


def read_number(text: str, field: str, low: float, high: float, only_whole: bool = True) -> float | int:
    """The number in `text`, from `low` to `high`.

    Accepts any digits Unicode knows, a real minus sign and a decimal comma. Refuses what can be
    read in two ways, such as 1,000 or 1.000, and what Python would take but people would not (1_000, 1e3).
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-").removesuffix("%").strip()
    if re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", plain):
        raise ValueError(f"{field}: is {plain} meant in thousands? Please write the number without a comma or point.")
    if not re.fullmatch(r"[+-]?\d{1,15}([.,]\d{1,15})?", plain):
        kind = "a whole number" if only_whole else "a number"
        raise ValueError(f"{field} must be {kind} from {low:,.12g} to {high:,.12g}. You gave: {shown(text)}.")
    value = float(plain.replace(",", "."))
    if only_whole and value.is_integer():
        return whole(field, int(value), int(low), int(high))
    return whole(field, value, int(low), int(high)) if only_whole else number(field, value, low, high)


def read_when(text: str, field: str) -> datetime:
    """The date and time in `text`, written as 2026-12-03T14:00, years 2000 to 2100, without a time zone.

    Raises `ValueError` with a sentence that names `field`.
    """
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{field} must be a date and a time, such as 3 December 2026, 14:00.") from None
    _check_year(when.year, field)
    return when.replace(tzinfo=None)


def read_date(text: str, field: str) -> date:
    """The date in `text`, written as 2026-12-03, years 2000 to 2100. Raises `ValueError` as `read_when` does."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{field} must be a date, such as 3 December 2026.") from None
    _check_year(day.year, field)
    return day


def _check_year(year: int, field: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(LAST_YEAR.sentence(field=field, first=FIRST_YEAR, year=year))


def read_text(text: str, field: str, longest: int = LONGEST_TEXT) -> str:
    """`text` as it was typed (composed to NFC), or a refusal of the whole: nothing is ever cut off."""
    if len(text) > longest:
        raise ValueError(TOO_LONG.format(field=field, count=len(text), limit=longest))
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t\r":
            raise ValueError(f"{field} holds a character that cannot be stored (code {ord(character)}).")
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=256)
def isolated(text: str) -> str:
    """`text` for the middle of a sentence: its own direction of writing cannot turn what stands around it."""
    plain = without_directions(text)
    return f"\N{FIRST STRONG ISOLATE}{plain}\N{POP DIRECTIONAL ISOLATE}" if plain else ""


def without_directions(text: str) -> str:
    """`text` without the invisible characters that turn the direction of writing, for a letter or a file."""
    return "".join(c for c in text if c not in _DIRECTIONS)


def shown(text: str, longest: int = LONGEST_QUOTED) -> str:
    """`text` short enough to be quoted in a sentence, control characters made visible."""
    short = text if len(text) <= longest else f"{text[:longest]}…"
    plain = short.isprintable()
    return short if plain else "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


def recorded_day(recorded: object) -> date | None:
    """The day that the journal has as "2026-12-03"; None for anything else."""
    try:
        return date.fromisoformat(recorded) if isinstance(recorded, str) and recorded else None
    except ValueError:
        return None


def recorded_text(recorded: object) -> str:
    """The text that the journal has, without blanks around it; empty for anything else."""
    return recorded.strip() if isinstance(recorded, str) else ""


def told_apart(names: Sequence[str]) -> list[str]:
    """`names`, like ones with their place behind them: "Acme (1)", "Acme (3)". No two of them are alike."""
    apart = list(names)
    for _again in apart:  # a name with its place may be what somebody typed for another one
        plain = [alike(name) for name in apart]
        if len({*plain}) == len(plain):
            break
        twins = [plain.count(one) > 1 for one in plain]
        apart = [
            f"{name} ({place})" if twin else name
            for place, (name, twin) in enumerate(zip(apart, twins, strict=True), start=1)
        ]
    return apart


def alike(name: str) -> str:
    """The same for two names that differ only in capitals, blanks and invisible characters."""
    return " ".join(without_directions(name).casefold().split())
