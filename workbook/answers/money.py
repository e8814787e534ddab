"""Sums of money as people write them: £41,500, 52.000,50 €, 52'000, 12,00,000. None is ever taken for a thousandth."""

import re
import unicodedata
from decimal import Decimal
from functools import cache

from ..content.data_files import data_rows
from .reading import shown

MONEY = "{field} must be a sum of money from {low:,.15g} to {limit:,.15g}, such as 31,000 or 12.50. You gave: {given}."
HUNDREDTHS, THOUSANDTHS = 2, 3  # the first may be typed in every currency; the second is the most that any has
_GROUPED = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,' ])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d+)?")
_INDIAN = re.compile(r"[1-9]\d?(?P<mark>[, ])(?:\d{2}(?P=mark))+\d{3}(?:\.\d+)?")  # 12,00,000
_PLAIN = re.compile(r"(?P<whole>\d{1,15})(?:[.,](?P<part>\d{1,15}))?")
_WITH_SIGNS = re.compile(r"(?P<before>[^\d-]*)(?P<sum>-?\d(?:[\d.,' ]*\d)?)(?:[.,] ?-+)?(?P<after>\D*)")  # 52'000.-
_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u2032`", "'")  # apostrophes
    | {"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC THOUSANDS SEPARATOR}": ","}
    | dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}", "-")
)


@cache
def _table() -> dict[str, tuple[int, frozenset[str]]]:
    """The currencies of ISO 4217 that people are paid in, by code: (usual decimals, signs it is also written with)."""
    return {
        row["code"]: (int(row["decimals"]), frozenset(map(_folded, (row["code"], *row["signs"].split()))))
        for row in data_rows("currencies.csv")
    }


def read_money(text: str, field: str, low: float, high: float, currency: str = "") -> float | int:
    """The sum in `text`, from `low` to `high`; currency : its code in any case, or "" while nobody said which.

    Marks between thousands are taken away where the sum can be read in one way only. Raises `ValueError` for what can
    be read in two ways, which names both, and for anything else that cannot be used, which says what can.
    """
    unusable = ValueError(MONEY.format(field=field, low=low, limit=high, given=shown(text)))
    found = _WITH_SIGNS.fullmatch(_plainly(text))
    if not found:
        raise unusable
    decimals = _decimals(f"{found['before']} {found['after']}".split(), currency.upper(), f"{field}: {shown(text)}")
    readings = _readings(found["sum"].removeprefix("-"), decimals) if decimals is not None else []
    if len(readings) == 2:
        whole, part = map(written, readings)
        settle = "" if currency.upper() in _table() else ", or choose the currency first"
        both = f"{shown(text)} can be read as {readings[0]:,} or as {readings[1].normalize():f}"
        raise ValueError(f"{field}: {both}. Please write {whole} or {part}{settle}.")
    if not readings or found["sum"].startswith("-") or not low <= readings[0] <= high:
        raise unusable
    return _checked(readings[0], max(decimals or 0, HUNDREDTHS), field, text)


def written(amount: Decimal | float) -> str:
    """`amount` so that it can be read in one way only, whatever the currency: 52000, 12.5, and 1.2340 for 1.234."""
    digits = format(Decimal(str(amount)).normalize(), "f")
    return f"{digits}0" if len(digits.partition(".")[2]) == THOUSANDTHS else digits


def decimals_of(currency: str) -> int:
    """How many decimals a currency is shown with when there are any."""
    return max(_table().get(currency.upper(), (0,))[0], HUNDREDTHS)


def _plainly(text: str) -> str:
    """`text` with one kind of blank, of mark and of digit."""
    plain = unicodedata.normalize("NFKC", text.replace("\N{ACUTE ACCENT}", "'")).translate(_MARKS).strip()
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else " " if c.isspace() else c for c in plain)


def _decimals(signs: list[str], currency: str, what: str) -> int | None:
    """The most decimals that the sum may have; None when one of `signs` is none of a currency."""
    table = _table()
    meant = {code for code, (_decimals, known) in table.items() if {*map(_folded, signs)} <= known}
    if not meant:
        return None
    if currency not in table:
        return max(table[code][0] for code in meant)
    if currency not in meant:
        raise ValueError(f"{what} is not in {currency}. Please choose its currency, or write the number alone.")
    return table[currency][0]


def _folded(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign).casefold().rstrip(".")


def _readings(typed: str, decimals: int) -> list[Decimal]:
    """What `typed` may mean: the reading in thousands first. decimals : the most that the currency has."""
    found = []
    if grouped := _GROUPED.fullmatch(typed) or _INDIAN.fullmatch(typed):
        found.append(Decimal(typed.replace(grouped["mark"], "").replace(",", ".")))
    plain = _PLAIN.fullmatch(typed)
    if plain and not (grouped and decimals < len(plain["part"] or "")):
        found.append(Decimal(typed.replace(",", ".")))
    return found


def _checked(amount: Decimal, decimals: int, field: str, text: str) -> float | int:
    if amount != round(amount, decimals):
        most = {HUNDREDTHS: "two", THOUSANDTHS: "three"}[decimals]
        raise ValueError(f"{field} must have at most {most} decimals, such as 12.50. You gave: {shown(text)}.")
    return int(amount) if amount == int(amount) else float(amount)
