"""Looking back at an interview: what a new look back starts with, and where what was noted in it belongs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..answers.applications import Application
from ..answers.bullets import without_marks
from ..answers.reading import LONGEST_LINE, QUESTION_MARKS
from ..before.coverage import same_need
from ..content.rows import ACTIONS, HEARD, PEOPLE, TOLD, AnswersByKey, Changes, Rows, after, beginning
from ..wording import counted, plural

# What stands between a name and a job: a comma of any script, or a dash between blanks.
_AND_JOB = re.compile(r"\s*[,\u060c\u3001\uff0c;]\s*|\s+[-\u2010-\u2015]\s+")
_FOLLOWS = ("called", "day")  # of a look back, what is known from its application


def start(application: Application | None, today: date) -> dict[str, str]:
    """The fields that a new look back at `application` starts with: which it is, its employer, its day when it was."""
    if application is None:
        return {}
    fields = {"application": application.key}
    if called := " ".join(application.employer.split()):
        fields["called"] = called
    begins = application.begins
    return fields | {"day": begins.date().isoformat()} if begins and _has_been(application, today) else fields


def probably_about(applications: Iterable[Application], today: date) -> Application | None:
    """The open one whose interview has been, or the only open one; None when there is none, or several may be meant."""
    open_ones = [one for one in applications if one.is_open]
    been = [one for one in open_ones if _has_been(one, today)]
    return next((found[0] for found in (been, open_ones) if len(found) == 1), None)


def _has_been(application: Application, today: date) -> bool:
    return application.day_here is not None and application.day_here <= today


def moved_to(
    answers: AnswersByKey, round_key: str, old: Application | None, new: Application | None, today: date
) -> dict[str, Any]:
    """What else to record when a look back belongs to `new` and not to `old`: its name and its day follow.

    What was typed by hand stays.
    """
    was, becomes = start(old, today), start(new, today)
    ours = [name for name in _FOLLOWS if answers.get(f"{round_key}.{name}") in (None, "", was.get(name))]
    return {f"{round_key}.{name}": becomes.get(name) for name in ours}


@dataclass(frozen=True)
class _Place:
    """Where the lines of the field `of` belong. owner : the field of `rows` that says where a row came from."""

    of: str
    rows: Rows
    one: str
    many: str
    called: str
    owner: str = ""


_PLACES = (
    _Place("names", PEOPLE, "name", "names", "people"),
    _Place("asked", HEARD, "question", "questions", "questions", "round"),
    _Place("promised", ACTIONS, "promise", "promises", "next steps", "source"),
    _Place("lesson", ACTIONS, "thing to do next time", "things to do next time", "next steps", "source"),
    _Place("told", TOLD, "thing you told them", "things you told them", "what you told whom", "application"),
)


@dataclass(frozen=True)
class _Put:
    """What became of the lines of one field."""

    place: _Place
    changes: Changes = field(repr=False)
    new: int
    removed_before: int
    no_room: int
    too_long: int

    @property
    def in_words(self) -> str:
        return counted(self.new, self.place.one, self.place.many)


@dataclass(frozen=True)
class Handed:
    """What there is to hand over. changes : to be recorded, empty when nothing is new. sentence : before it is done."""

    changes: Changes = field(repr=False)
    sentence: str
    done: str  # the sentence once it is done


def hand_over(answers: AnswersByKey, round_key: str) -> Handed:
    """Take what was noted about the interview `round_key` to the lists it belongs in: one row for each line.

    A line is left alone when a row like it is there, or was until the person took it out of the list.
    """
    changes: Changes = {}
    puts: list[_Put] = []
    for place in _PLACES:
        puts.append(_put(after(answers, changes), place, round_key))
        changes |= puts[-1].changes
    noted = any(_lines(answers.get(f"{round_key}.{place.of}")) for place in _PLACES)
    return Handed(
        changes,
        _sentence(puts, "New here:", _nothing_new(puts) if noted else _NOTHING_NOTED),
        _sentence(puts, "Done. Added to your lists:", "Nothing new was added."),
    )


_NOTHING_NOTED = "Nothing to put away yet. Names, questions and promises can go into your lists from here."


def _nothing_new(puts: list[_Put]) -> str:
    left_out = any(put.removed_before + put.no_room + put.too_long for put in puts)
    return "Nothing new for your lists." if left_out else "Nothing new: what you noted is in your lists."


def _sentence(puts: list[_Put], begin: str, nothing: str) -> str:
    new = [put.in_words for put in puts if put.new]
    said = [f"{begin} {', '.join(new)}." if new else nothing]
    if removed := sum(put.removed_before for put in puts):
        said.append(f"{counted(removed, 'line')} you had removed {plural(removed, 'stays', 'stay')} out.")
    said += [
        f"The list of {put.place.called} is full: {counted(put.no_room, 'line has', 'lines have')} no room."
        for put in puts
        if put.no_room
    ]
    if long := sum(put.too_long for put in puts):
        said.append(
            f"{counted(long, 'line')} of more than {LONGEST_LINE} characters {plural(long, 'stays', 'stay')} here."
        )
    return " ".join(said)


def _put(answers: AnswersByKey, place: _Place, round_key: str) -> _Put:
    """Add the lines of one field that are new."""
    fields = _fields_of_a_row(answers, place, round_key)
    there, removed = _known(answers, place, fields.get(place.owner))
    lines = _lines(answers.get(f"{round_key}.{place.of}"))
    short = [line for line in lines if len(line) <= LONGEST_LINE]
    titles = {_plain(_titled(place, line)): line for line in reversed(short)}  # of like ones the first
    new = [line for title, line in reversed(titles.items()) if title not in there | removed]
    changes: Changes = {}
    added = 0
    for line in new:
        try:
            changes |= place.rows.add(after(answers, changes), **_row(place, line), **fields)[1]
        except ValueError:
            break
        added += 1
    return _Put(place, changes, added, len(titles.keys() & removed), len(new) - added, len(lines) - len(short))


def _fields_of_a_row(answers: AnswersByKey, place: _Place, round_key: str) -> dict[str, str]:
    """What each new row says about where it came from; what is not known is left out."""
    if place.rows is not TOLD:
        return {place.owner: f"{round_key}.lesson" if place.of == "lesson" else round_key} if place.owner else {}
    known = {"application": answers.get(f"{round_key}.application"), "on": answers.get(f"{round_key}.day")}
    return {name: value for name, value in known.items() if isinstance(value, str) and value}


def _row(place: _Place, line: str) -> dict[str, str]:
    if place.rows is not PEOPLE:
        return {place.rows.title: line}
    name, job = _name_and_job(line)
    return {"name": name, "title": job} if job else {"name": name}


def _titled(place: _Place, line: str) -> str:
    return _row(place, line)[place.rows.title]


def _name_and_job(line: str) -> tuple[str, str]:
    """("Mara Lopez", "ward manager") for "Mara Lopez, ward manager"; the whole line when no name stands first."""
    name, *job = _AND_JOB.split(line, maxsplit=1)
    return (name, job[0]) if job and name else (line, "")


def _known(answers: AnswersByKey, place: _Place, owner: str | None) -> tuple[set[str], set[str]]:
    """The rows of a list in plain words: those it shows, and those that the person took out.

    Rows that came from elsewhere than `owner` do not count: two interviews may ask the same question. Rows that were
    put aside with an earlier interview were not taken out by the person.
    """
    shown, aside = set(place.rows.keys(answers)), place.rows.put_aside(answers)
    there: set[str] = set()
    removed: set[str] = set()
    for key in beginning(answers, f"{place.rows.row}."):
        row, _dot, name = key.rpartition(".")
        text = answers.get(key)
        if name != place.rows.title or row.rpartition(".")[0] != place.rows.row or not isinstance(text, str):
            continue
        if row in aside and row not in shown:
            continue
        if not place.owner or answers.get(f"{row}.{place.owner}") in (None, "", owner):
            (there if row in shown else removed).add(_plain(text))
    return there, removed - there - {""}


def _lines(text: Any) -> list[str]:
    """The lines of `text` that hold a letter or a digit, without the marks before them."""
    lines = [without_marks(" ".join(line.split())) for line in text.splitlines()] if isinstance(text, str) else []
    return [line for line in lines if any(map(str.isalnum, line))]


def _plain(text: str) -> str:
    """The same for two lines that differ only in capitals, blanks and the mark at the end."""
    return same_need(text).rstrip("".join((" ", *QUESTION_MARKS)))
