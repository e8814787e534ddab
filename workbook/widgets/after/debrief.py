"""Within the hour: what one notes about an interview while it is fresh, and where that belongs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from traitlets import Unicode

from ...after.debrief import Handed, hand_over, moved_to, probably_about, start
from ...after.reflection import day_of_round, newest_round
from ...answers.applications import Application
from ...answers.fields import Field
from ...answers.reading import isolated
from ...answers.standing import Standing
from ...answers.state import Answers
from ...content.rows import PEOPLE, ROUNDS
from ...odds import about
from ...wording import day_in_words
from ..kit.blocks import FILLED_IN, PROBLEM, box, fields, form, line, link, press, rows, said, title
from ..kit.row_sheet import RowSheet
from ..kit.written import application_field

# Under which heading a field stands. What fades first comes first; a field that a coach added stands last.
FIRST_OF_ALL, ODDS, MORE_NOTED = "Write these first", "What you learned that changes your odds", "More"
DEBRIEF_GROUPS = {
    FIRST_OF_ALL: ("application", "names", "asked", "promised"),
    "What they said, and what you said": ("their-promise", "pay-heard", "told", "new-facts", "reactions"),
    ODDS: (),
    "How it was for you": ("feeling", "strong", "weak", "lesson"),
    "Its name and its day": ("called", "day"),
    MORE_NOTED: (),
}
_PLACES = {name: (group, place) for group, names in DEBRIEF_GROUPS.items() for place, name in enumerate(names)}
_ORDER = list(DEBRIEF_GROUPS)
WHO_ELSE = "Who else was there?"
_WORDS = {
    "add": "Look back at an interview",
    "none": "Nothing is written down yet. One press, and you can begin; single words will do.",
    "heading": "Interviews you look back at",
}


class Debrief(RowSheet):
    """The interviews one looks back at, the fields of each, and a button that takes what was noted to its lists.

    What was learned about an application is kept with the application, where the other pages read it.
    """

    called = "debrief"
    kind, list_words = ROUNDS, _WORDS
    blocks = (
        rows(),
        PROBLEM,
        form(
            fields(folded=True, counted=FILLED_IN),
            said("locked", "note locked"),
            box(
                title("Names, questions, promises"),
                said("hand", "hand-would", when="!said"),  # it would say at once that there is nothing new
                press("Put it where it belongs", "hand", "primary"),
                said("said", "hand-said", status=True),
                line(
                    "Your lists: ", link("04-the-people", "The people"), " and ",
                    link("05-stories-and-questions", "Stories and questions"), ".", look="hand-links",
                ),
                look="hand",
            ),
        ),
    )  # fmt: skip

    hand = Unicode().tag(sync=True)  # what the button would do
    said = Unicode().tag(sync=True)  # what it did
    locked = Unicode().tag(sync=True)  # why there is no forecast; "" while there is one

    def __init__(self, answers: Answers) -> None:
        self._handed = ""  # the row that `said` is about
        super().__init__(answers)

    def fields_of(self, key: str) -> list[Field]:
        about_it = "What you note about its odds further down is kept with it."
        fields = [
            application_field(self.answers, f"{key}.application", "Which application was it for?", about_it),
            *super().fields_of(key),
        ]
        places = {field.key: _PLACES.get(field.key.removeprefix(f"{key}."), (MORE_NOTED, 0)) for field in fields}
        fields = [replace(one, group=places[one.key][0]) for one in fields]
        fields = [self._who_else(one) if one.key == f"{key}.names" else one for one in fields]
        application = self._application(key)
        here = self.answers.standing(self.today)
        fields += odds_fields(application, here) if application else []
        return sorted(fields, key=lambda one: (_ORDER.index(one.group), places.get(one.key, (ODDS, len(fields)))[1]))

    def _who_else(self, field: Field) -> Field:
        """Who was there beside those on the list of people: nobody is written down twice."""
        answers = self.answers.values()
        there = ", ".join(isolated(PEOPLE.name_of(answers, key)) for key in PEOPLE.keys(answers))
        return replace(field, label=WHO_ELSE, help=f"On your list already: {there}. {field.help}") if there else field

    def first_of(self, keys: list[str]) -> str:
        return newest_round(self.answers.values())

    def note_of(self, key: str) -> str:
        day = day_of_round(self.answers.values(), key)
        return day_in_words(day) if day else ""

    def draw(self) -> None:
        super().draw()
        application = self._application(self.selected)
        self.locked = locked_in_words(application) if application else ""
        handed = self.answers.see(_handed, self.selected)
        self.hand = handed.sentence
        if handed.changes or self.selected != self._handed:
            self.said = ""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "hand" and self.selected:
            self.put_where_it_belongs()
        else:
            super().heard(do, content)

    def add(self, **fields: Any) -> None:
        super().add(**start(probably_about(self._applications(), self.today), self.today), **fields)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        changes, key = super().filled(field, answer), self.selected
        if field.key != f"{key}.application":
            return changes
        new = next((one for one in self._applications() if one.key == answer), None)
        return changes | moved_to(self.answers.values(), key, self._application(key), new, self.today)

    def put_where_it_belongs(self) -> None:
        """Take names, questions and promises of the interview that is shown to their lists."""
        handed = self.answers.see(_handed, self.selected)
        self._handed = self.selected
        if handed.changes:
            self.keep(handed.changes)
        self.said = handed.done

    def _applications(self) -> Sequence[Application]:
        return self.answers.applications()

    def _application(self, key: str) -> Application | None:
        """The application that the row `key` belongs to; None when that is not known."""
        which = self.get(key, "application")
        return next((one for one in self._applications() if one.key == which), None)


def _handed(answers: Answers, key: str) -> Handed:
    return hand_over(answers.values(), key)


def odds_fields(application: Application, here: Standing) -> list[Field]:
    """What one may have learned about an application, kept where the other pages read it. No forecast when locked."""
    key = application.key
    ask = "Before you hear back: how likely is an offer, in %?"
    said = _odds_in_words(application, here)
    forecast = Field(f"{key}.after", ask, "number", said, low=1, high=99, group=FIRST_OF_ALL)
    return [
        *([forecast] if application.may_forecast else []),
        Field(f"{key}.promised", "By when have they promised you an answer?", "date", group=ODDS),
        Field(
            f"{key}.finalists",
            "How many people are still in it, you included?",
            "people",
            "A number, or a range such as 3 to 5. Leave it empty if nobody said.",
            group=ODDS,
        ),
        Field(f"{key}.insider", "Is somebody who already works there also a candidate?", "yes_no", group=ODDS),
    ]


def _odds_in_words(application: Application, here: Standing) -> str:
    """What is said with the forecast: what the workbook says, too, but only afterwards, as it would steer the guess."""
    if application.after is None:
        return "From 1 to 99, as your gut says. When the answer comes, you can see how close you were."
    for one, why in here.left_out:
        if one.key == application.key:
            return f"From 1 to 99. The workbook cannot say: {why}"
    chance = here.chance_of(application)
    says = f" The workbook says {about(chance.mean)}." if chance else ""
    return f"From 1 to 99.{says} When the answer comes, you can see how close you were."


def locked_in_words(application: Application) -> str:
    """Why there is no forecast to be made; empty when there is one."""
    if application.may_forecast:
        return ""
    return (
        f"{application.name}: the forecast is locked, because the outcome came. "
        "A forecast counts only when it was made before."
    )
