"""Whether two statements say the same, as far as their words and numbers tell."""

import re
import unicodedata
from decimal import Decimal

from ..answers.reading import isolated


def same(one: str, other: str) -> bool:
    """Whether two statements certainly say the same: the same numbers, days and words in the same order."""
    these, those = _said(one), _said(other)
    return these == those and (bool(these) or _plain(one) == _plain(other))


def may_be_same(one: str, other: str) -> bool:
    """Whether two statements may say the same: numbers and days agree, and no word is known to change them."""
    these, those = _said(one), _said(other)
    mine, yours = ([each for each in them if not isinstance(each, str)] for them in (these, those))
    if not mine or len(mine) != len(yours) or not all(map(_meet, mine, yours)):
        return False
    return _turns(these) == _turns(those) and not any(_clash(these, those, units) for units in _UNITS)


def quoted_words(what: str) -> str:
    """A number or a day as it stands, other words in quotation marks."""
    tokens = _tokens(what)
    plain = isolated(what.rstrip(" ."))
    return plain if tokens and all(one == _TO for one in tokens if isinstance(one, str)) else f"“{plain}”"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_VALUE = re.compile(
    rf"""(?P<iso>\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b)
    | (?P<slashed>\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b)
    | \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}})\b)?
    | \b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}})\b)?
    | (?P<number>\d{{1,3}}(?:[,.'\u2019 ]\d{{3}})+(?!\d)|\d+)(?P<decimals>[.,]\d{{1,2}}(?!\d))?
      (?:\s*(?P<kilo>k|thousand)\b)?
    """,
    re.VERBOSE,
)
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_SMALL = re.compile(rf"\b({'|'.join(_COUNTS)})\b")
_RANGE_OF_THOUSANDS = re.compile(
    r"((?<![\d,.])\d{1,3}(?=\s*(?:-|to)\s*[€£$¥]?\s*\d{1,3}\s*(?:k|thousand)\b)"
    r"|(?<=between )\d{1,3}(?=\s+and\s+\d{1,3}\s*(?:k|thousand)\b))"
)
_RANGE_MARK = re.compile(r"\s*-\s*([€£$¥]?)\s*")
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s.,;:!()'\"\u2018-\u201f]")
_FILLERS = frozenset(("a", "an", "the", "of", "on", "at", "in", "per", "/"))
_TO = "to"
_NOT = (
    (re.compile(r"\bcan ?not\b|\bcan['\u2019]?t\b"), "can not"),
    (re.compile(r"\bwon['\u2019]?t\b"), "will not"),
    (re.compile(r"\bshan['\u2019]?t\b"), "shall not"),
    (re.compile(r"n['\u2019]t\b"), " not"),
    (re.compile(r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should|must|need)nt\b"), r"\1 not"),
    (re.compile(r"\bp\.?\s?a\b\.?|\bper annum\b"), "a year"),
)
_ALIKE = {
    "years": "year", "yearly": "year", "annually": "year", "months": "month", "monthly": "month", "weeks": "week",
    "weekly": "week", "days": "day", "daily": "day", "hours": "hour", "hourly": "hour", "eur": "€", "euro": "€",
    "euros": "€", "gbp": "£", "pound": "£", "pounds": "£", "usd": "$", "dollar": "$", "dollars": "$", "max": "maximum",
    "min": "minimum", "till": "until",
}  # fmt: skip
_UNITS = (frozenset(("year", "month", "week", "day", "hour")), frozenset("€£$¥%"))  # of a kind: two of them differ
# Words that turn a statement round, set a limit, or say before or after what.
_TURNS = frozenset(
    (
        "not", "no", "never", "neither", "nor", "without", "except", "unless", "refuse", "refused", "impossible",
        "unable", "less", "more", "least", "most", "under", "over", "below", "above", "up", "minimum", "maximum",
        "only", "almost", "fewer", "lower", "higher", "half", "twice", "double", "plus", "minus", "before", "after",
        "by", "until", "from", "since", "as", "starting", "onwards", "earliest", "latest", "soonest", "earlier",
        "later", "sooner", "within", "net", "gross", "excluding", "including", "hundred", "million", "billion",
        "m", "mn", "bn", "lakh", "crore", "dozen", "+", "<", ">", "≤", "≥", "±",
    )
)  # fmt: skip
_Value = Decimal | frozenset[tuple[int | None, int, int]]
_Token = str | _Value


def _said(text: str) -> list[_Token]:
    """The numbers, days and words of `text` that say something, in order."""
    return [one for one in _tokens(text) if one not in _FILLERS]


def _tokens(text: str) -> list[_Token]:
    """The numbers, days and words of `text` in order; "45-50k" and "between 45k and 50k" as "45k to 50k"."""
    plain = _plain(text)
    for pattern, words in _NOT:
        plain = pattern.sub(words, plain)
    plain = _SMALL.sub(lambda found: str(_COUNTS[found[0]]), plain)
    plain = _RANGE_OF_THOUSANDS.sub(r"\1k", plain)
    tokens: list[_Token] = []
    at = 0
    for found in _VALUE.finditer(plain):
        if value := _value(found):
            tokens += [*_words(plain[at : found.start()], bool(tokens)), value]
            at = found.end()
    return _ranges_folded([*tokens, *_words(plain[at:], False)])


def _words(between: str, in_range: bool) -> list[str]:
    """The words in a piece of text; in_range : whether a dash in it may lead from one value to the next."""
    if in_range and (mark := _RANGE_MARK.fullmatch(between)):
        return [_TO, *mark[1]]
    return [_ALIKE.get(word, word) for word in _WORD.findall(between)]


def _ranges_folded(tokens: list[_Token]) -> list[_Token]:
    shape = [one if isinstance(one, str) else "value" for one in tokens]
    for place in range(len(shape) - 4, -1, -1):
        if shape[place : place + 4] in (["from", "value", _TO, "value"], ["between", "value", "and", "value"]):
            tokens[place : place + 3] = [tokens[place + 1], _TO]
    return tokens


def _turns(tokens: list[_Token]) -> list[str]:
    return sorted(one for one in tokens if isinstance(one, str) and one in _TURNS)


def _clash(these: list[_Token], those: list[_Token], units: frozenset[str]) -> bool:
    """Whether both have units of one kind, and not the same."""
    mine, yours = ({one for one in them if isinstance(one, str)} & units for them in (these, those))
    return bool(mine and yours) and mine != yours


def _value(found: re.Match[str]) -> _Value | None:
    if found["number"]:
        whole = re.sub(r"\D", "", found["number"])
        number = Decimal(whole + (found["decimals"] or "").replace(",", "."))
        return number * 1000 if found["kilo"] else number
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return _readings((year, month, day))
    if found["slashed"]:
        one, other, year = map(int, re.split("[/.]", found["slashed"]))
        return _readings((year, other, one), (year, one, other))
    year_said = found["year"] or found["year2"]
    month = _MONTHS.index((found["month"] or found["month2"])[:3]) + 1
    return _readings((int(year_said) if year_said else None, month, int(found["day"] or found["day2"])))


def _readings(*days: tuple[int | None, int, int]) -> _Value | None:
    return frozenset((year, month, day) for year, month, day in days if 1 <= month <= 12 and 1 <= day <= 31) or None


def _meet(one: _Value, other: _Value) -> bool:
    if isinstance(one, Decimal) or isinstance(other, Decimal):
        return one == other
    return any(a[1:] == b[1:] and (None in (a[0], b[0]) or a[0] == b[0]) for a in one for b in other)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("\N{EN DASH}", "-").casefold()
    return " ".join(plain.split()).rstrip(" .")
