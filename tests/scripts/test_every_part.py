"""Every part is drawn from what it declares, without an error, and says no word that Python does not know."""

import inspect
import json
from pathlib import Path

import pytest

import workbook
from scripts.conftest import OnPage
from workbook.widgets.kit.answers_part import AnswersPart

PARTS = sorted(
    (
        part
        for name in workbook.__all__
        if inspect.isclass(part := getattr(workbook, name)) and issubclass(part, AnswersPart)
    ),
    key=lambda part: part.__name__,
)
EVERY_ANSWER = json.loads((Path(__file__).parents[1] / "edition_before" / "answers.json").read_text(encoding="utf-8"))
STANDS = """part => [...part.querySelectorAll("[data-kept]")].map(({ dataset, type, checked, value }) => [
  dataset.key, type === "checkbox" ? checked : value])"""
ARGUMENTS = {"Checklist": ("logistics",), "Written": ("logistics", "A title"), "BringIn": ()}


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_it_is_drawn_empty_and_with_all_that_is_kept_before_anything_is_said(kind, answers, drawn, page):
    """Who begins to type at once would not be told later: nothing is written under fingers."""
    arguments = ARGUMENTS.get(kind.__name__, ())
    assert drawn(kind(answers, *arguments)).el.locator("footer").count() >= 1
    answers.put(EVERY_ANSWER)
    part = OnPage(page, kind(answers, *arguments))
    at_first = part.el.evaluate(STANDS)
    part.carry()
    assert part.el.evaluate(STANDS) == at_first
