"""A journal from a seed: what a person may have entered by some moment, anything from one field to all of them.

Every answer is one that the pages themselves accept and would have recorded. What follows from an answer (what counts
as prepared, the record once an outcome landed) is recorded by the workbook's own functions.
"""

import os
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from workbook import Answers, InFlight
from workbook.answers.applications import read_applications
from workbook.answers.catalogue import FIRST, SELF_RATINGS
from workbook.answers.keys import key_of
from workbook.content.kinds import SCORING
from workbook.content.packs.library import library
from workbook.content.roles import roles
from workbook.content.rows import ACTIONS, CRITERIA, LISTS, OFFERS, PEOPLE, ROUNDS, WORRIES
from workbook.journal import open_journal
from workbook.offer.accepting import accept, in_hand
from workbook.offer.comparison import weighed
from workbook.widgets.odds.interview_form import FORMATS

TODAY = date(2026, 11, 26)  # a Thursday
TIMES = ("07:30", "09:30", "13:00", "20:30")
SEEDS = range(300)

# No name is a part of another, or a word of a page.
EMPLOYERS = (
    "Aldermoor", "Brackwater", "Cindervale", "Dunmarrow", "Eskerholt", "Fennimere", "Gallowick", "Hartsmead",
    "Inverlock", "Jorvanby", "Kestrelsea", "Lorncastle", "Mirefield", "Norbraken",
)  # fmt: skip
WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "juniper", "kelp", "lagoon")
JOBS = ("Shift lead", "Ward manager", "Data clerk", "Buyer", "Bus planner")
FEELING = frozenset({"low", "very_low"})
FEWEST_IN = {True: 2, False: 1}  # with somebody from inside you are two


@dataclass
class Written:
    """What was generated. answers : by journal key. before : the person's record without what landed here."""

    seed: int
    answers: dict[str, Any] = field(default_factory=dict)
    before: tuple[int, int] = (0, 0)

    def get(self, key, default=None):
        return self.answers.get(key, default)

    @property
    def applications(self):
        return read_applications(self.answers.get)


def moment_of(seed: int) -> datetime:
    """When the pages of this journal are opened."""
    return datetime.fromisoformat(f"{TODAY}T{TIMES[seed % len(TIMES)]}")


def write(seed: int) -> Written:
    """Record the journal of `seed` in the folder that WORKBOOK_HOME names."""
    made = _Maker(Random(seed)).journal()
    journal = open_journal()
    try:
        state = Answers(journal, library())
        state.put(made)
        state.autosave.flush()
        outcomes = _Outcomes(Random(-1 - seed), journal)
        outcomes.land()
        state.autosave.flush()
        values = {key: found[0].value for key, found in journal.entries().items()}
    finally:
        journal.close()
    return Written(seed, values, (made.get("record.interviews") or 0, made.get("record.offers") or 0))


