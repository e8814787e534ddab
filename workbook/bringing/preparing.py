"""Stories and questions in a Markdown text or a table: what each is called, its parts, its kind and its notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..answers.reading import QUESTION_MARKS
from ..limits import Limit
from .columns import OF_A_QUESTION, OF_A_STORY, matched, table_kind
from .import_words import keys_of, meaning_of, said_in
from .outline import Outline, OutlineLine
from .star import PARTS, part_of_star, parts_in
from .table import Table

_STORY_NUMBER = re.compile(r"(?P<word>[^\W\d_]{3,12})?\s*(?:#|no\.?|nr\.?)?\s*\d{0,3}\s*[:.)–—-]\s*", re.I)  # noqa: RUF001
LONGEST_STORY_NAME = Limit(  # an ellipsis says that there is more
    80, "characters of a story's name that is made of its first words", harmless="the story has all of them"
)
_QUESTIONS, _ASKED, _STORIES = "questions", "asked", "stories"  # what a heading says of what stands below it


@dataclass
class Story:
    """name : what it is called. lines : of each of the `PARTS` that it has."""

    name: str = field(repr=False)
    lines: dict[str, list[str]] = field(default_factory=dict, repr=False)

    @property
    def parts(self) -> dict[str, str]:
        """The texts by their names in `PARTS`."""
        return {part: "\n".join(filter(None, lines)) for part, lines in self.lines.items()}

    def add(self, part: str, text: str) -> None:
        self.lines.setdefault(part, []).append(text)


@dataclass
class QuestionRead:
    """heading : what it stood under. type : a key of QUESTION_TYPES, "" when the heading names none of them.

    lines : the notes on it.
    """

    text: str = field(repr=False)
    heading: str = field(default="", repr=False)
    type: str = ""
    lines: list[str] = field(default_factory=list, repr=False)

    @property
    def notes(self) -> str:
        return "\n".join(self.lines)


@dataclass
class Prepared:
    """What stands in a text. asked : questions to ask them. rest : lines that are nothing of all this.

    read_as : (column, what it was taken for). said : a sentence for what was left out.
    """

    stories: list[Story] = field(default_factory=list)
    questions: list[QuestionRead] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    read_as: dict[str, str] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def from_table(table: Table, into: Prepared) -> None:
    """Add the rows of a table of stories or of questions; another one is told to be left out."""
    kind = table_kind(table.columns)
    if kind not in ("stories", "questions"):
        names = ", ".join(f"“{column}”" for column in table.columns[:6]) + (", …" if len(table.columns) > 6 else "")
        into.said.append(f"A table with the columns {names} is neither of stories nor of questions; it is left out.")
        return
    fields = matched(table.columns, OF_A_STORY if kind == "stories" else OF_A_QUESTION)
    into.read_as |= fields
    into.unplaced += [column for column in table.columns if column not in fields and column != "#"]
    into.said += table.said
    for row in table.rows:
        named = {one: " ".join(row[column].split(" ")) for column, one in fields.items() if row.get(column)}
        (_add_story if kind == "stories" else _add_question)(named, into)


def _add_story(named: Mapping[str, str], into: Prepared) -> None:
    parts = {part: named[part] for part in PARTS if part in named}
    name = next((named[one] for one in ("story", "title", "card") if one in named), "") or _first_words(parts)
    if parts or name:
        into.stories.append(Story(name, {part: [text] for part, text in parts.items()}))


def _add_question(named: Mapping[str, str], into: Prepared) -> None:
    if text := " ".join(named.get("question", "").split()):
        kind = named.get("kind", "")
        into.questions.append(QuestionRead(text, kind, _type(kind), [named["notes"]] if "notes" in named else []))


def _first_words(parts: Mapping[str, str]) -> str:
    text = " ".join(next(iter(parts.values()), "").split())
    return text if len(text) <= LONGEST_STORY_NAME else f"{text[: LONGEST_STORY_NAME - 1].rsplit(' ', 1)[0]}…"


def _type(heading: str) -> str:
    return next(iter(said_in("kind", heading)), "")


class _Reading:
    """Goes through the lines once: which headings they stand under, and what they belong to."""

    def __init__(self, into: Prepared) -> None:
        self.into = into
        self.headings: list[tuple[int, str]] = []
        self.story: Story | None = None
        self.part = ""
        self.question: QuestionRead | None = None
        self.deep = 0  # how far the question stands in

    def heading(self, line: OutlineLine) -> None:
        self.headings = [one for one in self.headings if one[0] < line.level]
        before, parts = parts_in(line)
        if (part := part_of_star(line.text.rstrip(":"))) and self._is_part(part):
            self.part = part
            return
        self.headings.append((line.level, line.text))
        self.question, self.story, self.part = None, None, ""
        if parts:
            self._parts(before, parts)
        elif line.text.endswith(QUESTION_MARKS) and _ASKED not in self._about():
            self._ask(line.text, line.deep)

    def _is_part(self, part: str) -> bool:
        """Whether a heading such as "Task" is a part of a story: of the one that began, or the first of another."""
        return self.story is not None or (part == PARTS[0] and bool(self.headings))

    def line(self, line: OutlineLine) -> None:
        before, parts = parts_in(line)
        if not line.text:
            return
        if parts and (self.story or self._starts(parts)):
            self._parts(before, parts)
        elif self.part:
            self._story().add(self.part, line.text)
        elif _ASKED in self._about():
            self.into.asked.append(line.text)
        elif self.question and (line.deep > self.deep or not self._is_question(line)):
            self.question.lines.append(line.text)
        elif self._is_question(line):
            self._ask(line.text, line.deep)
        elif line.marked and _STORIES in self._about():
            self.into.stories.append(Story(line.text))
        else:
            self.into.rest.append(line.text)

    def _starts(self, parts: list[tuple[str, str]]) -> bool:
        """Whether labels begin a story: two of them, or one below a heading that is not about questions."""
        return len(parts) > 1 or not {_QUESTIONS, _ASKED} & self._about()

    def _parts(self, before: str, parts: list[tuple[str, str]]) -> None:
        if self.story and parts[0][0] in self.story.lines and parts[0][0] == "situation":
            self.story = None  # the next one begins
        if before and not self.story:
            self.story = Story(before)
            self.into.stories.append(self.story)
        elif before and self.part:
            self._story().add(self.part, before)
        for part, text in parts:
            self.part = part
            self._story().add(part, text)

    def _story(self) -> Story:
        if self.story is None:
            self.story = Story(_named(self.headings[-1][1]) if self.headings else "")
            self.into.stories.append(self.story)
        return self.story

    def _ask(self, text: str, deep: int) -> None:
        heading = next(
            (text for _level, text in reversed(self.headings) if meaning_of("heading", text) != _QUESTIONS), ""
        )
        heading = "" if heading == text else heading
        self.question, self.deep = QuestionRead(text, heading, _type(heading)), deep
        self.into.questions.append(self.question)

    def _is_question(self, line: OutlineLine) -> bool:
        under = _QUESTIONS in self._about() or any(_type(text) for _level, text in self.headings)
        return line.text.endswith(QUESTION_MARKS) or (under and line.marked)

    def _about(self) -> set[str]:
        """What the headings above say: `_QUESTIONS`, `_ASKED`, `_STORIES`."""
        return {meaning_of("heading", text) for _level, text in self.headings}


def _named(heading: str) -> str:
    """The name of a story in its heading: "The new rota" of "Story 2: The new rota"."""
    match = _STORY_NUMBER.match(heading)
    word = (match["word"] or "") if match else ""
    if match and match.end() < len(heading) and (not word or "story" in keys_of("column", word)):
        return heading[match.end() :].strip()
    return heading


def prepared(text: Outline) -> Prepared:
    """The stories and questions in a text."""
    into = Prepared(said=list(text.said))
    reading = _Reading(into)
    for block in text.blocks:
        if isinstance(block, Table):
            from_table(block, into)
        elif block.level:
            reading.heading(block)
        else:
            reading.line(block)
    for story in into.stories:
        story.name = story.name or _first_words(story.parts)
    return into
