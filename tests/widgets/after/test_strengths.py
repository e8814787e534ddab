"""What went well and what was hard, as a page has it: drawn from notes made elsewhere."""

import pytest

from workbook import Answers, Strengths
from workbook.content.packs.library import library
from workbook.widgets.after.strengths import AT_MOST

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def part(journal):
    return Strengths(Answers(journal, content=library([])))


def heard(count, kind="money", went="well", first=1):
    return {f"heard.{i}.{field}": value for i in range(first, first + count)
            for field, value in (("type", kind), ("went", went))}  # fmt: skip


def test_nothing_yet_says_where_it_comes_from(part):
    assert part.nothing == "Nothing here yet. This fills itself from"
    assert (part.lists, part.rows, part.said) == ([], [], "")
    assert part.charts["kinds"].hidden
    part.keep({"heard.order": ["heard.1"]})
    assert part.nothing == "What went well and what was hard comes from"


def test_below_five_answers_there_is_only_a_table(part):
    part.keep({"heard.order": [f"heard.{i}" for i in range(1, 5)]} | heard(4))
    assert part.rows == [["Money and terms", "4", "4", "0", "0"]]
    assert part.said == "4 answers with a kind and how it went: too few to see a pattern. It starts at 5."
    assert part.charts["kinds"].hidden
    part.keep({"heard.order": [f"heard.{i}" for i in range(1, 6)]} | heard(1, "case", "badly", first=5))
    assert (part.rows, part.said) == ([], "")
    assert not part.charts["kinds"].hidden
    assert part.charts["kinds"].sentence.startswith("Of five answers, four went well, none so-so and one badly.")
    assert part.charts["kinds"].rows == [
        ["Money and terms", "4", "4", "0", "0"],
        ["Case or presentation", "1", "0", "0", "1"],
    ]


def test_lists_name_the_interviews_and_stay_short(part):
    many = "\n".join(f"Line {i}" for i in range(AT_MOST + 3))
    part.keep({
        "rounds.order": ["round.1", "round.2"], "round.1.called": "Acme", "round.2.called": HOSTILE,
        "round.1.strong": f"{HOSTILE}\n{many}", "round.2.strong": f"{HOSTILE}.", "round.2.lesson": "Ask first " * 40,
        "interview.employer": "Library", "interview.lesson": "Slow down",
    })  # fmt: skip
    strong, lesson = part.lists
    assert strong["title"] == "What went well"
    assert strong["lines"][0] == [f"{HOSTILE}.", f"\u2068{HOSTILE}\u2069; \u2068Acme\u2069 (2 interviews)"]
    assert len(strong["lines"]) == AT_MOST
    assert strong["more"] == "And 4 more on the page about each interview."
    assert lesson["lines"][0][0].endswith("…")
    assert lesson["lines"][1] == ["Slow down", "\u2068Library\u2069"]
    assert part.nothing == "No question that you were asked is noted yet. Note them in"


def test_what_another_version_wrote_is_left_alone(part):
    part.keep({"rounds.order": ["round.1"], "round.1.strong": 5, "heard.order": "x", "interview.lesson": ["y"]})
    assert part.lists == []
    assert repr(part) == "Strengths()"
