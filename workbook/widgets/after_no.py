"""After a no: the plan one made for this day, one question to ask them, one lesson and one next step."""

from typing import Any

from traitlets import Bool, List, Unicode

from ..applications import Application, choices
from ..fields import Field
from ..figures.drawing import in_words
from ..letters import Letter, letter
from ..next_steps import AFTER_A_NO, follow
from ..offers import contradictions, read_offers
from ..packs.schema import Prompt
from ..preparation import WRITTEN, key_of
from ..reading import day_in_words
from ..reflection import newest_round
from ..rows import ACTIONS
from ..rows import Answers as Values
from .assets import script, style
from .letter_sheet import LETTER_SCRIPTS, LETTER_STYLES, LetterSheet
from .part import asset
from .written import applications_of

ASK, PLANNED_ASK = "letter.no.ask", "written.setback-ask"
SETBACK = "setback-"
USUAL = (3, 1)  # people in the room and seats, while they are not known


class AfterNo(LetterSheet):
    """For an application that ended with a no. The lesson is kept at its newest interview, else at the application."""

    _esm = asset(script(*LETTER_SCRIPTS, "page_link", "after_no"))
    _css = asset(style(*LETTER_STYLES, "page_link", "after_no"))

    title = Unicode().tag(sync=True)
    worth = Unicode().tag(sync=True)  # how little a no says
    contradictions: List = List().tag(sync=True)  # a sentence each
    plan: List = List().tag(sync=True)  # [question, what was written], as planned beforehand
    on_list = Bool().tag(sync=True)  # the next step stands on the list of next steps
    pick_label = Unicode("Which answer is it about").tag(sync=True)
    file = "after-a-no.txt"

    def make_picks(self) -> list[list[str]]:
        applications = applications_of(self.answers)
        noes = {one.key for one in applications if one.outcome == "no"}
        return [[key, name] for key, name in choices(applications) if key in noes]

    def make_fields(self) -> list[Field]:
        if not self.picked:
            return []
        lesson = lesson_key(self.answers.values(), self.picked)
        return [
            Field(ASK, "The one thing you ask them", "line", ask_help(self.answers.values())),
            Field(lesson, "One thing you take from it", "line", "Something small that you can do next time."),
            Field(step_key(self.picked), "One next step", "line", "So small that you can do it this week."),
        ]

    def make_letter(self) -> Letter | None:
        application = self._application()
        if application is None:
            return None
        day = application.day
        known = {
            "employer": application.employer,
            "day": day_in_words(day) if day and day <= self.answers.now().date() else "",
            "ask": question_to_ask(self.answers.values()),
            "person": "",
        }
        return letter("after-no", self.answers.content.letters, known)

    def draw(self) -> None:
        super().draw()
        application, values = self._application(), self.answers.values()
        name = dict(self.picks)[application.key] if application and application.employer else ""
        self.title = f"A no from {name}" if name else "After a no"
        self.worth = worth_in_words(application) if application else ""
        self.plan = setback_plan(self.answers.content.prompts, values)
        self.on_list = bool(application) and stands_on_list(values, step_key(self.picked))
        self.contradictions = self._contradictions(application)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        changes = super().filled(field, answer)
        if field.key != step_key(self.picked):
            return changes
        self.problem = ""
        try:
            return changes | follow(self.answers.values() | changes, {field.key: answer or ""})
        except ValueError as refusal:
            self.problem = f"It is kept here, but not on your list of next steps. {refusal}"
            return changes

    def _application(self) -> Application | None:
        return next((one for one in applications_of(self.answers) if one.key == self.picked), None)

    def _contradictions(self, application: Application | None) -> list[str]:
        if application is None:
            return []
        offers = [one for one in read_offers(self.answers.values()) if one.application == application.key]
        return contradictions(offers, [application], self.answers.now().date())


def ask_help(answers: Values) -> str:
    """What the letter asks while nothing is written here."""
    general = question_to_ask({**answers, ASK: None}) == ""
    asks = "asks in a general way" if general else "asks what you planned"
    return f"One question is easier to answer than many. Left empty, the letter {asks}."


def lesson_key(answers: Values, application: str) -> str:
    """Where the lesson is kept: at the application once something stands there, else at its newest interview."""
    own = f"{application}.lesson"
    newest = newest_round(answers, application)
    return f"{newest}.lesson" if newest and not answers.get(own) else own


def step_key(application: str) -> str:
    """Where the next step is kept, and what the list of next steps names as its source."""
    return f"{application}.{AFTER_A_NO}"


def stands_on_list(answers: Values, source: str) -> bool:
    """Whether the list of next steps shows the step that came from `source`."""
    return any(answers.get(f"{row}.source") == source for row in ACTIONS.keys(answers))


def setback_plan(prompts: tuple[Prompt, ...], answers: Values) -> list[list[str]]:
    """What was planned for a no beforehand, as [question, answer]; empty when nothing was."""
    asked = [one for one in prompts if one.of == "general" and one.key.startswith(SETBACK)]
    written = [(one.text, answers.get(key_of(WRITTEN, one))) for one in asked]
    return [[text, answer.strip()] for text, answer in written if isinstance(answer, str) and answer.strip()]


def question_to_ask(answers: Values) -> str:
    """What the letter asks: as written here, else as planned when that is a question; empty for neither."""
    asked, planned = (str(answers.get(key) or "").strip() for key in (ASK, PLANNED_ASK))
    return asked or (planned if planned.endswith("?") else "")


def worth_in_words(application: Application) -> str:
    """How many people hear a no, with the numbers of this application when they are known."""
    people = application.finalists if isinstance(application.finalists, int) else 0
    known = (people, application.openings) if people > application.openings else USUAL
    people, noes = known[0], known[0] - known[1]
    room = f"With {in_words(people)} people in the room, {in_words(noes)} {'hears' if noes == 1 else 'hear'} no."
    return f"It may hurt, and that is all right. A no says little about what you are worth. {room}"
