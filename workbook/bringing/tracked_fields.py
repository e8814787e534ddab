"""What a row of a tracker says of an application: the fields to record, and how they read."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from ..answers.catalogue import OUTCOMES
from ..wording import day_in_words, when_in_words
from .found import Here
from .tracked import Tracked, today_of

TRACKED_FIELDS = {
    "employer": "Employer",
    "title": "Job title",
    "outcome": "What came of it",
    "when": "Date and time",
    "since": "Their last word",
    "promised": "Answer promised by",
}


def readings(row: Tracked) -> list[Tracked]:
    """The row with one meaning for each of its dates; two of them when the order of day and month is open."""
    many = max(len(row.when), len(row.since), len(row.promised), 1)
    return [
        replace(
            row,
            when=row.when[at : at + 1] or row.when[:1],
            since=row.since[at : at + 1] or row.since[:1],
            promised=row.promised[at : at + 1] or row.promised[:1],
        )
        for at in range(many)
    ]


def answers_of(row: Tracked, here: Here) -> tuple[dict[str, Any], list[str]]:
    """The fields to record, and what to know about them."""
    answers: dict[str, Any] = {"employer": row.employer, "title": row.title}
    notes, today = [], today_of(here)
    for when in row.when:
        if when.at:
            answers["when"] = datetime.combine(when.day, when.at).isoformat(timespec="minutes")
            if when.utc:
                notes.append("Its time is that of Greenwich; check it.")
        elif when.day <= today:
            answers["since"] = when.day.isoformat()
        else:
            notes.append(f"Its day, {day_in_words(when.day)}, comes without a time; enter both yourself.")
    for since in row.since:
        if since.day > today:
            notes.append(f"Their last word cannot be in the future ({day_in_words(since.day)}); it is left out.")
        else:
            answers["since"] = max(since.day.isoformat(), answers.get("since", ""))
    if row.promised:
        answers["promised"] = row.promised[0].day.isoformat()
    if row.outcome != "open":
        answers["outcome"] = row.outcome
    return {name: value for name, value in answers.items() if value}, notes


def answers_in(answers: dict[str, Any], row: Tracked) -> tuple[tuple[str, str], ...]:
    words = {name: field_in_words(name, answers[name]) for name in TRACKED_FIELDS if name in answers}
    if row.said:
        words["outcome"] = f"{OUTCOMES[row.outcome]} (the file says “{row.said}”)"
    return tuple(
        (TRACKED_FIELDS[name], words[name])
        for name in TRACKED_FIELDS
        if name in words and name not in ("employer", "title")
    )


def field_in_words(name: str, value: Any) -> str:
    if name == "outcome":
        return OUTCOMES[value]
    if name == "when":
        return when_in_words(datetime.fromisoformat(value))
    if name in ("since", "promised"):
        return day_in_words(datetime.combine(datetime.fromisoformat(value), time()))
    return str(value)
