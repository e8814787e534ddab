"""An instrument: controls and a picture in one widget, drawn from the answers, saved as the person goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from traitlets import Dict, Int, Unicode, default, observe

from ...answers.asked import Asked
from ...answers.state import EVERY_PAGE, ONE_AT_A_TIME, Answers
from ...clock import local
from ...content.rows import Changes
from ...journal import whereabouts
from ...journal.mishaps import SENTENCE, report
from .blocks import SAVING, Blocks
from .drawn import Drawn
from .pages import no_layout, page_name
from .part import Part, soon

_DAMAGED = "One of your answers is damaged and cannot be read."


def _references(parts: dict[str, Part], _widget: object) -> dict[str, str]:
    return {name: f"anywidget:{part.model_id}" for name, part in parts.items()}


class Instrument(Drawn):
    """Controls by name, placed by the script of the instrument, and what it says about saving.

    `draw` puts into the traits what the answers hold. It is called whenever something changes that it asked for, and
    whenever the page is turned to; it leaves alone what is as it was.
    """

    drawn_by = "blocks"
    called = ""  # what its styles know it by
    blocks: Blocks = ()  # in the order in which they stand on the page
    opens = False  # whether it is told each time that it is drawn
    saves = True  # whether it says what is saved; else it stands elsewhere

    _declared = Dict().tag(sync=True)
    controls = Dict().tag(sync=True, to_json=_references)  # by name
    charts = Dict().tag(sync=True, to_json=_references)  # by name
    saved = Unicode().tag(sync=True)  # "Saved 14:03:10", set only after the commit has returned
    unsaved = Unicode().tag(sync=True)  # why something could not be read or saved
    refused = Int(0).tag(sync=True)  # how many answers cannot be used, and so are not saved
    problem = Unicode().tag(sync=True)  # why the picture could not follow the answers
    looks = Int(0).tag(sync=True, echo_update=False)  # how often the page was turned to
    place = Dict().tag(sync=True)  # where answers live, in words

    _acting: "Instrument | None" = None  # which of all parts somebody is changing something in

    def __init__(self, answers: Answers, **traits: Any) -> None:
        self.answers, self.page = answers, page_name()
        self.saved_by = self._autosave = answers.autosave
        self._follows = False
        self._drawn_from = Asked()  # what `draw` asked for
        self._put: set[str] = set()  # the keys that this instrument has changed
        super().__init__(layout=no_layout(), place=whereabouts.place_words(), **traits)

    @default("_declared")
    def _default_declared(self) -> dict[str, Any]:
        saving = {"saving": SAVING} if self.saves else {}
        return {"called": f"wb-{self.called}", "blocks": list(self.blocks), "opens": self.opens} | saving

    def __repr__(self) -> str:
        # Never what a person entered: this text is stored in the notebook file.
        return f"{type(self).__name__}()"

    def begin(self) -> None:
        """Draw what the journal holds now, and follow the answers from now on, until it is closed."""
        self.answers.catch_up(self.page)
        self.show()
        self._say_unread()
        self.answers.listen(self)
        self._autosave.listen(self)

    def close(self) -> None:
        self._follows = False
        self.answers.stop_listening(self)
        self._autosave.stop_listening(self)
        for inside in (*self.controls.values(), *self.charts.values()):
            inside.close()
        super().close()

    def draw(self) -> None:
        raise NotImplementedError

    def show(self) -> None:
        """Draw, and note what is asked for."""
        self._follows = False
        with self.answers.noting() as self._drawn_from, self.hold_sync(), self.on_its_page():
            self.draw()

    def later(self, draw: Callable[[], None]) -> None:
        """Have `draw` draw what may come a moment after what is under a finger; what it asks for is noted, too."""

        def now() -> None:
            with ONE_AT_A_TIME, self.answers.noting() as asked, self.hold_sync(), self.on_its_page():
                draw()
            self._drawn_from.within.add(asked)

        soon(now)

    @contextmanager
    def meanwhile(self, flag: str) -> Iterator[None]:
        """While the attribute `flag` is true."""
        before = getattr(self, flag)
        setattr(self, flag, True)
        try:
            yield
        finally:
            setattr(self, flag, before)

    def keep(self, values: dict[str, Any]) -> None:
        """Change some answers, by journal key."""
        self.do(lambda: self.answers.put(values, self.page))

    def do(self, change: Callable[[], Changes]) -> None:
        """Have `change` change some answers: it is drawn here at once, and in other parts once the page has heard."""
        before, Instrument._acting = Instrument._acting, self
        try:
            self._put |= change().keys()
        finally:
            Instrument._acting = before

    def say_mishap(self) -> None:
        self.problem = SENTENCE

    def on_changed(self, keys: set[str], page: str) -> None:
        if page in (self.page, EVERY_PAGE) and self._drawn_from.concerns(keys):
            if Instrument._acting in (None, self):
                self._show_again()
            elif not self._follows:
                self._follows = True
                soon(self._follow)

    def on_look(self, page: str) -> None:
        if page in (self.page, EVERY_PAGE):
            if not self._autosave.waiting:
                self.unsaved = ""
            self._show_again()
            self._say_unread()

    def _follow(self) -> None:
        with ONE_AT_A_TIME:
            if self._follows:
                self._show_again()

    def _show_again(self) -> None:
        """Draw because somebody else changed something, or looks: who does that goes on even if this breaks."""
        try:
            self.show()
        except Exception as error:
            report(error, type(self).__name__)
            self.say_mishap()

    def on_saved(self, at: datetime, keys: set[str]) -> None:
        if keys & self._put:
            self.unsaved = ""
            self.saved = f"Saved {local(at):%H:%M:%S}"

    def on_answered(self, at: datetime | None, answers: dict[str, bool]) -> None:
        """The bar at the top of the page tells the page."""

    def on_failed(self, sentence: str, keys: set[str]) -> None:
        if keys & self._put:
            self.unsaved = f"Not saved. {sentence} What you typed is still on this page."

    @observe("looks")
    def _on_look(self, _change: object) -> None:
        if not self._autosave.resting:
            self._autosave.flush()
        if not self._autosave.resting:
            self.answers.look(self.page)

    def _say_unread(self) -> None:
        """Say so when what was entered earlier could not be read."""
        why = self.answers.unread or (_DAMAGED if self.answers.is_damaged(self._drawn_from) else "")
        if why:
            self.unsaved = f"What you entered earlier could not be read. {why}"

    @observe("controls")
    def _watch_errors(self, change: Any) -> None:
        for control in change.new.values():
            control.saved_by = self._autosave
            control.observe(self._count_refused, names=["error", "hidden"])

    def _count_refused(self, _change: object) -> None:
        self.refused = sum(bool(control.error) and not control.hidden for control in self.controls.values())
