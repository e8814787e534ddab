"""An instrument: controls and a picture in one widget, saved as the person goes.

The state is a `HasTraits` class that names no widget (`StageOddsModel`, `InterviewModel`); the
instrument links it to controls and hands the journal what changed.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from traitlets import Bool, Dict, HasTraits, TraitError, Unicode

from ..journal import Autosave, JournalError, on_binder
from .controls import Control, no_layout
from .part import Part


class Memory(Protocol):
    """What an instrument needs of a journal."""

    def record(self, key: str, value: Any) -> datetime: ...
    def latest(self, key: str, default: Any = None) -> Any: ...


def _references(controls: dict[str, Control], _widget: object) -> dict[str, str]:
    return {name: f"anywidget:{control.model_id}" for name, control in controls.items()}


class Instrument(Part):
    """Controls by name, placed by the script of the instrument, and what it says about saving.

    `remember` ties each trait of a model to a journal key: what the journal holds is put into
    the model, and what changes there is recorded.
    """

    controls = Dict().tag(sync=True, to_json=_references)
    saved = Unicode().tag(sync=True)  # "Saved 14:03:10", set only after the commit has returned
    unsaved = Unicode().tag(sync=True)  # why something could not be read or saved
    problem = Unicode().tag(sync=True)  # why the picture could not follow the answers
    temporary = Bool(False).tag(sync=True)  # a Binder session, which forgets

    def __init__(self, journal: Memory, **traits: Any) -> None:
        self._journal = journal
        self._autosave = Autosave(journal, self._on_saved, self._on_failed)
        super().__init__(layout=no_layout(), temporary=on_binder(), **traits)

    def __repr__(self) -> str:
        # Never what a person entered: this text is stored in the notebook file.
        return f"{type(self).__name__}()"

    def recall(self, model: HasTraits, keys: dict[str, str], accept: Callable[[str, Any], Any]) -> None:
        """Put what the journal holds under `keys` (trait to key) into `model`, then record every change.

        accept : returns the trait's value for what was recorded; raises when that no longer fits,
            and then the model keeps its default.
        """
        for trait, key in keys.items():
            recorded = self.latest(key)
            if recorded is None:
                continue
            try:
                setattr(model, trait, accept(trait, recorded))
            except (ValueError, TypeError, TraitError):
                continue  # another version wrote it: it stays in the journal
        model.observe(lambda change: self._autosave.put(keys[change.name], change.new), names=list(keys))

    def latest(self, key: str) -> Any:
        """The newest value under `key`; None when there is none or it cannot be read, and then the page says so."""
        try:
            return self._journal.latest(key)
        except JournalError as error:
            self.unsaved = f"What you entered earlier could not be read. {error}"
            return None

    def _on_saved(self, at: datetime) -> None:
        self.unsaved = ""
        self.saved = f"Saved {at.astimezone():%H:%M:%S}"

    def _on_failed(self, sentence: str) -> None:
        self.unsaved = f"Not saved. {sentence} What you typed is still on this page."
