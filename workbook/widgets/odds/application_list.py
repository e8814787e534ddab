"""The applications in flight: a list, and a form for the one that is being looked at."""

from datetime import date
from functools import lru_cache
from typing import Any

from traitlets import Dict, List, Unicode

from ...answers.applications import Application, choices
from ...answers.catalogue import GHOSTED_KEY, LEAVE_OUT_KEY, OUTCOMES
from ...answers.outcomes import what_came
from ...answers.reading import LONGEST_NAME
from ...answers.standing import Standing, silent_days
from ...content.roles import kind_of
from ...odds import Chance, about, frequency, sentence, span
from ...odds.clocks import LONGEST_WAIT
from ...wording import counted, day_in_words
from ..kit.blocks import PROBLEM, box, control, fold, form, group, headline, rows
from ..kit.controls import Checkbox, Date, Number, Select, Text
from ..kit.flight_part import FlightPart
from ..kit.people_group import PeopleGroup
from ..kit.room_controls import DAYS, in_control, role_select, room_controls, tell_role

# Fields that one control sets as they are.
PLAIN = ("employer", "title", "role", "openings", "rounds_left", "scoring", "insider", "chosen", *DAYS)

_NO_SILENCE = "It has its outcome, so the days of silence count no more."
LISTED = (
    "An offer from it stands on the page An offer, so it has no odds any more. Choose it here too: then your record "
    "counts it."
)
GHOSTED = "you count that as no answer any more"


def ends_of(chance: Chance) -> tuple[float, float, float]:
    """Low end, middle and high end as they are shown: the middle never lies outside."""
    return min(chance.low, chance.mean), chance.mean, max(chance.high, chance.mean)


def headline_of(chance: Chance, whose: str) -> dict[str, Any]:
    """A chance as the headline script shows it: {"whose", "words": [low, middle, high], "range", "sentence"}."""
    low, mean, high = ends_of(chance)
    words = [frequency(low), about(mean), frequency(high)]
    outside = "" if words[0] == words[2] else span(low, high)
    return {"whose": whose, "words": words, "range": outside, "sentence": sentence(chance)}


def odds_in_words(standing: Standing) -> dict[str, Any]:
    """At least one offer from those that are open, as `headline_of` has it; else what came of them."""
    if standing.odds is None:
        return {"words": [], "range": "", "sentence": " ".join(nothing_open(standing)), "whose": "At least one offer"}
    open_ones = len(standing.applications)
    whose = f"{over_all(standing)} from {counted(open_ones, 'open application')}"
    return headline_of(Chance(standing.odds.at_least_one, standing.odds.low, standing.odds.high), whose)


def over_all(standing: Standing) -> str:
    """What the chance over all applications is of."""
    return "At least one more offer" if standing.in_hand else "At least one offer"


def nothing_open(standing: Standing) -> list[str]:
    """Why nothing is computed: what came of the applications, and which of them are not counted."""
    ended = (*standing.in_hand, *standing.over)
    if standing.left_out:
        waiting = ["None of the open ones can be counted yet: see below."]
    elif standing.ghosted:
        waiting = ["The open ones have been silent for so long that you keep them out."]
    elif ended:
        waiting = [
            "No other application is open." if len(ended) == 1 or standing.in_hand else "No application is open."
        ]
    else:
        waiting = ["There is no application in the list."]
    named = ended if len(ended) == 1 else standing.in_hand
    return [what_came(one) for one in named] + waiting


@lru_cache(maxsize=64)
def no_word_for(application: Application, today: date) -> str:
    """How long there was no word, and what was promised: "no word for 12 days, promised by 3 December"."""
    if not application.is_open:
        return ""
    last_word, days = application.last_word(today), silent_days(application, today)
    said = f"no word for {counted(days, 'day')}" if days > 0 else ""
    if last_word is None and application.day_here:
        said = f"interview in {counted((application.day_here - today).days, 'day')}"
    if application.set_aside(today):
        return f"{said or 'heard today'}; the day they had promised is set aside"
    promised = application.promise(today)
    if not promised:
        return said or ("heard today" if last_word else "not waiting yet")
    late = f"promised by {day_in_words(promised, weekday=False, year=False)}{', now late' if promised < today else ''}"
    return f"{said}, {late}" if said else late


_COLUMNS = ("Application", "Chance today", "Waiting", "What came of it")


