"""What several parts of a page share: the applications in flight, and which of them is being looked at."""

from collections.abc import Callable
from datetime import date
from typing import Any

from traitlets import HasTraits, Unicode

from ...answers.applications import (
    MOST_APPLICATIONS,
    MOST_APPLICATIONS_SHOWN,
    Application,
    form_follows,
    order_of,
    scoring_follows,
)
from ...answers.catalogue import FIRST, LAST_NUMBER, ORDER
from ...answers.outcomes import forecast, marked
from ...answers.standing import Standing
from ...answers.state import Answers
from ...clock import today
from ...content.rows import APART, Changes, next_number
from ...journal import Journal
from .pages import page_name


class InFlight(HasTraits):
    """The applications as the answers have them, and which of them is being looked at. Names no widget.

    Methods that change something put it into the answers, and return what they have put there.
    """

    selected = Unicode(FIRST)

    def __init__(self, journal: Journal, today: Callable[[], date] = today, first: bool = False) -> None:
        """first : whether the interview of page 00 is there even when it was taken out of the list."""
        super().__init__()
        self.answers, self.today, self._first = Answers(journal), today, first
        self.page = page_name()
        self.answers.catch_up(self.page)

    @property
    def applications(self) -> tuple[Application, ...]:
        return self.answers.applications(self._first)

    def standing(self) -> Standing:
        return self.answers.standing(self.today(), self._first)

    def select_one(self) -> None:
        """Look at one that is there."""
        if self.selected not in self.keys and self.keys:
            self.selected = self.keys[0]

    @property
    def keys(self) -> list[str]:
        return [application.key for application in self.applications]

    @property
    def order(self) -> list[str]:
        """The keys in their order, with those that are more than can be shown."""
        return [*self.keys, *(key for key in order_of(self.answers.get) if key not in self.keys)]

    @property
    def current(self) -> Application | None:
        """The application that is being looked at; None when there are none."""
        return next((one for one in self.applications if one.key == self.selected), None)

    def not_shown(self) -> list[str]:
        """A sentence when there are more applications than can be shown."""
        count = len(self.order)
        return [MOST_APPLICATIONS_SHOWN.sentence(count=count)] if count > MOST_APPLICATIONS_SHOWN else []

    def add(self) -> Changes:
        """A new application after the others. Raises `ValueError` when there are too many."""
        MOST_APPLICATIONS.check(len(self.applications) + 1)
        shown = [int(key.rpartition(".")[2]) for key in self.keys if key != FIRST]
        number = next_number([self.answers.get(LAST_NUMBER), *shown], self.answers.get(APART))
        return self._select(f"application.{number}", {LAST_NUMBER: number})

    def remove(self, key: str) -> Changes:
        """Take an application out of the list; what was entered for it is kept."""
        left = [one for one in self.keys if one != key]
        with self.hold_trait_notifications():
            if key == self.selected:
                self.selected = left[0] if left else ""
            return self._put({ORDER: [one for one in self.order if one != key]})

    def put_back(self, key: str) -> Changes:
        """Undo `remove`."""
        return {} if key in self.keys else self._select(key, {})

    def _select(self, added: str, changes: Changes) -> Changes:
        """Put `added` behind those that are shown, and look at it."""
        with self.hold_trait_notifications():
            self.selected = added
            behind = self.order[len(self.keys) :]
            return self._put({ORDER: [*self.keys, added, *behind], **changes})

    def change(self, key: str, **values: Any) -> Changes:
        """Change fields of the application `key`."""
        follows: Changes = form_follows(key, values["scoring"], self.answers.get) if "scoring" in values else {}
        if "format" in values:
            follows |= scoring_follows(key, values["format"], self.answers.get)
        return self._put({f"{key}.{field}": value for field, value in values.items()} | follows)

    def mark(self, key: str, outcome: str) -> Changes:
        """What came of an application. Its forecasts are locked, and it counts in the person's own record.

        Raises `ValueError` when it has another outcome already: that one must be taken back first.
        """
        return self._put(marked(self._one(key), outcome, self.answers.candidate))

    def forecast(self, key: str, **values: int | None) -> Changes:
        """The person's own forecast `before` or `after` the interview. Raises `ValueError` once it is locked."""
        changes: Changes = {}
        for moment, percent in values.items():
            changes |= forecast(self._one(key), moment, percent)
        return self._put(changes)

    def _put(self, changes: Changes) -> Changes:
        if changes:
            self.answers.put(changes, self.page)
        return changes

    def _one(self, key: str) -> Application:
        return next(one for one in self.applications if one.key == key)
