"""What the parts of a page about several applications have in common: they look at one `InFlight`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from traitlets import Unicode

from ...content.rows import Changes
from .controls import Button, Control
from .in_flight import InFlight
from .instrument import Instrument

# The first words of the journal keys that these pages read.
_READ = frozenset(
    (  # noqa: SIM905
        "interview application applications record pipeline preparation waiting offer offers accepted round rounds"
    ).split()
)


class FlightPart(Instrument):
    """An instrument that draws `flight` and follows it, whoever changes it.

    `make` makes controls and charts, `draw` puts into them what `flight` holds. A control that is set
    while drawing tells nobody: use `hear` to listen to it. `about_one` names the controls that are about
    the application that is being looked at: when that is another one, what they refused is dropped.
    """

    about_one: tuple[str, ...] = ()
    about = Unicode().tag(sync=True)  # the application that is being looked at

    def __init__(self, flight: InFlight, **traits: Any) -> None:
        self.flight = flight  # before the thread that saves may call
        self._drawing = self._made = False
        self._typing = False  # what is changed comes from a control here, so the controls are left as they are
        super().__init__(flight.journal, **traits)
        self.recall_or_say()
        self.make()
        self._made = True
        self.show()
        flight.observe(self._on_selected, names="selected")
        flight.observe(lambda _change: self.show(), names=["applications", "candidate", "clocks", "selected"])

    def _on_selected(self, _change: object) -> None:
        with self.telling_nobody():
            for name in self.about_one:
                self.controls[name].forget()

    def make(self) -> None:
        raise NotImplementedError

    def draw(self) -> None:
        raise NotImplementedError

    def recall(self) -> None:
        self.flight.recall(self.latest)
        super().recall()

    def keep(self, values: dict[str, Any]) -> None:
        if not self._recalling:
            self.flight.own.put(values)
        super().keep(values)

    def on_saved(self, at: datetime, keys: set[str]) -> None:
        super().on_saved(at, keys)
        others = self.flight.own.others_saved(at, {key for key in keys if key.partition(".")[0] in _READ})
        if others and self._made and not self._recalling:
            self.on_anew()

    def show(self) -> None:
        with self.hold_sync(), self.telling_nobody():
            self.about = self.flight.selected
            self.draw()

    @contextmanager
    def telling_nobody(self) -> Iterator[None]:
        """While controls are set to what is known already."""
        before, self._drawing = self._drawing, True
        try:
            yield
        finally:
            self._drawing = before

    @contextmanager
    def typing(self) -> Iterator[None]:
        """While a change comes from a control of this part, which then need not be filled."""
        before, self._typing = self._typing, True
        try:
            yield
        finally:
            self._typing = before

    def hear(self, control: Any, changed: Callable[[Any], None]) -> None:
        """Call `changed` with each new value that the person gave."""
        control.on_value(lambda value: None if self._drawing else changed(value))

    def attempt(self, control: Control, change: Callable[[], Changes]) -> None:
        """Make a change and have it recorded; when it is refused, say why beside `control`."""
        try:
            self.keep(change())
        except ValueError as refusal:
            self.show()
            control.error = str(refusal)
        else:
            control.error = ""

    def add_button(self, **traits: Any) -> Button:
        """The button that adds an application."""
        button = Button(label="Add an application", **traits)

        def clicked() -> None:
            self.attempt(button, self.flight.add)

        button.on_click(clicked)
        return button
