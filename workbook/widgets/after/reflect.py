"""Looking back at an interview: as long as one likes, with the questions of one model, and for nobody else's eyes."""

from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ...after.reflection import (
    ABOUT_FIELD,
    MINUTES,
    MODEL,
    SHARED_FIELD,
    TIME,
    asked,
    kept_in_words,
    names_of,
    new_reflection,
    newest_round,
    now_about,
    round_names,
    support_for,
    texts_about,
    way_of,
    written_in,
)
from ...answers.asked import Noted
from ...answers.catalogue import COACHED, FIRST
from ...answers.fields import Field
from ...answers.keys import here
from ...answers.moment import moment_of
from ...answers.reading import isolated
from ...answers.state import Answers
from ...content.kinds import REFLECTION_MODELS
from ...content.packs.schema import Reflection
from ...content.rows import MOST_ROWS, REFLECTIONS, ROUNDS, AnswersByKey, Changes
from ..kit.blocks import PICK, PROBLEM, SO_MANY, box, choice, fields, fold, items, named, press, said, segments, undo
from ..kit.removed import Removed
from ..kit.sheet import Sheet

COACH_FIELD = Field(
    COACHED,
    "A coach works with me, and may see what I tick",
    "tick",
    place="coach",
)
COACH = "My coach may see this"  # the label goes on with the question, for those who hear it
_BECOMES = "It becomes a next step."
_ONLY_YOU, _NOT_ALL = "Only for you.", "Only for you, but for what you tick."
_ANEW = "A new one"
STILL_SAVED = "Your answer is saved. It is not among your next steps, though."
_QUIET = (
    "You see this because of how you said you feel, or because of words you wrote. The workbook itself works it "
    "out. That you see it is not recorded, and nobody is told."
)


