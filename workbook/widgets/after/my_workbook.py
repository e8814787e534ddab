"""My workbook as one readable document: what goes in, and three ways to take it along."""

from typing import Any

from traitlets import Bool, List, Unicode

from ...answers.catalogue import IN_DOCUMENT
from ...answers.state import Answers
from ...document import TITLES, Section, as_html, as_markdown, sections_in_words, sections_of, taken
from ...wording import counted, plural
from ..kit.answers_part import AnswersPart
from ..kit.blocks import PROBLEM, box, items, line, named, press, printer, said, tick

_NAME = "my-workbook"
_NEVER = "Never on it, whatever you tick: who your referees are, settings, and what you removed from a list."
_CARE = (
    "It is made by the workbook itself and sent to nobody. Once you have saved or printed it, it is in your hands: "
    "give it only to somebody you trust, such as a coach."
)
NOTHING_TICKED = "Nothing is ticked that holds an answer, so there is nothing to take along yet."


class MyWorkbook(AnswersPart):
    """Ticks for what goes in, a sentence that says what that is, and the document on a press, as it is then.

    Which sections are ticked is recorded. That private parts go in is not: it is off whenever the page is opened.
    """

    called = "my-workbook"
    opens = True  # private parts start off whenever the page is opened
    blocks = (
        box(
            line("What goes in", look="legend", tag="legend"),
            items(
                "sections",
                box(
                    tick("on", "take", words_of="title", described=("note", "hint")),
                    named("note", said("note", "help")),
                    tag="div",
                ),
                tick("whole", "whole", "with its private parts", unseen=": {title}", when="private"),
                named("hint", said("hint", "help my-hint")),
                tag="div", each="my-section",
            ),
            look="group my-sections", tag="fieldset", when="sections",
        ),
        line(_NEVER, look="help"),
        said("said", "summary", status=True),
        box(
            press("Save as a page (HTML)", "page", "primary"),
            press("Print", "print"),
            press("Save as text (Markdown)", "text"),
            look="presses", tag="div",
        ),
        line(_CARE, look="help"),
        printer("Your workbook, to be printed", "Save it as a page, open that, and print it."),
        PROBLEM,
    )  # fmt: skip

    sections: List = List().tag(sync=True)  # [{"key", "title", "note", "private", "on", "whole", "hint"}, …]
    said = Unicode().tag(sync=True)  # exactly what goes in
    ready = Bool(False).tag(sync=True)  # whether anything does

    def __init__(self, answers: Answers) -> None:
        self._whole: set[str] = set()  # the sections that go in with their private parts
        super().__init__(answers)

    def draw(self) -> None:
        every = self._every()
        on_it = self._on_it(every)
        self.sections = [self._row(section) for section in every]
        self.said = (
            sections_in_words(every, on_it) if every else "Nothing is written down yet. What you enter can go in here."
        )
        self.ready = bool(on_it)
        if on_it:
            self.problem = ""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key, on = str(content.get("key")), content.get("on") is True
        if do == "opened":
            self._whole.clear()
            self.show()
        elif do == "take" and key in TITLES:
            self._take(key, on)
        elif do == "whole" and key in TITLES:
            self._take_whole(key, on)
        elif do in ("print", "page", "text"):
            self._hand_over(do)

    def _take(self, key: str, on: bool) -> None:
        if not on:
            self._whole.discard(key)
        self.keep({_key(key): on})
        self.show()

    def _take_whole(self, key: str, on: bool) -> None:
        """With or without its private parts; a section that is not ticked is ticked, too."""
        if not on:
            self._whole.discard(key)
        else:
            self._whole.add(key)
            if key not in self._ticked(self._every()):
                self.keep({_key(key): True})
        self.show()

    def _hand_over(self, do: str) -> None:
        """Make what was asked for, and send it."""
        on_it, today = self._on_it(self._every()), self.today
        if not on_it:
            self.problem = NOTHING_TICKED
        elif do == "text":
            self.send({"file": f"{_NAME}.md", "type": "text/markdown", "text": as_markdown(on_it, today)})
        elif do == "page":
            self.send({"file": f"{_NAME}.html", "type": "text/html", "text": as_html(on_it, today)})
        else:
            self.send({"print": as_html(on_it, today)})

    def _every(self) -> tuple[Section, ...]:
        return sections_of(self.answers.values(), self.answers.content)

    def _on_it(self, every: tuple[Section, ...]) -> tuple[Section, ...]:
        return taken(every, self._ticked(every), self._whole)

    def _ticked(self, every: tuple[Section, ...]) -> list[str]:
        return [section.key for section in every if self._is_on(section)]

    def _is_on(self, section: Section) -> bool:
        """As it was ticked; before that, whether there is anything in it that is not private."""
        recorded = self.answers.get(_key(section.key))
        return recorded if isinstance(recorded, bool) else not section.all_private

    def _row(self, section: Section) -> dict[str, Any]:
        on, whole = self._is_on(section), section.key in self._whole
        alone = section.all_private and on and not whole
        return {
            "key": section.key,
            "title": section.title,
            "note": _note(section),
            "private": section.private,
            "on": on,
            "whole": whole,
            "hint": "All of it is private, so nothing of it goes in until you tick the box for that." if alone else "",
        }


def _key(section: str) -> str:
    return f"{IN_DOCUMENT}.{section}"


def _note(section: Section) -> str:
    """ "12 answers, 3 of them private"."""
    count = len(section.parts)
    many = counted(count, "answer")
    if not section.private:
        return many
    if section.all_private:
        return f"{many}, {plural(count, 'private', 'all of them private')}"
    return f"{many}, {section.private} of them private"
