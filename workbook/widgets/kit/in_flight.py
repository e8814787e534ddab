"""What several parts of a page share: the applications in flight, the candidate and the clocks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import HasTraits, Tuple, Unicode

from ...answers.about_you import Latest, candidate_from
from ...answers.applications import (
    MOST_APPLICATIONS,
    MOST_SHOWN,
    Application,
    form_follows,
    order_of,
    read_application,
    read_applications,
)
from ...answers.catalogue import FIRST, INTERVIEWS_SO_FAR, LAST_NUMBER, OFFERS_SO_FAR, ORDER
from ...answers.outcomes import forecast, marked
from ...answers.standing import Clocks, Standing, clocks_from, standing
from ...clock import today
from ...content.rows import Changes, next_number
from ...odds import Candidate
from .instrument import Memory, autosave_of, copy_of
from .own import Own


class InFlight(HasTraits):
    """The applications, and which of them is being looked at. Names no widget.

    `journal` is read by `recall`; methods that change something return what is to be recorded.
    """

    applications = Tuple()
    selected = Unicode(FIRST)
    candidate = AnyTrait(Candidate())
    clocks = AnyTrait(Clocks())

    def __init__(self, journal: Memory, today: Callable[[], date] = today, first: bool = False) -> None:
        """first : whether the interview of page 00 is there even when it was taken out of the list."""
        super().__init__(applications=(Application(FIRST),))
        self.journal, self.today, self.own, self._first = journal, today, Own(), first
        self._not_shown: list[str] = []  # the keys of those that are more than can be shown
        self._last = 0  # the number given last; the journal may not know it yet

    def settle(self) -> None:
        """Record at once what waits, so that the journal is not older than the page."""
        autosave_of(self.journal).flush()

    def recall(self, latest: Latest) -> None:
        """Put in what the journal holds, once what waits is saved."""
        self.settle()
        self._latest = latest
        with self.hold_trait_notifications():
            self.applications = read_applications(latest, self._first)
            self._not_shown = [key for key in order_of(latest) if key not in self.keys]
            self.candidate = candidate_from(latest)
            self.clocks = clocks_from(latest)
            if self.selected not in self.keys and self.keys:
                self.selected = self.keys[0]

    @property
    def keys(self) -> list[str]:
        return [application.key for application in self.applications]

    @property
    def order(self) -> list[str]:
        """The keys in their order, with those that are more than can be shown."""
        return [*self.keys, *self._not_shown]

    @property
    def current(self) -> Application | None:
        """The application that is being looked at; None when there are none."""
        return next((one for one in self.applications if one.key == self.selected), None)

    def not_shown(self) -> list[str]:
        """A sentence when there are more applications than can be shown."""
        count = len(self.order)
        return [MOST_SHOWN.sentence(count=count)] if count > MOST_SHOWN else []

    def standing(self) -> Standing:
        return standing(self.applications, self.candidate, self.clocks, self.today())

    def add(self) -> Changes:
        """A new application after the others. Raises `ValueError` when there are too many."""
        MOST_APPLICATIONS.check(len(self.applications) + 1)
        shown = [int(key.rpartition(".")[2]) for key in self.keys if key != FIRST]
        number = next_number([self._latest(LAST_NUMBER), self._last, *shown], copy_of(self.journal))
        added = Application(f"application.{number}")
        with self.hold_trait_notifications():
            self.applications = (*self.applications, added)
            self.selected = added.key
        self._last = number
        return {ORDER: self.order, LAST_NUMBER: number}

    def remove(self, key: str) -> Changes:
        """Take an application out of the list; what was entered for it is kept."""
        left = tuple(one for one in self.applications if one.key != key)
        with self.hold_trait_notifications():
            self.applications = left
            if key == self.selected:
                self.selected = left[0].key if left else ""
        return {ORDER: self.order}

    def put_back(self, key: str) -> Changes:
        """Undo `remove`."""
        if key in self.keys:
            return {}
        with self.hold_trait_notifications():
            self.applications = (*self.applications, read_application(key, self._latest))
            self.selected = key
        return {ORDER: self.order}

    def change(self, key: str, **values: Any) -> Changes:
        """Change fields of the application `key`."""
        self.applications = tuple(replace(one, **values) if one.key == key else one for one in self.applications)
        follows = form_follows(key, values["scoring"], self._latest) if "scoring" in values else {}
        return {f"{key}.{field}": value for field, value in values.items()} | follows

    def mark(self, key: str, outcome: str) -> Changes:
        """What came of an application. Its forecasts are locked, and it counts in the person's own record.

        Raises `ValueError` when it has another outcome already: that one must be taken back first.
        """
        changes = marked(self._one(key), outcome, self.candidate)
        if changes:
            self.change(key, outcome=outcome, locked=changes[f"{key}.locked"])
        if INTERVIEWS_SO_FAR in changes:
            self.say(interviews=changes[INTERVIEWS_SO_FAR], offers=changes[OFFERS_SO_FAR])
        return changes

    def forecast(self, key: str, **values: int | None) -> Changes:
        """The person's own forecast `before` or `after` the interview. Raises `ValueError` once it is locked."""
        changes: Changes = {}
        for moment, percent in values.items():
            changes |= forecast(self._one(key), moment, percent)
        self.change(key, **values)
        return changes

    def say(self, **values: Any) -> None:
        """Change what is known about the candidate."""
        self.candidate = replace(self.candidate, **values)

    def _one(self, key: str) -> Application:
        return next(one for one in self.applications if one.key == key)
