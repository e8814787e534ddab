"""The questions that may come, with notes for each, and those that came."""

from dataclasses import replace
from typing import Any

from traitlets import Int, List, Unicode, observe

from ...answers.catalogue import FORM, QUESTION
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.reading import isolated
from ...answers.state import Answers
from ...before.questions import (
    heard_in_words,
    holds,
    likely,
    practice_in_words,
    questions_apart,
    searched,
    shown_in_words,
)
from ...content.kinds import QUESTION_TYPES
from ...content.packs.schema import Question
from ...content.rows import BROUGHT, HEARD, ROUNDS
from ...limits import Limit
from ..kit.blocks import PROBLEM, SO_MANY, box, choice, fields, press, said, search
from ..kit.few import STAND_OPEN
from ..kit.sheet import Sheet
from ..kit.written import row_fields

LIKELY, PRACTISED, WERE_ASKED, BROUGHT_IN = "likely", "practised", "heard", "brought"
AT_A_TIME = Limit(STAND_OPEN, "questions shown at a time", "{shown} of {found} questions are shown.")
NOTES, ALOUD = "Your notes", "I said this aloud"
_KIND = "What kind of question was it?"
TAKE_OUT, _OUT = "Take this question out of the list", "out"  # a press, not an answer: it is recorded nowhere
_LOOKED_AT = ("went", "better")  # what says that one has looked at a question again


