"""A list that a person makes: rows come, go and come back with every field, and the form shows one of them."""

import pytest
from spreadsheet import read_csv
from traitlets import Bool

from widgets.page import does, message, sends
from workbook import Answers
from workbook.content.packs.library import library
from workbook.content.rows import MOST_ROWS, PEOPLE
from workbook.journal import Journal
from workbook.widgets.kit.row_sheet import RowSheet

EVIL = "<img src=x onerror=alert(1)>"
WORDS = {"none": "Nobody yet.", "heading": "The people"}


class People(RowSheet):
    kind, list_words = PEOPLE, WORDS

    def note_of(self, key):
        return self.get(key, "title") or ""


def make(journal):
    return People(Answers(journal, library(())))


@pytest.fixture
def people(journal):
    return make(journal)


def fill(part, field, typed):
    does(part, "type", key=f"{part.selected}.{field}", typed=typed)


def add(part, **fields):
    does(part, "add")
    for field, typed in fields.items():
        fill(part, field, typed)
    return part.selected


def names(part):
    return [row["name"].strip("\u2068\u2069") for row in part.rows]


def flushed(journal):
    Answers(journal).autosave.flush()
    return journal


def test_at_first_there_is_nobody_and_no_form(people):
    assert (people.rows, people.form_of, people.fields, people.about, people.removed) == ([], "", [], "", [])
    assert people.words == {"add": "Add a person", **WORDS}


def test_a_new_row_is_the_one_in_the_form(people, journal):
    key = add(people, name="Ada", title="Head of wards")
    assert people.rows == [{"key": key, "name": "\u2068Ada\u2069", "note": "Head of wards", "current": True}]
    assert people.form_of == "\u2068Ada\u2069"
    assert {field["key"].rpartition(".")[0] for field in people.fields} == {key}
    add(people)
    assert [row["current"] for row in people.rows] == [False, True]
    assert names(people) == ["Ada", "Person 2"]
    assert people.shown["typed"] == {}
    flushed(journal)
    assert journal.latest("people.order") == ["person.1", "person.2"]
    assert (journal.latest("people.last"), journal.latest("person.1.name")) == (2, "Ada")


def test_another_row_is_shown_with_what_was_entered_in_it(people):
    ada, brook = add(people, name="Ada"), add(people, name=EVIL)
    does(people, "edit", key=ada)
    assert (people.selected, people.about, people.shown["typed"]) == (ada, ada, {f"{ada}.name": "Ada"})
    does(people, "edit", key=brook)
    assert people.shown["typed"] == {f"{brook}.name": EVIL}
    assert names(people) == ["Ada", EVIL]


def test_a_row_that_was_removed_comes_back_with_every_field(people, journal):
    ada, brook = add(people, name="Ada", title="Head", background="Nurse"), add(people, name="Brook")
    does(people, "edit", key=ada)
    before = people.shown["typed"]
    does(people, "remove", key=ada)
    assert (names(people), people.selected, people.removed) == (["Brook"], brook, [ada, "\u2068Ada\u2069"])
    assert flushed(journal).latest("person.1.background") == "Nurse"
    does(people, "put_back", key=ada)
    assert (names(people), people.selected, people.removed) == (["Ada", "Brook"], ada, [])
    assert people.shown["typed"] == before
    assert flushed(journal).latest("people.order") == [ada, brook]


def test_rows_that_were_removed_come_back_one_after_the_other_the_newest_first(people):
    for name in ("Ada", "Brook", "Cara"):
        add(people, name=name)
    for number in (1, 3, 2):
        does(people, "remove", key=f"person.{number}")
    offered = []
    while people.removed:
        offered.append(people.removed)
        does(people, "put_back", key=people.removed[0])
    assert offered == [
        ["person.2", "\u2068Brook\u2069"],
        ["person.3", "\u2068Cara\u2069"],
        ["person.1", "\u2068Ada\u2069"],
    ]
    assert names(people) == ["Ada", "Brook", "Cara"], "each stands where it stood"


