"""Where in the document each answer belongs, and whether it is private there."""

from dataclasses import replace

import pytest

from document.corpus import (
    ANSWERS,
    CONTENT,
    HOMES,
    SECTIONS_HERE,
    every_key,
)
from workbook.after.referees import angles_in_words
from workbook.answers.catalogue import FIRST_WORDS
from workbook.answers.keys import orphans
from workbook.content.rows import LISTS
from workbook.document import LEFT_OUT, TITLES, home_of, sections_of, taken

# Nothing leaks.


def test_there_are_enough_words():
    assert len(HOMES) > 130
    assert {home[0] for home in HOMES.values() if home} | {"references", "done"} == set(TITLES)
    assert sum(home is None for home in HOMES.values()) > 30


def test_of_referees_only_the_number_and_the_angles_of_those_who_said_yes_are_said():
    (section,) = taken(SECTIONS_HERE, ["references"], ["references"])
    (part,) = section.parts
    assert part.text == "1 referee who said yes; angles covered: “How I am to work with”"
    assert not part.private
    assert sections_of({"referee.1.name": "Somebody", "referees.order": []}, CONTENT) == ()


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([("manager", "no"), ("peer", "asked"), ("key_need", None)], "No referee has said yes yet"),
        ([("other", "yes")], "1 referee who said yes; angles covered: none yet"),
        ([("unknown", "yes"), ("peer", "no")], "1 referee who said yes; angles covered: none yet"),
        (
            [("key_need", "yes"), ("manager", "yes"), ("peer", "asked")],
            "2 referees who said yes; angles covered: “What I got done, as a manager saw it”, “What this job needs "
            "most”",
        ),
    ],
)
def test_an_angle_is_covered_once_somebody_who_can_tell_it_said_yes_as_on_page_08(said, text):
    answers = {"referees.order": [f"referee.{number}" for number in range(1, len(said) + 1)]}
    for number, (angle, permission) in enumerate(said, 1):
        answers |= {f"referee.{number}.angle": angle, f"referee.{number}.permission": permission}
    (section,) = sections_of(answers, CONTENT)
    assert [part.text for part in section.parts] == [text]
    covered = {"N": 0, "O": 1, "T": 2}[angles_in_words(answers)[0]]
    assert text.count("“") == covered


STEP = "Send the plan to Ana"


@pytest.mark.parametrize(
    ("source", "said", "private"),
    [
        ("round.1.lesson", STEP, False),
        ("round.1.lesson", " Send the\n plan to Ana ", False),
        ("round.1.lesson", "Send the plan", True),
        ("round.1.lesson", "", True),
        ("interview.lesson", STEP, False),
        ("interview.next_step", STEP, True),
        ("round.1.promised", STEP, True),
        ("reflection.1.four-fs-future", STEP, True),
        ("reflection.2.four-fs-future", STEP, False),  # may be shared
    ],
)
def test_a_step_is_private_unless_it_says_what_is_not_private_elsewhere(source, said, private):
    answers = {
        "actions.order": ["action.1"],
        "action.1.step": STEP,
        "action.1.by": "2026-12-03",
        "action.1.source": source,
        "rounds.order": ["round.1"],
        "reflections.order": ["reflection.1", "reflection.2"],
        "reflection.2.four-fs-future.shared": True,
        source: said,
    }
    (steps,) = [section for section in sections_of(answers, CONTENT) if section.key == "steps"]
    assert [part.private for part in steps.parts] == [private, private]


@pytest.mark.parametrize(
    ("section", "like", "key"),
    [
        ("prompts", "content-stories", "written.{}"),
        ("prompts", "need.bring", "need.1.{}"),
        ("prompts", "round.lesson", "round.1.{}"),
        ("facts", "address", "process.{}"),
    ],
)
def test_what_a_pack_of_somebody_else_asks_for_is_private(section, like, key):
    old = CONTENT.find(section, like)
    said = old.model_dump(exclude={"key", "private"}, exclude_defaults=True)  # nobody said that of the new one
    new = type(old).model_validate(said | {"key": "how-is-your-health"})
    entries = (*getattr(CONTENT, section), new)
    content = replace(CONTENT, **{section: entries}, _kept={**CONTENT._kept, (section, new.place): (new, None)})
    answers = {"needs.order": ["need.1"], "rounds.order": ["round.1"], key.format(new.key): "Secret"}
    parts = [part for one in sections_of(answers, content) for part in one.parts]
    assert [(part.label, part.text, part.private) for part in parts] == [(old.text, "Secret", True)]
    assert home_of(key.format(new.key), answers, content) != "other"


# Everything has a place.


def test_every_kind_of_key_belongs_to_one_section_or_to_what_is_left_out_and_why():
    known = (TITLES.keys() | LEFT_OUT.keys()) - {"other", "unknown", "removed", "references"}  # that one is counted
    keys = every_key()
    shown = {rows.order: [f"{rows.row}.1"] for rows in LISTS} | {"applications.order": ["interview", "application.1"]}
    lost = {key for key in keys if home_of(key, dict.fromkeys(keys, "x") | shown, CONTENT) not in known}
    assert lost == set()
    assert {key.partition(".")[0] for key in keys} == FIRST_WORDS | {"past", "rows"}
    assert {home_of(key, shown, CONTENT) for key in keys} == known


@pytest.mark.parametrize(
    "key", ["people.view", "applications.view", "plan.weekend", "day.paper-colour", "nothing.of-ours"]
)
def test_how_another_version_is_set_is_no_answer_to_a_question_that_is_gone(key):
    assert home_of(key, {key: "x"}, CONTENT) == "unknown"


def test_what_is_gone_from_the_packs_is_in_a_section_of_its_own():
    gone = {key for key in ANSWERS if key.endswith(".gone")}
    assert {key for key in ANSWERS if home_of(key, ANSWERS, CONTENT) == "other"} == gone
    assert len(gone.intersection(key for key, _answer in orphans(CONTENT, ANSWERS))) >= 4
