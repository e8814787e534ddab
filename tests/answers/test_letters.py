"""The message to the recruiter: plain text, put together, with nothing that a person typed interpreted."""

import itertools
import re

import pytest

from workbook.answers.catalogue import NAME
from workbook.answers.letters import BLANK, CHANNELS, as_list, letter_to_recruiter, signature, written_letter
from workbook.content.packs.library import library
from workbook.content.packs.schema import LETTERS, LetterPart, MessagePart

QUESTIONS = ["Who will decide?", "Is there a task & how long is it?"]
WHEN = "Thursday 3 December 2026, 14:00"


def part(channel, name, text):
    return MessagePart(
        key=f"{channel}-{name}", text=text, area="process", minutes=1, source="a test", channel=channel, part=name
    )


PARTS = [
    part("email", "subject", "Questions for {employer}"),
    part("email", "opening", "Hello {employer}."),
    part("email", "ask", "Before {when}:"),
    part("email", "closing", "Kind regards"),
    part("call", "opening", "Hello, about {when} at {employer}."),
    part("call", "ask", "My list:"),
    part("call", "closing", "Goodbye."),
]


def test_an_e_mail_word_for_word():
    letter = letter_to_recruiter("email", PARTS, QUESTIONS, "Harbour", WHEN)
    assert letter.subject == "Questions for Harbour"
    assert letter.text == (
        "Hello Harbour.\n\nBefore Thursday 3 December 2026, 14:00:\n\n"
        "- Who will decide?\n- Is there a task & how long is it?\n\nKind regards\n"
    )


def test_what_is_written_is_not_in_what_an_error_shows():
    assert repr(letter_to_recruiter("email", PARTS, QUESTIONS, "Harbour Ltd")) == "Letter()"


def test_a_call_word_for_word():
    letter = letter_to_recruiter("call", PARTS, QUESTIONS, "Harbour", WHEN)
    note = "   They said: ____________________________________\n\n"
    assert letter.subject == ""
    assert letter.text == (
        "Hello, about Thursday 3 December 2026, 14:00 at Harbour.\n\nMy list:\n\n"
        f"1. Who will decide?\n\n{note}2. Is there a task & how long is it?\n\n{note}Goodbye.\n"
    )


def test_what_is_not_known_has_a_stand_in():
    letter = letter_to_recruiter("email", PARTS, QUESTIONS)
    assert letter.subject == "Questions for your company"
    assert "Before our interview:" in letter.text


