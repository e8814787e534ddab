"""What every widget of ours is built on, and the only place where private names of ipywidgets are used.

tests/test_private_names.py says which they are, and why each.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from anywidget import AnyWidget
from traitlets import TraitType, Unicode, default

from ...answers.state import ONE_AT_A_TIME
from ...journal.autosave import Autosave
from ...journal.mishaps import report
from .audience import nobody_reads_along
from .pages import back_at, cell, made

_SENT_BY_THEN = 0.01  # seconds in which the thread that sends has sent the answer to a message


def soon(act: Callable[[], None]) -> None:
    """Call `act` once the message that is worked through is answered; at once where nothing waits for that."""
    try:
        asyncio.get_running_loop().call_later(_SENT_BY_THEN, act)
    except RuntimeError:
        act()


class Part(AnyWidget):
    """An anywidget whose script and style are traits of its class.

    anywidget adds them to each instance instead, and so makes a new class for every control on a
    page: .5 ms each, and as much again each time one is looked at.
    """

    saved_by: Autosave | None = None  # what answers for the changes that the page makes here

    _anywidget_id = Unicode().tag(sync=True)

    @default("_anywidget_id")
    def _default_anywidget_id(self) -> str:
        return f"{type(self).__module__}.{type(self).__qualname__}"

    nobodys = False  # whether nothing in it is what anybody wrote
    _untold = False  # nobody reads along, so nothing that was typed is told

    def open(self) -> None:
        self._untold = not self.nobodys and self.comm is None and nobody_reads_along()
        self._made_in, self._made_on = cell(), made(self)
        cell().run(super().open)

    def close(self) -> None:
        if self.comm is not None:
            self._made_on.discard(self)
        super().close()

    def on_its_page(self) -> AbstractContextManager[None]:
        """What is made meanwhile belongs to the page of this part."""
        return back_at(self._made_in)

    def get_state(self, key: str | Iterable[str] | None = None, drop_defaults: bool = False) -> dict[str, Any]:
        """What the page is told, and while nobody reads along what it takes to draw one; all of it once a page asks."""
        if self._untold and self.comm is None:
            return {name: self._as_made(name) for name in self.keys}
        if key is None:
            self._untold = False
        state: dict[str, Any] = super().get_state(key, drop_defaults)
        return state

    def _as_made(self, name: str) -> Any:
        """A trait as it is in every widget of this class; only ours begin with no line, and hold what was typed."""
        if name.startswith("_") or name in ("layout", "tabbable", "tooltip"):
            return super().get_state(name)[name]
        return self.traits()[name].default()

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Tell the page the traits `key`. ipywidgets would search every list in them for binary data: there is none."""
        if self._untold:
            return
        if state := self.get_state(key):
            for name in self._property_lock.keys() & state.keys():
                self._property_lock[name] = state[name]
            self._send({"method": "update", "state": state})

    def _handle_msg(self, msg: dict[str, Any]) -> None:
        """Whatever a page sends arrives here. An error in what follows from it is said on the page and noted in a log.

        ipywidgets would print it where nobody looks.
        """
        try:
            data = msg["content"]["data"]
            with ONE_AT_A_TIME:
                if self._untold:  # there is a page after all
                    self._untold = False
                    self.send_state()
                match data["method"]:
                    case "update":
                        self._answering(data.get("state", {}), self.set_state)
                    case "request_state":
                        self.send_state()
                    case "custom":
                        self._answering(
                            data.get("content"), lambda said: self._hear_custom(said, msg.get("buffers", []))
                        )
        except Exception as error:
            report(error, type(self).__name__)
            self.say_mishap()

    def _answering(self, said: Any, take: Callable[[Any], None]) -> None:
        """Have `take` do what the page `said`. If that names a change, the page is told once it is committed.

        A change that breaks on the way is never answered for: the page goes on keeping it.
        """
        change = said.pop("change", "") if isinstance(said, dict) else ""
        take(said)
        if change and isinstance(change, str) and self.saved_by is not None:
            self.saved_by.answer(change, not self.refuses(said))

    def refuses(self, _said: dict[str, Any]) -> bool:
        """Whether the change that the page has just made cannot be used; a note on the page says why."""
        return False

    def _hear_custom(self, said: Any, buffers: Any) -> None:
        """A custom message; {"state": …} is a change of traits that the page sends once more."""
        if isinstance(said, dict) and isinstance(said.get("state"), dict):
            self.set_state(said["state"])
        else:
            self._handle_custom_msg(said, buffers)

    def _handle_custom_msg(self, content: Any, buffers: Any) -> None:
        for callback in list(self._msg_callbacks.callbacks):
            callback(self, content, buffers)

    def say_mishap(self) -> None:
        """Say on the page that something went wrong in the workbook."""

    def add_traits(self, **traits: TraitType) -> None:
        """Add what the class does not have already."""
        new: dict[str, Any] = {name: trait for name, trait in traits.items() if not self.has_trait(name)}
        if new:
            super().add_traits(**new)
