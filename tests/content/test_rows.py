"""The lists a person makes: whatever is done to them, no number comes back and no field is lost."""

import json

import pytest
from examples import one_in
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbook.content.rows import MOST_ROWS, PEOPLE, Rows
from workbook.journal.entry import check_key

STRANGE = [
    None, 3, "person.1", {"person.1": True}, True, [], [None], [["person.1"]], [{"a": 1}, "person.1"],
    [1.5, "person.2"], ["person.1", "person.1"], ["stakeholder.1", "person.2"], ["person."], ["person"],
    ["person.None"], ["person.0"], ["person.01"], ["person.1.name"],
    ["person.two words"], ["person.Ada"], ["person.-4"], ["person.\u0663"], [f"person.{'9' * 5000}"], ["person.\ud800"],
]  # fmt: skip
STRANGE_LASTS = [None, "7", 2.5, True, -5, [9], {}]


class TheList(RuleBasedStateMachine):
    """One list beside what a person would expect of it."""

    def __init__(self):
        super().__init__()
        self.answers = {}
        self.shown, self.removed, self.ever, self.fields = [], [], set(), {}

    @initialize(order=st.sampled_from(STRANGE), last=st.sampled_from(STRANGE_LASTS))
    def another_version_wrote_it(self, order, last):
        self.answers = {"people.order": order, "people.last": last, "person.7.name": "Removed before"}
        self.shown = PEOPLE.keys(self.answers)
        self.ever = {*self.shown, "person.7"}
        self.fields = {"person.7.name": "Removed before"}

    @rule(name=st.text(max_size=5))
    def add(self, name):
        if len(self.shown) >= MOST_ROWS:
            return
        key, changes = PEOPLE.add(self.answers, name=name)
        assert key not in self.ever, "a number was used again"
        self.ever.add(key)
        self.shown.append(key)
        self.fields[f"{key}.name"] = name
        self.answers |= changes

    @precondition(lambda self: self.shown)
    @rule(data=st.data())
    def remove(self, data):
        key = data.draw(st.sampled_from(self.shown))
        self.answers |= PEOPLE.remove(self.answers, key)
        self.shown.remove(key)
        self.removed.append(key)

    @precondition(lambda self: self.removed)
    @rule(data=st.data())
    def put_back(self, data):
        key = data.draw(st.sampled_from(self.removed))
        self.answers |= PEOPLE.put_back(self.answers, key)
        self.removed.remove(key)
        self.shown.append(key)

    @rule()
    def saved_and_read_again(self):
        self.answers = json.loads(json.dumps(self.answers))

    @rule()
    def the_last_number_is_lost(self):
        self.answers.pop("people.last", None)
        self.ever = {*self.shown, *(key.rpartition(".")[0] for key in self.fields)}  # of empty rows nothing is left

    @invariant()
    def it_is_as_expected(self):
        assert PEOPLE.keys(self.answers) == self.shown
        assert self.fields.items() <= self.answers.items(), "a field was lost"
        for key in self.shown:
            check_key(f"{key}.name")
            assert PEOPLE.name_of(self.answers, key)


TestTheList = TheList.TestCase
TestTheList.settings = one_in(3, stateful_step_count=25)


@pytest.mark.parametrize("order", STRANGE, ids=lambda order: repr(order)[:30])
def test_an_order_that_another_version_wrote_is_survived(order):
    answers = {"people.order": order, "people.last": "many"}
    for key in PEOPLE.keys(answers):
        check_key(key)
    key, changes = PEOPLE.add(answers)
    assert changes["people.order"] == [*PEOPLE.keys(answers), key]
    assert PEOPLE.keys(answers | changes)[-1] == key
    PEOPLE.remove(answers, "person.1")
    PEOPLE.put_back(answers, "person.1")


@pytest.mark.parametrize("last", [*STRANGE_LASTS, 10**90], ids=lambda last: repr(last)[:12])
def test_a_last_number_that_another_version_wrote_is_survived(last):
    key, changes = PEOPLE.add({"people.order": ["person.2"], "people.last": last})
    assert key == "person.3"
    assert changes["people.last"] == 3


def test_the_number_of_a_row_that_was_removed_is_not_used_again_though_the_last_was_lost():
    answers = {"people.order": ["person.1"], "person.1.name": "Ada", "person.4.story": "about Brook"}
    assert PEOPLE.add(answers)[0] == "person.5"


def test_a_new_row_holds_the_fields_it_was_given():
    key, changes = PEOPLE.add({}, name="Ada", title="Engineer")
    assert key == "person.1"
    assert changes == {
        "people.order": ["person.1"],
        "people.last": 1,
        "person.1.name": "Ada",
        "person.1.title": "Engineer",
    }


def test_the_list_has_an_end():
    answers = {}
    for _ in range(MOST_ROWS):
        answers |= PEOPLE.add(answers)[1]
    with pytest.raises(ValueError, match=r"The list holds at most 40\. Remove one first\."):
        PEOPLE.add(answers)
    answers |= PEOPLE.remove(answers, "person.3")
    assert PEOPLE.add(answers)[0] == "person.41"


@pytest.mark.parametrize(
    ("title", "name"),
    [("Ada", "Ada"), ("  Ada ", "Ada"), ("", "Person 2"), ("   ", "Person 2"), (None, "Person 2"), (7, "Person 2"),
     (["Ada"], "Person 2"), ("<b>Ada</b>", "<b>Ada</b>")],
)  # fmt: skip
def test_a_row_is_called_by_its_title(title, name):
    assert PEOPLE.name_of({"person.2.name": title}, "person.2") == name


def test_rows_of_one_list_are_not_those_of_another():
    needs = Rows("needs", "need", "need", "need")
    answers = {"needs.order": ["person.1", "need.1", "needle.1"], "people.order": ["need.1"]}
    assert needs.keys(answers) == ["need.1"]
    assert PEOPLE.keys(answers) == []