class Reflect(Sheet):
    """One reflection: its questions, each with a tick for the coach; and ways to begin, go back to, and remove one.

    A reflection is made when its first answer is given; until then its key is the one that it will have.
    """

    called = "reflect"
    blocks = (
        box(
            box(
                items("support.lines", said("0", "support-text"), said("1", "support-help"), tag="div"),
                said("support.note", "help"),
                look="support", tag="div", when="support",
            ),
            tag="div", status=True,  # always there, so that a screen reader tells what comes
        ),
        fold(
            "Look back, in 3, 10 or 25 minutes",
            said("whose", "help"),
            named("choosing", box(
                PICK,
                segments("How long would you like to look back?", "times", "minutes", "minutes"),
                choice("In which way?", "ways", "way", "way"),
                said("kept", "help reflect-kept", status=True),
                look="reflect-choosing", tag="div",
            )),
            fields("about"),
            fields(arrives=True, folded=True, counted=SO_MANY | {"kinds": ["text"]}),
            fields("coach"),
            bare="is_due",
        ),
        PROBLEM,
        undo(lost="choosing"),
        box(
            press("Start another reflection", "another", arrives=True),
            press("Remove this reflection", "remove", key="picked", once=True),
            look="reflect-presses", tag="div", when="another",
        ),
    )  # fmt: skip

    is_due = Bool(False).tag(sync=True)  # whether there is something to look back at; before that it is one line
    whose = Unicode().tag(sync=True)  # who may read it
    minutes = Unicode().tag(sync=True)
    times: List = List([[key, f"{key} minutes"] for key in MINUTES]).tag(sync=True)
    way = Unicode().tag(sync=True)  # which model
    ways: List = List([list(item) for item in REFLECTION_MODELS.items()]).tag(sync=True)
    pick_label = Unicode("Which reflection").tag(sync=True)
    picks: List = List().tag(sync=True)  # [[key, words], …]
    picked = Unicode().tag(sync=True)
    another = Bool().tag(sync=True)  # whether there is one, so that another may be begun
    removed: List = List().tag(sync=True)  # [key, words] of the one that was taken out last, or nothing
    kept = Unicode().tag(sync=True)  # how many answers are not shown now
    support = Dict().tag(sync=True)  # {"lines": [[text, help], …], "note"}; empty when there is nothing to say

    def __init__(self, answers: Answers) -> None:
        self._begins: Changes = {}  # what makes the reflection that is shown; empty once it is there
        self._wants_new = self._speaks_of_coach = False
        self._removed = Removed(REFLECTIONS)
        self._questions: dict[str, Reflection] = {}  # those that are shown, by journal key
        super().__init__(answers)

    def draw(self) -> None:
        answers = self.answers.values()
        self.picks = names_of(answers)
        self._settle(answers)
        self.about = self.picked
        self.another = not self._begins
        self.removed = self._removed.newest(answers)
        self.way, self.minutes = way_of(answers, self.picked)
        super().draw()
        shown = list(self._questions.values())
        self.kept = kept_in_words(answers, self.picked, self.answers.content.reflections, shown)
        self.support = self._support(answers)
        self.is_due = self._is_due()
        self.whose = _NOT_ALL if self._has_coach() else _ONLY_YOU

    def _settle(self, answers: AnswersByKey) -> None:
        """Show the reflection that was picked, else the newest one; when there is none or it is wanted, a new one."""
        keys = [key for key, _words in self.picks]
        if self.picked not in keys and keys and not (self._wants_new and len(keys) < MOST_ROWS):
            self.picked = keys[-1]
        if self.picked in keys:
            self._begins, self._wants_new = {}, False
            return
        self.picked, self._begins = new_reflection(answers, self.today)
        self.picks = [*self.picks, [self.picked, _ANEW]]

    def make_fields(self) -> list[Field]:
        content = self.answers.content.reflections
        ask = asked(here(content, self.answers.situation), self.way, self.minutes)
        # What was refused stays on the page until it can be saved.
        refused = [one for one in content if f"{self.picked}.{one.key}" in self._refused and one not in ask]
        self._questions = {f"{self.picked}.{one.key}": one for one in [*ask, *refused]}
        ticks = self._has_coach()
        fields = [field for key, one in self._questions.items() for field in _fields_of(one, key, ticks)]
        return [*self._which_interview(), *fields, COACH_FIELD]

    def _is_due(self) -> bool:
        answers = self.answers
        at = moment_of(answers.application(FIRST), answers.now_there())
        return not at.is_ahead or not self._begins or bool(ROUNDS.keys(answers.values()))

    def _has_coach(self) -> bool:
        """Whether a coach may be let in; also while anything is shared, and where a tick for it was just taken out."""
        if not self._speaks_of_coach:
            get, rows = self.answers.get, REFLECTIONS.keys(self.answers.values())
            asked_ever = [f"{row}.{one.key}.{SHARED_FIELD}" for row in rows for one in self.answers.content.reflections]
            self._speaks_of_coach = get(COACHED) is True or any(get(key) is True for key in asked_ever)
        return self._speaks_of_coach

    def _which_interview(self) -> list[Field]:
        """A choice, when there is something to choose."""
        answers, key = self.answers.values(), f"{self.picked}.{ABOUT_FIELD}"
        rounds = ROUNDS.keys(answers)
        if not rounds or (len(rounds) == 1 and self._about() == rounds[0]):
            return []
        options = tuple((one, isolated(name)) for one, name in round_names(answers).items())
        return [Field(key, "Which interview is it about?", "choice", options=options, place="about")]

    def _about(self) -> Any:
        key = f"{self.picked}.{ABOUT_FIELD}"
        return self._begins.get(key, self.answers.get(key))

    def _typed(self, field: Field) -> str:
        """One that is not begun is about the newest interview, unless another is chosen."""
        about = f"{self.picked}.{ABOUT_FIELD}"
        return newest_round(self.answers.values()) if self._begins and field.key == about else super()._typed(field)

    def filled(self, field: Field, answer: Any) -> Changes:
        if field.key == COACHED:
            self._speaks_of_coach = bool(answer)
            return {field.key: answer}
        begins, answers = self._begins, self.answers.values()
        now = answers | begins
        if field.key == f"{self.picked}.{ABOUT_FIELD}":
            return begins | now_about(now, self.picked, answer)
        question = self._questions.get(field.key)
        if question is None:
            return begins | {field.key: answer}
        try:
            changes = written_in(now, question, field.key, answer)
            self.problem = ""
        except ValueError as refusal:
            changes = {field.key: answer}
            self.problem = f"{STILL_SAVED} {refusal}"
        return begins | changes

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "minutes" and content.get("key") in MINUTES:
            self.keep(self._begins | {f"{self.picked}.{TIME}": content["key"]})
        elif do == "way" and content.get("key") in REFLECTION_MODELS:
            self.keep(self._begins | {f"{self.picked}.{MODEL}": content["key"]})
        elif do == "pick" and content.get("key") in [key for key, _words in self.picks]:
            self._turn_to(str(content["key"]))
        elif do == "another" and not self._begins:
            self._begin_another()
        elif do == "remove" and content.get("key") == self.picked and not self._begins:
            name = dict(self.picks)[self.picked]
            self.keep(self._removed.take_out(self.answers.values(), self.picked, name))
            self.problem = ""
        elif do == "put_back" and (changes := self._removed.put_back(self.answers.values(), str(content.get("key")))):
            self.picked = str(content["key"])
            self.keep(changes)
        else:
            super().heard(do, content)

    def _turn_to(self, key: str) -> None:
        if key != self.picked:
            self.picked, self._wants_new, self.problem = key, False, ""
            self.show()

    def _begin_another(self) -> None:
        if new := self.unless_refused(lambda: new_reflection(self.answers.values(), self.today)):
            self.picked, self._wants_new = new[0], True
            self.show()

    def _support(self, answers: Noted) -> dict[str, Any]:
        texts = texts_about(answers | self._begins, self.picked, self.answers.content.reflections)
        needed = support_for(texts, answers.get(f"{newest_round(answers)}.feeling"))
        lines = [[one.text, one.help] for one in self.answers.content.support if one.when == needed]
        return {"lines": lines, "note": _QUIET} if lines else {}


def _fields_of(question: Reflection, key: str, has_coach: bool) -> list[Field]:
    """The answer to `question`, which may become a next step, and whether the coach may see it, if there is one."""
    about = f"{question.help} {_BECOMES if question.action else ''}".strip()
    answer = Field(key, question.text, "text", about, group=question.step, drawn={"help_first": True})
    label = f"{COACH}: {question.text}"
    tick = Field(f"{key}.{SHARED_FIELD}", label, "tick", group=question.step, short=COACH)
    return [answer, tick] if has_coach else [answer]
