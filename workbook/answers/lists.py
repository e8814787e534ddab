"""The lists that a person makes, and what each field of their rows is.

To add a list is to add a row to `LISTS_OF_ROWS`, beside its `Rows` in content/rows.py.
"""

from dataclasses import replace
from typing import NamedTuple

from ..content.kinds import QUESTION_TYPES, REFLECTION_MODELS
from ..content.rows import (
    ACTIONS,
    BROUGHT,
    CRITERIA,
    HEARD,
    NEEDS,
    OFFERS,
    PEOPLE,
    POINTS,
    REFEREES,
    REFLECTIONS,
    ROUNDS,
    STAKEHOLDERS,
    STORIES,
    TOLD,
    VALUES,
    WISHES,
    WORRIES,
    Rows,
)
from .shapes import ASIDE, EVERY_ROW, HIGHEST, LINK, REFEREE, SETTING, STAYS, Answer


class AList(NamedTuple):
    """A list that a person makes. called : the whole list. section : of the document, or why it is in none.

    aside : what one and several of its rows are called where the next interview begins the list anew; empty for a list
    that stays.
    """

    rows: Rows
    called: str
    section: str
    aside: tuple[str, str] | tuple[()] = ()


LISTS_OF_ROWS = (
    AList(PEOPLE, "The people you will meet", "people", ("person", "people")),
    AList(STAKEHOLDERS, "Stakeholders", "stakeholders", ("stakeholder", "stakeholders")),
    AList(NEEDS, "What they need", "fit", ("need", "needs")),
    AList(VALUES, "Their values", "fit", ("value of theirs", "values of theirs")),
    AList(WISHES, "What you want", "fit"),
    AList(WORRIES, "What may go wrong", "day", ("plan of yours for a bad moment", "plans of yours for a bad moment")),
    AList(ROUNDS, "Interviews you look back at", "afterwards"),
    AList(HEARD, "Questions you were asked", "questions"),
    AList(REFLECTIONS, "Reflections", "reflections"),
    AList(ACTIONS, "Your next steps", "steps"),
    AList(REFEREES, "Referees", REFEREE),
    AList(OFFERS, "Offers", "offers"),
    AList(CRITERIA, "Criteria of your own", "offers"),
    AList(POINTS, "What you ask for", "offers"),
    AList(TOLD, "What you told whom", "told"),
    AList(STORIES, "Your stories", "questions"),
    AList(BROUGHT, "Questions you brought in", "questions"),
)
CONDITION_STATES = {"fine": "It is there and fine", "ask": "Missing or not clear: ask", "none": "Does not apply"}
# Fields of rows that no prompt of the packs asks for, or of which more is to be said than a prompt says.
OF_ROWS = (
    Answer("stakeholder.*.person", "which person it is", LINK),
    Answer("stakeholder.*.suggestion", "which suggestion it came from", LINK),
    Answer("wish.*.{prompts:found}", fate=ASIDE),  # what is known about a wish in this place
    Answer("worry.*.if", "how it begins"),
    Answer("worry.*.then", "what you do then"),
    Answer("worry.*.what", "what could go wrong"),
    Answer("round.*.{prompts:called}", private=False),
    Answer("round.*.{prompts:day}", private=False),
    Answer("round.*.application", "which application it belongs to", private=False, kind="application"),
    Answer("round.*.before.{tasks}", "sure of it before: {}", "confidence", kind="of_10", label="Before: {}"),
    Answer("round.*.after.{tasks}", "sure of it afterwards: {}", "confidence", kind="of_10", label="Afterwards: {}"),
    Answer("heard.*.type", "kind of question", private=False, kind="choice", choices=QUESTION_TYPES),
    Answer("heard.*.round", "which interview it came from", private=False, kind="round"),
    Answer("reflection.*.called", "what it is called"),
    Answer("reflection.*.about", "which interview it is about", kind="round"),
    Answer("reflection.*.model", "way of looking back", kind="choice", choices=REFLECTION_MODELS),
    Answer("reflection.*.minutes", "minutes"),
    Answer("reflection.*.{reflections}.shared", "may be shared: {}", LINK),
    Answer("reflection.*.{reflections}"),
    Answer("action.*.step", "what to do"),
    Answer("action.*.by", "by which day", kind="day"),
    Answer("action.*.done", "done", kind="tick"),
    Answer("action.*.source", "where it comes from", LINK),
    Answer("offer.*.application", "which application it belongs to", private=False, kind="application"),
    Answer("offer.*.condition.{conditions}", "{}", kind="choice", label="{}", choices=CONDITION_STATES),
    Answer("offer.*.note.{conditions}", "note on “{}”", label="Note: {}"),
    Answer("offer.*.score.{criteria}", "points for: {}", kind="of_10", label="Points: {}"),
    Answer("offer.*.told", "the day you told them no", private=False, kind="day"),
    Answer("criterion.*.name", "name"),
    Answer("criterion.*.weight", "how much it matters", kind="of_10"),
    Answer("told.*.application", "which application it belongs to", kind="application"),
    Answer("brought.*.question", "the question"),
    Answer("brought.*.type", "kind of question", kind="choice", choices=QUESTION_TYPES),
    Answer("brought.*.heading", "what it stood under"),
    Answer("brought.*.notes", "your notes"),
    Answer("brought.*.aloud", "said aloud", kind="tick"),
)


def of_lists() -> tuple[Answer, ...]:
    """The order and the last number of each list, and the fields of its rows that the packs have prompts for."""
    found: list[Answer] = []
    for rows, called, section, aside in LISTS_OF_ROWS:
        own = (replace(one, section=one.section or section) for one in OF_ROWS if one.shape.startswith(f"{rows.row}."))
        fate = ASIDE if aside else STAYS
        found += [
            Answer(rows.order, f"{called}: their order", SETTING, fate=fate, merged=EVERY_ROW),
            Answer(rows.last, f"{called}: how many were added", SETTING, merged=HIGHEST),
            *own,
            Answer(f"{rows.row}.*.{{prompts}}", section=section),
        ]
    return tuple(found)
