"""Forecasts against outcomes: what the person guessed before and after each interview, and how good it was."""

from typing import Any

from traitlets import List, Unicode

from ...answers.applications import Application, choices
from ...answers.catalogue import OUTCOMES
from ...figures.calibration import reliability
from ...odds import Calibration, calibration
from ...odds.calibration import ENOUGH
from ..kit.blocks import control, group, said, table
from ..kit.chart import Chart
from ..kit.controls import Number, Select
from ..kit.flight_part import FlightPart

BESIDE = "Beside always saying how often you get an offer (skill)"
_MOMENTS = {"before": "Before the interview", "after": "After the interview"}


def judged(applications: tuple[Application, ...], moment: str) -> Calibration:
    """The forecasts of one `moment` ("before" or "after") that have an outcome, against it."""
    pairs = [
        (forecast / 100, one.came == "offer")
        for one in applications
        if one.came in ("offer", "no") and (forecast := getattr(one, moment)) is not None
    ]
    return calibration([forecast for forecast, _ in pairs], [came for _, came in pairs])


def scores_in_words(result: Calibration) -> list[list[str]]:
    """The scores in words; before there are enough outcomes, only how many are missing."""
    if not result.enough or result.brier is None:
        return [["Forecasts with an outcome", f"{result.count}. Too few to judge: it starts at {ENOUGH}."]]
    rows = [
        ["Forecasts with an outcome", f"{result.count}"],
        ["How far off, on average (Brier score)", f"{result.brier:.2f}. 0 is perfect; always saying 50 % gives 0.25."],
    ]
    if result.skill is None:
        return [*rows, [BESIDE, "Nobody can tell while all outcomes are the same."]]
    how = "Better" if result.skill > 0.05 else "Worse" if result.skill < -0.05 else "About as good"
    return [*rows, [BESIDE, f"{how}: {result.skill:.2f}. 1 is perfect, 0 is as good, below 0 is worse."]]


class Forecasts(FlightPart):
    """The person's own forecasts for the applications in `flight`, and how they did. Saves to its journal."""

    called = "calibration"
    blocks = (
        group("One interview", "which", ["before", "after"], "outcome"),
        said("locked", "note", status=True),
        table("rows", "Your forecasts", ["Application", "Before", "After", "What came of it"]),
        control("add"),
        control("moment"),
        table("facts", "How good they were", ["What", "In words"]),
        control("reliability"),
    )

    about_one = (*_MOMENTS, "outcome")

    rows: List = List().tag(sync=True)  # [name, before, after, outcome]
    facts: List = List().tag(sync=True)
    locked = Unicode().tag(sync=True)  # why the forecasts of this application cannot be changed; "" while they can

    def make(self) -> None:
        self.controls = {
            "which": Select(label="Application"),
            "before": Number(label="Before: the chance of an offer, in %", help=_HELP, minimum=1, maximum=99),
            "after": Number(label="After: the chance of an offer, in %", help=_HELP, minimum=1, maximum=99),
            "outcome": Select(label="What came of it", options=[list(item) for item in OUTCOMES.items()]),
            "add": self.add_button(),
            "moment": Select(
                label="Judge the forecasts made", options=[list(item) for item in _MOMENTS.items()], value="before"
            ),
        }
        self.charts = {"reliability": Chart()}
        self.hear(self.controls["which"], self._on_which)
        for moment in _MOMENTS:
            self.hear(self.controls[moment], self._forecast(moment))
        self.hear(self.controls["outcome"], self._on_outcome)
        self.hear(self.controls["moment"], lambda _moment: self._judge())

    def draw(self) -> None:
        self._judge()
        self.rows = [_row(one) for one in self.flight.applications if _is_told(one)]
        which, current = self.controls["which"], self.flight.current
        which.options = choices(self.flight.applications)
        for name in ("which", *_MOMENTS, "outcome"):
            self.controls[name].hidden = current is None
        if current is None:
            return
        which.value, self.controls["outcome"].value = current.key, current.outcome
        for moment in _MOMENTS:
            self.controls[moment].value = getattr(current, moment)
        self.locked = "The outcome has come, so these forecasts are locked." if not current.may_forecast else ""

    def _judge(self) -> None:
        result = judged(self.flight.applications, self.controls["moment"].value)
        self.controls["moment"].hidden = self.charts["reliability"].hidden = result.count == 0
        self.facts = scores_in_words(result) if result.count else []
        self.charts["reliability"].draw(reliability(result.table))

    def _on_which(self, key: str) -> None:
        self.flight.selected = key

    def _forecast(self, moment: str) -> Any:
        def changed(percent: int | None) -> None:
            if current := self.flight.current:
                self.attempt(self.controls[moment], lambda: self.flight.forecast(current.key, **{moment: percent}))

        return changed

    def _on_outcome(self, outcome: str) -> None:
        if current := self.flight.current:
            self.attempt(self.controls["outcome"], lambda: self.flight.mark(current.key, outcome))


_HELP = "From 1 to 99, because nobody is certain."


def _is_told(application: Application) -> bool:
    """Whether there is a forecast or an outcome to show."""
    return not application.is_open or any(getattr(application, moment) is not None for moment in _MOMENTS)


def _row(application: Application) -> list[str]:
    forecasts = (getattr(application, moment) for moment in _MOMENTS)
    said = ["" if percent is None else f"{percent}\N{NO-BREAK SPACE}%" for percent in forecasts]
    return [application.name, *said, OUTCOMES[application.came]]