class ApplicationList(FlightPart):
    """The list, the form, and the chance of at least one offer. Saves to the journal of `flight`."""

    called = "applications"
    blocks = (
        headline("odds"),
        rows("Your applications", _COLUMNS, ("chance", "silent", "outcome"), add=False),
        control("add", arrives=True),
        PROBLEM,
        form(
            box(
                group("The job", "employer", "title", "role"),
                group("Their answer", "outcome", "since", "promised"),
                look="two", tag="div",
            ),
            fold(
                "The room, as far as you know",
                group("Who is still in", "known", ["low", "high"], "openings", "seats"),
                group("What is left", "rounds_left", "scoring", "insider", "chosen"),
            ),
            at_title=True,
        ),
        fold("When they stay silent", control("ghosted_after"), control("leave_out")),
    )  # fmt: skip

    about_one = (*PLAIN, "low", "high", "outcome")

    odds = Dict().tag(sync=True)
    rows: List = List().tag(sync=True)
    form_of = Unicode().tag(sync=True)  # whose form is shown; "" for none
    removed: List = List().tag(sync=True)  # [key, name] of the one that was taken out last, or nothing

    def make(self) -> None:
        self._finalists = PeopleGroup(kind_of(""), self.change_to("finalists"))
        self.controls = {
            "employer": Text(label="Employer", help="A short name is enough. Only you see it.", longest=LONGEST_NAME),
            "title": Text(label="Job title", longest=LONGEST_NAME),
            "role": role_select(),
            **self._finalists.controls,
            **room_controls(),
            "since": Date(
                label="Their last word",
                help="The day of the interview, or of their last message since.",
                past_only=True,
            ),
            "promised": Date(label="They promised an answer by"),
            "outcome": Select(label="What came of it", options=[list(item) for item in OUTCOMES.items()]),
            "ghosted_after": Number(
                label="Silent for longer than how many days is no answer any more, for you?",
                help="Leave it empty to go on counting. Their next word brings an application back by itself.",
                minimum=1,
                maximum=LONGEST_WAIT,
            ),
            "leave_out": Checkbox(label="Keep those out of the odds"),
            "add": self.add_button(primary=True),
        }
        self.controls["chosen"].help = "Tick it once they have said so, and enter that day as their last word."
        for name in PLAIN:
            self.hear(self.controls[name], self.change_to(name))
        self.hear(self.controls["outcome"], self._on_outcome)
        self.hear(self.controls["ghosted_after"], lambda days: self._set_clock(GHOSTED_KEY, days))
        self.hear(self.controls["leave_out"], lambda out: self._set_clock(LEAVE_OUT_KEY, out))
        self.on_msg(self._on_press)

    def draw(self) -> None:
        standing, today = self.flight.standing(), self.flight.today()
        self.odds = odds_in_words(standing)
        names = dict(choices(self.flight.applications))
        self.rows = [self._row(one, names[one.key], standing, today) for one in self.flight.applications]
        left_out = [f"{names[one.key]} is left out. {why}" for one, why in standing.left_out]
        self.problem = " ".join([*left_out, *self.flight.not_shown()])
        current = self.flight.current
        self.form_of = names[current.key] if current else ""
        if current:
            self._say(current, today)
        if not self._typing:
            self._fill(current)

    def _row(self, application: Application, name: str, standing: Standing, today: date) -> dict[str, Any]:
        chance, silent = standing.chance_of(application), no_word_for(application, today)
        return {
            "key": application.key,
            "name": name,
            "kind": application.kind.label,
            "chance": "" if chance is None else about(chance.mean),
            "silent": f"{silent}: {GHOSTED}" if application in standing.ghosted else silent,
            "outcome": OUTCOMES[application.came],
            "current": application.key == self.flight.selected,
        }

    def _say(self, current: Application, today: date) -> None:
        """What follows from what stands in the form, beside the control that it is about."""
        tell_role(self.controls["role"], current.role)
        self._finalists.now(current.kind, current.insider)
        self.controls["chosen"].hidden = not current.is_open
        self.controls["promised"].help = current.set_aside(today) or "Leave it empty if they named no day."
        waits = current.is_open or not (current.since or current.promised)
        listed = current.offered and current.outcome == "open"
        self.controls["outcome"].help = LISTED if listed else "" if waits else _NO_SILENCE

    def _fill(self, current: Application | None) -> None:
        """Put `current` and what counts for all into the form."""
        clocks = self.answers.clocks
        self.controls["ghosted_after"].value, self.controls["leave_out"].value = clocks.ghosted_after, clocks.leave_out
        if current is None:
            return
        for name in PLAIN:
            self.controls[name].value = in_control(current, name)
        self.controls["outcome"].value = current.outcome
        self._finalists.show(current.finalists)

    def forget_one(self) -> None:
        super().forget_one()
        self._finalists.forget()

    def _set_clock(self, key: str, value: Any) -> None:
        with self.typing():
            self.keep({key: value})

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
            self.do(lambda: self.flight.remove(key))
            self.removed = [key, name]
        elif content.get("do") == "put_back" and [key] == self.removed[:1]:
            self.do(lambda: self.flight.put_back(key))
            self.removed = []
