"""The day card as HTML: what is on it, what is cut, and what never gets in. tests/browser looks at it printed."""

import re
from html.parser import HTMLParser

import pytest

from workbook.before.day_card import (
    CARD_PLACES,
    MARGIN,
    MOST_ON_CARD,
    PAPERS,
    POINTS_IN_MM,
    SIZES,
    CardWords,
    PersonLine,
    _Setting,
    day_card,
)
from workbook.before.letter_widths import _width

FOOT = "More is in your workbook"
NOTE = "Private: yours only"
DANA = PersonLine("Dana Okafor", "Head of platform", "The move", "What would make this a good year?")
SHORT = CardWords(
    "Northwind", "Thursday 3 December, 14:00", "12 Canal Street", "Train 12:18", "11:45", "Priya 0113 496 0100",
    "Navy jacket", "Two CVs", "Thank you for having me back.", "Costs down 31 %", (DANA,), ("What next?",),
    (("the train is late", "call Priya"),), ("Phone on silent",),
)  # fmt: skip
LONG = "many words " * 40
FULL = CardWords(*[LONG] * 10, (PersonLine(*[LONG] * 4),) * 6, (LONG,) * 8, ((LONG, LONG),) * 6, (LONG,) * 6)
TEXTS = [name for name in CARD_PLACES if hasattr(SHORT, name)]
HEADINGS = {
    "when": None, "title": None, "place": None, "leave": "Leave at", "route": "Way there", "contact": "Who to call",
    "wear": "Wear", "bring": "Bring", "first_words": "My first words", "numbers": "Numbers at hand",
    "people": "My story for them", "questions": "Questions to ask", "ifs": "If this happens", "checks": "Before I go",
}  # fmt: skip


class Seen(HTMLParser):
    """The words of a page, and its elements."""

    def __init__(self, page):
        super().__init__()
        self.words, self.elements, self.inside = [], [], []
        self.feed(page)
        self.text = " ".join(" ".join(self.words).split())
        assert self.inside == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in ("meta", "col"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        assert self.inside.pop() == tag

    def handle_data(self, words):
        if not {"style", "title"} & set(self.inside):
            self.words.append(words)


def seen(**values):
    return Seen(day_card(CardWords(**values)))


def test_everything_short_is_on_the_card_whole():
    page = Seen(day_card(SHORT))
    for name in TEXTS:
        assert getattr(SHORT, name) in page.text
    for words in (DANA.name, DANA.who, DANA.story, DANA.question, "What next?", "Phone on silent", NOTE):
        assert words in page.text
    assert "If the train is late → call Priya" in page.text
    assert FOOT not in page.text
    assert "…" not in page.text


@pytest.mark.parametrize("name", HEADINGS)
def test_an_empty_part_is_left_out_with_its_heading(name):
    empty = () if name in MOST_ON_CARD else " \n "
    heading = HEADINGS[name]
    values = {one: getattr(SHORT, one) for one in HEADINGS}
    whole, without = seen(**values).text, seen(**{**values, name: empty}).text
    assert len(without) < len(whole) or name == "title"
    assert heading is None or (heading in whole and heading not in without)


def test_an_empty_card_is_a_title_and_the_note():
    assert seen().text == f"My day card {NOTE}"


def test_lines_without_a_word_are_left_out():
    page = seen(people=(PersonLine(), DANA), questions=("", " "), ifs=(("", ""), ("", "breathe"), ("I blush", "")))
    assert [tag for tag, _ in page.elements].count("tr") == 2
    assert "Questions" not in page.text
    assert page.text.endswith("If this happens breathe If I blush")


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_text_is_cut_and_said(name):
    page = seen(**{name: "many words " * 400})
    assert "…" in page.text
    assert FOOT in page.text
    assert len(page.text) < 700


@pytest.mark.parametrize("name", MOST_ON_CARD)
def test_more_than_fit_are_left_out_and_said(name):
    line = {"people": DANA, "ifs": ("it rains", "take the bus")}.get(name, "Something")
    exactly, more = seen(**{name: (line,) * MOST_ON_CARD[name]}), seen(**{name: (line,) * (MOST_ON_CARD[name] + 1)})
    assert FOOT not in exactly.text
    assert more.text == f"{exactly.text} {FOOT}"


@pytest.mark.parametrize("part", ["name", "who", "story", "question"])
def test_a_long_line_about_a_person_is_cut_and_said(part):
    page = seen(people=(PersonLine(**{part: "many words " * 40}),))
    assert "…" in page.text
    assert FOOT in page.text


def test_a_text_is_cut_only_when_the_sheet_is_full():
    plan = (
        "my mind goes blank in the middle of an answer, or I lose the thread of the question that they asked",
        "I breathe out, say that I would like a moment, look at my notes, and begin again with the first sentence",
    )
    page = seen(ifs=(plan,) * MOST_ON_CARD["ifs"], bring="Two CVs\n" * 25)
    assert "…" not in page.text
    assert FOOT not in page.text
    assert plan[1] in page.text
    full = day_card(FULL)
    assert "…" in full
    assert f"font: {SIZES[0]}pt" not in full


def test_the_less_there_is_the_larger_the_type():
    def size(card):
        return float(re.search(r"font: ([0-9.]+)pt", day_card(card))[1])

    assert size(CardWords()) == SIZES[0]
    assert SIZES[-1] <= size(FULL) < size(SHORT) <= SIZES[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_most_lines_of_everything_fit_on_a_sheet_in_the_smallest_type(paper):
    """So whatever people write and whatever fonts they have, there is no second sheet."""
    worst = _Setting(FULL, SIZES[-1], width=1, smallest=True)  # so narrow that every text wants more lines than it gets
    height = worst.height() * SIZES[-1]
    assert worst.cuts
    assert height <= (PAPERS[paper][1] - 2 * MARGIN) * POINTS_IN_MM


# What never gets in.


@pytest.mark.parametrize("name", [*TEXTS, *MOST_ON_CARD])
@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "</main><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "{{ 7 * 7 }} {% raw %}",
        "</style><b>",
        "<!-- ",
    ],
)
def test_text_is_never_html(name, attack):
    def lone(text):
        return (text,) if name in MOST_ON_CARD else text

    def only(text):
        return seen(**{name: {"people": (PersonLine(*[text] * 4),), "ifs": ((text, text),)}.get(name, lone(text))})

    page = only(attack)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in only("x").elements]
    assert not any(attribute.startswith("on") for _, attributes in page.elements for attribute in attributes)
    assert attack[:14].strip() in page.text


