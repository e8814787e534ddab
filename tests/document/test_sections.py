"""What is taken is exactly what was ticked, and each answer is in the document once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.corpus import (
    ANSWERS,
    CONTENT,
    EVERY,
    HOMES,
    SECTIONS_HERE,
    TICKED,
    TODAY,
    Reader,
    named,
    words_in,
)
from workbook.answers.keys import SECTIONS
from workbook.document import TITLES, as_html, as_markdown, home_of, sections_in_words, sections_of, taken


def holds_exactly(keys, private):
    chosen = taken(SECTIONS_HERE, keys, private)
    expected = {
        word
        for word, home in HOMES.items()
        if home and home[0] in keys and (not home[1] or home[0] in private)
    }  # fmt: skip
    html, markdown = as_html(chosen, TODAY), as_markdown(chosen, TODAY)
    assert words_in(html) == expected
    assert words_in(markdown) == expected
    for key, (section, is_private) in TICKED.items():
        kind, _dot, place = named(key).partition(".")
        text = CONTENT.find(SECTIONS.get(kind, "facts"), place.removeprefix("ask.")).text
        wanted = section in keys and (not is_private or section in private)
        ticks = [part.text for one in chosen for part in one.parts if not part.label]
        assert any(one.startswith(text) for one in ticks) == wanted
        assert (text in Reader(html).text) >= wanted


@pytest.mark.parametrize("key", EVERY)
def test_a_section_alone_with_and_without_what_is_private(key):
    holds_exactly({key}, set())
    holds_exactly({key}, {key})
    holds_exactly({key}, set(EVERY) - {key})
    holds_exactly(set(EVERY) - {key}, set(EVERY))
    holds_exactly(set(EVERY), {key})


def test_all_and_none():
    holds_exactly(set(EVERY), set(EVERY))
    holds_exactly(set(EVERY), set())
    holds_exactly(set(), set(EVERY))
    holds_exactly(set(), set())


@given(st.sets(st.sampled_from(EVERY)), st.sets(st.sampled_from(EVERY)))
def test_any_ticks_at_all(keys, private):
    holds_exactly(keys, private)


def test_nothing_of_a_private_part_stands_in_a_heading_or_a_label():
    for section in SECTIONS_HERE:
        for part in section.parts:
            assert not words_in(part.of + part.label)
            assert repr(part) == "Part()"


def test_each_answer_is_in_the_document_once():
    placed = [key for key in ANSWERS if home_of(key, ANSWERS, CONTENT) in TITLES]
    placed.remove("heard.1.round")  # names no interview that there is
    assert sum(len(section.parts) for section in SECTIONS_HERE) == len(placed) + 1  # the number of referees
    everything = as_markdown(SECTIONS_HERE, TODAY)
    assert all(everything.count(word) == 1 for word, home in HOMES.items() if home)


@pytest.mark.parametrize("answer", [None, "", "  \n", False, [], {}])
@pytest.mark.parametrize("key", ["written.day-route", "done.process-agenda", "written.gone", "adjustment.adj-breaks"])
def test_what_was_not_answered_is_not_there(key, answer):
    expected = [] if answer is not False or key != "written.day-route" else ["No"]
    assert [part.text for section in sections_of({key: answer}, CONTENT) for part in section.parts] == expected


def test_i_do_not_know_is_no_answer():
    answers = {"process.place": "unknown", "interview.format": "unknown", "record.self_rating": "unsaid"}
    answers["interview.chosen"] = False  # they have not said that you are the one
    assert sections_of(answers, CONTENT) == ()
    assert sections_of({"process.address": "unknown"}, CONTENT)[0].parts[0].text == "unknown"  # typed


def test_the_sentence_says_exactly_what_goes_in():
    answers = {"written.day-route": "Tram", "written.day-bring": "Ana", "process.salary": "50", "fit.advert": "We …"}
    sections = sections_of(answers, CONTENT)
    assert sections_in_words(sections, ()) == "Nothing is on it yet."
    assert sections_in_words(sections, taken(sections, TITLES)) == (
        "On it: 2 sections, 2 answers. Left out: 2 private answers."
    )  # fmt: skip
    assert sections_in_words(sections, taken(sections, ["day"], ["day"])) == (
        "On it: 1 section, 2 answers, 1 of them private. Left out: 1 private answer and 1 other."
    )
    assert sections_in_words(sections, taken(sections, TITLES, TITLES)) == (
        "On it: 3 sections, 4 answers, 2 of them private. Nothing is left out."
    )
    two = sections_of({"written.day-route": "Tram", "fit.advert": "We …"}, CONTENT)
    assert sections_in_words(two, taken(two, ["fit"])) == "On it: 1 section, 1 answer. Left out: 1 answer."
