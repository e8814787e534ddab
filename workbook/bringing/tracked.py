"""The rows of a tracker, read as applications: whose, for what, how far it has come, and on which days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..answers.reading import LONGEST_NAME, read_text, shown
from .columns import EARLIER, OF_AN_APPLICATION, SECOND, matched, which_interview
from .dates_in import DAY_FIRST, DateRead, day_comes, read_date_in
from .found import Here
from .import_words import keys_of, language_of, said_in
from .json_board import UNDER
from .table import Table

DATES = ("when", SECOND, EARLIER, "since", "promised", "applied")
_OUTCOMES = ("offer", "no", "withdrawn")
_DAY_FIRST = ("de", "fr", "es")


@dataclass(frozen=True)
class Tracked:
    """One row. row : its number, from 1. said : the words it has for how far it came, as they stand there.

    outcome : a key of OUTCOMES. stage : `second`, `first`, `interview` (not said which), `applied`, `wish` or "".
    when, since, promised : what each may mean; two when the order of day and month is not known. notes : sentences.
    """

    row: int
    employer: str = field(repr=False)
    title: str = field(repr=False)
    said: str = field(default="", repr=False)
    outcome: str = "open"
    stage: str = ""
    when: tuple[DateRead, ...] = field(default=(), repr=False)
    since: tuple[DateRead, ...] = field(default=(), repr=False)
    promised: tuple[DateRead, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)


def fields_of(columns: tuple[str, ...]) -> dict[str, str]:
    """By column, what it is taken for: a name of `OF_AN_APPLICATION`, `SECOND` or `EARLIER`."""
    interviews = {column: which for column in columns if (which := which_interview(column))}
    free_ones = sorted((column for column in columns if column not in interviews), key=lambda one: one == UNDER)
    others = matched(free_ones, OF_AN_APPLICATION)  # where a card stands counts only when no field says how far it is
    if "card" in others.values():  # a card has one name: that of the employer, unless another column has it
        card = next(column for column, name in others.items() if name == "card")
        free = next((name for name in ("employer", "title") if name not in others.values()), "")
        others = {**others, card: free} if free else {key: name for key, name in others.items() if key != card}
    known = {column: interviews.get(column) or others.get(column) or without_place(column) for column in columns}
    return {column: one for column, one in known.items() if one}


def without_place(column: str) -> str:
    """`applied` or `pay` for a column that is known to go nowhere; "" for any other."""
    return next((one for one in ("applied", "pay") if one in keys_of("column", column)), "")


def tracked(table: Table, fields: Mapping[str, str], here: Here) -> tuple[list[Tracked], list[str]]:
    """The rows that name an employer or a job; and a sentence for each that cannot be used."""
    orders = _orders(table, fields)
    found: list[Tracked] = []
    refused: list[str] = []
    for number, row in enumerate(table.rows, start=1):
        try:
            found.append(_read(number, row, fields, orders, here))
        except ValueError as refusal:
            refused.append(str(refusal))
    return found, refused


def _orders(table: Table, fields: Mapping[str, str]) -> dict[str, str]:
    """By column of dates, which part is the day: as the column says, else the other dates, else the language."""
    texts = {
        column: [row[column] for row in table.rows if column in row] for column, one in fields.items() if one in DATES
    }
    language = language_of("column", [column for column in table.columns if column != UNDER])
    by_language = DAY_FIRST if language in _DAY_FIRST else ""
    by_file = day_comes((text for column in texts.values() for text in column), by_language)
    return {column: day_comes(of, by_file) for column, of in texts.items()}


def _read(
    number: int, row: Mapping[str, str], fields: Mapping[str, str], orders: Mapping[str, str], here: Here
) -> Tracked:
    cells = {column: row[column] for column in fields if row.get(column, "").strip()}
    employer, title = (_name(number, cells, fields, name) for name in ("employer", "title"))
    if not employer and not title:
        raise ValueError(f"Row {number:,} names no employer and no job, so it is left out.")
    if not employer:
        employer, title = title, ""
    moments, notes = _moments(cells, fields, orders, here)
    words = [cells[column] for column, one in fields.items() if one in ("status", "outcome") and column in cells]
    keys = tuple(key for text in words for key in said_in("status", text))
    outcome, doubt = _outcome(keys, words)
    stage = SECOND if moments[SECOND] else next((key for key in (SECOND, EARLIER, "interview") if key in keys), "")
    if stage == EARLIER and not moments[EARLIER]:
        moments[EARLIER], moments["when"] = moments["when"], ()
        notes += ["Its day is that of the first interview, so it is left out."] if moments[EARLIER] else []
    stage = stage or next((key for key in ("applied", "wish") if key in keys), "")
    return Tracked(
        row=number,
        employer=employer,
        title=title,
        said=", ".join(" ".join(shown(text).split()) for text in words),
        outcome=outcome,
        stage=stage,
        when=moments[SECOND] or moments["when"],
        since=moments["since"],
        promised=moments["promised"],
        notes=(*notes, *doubt),
    )


def _name(number: int, cells: Mapping[str, str], fields: Mapping[str, str], wanted: str) -> str:
    text = next((cells[column] for column, one in fields.items() if one == wanted and column in cells), "")
    plain = " ".join(text.split())
    called = {"employer": "The employer", "title": "The job title"}[wanted]
    return read_text(plain, f"{called} in row {number:,}", LONGEST_NAME)


def _moments(
    cells: Mapping[str, str], fields: Mapping[str, str], orders: Mapping[str, str], here: Here
) -> tuple[dict[str, tuple[DateRead, ...]], list[str]]:
    """What each kind of date may mean; of several of a kind, the last. And what could not be read as a date."""
    found: dict[str, tuple[DateRead, ...]] = dict.fromkeys(DATES, ())
    notes = []
    for column, one in fields.items():
        if one not in DATES or column not in cells:
            continue
        read = tuple(moment.local(here.zone) for moment in read_date_in(cells[column], orders[column]))
        if read and (not found[one] or read[0].day >= found[one][0].day):
            found[one] = read
        elif not read and one != "applied" and not said_in("status", cells[column]):
            notes.append(f"“{shown(cells[column])}” under “{shown(column)}” was not understood as a date.")
    return found, notes


def _outcome(keys: tuple[str, ...], words: list[str]) -> tuple[str, list[str]]:
    """What came of it, and what to say when the words are no clear answer."""
    came = [key for key in _OUTCOMES if key in keys]
    said = "”, “".join(shown(text) for text in words)
    if len(came) > 1:
        return "open", [f"The file says “{said}”: choose yourself what came of it."]
    if not came and "unclear" in keys:
        return "open", [f"“{said}” may mean that they said no, or that you did: choose yourself what came of it."]
    if words and not keys:
        return "open", [f"“{said}” was not understood, so nothing is said about what came of it."]
    if "ghosted" in keys and not came:
        return "open", [f"The file says “{said}”: it stays open, and the days without a word count."]
    return (came[0] if came else "open"), []


def today_of(here: Here) -> date:
    return here.now.date()