class QuestionBank(Sheet):
    """Questions of one kind, or those most likely here: notes for each, and whether it was said aloud.

    Those that one was really asked are a kind of their own, once there are any: how each went, what would be better.
    So are those that one brought in, and those with notes or said aloud.

    The page chooses the kind and looks for words. Only those that are shown are sent to it, `AT_A_TIME` more on demand.
    Words are looked for in the kind that is chosen; while that is the most likely ones, in all kinds.
    """

    called = "bank"
    blocks = (
        said("progress", "summary", status=True),
        box(
            choice("Which questions", "kinds", "chosen", "kind"),
            search("search", "Look for a word", "“Most likely” looks through every kind."),
            look="bank-choosing", tag="div",
        ),
        said("found", "bank-found", status=True),
        fields(folded=True, closed=True, counted=SO_MANY | {"none": ""}, grows=True),
        press(of="Show {more} more", do="more", when="more", arrives=True),
        PROBLEM,
    )  # fmt: skip

    chosen = Unicode(LIKELY).tag(sync=True)
    search = Unicode().tag(sync=True)
    kinds: List = List().tag(sync=True)  # [[key, label with count], …]
    found = Unicode().tag(sync=True)  # how many of them are shown
    more = Int().tag(sync=True)  # how many the button would add
    progress = Unicode().tag(sync=True)

    def __init__(self, answers: Answers) -> None:
        self._most: int = AT_A_TIME
        self._practised: list[Question] = []  # those that were, when they were chosen: none goes while it is changed
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        if self._looks_back():
            headings = self._headings()
            return [field for key in self._heard()[: self._most] for field in self._looking_back(key, headings[key])]
        if self._brought_in():
            return [field for key in self._brought()[: self._most] for field in self._fields_brought(key)]
        return [field for question in self._found()[: self._most] for field in _fields_of(question)]

    def draw(self) -> None:
        if self.chosen == BROUGHT_IN and not self._brought_in():
            self.chosen = LIKELY  # the last one was taken out; this draws
            return
        super().draw()
        found = len(self._heard() if self._looks_back() else self._brought() if self._brought_in() else self._found())
        shown = min(found, self._most)
        self.kinds = self._kinds()
        self.found = shown_in_words(shown, found)
        self.more = min(found - shown, AT_A_TIME)
        self.progress = self._progress()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "more":
            self._most += AT_A_TIME
            self.show()
        elif do == "kind" and content.get("key") in [key for key, _label in self.kinds]:
            self.chosen = str(content["key"])
        else:
            super().heard(do, content)

    @observe("chosen", "search")
    def _on_choice(self, _change: object) -> None:
        self._most, self._practised = AT_A_TIME, self._with_notes()
        self.show()

    def _looks_back(self) -> bool:
        return self.chosen == WERE_ASKED and bool(HEARD.keys(self.answers.values()))

    def _heard(self) -> list[str]:
        """The rows of what was asked that hold the words looked for."""
        answers = self.answers.values()
        return [key for key in HEARD.keys(answers) if holds(HEARD.name_of(answers, key), self.search)]

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        key, _dot, name = field.key.rpartition(".")
        if name == _OUT and answer is True:
            return BROUGHT.remove(self.answers.values(), key)
        return super().filled(field, answer)

    def _brought_in(self) -> bool:
        return self.chosen == BROUGHT_IN and bool(BROUGHT.keys(self.answers.values()))

    def _brought(self) -> list[str]:
        """The rows of what was brought in that hold the words looked for."""
        answers = self.answers.values()
        return [key for key in BROUGHT.keys(answers) if holds(BROUGHT.name_of(answers, key), self.search)]

    def _fields_brought(self, key: str) -> tuple[Field, ...]:
        question = isolated(BROUGHT.name_of(self.answers.values(), key))
        kind = QUESTION_TYPES.get(str(self.answers.get(f"{key}.type")), "") or str(
            self.answers.get(f"{key}.heading") or ""
        )
        help_text = f"You brought it in; its kind: {isolated(kind)}." if kind else "You brought it in."
        return (
            _under(question, Field(f"{key}.notes", NOTES, "text", help_text)),
            _under(question, Field(f"{key}.aloud", ALOUD, "tick")),
            _under(question, Field(f"{key}.{_OUT}", TAKE_OUT, "tick")),
        )

    def _headings(self) -> dict[str, str]:
        answers = self.answers.values()
        keys = HEARD.keys(answers)
        asked = [(HEARD.get(answers, key, "round"), isolated(HEARD.name_of(answers, key))) for key in keys]
        rounds = set(ROUNDS.keys(answers))
        places = [isolated(ROUNDS.name_of(answers, one)) if one in rounds else "" for one, _question in asked]
        return dict(zip(keys, questions_apart([question for _round, question in asked], places), strict=True))

    def _looking_back(self, key: str, question: str) -> list[Field]:
        """The fields of one question that was asked, under that question."""
        kind = Field(f"{key}.type", _KIND, "choice", options=tuple(QUESTION_TYPES.items()))
        others = [one for one in row_fields(self.answers, HEARD.row, key) if one.key != f"{key}.{HEARD.title}"]
        return [_under(question, field) for field in (kind, *others)]

    def _found(self) -> list[Question]:
        questions = self._practised if self.chosen == PRACTISED else self._here()
        if self.chosen in QUESTION_TYPES:
            questions = [one for one in questions if one.type == self.chosen]
        elif self.chosen == LIKELY and not self.search.strip():
            questions = self._likely()
        return searched(questions, self.search)

    def _here(self) -> list[Question]:
        return self.answers.here("questions")

    def _with_notes(self) -> list[Question]:
        keys = [(key_of(QUESTION, one), one) for one in self._here()]
        return [one for key, one in keys if self.answers.get(key) or self.answers.get(f"{key}.aloud") is True]

    def _likely(self) -> list[Question]:
        return likely(self._here(), self.answers.situation, str(self.answers.get(FORM)))

    def _kinds(self) -> list[list[str]]:
        types: list[str] = [one.type for one in self._here()]
        counted = [[key, f"{label} ({types.count(key)})"] for key, label in QUESTION_TYPES.items()]
        heard = len(HEARD.keys(self.answers.values()))
        asked = [[WERE_ASKED, f"You were asked ({heard})"]] if heard else []
        practised = len(self._with_notes())
        if practised or self.chosen == PRACTISED:
            asked.append([PRACTISED, f"With notes of yours, or said aloud ({practised})"])
        if brought := len(BROUGHT.keys(self.answers.values())):
            asked.append([BROUGHT_IN, f"You brought in ({brought})"])
        return [[LIKELY, f"Most likely for this interview ({len(self._likely())})"], *asked, *counted]

    def _progress(self) -> str:
        if self._looks_back():
            return self._progress_looking_back()
        keys = [key_of(QUESTION, one) for one in self.answers.content.questions]
        brought = BROUGHT.keys(self.answers.values())
        noted = [*keys, *(f"{key}.notes" for key in brought)]
        notes = sum(bool(str(self.answers.get(key) or "").strip()) for key in noted)
        return practice_in_words(notes, sum(self.answers.get(f"{key}.aloud") is True for key in [*keys, *brought]))

    def _progress_looking_back(self) -> str:
        answers = self.answers.values()
        keys = HEARD.keys(answers)
        return heard_in_words(len(keys), sum(any(HEARD.get(answers, key, name) for name in _LOOKED_AT) for key in keys))


def _under(question: str, field: Field) -> Field:
    """`field` in the fold of its question, which only those who hear it are told again."""
    label = f"{field.label}{' ' if field.label.endswith('?') else ': '}{question}"
    return replace(field, label=label, group=question, short=field.label)


def _fields_of(question: Question) -> tuple[Field, Field]:
    key, about = key_of(QUESTION, question), [f"What it tests: {question.tests}.", question.competency]
    first = {"help_first": True, "about": about}
    notes = Field(key, NOTES, "text", question.help, drawn=first)
    return _under(question.text, notes), _under(question.text, Field(f"{key}.aloud", ALOUD, "tick"))
