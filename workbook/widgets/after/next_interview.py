"""Put the interview of page 00 aside, and begin with the next one."""

from typing import Any

from traitlets import Bool, List, Unicode

from ...after.next_interview import Begun, begin_next, may_take_back, taken_back
from ...answers.state import Answers
from ..kit.answers_part import AnswersPart
from ..kit.blocks import PROBLEM, box, line, link, named, press, said, sentences, sure, title

CHANGED = "Something was changed on another page in the meantime, so nothing was done. Please read it once more."
GONE_ON = "You have gone on since, so it cannot be taken back any more. Nothing was lost: see “Your pipeline”."
TAKEN_BACK = "Taken back. All is as it was."


class NextInterview(AnswersPart):
    """Says what would happen, does it after a second press, and takes it back while nothing else has changed."""

    called = "next-interview"
    blocks = (
        box(
            box(said("said.0", "summary"), sentences("more", tag="div"), look="would", tag="div"),
            named("begin", sure(
                "Put it aside and begin with the next one", "begin",
                question="Put it aside now?", yes="Yes, begin", no="No",
                note="You can take it back afterwards, while this page stays open and nothing new is entered.",
                said="said", ready="ready", lands=("done", "begun"),
            )),
            tag="div", when="!done",
        ),
        box(
            named("begun", title(of="done")),
            line("Go on with ", link("00-start-here", "Start here"),
                ": the employer, the day and the form of the next one."),
            press("Take it back", "take_back", when="back", lands=("done", "begin", "begun")),
            line("Only while this page stays open and nothing new is entered.", look="help", when="back"),
            look="begun", tag="div", when="done",
        ),
        said("notice", "note", status=True),
        PROBLEM,
    )  # fmt: skip

    said: List = List().tag(sync=True)  # sentences on what would happen, or why nothing can
    more: List = List().tag(sync=True)  # the sentences after the first
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
        self.more = self.said[1:]
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
        self.keep(self._begun.changes)
        return ""

    def _take_back(self) -> str:
        if self._begun is None:
            return ""
        if not self._may_take_back():
            return GONE_ON
        changes, self._begun = taken_back(self._begun), None
        self.keep(changes)
        return TAKEN_BACK

    def _next(self) -> Begun:
        """What beginning would do now; when it is refused, why."""
        try:
            return begin_next(self.answers.values(), self.answers.content, self.today)
        except ValueError as refusal:
            return Begun("", {}, {}, (str(refusal),))

    def _may_take_back(self) -> bool:
        values, content = self.answers.values(), self.answers.content
        return self._begun is not None and may_take_back(values, self._begun, content)
