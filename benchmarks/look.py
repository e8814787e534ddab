"""A look at page 08 with 484 answers: what the kernel does when the page is turned to."""

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from workbook import (
    Answers,
    Checklist,
    Debrief,
    InFlight,
    NextSteps,
    ReferenceDesk,
    Reflect,
    SaveBar,
    StayInTouch,
    ThankYou,
    Waiting,
    Written,
)
from workbook.content.packs.library import library
from workbook.content.rows import LISTS
from workbook.journal import Entry, Journal

from .rounds import Measured, in_turn, milliseconds
from .table import Row

ANSWERS, MOST = 484, 15
CHANGED = "written.setback-ask"
ROUNDS = 21


def rows() -> list[Row]:
    with TemporaryDirectory(prefix="workbook-bench-") as home:
        journal = Journal(Path(home) / "journal.sqlite3")
        journal.record_all(filled_in(ANSWERS))
        page, there, numbers = page_08(journal), Journal(journal.path), count()

        def turned_to() -> None:
            page.looks += 1

        def after_another_page() -> None:
            there.latest(CHANGED)
            there.record(CHANGED, f"Changed {next(numbers)}")

        def changed() -> float:
            after_another_page()
            return milliseconds(turned_to)()

        took = in_turn({"as it was": milliseconds(turned_to), "changed": changed}, ROUNDS)
        return [
            _row("nothing has changed", took, "as it was"),
            _row("another page has changed an answer", took, "changed"),
            Row("a look at page 08, answers read once all are new", _reads(journal), "", most=ANSWERS + 1),
        ]


def _row(what: str, took: Measured, name: str) -> Row:
    return Row(f"a look at page 08, {what}", took.middle(name), "ms", most=MOST)


def _reads(journal: Journal) -> int:
    """How many answers a look reads on a page that has read none of them yet."""
    read, value = [], Entry.value.fget
    Entry.value = property(lambda entry: read.append(1) or value(entry))  # type: ignore[assignment,misc]
    try:
        page = page_08(Journal(journal.path))
        page.looks += 1
    finally:
        Entry.value = property(value)  # type: ignore[assignment,misc,arg-type]
    return len(read)


def page_08(journal: Journal) -> SaveBar:
    """The bar of the page, whose parts all stand."""
    answers, bar = Answers(journal), SaveBar(journal)
    for make in (Debrief, Reflect, NextSteps, ThankYou, StayInTouch, ReferenceDesk):
        make(answers)
    Waiting(InFlight(journal))
    Written(answers, "learning", "If the answer is no")
    Checklist(answers, "afterwards", "Once it is over")
    return bar


def filled_in(number: int) -> dict[str, object]:
    """So many answers of somebody who has filled in nearly everything, by key."""
    content = library(())
    values: dict[str, object] = {"applications.order": ["interview", "application.1"], "interview.finalists": [2, 4]}
    for rows in LISTS:
        values |= {rows.order: [f"{rows.row}.{place}" for place in (1, 2)], rows.last: 2}
    for prompt in content.prompts:
        values |= dict.fromkeys(_keys(prompt.of, prompt.key), "A few words")
    values |= {f"done.{item.key}": True for item in content.checklist}
    values |= {f"question.{question.key}": "Notes" for question in content.questions}
    return dict(list(values.items())[:number])


def _keys(of: str, key: str) -> list[str]:
    return [f"written.{key}"] if of == "general" else [f"{of}.{place}.{key}" for place in (1, 2)]
