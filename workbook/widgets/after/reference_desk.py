"""The referees: who can speak for one, what to send them, and what "you are our choice" does to the odds."""

from dataclasses import replace
from datetime import date
from typing import Any

from traitlets import Bool, Dict, List, Unicode, default

from ...after.referees import (
    TO_REFEREES,
    angles_in_words,
    before_sending,
    care_needed,
    fitting_letter,
    letter_to,
    note_on,
)
from ...after.referees import outcome_in_words as outcome_for_them
from ...answers.applications import Application
from ...answers.catalogue import ABOUT_APPLICATION
from ...answers.fields import Field
from ...answers.keys import here
from ...answers.letters import Letter
from ...answers.standing import Standing, standing_if
from ...answers.state import Answers
from ...content.evidence import card, evidence_rows
from ...content.packs.schema import LETTERS
from ...content.rows import REFEREES
from ...journal import whereabouts
from ...odds import Chance, about, sentence
from ...odds.process import FILLED, REFERENCES_HOLD
from ...wording import day_in_words, joined
from ..kit.blocks import (
    FILLED_IN,
    PROBLEM,
    choice,
    fields,
    fold,
    form,
    letter,
    line,
    part_of,
    rows,
    said,
    sentences,
)
from ..kit.letter_sheet import LetterSheet
from ..kit.row_sheet import RowSheet
from ..kit.written import application_field

_WORDS = {"none": "Nobody yet. Add the first person who could speak for you.", "heading": "Who could speak for you"}
NO_JOBS = ("general", "public_sector")  # kinds of work whose names are no names of a job
ONE_COUNT, SURVEYS = "E022", ("E150", "E151")  # openings that were filled; people who passed the check


class ReferenceDesk(LetterSheet, RowSheet):
    """The referees, a letter to the one that is selected, and the odds once only references are open.

    The list is never offered as a file: it holds other people's data.
    """

    called = "referees"
    kind, list_words = REFEREES, _WORDS
    blocks = (
        said("note", "note others", when="rows"),
        said("coverage", "summary", status=True),
        sentences("warnings", "care"),
        rows(),
        PROBLEM,
        form(fields(folded=True, counted=FILLED_IN)),
        fold(
            "When only your references are left: {of}",
            fields("job"),
            said("chance.sentence", "chance", status=True),
            fold("Why it is not certain, and where the numbers come from", sentences("chance.why", "reasons"),
                when="chance"),
            of="job", look="twin job", when="job",
        ),
        letter(
            line("A message to ", part_of("form_of"), look="title", tag="h3"),
            choice("Which message?", "kinds", "letter_kind", "letter"),
            said("letter_note", "before", status=True),
            folded=True,
        ),
    )  # fmt: skip

    spreadsheet = Bool(False).tag(sync=True)
    note = Unicode().tag(sync=True)  # whose data these are, and where they stay
    coverage = Unicode().tag(sync=True)
    warnings: List = List().tag(sync=True)
    apart: List = List().tag(sync=True)  # keys of the fields that are about the application, not about a referee
    kinds: List = List([[kind, LETTERS[kind]] for kind in TO_REFEREES]).tag(sync=True)
    letter_kind = Unicode().tag(sync=True)
    letter_note = Unicode().tag(sync=True)  # what to know before it is sent
    job = Unicode().tag(sync=True)  # the application it is all about; "" for none
    chance = Dict().tag(sync=True)  # {"sentence", "why": [sentence, …]}; empty when nothing is open
    file = "message-to-a-referee.txt"

    def __init__(self, answers: Answers) -> None:
        self._kinds: dict[str, str] = {}  # which letter was picked for which referee
        super().__init__(answers)

    @default("note")
    def _whose_data(self) -> str:
        where = whereabouts.known()
        return f"These are other people's data. They stay {where} and are never part of anything you share."

    def note_of(self, key: str) -> str:
        return note_on(self.answers.values(), key)

    def make_fields(self) -> list[Field]:
        return [*super().make_fields(), *self._fields_apart()]

    def draw(self) -> None:
        super().draw()
        values, application = self.answers.values(), self._application()
        self.coverage, self.warnings = angles_in_words(values), care_needed(values)
        self.apart = [field.key for field in self._fields_apart()]
        self.letter_note = before_sending(values, self.selected, self.letter_kind) if self.letter else ""
        self.job = application.name if application else ""
        is_open = application is not None and application.is_open
        self.chance = self._chance(application) if application and is_open else {}

    def _chance(self, application: Application) -> dict[str, Any]:
        """What the choice changes: two standings in which only this differs."""
        before, then = (
            self.answers.see(_if_it_were, self.today, replace(application, chosen=chosen)) for chosen in (False, True)
        )
        return chance_in_words(application, before, then)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "letter" and content.get("key") in TO_REFEREES and self.selected:
            self._kinds[self.selected] = str(content["key"])
            self.show()
        else:
            super().heard(do, content)

    def make_letter(self) -> Letter | None:
        """The letter to the referee that is selected; None when there is nobody."""
        if not self.selected:
            self.letter_kind = ""
            return None
        content, values, application = self.answers.content, self.answers.values(), self._application()
        fitting = fitting_letter(values, self.selected, application.came if application else "open")
        self.letter_kind = self._kinds.get(self.selected, fitting)
        questions = here(content.reference_questions, self.answers.situation)
        return letter_to(self.letter_kind, content.letters, values, self.selected, questions, self._job(application))

    def _application(self) -> Application | None:
        """The application that it is about: as picked, else the first."""
        applications = self.answers.applications()
        picked = self.answers.get(ABOUT_APPLICATION)
        return next((one for one in applications if one.key == picked), applications[0] if applications else None)

    def _job(self, application: Application | None) -> dict[str, str]:
        """What a letter may say about the application."""
        if application is None:
            return {}
        kind = application.kind.label if application.role and application.role not in NO_JOBS else ""
        return {
            "employer": application.employer,
            "role": application.title or kind,
            "when": day_in_words(application.day) if application.day else "",
            "outcome": outcome_for_them(application.came),
        }

    def _fields_apart(self) -> list[Field]:
        application = self._application()
        if application is None:
            return []
        found = []
        if len(self.answers.applications()) > 1:
            which = application_field(self.answers, ABOUT_APPLICATION, "Which application is this for?")
            found.append(replace(which, place="job", unchosen=None))
        if application.is_open:
            found.append(chosen_field(application))
        return found

    def _typed(self, field: Field) -> str:
        application = self._application()
        return application.key if field.key == ABOUT_APPLICATION and application else super()._typed(field)


