"""The referee desk: the list, the letter to one of them, and the odds once only references are open."""

from dataclasses import replace
from datetime import date

import pytest

from widgets.page import does, fill, sends
from workbook import Answers, ReferenceDesk
from workbook.answers.applications import Application
from workbook.answers.catalogue import ABOUT_APPLICATION
from workbook.answers.standing import Clocks, standing
from workbook.content.packs.library import library
from workbook.content.packs.schema import LETTERS
from workbook.journal import Journal
from workbook.odds import Candidate
from workbook.widgets.after.reference_desk import chance_in_words

EVIL = "<img src=x onerror=alert(1)>"


def make(journal):
    return ReferenceDesk(Answers(journal, content=library([])))


@pytest.fixture
def desk(journal):
    return make(journal)


def add(part, **fields):
    does(part, "add")
    for field, typed in fields.items():
        fill(part, f"{part.selected}.{field}", typed)
    return part.selected


def fresh(journal):
    """The same journal, as another kernel has it."""
    Answers(journal).autosave.flush()
    return make(Journal(journal.path))


def with_two_applications(journal):
    for key, value in {
        "applications.order": ["interview", "application.1"],
        "interview.employer": "Harbour",
        "interview.when": "2026-12-03T14:00",
        "application.1.employer": "Mill",
        "application.1.role": "sales",
    }.items():
        journal.record(key, value)
    return make(journal)


def test_at_first_there_is_nobody_and_no_letter(desk):
    assert (desk.rows, desk.coverage, desk.warnings, desk.letter, desk.letter_kind) == ([], "", [], {}, "")
    assert (
        desk.note
        == "These are other people's data. They stay with your answers and are never part of anything you share."
    )
    assert [field["key"] for field in desk.fields] == desk.apart == ["interview.chosen"]


def test_every_field_of_the_pack_is_there_and_comes_back(desk, journal):
    key = add(desk, name=EVIL, angle="peer", permission="yes", status="named", awkward="A gap.\nIt is true.")
    names = [field["key"].removeprefix(f"{key}.") for field in desk.fields if field["key"] not in desk.apart]
    assert names == [prompt.key for prompt in desk.answers.content.prompts if prompt.of == "referee"]
    assert {"name", "relation", "together", "contact", "angle", "strength", "agreed", "awkward", "permission", "status",
            "thanked", "told-outcome"} <= set(names)  # fmt: skip
    again = fresh(journal)
    assert again.form_of == f"\u2068{EVIL}\u2069"
    assert again.rows[0]["note"] == "how you work with others; said yes; named"
    assert again.shown["typed"][f"{key}.awkward"] == "A gap.\nIt is true."
    assert again.coverage.startswith("One of three angles is covered")
    assert EVIL in again.letter["text"]


def test_the_list_is_never_handed_out_as_a_file(desk):
    add(desk, name="R. M.", contact="0123")
    sent = []
    desk.send = lambda content, buffers=None: sent.append(content)
    does(desk, "table")
    assert sent == []
    assert desk.get_state()["spreadsheet"] is False


def test_what_needs_care_follows_what_is_typed(desk):
    key = add(desk, name="R. M.", status="named")
    assert desk.warnings[0].startswith("\u2068R. M.\u2069 is named to the employer, and nothing here says")
    fill(desk, f"{key}.permission", "yes")
    assert desk.warnings == ["There is one person on the list to speak for you. With three, one may be away."]


def test_what_cannot_be_used_is_said_and_not_saved(desk, journal):
    key = add(desk, name="R. M.")
    fill(desk, f"{key}.angle", "sideways")
    assert "choose one of" in desk.errors[f"{key}.angle"]
    assert "You gave: sideways." in desk.errors[f"{key}.angle"]
    fill(desk, f"{key}.contact", "x" * 301)
    assert desk.refused == 2
    Answers(journal).autosave.flush()
    assert journal.latest(f"{key}.angle") is None
    assert journal.latest(f"{key}.contact") is None


def test_the_letter_fits_and_another_can_be_picked_for_each_referee(desk):
    ada = add(desk, name="Ada")
    assert desk.letter_kind == "ask-referee"
    assert [words for _kind, words in desk.kinds] == [LETTERS[kind] for kind, _words in desk.kinds]
    does(desk, "letter", key="thank-referee")
    assert "I have not heard how it ends yet" in desk.letter["text"]
    brook = add(desk, name="Brook", permission="yes")
    assert desk.letter_kind == "brief-referee"
    assert "Brook" in desk.letter["text"]
    does(desk, "edit", key=ada)
    assert desk.letter_kind == "thank-referee"
    for wrong in ("accept", None, ["ask-referee"]):
        does(desk, "letter", key=wrong)
    assert desk.letter_kind == "thank-referee"
    does(desk, "remove", key=ada)
    does(desk, "remove", key=brook)
    assert (desk.letter, desk.letter_kind, desk.letter_note) == ({}, "", "")


def test_a_letter_is_not_sent_before_they_agreed_without_a_word(desk):
    add(desk, name="Ada")
    does(desk, "letter", key="brief-referee")
    assert desk.letter_note.startswith("Nothing here says that \u2068Ada\u2069 agreed.")


