"""Questions to think about, answered in writing."""

from ..applications import Application, choices, read_applications
from ..fields import Field
from ..packs.schema import Fact, Prompt
from ..preparation import WRITTEN, here, key_of
from .answers import Answers
from .sheet import Sheet


def field_of(entry: Prompt | Fact, key: str) -> Field:
    """The field in which a prompt or a fact is answered, kept under `key`."""
    options = tuple((choice.key, choice.text) for choice in entry.choices)
    return Field(key, entry.text, entry.kind, entry.help, options, entry.low, entry.high, group=entry.group)


class Written(Sheet):
    """The general prompts of one area."""

    def __init__(self, answers: Answers, area: str, title: str) -> None:
        self._area = area
        super().__init__(answers, title=title)

    def make_fields(self) -> list[Field]:
        prompts = here(self.answers.content.prompts, self.answers.situation)
        return [
            field_of(prompt, key_of(WRITTEN, prompt))
            for prompt in prompts
            if prompt.of == "general" and prompt.area == self._area
        ]


def row_fields(answers: Answers, of: str, key: str) -> list[Field]:
    """The fields of the row `key`, from the prompts about such a row: `person.1.name`."""
    return [field_of(prompt, f"{key}.{prompt.key}") for prompt in answers.content.prompts if prompt.of == of]


def applications_of(answers: Answers) -> tuple[Application, ...]:
    """The applications of page 02, in their order."""
    return read_applications(answers.get)


def application_field(answers: Answers, key: str, label: str, help_text: str = "", group: str = "") -> Field:
    """A choice of one of the applications, kept under `key` as "interview" or "application.2"."""
    options = tuple((application, name) for application, name in choices(applications_of(answers)))
    return Field(key, label, "choice", help_text, options, group=group)
