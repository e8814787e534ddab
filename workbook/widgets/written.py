"""Questions to think about, answered in writing."""

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