def test_the_page_asks_for_nothing_and_runs_nothing():
    page = day_card(SHORT)
    found = Seen(page)
    policy = [attributes["content"] for tag, attributes in found.elements if "http-equiv" in attributes]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not {tag for tag, _ in found.elements} & {"script", "link", "img", "iframe", "object", "a", "form", "base"}
    assert not re.search(r"https?:|url\(|@import|src=|href=", page)
    assert "Northwind" not in page.split("<main>")[0]  # not in the title, which browsers put into the header


def test_personal_text_has_its_own_direction():
    page = day_card(SHORT)
    for words in ("Northwind", "12 Canal Street", "Dana Okafor", "The move", "What next?", "Phone on silent"):
        assert re.search(rf'<[^>]* dir="auto">{re.escape(words)}<', page)
    assert "<bdi>the train is late</bdi>" in page
    assert "<bdi>call Priya</bdi>" in page


@pytest.mark.parametrize("broken", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ud800", "\ufffe", "\t"])
def test_what_cannot_be_printed_is_a_space(broken):
    page = day_card(CardWords(place=f"one{broken}two"))
    assert ">one two<" in page
    page.encode()


@pytest.mark.parametrize(("paper", "size"), [("A4", "210mm 297mm"), ("Letter", "215.9mm 279.4mm")])
def test_the_sheet_is_said(paper, size):
    assert f"@page {{ size: {size}; margin: 12mm; }}" in day_card(SHORT, paper)


def test_what_a_person_wrote_is_not_in_what_is_printed():
    assert "Northwind" not in repr(SHORT)
    assert "Dana" not in repr(DANA)


def test_the_same_values_make_the_same_card():
    assert day_card(SHORT) == day_card(SHORT)


# Cutting.


def test_much_that_is_written_is_little_work():
    """A page makes the card again at every pause in typing."""
    long = "word " * 4_000
    person = PersonLine(long, long, long, long)
    lists = {"people": (person,) * 40, "questions": (long,) * 40, "ifs": ((long, long),) * 40, "checks": (long,) * 40}
    before = _width.cache_info()
    day_card(CardWords(**dict.fromkeys(TEXTS, long), **lists))
    after = _width.cache_info()
    assert after.hits + after.misses - before.hits - before.misses < 100_000
