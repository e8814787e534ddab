"""What the parts of a page about preparing or looking back have in common: they hear what the page sends them."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from ...answers.state import Answers
from .instrument import Instrument

Made = TypeVar("Made")


class AnswersPart(Instrument):
    """An instrument that is drawn from all of `answers` and the content they belong to."""

    def __init__(self, answers: Answers, **traits: Any) -> None:
        answers.content  # noqa: B018  # from now on what follows from the content follows here, too
        super().__init__(answers, **traits)
        self.on_msg(self._on_message)
        self.begin()

    @property
    def today(self) -> date:
        """The day by the person's clock."""
        return self.answers.now().date()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        """The page sent {"do": do, ...}."""

    def unless_refused(self, make: Callable[[], Made]) -> Made | None:
        """What `make` returns; None when it raises `ValueError`, and then the page says why."""
        try:
            made = make()
        except ValueError as refusal:
            self.problem = str(refusal)
            return None
        self.problem = ""
        return made

    def _on_message(self, _widget: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict):
            self._follow()
            self.heard(str(content.get("do")), content)
