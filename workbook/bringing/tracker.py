"""Applications from a tracker: a table or a board, of which what is at a second interview belongs in the odds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..answers.applications import MOST_APPLICATIONS, Application, read_applications
from ..answers.catalogue import OUTCOMES
from ..answers.reading import alike, shown
from ..wording import counted, joined
from .columns import EARLIER, SECOND, table_kind
from .found import MOST_PROPOSED, Found, Given, Here, Proposed, first_told
from .json_board import UNDER
from .placing import APPLICATIONS
from .readers import Reader
from .table import Table
from .tables_in_files import JSON_ENDINGS, TABLE_ENDINGS, columns_at_first_sight, is_json, table_of
from .tracked import Tracked, fields_of, tracked
from .tracked_fields import TRACKED_FIELDS, answers_in, answers_of, field_in_words, readings

AT_SECOND, UNSAID, NOT_YET, THERE = (
    "At a second interview, or with an answer after one",
    "The file does not say how far these have come",
    "Not at a second interview",
    "In your list already",
)
_GROUPS = (AT_SECOND, UNSAID, NOT_YET, THERE)
_WORDS = {  # what a column is taken for
    "employer": "employer",
    "title": "job title",
    "status": "what came of it",
    "outcome": "what came of it",
    "when": "date and time of the interview",
    SECOND: "date and time of the interview",
    "since": "their last word",
    "promised": "answer promised by",
}
_NO_PLACE = {
    EARLIER: "the odds begin with the second interview",
    "applied": "the odds begin with the second interview",
    "pay": "pay is entered on the page “An offer”",
}
_NAMED = 12  # columns or rows that one sentence names


def takes(given: Given) -> bool:
    """Whether it looks like a tracker, or like a table of which nobody knows what it holds."""
    columns = columns_at_first_sight(given)
    kind, a_file = table_kind(columns), given.ending in (*JSON_ENDINGS, *TABLE_ENDINGS)
    sure = a_file or is_json(given) or len(fields_of(columns)) > 1
    return sure if kind == "applications" else a_file and not kind


def read_tracker(given: Given, here: Here) -> Found:
    """The applications of a tracker. Raises `ValueError` with one sentence."""
    table = table_of(given)
    fields = fields_of(table.columns)
    if not {"employer", "title"} & {*fields.values()}:
        raise ValueError(f"No column names an employer or a job title. {_columns_in_words(table)}")
    if not table.rows:
        raise ValueError("There are names of columns, but no row below them. One row for each application is allowed.")
    rows, refused = tracked(table, fields, here)
    proposed, left_out = _proposals(rows, here)
    what = f"A list of applications with {counted(len(table.rows), 'row')}. {_read_as(fields)}"
    unused = (*table.said, *_unplaced(table, fields), *first_told(refused))
    return Found(APPLICATIONS, what, tuple(proposed), (*unused, *left_out))


TRACKER = Reader(APPLICATIONS, "applications from a job tracker (CSV or JSON)", takes, read_tracker)


def _columns_in_words(table: Table) -> str:
    if not table.columns:
        return "Call one column “Employer” and one “Job title”, and give each application a row."
    return f"Its columns are {_quoted(table.columns)}. Call one of them “Employer” and one “Job title”."


def _read_as(fields: dict[str, str]) -> str:
    """ "Read as: “Stage” → what came of it, …" """
    read_as = (f"“{_column(column)}” → {_WORDS[one]}" for column, one in fields.items() if one in _WORDS)
    return f"Read as: {'; '.join(read_as)}."


def _column(column: str) -> str:
    return "the list that it stands in" if column == UNDER else shown(column)


def _quoted(names: Iterable[str]) -> str:
    """The first of them in quotation marks, and how many more there are."""
    every = [f"“{_column(name)}”" for name in names]
    more = len(every) - _NAMED
    return joined([*every[:_NAMED], f"{more:,} more"] if more > 0 else every)


def _unplaced(table: Table, fields: dict[str, str]) -> list[str]:
    """What is said of the columns that go nowhere."""
    reasons: dict[str, list[str]] = {}
    for column in table.columns:
        if fields.get(column) not in _WORDS:
            why = _NO_PLACE.get(fields.get(column, ""), "the workbook has no place for {}")
            reasons.setdefault(why, []).append(column)
    return [_left_out_in_words(columns, why) for why, columns in reasons.items()]


def _left_out_in_words(columns: list[str], why: str) -> str:
    several = len(columns) > 1
    because = why.format("them" if several else "it")
    return f"Column{'s' if several else ''} left out: {_quoted(columns)}, because {because}."


# Proposals.


def _proposals(rows: Sequence[Tracked], here: Here) -> tuple[list[Proposed], list[str]]:
    apart, twice = _apart(rows)
    there = [one for one in read_applications(here.answers.get) if one.employer]
    openings = Counter(alike(name) for name in [*(row.employer for row in apart), *(one.employer for one in there)])
    known = [(row, one) for row in apart if (one := _known(row, there, openings))]
    old = {row.row for row, _one in known}
    new = [row for row in apart if row.row not in old]
    news = [_news(row, one, here) for row, one in known]
    same = [one.whole_name for (_row, one), changed in zip(known, news, strict=True) if not changed]
    changed = [one for several in news for one in several]
    found, more = _first(sorted(new, key=lambda row: _GROUPS.index(_group(row)[0])), MOST_PROPOSED - len(changed), here)
    found, full = _within_the_list([*found, *changed], len(read_applications(here.answers.get)))
    return found, [*twice, *_same_in_words(same), *full, *_more_in_words(more)]


def _first(rows: Sequence[Tracked], room: int, here: Here) -> tuple[list[Proposed], Sequence[Tracked]]:
    """What is proposed for the first `rows`, as many as there is room for; and the rows that are left."""
    found: list[Proposed] = []
    for place, row in enumerate(rows):
        proposed = _new(row, here)
        if len(found) + len(proposed) > room:
            return found, rows[place:]
        found += proposed
    return found, ()


def _apart(rows: Sequence[Tracked]) -> tuple[list[Tracked], list[str]]:
    """Each opening once, by employer and job title; and what is said of those that come again."""
    first: dict[tuple[str, str], Tracked] = {}
    again: list[str] = []
    for row in rows:
        key = (alike(row.employer), alike(row.title))
        if key in first:
            again.append(f"Row {row.row:,} ({_named(row)}) is the same as row {first[key].row:,}")
        first.setdefault(key, row)
    if not again:
        return [*first.values()], []
    more = f", and {len(again) - _NAMED:,} more come again" if len(again) > _NAMED else ""
    return [*first.values()], [f"{'; '.join(again[:_NAMED])}{more}: the first one counts."]


def _named(row: Tracked) -> str:
    return f"{row.employer}, {row.title}" if row.title else row.employer


def _known(row: Tracked, there: Sequence[Application], openings: Counter[str]) -> Application | None:
    """The application of the list that `row` is: like employer and title, or no title where there is one opening."""
    alone = openings[alike(row.employer)] <= 2  # one in the file and one in the list
    for one in there:
        if alike(one.employer) == alike(row.employer):
            titles = alike(one.title), alike(row.title)
            if titles[0] == titles[1] or (alone and not all(titles)):
                return one
    return None


def _new(row: Tracked, here: Here) -> list[Proposed]:
    """The application as new; twice, to choose from, when a date of it can be read in two ways."""
    group, why = _group(row)
    proposed = []
    for reading in readings(row):
        answers, notes = answers_of(reading, here)
        note = " ".join([why, *reading.notes, *notes]).strip()
        proposed.append(Proposed(
            group, row.employer, row.title or "no job title", answers, note, group == AT_SECOND, APPLICATIONS,
            parts=answers_in(answers, row),
        ))  # fmt: skip
    if len(proposed) == 1:
        return proposed
    asked = "The day and the month can be read in two ways: choose the one that is right."
    return [replace(one, ticked=False, one_of=f"row-{row.row}", note=f"{asked} {one.note}".strip()) for one in proposed]


def _group(row: Tracked) -> tuple[str, str]:
    """Under which heading a row stands, and why it is not ticked."""
    if row.stage == SECOND or row.outcome == "offer":
        noted = "Taken, it counts among the second interviews of your own record."
        return AT_SECOND, noted if row.outcome in ("offer", "no") else ""
    said = f"The file says “{row.said}”" if row.said else "The file says nothing of an interview"
    if row.outcome != "open" and row.stage != EARLIER:
        return UNSAID, f"{said}, but not whether it came to a second interview. Tick it if it did."
    if row.stage == "interview" or (row.when and row.stage != EARLIER):
        return UNSAID, f"{said}, but not which interview it is. Tick it if it is the second or a later one."
    return NOT_YET, f"{said}. Only what is at a second interview belongs in the odds; tick it if it is."


# What is in the list already.


def _news(row: Tracked, known: Application, here: Here) -> list[Proposed]:
    """What would change for an application that is there: what is new ticked, what contradicts an answer not."""
    ways = readings(row)
    answers, notes = answers_of(ways[0], here) if len(ways) == 1 else ({}, [])
    before = {name: getattr(known, name) for name in answers}
    before["outcome"] = "" if known.outcome == "open" else known.outcome
    changed = {
        name: value
        for name, value in answers.items()
        if value != before[name] and not (name in ("employer", "title") and alike(value) == alike(before[name]))
    }
    found = []
    for name, value in changed.items():
        label, shown_as = f"{known.whole_name}: {TRACKED_FIELDS[name].lower()}", field_in_words(name, value)
        contradicts = bool(before[name]) or (name == "outcome" and row.stage != SECOND and row.outcome != "offer")
        has = f"You have {field_in_words(name, before[name])}; the file says {shown_as}." if before[name] else ""
        if name == "outcome" and before[name]:
            has += f" To take it, first choose “{OUTCOMES['open']}” in your list."
            notes = [*notes, has]
            continue
        found.append(Proposed(THERE, label, shown_as, {name: value}, has, not contradicts, APPLICATIONS, row=known.key))
    if notes and found:
        found[0] = replace(found[0], note=" ".join([found[0].note, *notes]).strip())
    return found


def _same_in_words(names: list[str]) -> list[str]:
    if not names:
        return []
    more = len(names) - _NAMED
    which = joined([*names[:_NAMED], f"{more:,} more"] if more > 0 else names)
    return [f"In your list already, and nothing would change: {which}."]


# What is more than fits.


def _within_the_list(found: list[Proposed], there: int) -> tuple[list[Proposed], list[str]]:
    """Those beyond what the list holds are not ticked."""
    room, over, kept = MOST_APPLICATIONS - there, 0, []
    for one in found:
        is_new = one.ticked and not one.row
        room -= is_new
        if is_new and room < 0:
            over += 1
            one = replace(one, ticked=False, note=f"{one.note} Your list is full with those above it.".strip())  # noqa: PLW2901
        kept.append(one)
    if not over:
        return kept, []
    holds = f"The list holds at most {MOST_APPLICATIONS} applications and has {there} now"
    return kept, [f"{holds}: {over:,} of those here are not ticked. Remove what is over, then bring this in again."]


def _more_in_words(more: Sequence[Tracked]) -> list[str]:
    if not more:
        return []
    counts = Counter(_group(row)[0] for row in more)
    which = joined(f"{count:,} “{group}”" for group, count in counts.items())
    return [MOST_PROPOSED.sentence(count=len(more), which=f" ({which})")]
