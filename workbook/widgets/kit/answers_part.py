"""What the parts of a page about preparing or looking back have in common: they draw one `Answers`, and change it."""

from datetime import datetime
from typing import Any

from ...answers.catalogue import FIRST_WORDS
from ...content.rows import Changes
from .answers import Answers
from .instrument import Instrument


class AnswersPart(Instrument):
    """An instrument that draws `answers` and follows them, whoever changes them.

    `draw` puts into the traits what `answers` hold. It is called often, so it leaves alone what is as it was.
    """

    def __init__(self, answers: Answers, **traits: Any) -> None:
        self.answers = answers  # before the thread that saves may call
        super().__init__(answers.journal, **traits)
        self.on_msg(self._on_message)
        self.recall_or_say()
        self.show()
        answers.observe(lambda _change: self.show(), names="changed")

    def draw(self) -> None:
        raise NotImplementedError

    def heard(self, do: str, content: dict[str, Any]) -> None:
        """The page sent {"do": do, ...}."""

    def recall(self) -> None:
        self._autosave.flush()  # also keys that are new
        keys = [key for key in self._journal.entries() if key.partition(".")[0] in FIRST_WORDS]
        self.keep(self.answers.recall(keys, self.latest))

    def show(self) -> None:
        with self.answers.lock, self.hold_sync():
            self.draw()

    def change(self, values: Changes) -> None:
        """Change some answers and have them recorded."""
        with self.answers.lock:
            self.keep(self.answers.put(values))

    def keep(self, values: dict[str, Any]) -> None:
        """Have `values` recorded soon: also while another thread reads the journal, as drawing changes nothing."""
        self._put |= values.keys()
        self.answers.own.put(values)
        self._autosave.put(values)

    def on_saved(self, at: datetime, keys: set[str]) -> None:
        super().on_saved(at, keys)
        if self.answers.own.others_saved(at, keys):  # a part of the page that does not share these answers
            self.on_anew()

    def _on_message(self, _widget: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict):
            with self.answers.lock:
                self.heard(str(content.get("do")), content)
