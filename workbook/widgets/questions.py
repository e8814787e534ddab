"""The questions that may come, with notes for each."""

from dataclasses import dataclass
from typing import Any

from traitlets import Int, List, Unicode, observe

from ..asking import likely, practice_in_words, searched, shown_in_words
from ..fields import Field
from ..packs.schema import QUESTION_TYPES, Question
from ..preparation import QUESTION, here, key_of
from .answers import Answers
from .assets import script, style
from .part import asset
from .sheet import SHEET_SCRIPTS, SHEET_STYLES, Sheet

LIKELY = "likely"
AT_A_TIME = 12
ALOUD = "I said this aloud"


@dataclass(frozen=True)
class QuestionField(Field):
    """Where the notes for a question are written. tests : what it is really about. competency : in a word or two."""

    tests: str = ""
    competency: str = ""

    def as_json(self) -> dict[str, Any]:
        return super().as_json() | {"tests": self.tests, "competency": self.competency}


class QuestionBank(Sheet):
    """Questions of one kind, or those most likely here: notes for each, and whether it was said aloud.

    The page chooses the kind and looks for words. Only those that are shown are sent to it, `AT_A_TIME` more on demand.
    Words are looked for in the kind that is chosen; while that is the most likely ones, in all kinds.
    """

    _esm = asset(script(*SHEET_SCRIPTS, "questions"))
    _css = asset(style(*SHEET_STYLES, "questions"))

    chosen = Unicode(LIKELY).tag(sync=True)
    search = Unicode().tag(sync=True)
    kinds: List = List().tag(sync=True)  # [[key, label with count], …]
    found = Unicode().tag(sync=True)  # how many of them are shown
    more = Int().tag(sync=True)  # how many the button would add
    progress = Unicode().tag(sync=True)

    def __init__(self, answers: Answers) -> None:
        self._most = AT_A_TIME
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        return [field for question in self._found()[: self._most] for field in _fields_of(question)]

    def draw(self) -> None:
        super().draw()
        found = len(self._found())
        shown = min(found, self._most)
        self.kinds = self._kinds()
        self.found = shown_in_words(shown, found)
        self.more = min(found - shown, AT_A_TIME)
        self.progress = self._progress()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "more":
            self._most += AT_A_TIME
            self.show()
        else:
            super().heard(do, content)

    @observe("chosen", "search")
    def _on_choice(self, _change: object) -> None:
        self._most = AT_A_TIME
        self.show()

    def _found(self) -> list[Question]:
        questions = self._here()
        if self.chosen in QUESTION_TYPES:
            questions = [one for one in questions if one.type == self.chosen]
        elif not self.search.strip():
            questions = self._likely()
        return searched(questions, self.search)

    def _here(self) -> list[Question]:
        return here(self.answers.content.questions, self.answers.situation)

    def _likely(self) -> list[Question]:
        return likely(self._here(), self.answers.situation, str(self.answers.get("interview.format")))

    def _kinds(self) -> list[list[str]]:
        types: list[str] = [one.type for one in self._here()]
        counted = [[key, f"{label} ({types.count(key)})"] for key, label in QUESTION_TYPES.items()]
        return [[LIKELY, f"Most likely for this interview ({len(self._likely())})"], *counted]

    def _progress(self) -> str:
        keys = [key_of(QUESTION, one) for one in self.answers.content.questions]
        notes = sum(bool(str(self.answers.get(key) or "").strip()) for key in keys)
        return practice_in_words(notes, sum(self.answers.get(f"{key}.aloud") is True for key in keys))


def _fields_of(question: Question) -> tuple[Field, Field]:
    key = key_of(QUESTION, question)
    notes = QuestionField(
        key, question.text, "text", question.help, tests=question.tests, competency=question.competency
    )
    return notes, Field(f"{key}.aloud", f"{ALOUD}: {question.text}", "tick")
