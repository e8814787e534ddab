"""The people one will meet: a few lines about each, one question and one story."""

from dataclasses import replace
from typing import Any

from traitlets import Unicode, default

from ...answers.fields import Field
from ...answers.reading import isolated, recorded_text
from ...before.stakeholders import follow_person
from ...content.rows import PEOPLE
from ...content.rows import AnswersByKey as Values
from ...journal import whereabouts
from ...wording import joined
from ..kit.blocks import PROBLEM, SO_MANY, fields, form, rows, said
from ..kit.row_sheet import RowSheet

# Under which heading a field stands; those that matter most have none. One that a coach added stands last.
PERSON_GROUPS = {
    "": ("name", "title", "week", "question", "story"),
    "Who they are": ("team", "part", "background", "address"),
    "What they care about": ("work", "common-ground", "lens", "likely-questions"),
    "Afterwards": ("met", "moment", "proof"),
}
MORE_OF_THEM = "More"
_GROUP_OF = {name: group for group, names in PERSON_GROUPS.items() for name in names}
_ORDER = [*PERSON_GROUPS, MORE_OF_THEM]

_PLAN = (("question", "no question yet"), ("story", "no story yet"))
_WORDS = {"none": "Nobody yet. Add the first person you will meet.", "heading": "The people you will meet"}


class Roster(RowSheet):
    """The people of the interview, and the fields about each.

    A stakeholder who was taken over from here is called as the person is, until renamed by hand.
    """

    called = "roster"
    kind, list_words = PEOPLE, _WORDS
    blocks = (
        said("note", "note others"), said("progress", "summary"), rows(), PROBLEM,
        form(fields(folded=True, counted=SO_MANY)),
    )  # fmt: skip

    note = Unicode().tag(sync=True)  # whose names these are, and where they stay
    progress = Unicode().tag(sync=True)

    @default("note")
    def _whose_names(self) -> str:
        return f"Initials are enough. These are other people's names; they stay {whereabouts.known()}."

    def fields_of(self, key: str) -> list[Field]:
        fields = [
            replace(field, group=_GROUP_OF.get(field.key.removeprefix(f"{key}."), MORE_OF_THEM))
            for field in super().fields_of(key)
        ]
        return sorted(fields, key=lambda field: _ORDER.index(field.group))

    def note_of(self, key: str) -> str:
        title, missing = recorded_text(self.get(key, "title")), ", ".join(_missing(self.answers.values(), key))
        return "; ".join(part for part in (isolated(title), missing) if part)

    def filled(self, field: Field, answer: Any) -> dict[str, Any]:
        changes = super().filled(field, answer)
        return changes | follow_person(self.answers.values(), changes)

    def draw(self) -> None:
        super().draw()
        self.progress = people_progress(self.answers.values())


def _missing(answers: Values, key: str) -> list[str]:
    return [words for name, words in _PLAN if not str(PEOPLE.get(answers, key, name) or "").strip()]


def people_progress(answers: Values) -> str:
    """For how many people there is a question and a story; empty when there is nobody."""
    people = PEOPLE.keys(answers)
    ready = sum(not _missing(answers, key) for key in people)
    both = "a question only they can answer and a story to lead with"
    match len(people):
        case 0:
            return ""
        case 1:
            return f"1 person; you have {both}." if ready else f"1 person; still to find: {_still(answers, people[0])}."
        case many if ready:
            return f"{many} people; for {'each' if ready == many else ready} of them you have {both}."
        case many:
            return f"{many} people; for none of them do you have both yet: {both}."


def _still(answers: Values, key: str) -> str:
    wanted = {"no question yet": "a question only they can answer", "no story yet": "a story to lead with"}
    return joined(wanted[words] for words in _missing(answers, key))
