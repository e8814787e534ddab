"""The answers of the person: all of them, in memory, one set for a journal in a process. It knows no widget.

Whoever draws something asks for it here and hears when it changes; whoever changes something puts it here, and it is
recorded soon after.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from weakref import WeakValueDictionary

from ..clock import days_ahead, now
from ..content.rows import APART, Changes
from ..journal.autosave import Autosave
from ..journal.contents import Contents
from ..journal.entry import Entry
from ..journal.errors import JournalError
from ..journal.journal import Journal
from . import views
from .applications import Application
from .asked import Asked, Noted, Noting
from .catalogue import TICKED_SO_FAR, ZONE
from .keeping import merge_lists
from .moment import clock_there
from .people import People
from .situation import Situation
from .standing import Clocks, Standing

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..odds import Candidate

# Held while a message of a page is worked through, while something is drawn, and while the thread that saves tells what
# it has saved: what somebody does and what is read anew never meet halfway.
ONE_AT_A_TIME = RLock()

What = TypeVar("What")


EVERY_PAGE, NO_PAGE = "*", "-"  # no page is called so


class Listener(Protocol):
    """Whoever wants to hear what has changed. Told under `ONE_AT_A_TIME`."""

    def on_changed(self, keys: set[str], page: str) -> None:
        """The answers under `keys` are others now. page : that changed them, or `EVERY_PAGE`.

        What stands on other pages is drawn when they are turned to.
        """

    def on_look(self, page: str) -> None:
        """`page` is turned to, or all of them are to be drawn again (`EVERY_PAGE`)."""


_OF: WeakValueDictionary[int, "Answers"] = WeakValueDictionary()  # by the `id` of the journal, which they hold


class Answers:
    """The answers of `journal` by key; there is one for a journal, whoever asks for it.

    content : the packs, those that are installed when nobody gave others. now : the person's clock.
    unread : why the journal could not be read at the last look; empty when it could. What was read before stays.
    May be used from several threads. No method but `read` raises `JournalError`.
    """

    journal: Journal
    autosave: Autosave
    now: Callable[[], datetime]
    unread: str
    _content: "Library | None"
    _views: dict[tuple[Hashable, ...], tuple[Any, Asked]]

    def __new__(cls, journal: Journal, *_content: Any, **_now: Any) -> "Answers":
        answers = _OF.get(id(journal))
        if answers is None:
            answers = _OF[id(journal)] = super().__new__(cls)
            answers._begin(journal)
        return answers

    def __init__(
        self, journal: Journal, content: "Library | None" = None, now: Callable[[], datetime] | None = None
    ) -> None:
        """Use this content and this clock from now on, where they are given."""
        self.now = now or self.now
        if content is not None and content is not self._content:
            self._content = content
            self._views = {}

    def _begin(self, journal: Journal) -> None:
        self.journal, self.now, self.unread = journal, now, ""
        self.autosave = Autosave(journal, ONE_AT_A_TIME)
        self.autosave.saves_for = self  # while something waits to be saved, these answers are there
        self._in_hand = NO_PAGE
        self._content = None
        self._values: dict[str, Any] = {}
        self._read: dict[str, tuple[str, Any]] = {}  # what stands in the journal, with the fingerprint
        self._contents: Contents | None = None  # of the journal, when it was read
        self._puts = self._puts_taken_in = 0  # how often something was put, and until when
        self._noting = Noting()
        self._views = {}
        self._listeners: list[Listener] = []

    # What is asked for.

    def get(self, key: str, default: Any = None) -> Any:
        """The answer under `key`, or `default`."""
        self._noting.key(key)
        return self._values.get(key, default)

    def values(self) -> Noted:
        """All answers by key, as they are now."""
        return Noted(self._values, self._noting)

    def see(self, view: Callable[..., What], *about: Hashable) -> What:
        """What `view(answers, *about)` makes of these answers: asked again only once something it asked for changed."""
        with ONE_AT_A_TIME:
            if (view, *about) not in self._views:
                with self.noting() as asked:
                    seen = view(self, *about)
                self._views[view, *about] = seen, asked
            seen, asked = self._views[view, *about]
            self._noting.also(asked)
        return seen

    @contextmanager
    def noting(self) -> Iterator[Asked]:
        """Notes what is asked for meanwhile."""
        with ONE_AT_A_TIME, self._noting.into(Asked()) as asked:
            yield asked

    @property
    def content(self) -> "Library":
        if self._content is None:
            from ..content.packs.library import library  # pages about applications need none of it

            self._content = library()
        return self._content

    @property
    def situation(self) -> Situation:
        return self.see(views.the_situation)

    @property
    def candidate(self) -> "Candidate":
        return self.see(views.the_candidate)

    @property
    def clocks(self) -> Clocks:
        return self.see(views.the_clocks)

    def here(self, section: str) -> list[Any]:
        """The entries of a section of the packs, such as "checklist", that may belong to this interview."""
        return list(self.see(views.entries_here, section))

    def application(self, key: str) -> Application:
        """The application kept under `key`."""
        return self.see(views.one_application, key, self._ahead())

    def applications(self, first: bool = False) -> tuple[Application, ...]:
        """Those of page 02, in their order. first : with the interview of page 00 even when it was taken out."""
        return self.see(views.all_applications, first, self._ahead())

    def standing(self, today: date, first: bool = False) -> Standing:
        """Where the person stands over them."""
        return self.see(views.the_standing, today, first, self._ahead())

    def _ahead(self) -> int:
        """What is known of the interview of page 00 changes with the clock, too."""
        zone = self.get(ZONE)
        return days_ahead(zone) if zone else 0

    def now_there(self) -> datetime:
        """What the clocks show where the interview is; those here, when its time zone was not chosen."""
        return clock_there(self.now(), self.get(ZONE))

    # What changes.

    def put(self, values: Changes, page: str = EVERY_PAGE) -> Changes:
        """Change some answers and have them recorded soon; returns these with what follows from them."""
        with ONE_AT_A_TIME:
            values = {key: value.recorded if isinstance(value, People) else value for key, value in values.items()}
            self._has_hands(page)
            changed = self._change(values)
            follows = self._follow(changed)
            self.autosave.put(values | follows)
            self._puts += 1
            self._tell(changed, page)
            return values | follows

    def _has_hands(self, page: str) -> None:
        """Somebody changes something on `page`: what was there by another page stays in the history."""
        if self._in_hand not in (page, NO_PAGE):
            self.autosave.flush()
            self.journal.end_burst()
        self._in_hand = page

    def read(self, page: str = EVERY_PAGE) -> None:
        """Take in what the journal holds, once what waits is saved; what cannot be saved stays.

        After everything was deleted all stays as it was, and is saved nowhere. Raises `JournalError` when it cannot be
        read.
        """
        self.autosave.flush()
        while not self.journal.over:
            puts, unsaved = self._puts, self.autosave.pending()
            contents = self.journal.contents()
            with ONE_AT_A_TIME:
                if puts == self._puts:  # else something was changed meanwhile, and may have been saved, too
                    self.unread = ""
                    self._tell(self._take_in(contents, unsaved), page)
                    return

    def catch_up(self, page: str) -> None:
        """`read`; when that cannot be, `unread` says why."""
        try:
            self.read(page)
        except JournalError as error:
            self.autosave.rest()
            self.unread = str(error)

    def look(self, page: str = EVERY_PAGE) -> None:
        """`page` is turned to: catch up, put lists together that were added to in two places, and have it drawn."""
        self.autosave.flush()
        if not self.autosave.waiting:
            with suppress(JournalError):
                merge_lists(self.journal)
        self.catch_up(NO_PAGE)
        with ONE_AT_A_TIME:
            for listener in self._listeners:
                listener.on_look(page)

    def is_damaged(self, asked: Asked) -> bool:
        """Whether something of this is damaged in the journal; what was read before it was stays."""
        there = self._contents or Contents()
        if asked.concerns(set(there.damaged)):
            return True
        return bool(there.unnamed) and not asked.every_key() <= there.current.keys()

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        self._listeners = [one for one in self._listeners if one is not listener]

    def _take_in(self, contents: Contents, unsaved: Changes) -> set[str]:
        """What changes by it. Each answer is read once, and not at all while it is as it was."""
        changed: set[str] = set()
        if (contents, self._puts) != (self._contents, self._puts_taken_in):
            shown = {key: found[0] for key, found in contents.current.items()}
            self.journal.shown({key: entry for key, entry in shown.items() if key not in unsaved})
            self._read = {key: (entry.sha256, self._value(key, entry)) for key, entry in shown.items()}
            values = {key: value for key, (_sha256, value) in self._read.items()}
            lost = self._values if contents.unnamed else {key: self._values.get(key) for key in contents.damaged}
            copy = self.journal.about("copy")
            apart = {APART: int(copy)} if copy.isdecimal() else {}
            gone = self._values.keys() - lost.keys() - values.keys() - apart.keys() - unsaved.keys()
            self._values = {key: value for key, value in self._values.items() if key not in gone}
            self._forget(gone)
            changed = gone | self._change({**lost, **values, **apart, **unsaved})
            self._contents, self._puts_taken_in = contents, self._puts
        if follows := self._follow(changed):
            self.autosave.put(follows)
        return changed

    def _value(self, key: str, entry: Entry) -> Any:
        sha256, value = self._read.get(key, ("", None))
        return value if sha256 == entry.sha256 else entry.value

    def _follow(self, changed: set[str]) -> Changes:
        """What was answered under an old key, with the answer that stayed; and how much of the checklists is done."""
        if self._content is None:
            return {}
        moved = self.see(views.carried_over)
        changed |= self._change(moved)
        percent = self.see(views.percent_done)
        ticked = {} if percent == (self._values.get(TICKED_SO_FAR) or 0) else {TICKED_SO_FAR: percent}
        changed |= self._change(ticked)
        return moved | ticked

    def _change(self, values: Changes) -> set[str]:
        """Which of `values` are others than before. What was made of them is made anew when somebody asks for it."""
        before = self._values
        changed = {key for key, value in values.items() if key not in before or before[key] != value}
        if changed:
            self._values = before | values
            self._forget(changed)
        return changed

    def _forget(self, changed: set[str]) -> None:
        self._views = {view: seen for view, seen in self._views.items() if not seen[1].concerns(changed)}

    def _tell(self, changed: set[str], page: str) -> None:
        if changed:
            for listener in self._listeners:
                listener.on_changed(changed, page)
