"""The applications in flight: a list, and a form for the one that is being looked at."""

from datetime import date
from typing import Any

from traitlets import Dict, List, Unicode

from ..applications import OUTCOMES, Application
from ..odds import Chance, about, frequency, sentence
from ..reading import LONGEST_NAME
from ..roles import roles
from ..standing import Standing
from .assets import script, style
from .controls import Date, Select, Text
from .flight_part import FlightPart
from .part import asset
from .people import PeopleGroup
from .room import role_select, room_controls

PLAIN = ("employer", "role", "rounds_left", "scoring", "insider", "chosen")  # fields that one control sets as they are
TICKS = ("insider", "chosen")
DAYS = ("since", "promised")


def odds_in_words(standing: Standing) -> dict[str, Any]:
    """At least one offer, as a range with its middle: {"words": [low, middle, high], "sentence", "whose"}."""
    open_ones = len(standing.applications)
    whose = "At least one offer from " + ("1 open application" if open_ones == 1 else f"{open_ones} open applications")
    if standing.odds is None:
        return {"words": [], "sentence": "No application is open.", "whose": "At least one offer"}
    chance = Chance(standing.odds.at_least_one, standing.odds.low, standing.odds.high)
    words = [frequency(chance.low), about(chance.mean), frequency(chance.high)]
    return {"words": words, "sentence": sentence(chance), "whose": whose}


def silence_in_words(application: Application, today: date) -> str:
    """How long there was no word, and what was promised: "no word for 12 days, promised by 3 December"."""
    if not application.is_open:
        return ""
    last_word = application.last_word(today)
    days = (today - last_word).days if last_word else 0
    said = f"no word for {_days(days)}" if days > 0 else ""
    if last_word is None and application.day:
        said = f"interview in {_days((application.day - today).days)}"
    if not application.promised:
        return said or ("heard today" if last_word else "not waiting yet")
    promised = date.fromisoformat(application.promised)
    late = f"promised by {promised.day} {promised:%B}{', now late' if promised < today else ''}"
    return f"{said}, {late}" if said else late


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


class ApplicationList(FlightPart):
    """The list, the form, and the chance of at least one offer. Saves to the journal of `flight`."""

    _esm = asset(script("controls/control", "looking", "instrument", "headline", "undo", "applications"))
    _css = asset(style("theme", "controls/control", "instrument", "headline", "table", "undo", "applications"))

    about_one = (*PLAIN, "low", "high", *DAYS, "outcome")

    odds = Dict().tag(sync=True)
    rows: List = List().tag(sync=True)
    form_of = Unicode().tag(sync=True)  # whose form is shown; "" for none
    removed: List = List().tag(sync=True)  # [key, name] of the one that was taken out last, or nothing

    def make(self) -> None:
        self._typing = False  # what is changed comes from the form, so the form is left as it is
        self._finalists = PeopleGroup(roles()["software"].people, self._change_to("finalists"))
        self.controls = {
            "employer": Text(label="Employer", help="A short name is enough. Only you see it.", longest=LONGEST_NAME),
            "role": role_select(),
            **self._finalists.controls,
            **room_controls(),
            "since": Date(
                label="Their last word",
                help="The day of the interview, or of their last message since.",
                past_only=True,
            ),
            "promised": Date(label="They promised an answer by", help="Leave it empty if they named no day."),
            "outcome": Select(label="What came of it", options=[list(item) for item in OUTCOMES.items()]),
            "add": self.add_button(primary=True),
        }
        self.controls["chosen"].help = "Tick it once they have said so, and enter that day as their last word."
        for name in (*PLAIN, *DAYS):
            self.hear(self.controls[name], self._change_to(name))
        self.hear(self.controls["outcome"], self._on_outcome)
        self.on_msg(self._on_press)

    def draw(self) -> None:
        standing, today = self.flight.standing(), self.flight.today()
        self.odds = odds_in_words(standing)
        chances = dict(zip(standing.applications, standing.odds.each if standing.odds else (), strict=True))
        self.rows = [self._row(one, chances.get(one), today) for one in self.flight.applications]
        self.problem = " ".join(f"{one.name} is left out. {why}" for one, why in standing.left_out)
        current = self.flight.current
        self.form_of = current.name if current else ""
        if current and not self._typing:
            self._fill(current)

    def _row(self, application: Application, chance: float | None, today: date) -> dict[str, Any]:
        return {
            "key": application.key,
            "name": application.name,
            "kind": roles()[application.role].label,
            "chance": "" if chance is None else about(chance),
            "silent": silence_in_words(application, today),
            "outcome": OUTCOMES[application.outcome],
            "current": application.key == self.flight.selected,
        }

    def _fill(self, current: Application) -> None:
        """Put `current` into the form."""
        for name in PLAIN:
            self.controls[name].value = getattr(current, name) or (False if name in TICKS else None)
        for name in DAYS:
            day = getattr(current, name)
            self.controls[name].value = date.fromisoformat(day) if day else None
        self.controls["outcome"].value = current.outcome
        self.controls["chosen"].hidden = not current.is_open
        self._finalists.now_usual(roles()[current.role].people)
        self._finalists.show(current.finalists)

    def _change_to(self, field: str) -> Any:
        return lambda value: self._change(field, value)

    def _change(self, field: str, value: Any) -> None:
        """What was put into the form goes to the application."""
        if field in DAYS:
            value = value.isoformat() if value else ""
        elif field == "employer":
            value = value or ""
        current = self.flight.current
        if self._drawing or current is None or getattr(current, field) == value:
            return
        self._typing = True
        try:
            self.keep(self.flight.change(current.key, **{field: value}))
        finally:
            self._typing = False
        if field == "role":
            self._finalists.now_usual(roles()[value].people)

    def _on_outcome(self, outcome: str) -> None:
        if current := self.flight.current:
            self.attempt(self.controls["outcome"], lambda: self.flight.mark(current.key, outcome))

    def _on_press(self, _widget: object, content: Any, _buffers: object) -> None:
        """A button in a row: {"do": "edit" | "remove" | "put_back", "key": ...}."""
        key = content.get("key")
        if content.get("do") == "edit" and key in self.flight.keys:
            self.flight.selected = key
        elif content.get("do") == "remove" and key in self.flight.keys:
            name = next(one.name for one in self.flight.applications if one.key == key)
            self.keep(self.flight.remove(key))
            self.removed = [key, name]
        elif content.get("do") == "put_back" and [key] == self.removed[:1]:
            self.flight.settle()
            self.keep(self.flight.put_back(key))
            self.removed = []