def chosen_field(application: Application) -> Field:
    """Whether they said "you are our choice"."""
    help_text = "Tick it once they have said so, and enter that day as their last word under “Staying in touch”."
    label = "They told me: I am the choice, and my references are open"
    return Field(f"{application.key}.chosen", label, "tick", help_text, place="job")


def chance_in_words(application: Application, before: Standing, then: Standing) -> dict[str, Any]:
    """What "you are our choice" does to the odds of an open application: {"sentence", "why": [sentence, …]}.

    before, then : where the person stands without it and with it. Empty when the application is kept out of the odds.
    """
    was, chosen = before.chance_of(application), then.chance_of(application)
    if chosen is None:
        return {}
    odds = sentence(was) if was else _contradiction(application, before)
    if application.chosen:
        said = f"Before they said so, your odds here were {odds}. Now they are {about(chosen.mean)}."
    else:
        said = f"Your odds here are {odds}. Once they say that you are their choice, they are {about(chosen.mean)}."
    return {"sentence": said + _why_lower(was, chosen), "why": _why()}


def _why_lower(before: Chance | None, chosen: Chance) -> str:
    """Why good news lowers the odds, where there is nobody to be chosen before."""
    if before is None or chosen.mean >= before.mean:
        return ""
    return " They are lower only because references count from then on: there was nobody else to be chosen."


def _contradiction(application: Application, here: Standing) -> str:
    why = next((why for one, why in here.left_out if one.key == application.key), "they are kept out")
    return f"not known, as your answers about the room do not fit together ({why.rstrip('.')})"


def _why() -> list[str]:
    """What stands between the choice and an offer, with the figures behind it and what each counted."""
    return [
        "Nobody else is in the room any more. Two things are left: that the job is filled at all, and that your "
        "references hold. Both numbers count how long you have been waiting, as page 02 does.",
        f"Of 100 openings we take {100 * FILLED:.0f} to be filled. That comes from one small count ({ONE_COUNT}: "
        f"{card(ONE_COUNT).counted}). You are past the search, so it is rather too low for you.",
        f"Of 100 people whose references are open we take {100 * REFERENCES_HOLD:.0f} to pass. That is an assumption "
        "of this workbook; we found no count of people who had been told that they are the choice.",
        f"In surveys, managers said that more fail: {joined(map(_survey, SURVEYS))}. They spoke from memory, and "
        "of candidates at any stage, so it is probably fewer of those who are the only one left.",
    ]


def _survey(evidence_id: str) -> str:
    row = evidence_rows()[evidence_id]
    taken_out = 100 * (1 - float(row["value"]))
    return f"about {taken_out:.0f} of 100, by {row['population_n']} in {row['year_of_data']} ({evidence_id})"


def _if_it_were(answers: Answers, today: date, application: Application) -> Standing:
    return standing_if(answers.get, today, application)
