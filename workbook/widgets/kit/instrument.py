"""An instrument: controls and a picture in one widget, saved as the person goes.

The state is a `HasTraits` class that names no widget (`StageOddsModel`, `InterviewModel`); the
instrument links it to controls and hands the journal what changed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from traitlets import Dict, HasTraits, Int, TraitError, Unicode, observe

from ...clock import local
from ...journal import Autosave, JournalError, whereabouts
from ...journal.errors import Damaged
from ...journal.mishaps import SENTENCE
from .controls import no_layout
from .part import PAGE, Part


class Memory(Protocol):
    """What an instrument needs of a journal."""

    def record_all(self, values: Mapping[str, Any]) -> dict[str, Any]: ...
    def latest(self, key: str, default: Any = None) -> Any: ...
    def entries(self) -> dict[str, Any]: ...
    def snapshot_if_due(self) -> object: ...
    def about(self, name: str) -> str: ...


_AUTOSAVES: WeakKeyDictionary[Memory, Autosave] = WeakKeyDictionary()


def autosave_of(journal: Memory) -> Autosave:
    """The one through which all parts of a page save to `journal`."""
    if journal not in _AUTOSAVES:
        _AUTOSAVES[journal] = Autosave(journal, PAGE)
    return _AUTOSAVES[journal]


def copy_of(journal: Memory) -> int | None:
    """Which of the copies of a workbook `journal` is; None while it was never carried to another place."""
    said = journal.about("copy")
    return int(said) if said.isdecimal() else None


def _references(parts: dict[str, Part], _widget: object) -> dict[str, str]:
    return {name: f"anywidget:{part.model_id}" for name, part in parts.items()}


class Instrument(Part):
    """Controls by name, placed by the script of the instrument, and what it says about saving.

    `remember` ties a model to the journal. The journal is read again whenever the page is turned to,
    so that two open pages tell the same story.
    """

    controls = Dict().tag(sync=True, to_json=_references)  # by name
    charts = Dict().tag(sync=True, to_json=_references)  # by name
    saved = Unicode().tag(sync=True)  # "Saved 14:03:10", set only after the commit has returned
    unsaved = Unicode().tag(sync=True)  # why something could not be read or saved
    refused = Int(0).tag(sync=True)  # how many answers cannot be used, and so are not saved
    problem = Unicode().tag(sync=True)  # why the picture could not follow the answers
    looks = Int(0).tag(sync=True, echo_update=False)  # how often the page was turned to
    place = Dict().tag(sync=True)  # where answers live, in words

    def __init__(self, journal: Memory, **traits: Any) -> None:
        self._journal = journal
        self.saved_by = self._autosave = autosave_of(journal)
        self._recalling = False
        self._keys: dict[str, str] = {}
        self._seen: dict[str, Any] = {}
        self._put: set[str] = set()  # the keys that this instrument has changed
        super().__init__(layout=no_layout(), place=whereabouts.words(), **traits)
        self._autosave.listen(self)

    def __repr__(self) -> str:
        # Never what a person entered: this text is stored in the notebook file.
        return f"{type(self).__name__}()"

    def remember(self, model: HasTraits, keys: dict[str, str]) -> None:
        """Tie each trait of `model` to a journal key: put in what the journal holds, then record every change."""
        self._remembered, self._keys = model, keys
        self.recall_or_say()
        model.observe(self._on_answer, names=list(keys))

    def recall_or_say(self) -> None:
        """Put in what the journal holds; when it cannot be read, leave all as it is and say so."""
        self._recalling = True
        if not self._autosave.waiting:
            self.unsaved = ""
        try:
            self.recall()
        except JournalError as error:
            self._autosave.rest()
            self._say_unread(error)
        finally:
            self._recalling = False

    def recall(self) -> None:
        """Put what the journal holds into the model that is remembered. Raises `JournalError`."""
        for trait, key in self._keys.items():
            recorded = self.latest(key)
            try:
                value = self.otherwise(trait) if recorded is None else self.accept(trait, recorded)
                setattr(self._remembered, trait, value)
            except (ValueError, TypeError, TraitError):
                continue  # another version wrote it: it stays in the journal

    def otherwise(self, trait: str) -> Any:
        """The value of `trait` when nothing was recorded, or it was emptied on another page."""
        return self._remembered.traits()[trait].default_value

    def accept(self, trait: str, recorded: Any) -> Any:
        """The value of `trait` for what was recorded. Raises `ValueError` when this version cannot use it."""
        return recorded

    def show(self) -> None:
        """Put what the model holds into the controls."""
        raise NotImplementedError

    def latest(self, key: str, default: Any = None) -> Any:
        """The newest value under `key`, or `default`. When it is damaged, the one that was read last; the page says so.

        Raises `JournalError` when the journal cannot be read at all.
        """
        try:
            self._seen[key] = self._autosave.newest(key, lambda: self._journal.latest(key, default))
        except Damaged as error:
            self._say_unread(error)
            return self._seen.get(key, default)
        return self._seen[key]

    def keep(self, values: dict[str, Any]) -> None:
        """Have `values`, by journal key, recorded soon; nothing while the journal itself is being read."""
        if not self._recalling:
            self._put |= values.keys()
            self._autosave.put(values)

    def say_mishap(self) -> None:
        self.problem = SENTENCE

    def on_saved(self, at: datetime, keys: set[str]) -> None:
        if keys & self._put:
            self.unsaved = ""
            self.saved = f"Saved {local(at):%H:%M:%S}"

    def on_answered(self, at: datetime | None, answers: dict[str, bool]) -> None:
        """The bar at the top of the page tells the page."""

    def on_failed(self, sentence: str, keys: set[str]) -> None:
        if keys & self._put:
            self.unsaved = f"Not saved. {sentence} What you typed is still on this page."

    def on_anew(self) -> None:
        self.recall_or_say()
        self._recalling = True
        try:
            self.show()
        finally:
            self._recalling = False

    @observe("looks")
    def _on_look(self, _change: object) -> None:
        if not self._autosave.resting:
            self._autosave.flush()
        if not self._autosave.resting:
            self.on_anew()

    def _on_answer(self, change: Any) -> None:
        self.keep({self._keys[change.name]: change.new})

    def _say_unread(self, error: JournalError) -> None:
        self.unsaved = f"What you entered earlier could not be read. {error}"

    @observe("controls")
    def _watch_errors(self, change: Any) -> None:
        for control in change.new.values():
            control.saved_by = self._autosave
            control.observe(self._count_refused, names=["error", "hidden"])

    def _count_refused(self, _change: object) -> None:
        self.refused = sum(bool(control.error) and not control.hidden for control in self.controls.values())
