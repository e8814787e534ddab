"""Many fields in one widget: what is typed is saved and never sent back, what is refused stays, others follow."""

import importlib
import json
import pkgutil
from dataclasses import fields, replace

import pytest

import workbook.widgets
from widgets.page import does, fill, message, sends
from workbook import Answers, Written
from workbook.answers.fields import Field
from workbook.content.packs.library import library
from workbook.journal import Journal
from workbook.widgets.kit.letter_sheet import LetterSheet
from workbook.widgets.kit.sheet import Sheet

EVIL = "<img src=x onerror=alert(1)>"
FORMATS = (("unknown", "I don't know"), ("panel", "A panel"))
NAME, NUMBER, DAY, FORM = "written.name", "written.number", "written.day", "written.form"
INSIDE, MANY, DONE = "written.inside", "written.many", "done.it"


class Seven(Sheet):
    """One field of almost every kind."""

    def make_fields(self):
        return [
            Field(NAME, "Name"),
            Field(NUMBER, "Number", "number", low=1, high=9),
            Field(DAY, "Day", "date"),
            Field(FORM, "Form", "choice", options=FORMATS),
            Field(INSIDE, "Inside", "yes_no"),
            Field(MANY, "Many", "people"),
            Field(DONE, "Done", "tick"),
        ]


class Changing(Seven):
    """The label of the first field says what the form is."""

    def make_fields(self):
        name, *others = super().make_fields()
        return [replace(name, label=f"Name ({self.answers.get(FORM)})"), *others]


@pytest.fixture
def answers(journal):
    return Answers(journal, library(()))


@pytest.fixture
def sheet(answers):
    return Seven(answers)


def listen(part):
    """Whatever `part` sends to the page from now on."""
    sent = []
    part._send = lambda content, buffers=None: sent.append(content)
    return sent


def told(sent):
    """What the page was told to put into the fields."""
    return [one["state"]["shown"]["typed"] for one in sent if "shown" in one.get("state", {})]


def stands(part):
    return part.shown["typed"]


EACH = [
    (NAME, "  Ada  Lovelace ", "Ada  Lovelace"),
    (NAME, EVIL, EVIL),
    (NUMBER, "\u0663", 3),
    (DAY, "2026-12-03", "2026-12-03"),
    (FORM, "panel", "panel"),
    (INSIDE, "no", False),
    (MANY, "2\u20134", [2, 4]),
    (DONE, "yes", True),
]


@pytest.mark.parametrize(("key", "typed", "answer"), EACH)
def test_what_is_typed_is_saved_and_not_sent_back(sheet, answers, journal, key, typed, answer):
    sent = listen(sheet)
    fill(sheet, key, typed)
    assert told(sent) == []
    assert answers.get(key) == answer
    Answers(journal).autosave.flush()
    assert journal.latest(key) == answer
    assert told(sent) == []
    assert sheet.saved.startswith("Saved")


@pytest.mark.parametrize(("key", "typed", "answer"), EACH)
def test_a_second_part_and_a_page_opened_again_show_it(sheet, answers, journal, key, typed, answer):
    second = Seven(answers)
    sent = listen(second)
    fill(sheet, key, typed)
    written = sheet._sheet[key].written(answer)
    assert told(sent) == [{key: written}]
    Answers(journal).autosave.flush()
    assert stands(Seven(Answers(Journal(journal.path), library(())))) == {key: written}


def test_typing_letter_by_letter_tells_the_page_nothing(sheet, journal):
    sent = listen(sheet)
    for length in range(1, 30):
        fill(sheet, NAME, "Ada Lovelace and some others"[:length])
    assert told(sent) == []
    Answers(journal).autosave.flush()
    assert journal.latest(NAME) == "Ada Lovelace and some others"
    assert len(json.dumps(sent)) < 1000


def test_taking_an_answer_away_is_saved_too(sheet, journal):
    for key, typed, _answer in EACH:
        fill(sheet, key, typed)
    for key, _typed, _answer in EACH:
        fill(sheet, key, "")
    Answers(journal).autosave.flush()
    assert {key: journal.latest(key) for key, _typed, _answer in EACH} == dict.fromkeys(
        (NAME, NUMBER, DAY, FORM, INSIDE, MANY)
    ) | {DONE: False}