def test_a_row_that_came_back_elsewhere_is_not_offered(people):
    for name in ("Ada", "Brook"):
        does(people, "remove", key=add(people, name=name))
    people.keep(PEOPLE.put_back(people.answers.values(), "person.2"))
    assert people.removed == ["person.1", "\u2068Ada\u2069"]


def test_the_last_one_may_go_and_its_number_is_not_used_again(people, journal):
    add(people, name="Ada")
    does(people, "remove", key="person.1")
    assert (people.rows, people.form_of, people.fields) == ([], "", [])
    assert add(people) == "person.2"
    assert people.shown["typed"] == {}
    flushed(journal)
    again = make(Journal(journal.path))
    does(again, "remove", key="person.2")
    assert add(again) == "person.3"


def test_the_list_has_an_end_and_says_so_until_there_is_room(people):
    for _ in range(MOST_ROWS):
        does(people, "add")
    assert people.problem == ""
    does(people, "add")
    assert people.problem == "The list holds at most 40. Remove one first."
    assert len(people.rows) == MOST_ROWS
    does(people, "remove", key="person.4")
    assert people.problem == ""
    assert add(people) == "person.41"


def test_what_was_refused_for_one_row_stays_with_it_while_another_is_shown(people):
    ada, brook = add(people, name="Ada"), add(people, name="Brook")
    fill(people, "name", "x" * 301)
    said = people.errors
    assert (people.refused, people.refused_elsewhere, list(said)) == (1, 0, [f"{brook}.name"])
    does(people, "edit", key=ada)
    assert (people.refused, people.refused_elsewhere, people.errors) == (1, 1, {})
    assert people.shown["typed"] == {f"{ada}.name": "Ada"}
    fill(people, "lens", "nonsense")
    assert (people.refused, people.refused_elsewhere, list(people.errors)) == (2, 1, [f"{ada}.lens"])
    does(people, "edit", key=brook)
    assert (people.refused, people.refused_elsewhere, people.errors) == (2, 1, said)
    assert people.shown["typed"] == {f"{brook}.name": "x" * 301}
    assert people.answers.get(f"{brook}.name") == "Brook"
    fill(people, "name", "Bea")
    assert (people.refused, people.refused_elsewhere, people.errors) == (1, 1, {})
    does(people, "edit", key=ada)
    assert people.shown["typed"] == {f"{ada}.name": "Ada", f"{ada}.lens": "nonsense"}
    fill(people, "lens", "")
    assert (people.refused, people.refused_elsewhere, people.errors) == (0, 0, {})


@pytest.mark.parametrize("looked_at", [True, False])
def test_what_was_refused_goes_with_a_row_that_is_removed(people, looked_at):
    ada, brook = add(people, name="Ada"), add(people, name="Brook")
    fill(people, "name", "x" * 301)
    if not looked_at:
        does(people, "edit", key=ada)
    does(people, "remove", key=brook)
    assert (people.refused, people.refused_elsewhere, people.errors) == (0, 0, {})
    does(people, "put_back", key=brook)
    assert people.selected == brook
    assert (people.refused, people.shown["typed"]) == (0, {f"{brook}.name": "Brook"})


def test_typing_a_name_renames_the_row_and_is_not_sent_back(people):
    add(people)
    sent = []
    people._send = lambda content, buffers=None: sent.append(content.get("state", {}))
    for name in ("A", "Ad", "Ada"):
        fill(people, "name", name)
    assert names(people) == ["Ada"]
    assert people.form_of == "\u2068Ada\u2069"
    assert not [state for state in sent if "shown" in state or "fields" in state]


def test_a_name_cannot_turn_the_line_it_stands_in(people):
    add(people, name="\u202eadA")
    assert people.rows[0]["name"] == "\u2068adA\u2069"


