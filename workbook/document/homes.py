"""Where in the document each answer belongs, and whether it is private there.

Every answer has one home: a section, or a reason why it is never in a document. It is private unless `privacy` says
otherwise; only reflections, questions that were heard and next steps follow what else the person said about them. No
label repeats what a person typed, so leaving an answer out leaves all of it out.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..answers.application_fields import FIELDS
from ..answers.applications import read_applications
from ..answers.catalogue import AREA_HOMES, CATALOGUE, FIRST, OF_ENTRIES, WRITTEN, found, may_be_gone
from ..answers.keys import SECTIONS, SHARED, orphans
from ..answers.lists import LISTS_OF_ROWS
from ..answers.naming import name_of
from ..answers.said_yes import ANGLES, covered_angles, said_yes
from ..answers.shapes import LINK, PUT_ASIDE, REFEREE, SETTING, Answer, Match
from ..content.kinds import QUESTION_TYPES
from ..content.packs.schema import AREAS as IN_WORDS
from ..content.packs.schema import LATER, Starter
from ..content.rows import ACTIONS, HEARD, LISTS, OFFERS, PAST, REFEREES, REFLECTIONS, ROUNDS, AnswersByKey, Rows
from ..wording import counted
from .privacy import is_private, says_private
from .words import InWords, choices_of, day, plainly, words_of

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
_LISTS = {one.rows.row: one for one in LISTS_OF_ROWS}
_HARMLESS = QUESTION_TYPES.keys() - {"money", "improper"}
# The order within a section: single answers and those about the process as the catalogue has them, then headings, then
# lists.
_ORDER = {answer.shape: place for place, answer in enumerate(CATALOGUE)}
_BLOCKS = {answer.heading: 1 + place for place, answer in enumerate(OF_ENTRIES) if answer.heading}
_OF_AN_APPLICATION = {field: place for place, field in enumerate(("employer", "format", *FIELDS[1:]))}
_LAST = 10_000  # after all entries of the packs
_AT_THE_END = f"{OFFERS.row}.*.told"  # of the fields of our own, the only one that does not come before those of packs


class AnswerHome(NamedTuple):
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
        self._asked = {REFLECTIONS.row, *(prompt.of for prompt in content.prompts)}  # lists with fields of the packs

    def home(self, key: str) -> AnswerHome:
        known = found(key)
        if key.startswith(PAST) or self._about_referees(key, known):
            return AnswerHome(PUT_ASIDE if key.startswith(PAST) else REFEREE)
        if known and known.whose:
            return self._of_somebody(key, known)
        if known and known.answer.section in LEFT_OUT:
            return AnswerHome(known.answer.section)
        if not known or key in self._gone:
            return self._other(key) if may_be_gone(key) else AnswerHome("unknown")
        return self._about_an_entry(key, known) if known.answer.of else self._single(key, known.answer)

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

    def _about_referees(self, key: str, known: Match | None) -> bool:
        kind, _dot, rest = key.partition(".")
        if kind in (REFEREES.row, REFEREES.name):
            return True
        if kind != WRITTEN or (known and not known.answer.of):
            return False
        entry = self._content.find(SECTIONS[WRITTEN], rest)
        return AREA_HOMES[entry.area].section == REFEREE if entry else "refere" in rest

    def _of_somebody(self, key: str, known: Match) -> AnswerHome:
        """What belongs to an application, or to a row of a list."""
        kind, _dot, _number = known.whose.partition(".")
        if kind not in _LISTS:
            return self._of_an_application(key, known)
        if known.whose not in self._place:
            return AnswerHome("removed")
        if not key.startswith(f"{known.whose}."):  # the letter that thanks a person
            of = self._called(_LISTS[kind].rows, known.whose)
            return AnswerHome(known.answer.section, (90, self._place[known.whose]), of, _label(key), words=day)
        return self._field_of_a_row(key, known, _LISTS[kind].rows)

    def _other(self, key: str) -> AnswerHome:
        return AnswerHome(
            "other", (), "", name_of(key), words=lambda answer: "" if answer is False else plainly(answer)
        )

    def _single(self, key: str, answer: Answer) -> AnswerHome:
        place = _LAST + _ORDER[answer.shape]
        rank = (_BLOCKS[answer.heading], 0, place) if answer.heading else (0, place)
        words = self._refers(answer.kind) or words_of(answer)
        return AnswerHome(answer.section, rank, answer.heading, _label(key), is_private(key), words)

    # Answers to the entries of the packs.

    def _entry(self, section: str, key: str) -> tuple["PackEntry | None", int]:
        """The entry and its place in the section."""
        if section not in self._orders:
            entries = getattr(self._content, section)
            self._orders[section] = {entry.place: place for place, entry in enumerate(entries)}
        return self._content.find(section, key), self._orders[section].get(key, 0)

    def _about_an_entry(self, key: str, known: Match) -> AnswerHome:
        answer = known.answer
        entry, place = self._entry(answer.of, known.entry)
        if not entry:
            return self._other(key)
        section, block, of = (
            answer.section or AREA_HOMES[entry.area].section,
            _BLOCKS.get(answer.heading, 0),
            answer.heading,
        )
        if answer.of == "checklist":
            areas = {**IN_WORDS, **LATER}
            block, of = list(areas).index(entry.area), areas[entry.area]
        then = f" → {entry.then}" if isinstance(entry, Starter) else ""
        private, words = says_private(entry, answer.word), words_of(answer, entry)
        return AnswerHome(
            section, (block, place), of, f"{entry.text}{then}", private, words, tick=answer.kind == "tick"
        )

    # Applications and the interview of page 00.

    def _of_an_application(self, key: str, known: Match) -> AnswerHome:
        answer, whose = known.answer, known.whose
        if answer.section in ("", SETTING):
            return AnswerHome(SETTING) if answer.section else self._other(key)
        words = words_of(answer)
        title = known.field == "employer"
        if whose == FIRST and answer.section == "interview":
            first = (0 if title else _ORDER[answer.shape],)
            return AnswerHome("interview", first, "", _label(key), is_private(key), words)
        if not (place := self._applications.get(whose)):
            return AnswerHome("removed")
        rank = (place, -1 if title else _OF_AN_APPLICATION.get(known.field, _LAST + _ORDER[answer.shape]))
        of = self._application_in_words(whose)
        return AnswerHome("applications", rank, of, _label(key), is_private(key), words, title)

    def _application_in_words(self, application: Any) -> str:
        place = self._applications.get(application) if isinstance(application, str) else None
        return ("Your interview" if application == FIRST else f"Application {place}") if place else ""

    # Lists that a person makes.

    def _field_of_a_row(self, key: str, known: Match, rows: Rows) -> AnswerHome:
        answer, row, field = known.answer, known.whose, known.field
        if answer.section == LINK:
            return AnswerHome(LINK)
        entry, place = self._entry(answer.of, known.place) if answer.of else (None, 0)
        if key in self._gone or (answer.of == "prompts" and not entry):
            return self._other(key)
        title = field == rows.title
        block = 10 + list(_LISTS).index(rows.row)
        rank = (block, self._place[row], -1 if title else self._field_rank(rows, answer, place))
        private = self._is_private(rows, row, field)
        label = self._label_of(key, known, entry)
        words = self._refers(answer.kind) or words_of(answer, entry)
        return AnswerHome(answer.section, rank, self._called(rows, row), label, private, words, title)

    def _field_rank(self, rows: Rows, answer: Answer, place: int) -> int:
        """The place among the fields of a row: those of our own first, then as the packs have them."""
        if answer.of in ("prompts", "reflections"):
            return place
        if answer.of:
            return _LAST * (1 + _ORDER[answer.shape]) + place
        if answer.shape == _AT_THE_END:
            return _LAST
        return -1 if rows.row in self._asked else _ORDER[answer.shape]

    def _label_of(self, key: str, known: Match, entry: "PackEntry | None") -> str:
        """What was asked in a field of a row."""
        if known.answer.label:
            own = f"criterion {self._place.get(known.entry.replace('-', '.'), '')}".strip()  # one that a person added
            return known.answer.label.format(entry.text if entry else own)
        return entry.text if entry else _label(key)

    def _called(self, rows: Rows, row: str) -> str:
        return f"{rows.called.capitalize()} {self._place[row]}"

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

    def _refers(self, kind: str) -> InWords | None:
        """How a reference to a row or an application reads: by its place, for its name may be left out."""
        if kind == "application":
            return self._application_in_words
        to = {"round": ROUNDS, "offer": OFFERS}.get(kind)
        if not to:
            return None
        return lambda row: self._called(to, row) if isinstance(row, str) and row in self._place else ""


def _is_harmless(kind: Any) -> bool:
    """Whether questions of this type may be shown: one that nobody has put into a type may be about anything."""
    return isinstance(kind, str) and kind in _HARMLESS


def _plain(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


@lru_cache(maxsize=1024)
def _label(key: str) -> str:
    """What is asked under `key`, without whose it is: "Employer"."""
    name = name_of(key)
    plain = name.partition(": ")[2] or name
    return plain[:1].upper() + plain[1:]