def test_an_empty_field_that_is_left_empty_records_nothing(sheet, journal):
    for key in (NAME, NUMBER, DONE):
        fill(sheet, key, "")
        fill(sheet, key, "  ")
    Answers(journal).autosave.flush()
    assert set(journal.entries()) <= {DONE}
    fill(sheet, DONE, "")
    assert journal.latest(NAME) is None


REFUSED = [
    (NAME, "x" * 1_000_000, "Name has 1,000,000 characters; the limit is 300. Nothing was cut."),
    (NAME, "a\0", "Name holds a character that cannot be stored (code 0)."),
    (NUMBER, "12", "Number must be a whole number from 1 to 9. You gave: 12."),
    (DAY, "2026-02-31", "Day must be a date, such as 3 December 2026."),
    (FORM, "circle", "Form: choose one of I don't know, A panel. You gave: circle."),
    (MANY, "5-3", "Many: write the smaller number first, such as 3 to 5. You gave: 5 to 3."),
]


@pytest.mark.parametrize(("key", "typed", "sentence"), REFUSED, ids=lambda value: value[:20])
def test_what_is_refused_stays_with_its_sentence_and_is_not_saved(sheet, answers, journal, key, typed, sentence):
    good = {NAME: "Ada", NUMBER: "3", DAY: "2026-12-03", FORM: "panel", MANY: "2 to 4"}[key]
    fill(sheet, key, good)
    before = answers.values()
    sent = listen(sheet)
    fill(sheet, key, typed)
    assert (sheet.errors, sheet.refused, told(sent)) == ({key: sentence}, 1, [])
    answers.put({"written.other": "changed elsewhere"})
    sends(sheet, looks=1)
    assert sheet.errors == {key: sentence}
    assert told(sent) == []
    does(sheet, "again")
    assert stands(sheet)[key] == typed
    assert answers.get(key) == before[key] == journal.latest(key)
    fill(sheet, key, good)
    assert (sheet.errors, sheet.refused) == ({}, 0)


def test_every_refused_field_is_counted_and_the_others_are_saved(sheet, answers):
    fill(sheet, NUMBER, "12")
    fill(sheet, MANY, "5-3")
    fill(sheet, NAME, "Ada")
    assert (set(sheet.errors), sheet.refused, answers.get(NAME)) == ({NUMBER, MANY}, 2, "Ada")
    fill(sheet, NUMBER, "")
    assert (set(sheet.errors), sheet.refused) == ({MANY}, 1)


def test_what_is_refused_here_is_not_in_another_part(sheet, answers):
    second = Seven(answers)
    fill(sheet, NUMBER, "3")
    fill(sheet, NUMBER, "12")
    assert stands(second)[NUMBER] == "3"
    fill(second, NUMBER, "4")
    does(sheet, "again")
    assert stands(sheet)[NUMBER] == "12"
    assert answers.get(NUMBER) == 4


def test_another_pages_answer_arrives_and_blanks_around_ones_own_stay(sheet, journal):
    fill(sheet, NAME, "Ada ")
    Answers(journal).autosave.flush()
    Journal(journal.path).record(NUMBER, 7)
    sent = listen(sheet)
    sends(sheet, looks=1)
    assert told(sent) == [{NAME: "Ada ", NUMBER: "7"}]
    sends(sheet, looks=2)
    assert len(told(sent)) == 1


def test_what_another_page_changed_takes_the_place_of_what_stood_here(sheet, journal):
    fill(sheet, NAME, "Ada")
    Answers(journal).autosave.flush()
    other = Journal(journal.path)
    assert other.latest(NAME) == "Ada"
    other.record(NAME, EVIL)
    sends(sheet, looks=1)
    assert stands(sheet) == {NAME: EVIL}