@pytest.mark.parametrize(
    "employer",
    ["<b>Harbour</b>", "<img src=x onerror=alert(1)>", "{when}", "{employer}", "{{ 7 * 7 }}", "{% for x in y %}",
     "{when} {employer} {when}", "A & B", "\\1 \\g<0>", "{0}", "%s", "ميناء", "{", "x" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("channel", CHANNELS)
def test_the_employer_is_written_as_it_is_called(channel, employer):
    letter = letter_to_recruiter(channel, PARTS, ["Who?"], employer, WHEN)
    plain = letter_to_recruiter(channel, PARTS, ["Who?"], "Harbour", WHEN)
    assert letter.text == plain.text.replace("Harbour", employer)
    assert letter.subject == plain.subject.replace("Harbour", employer)


def test_questions_are_written_as_they_are():
    asked = ["<b>{when}</b> {{ employer }} & {employer}?"]
    for channel in CHANNELS:
        assert asked[0] in letter_to_recruiter(channel, PARTS, asked, "Harbour", WHEN).text


@pytest.mark.parametrize(
    "mark", [chr(code) for code in (0x202A, 0x202B, 0x202D, 0x202E, 0x202C, 0x2066, 0x2068, 0x2069)]
)
def test_invisible_marks_that_turn_the_direction_are_left_out(mark):
    for channel in CHANNELS:
        letter = letter_to_recruiter(channel, PARTS, ["Who?"], f"Har{mark}bour", WHEN)
        assert mark not in letter.subject + letter.text
        assert "Harbour" in letter.text
    assert "your company" in letter_to_recruiter("email", PARTS, ["Who?"], mark, WHEN).text


def test_of_several_parts_the_first_is_taken():
    twice = [*PARTS, part("email", "subject", "Another subject")]
    assert letter_to_recruiter("email", twice, QUESTIONS, "Harbour").subject == "Questions for Harbour"


def test_a_part_that_no_pack_has_leaves_no_hole():
    text = letter_to_recruiter("email", PARTS[2:3], QUESTIONS, when=WHEN).text
    assert text.startswith("Before Thursday")
    assert text.endswith("long is it?\n")
    assert letter_to_recruiter("call", [], []).text == "\n"


@pytest.mark.parametrize("channel", ["", "fax", "Email", "../email"])
def test_another_channel_is_refused_with_a_sentence(channel):
    with pytest.raises(ValueError, match="channel must be one of email, call. You gave: ") as refusal:
        letter_to_recruiter(channel, PARTS, QUESTIONS)
    assert str(refusal.value).endswith(f"{channel}.")


@pytest.mark.parametrize(
    ("channel", "employer", "when"), list(itertools.product(CHANNELS, ["", "Harbour"], ["", WHEN]))
)
def test_the_real_parts_make_a_whole_letter(channel, employer, when):
    letter = letter_to_recruiter(channel, library(()).message, QUESTIONS, employer, when)
    assert bool(letter.subject) == (channel == "email")
    assert all(question in letter.text for question in QUESTIONS)
    assert "{" not in letter.subject + letter.text
    assert "\n\n\n" not in letter.text
    assert letter.text.startswith("Hello")


def paragraph(name, number, text, kind="thanks"):
    return LetterPart(
        key=f"{name}-{number}", text=text, area="afterwards", minutes=1, source="a test", letter=kind, part=name
    )


NOTE = [
    paragraph("opening", 1, "Hello {person}, thank you for {day}."),
    paragraph("opening", 2, "Hello {person}, thank you."),
    paragraph("moment", 1, "What stayed with me: {moment}"),
    paragraph("opening", 3, "Hello, thank you."),
    paragraph("subject", 1, "Thank you for {day}"),
    paragraph("subject", 2, "Thank you"),
    paragraph("opening", 1, "Of another letter", "after-no"),
]


def test_of_the_paragraphs_with_one_part_the_first_is_taken_that_is_known():
    known = {"person": "Mara", "day": "Thursday", "moment": "the plan"}
    said = written_letter("thanks", NOTE, known, "")
    assert said.subject == "Thank you for Thursday"
    assert said.text == "Hello Mara, thank you for Thursday.\n\nWhat stayed with me: the plan.\n"
    said = written_letter("thanks", NOTE, known | {"day": " "}, "")
    assert (said.subject, said.text.splitlines()[0]) == ("Thank you", "Hello Mara, thank you.")
    assert (
        written_letter("thanks", NOTE, {"moment": "the plan"}, "").text
        == "Hello, thank you.\n\nWhat stayed with me: the plan.\n"
    )
    assert written_letter("thanks", NOTE, {}, "").text == "Hello, thank you.\n"
    assert written_letter("accept", NOTE, known, "").text == ""


@pytest.mark.parametrize(
    "typed", ["{day}", "{{ 7 * 7 }}", "{% for x in y %}", "<b>a</b>", "A & B", "\\1 \\g<0>", "%s", "# a"]
)
def test_what_a_person_typed_stands_in_a_letter_as_typed(typed):
    said = written_letter("thanks", NOTE, {"moment": typed, "person": typed, "day": "Thursday"}, "")
    stop = "." if typed[-1].isalnum() else ""
    assert said.text == f"Hello {typed}, thank you for Thursday.\n\nWhat stayed with me: {typed}{stop}\n"


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_can_be_written_with_everything_known_and_with_nothing(kind):
    parts = library().letters
    names = set(re.findall(r"\{([a-z_]+)\}", " ".join(one.text for one in parts if one.letter == kind)))
    for known in ({}, {name: f"the {name}" for name in names}, *({name: f"the {name}"} for name in names)):
        said = written_letter(kind, parts, known, "")
        assert said.subject
        assert len(said.text) > 80
        assert "{" not in said.subject + said.text


def test_a_list_in_a_letter_has_one_line_for_each():
    assert as_list(["One\nline", "", "  ", "Two"]) == "- One line\n- Two"
    assert as_list([]) == ""


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_is_closed_with_the_name_or_a_blank_for_it(kind):
    parts = library(()).letters
    assert written_letter(kind, parts, {}, "").text.endswith("\n\n[your name]\n")
    assert written_letter(kind, parts, {}, "Ada Lovelace").text.endswith("\n\nAda Lovelace\n")
    assert BLANK not in written_letter(kind, parts, {}, "Ada Lovelace").text


@pytest.mark.parametrize("name", ["{person}", "<b>Ada</b>", "[your name]", "\\1", "Ada & Co", "ادا"])
def test_a_name_stands_at_the_end_as_it_was_typed(name):
    assert written_letter("thanks", library(()).letters, {"person": "Mara"}, name).text.endswith(f"\n\n{name}\n")
    text = letter_to_recruiter("email", library(()).message, QUESTIONS, name=name).text
    assert text.endswith(f"Kind regards, {name}\n")


def test_a_blank_that_a_person_typed_is_not_filled_in():
    said = written_letter("thanks", NOTE, {"moment": "write [your name] here"}, "Ada")
    assert "write [your name] here" in said.text


@pytest.mark.parametrize(
    ("answer", "name"), [(None, ""), ("", ""), (7, ""), (["Ada"], ""), (" Ada \n Lovelace ", "Ada Lovelace")]
)
def test_what_is_no_name_leaves_the_blank(answer, name):
    assert signature({NAME: answer}) == name
