"""Every part is drawn from what it declares, without an error, and says no word that Python does not know."""

import inspect

import pytest

import workbook
from workbook.widgets.kit.answers_part import AnswersPart

PARTS = sorted(
    (
        part
        for name in workbook.__all__
        if inspect.isclass(part := getattr(workbook, name)) and issubclass(part, AnswersPart)
    ),
    key=lambda part: part.__name__,
)
ARGUMENTS = {"Checklist": ("logistics",), "Written": ("logistics", "A title"), "BringIn": ()}


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_it_is_drawn(kind, answers, drawn):
    part = drawn(kind(answers, *ARGUMENTS.get(kind.__name__, ())))
    assert part.el.locator("footer").count() >= 1