def test_an_answer_that_this_field_cannot_hold_is_neither_shown_nor_touched(journal, answers):
    journal.record(NUMBER, 700)
    journal.record(FORM, "by pigeon")
    sheet = Seven(answers)
    assert stands(sheet) == {}
    fill(sheet, NAME, "Ada")
    Answers(journal).autosave.flush()
    assert (journal.latest(NUMBER), journal.latest(FORM)) == (700, "by pigeon")


def test_a_page_that_draws_the_sheet_anew_is_told_what_stands_there(sheet):
    fill(sheet, NAME, EVIL)
    fill(sheet, NUMBER, "12")
    sent = listen(sheet)
    does(sheet, "again")
    assert told(sent) == [{NAME: EVIL, NUMBER: "12"}]


def test_fields_that_change_are_drawn_with_what_stands_in_them(answers):
    """A page that draws new fields puts into them what it was told last: that must not be from before the typing."""
    sheet = Changing(answers)
    fill(sheet, NAME, "Ada")
    fill(sheet, NUMBER, "12")
    sent = listen(sheet)
    fill(sheet, FORM, "panel")
    assert sheet.fields[0]["label"] == "Name (panel)"
    assert told(sent) == [{NAME: "Ada", NUMBER: "12", FORM: "panel"}]
    assert sheet.refused == 1


def test_a_refusal_goes_with_its_field_and_the_answer_stays(journal):
    content = library(())
    answers = Answers(journal, content)
    written = Written(answers, "content", "In writing")
    key = written.fields[0]["key"]
    fill(written, key, "Good")
    fill(written, key, "x" * 20_001)
    assert written.refused == 1
    left = tuple(one for one in content.prompts if not key.endswith(f".{one.key}"))
    Answers(journal, replace(content, prompts=left)).look()
    assert key not in [field["key"] for field in written.fields]
    assert (written.refused, written.errors) == (0, {})
    assert answers.get(key) == "Good"
    Answers(journal, content).look()
    assert stands(written)[key] == "Good"


class Turning(LetterSheet):
    """A letter for whoever is picked."""

    may_pick = ("person.1.name", "application.1.after", "offer.1.score.criterion-1", "written.content-stories")

    def make_picks(self):
        return [[key, key] for key in self.may_pick]

    def make_fields(self):
        return [Field(self.picked, "Value", "number", low=1, high=9)]

    def make_letter(self):
        return None


THERE = {
    "people.order": ["person.1"],
    "applications.order": ["interview", "application.1"],
    "offers.order": ["offer.1"],
    "criteria.order": ["criterion.1"],
}


@pytest.fixture
def turning(answers, journal):
    for key, order in THERE.items():
        journal.record(key, order)
    return Turning(answers)


def refuse(part, key, typed="62,5"):
    does(part, "pick", key=key)
    fill(part, key, typed)


@pytest.mark.parametrize("key", Turning.may_pick)
def test_what_was_refused_in_a_letter_is_there_again_when_its_pick_is(turning, key):
    other = Turning.may_pick[Turning.may_pick.index(key) - 1]
    refuse(turning, key)
    errors = turning.errors
    for _turn in range(3):
        does(turning, "pick", key=other)
        assert (turning.refused, turning.refused_elsewhere, turning.errors, stands(turning)) == (1, 1, {}, {})
        does(turning, "pick", key=key)
        assert (turning.refused, turning.refused_elsewhere, turning.errors) == (1, 0, errors)
        assert stands(turning) == {key: "62,5"}
    assert "62,5" not in repr(turning)


@pytest.mark.parametrize(
    ("key", "without"),
    [
        ("person.1.name", "people.order"),
        ("application.1.after", "applications.order"),
        ("offer.1.score.criterion-1", "offers.order"),
        ("offer.1.score.criterion-1", "criteria.order"),
    ],
)
def test_what_was_refused_goes_with_what_it_belonged_to(turning, answers, key, without):
    for one in Turning.may_pick:
        refuse(turning, one)
    does(turning, "pick", key="written.content-stories")
    answers.put({without: ["interview"] if without == "applications.order" else []})
    assert (turning.refused, turning.refused_elsewhere) == (3, 2)
    does(turning, "pick", key=key)
    assert (stands(turning), turning.errors) == ({}, {})


