"""The message to the recruiter: plain text, put together, with nothing that a person typed interpreted."""

import itertools

import pytest

from workbook.letters import CHANNELS, letter_to_recruiter
from workbook.packs.library import library
from workbook.packs.schema import MessagePart

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
