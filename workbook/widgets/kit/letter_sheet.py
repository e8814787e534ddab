"""A letter for somebody: fields for what goes into it, the letter as it will be sent, and two ways to take it along."""

from collections.abc import Mapping
from typing import Any

from traitlets import Dict, Unicode

from ...answers.letters import Letter
from .blocks import PICK, PROBLEM, Blocks, fields, letter, said
from .sheet import PickSheet


class LetterSheet(PickSheet):
    """The fields of a sheet, and the letter that follows from them: `make_letter` is about the one that is `picked`."""

    called = "letter-alone"
    blocks: Blocks = (said("summary", "summary", status=True), PICK, fields(), letter(), PROBLEM)

    letter = Dict().tag(sync=True)  # {"subject", "text"}; empty when there is nothing to write
    summary = Unicode().tag(sync=True)
    file = "message.txt"

    def make_letter(self) -> Letter | None:
        """The letter as it is now; None when there is nothing to write."""
        raise NotImplementedError

    def make_summary(self) -> str:
        """One sentence above the fields; empty for none."""
        return ""

    def draw(self) -> None:
        super().draw()
        letter = self.make_letter()
        self.letter = {"subject": letter.subject, "text": letter.text} if letter and letter.text else {}
        self.summary = self.make_summary()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "take" and self.letter:
            self.send({"file": self.file, "type": "text/plain", "text": whole_letter(self.letter)})
        else:
            super().heard(do, content)


def whole_letter(letter: Mapping[str, str]) -> str:
    """A letter, {"subject", "text"}, as it stands in a file: its subject, if it has one, and then the text."""
    return f"Subject: {letter['subject']}\n\n{letter['text']}" if letter["subject"] else letter["text"]
