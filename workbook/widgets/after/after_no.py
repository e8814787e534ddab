"""After a no: the plan one made for this day, one question to ask them, one lesson and one next step."""

from typing import Any

from traitlets import Bool, List, Unicode

from ...after.next_steps import AFTER_A_NO, follow
from ...after.reflection import newest_round
from ...answers.applications import Application, choices
from ...answers.catalogue import ASK_AFTER_NO, FIRST, WRITTEN
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.letters import Letter
from ...answers.moment import Moment, moment_of
from ...answers.reading import QUESTION_MARKS
from ...answers.state import Answers
from ...content.packs.schema import Prompt
from ...content.rows import ACTIONS
from ...content.rows import AnswersByKey as Values
from ...offer.contradictions import contradictions
from ...offer.offers import read_offers
from ...wording import day_in_words, in_words, plural
from ..kit.blocks import PICK, PROBLEM, box, facts, fields, fold, letter, line, link, part_of, said, sentences, title
from ..kit.letter_sheet import LetterSheet
from ..kit.written import letter_from

# What the page begins with unless the interview of page 00 ended with a no: a sentence, and a page that comes first.
_FIRST_OF_ALL = {
    Moment.AFTER: ("First write down what you remember.", "08-afterwards", "Open Afterwards"),
    Moment.WAITING: (
        "You are waiting for an answer, so nothing on this page is urgent.", "08-afterwards", "What to do meanwhile",
    ),
    Moment.OFFER: ("You have an offer. Read it calmly before you answer.", "09-an-offer", "Open An offer"),
    Moment.WITHDRAWN: ("You withdrew. When another invitation comes, begin at the end of this page.", "", ""),
}  # fmt: skip
_PLAN_PAGE = "08-afterwards"
_NO_PLAN = "You need no plan for today. Eat something, tell one person who listens, and leave the rest for tomorrow."
BEFOREHAND = ("Before an interview, two parts of this page help: your forecast, and how sure you feel.", "", "")
SETBACK = "setback-"


class AfterNo(LetterSheet):
    """For an application that ended with a no; while the interview of page 00 did not, it is folded away, or nothing.

    The lesson is kept at its newest interview, else at the application.
    """

    called = "after-no"
    blocks = (
        line(part_of("first.0"), " ", link(page_of="first.1", of="first.2"), look="summary", when="first"),
        box(
            fold(
                "After a no",
                PICK,
                sentences("contradictions", "contradictions", status=True, tag="div", each="note"),
                title(of="title"),
                said("worth", "summary"),
                box(
                    line("You wrote this for today", look="legend", when="plan"),
                    facts("plan"),
                    line(_NO_PLAN, when="!plan"),
                    line("You can change it on ", link(_PLAN_PAGE, "Afterwards"), ".", look="help", when="plan"),
                    look="plan-of-mine",
                ),
                title("A short answer to them, if you like"),
                fields("ask"),
                letter(),
                title("For yourself", look="yours"),
                fields(),
                line("It is on your list of next steps, on ", link(_PLAN_PAGE, "Afterwards"), ".", look="help",
                    when="on_list"),
                look="elsewhere", bare="!first",
            ),
            tag="div", when="picked",
        ),
        PROBLEM,
    )  # fmt: skip

    first: List = List().tag(sync=True)  # [sentence, page, words of the link] that come before; empty after a no
    title = Unicode().tag(sync=True)
    worth = Unicode().tag(sync=True)  # how little a no says
    contradictions: List = List().tag(sync=True)  # a sentence each
    plan: List = List().tag(sync=True)  # [question, what was written], as planned beforehand
    on_list = Bool().tag(sync=True)  # the next step stands on the list of next steps
    pick_label = Unicode("Which answer is it about").tag(sync=True)
    file = "after-a-no.txt"

    def make_picks(self) -> list[list[str]]:
        applications = self.answers.applications()
        noes = {one.key for one in applications if one.outcome == "no"}
        return [[key, name] for key, name in choices(applications) if key in noes]

    def make_fields(self) -> list[Field]:
        if not self.picked:
            return []
        lesson = lesson_key(self.answers.values(), self.picked)
        return [
            Field(ASK_AFTER_NO, "The one thing you ask them", "line", ask_help(self.answers.values()), place="ask"),
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
            "day": day_in_words(day) if day and day <= self.today else "",
            "ask": question_to_ask(self.answers.values()),
            "person": "",
        }
        return letter_from(self.answers, "after-no", known)

    def draw(self) -> None:
        super().draw()
        application, values = self._application(), self.answers.values()
        self.first = list(first_of_all(self.answers))
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
        return next((one for one in self.answers.applications() if one.key == self.picked), None)

    def _contradictions(self, application: Application | None) -> list[str]:
        if application is None:
            return []
        offers = [one for one in read_offers(self.answers.values()) if one.application == application.key]
        return contradictions(offers, [application], self.today)


def first_of_all(answers: Answers) -> tuple[str, ...]:
    """What fits better now than to speak of a no; empty when the interview of page 00 ended with one."""
    at = moment_of(answers.application(FIRST), answers.now_there())
    return () if at is Moment.NO else _FIRST_OF_ALL.get(at, BEFOREHAND)


def ask_help(answers: Values) -> str:
    """What the letter makes of what is written here."""
    if answers.get(ASK_AFTER_NO) and not question_to_ask(answers):
        return "The letter asks in a general way. Write it as a question, with a question mark at its end, to ask this."
    return "One question is easier to answer than many. Left empty, the letter asks in a general way."


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
    """What the letter asks: as it was planned or is written here, when that is a question; else empty."""
    asked = str(answers.get(ASK_AFTER_NO) or "").strip()
    return asked if asked.endswith(QUESTION_MARKS) else ""


def worth_in_words(application: Application) -> str:
    """How many people hear a no, with the numbers of this application; with an example, called so, without them."""
    people = (application.finalists and application.finalists.known) or 0
    seats = application.openings or 1
    if people > seats:
        noes = people - seats
        room = f"With {in_words(people)} people in the room, {in_words(noes)} {plural(noes, 'hears', 'hear')} no."
    else:
        room = "If there were three people in the room and one seat, two heard no."
    return f"It may hurt, and that is all right. A no says little about what you are worth. {room}"
