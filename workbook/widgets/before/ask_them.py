"""The questions to ask them, and those of one's own."""

from traitlets import List, Unicode

from ...answers.catalogue import ASKED, OWN_QUESTIONS
from ...answers.fields import Field
from ...answers.keys import key_of
from ...answers.reading import isolated
from ...before.questions import asked_in_words
from ...content.packs.schema import AUDIENCES, ReverseQuestion
from ...content.rows import PEOPLE
from ..kit.blocks import PROBLEM, SO_MANY, box, fields, items, line, part_of, said, title
from ..kit.sheet import Sheet

OWN_QUESTIONS_FIELD = Field(
    OWN_QUESTIONS,
    "Questions of your own",
    "text",
    help="One on each line. The best ones come from what they told you last time.",
)


class AskThem(Sheet):
    """The questions to ask them, by whom they are for, and those of one's own."""

    called = "ask-them"
    blocks = (
        said("sentence", "summary", status=True),
        box(
            title("For those you will meet"),
            items("people", line(part_of("0", tag="strong"), " ", part_of("1", theirs=True), tag="span")),
            look="ask-people", when="people",
        ),
        fields(folded=True, closed=True, counted=SO_MANY | {"kinds": ["tick"]}),
        PROBLEM,
    )  # fmt: skip

    sentence = Unicode().tag(sync=True)
    people: List = List().tag(sync=True)  # [[name, question], …] of those one will meet

    def make_fields(self) -> list[Field]:
        return [*map(_tick, self._questions()), OWN_QUESTIONS_FIELD]

    def draw(self) -> None:
        super().draw()
        chosen = [one for one in self._questions() if self.answers.get(key_of(ASKED, one)) is True]
        self.people = self._people()
        own = [line for line in str(self.answers.get(OWN_QUESTIONS_FIELD.key) or "").splitlines() if line.strip()]
        audiences = {one.audience for one in chosen}
        self.sentence = asked_in_words(len(chosen), len(audiences), len(own) + len(self.people))

    def _questions(self) -> list[ReverseQuestion]:
        """Those that belong here, in the order of their audiences."""
        questions = self.answers.here("reverse_questions")
        return sorted(questions, key=lambda one: list(AUDIENCES).index(one.audience))

    def _people(self) -> list[list[str]]:
        answers = self.answers.values()
        asked = [(key, str(PEOPLE.get(answers, key, "question") or "").strip()) for key in PEOPLE.keys(answers)]
        return [[isolated(PEOPLE.name_of(answers, key)), question] for key, question in asked if question]


def _tick(question: ReverseQuestion) -> Field:
    return Field(key_of(ASKED, question), question.text, "tick", help=question.help, group=AUDIENCES[question.audience])
