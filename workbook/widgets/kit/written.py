"""Questions to think about, answered in writing."""

from collections.abc import Mapping
from dataclasses import replace

from ...answers.applications import choices
from ...answers.bullets import without_marks
from ...answers.catalogue import NAMED_STORIES, WRITTEN
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.letters import Letter, signature, written_letter
from ...answers.reading import LONGEST_LINE, alike, shown
from ...answers.state import Answers
from ...content.packs.schema import Fact, Prompt
from ...content.rows import STORIES
from ...content.rows import AnswersByKey as Values
from .blocks import PROBLEM, SO_MANY, fields, title
from .few import few_first
from .sheet import Sheet

FEW_WRITTEN = 2  # prompts that stand open: each wants a text


def field_of(entry: Prompt | Fact, key: str) -> Field:
    """The field in which a prompt or a fact is answered, kept under `key`."""
    options = tuple((choice.key, choice.text) for choice in entry.choices)
    return Field(key, entry.text, entry.kind, entry.help, options, entry.low, entry.high, group=entry.group)


TELLS_A_STORY = {"person": "story", "stakeholder": "tell"}  # the field of a row that a story is told in


class Written(Sheet):
    """The general prompts of one area."""

    blocks = (title(of="title"), fields(folded=True, counted=SO_MANY), PROBLEM)

    def __init__(self, answers: Answers, area: str, title: str = "") -> None:
        self._area = area
        super().__init__(answers, title=title)

    def make_fields(self) -> list[Field]:
        prompts = self.answers.here("prompts")
        return few_first(
            (
                field_of(prompt, key_of(WRITTEN, prompt))
                for prompt in prompts
                if prompt.of == "general" and prompt.area == self._area
            ),
            few=FEW_WRITTEN,
        )


def letter_from(answers: Answers, kind: str, known: Mapping[str, str]) -> Letter:
    """The letter of this kind, closed with the person's name if they gave it. known : as for `written_letter`."""
    return written_letter(kind, answers.content.letters, known, signature(answers.values()))


def row_fields(answers: Answers, of: str, key: str) -> list[Field]:
    """The fields of the row `key`, from the prompts about such a row: `person.1.name`."""
    fields = [field_of(prompt, f"{key}.{prompt.key}") for prompt in answers.content.prompts if prompt.of == of]
    stories = stories_of(answers.values()) if of in TELLS_A_STORY else ()
    return [_from(stories, one, answers) if one.key == f"{key}.{TELLS_A_STORY.get(of)}" else one for one in fields]


def stories_of(answers: Values) -> tuple[str, ...]:
    """The names of the stories, each once: of those that are written out, and of those that have a name only."""
    written_out = [STORIES.name_of(answers, key) for key in STORIES.keys(answers)]
    named = answers.get(NAMED_STORIES)
    lines = named.splitlines() if isinstance(named, str) else []
    names = [
        *written_out,
        *(shown(without_marks(line.strip()), LONGEST_LINE - 1) for line in lines),
    ]  # … where it is cut
    apart: dict[str, str] = {}
    for name in names:
        apart.setdefault(alike(name), name)
    return tuple(name for name in apart.values() if name)


def _from(stories: tuple[str, ...], field: Field, answers: Answers) -> Field:
    """`field` as a line that offers the stories by name; as it is while none has one, or it holds more than a line."""
    line = replace(field, kind="line", suggested=stories)
    answer = answers.get(field.key)
    return line if stories and (not answer or line.written(answer)) else field


def application_field(answers: Answers, key: str, label: str, help_text: str = "", group: str = "") -> Field:
    """A choice of one of the applications, kept under `key` as "interview" or "application.2"."""
    options = tuple((application, name) for application, name in choices(answers.applications()))
    return Field(key, label, "choice", help_text, options, group=group)
