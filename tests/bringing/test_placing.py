"""What is taken goes where it belongs, in one step, and can be put back."""

import pytest

from workbook.answers.applications import MOST_APPLICATIONS
from workbook.answers.catalogue import ORDER
from workbook.bringing.found import MOST_BYTES, Given, Here, Proposed
from workbook.bringing.placing import changes_of, stays, undone
from workbook.bringing.readers import Reader, read
from workbook.content.rows import LISTS, MOST_ROWS


def proposed(answers, **more):
    return Proposed("", "one", "", answers, **more)


def test_a_whole_key_is_recorded_as_it_stands():
    assert changes_of([proposed({"process.length": "1 hour"})], {}) == {"process.length": "1 hour"}


def test_what_is_there_already_is_no_change():
    assert changes_of([proposed({"process.length": "1 hour"})], {"process.length": "1 hour"}) == {}


def test_two_new_rows_get_numbers_of_their_own():
    changes = changes_of([proposed({"name": name}, into="people") for name in ("AB", "CD")], {})
    assert changes["people.order"] == ["person.1", "person.2"]
    assert (changes["person.1.name"], changes["person.2.name"]) == ("AB", "CD")


def test_a_new_application_stands_behind_the_interview_of_page_00():
    changes = changes_of([proposed({"employer": "Acme"}, into="applications")], {})
    assert changes == {ORDER: ["interview", "application.1"], "applications.last": 1, "application.1.employer": "Acme"}


def test_an_application_that_was_removed_keeps_its_number():
    answers = {ORDER: ["interview"], "application.7.employer": "gone"}
    changes = changes_of([proposed({"employer": "Acme"}, into="applications")], answers)
    assert changes[ORDER] == ["interview", "application.8"]


def test_an_order_that_names_an_application_many_times_has_room_for_more():
    changes = changes_of([proposed({"employer": "Acme"}, into="applications")], {ORDER: ["interview"] * 40})
    assert changes[ORDER] == ["interview", "application.1"]


def test_an_order_that_names_an_application_twice_has_it_once_and_takes_no_room():
    """As everywhere: tests/answers/test_applications.py."""
    twice = ["interview", "application.1"] * MOST_APPLICATIONS
    changes = changes_of([proposed({"employer": "Acme"}, into="applications")], {ORDER: twice})
    assert changes[ORDER] == ["interview", "application.1", "application.2"]


@pytest.mark.parametrize("rows", LISTS, ids=lambda rows: rows.name)
def test_no_list_has_a_row_twice(rows):
    one, other = f"{rows.row}.1", f"{rows.row}.2"
    answers = {rows.order: [one, other, one, one]}
    assert rows.keys(answers) == [one, other]
    assert rows.add(answers)[1][rows.order] == [one, other, f"{rows.row}.3"]
    assert rows.remove(answers, one) == {rows.order: [other]}


def test_fields_of_a_row_that_is_there():
    one = proposed({"title": "Clerk"}, into="applications", row="application.2")
    assert changes_of([one], {}) == {"application.2.title": "Clerk"}


def test_a_text_goes_below_what_stands_there_and_only_once():
    one = proposed({"written.notes": "new"}, more=True)
    changes = changes_of([one], {"written.notes": "old\n"})
    assert changes == {"written.notes": "old\nnew"}
    assert changes_of([one], changes) == {}


def test_of_two_readings_one_can_be_taken():
    both = [proposed({"interview.when": day}, one_of="day") for day in ("2026-03-04T10:00", "2026-04-03T10:00")]
    assert changes_of(both[:1], {}) == {"interview.when": "2026-03-04T10:00"}
    with pytest.raises(ValueError, match="choose one"):
        changes_of(both, {})


@pytest.mark.parametrize(("into", "most"), [("people", MOST_ROWS), ("applications", MOST_APPLICATIONS - 1)])
def test_a_full_list_is_said(into, most):
    many = [proposed({"name": "AB"}, into=into)] * most
    changes_of(many, {})
    with pytest.raises(ValueError, match="at most"):
        changes_of([*many, *many], {})


def test_undoing_puts_back_what_was_there():
    before = {"process.length": "1 hour"}
    changes = changes_of([proposed({"process.length": "2 hours", "interview.when": "2026-12-08T09:30"})], before)
    assert undone(changes, before, before | changes) == before | {"interview.when": None}


def test_undoing_leaves_what_was_changed_since():
    changes = changes_of([proposed({"process.length": "2 hours", "interview.when": "2026-12-08T09:30"})], {})
    now = changes | {"process.length": "3 hours"}
    assert undone(changes, {}, now) == {"interview.when": None}
    assert stays(changes, now) == ["process.length"]


def test_undoing_takes_its_own_rows_out_and_leaves_the_others():
    before = {"people.order": ["person.1"], "people.last": 1, "person.1.name": "AB"}
    changes = changes_of([proposed({"name": "CD"}, into="people")], before)
    now = before | changes
    assert undone(changes, before, now) == {"people.order": ["person.1"], "person.2.name": None}
    now |= {"people.order": ["person.1", "person.2", "person.3"], "people.last": 3, "person.3.name": "EF"}
    assert undone(changes, before, now)["people.order"] == ["person.1", "person.3"]
    after = now | undone(changes, before, now)
    assert changes_of([proposed({"name": "GH"}, into="people")], after)["people.order"][-1] == "person.4"


@pytest.mark.parametrize("before", [None, 7, "odd", [["odd"], 7, "person.1"]], ids=repr)
def test_undoing_survives_an_order_that_another_version_wrote(before):
    before = {"people.order": before}
    changes = changes_of([proposed({"name": "CD"}, into="people")], before)
    [*_others, new] = changes["people.order"]
    now = before | changes | {"people.order": [*changes["people.order"], "person.9"]}
    assert new not in undone(changes, before, now)["people.order"]


def never(_given):
    return False


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b" \n", "nothing in it"), (b"x" * (MOST_BYTES + 1), "the limit is 5 MB"), (b"hello", "an invitation")],
)
def test_what_no_reader_takes_gets_a_sentence(data, sentence):
    reader = Reader("invitation", "an invitation", never, lambda given, here: None)
    with pytest.raises(ValueError, match=sentence):
        read(Given(data), Here({}, None), [reader])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_files_have(encoding):
    assert Given("Zürich\r\nTöpfer".encode(encoding)).text == "Zürich\nTöpfer"