def test_the_letter_can_be_taken_along(desk):
    sent = []
    desk.send = lambda content, buffers=None: sent.append(content)
    does(desk, "take")
    assert sent == []
    add(desk, name="Ada")
    does(desk, "take")
    assert sent[0]["text"].startswith(f"Subject: {desk.letter['subject']}\n\nDear Ada,")


def test_letters_are_about_the_application_that_is_picked(journal):
    desk = with_two_applications(journal)
    add(desk, name="Ada")
    assert desk.job == "\u2068Harbour\u2069"
    assert desk.shown["typed"][ABOUT_APPLICATION] == "interview"
    [choice] = [field for field in desk.fields if field["key"] == ABOUT_APPLICATION]
    assert [key for key, _name in choice["options"]] == ["interview", "application.1"]
    assert "Harbour" in desk.letter["text"]
    assert "Software" not in desk.letter["text"], "the kind of work was never given"
    fill(desk, ABOUT_APPLICATION, "application.1")
    assert desk.job == "\u2068Mill\u2069"
    assert "Mill" in desk.letter["text"]
    assert "Sales" in desk.letter["text"]
    assert desk.apart == [ABOUT_APPLICATION, "application.1.chosen"]
    again = fresh(journal)
    assert (again.job, again.shown["typed"][ABOUT_APPLICATION]) == ("\u2068Mill\u2069", "application.1")


def test_an_application_that_is_gone_leaves_the_first(journal):
    journal.record(ABOUT_APPLICATION, "application.9")
    desk = with_two_applications(journal)
    assert desk.job == "\u2068Harbour\u2069"
    journal.record("applications.order", [])
    desk = fresh(journal)
    add(desk, name="Ada")
    assert (desk.job, desk.apart, desk.chance) == ("", [], {})
    assert desk.letter["text"]


def said_of(application):
    """What is said of one application alone."""
    before, then = (
        standing((replace(application, chosen=chosen),), Candidate(), Clocks(), date(2026, 12, 9))
        for chosen in (False, True)
    )
    return chance_in_words(application, before, then)


def test_being_the_choice_moves_the_odds_and_is_kept(journal):
    journal.record("interview.role", "software")
    desk = make(journal)
    assert desk.chance["sentence"] == (
        "Your odds here are between 1 in 9 and 3 in 5; about 1 in 3. "
        "Once they say that you are their choice, they are about 2 in 3."
    )
    fill(desk, "interview.chosen", "yes")
    assert desk.chance["sentence"] == (
        "Before they said so, your odds here were between 1 in 9 and 3 in 5; about 1 in 3. Now they are about 2 in 3."
    )
    again = fresh(journal)
    assert again.shown["typed"]["interview.chosen"] == "yes"
    assert journal.latest("interview.chosen") is True
    fill(desk, "interview.chosen", "")
    Answers(journal).autosave.flush()
    assert journal.latest("interview.chosen") is False


@pytest.mark.parametrize("outcome", ["offer", "no", "withdrawn"])
def test_only_an_open_application_asks_it(journal, outcome):
    journal.record("interview.outcome", outcome)
    desk = make(journal)
    assert (desk.apart, desk.chance) == ([], {})
    fill(desk, "interview.chosen", "yes")
    assert desk.answers.get("interview.chosen") is None


def test_where_the_numbers_come_from_is_said_with_what_was_counted():
    said = " ".join(said_of(Application("interview"))["why"])
    for words in ("80 to be filled", "E022: 34 openings at one UK college", "85 to pass", "an assumption",
                  "about 34 of 100, by 2,800+ senior managers in 2019 (E150)",
                  "about 21 of 100, by 1,000+ senior managers in 2010 (E151)", "candidates at any stage"):  # fmt: skip
        assert words in said


def test_answers_that_contradict_are_said():
    said = said_of(Application("interview", insider=True, finalists=1))["sentence"]
    assert "Someone from inside is a candidate, so you are at least 2 people at this stage" in said
    assert said.endswith("about 2 in 3.")


def test_what_another_page_ticked_is_followed(desk, journal):
    other = Journal(journal.path)
    other.record("interview.chosen", True)
    sends(desk, looks=1)
    assert desk.shown["typed"]["interview.chosen"] == "yes"
    assert "Now they are" in desk.chance["sentence"]


def test_a_binder_session_says_where_they_stay(journal, monkeypatch):
    monkeypatch.setenv("BINDER_SERVICE_HOST", "x")
    assert "They stay in this session only and are never" in make(journal).note


def test_no_answer_is_in_the_repr(desk):
    add(desk, name="Rosamunde")
    assert repr(desk) == "ReferenceDesk()"
    assert "Rosamunde" not in str(desk._repr_mimebundle_())


@pytest.mark.parametrize(("finalists", "lower"), [(1, True), (2, False), ((2, 4), False)])
def test_good_news_that_lowers_the_odds_is_explained(finalists, lower):
    said = said_of(Application("interview", finalists=finalists))["sentence"]
    assert ("lower only because references count" in said) is lower
