"""What every widget of ours is built on."""

from collections.abc import Iterable
from threading import RLock
from typing import Any

from anywidget import AnyWidget
from traitlets import TraitType, Unicode, default

from ..journal.mishaps import report

# Held while a message of the page is worked through, and while the thread that saves tells what it has saved: what
# somebody does and what is read anew never meet halfway.
PAGE = RLock()


def asset(text: str) -> Unicode:
    """A script or style of a widget, sent to the page when the widget is made."""
    return Unicode(text).tag(sync=True)


class Part(AnyWidget):
    """An anywidget whose script and style are traits of its class, made with `asset`.

    anywidget adds them to each instance instead, and so makes a new class for every control on a
    page: .5 ms each, and as much again each time one is looked at.
    """

    _anywidget_id = Unicode().tag(sync=True)

    @default("_anywidget_id")
    def _default_anywidget_id(self) -> str:
        return f"{type(self).__module__}.{type(self).__qualname__}"

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Tell the page the traits `key`. ipywidgets would search every list in them for binary data: there is none."""
        if state := self.get_state(key):
            for name in self._property_lock.keys() & state.keys():
                self._property_lock[name] = state[name]
            self._send({"method": "update", "state": state, "buffer_paths": []})

    def _handle_msg(self, msg: dict[str, Any]) -> None:
        """Whatever a page sends arrives here. An error in what follows from it is said on the page and noted in a log.

        ipywidgets would print it where nobody looks.
        """
        try:
            data = msg["content"]["data"]
            with PAGE:
                match data["method"]:
                    case "update":
                        self.set_state(data.get("state", {}))
                    case "request_state":
                        self.send_state()
                    case "custom":
                        self._handle_custom_msg(data.get("content"), msg.get("buffers", []))
        except Exception as error:
            report(error, type(self).__name__)
            self.say_mishap()

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
