"""Who else has a stake: a list, a map of influence and stance, and the worries that have no answer yet."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from traitlets import Dict, Unicode

from ...answers.fields import Field
from ...before.stakeholders import (
    SUGGESTION,
    Stakeholder,
    calm_sentence,
    label,
    map_sentence,
    map_table,
    missing_in_words,
    moved,
    not_taken,
    on_map,
    place_in_words,
    put_on_map,
    scales,
    stakeholder,
    stakeholders,
    suggestions,
    take_people,
    take_suggestion,
    uncovered,
)
from ...content.packs.schema import UsualStakeholder as Suggestion
from ...content.rows import PEOPLE, STAKEHOLDERS, Changes
from ...limits import Limit
from ...wording import counted, plural
from ..kit.blocks import (
    PROBLEM,
    box,
    fields,
    fold,
    form,
    items,
    line,
    named,
    part_of,
    picture,
    press,
    rows,
    said,
    table,
    title,
)
from ..kit.row_sheet import RowSheet

LONGEST_IN_LIST = Limit(
    200, "characters of a worry in the list", harmless="an ellipsis says that there is more; the form has all of it"
)
_WORDS = {
    "none": "Nobody yet. Add one, or start with those who often have a say.",
    "heading": "Who has a stake in this hire",
}

_MAP = {
    "map": "Influence from low to high, and stance from against to for you.",
    "dots": "Stakeholders on the map",
    "dot": "{name}, {place}. Arrow keys move",
    "against": "← against you",
    "for": "for you →",
    "more": "↑ more influence",
    "quarters": ["Win over first", "Keep close", "Reassure when there is time", "Let them help you"],
}


class StakeholderMap(RowSheet):
    """The list of stakeholders, the map, the fields of one of them, and the worries without an answer.

    A dot is moved by {"do": "move", "key", "influence", "stance"}; the numbers in the form say the same.
    """

    drawn_by, called = "stakeholder_map", "stakeholders"
    kind, list_words = STAKEHOLDERS, _WORDS
    blocks = (
        named("list", rows()),
        box(
            press("Copy the people from the list above", "take_over", when="roster.count", lands=("roster", "list")),
            said("roster.said", "help"),
            look="from-roster", tag="div", when="roster.said",
        ),
        fold(
            "Who often has a say in this kind of work ({count})",
            said("suggested.said", "help"),
            items(
                "suggested.rows",
                box(said("who", "who"), said("worry"), line("What would calm it: ", part_of("proof"), look="help"),
                    tag="div"),
                press("Add", "suggest", "small", about="Add {who}", key="key"),
                lost="list",
            ),
            counts="suggested.rows", look="twin forgotten", when="suggested.rows",
        ),
        PROBLEM,
        box(
            picture("map", words=_MAP, blocks=[
                box(
                    line("Not placed yet", look="small-title", tag="h4"),
                    line("Each begins in the middle of the map. That is an assumption, until you move it.",
                        look="help"),
                    items("picture.unplaced", said("1", tag="span"),
                        press("Place", "place", "small", about="Place {1} on the map", key="0")),
                    look="not-placed", tag="div", when="picture.unplaced",
                ),
                fold(
                    "Show the map as a table",
                    table("picture.table", "The map, the most influence first",
                        ["Who", "Influence", "Stance", "What to do"]),
                    when="picture.table",
                ),
            ]),
            tag="div", when="rows",
        ),
        form(fields()),
        box(
            title(of="concerns.heading"),
            said("concerns.calm", "help none"),
            items(
                "concerns.rows",
                box(said("name", "who"), said("worry", "worry", theirs=True), said("missing", "help"), tag="div"),
                press("Answer it", "edit", "small", about="Answer the worry of {name}", key="key", goal="goes_to"),
            ),
            look="concerns", when="rows",
        ),
    )  # fmt: skip

    scales = Dict(scales()).tag(sync=True)
    picture = Dict().tag(sync=True)  # what `_picture` makes
    concerns = Dict().tag(sync=True)  # {"heading", "calm", "rows": [{"key", "goes_to", "name", "worry", "missing"}]}
    roster = Dict().tag(sync=True)  # {"count": people to take over, "said"}
    suggested = Dict().tag(sync=True)  # {"said", "rows": [{"key", "who", "worry", "proof"}]}
    news = Unicode().tag(sync=True)  # what was done last, to be spoken

    def fields_of(self, key: str) -> list[Field]:
        fields = super().fields_of(key)
        entry = self._suggestion(self.get(key, SUGGESTION))
        if entry is None:
            return fields
        calm = f"What would calm it: {entry.proof}"
        return [replace(field, help=calm) if field.key == f"{key}.evidence" else field for field in fields]

    def note_of(self, key: str) -> str:
        one = stakeholder(self.answers.values(), key)
        return place_in_words(one) + ("; a worry without an answer" if one.missing else "")

    def draw(self) -> None:
        super().draw()
        answers = self.answers.values()
        everybody = stakeholders(answers)
        self.picture = _picture(everybody, self.selected)
        self.concerns = _concerns(everybody)
        self.roster = _roster(len(not_taken(answers)), len(PEOPLE.keys(answers)))
        self.suggested = self._suggested()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key = str(content.get("key"))
        if do in ("move", "place") and key in self.kind.keys(self.answers.values()):
            one = stakeholder(self.answers.values(), key)
            self._place(
                key, put_on_map(one) if do == "place" else moved(one, content.get("influence"), content.get("stance"))
            )
        elif do == "take_over":
            self._take_over()
        elif do == "suggest" and (entry := self._suggestion(key)):
            self._tell(lambda: take_suggestion(self.answers.values(), entry), f"{entry.text}: on your list now.")
        else:
            super().heard(do, content)

    def _place(self, key: str, changes: Changes) -> None:
        """Record a place on the map; what was refused in the fields for it is out of date."""
        self._forget_refused(set(changes))
        self.selected = key
        self.keep(changes)
        self.show()  # another row may be selected now, although no number changed

    def _take_over(self) -> None:
        count = len(not_taken(self.answers.values()))
        if count:
            self._tell(
                lambda: take_people(self.answers.values()),
                f"{_people(count)} from the list above {plural(count, 'is', 'are')} on your list now.",
            )

    def _tell(self, make: Callable[[], tuple[str, Changes]], news: str) -> None:
        """Bring rows that come from somewhere else, and say so."""
        if self.bring(make):
            self.news = news

    def _suggested(self) -> dict[str, Any]:
        situation = self.answers.situation
        found = suggestions(self.answers.content.stakeholders, situation, self.answers.values())
        unknown = "These fit any work. Say in Start here which kind of work it is, and you see the ones for it."
        return {
            "said": "" if situation.role_family else unknown,
            "rows": [{"key": one.key, "who": one.text, "worry": one.worry, "proof": one.proof} for one in found],
        }

    def _suggestion(self, key: Any) -> Suggestion | None:
        return next((entry for entry in self.answers.content.stakeholders if entry.key == key), None)


def _picture(everybody: list[Stakeholder], selected: str) -> dict[str, Any]:
    """The dots, what they show in a sentence and in a table, and who has no place yet."""
    placed = on_map(everybody)
    there = {one.key for one in placed}
    return {
        "sentence": map_sentence(placed),
        "dots": [
            {
                "key": one.key,
                "name": one.name,
                "label": label(one.name),
                "influence": one.influence,
                "stance": one.stance,
                "current": one.key == selected,
            }
            for one in placed
        ],
        "table": map_table(placed),
        "unplaced": [[one.key, one.name] for one in everybody if one.key not in there],
    }


def _concerns(everybody: list[Stakeholder]) -> dict[str, Any]:
    without = uncovered(everybody)
    return {
        "heading": f"Concerns without an answer yet ({len(without)})",
        "calm": "" if without else calm_sentence(everybody),
        "rows": [
            {
                "key": one.key,
                "goes_to": f"{one.key}.{one.missing[0]}",
                "name": one.name,
                "worry": shortened(one.worry),
                "missing": missing_in_words(one),
            }
            for one in without
        ],
    }


def shortened(text: str) -> str:
    """The beginning of a long text, so that a list stays easy to read and quick to send."""
    return text if len(text) <= LONGEST_IN_LIST else f"{text[: LONGEST_IN_LIST - 1].rstrip()}…"


def _roster(count: int, people: int) -> dict[str, Any]:
    """How many there are to take over; nothing is said while there is nobody."""
    said = "Everybody above who has a name or a title is on this list." if people else ""
    return {"count": count, "said": f"{_people(count)} there, not on this list yet." if count else said}


def _people(count: int) -> str:
    return counted(count, "person", "people")
