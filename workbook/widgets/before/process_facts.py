"""What there is to know about the process, and what is known of it."""

from typing import Any

from traitlets import Dict, Unicode

from ...answers.applications import scoring_follows
from ...answers.catalogue import FIRST, FORM
from ...answers.fields import Field
from ...answers.keys import fact_key
from ...answers.seats import seats_of
from ...answers.state import Answers
from ...before.the_process import has_a_place, is_known
from ...content.packs.schema import Fact
from ..kit.blocks import PROBLEM, SO_MANY, fields, said, seats
from ..kit.few import few_first
from ..kit.sheet import Sheet
from ..kit.written import field_of

FIRST_TO_KNOW = {FORM, *(f"{FIRST}.{field}" for field in ("rounds_left", "finalists", "openings", "insider"))}


def facts_of(answers: Answers) -> list[Fact]:
    """The facts of the process that belong to this interview and are not settled by what else was answered."""
    return [fact for fact in answers.here("facts") if has_a_place(fact, answers.get)]


class ProcessFacts(Sheet):
    """What there is to know about the process. Every answer is there on the other pages too."""

    called = "process"
    blocks = (
        said("summary", "summary", status=True),
        fields(folded=True, counted=SO_MANY, beside=(f"{FIRST}.openings", seats("seats"))),
        PROBLEM,
    )

    summary = Unicode().tag(sync=True)
    seats = Dict().tag(sync=True)  # {"seats", "fewest", "most", "label"}

    def make_fields(self) -> list[Field]:
        fields = [field_of(fact, fact_key(fact)) for fact in facts_of(self.answers)]
        return few_first(fields, lambda field: field.key in FIRST_TO_KNOW)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        """With the form of the interview may come who scores."""
        changes, get = super().filled(field, answer), self.answers.get
        return changes | scoring_follows(FIRST, answer, get) if field.key == f"{FIRST}.format" else changes

    def draw(self) -> None:
        super().draw()
        facts = facts_of(self.answers)
        known = [fact for fact in facts if is_known(self.answers.get(fact_key(fact)))]
        self.summary = f"You know {len(known)} of {len(facts)} things about the process."
        self.seats = self._seats()

    def _seats(self) -> dict[str, Any]:
        interview = self.answers.application(FIRST)
        counted = seats_of(interview.kind, interview.finalists, interview.openings, interview.insider)
        seats, fewest, most = counted.drawn
        return {"seats": seats, "fewest": fewest, "most": most, "label": counted.words}