def test_all_that_was_refused_stays_however_many_rows_are_looked_at(answers, monkeypatch):
    many = tuple(f"question.{entry.key}" for entry in answers.content.questions)[:120]
    monkeypatch.setattr(Turning, "may_pick", many)
    part = Turning(answers)
    for key in many:
        refuse(part, key)
        assert list(part.errors) == [key]
    assert (part.refused, part.refused_elsewhere) == (len(many), len(many) - 1)
    assert len(part._refused) == len(part._sentences) == len(many)
    assert [key for key in many if (does(part, "pick", key=key), stands(part))[1]] == [*many]


def test_all_that_is_refused_on_the_page_stays_however_many_there_are(answers):
    keys = [f"written.number-{number}" for number in range(105)]

    class Wide(Sheet):
        def make_fields(self):
            return [Field(key, "Value", "number") for key in keys]

    part = Wide(answers)
    for key in keys:
        fill(part, key, "62,5")
    assert (part.refused, part.refused_elsewhere, list(part.errors)) == (len(keys), 0, keys)


def test_fields_that_are_the_same_are_not_sent_again(sheet):
    sent = listen(sheet)
    fill(sheet, NAME, "Ada")
    fill(sheet, NUMBER, "4")
    assert not [one for one in sent if "fields" in one.get("state", {})]


def test_twenty_thousand_characters_of_anything_come_back(answers, journal):
    written = Written(answers, "content", "In writing")
    key = written.fields[0]["key"]
    text = (EVIL + " #tag ش 👩‍🚒 \n") * 450
    text = text[:20_000]
    fill(written, key, text)
    Answers(journal).autosave.flush()
    assert stands(Written(Answers(Journal(journal.path), library(())), "content", ""))[key] == journal.latest(key)
    assert journal.latest(key) == text


@pytest.mark.parametrize(
    "wrong",
    [{"do": "x"}, {"do": "type"}, {"do": "type", "key": NAME}, {"do": "type", "key": NAME, "typed": ["x"]},
     {"do": "type", "key": "written.no-such", "typed": "x"}, {"do": "type", "key": None, "typed": "x"},
     "type", None, []],
    ids=repr,
)  # fmt: skip
def test_a_message_that_means_nothing_changes_nothing(sheet, answers, wrong):
    fill(sheet, NAME, "Ada")
    before, state = answers.values(), sheet.get_state()
    sheet._handle_msg(message("custom", content=wrong))
    assert (answers.values(), sheet.get_state()) == (before, state)


def test_the_text_that_a_notebook_stores_holds_no_answer(sheet):
    fill(sheet, NAME, "Secret Ltd")
    fill(sheet, NUMBER, "Secret number")
    assert repr(sheet) == "Seven()"
    assert "Secret" not in str(sheet._repr_mimebundle_())


def kinds_of_fields(kind=Field):
    return [kind, *(one for child in kind.__subclasses__() for one in kinds_of_fields(child))]


def test_no_field_of_any_kind_shows_its_words():
    """Labels may hold the names of employers and people, and options too."""
    for module in pkgutil.walk_packages(workbook.widgets.__path__, "workbook.widgets."):
        importlib.import_module(module.name)
    kinds = kinds_of_fields()
    assert {"LaterDay", "Points"} <= {kind.__name__ for kind in kinds}
    for kind in kinds:
        texts = {one.name: "Secret" for one in fields(kind) if one.type is str or one.type == "str"}
        field = kind(**texts | {"key": "offer.1.pay", "kind": "line", "options": (("secret", "Secret"),)})
        assert repr(field) == f"{kind.__name__}('offer.1.pay', 'line')"


def test_general_prompts_stand_in_the_part_of_their_area(answers):
    for area in ("content", "fit", "logistics", "stakeholders"):
        keys = [field["key"] for field in Written(answers, area, "Title").fields]
        prompts = [prompt for prompt in answers.content.prompts if prompt.of == "general" and prompt.area == area]
        assert keys == [f"written.{prompt.key}" for prompt in prompts] != []
