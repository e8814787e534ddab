"""The evidence explorer: published rates, what was counted by itself, beside the range of the person's own room."""

from typing import Any

from ...answers.catalogue import FIRST
from ...before.meaning import compared_with
from ...content.evidence import COUNTED, GRADES
from ...content.rates import INTERVIEWS, UNCOUNTED, chosen
from ...figures.evidence import explorer
from ..kit.blocks import PROBLEM, box, control, fold, group, line
from ..kit.chart import Chart
from ..kit.controls import Select
from ..kit.flight_part import FlightPart

_PEOPLE = {
    "any": "Everybody",
    "software": "Software and technology firms",
    "graduate": "Graduates",
    "public_sector": "Public sector",
    "other": "Others, or nobody in particular",
}
STAGES = {"late": "Second or last interview", "any": "Any interview", **INTERVIEWS}
_BASES = {
    COUNTED: "What was counted",
    UNCOUNTED: "Targets and guesses: nothing was counted",
    "any": "All of them",
}


class EvidenceExplorer(FlightPart):
    """Published rates from an interview to an offer, chosen by people, stage, grade and basis. Saves nothing."""

    called = "evidence"
    saves = False
    blocks = (
        fold(
            "Show what is published, and what each figure counted",
            group("Which figures", ["basis", "people"], ["stage", "grade"]),
            control("rates"),
            line(
                "The rates differ because they count different things: interviews, people, whole searches or jobs, "
                "after rooms of two or of ten. Readings of one table or chart stand together, as one source.",
                look="why",
            ),
        ),
        box(PROBLEM, tag="footer"),
    )  # fmt: skip

    def make(self) -> None:
        grades = {"any": "Any grade", **{grade: f"{grade}, {what}" for grade, what in GRADES.items()}}
        self.controls = {
            "basis": Select(label="What stands behind it", options=_options(_BASES), value=COUNTED),
            "people": Select(label="Who was counted", options=_options(_PEOPLE), value="any"),
            "stage": Select(label="From which interview", options=_options(STAGES), value="late"),
            "grade": Select(label="How good", options=_options(grades), value="any"),
        }
        self.charts = {"rates": Chart()}
        for one in self.controls.values():
            self.hear(one, lambda _value: self.show())

    def draw(self) -> None:
        people, stage, grade, basis = (self.controls[name].value for name in ("people", "stage", "grade", "basis"))
        interview = next((one for one in self.flight.applications if one.key == FIRST), None)
        chance, whose = compared_with(interview, self.flight.standing())
        self.charts["rates"].draw(explorer(chosen(people, stage, grade, basis), chance, whose))


def _options(labels: dict[str, Any]) -> list[list[str]]:
    return [[key, label[0].upper() + label[1:]] for key, label in labels.items()]
