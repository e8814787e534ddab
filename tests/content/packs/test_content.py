"""The workbook's own packs: enough of everything, for many kinds of work, in words a tired person can read."""

import re
from collections import Counter
from itertools import chain

import pytest

from workbook.content.data_files import FOLDER
from workbook.content.kinds import QUESTION_TYPES
from workbook.content.packs.library import library
from workbook.content.packs.loading import PACK_SECTIONS, load, sections
from workbook.content.packs.schema import AUDIENCES

PACKS = {path.stem: path for path in sorted((FOLDER / "packs").glob("*.yaml"))}
EASY = 8  # years at school that suffice to read it
IN_THE_ROOM = (
    "When you arrive", "When questions are read from a list", "At a meal or on a tour", "At the end", "On the day",
)  # fmt: skip


@pytest.fixture(scope="module")
def content():
    return library([])


def of_area(entries, area):
    return [entry for entry in entries if entry.area == area]


@pytest.mark.parametrize(("area", "at_least"), {"process": 12, "content": 30, "fit": 15, "logistics": 30}.items())
def test_there_is_enough_to_do(content, area, at_least):
    assert len(of_area(content.checklist, area)) >= at_least


def test_there_is_enough_to_think_about(content):
    assert len([prompt for prompt in content.prompts if prompt.of == "person"]) >= 14
    assert len(of_area(content.prompts, "stakeholders")) >= 12


def test_the_day_may_be_structured_or_informal(content):
    formats = {name for item in of_area(content.checklist, "logistics") for name in item.applies_to.format}
    assert {"structured", "informal"} <= formats


def test_what_is_done_in_the_room_is_not_to_be_ticked_before(content):
    there = [item for item in content.checklist if item.group in IN_THE_ROOM]
    assert {item.group for item in there} == set(IN_THE_ROOM)
    assert [item.key for item in there if item.when != "day"] == []
    when = {item.key: item.when for item in content.checklist}
    for key in ("day-arrive-greet", "day-end-questions", "day-video-join", "day-video-lens", "people-public-only"):
        assert when[key] == "day"
    assert when["people-notes-after"] == "after"
    assert {when[key] for key in ("process-contact", "day-be-early", "day-video-test")} == {"before"}


def test_presentations_and_tasks_are_only_prepared_where_there_may_be_one(content):
    groups = {"A presentation", "A case or a task", "A role play"}
    practised = [item for item in content.checklist if item.group in groups or item.key == "process-brief"]
    assert {item.group for item in practised} > groups
    assert not [item.key for item in practised if not {"task", "presentation"}.issuperset(item.applies_to.format)]
    assert not [item.key for item in practised if not item.applies_to.format]


def test_whoever_asks_for_a_change_gives_no_reason(content):
    """Neither "because" nor "I am"; only "may I" and "could I"."""
    said = [f" {one.ask.casefold()}" for one in content.adjustments]
    assert not [ask for ask in said if " because" in ask or re.search(r"(?<!may )(?<!could )\bi\b", ask)]


def test_nothing_is_said_twice(content):
    texts = Counter(
        plain(entry.text)
        for section in PACK_SECTIONS
        for entry in getattr(content, section)
        if section != "letters" or entry.part not in ("greeting", "sign", "name")  # every letter has those
    )
    assert not [text for text, count in texts.items() if count > 1]


def plain(text):
    """`text` as words only."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_questions_of_every_type_and_not_only_about_technology(content):
    assert len(content.questions) >= 90
    assert {question.type for question in content.questions} == QUESTION_TYPES.keys()
    elsewhere = [question for question in content.questions if question.applies_to.role_family != ("software",)]
    assert len(elsewhere) >= len(content.questions) / 2


def test_questions_to_ask_everybody(content):
    assert len(content.reverse_questions) >= 40
    asked = Counter(question.audience for question in content.reverse_questions)
    assert min(asked[audience] for audience in AUDIENCES) >= 5


def test_three_people_of_three_sectors(content):
    assert len({persona.sector for persona in content.personas}) >= 3


def test_every_section_holds_something(content):
    assert not [section for section in PACK_SECTIONS if not getattr(content, section)]


def test_every_key_is_used_once(content):
    keys = Counter(
        (section, entry.place)
        for path in PACKS.values()
        for section, found in sections(load(path).pack)
        for entry in found
    )
    assert not [key for key, count in keys.items() if count > 1]
    assert not content.notes
    assert not any(note.replaced or note.hidden for note in content.packs)


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_called_as_its_file_and_is_easy_to_read(name):
    pack = load(PACKS[name]).pack
    assert pack.pack == name
    said = [pack.about, *(text for _section, found in sections(pack) for entry in found for text in read(entry))]
    grades = [grade(text) for text in said if text]
    assert sum(grades) / len(grades) <= EASY


# Not sentences: keys, words from a list, names, and headings of a word or two.
NOT_READ = {
    "key", "source", "area", "applies_to", "kind", "of", "type", "audience", "channel", "part", "journal", "format",
    "role", "name", "employer", "sector", "group", "competency", "choices", "minutes", "matters", "when",
    "low", "high", "days_ahead", "depth", "action", "model", "letter", "angle", "who",
    "settled_by", "private", "private_to_ask", "was",
}  # fmt: skip


def read(entry):
    """The sentences of an entry that stand on a page."""
    kept = entry.model_dump(exclude=NOT_READ).values()
    return chain.from_iterable([text] if isinstance(text, str) else text for text in kept)


def grade(text):
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", text)
    if not words:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?…:]+(?=\s|$|[\"”'’])", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word):
    """Groups of vowels that are heard: about right."""
    word = re.sub(r"['’]\w*$", "", word.lower())
    word = re.sub(r"(?:[^laeiouy]es|[^dt]ed|[^l]e)$", lambda found: found[0][0], word) if len(word) > 3 else word
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def test_the_grade_is_about_what_others_compute():
    """Syllables as a dictionary has them, and the grade of a sentence whose syllables were counted by hand."""
    known = {
        "cat": 1,
        "table": 2,
        "asked": 1,
        "wanted": 2,
        "interview": 3,
        "message": 2,
        "make": 1,
        "people": 2,
        "notes": 1,
    }
    assert {word: syllables(word) for word in known} == known
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade("Institutional considerations necessitate comprehensive documentation.") > 20
