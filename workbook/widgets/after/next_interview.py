"""Put the interview of page 00 aside, and begin with the next one."""

from typing import Any

from traitlets import Bool, List, Unicode

from ...after.next_interview import Begun, begin, may_take_back, taken_back
from ...answers.state import Answers
from ..kit.answers_part import AnswersPart
from ..kit.assets import script, style
from ..kit.part import asset

CHANGED = "Something was changed on another page in the meantime, so nothing was done. Please read it once more."
GONE_ON = "You have gone on since, so it cannot be taken back any more. Nothing was lost: see “Your pipeline”."
TAKEN_BACK = "Taken back. All is as it was."


class NextInterview(AnswersPart):
    """Says what would happen, does it after a second press, and takes it back while nothing else has changed."""

    _esm = asset(script("control", "looking", "instrument", "press", "undo", "page_link", "next_interview"))
    _css = asset(style("theme", "control", "instrument", "page_link", "next_interview"))

    said: List = List().tag(sync=True)  # sentences on what would happen, or why nothing can
    ready = Bool(False).tag(sync=True)  # whether there is an interview to put aside
    done = Unicode().tag(sync=True)  # what was done; empty before, and when there is something to put aside again
    back = Bool(False).tag(sync=True)  # whether it can be taken back
    notice = Unicode().tag(sync=True)  # what the last press did, when that is not to be seen

    def __init__(self, answers: Answers) -> None:
        self._begun: Begun | None = None  # what was done since the page was opened
        super().__init__(answers)

    def draw(self) -> None:
        next_one = self._next()
        self.said, self.ready = list(next_one.sentences), bool(next_one.key)
        self.done = self._begun.done if self._begun and not self.ready else ""
        self.back = bool(self.done) and self._may_take_back()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do in ("begin", "take_back"):
            read = self.said
            self.answers.catch_up(self.page)  # another page may have been faster
            self.notice = self._begin(read) if do == "begin" else self._take_back()

    def _begin(self, read: list[str]) -> str:
        """Do what the sentences in `read` say, and nothing else."""
        if self.said != read or not self.ready:
            return CHANGED
        self._begun = self._next()
        self.change(self._begun.changes)
        return ""

    def _take_back(self) -> str:
        if self._begun is None:
            return ""
        if not self._may_take_back():
            return GONE_ON
        changes, self._begun = taken_back(self._begun), None
        self.change(changes)
        return TAKEN_BACK

    def _next(self) -> Begun:
        """What beginning would do now; when it is refused, why."""
        try:
            return begin(self.answers.values(), self.answers.content, self.answers.now().date())
        except ValueError as refusal:
            return Begun("", {}, {}, (str(refusal),))

    def _may_take_back(self) -> bool:
        values, content = self.answers.values(), self.answers.content
        return self._begun is not None and may_take_back(values, self._begun, content)