class _Maker:
    """Draws answers."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.made = rng, {}
        self.content = library([])
        # A person who entered little, or much; most are in between.
        self.much = rng.choice((0.0, 0.15, 0.3, 0.5, 0.7, 0.9))
        self.names = rng.sample(EMPLOYERS, len(EMPLOYERS))

    def journal(self) -> dict[str, Any]:
        others = self.rng.choices((0, 1, 2, 3, 4, 7), (50, 18, 14, 8, 6, 4))[0]
        self._applications(others)
        self._record()
        self._preparation()
        self._rows()
        self._offers()
        self._settings()
        return {key: value for key, value in self.made.items() if value is not None}

    def may(self, chance: float = 1.0) -> bool:
        return self.rng.random() < self.much * chance

    def day(self, first: int, last: int) -> str:
        """A day between so many days from today, as the journal keeps it."""
        return (TODAY + timedelta(days=self.rng.randint(first, last))).isoformat()

    def words(self) -> str:
        return " ".join(self.rng.sample(WORDS, self.rng.randint(1, 4)))

    # The applications

    def _applications(self, others: int) -> None:
        keys = [FIRST, *(f"application.{number}" for number in range(1, others + 1))]
        for key in keys:
            self._application(key)
        if others:
            self.rng.shuffle(keys)
            if self.rng.random() < 0.08:
                keys.remove(FIRST)  # taken out of the list; page 00 still knows it
            self.made |= {"applications.order": keys, "applications.last": others}

    def _application(self, key: str) -> None:
        rng, put = self.rng, self._put_into(key)
        say = self.may if key == FIRST else (lambda: rng.random() < 0.6)
        if say() or (key != FIRST and rng.random() < 0.8):
            put("employer", self.names.pop())
        if say():
            put("title", rng.choice(JOBS))
        if say() and rng.random() < 0.7:
            put("role", rng.choice(list(roles())))
        if say():
            put("when", self._moment())
        if key == FIRST and say():
            put("format", rng.choice(list(FORMATS)))
        if say():
            put("rounds_left", rng.choice((1, 1, 1, 2, 3, 5)))
        if say():
            put("scoring", rng.choice(list(SCORING)))
        insider = say() and rng.random() < 0.4
        if insider or rng.random() < 0.1:
            put("insider", insider)
        self._people(put, insider, say)
        if rng.random() < 0.03:
            self._contradict(put)
        self._words_of_theirs(key, put, say)
        for moment in ("before", "after"):
            if say():
                put(moment, rng.randint(1, 99))
        if say():
            put("worth", 5 * rng.randint(0, 20))

    def _put_into(self, row: str) -> Any:
        def put(name: str, value: Any) -> None:
            self.made[f"{row}.{name}"] = value

        return put

    def _moment(self) -> str:
        """The time of an interview: weeks before, this week, today, just over, long over."""
        first, last = self.rng.choice(((8, 40), (1, 7), (0, 0), (-4, -1), (-40, -5), (-3, 3)))
        return f"{self.day(first, last)}T{self.rng.choice(('08:00', '09:00', '09:30', '11:15', '14:00', '19:30'))}"

    def _people(self, put: Any, insider: bool, say: Any) -> None:
        fewest = FEWEST_IN[insider]
        if say():
            if self.rng.random() < 0.5:
                put("finalists", self.rng.randint(fewest, 9))
            else:
                low = self.rng.randint(fewest, 6)
                put("finalists", [low, low + self.rng.randint(1, 6)])
        known = next((value for key, value in reversed(self.made.items()) if key.endswith(".finalists")), None)
        if say() and self.rng.random() < 0.4:
            low = known if isinstance(known, int) else known[0] if known else 5
            put("openings", self.rng.randint(1, max(1, min(low, 5))))

    def _contradict(self, put: Any) -> None:
        """Two answers that do not fit together, each given on a page of its own."""
        if self.rng.random() < 0.5:
            put("finalists", 1)
            put("insider", True)
        else:
            put("finalists", 2)
            put("openings", 4)

    def _words_of_theirs(self, key: str, put: Any, say: Any) -> None:
        """Their last word and what they promised: kept, still to come, late, or postponed without a new day."""
        when = self.made.get(f"{key}.when")
        over = min(date.fromisoformat(when[:10]), TODAY) if when else TODAY - timedelta(days=self.rng.randint(0, 30))
        since = over + timedelta(days=self.rng.randint(0, max((TODAY - over).days, 0)))
        if say() and self.rng.random() < 0.6:
            put("since", since.isoformat())
        if say() and self.rng.random() < 0.7:
            put("promised", (over + timedelta(days=self.rng.randint(0, 25))).isoformat())
        if say() and self.rng.random() < 0.1:
            put("chosen", True)
        first = since + timedelta(days=self.rng.randint(0, 6))
        if say() and self.rng.random() < 0.25 and first <= TODAY:
            self.made[f"touch.{key}.first"] = first.isoformat()

    # What the person said about themselves and has prepared

    def _record(self) -> None:
        if self.may():
            interviews = self.rng.randint(0, 9)
            self.made["record.interviews"] = interviews
            self.made["record.offers"] = self.rng.randint(0, interviews)
        if self.may():
            self.made["record.self_rating"] = self.rng.choice(list(SELF_RATINGS))
        if self.may(0.4):
            self.made["preparation.done"] = 5 * self.rng.randint(0, 20)
        if self.may(0.6):
            self.made["pipeline.travels"] = 5 * self.rng.randint(0, 19)

    def _preparation(self) -> None:
        content, ticked = self.content, self.rng.choice((0, 0, 0.1, 0.4, 0.8, 1))
        for item in content.checklist:
            if self.rng.random() < (ticked if item.when == "before" else ticked / 4):
                self.made[key_of("done", item)] = True
        for fact in content.facts:
            if not fact.journal and self.may():
                self.made[key_of("process", fact)] = self._answer(fact)
        for kind, entries, share in (
            ("written", [one for one in content.prompts if one.of == "general"], 0.6),
            ("question", content.questions, 0.1),
        ):
            self.made |= {key_of(kind, one): self.words() for one in entries if self.may(share)}
        for kind, entries in (
            ("ask", content.reverse_questions),
            ("adjustment", content.adjustments),
            ("starter", content.starters),
        ):
            self.made |= {key_of(kind, one): True for one in entries if self.may(0.2)}
        self.made |= {
            key_of("flag", one): self.rng.choice(("no", "seen", "asked")) for one in content.red_flags if self.may(0.4)
        }
        self.made |= {key_of("weight", one): self.rng.randint(0, 10) for one in content.criteria if self.may(0.6)}
        if self.may(0.5):
            self.made["fit.advert"] = f"- {self.words()}\n- {self.words()}"

    def _answer(self, entry: Any) -> Any:
        """An answer to a fact or a prompt, as its kind allows."""
        draw = {
            "choice": lambda: self.rng.choice([one.key for one in entry.choices if one.key not in FEELING]),
            "date": lambda: self.day(-20, 20),
            "number": lambda: self.rng.randint(entry.low, entry.high),
            "amount": lambda: self.rng.randint(1, 99),
            "money": lambda: self.rng.randint(1, 99),
            "yes_no": lambda: self.rng.random() < 0.5,
            "people": lambda: self.rng.randint(1, 9),
        }
        return draw.get(entry.kind, self.words)()

    # Lists

    def _rows(self) -> None:
        for rows in LISTS:
            if rows is not OFFERS and self.may(0.7):
                self._list(rows, self.rng.randint(1, 4))
        applications = [FIRST, *self.made.get("applications.order", [])]
        for key in self.made.get(ROUNDS.order, []):
            self.made[f"{key}.application"] = self.rng.choice(applications)
            self.made |= {
                f"{key}.{moment}.{task.key}": self.rng.randint(0, 10)
                for moment in ("before", "after")
                for task in self.content.tasks
                if self.may(0.6)
            }
        self.made |= {f"thanks.{key}.sent": self.day(-5, 0) for key in self.made.get(PEOPLE.order, []) if self.may(0.4)}

    def _list(self, rows: Any, count: int) -> None:
        keys = [f"{rows.row}.{number}" for number in range(1, count + 1)]
        self.made |= {rows.order: keys, rows.last: count}
        prompts = [one for one in self.content.prompts if one.of == rows.row]
        for key in keys:
            for one in prompts:
                if one.key == rows.title or self.may():
                    self.made[f"{key}.{one.key}"] = self._answer(one)
            if rows in (WORRIES, ACTIONS, CRITERIA):
                self.made[f"{key}.{rows.title}"] = self.words()
            if rows is WORRIES and self.may():
                self.made[f"{key}.then"] = self.words()
            if rows is CRITERIA and self.may():
                self.made[f"{key}.weight"] = self.rng.randint(0, 10)

    def _offers(self) -> None:
        count = self.rng.choices((0, 1, 2, 3), (55, 25, 13, 7))[0]
        if not count:
            return
        self._list(OFFERS, count)
        came_from = [
            key for key in (FIRST, *self.made.get("applications.order", [])) if self.made.get(f"{key}.employer")
        ]
        came_from = list(dict.fromkeys(came_from))
        self.rng.shuffle(came_from)
        for key in self.made[OFFERS.order]:
            self.made[f"{key}.employer"] = self.names.pop() if self.names else "Offerby"
            if self.may(0.5) and self.made.get(f"{key}.deadline"):
                self.made[f"{key}.deadline"] = self.day(0, 20)
            if came_from and self.rng.random() < 0.5:
                application = came_from.pop()
                self.made |= {
                    f"{key}.application": application,
                    f"{key}.employer": self.made[f"{application}.employer"],
                }
            if self.may(0.2):
                self.made[f"{key}.told"] = self.day(-4, 0)
            for one in self.content.criteria:
                if self.may(0.7):
                    self.made[f"{key}.score.{one.key}"] = self.rng.randint(0, 10)
            for one in self.content.conditions:
                if self.may(0.5):
                    self.made[f"{key}.condition.{one.key}"] = self.rng.choice(("fine", "ask", "none"))
        if self.may():
            self.made["offer.keep_searching"] = 5 * self.rng.randint(0, 20)
        if self.may():
            self.made["offer.worth"] = 5 * self.rng.randint(0, 20)
        if self.may(0.5):  # before the first offer was in the list, which then took it over
            self.made["offer.deadline"] = self.made.setdefault("offer.1.deadline", self.day(0, 20))

    def _settings(self) -> None:
        if self.may():
            self.made["plan.hours"] = self.rng.choice(("0.5", "1", "1.5", "2", "3", "4", "6", "8"))
        if self.may():
            self.made["plan.zone"] = self.rng.choice(("Europe/London", "Europe/Berlin", "UTC", "Asia/Tokyo"))
        if self.may(0.5):
            self.made["pipeline.like"] = self.rng.choice(list(roles()))
        for name, low, high in (("median_yes", 1, 30), ("median_no", 1, 60), ("never", 0, 90)):
            if self.may(0.4):
                self.made[f"waiting.{name}"] = self.rng.randint(low, high)
        if self.may(0.3):
            self.made["waiting.ghosted_after"] = self.rng.randint(5, 40)
            self.made["waiting.leave_out"] = self.rng.random() < 0.5


class _Outcomes:
    """Lets outcomes land, as a press on the pages would."""

    def __init__(self, rng: Random, journal: Any) -> None:
        self.rng, self.journal = rng, journal

    def land(self) -> None:
        flight = InFlight(self.journal)
        share = self.rng.choice((0, 0, 0.3, 0.7))
        for one in flight.applications:
            over = one.day is None or one.day <= TODAY
            if over and self.rng.random() < share:
                outcome = self.rng.choices(("offer", "no", "withdrawn"), (4, 5, 2))[0]
                flight.mark(one.key, outcome)
        flight.answers.autosave.flush()
        self._offers(flight)

    def _offers(self, flight: InFlight) -> None:
        values = {key: found[0].value for key, found in self.journal.entries().items()}
        offers = in_hand(values)
        waiting = [one for one in offers if not one.answer]
        if waiting and self.rng.random() < 0.35:
            flight.answers.put(weighed(values, self.rng.choice(waiting), 5 * self.rng.randint(6, 20)))
        if waiting and self.rng.random() < 0.25:
            try:
                changes = accept(values, self.rng.choice(waiting).key, offers, flight.applications, TODAY)
            except ValueError:
                return
            flight.answers.put(changes)


def in_folder(folder: Any) -> None:
    """Have the journal of this process live in `folder`."""
    os.environ["WORKBOOK_HOME"] = str(folder)
