"""What the parts of a page about several applications have in common: they look at one `InFlight`."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Any

from traitlets import Unicode

from ...answers.applications import Application
from ...content.rows import Changes
from .controls import Button, Control
from .in_flight import InFlight
from .instrument import Instrument
from .room_controls import in_application


class FlightPart(Instrument):
    """An instrument that draws `flight` and follows it, whoever changes it.

    `make` makes controls and charts, `draw` puts into them what `flight` holds. A control that is set
    while drawing tells nobody: use `hear` to listen to it. `about_one` names the controls that are about
    the application that is being looked at: when that is another one, what they refused is dropped.
    """

    about_one: tuple[str, ...] = ()
    about = Unicode().tag(sync=True)  # the application that is being looked at

    def __init__(self, flight: InFlight, **traits: Any) -> None:
        self.flight = flight
        self._drawing = False
        self._typing = False  # what is changed comes from a control here, so the controls are left as they are
        super().__init__(flight.answers, **traits)
        self.make()
        self.begin()
        flight.observe(self._on_selected, names="selected")

    def close(self) -> None:
        with suppress(ValueError):  # it was closed already
            self.flight.unobserve(self._on_selected, names="selected")
        super().close()

    def _on_selected(self, _change: object) -> None:
        with self.telling_nobody():
            self.forget_one()
        self.show()

    def forget_one(self) -> None:
        """Drop what was refused: the controls are about another application now."""
        for name in self.about_one:
            self.controls[name].forget()

    def make(self) -> None:
        raise NotImplementedError

    def show(self) -> None:
        self.flight.select_one()
        with self.hold_sync(), self.telling_nobody():
            self.about = self.flight.selected
            super().show()

    def telling_nobody(self) -> AbstractContextManager[None]:
        """While controls are set to what is known already."""
        return self.meanwhile("_drawing")

    def typing(self) -> AbstractContextManager[None]:
        """While a change comes from a control of this part, which then need not be filled."""
        return self.meanwhile("_typing")

    @property
    def application(self) -> Application | None:
        """The one that the controls are about."""
        return self.flight.current

    def change_to(self, field: str) -> Callable[[Any], None]:
        """What a control of this field calls: its value goes to the application."""
        return lambda value: self.change(field, in_application(field, value))

    def change(self, field: str, value: Any) -> None:
        """Put `value` into a field of the application, if it is another one."""
        one = self.application
        if not self._drawing and one and getattr(one, field, None) != value:
            with self.typing():
                self.do(lambda: self.flight.change(one.key, **{field: value}))

    def hear(self, control: Any, changed: Callable[[Any], None]) -> None:
        """Call `changed` with each new value that the person gave."""
        control.on_value(lambda value: None if self._drawing else changed(value))

    def attempt(self, control: Control, change: Callable[[], Changes]) -> None:
        """Make a change and have it recorded; when it is refused, say why beside `control`."""
        try:
            self.do(change)
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
