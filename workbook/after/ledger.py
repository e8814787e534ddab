"""What a person told whom: read from the list, compared plainly, and said in sentences. No verdicts.

Two statements are the same when that is certain: 45,000, 45000 and 45k, or "3 months" and "three months". They may be
the same when their numbers and days agree: 45k, "about 45k" and "45k a year", or "1 December" and "01/12/2026". They
differ when a number or a day does, the unit ("4 weeks", "4 months"), or a word that turns, limits or dates them: "can't
start", "less than 45k", "60k net". Statements without numbers differ when their words do.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from ..answers.applications import FIRST, choices, read_application, read_applications
from ..answers.reading import isolated, recorded_day
from ..content.rows import TOLD, Answers
from ..wording import joined

if TYPE_CHECKING:
    from ..content.packs.schema import Prompt

OTHER = "other"
TOPICS = {
    "pay_now": "Pay now",
    "pay_wanted": "Pay you want",
    "start": "When you can start",
    "notice": "Your notice",
    "leaving": "Why you are leaving",
    "other_offers": "Other offers",
}
OF_THE_PERSON = ("pay_now", "notice", "leaving", "start")  # these do not depend on the employer


@dataclass(frozen=True)
class Told:
    """One statement. key : "told.2". application : "interview", "application.3" or "". on : None when not noted."""

    key: str
    about: str = ""
    what: str = field(default="", repr=False)
    whom: str = field(default="", repr=False)
    on: date | None = None
    application: str = ""


def read_told(answers: Answers) -> tuple[Told, ...]:
    """The statements in the order of the list; what cannot be used counts as not noted."""
    return tuple(_read(answers, key) for key in TOLD.keys(answers))


def _read(answers: Answers, key: str) -> Told:
    texts = {name: _text(answers.get(f"{key}.{name}")).strip() for name in ("about", "what", "whom", "application")}
    return Told(key, on=recorded_day(answers.get(f"{key}.on")), **texts)


def employers(answers: Answers, told: Iterable[Told]) -> dict[str, str]:
    """What the employer of each application in `told` is called; also of those that left the list."""
    names = dict(choices(read_applications(answers.get)))
    keys = {one.application for one in told if one.application in names or _is_application(one.application)}
    return {key: names.get(key) or read_application(key, answers.get).name for key in sorted(keys)}


def topics(prompts: Iterable["Prompt"]) -> dict[str, str]:
    """What each topic is called in a sentence; one that a coach added, as the choice says it."""
    offered = next((one.choices for one in prompts if one.of == TOLD.row and one.key == "about"), ())
    return {choice.key: choice.text for choice in offered if choice.key != OTHER} | TOPICS


def mismatches(told: Iterable[Told], names: Mapping[str, str], called: Mapping[str, str]) -> list[str]:
    """A sentence for each topic on which statements differ: to one employer, then between employers.

    names : employers by application. called : topics by key. A statement without either is not compared.
    """
    by_place = _by_employer_and_topic(told, names, called)
    within = [_within(called[about], names[key], them) for (about, key), them in by_place.items()]
    between = [_between(about, called[about], by_place, names) for about in OF_THE_PERSON if about in called]
    return [said for said in (*within, *between) if said]


def newest(told: Iterable[Told], names: Mapping[str, str], called: Mapping[str, str]) -> list[list[str]]:
    """What was said last to each employer on each topic, as [employer, topic, what, when]."""
    last = [(key, about, them[-1]) for (about, key), them in _by_employer_and_topic(told, names, called).items()]
    order = list(names)
    last.sort(key=lambda row: (order.index(row[0]), list(called).index(row[1])))
    return [[names[key], called[about], isolated(one.what), _when(one)] for key, about, one in last]


def to_come(told: Iterable[Told], today: date) -> list[str]:
    """A sentence for each statement whose day has not come yet."""
    late = [one for one in told if one.on and one.on > today and one.what]
    return [f"{_quoted(one.what)}: {_day_said(one.on)} is still to come. Please look at the day again." for one in late]


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


def _by_employer_and_topic(
    told: Iterable[Told], names: Mapping[str, str], called: Mapping[str, str]
) -> dict[tuple[str, str], list[Told]]:
    """What can be compared, by (topic, application), the oldest first; a day that was not noted is the oldest."""
    found: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        if one.what and one.about in called and one.application in names:
            found.setdefault((one.about, one.application), []).append(one)
    for them in found.values():
        them.sort(key=lambda one: one.on or date.min)
    return found


def _within(topic: str, employer: str, told: list[Told]) -> str:
    changes = [told[0], *(later for one, later in pairwise(told) if not same(one.what, later.what))]
    if len(changes) < 2:
        return ""
    perhaps = " They may mean the same." if _all_may_be_same(changes) else ""
    return f"{topic}: you told {employer} {joined(_with_day(one, changes) for one in changes)}.{perhaps}"


def _between(about: str, topic: str, by_place: Mapping[tuple[str, str], list[Told]], names: Mapping[str, str]) -> str:
    last = {key: them[-1] for (other, key), them in by_place.items() if other == about}
    said = list(last.values())
    if all(same(said[0].what, one.what) for one in said[1:]):
        return ""
    heard = joined(f"{names[key]} heard {_with_day(one, said)}" for key, one in last.items())
    how = "worded differently, and may mean the same" if _all_may_be_same(said) else "not the same everywhere"
    return f"{topic}: {how}. {heard}."


def _all_may_be_same(told: list[Told]) -> bool:
    pairs = combinations([one.what for one in told], 2)
    return all(same(one, other) or may_be_same(one, other) for one, other in pairs)


def _with_day(one: Told, among: list[Told]) -> str:
    years = {each.on.year for each in among if each.on}
    said = f"on {_day_said(one.on, len(years) > 1)}" if one.on else "(no day noted)"
    return f"{_quoted(one.what)} {said}"


def _quoted(what: str) -> str:
    """A number or a day as it stands, other words in quotation marks."""
    tokens = _tokens(what)
    plain = isolated(what.rstrip(" ."))
    return plain if tokens and all(one == _TO for one in tokens if isinstance(one, str)) else f"“{plain}”"


def _when(one: Told) -> str:
    return _day_said(one.on, True) if one.on else "no day noted"


def _day_said(day: date | None, year: bool = False) -> str:
    return f"{day.day} {day:%B}{f' {day.year}' if year else ''}" if day else ""


# Numbers and days in a text. A day is a set of readings, (year or None, month, day): 1/12 may be read in two ways.

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


def _is_application(key: str) -> bool:
    return key == FIRST or re.fullmatch(r"application\.[1-9][0-9]*", key) is not None


def _text(recorded: Any) -> str:
    return recorded if isinstance(recorded, str) else ""