def test_two_parts_on_one_page_show_the_same_list_each_with_its_own_row(journal):
    answers = Answers(journal, library(()))
    one, other = People(answers), People(answers)
    ada, brook = add(one, name="Ada"), add(one, name="Brook")
    does(other, "edit", key=ada)
    assert (one.selected, other.selected) == (brook, ada)
    assert names(one) == names(other) == ["Ada", "Brook"]
    does(one, "remove", key=ada)
    assert (other.selected, names(other)) == (brook, ["Brook"])


def test_rows_that_another_page_added_and_took_away_are_followed(people, journal):
    add(people, name="Ada")
    flushed(journal)
    other = make(Journal(journal.path))
    add(other, name="Brook")
    flushed(other.answers.journal)
    sends(people, looks=1)
    assert names(people) == ["Ada", "Brook"]
    does(people, "remove", key="person.1")
    flushed(journal)
    sends(other, looks=1)
    assert names(other) == ["Brook"]
    assert add(other) == "person.3"


@pytest.mark.parametrize(
    "order", ["person.1", {"a": 1}, [["person.1"], None, "person.x y", "stakeholder.1", "person.1"], 7]
)
def test_an_order_that_another_version_wrote_is_survived(journal, order):
    journal.record("people.order", order)
    journal.record("person.1.name", "Ada")
    people = make(journal)
    assert names(people) == (["Ada"] if isinstance(order, list) else [])
    key = add(people, name="Brook")
    assert key == "person.2"
    assert flushed(journal).latest("person.1.name") == "Ada"
    assert people.unsaved == ""


@pytest.mark.parametrize(
    "wrong",
    [{"do": "x"}, {"do": "edit"}, {"do": "edit", "key": "person.9"}, {"do": "edit", "key": ["person.1"]},
     {"do": "remove"}, {"do": "remove", "key": "person.9"}, {"do": "remove", "key": "people.order"},
     {"do": "put_back"}, {"do": "put_back", "key": "person.9"}, {"do": "put_back", "key": "person.1"},
     {"do": "type", "key": "person.9.name", "typed": "x"}, {"do": "type", "key": "person.1.no-such", "typed": "x"},
     {"do": "type", "key": "person.1.name"}, [], None, "add"],
    ids=repr,
)  # fmt: skip
def test_a_message_that_means_nothing_changes_nothing(people, mishaps, wrong):
    add(people, name="Ada")
    answers, state = people.answers.values(), people.get_state()
    people._handle_msg(message("custom", content=wrong))
    assert (people.answers.values(), people.get_state()) == (answers, state)
    assert mishaps == []


def test_the_text_that_a_notebook_stores_holds_no_name(people):
    add(people, name="Secret person")
    assert repr(people) == "People()"
    assert "Secret" not in str(people._repr_mimebundle_())


def test_the_list_for_a_spreadsheet_holds_every_row_in_words_and_no_formula(people):
    add(people, name="=HYPERLINK(1)", title="  @SUM(A1)")
    fill(people, "part", "can_block")
    add(people, name="Brook")
    sent = []
    people.send = lambda content, buffers=None: sent.append(content)
    does(people, "table")
    [file] = sent
    assert (file["file"], file["type"]) == ("people.csv", "text/csv")
    assert '"\'=HYPERLINK(1)"' in file["text"]
    header, *rows = read_csv(file["text"])
    assert header[:2] == ["What is their name, and how do you say it?", "What is their job title?"]
    assert [row[0] for row in rows] == ["=HYPERLINK(1)", "Brook"]
    assert rows[0][1] == "@SUM(A1)"
    assert "They can say no" in rows[0]
    does(people, "remove", key="person.1")
    does(people, "remove", key="person.2")
    does(people, "table")
    assert len(sent) == 1


def test_a_list_that_must_not_be_shared_is_never_a_file(journal):
    class Private(People):
        spreadsheet = Bool(False).tag(sync=True)

    private = Private(Answers(journal, library(())))
    add(private, name="Ada")
    sent = []
    private.send = lambda content, buffers=None: sent.append(content)
    does(private, "table")
    assert sent == []
