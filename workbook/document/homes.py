"""Where in the document each answer belongs, and whether it is private there.

Every answer has one home: a section, or a reason why it is never in a document. It is private unless `privacy` says
otherwise; only reflections, questions that were heard and next steps follow what else the person said about them. No
label repeats what a person typed, so leaving an answer out leaves all of it out.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..answers.applications import FIELDS, LAST_NUMBER, ORDER, read_applications
from ..answers.catalogue import FIRST
from ..answers.keys import (
    ADJUSTMENT,
    AFTER_IT,
    ASKED,
    BEFORE_IT,
    CONDITION,
    DONE,
    FLAG,
    NOTE,
    PROCESS,
    QUESTION,
    SCORE,
    SECTIONS,
    SHARED,
    STARTER,
    WEIGHT,
    WRITTEN,
    orphans,
)
from ..answers.naming import name_of
from ..answers.said_yes import ANGLES, covered_angles, said_yes
from ..content.packs.schema import AREAS, LATER, QUESTION_TYPES
from ..content.rows import (
    ACTIONS,
    APART,
    BROUGHT,
    CRITERIA,
    HEARD,
    LISTS,
    NEEDS,
    OFFERS,
    PEOPLE,
    POINTS,
    REFEREES,
    REFLECTIONS,
    ROUNDS,
    STAKEHOLDERS,
    STORIES,
    TOLD,
    VALUES,
    WISHES,
    WORRIES,
    AnswersByKey,
    Rows,
)
from ..wording import counted
from .privacy import is_private, says_private
from .words import (
    ABOUT_WORDS,
    FLAG_STATES,
    OWN_WORDS,
    InWords,
    choice_of,
    choices_of,
    day,
    entry_words,
    field_words,
    of_ten,
    one_of,
    percent,
    plainly,
    tick,
    with_unit,
)

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..content.packs.schema import PackEntry

TITLES = {
    "interview": "The interview",
    "applications": "My applications",
    "process": "The process",
    "people": "The people I meet",
    "stakeholders": "Who has a stake in it",
    "questions": "Questions",
    "fit": "Fit",
    "day": "The day",
    "adjustments": "Adjustments",
    "afterwards": "Looking back at interviews",
    "reflections": "Reflections",
    "steps": "Next steps",
    "plan": "If it is a no",
    "references": "References",
    "offers": "Offers",
    "told": "What I told whom",
    "confidence": "How sure I feel",
    "forecasts": "What I put into the odds",
    "done": "What is done",
    "other": "Answers to questions that are gone",
}
LEFT_OUT = {
    "referees": "your referees: who they are and what you noted about them",
    "settings": "settings, such as the size of the paper and the order of lists",
    "removed": "what you removed from a list",
    "links": "how answers belong together",
    "aside": "what you put aside with an earlier interview",
    "unknown": "what this version of the workbook does not know",
}
REFERENCES = "references"
_ROW_HOMES: dict[Rows, str] = {
    PEOPLE: "people",
    STAKEHOLDERS: "stakeholders",
    NEEDS: "fit",
    VALUES: "fit",
    WISHES: "fit",
    WORRIES: "day",
    ROUNDS: "afterwards",
    HEARD: "questions",
    REFLECTIONS: "reflections",
    ACTIONS: "steps",
    OFFERS: "offers",
    CRITERIA: "offers",
    POINTS: "offers",
    TOLD: "told",
    STORIES: "questions",
    BROUGHT: "questions",
}
_ROWS = {rows.row: rows for rows in _ROW_HOMES}
_WITHOUT_ENTRIES = {  # the fields of lists that no pack knows
    WORRIES.row: ("if", "then", "what"),
    ACTIONS.row: ("step", "by", "done"),
    CRITERIA.row: ("name", "weight"),
    BROUGHT.row: ("question", "type", "heading", "notes", "aloud"),
}
_AREA_HOMES = {  # the section of what is answered in writing
    "process": "process",
    "people": "people",
    "content": "questions",
    "fit": "fit",
    "stakeholders": "stakeholders",
    "logistics": "day",
    "afterwards": "afterwards",
    "offer": "offers",
    "learning": "plan",
}
_HARMLESS = QUESTION_TYPES.keys() - {"money", "improper"}
_INTERVIEW = (
    "employer", "title", "role", "when", "format", "rounds_left", "finalists", "openings", "scoring", "insider",
)  # fmt: skip
_AFTER_A_NO = ("lesson", "next_step")
_OF_AN_APPLICATION = ("format", *FIELDS, *_AFTER_A_NO)
_SETTINGS = frozenset(
    {
        ORDER,
        LAST_NUMBER,
        "recruiter.channel",
        "plan.hours",
        "plan.zone",
        "day.paper",
        "preparation.ticked",
        APART,
        *(key for rows in LISTS for key in (rows.order, rows.last)),
    }
)
_LINKS = frozenset(  # keys, and fields of lists
    {
        "letter.references.application",
        "stakeholder.person",
        "stakeholder.suggestion",
        "action.source",
    }
)
_TOUCH = re.compile(r"touch\.(interview|application\.\d+)\.(first|second)")
_THANKED = re.compile(r"thanks\.(person\.\d+)\.sent")
_APPLICATION = re.compile(r"(interview|application\.\d+)\.([a-z_]+)")


class _Ready(NamedTuple):
    """Texts of the packs that are ticked, or with `words` that are answered by a choice or a number."""

    section: str
    block: int
    of: str
    words: InWords | None = None


_READY = {
    "recruiter": _Ready("process", 1, "To ask the recruiter"),
    ASKED: _Ready("questions", 3, "Questions to ask them"),
    FLAG: _Ready("fit", 4, "Red flags", words=one_of(FLAG_STATES)),
    ADJUSTMENT: _Ready("adjustments", 1, "What I may ask for"),
    STARTER: _Ready("day", 3, "Plans for a bad moment"),
    WEIGHT: _Ready("offers", 3, "How much it matters to me", words=of_ten),
}
# Answers of their own: the section, and how they read.
_FIXED: dict[str, tuple[str, InWords]] = {
    "written.own-questions": ("questions", plainly),
    "fit.advert": ("fit", plainly),
    "written.adjustment-notes": ("adjustments", plainly),
    "accepted.offer": ("offers", plainly),
    "accepted.on": ("offers", day),
    "offer.using": ("offers", plainly),
    "offer.worth": ("offers", with_unit(" of 100")),
    "offer.deadline": ("offers", day),
    "offer.keep_searching": ("offers", with_unit(" of 100")),
    "letter.name": ("interview", plainly),
    "letter.time.reason": ("offers", plainly),
    "letter.time.until": ("offers", day),
    "record.interviews": ("forecasts", plainly),
    "record.offers": ("forecasts", plainly),
    "record.self_rating": ("forecasts", choice_of("record.self_rating")),
    "preparation.done": ("forecasts", percent),
    "pipeline.travels": ("forecasts", percent),
    "pipeline.like": ("forecasts", choice_of("interview.role")),
    "waiting.median_yes": ("forecasts", plainly),
    "waiting.median_no": ("forecasts", plainly),
    "waiting.never": ("forecasts", percent),
    "waiting.ghosted_after": ("forecasts", plainly),
    "waiting.leave_out": ("forecasts", plainly),
}


class Home(NamedTuple):
    """Where an answer is, and how it reads there. tick : its label is what was ticked. rank : its place."""

    section: str
    rank: tuple[int, ...] = ()
    of: str = ""
    label: str = ""
    private: bool = True
    words: InWords = str
    title: bool = False
    tick: bool = False


class Desk:
    """Knows the home of every answer."""

    def __init__(self, answers: AnswersByKey, content: "Library") -> None:
        self._answers, self._content = answers, content
        self._gone = {key for key, _answer in orphans(content, dict(answers))}
        order = [application.key for application in read_applications(answers.get)]
        self._applications = {key: place for place, key in enumerate(dict.fromkeys(order), start=1)}
        self._place = {row: place for rows in LISTS for place, row in enumerate(rows.keys(answers), start=1)}
        self._orders: dict[str, dict[str, int]] = {}
        self._found_by = self._finders()

    def home(self, key: str) -> Home:
        kind, _dot, rest = key.partition(".")
        if why := self._left_out(key, kind, rest):
            return Home(why)
        if key in _FIXED:
            return self._fixed(key)
        if kind in _ROWS:
            return self._row(key, _ROWS[kind], rest)
        find = None if key in self._gone else self._found_by[kind]
        return (find and find(key, rest)) or self._other(key)

    def _left_out(self, key: str, kind: str, rest: str) -> str:
        """Why no document has the answer; empty when one may have it."""
        if kind in (REFEREES.row, REFEREES.name) or (kind == WRITTEN and self._about_referees(rest)):
            return "referees"
        if key in _SETTINGS or kind == "document":
            return "settings"
        if key in _LINKS:
            return "links"
        if kind == "past":
            return "aside"
        return "" if kind in _ROWS or kind in self._found_by else "unknown"

    def referees(self) -> str:
        """How many said yes and what they can speak to; nothing that was typed about them. Empty for none listed."""
        if not REFEREES.keys(self._answers):
            return ""
        count = len(said_yes(self._answers))
        if not count:
            return "No referee has said yes yet"
        called = {**ANGLES, **choices_of(self._content.find("prompts", f"{REFEREES.row}.angle"))}
        covered = [f"“{called[angle]}”" for angle in covered_angles(self._answers)]
        return f"{counted(count, 'referee')} who said yes; angles covered: {', '.join(covered) or 'none yet'}"

    def _finders(self) -> dict[str, Callable[[str, str], Home | None]]:
        return {
            **dict.fromkeys((key.partition(".")[0] for key in _FIXED), _nowhere),
            FIRST: self._application,
            "application": self._application,
            "touch": self._touch,
            "thanks": self._thanked,
            PROCESS: self._process,
            WRITTEN: self._written,
            QUESTION: self._question,
            DONE: self._done,
            **dict.fromkeys(_READY, self._ready),
        }

    def _about_referees(self, key: str) -> bool:
        entry = self._content.find(SECTIONS[WRITTEN], key)
        return entry.area == REFERENCES if entry else "refere" in key

    def _other(self, key: str) -> Home:
        return Home("other", (), "", name_of(key), words=lambda answer: "" if answer is False else plainly(answer))

    def _fixed(self, key: str) -> Home:
        (section, words), private = _FIXED[key], is_private(key)
        rank = (0, _AFTER + list(_FIXED).index(key))
        if key == "written.own-questions":
            return Home(section, (_READY[ASKED].block, *rank), _READY[ASKED].of, _label(key), private, words)
        refers = key in ("accepted.offer", "offer.using")
        return Home(section, rank, "", _label(key), private, self._refers(OFFERS) if refers else words)

    # Answers to the entries of the packs.

    def _entry(self, section: str, key: str) -> tuple["PackEntry | None", int]:
        """The entry and its place in the section."""
        if section not in self._orders:
            entries = getattr(self._content, section)
            self._orders[section] = {entry.place: place for place, entry in enumerate(entries)}
        return self._content.find(section, key), self._orders[section].get(key, 0)

    def _process(self, key: str, rest: str) -> Home | None:
        entry, place = self._entry("facts", rest)
        if not entry:
            return None
        return Home("process", (0, place), "", entry.text, says_private(entry), entry_words(entry))

    def _written(self, key: str, rest: str) -> Home | None:
        entry, place = self._entry(SECTIONS[WRITTEN], rest)
        if not entry:
            return None
        section = _AREA_HOMES.get(entry.area, "other")
        return Home(section, (0, place), "", entry.text, says_private(entry), entry_words(entry))

    def _question(self, key: str, rest: str) -> Home | None:
        entry, place = self._entry(SECTIONS[QUESTION], rest.removesuffix(".aloud"))
        if not entry:
            return None
        if rest.endswith(".aloud"):
            return Home("questions", (2, place), "Said aloud", entry.text, says_private(entry), tick=True)
        return Home("questions", (1, place), "My notes on questions", entry.text, says_private(entry), plainly)

    def _ready(self, key: str, rest: str) -> Home | None:
        """What is ticked or chosen beside a text of the packs."""
        kind = key.partition(".")[0]
        ready = _READY[kind]
        entry, place = self._entry(SECTIONS.get(kind, "facts"), rest.removeprefix("ask."))
        if not entry:
            return None
        then = f" → {getattr(entry, 'then', '')}" if kind == STARTER else ""
        private = says_private(entry, "private_to_ask" if kind == "recruiter" else "private")
        words = ready.words or tick
        rank = (ready.block, place)
        return Home(ready.section, rank, ready.of, f"{entry.text}{then}", private, words, tick=not ready.words)

    def _done(self, key: str, rest: str) -> Home | None:
        entry, place = self._entry(SECTIONS[DONE], rest)
        if not entry:
            return None
        areas = {**AREAS, **LATER}
        rank = (list(areas).index(entry.area), place)
        return Home("done", rank, areas[entry.area], entry.text, says_private(entry), tick=True)

    # Applications and the interview of page 00.

    def _application(self, key: str, _rest: str) -> Home | None:
        match = _APPLICATION.fullmatch(key)
        application, field = match.groups() if match else ("", "")
        if field not in _OF_AN_APPLICATION:
            return None
        if field == "locked":
            return Home("settings")
        if application == FIRST and field in _INTERVIEW:
            return Home(
                "interview", (_INTERVIEW.index(field),), "", _label(key), is_private(key), field_words(key, field)
            )
        place = self._applications.get(application)
        if not place:
            return Home("removed")
        rank = (place, -1 if field == "employer" else _OF_AN_APPLICATION.index(field))
        title = field == "employer"
        of = self._application_in_words(application)
        return Home("applications", rank, of, _label(key), is_private(key), field_words(key, field), title)

    def _touch(self, key: str, _rest: str) -> Home | None:
        match = _TOUCH.fullmatch(key)
        place = self._applications.get(match[1]) if match else None
        if not match:
            return None
        if not place:
            return Home("removed")
        rank = (place, len(_OF_AN_APPLICATION) + (match[2] == "second"))
        return Home("applications", rank, self._application_in_words(match[1]), _label(key), is_private(key), day)

    def _application_in_words(self, application: Any) -> str:
        place = self._applications.get(application) if isinstance(application, str) else None
        return ("Your interview" if application == FIRST else f"Application {place}") if place else ""

    # Lists that a person makes.

    def _thanked(self, key: str, _rest: str) -> Home | None:
        match = _THANKED.fullmatch(key)
        if not match:
            return None
        place = self._place.get(match[1])
        return Home("afterwards", (90, place), f"Person {place}", _label(key), words=day) if place else Home("removed")

    def _row(self, key: str, rows: Rows, rest: str) -> Home:
        number, _dot, field = rest.partition(".")
        row = f"{rows.row}.{number}"
        if row not in self._place:
            return Home("removed")
        if f"{rows.row}.{field}" in _LINKS or (rows is REFLECTIONS and field.endswith(f".{SHARED}")):
            return Home("links")
        if key in self._gone or not self._is_field(rows, field):
            return self._other(key)
        of, section = self._called(rows, row), _ROW_HOMES[rows]
        block = list(_ROW_HOMES).index(rows) + 10
        private = self._is_private(rows, row, field)
        if rows is ROUNDS and field.partition(".")[0] in (BEFORE_IT, AFTER_IT):
            section = "confidence"
        title = field == rows.title
        rank = (block, self._place[row], -1 if title else self._field_rank(rows, field))
        label, words = self._asked_of(rows, key, field)
        return Home(section, rank, of, label, private, words, title)

    def _called(self, rows: Rows, row: str) -> str:
        return f"{rows.called.capitalize()} {self._place[row]}"

    def _is_field(self, rows: Rows, field: str) -> bool:
        return field in _WITHOUT_ENTRIES.get(rows.row, (field,))

    def _is_private(self, rows: Rows, row: str, field: str) -> bool:
        if rows is REFLECTIONS:
            return self._answers.get(f"{row}.{field}.{SHARED}") is not True
        if rows is ACTIONS:
            return not self._repeats_what_is_public(row)
        if rows is HEARD and not _is_harmless(self._answers.get(f"{row}.type")):
            return True
        prompt = self._content.find("prompts", f"{rows.row}.{field}")
        return says_private(prompt) if prompt else is_private(f"{row}.{field}")

    def _repeats_what_is_public(self, row: str) -> bool:
        """Whether a step says what an answer says that is not private; in words of its own it may say anything."""
        source = self._answers.get(f"{row}.source")
        if not isinstance(source, str) or source.startswith(f"{ACTIONS.row}."):
            return False
        home = self.home(source)
        if home.private or home.section not in TITLES:
            return False
        step = _plain(self._answers.get(f"{row}.step"))
        return bool(step) and step == _plain(self._answers.get(source))

    def _field_rank(self, rows: Rows, field: str) -> int:
        """The place among the fields of a row: those of our own first, then as the packs have them."""
        kind, _dot, key = field.partition(".")
        if f"{rows.row}.{field}" in _AT_THE_END:
            return _AFTER
        if rows.row in _WITHOUT_ENTRIES:
            return _WITHOUT_ENTRIES[rows.row].index(field)
        if kind in _ABOUT:
            section, _said = _ABOUT[kind]
            return 10_000 * (1 + list(_ABOUT).index(kind)) + self._entry(section, key)[1]
        section, place = ("reflections", kind) if rows is REFLECTIONS else ("prompts", f"{rows.row}.{kind}")
        entry, rank = self._entry(section, place)
        return rank if entry else -1

    def _asked_of(self, rows: Rows, key: str, field: str) -> tuple[str, InWords]:
        """What was asked in a field of a row, and how the answer reads."""
        kind, _dot, rest = field.partition(".")
        if kind in _ABOUT:
            section, said = _ABOUT[kind]
            entry = self._entry(section, rest)[0]
            own = f"criterion {self._place.get(rest.replace('-', '.'), '')}".strip()  # one that a person added
            return said.format(entry.text if entry else own), ABOUT_WORDS.get(kind, of_ten)
        if (referring := f"{rows.row}.{field}") in _REFERS:
            return _label(key), self._refers(_REFERS[referring])
        entry = self._content.find("prompts", f"{rows.row}.{kind}") or self._content.find("reflections", kind)
        if entry:
            return entry.text, entry_words(entry)
        return _label(key), OWN_WORDS.get((rows.row, kind), plainly)

    def _refers(self, to: Rows | None) -> InWords:
        """How a reference to another row reads: by its place, for its name may be left out."""
        if to is None:
            return self._application_in_words
        return lambda row: self._called(to, row) if isinstance(row, str) and row in self._place else ""


_AFTER = 10_000  # after the answers to the packs
_AT_THE_END = ("offer.told",)  # fields of our own that come after those of the packs
_ABOUT = {  # fields of rows about an entry: its section, and how it is said
    BEFORE_IT: ("tasks", "Before: {}"),
    AFTER_IT: ("tasks", "Afterwards: {}"),
    CONDITION: ("conditions", "{}"),
    NOTE: ("conditions", "Note: {}"),
    SCORE: ("criteria", "Points: {}"),
}
_REFERS: dict[str, Rows | None] = {  # fields that hold the key of a row, or of an application
    "round.application": None,
    "offer.application": None,
    "told.application": None,
    "heard.round": ROUNDS,
    "reflection.about": ROUNDS,
}


def _is_harmless(kind: Any) -> bool:
    """Whether questions of this type may be shown: one that nobody has put into a type may be about anything."""
    return isinstance(kind, str) and kind in _HARMLESS


def _plain(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _nowhere(_key: str, _rest: str) -> Home | None:
    return None


@lru_cache(maxsize=1024)
def _label(key: str) -> str:
    """What is asked under `key`, without whose it is: "Employer"."""
    name = name_of(key)
    plain = name.partition(": ")[2] or name
    return plain[:1].upper() + plain[1:]
