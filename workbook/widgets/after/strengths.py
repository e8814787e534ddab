"""What went well and what was hard, over all interviews that were looked back at."""

from collections.abc import Iterable
from typing import Any

from traitlets import List, Unicode

from ...after.strengths import NotedLine, as_rows, enough, kinds_in_words, kinds_of_questions, noted
from ...answers.state import Answers
from ...before.letter_widths import clipped
from ...figures.strengths import how_it_went
from ...limits import Limit
from ..kit.answers_part import AnswersPart
from ..kit.blocks import PROBLEM, control, items, line, link, part_of, said, table, title
from ..kit.chart import Chart

AT_MOST = Limit(  # those that came back most often are first
    12, "lines in a list of what came back", "And {count} more on the page about each interview."
)
LONGEST_NOTED = Limit(
    200, "letters of such a line", harmless="an ellipsis says that there is more, on the page about the interview"
)
_NOTHING = {  # whether there are no questions, and no notes
    (True, True): "Nothing here yet. This fills itself from",
    (True, False): "No question that you were asked is noted yet. Note them in",
    (False, True): "What went well and what was hard comes from",
    (False, False): "",
}
_LISTS = {"strong": "What went well", "weak": "What was hard", "lesson": "What you want to do next time"}


class Strengths(AnswersPart):
    """Counts and lists from the notes that were made after each interview; nothing is entered here."""

    called = "strengths"
    blocks = (
        line(part_of("nothing"), " ", link("08-afterwards", "your notes after an interview"), ".", look="nothing",
            when="nothing"),
        items(
            "lists",
            title(of="title"),
            items("lines", said("0", "noted-text", tag="span", theirs=True), said("1", "help", tag="span")),
            said("more", "help"),
            look="noted", tag="div",
        ),
        table("rows", "Which questions came, and how your answers went",
            ["Kind of question", "Asked", "Well", "So-so", "Badly"]),
        control("kinds"),
        said("said", "help few"),
        PROBLEM,
    )  # fmt: skip

    said = Unicode().tag(sync=True)  # what is missing before there is a pattern
    rows: List = List().tag(sync=True)  # [kind, asked, well, so-so, badly], while the picture would say too much
    lists: List = List().tag(sync=True)  # [{"title", "lines": [[text, interviews], …], "more"}]
    nothing = Unicode().tag(sync=True)  # what there is nothing of yet, before the place that it comes from

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, charts={"kinds": Chart()})

    def draw(self) -> None:
        values = self.answers.values()
        kinds = kinds_of_questions(values)
        self.said = kinds_in_words(values, kinds)
        self.charts["kinds"].draw(how_it_went((one.label, (one.well, one.so_so, one.badly)) for one in kinds))
        self.charts["kinds"].hidden = not enough(kinds)
        self.rows = [] if enough(kinds) else as_rows(kinds)
        found = {name: noted(values, name) for name in _LISTS}
        found["lesson"] += self._lessons_of_applications()
        self.lists = [_listed(_LISTS[name], lines) for name, lines in found.items() if lines]
        self.nothing = _NOTHING[not kinds and not self.said, not self.lists]

    def _lessons_of_applications(self) -> list[NotedLine]:
        """What was learned from a no to an application that has no interview to keep it at."""
        lessons = ((one.name, self.answers.get(f"{one.key}.lesson")) for one in self.answers.applications())
        return [NotedLine(text.strip(), (name,)) for name, text in lessons if isinstance(text, str) and text.strip()]


def _listed(title: str, lines: Iterable[NotedLine]) -> dict[str, Any]:
    lines = list(lines)
    more = len(lines) - AT_MOST
    return {
        "title": title,
        "lines": [[clipped(one.text, LONGEST_NOTED), _where(one)] for one in lines[:AT_MOST]],
        "more": AT_MOST.sentence(count=more) if more > 0 else "",
    }


def _where(one: NotedLine) -> str:
    times = f" ({len(one.interviews)} interviews)" if len(one.interviews) > 1 else ""
    return "; ".join(one.interviews) + times
