"""The evidence explorer: every published rate beside the model's own range."""

from typing import Any

from ..applications import process_of
from ..evidence import GRADES
from ..figures.evidence import explorer
from ..odds import chance_of_offer
from ..rates import INTERVIEWS, chosen
from ..roles import roles
from .assets import script, style
from .chart import Chart
from .controls import Select
from .instrument import Instrument, Memory
from .part import asset

PEOPLE = {
    "any": "Everybody",
    "software": "Software and technology firms",
    "graduate": "Graduates",
    "public_sector": "Public sector",
    "other": "Others, or nobody in particular",
}
STAGES = {"late": "Second or last interview", "any": "Any interview", **INTERVIEWS}
ROLES = {"any": "software", "other": "general"}  # whose default range stands behind; else the role of the same name


class EvidenceExplorer(Instrument):
    """Published rates from an interview to an offer, filtered by people, stage and grade. Saves nothing."""

    _esm = asset(script("controls/control", "looking", "instrument", "evidence"))
    _css = asset(style("theme", "controls/control", "instrument"))

    def __init__(self, journal: Memory) -> None:
        super().__init__(journal)
        self.controls = {
            "people": Select(label="Who was counted", options=_options(PEOPLE), value="any"),
            "stage": Select(label="From which interview", options=_options(STAGES), value="late"),
            "grade": Select(
                label="How good",
                options=[["any", "Any grade"], *([grade, f"{grade}, {what}"] for grade, what in GRADES.items())],
                value="any",
            ),
        }
        self.charts = {"rates": Chart()}
        self.show()
        for control in self.controls.values():
            control.on_value(lambda _value: self.show())

    def recall(self) -> None:
        """Nothing is remembered here."""

    def show(self) -> None:
        people, stage, grade = (self.controls[name].value for name in ("people", "stage", "grade"))
        chance = chance_of_offer(process_of(_role(people), None, None, "separate", False))
        self.charts["rates"].draw(explorer(chosen(people, stage, grade), chance.low, chance.high, chance.mean))


def _role(people: str) -> str:
    return ROLES.get(people, people if people in roles() else "general")


def _options(labels: dict[str, Any]) -> list[list[str]]:
    return [[key, label[0].upper() + label[1:]] for key, label in labels.items()]
