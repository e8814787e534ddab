"""Controls: what is typed is read, refused with a sentence, and never shown in a notebook file."""

from datetime import datetime

import pytest

from widgets.page import sends
from workbook.widgets.kit import assets
from workbook.widgets.kit.controls import Button, Checkbox, Control, DateTime, Number, Range, Select, Text

CONTROLS = [Button, Checkbox, DateTime, Number, Range, Select, Text]
A_SCREEN = 60  # lines


@pytest.mark.parametrize("kind", CONTROLS)
def test_each_prints_as_one_short_stable_line_without_its_value(kind):
    control = kind(label="Employer", **({"value": "Secret Ltd"} if kind is Text else {}))
    assert repr(control) == f"{kind.__name__}('Employer')"
    assert control._repr_mimebundle_()[0]["text/plain"] == repr(control)


@pytest.mark.parametrize("kind", CONTROLS)
def test_each_has_label_help_and_error_and_its_own_short_script(kind):
    assert issubclass(kind, Control)
    assert {"label", "help", "error", "hidden"} <= set(kind(label="x").get_state())
    assert "innerHTML" not in assets.text_of(kind.drawn_by)


def test_every_control_has_about_a_screen_of_script():
    for path in (assets.WIDGETS / "kit" / "native").glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= A_SCREEN + 10, path.name


def test_a_number_becomes_a_value_and_tells():
    heard = []
    number = Number(label="People", minimum=1, maximum=50)
    number.on_value(heard.append)
    number.typed = "4"
    number.typed = "04"
    assert (number.value, heard) == (4, [4])


def test_a_number_that_cannot_be_read_says_why_and_the_value_stays():
    number = Number(4, label="People", minimum=1, maximum=50)
    number.typed = "99"
    assert number.error == "People must be a whole number from 1 to 50. You gave: 99."
    assert number.value == 4
    number.typed = "5"
    assert (number.error, number.value) == ("", 5)


def test_empty_means_not_answered_and_is_not_nought():
    heard = []
    number = Number(4, label="People")
    number.on_value(heard.append)
    number.typed = ""
    assert number.value is None
    assert heard == [None]


def test_a_value_set_in_python_is_typed_on_the_page():
    text = Text("Harbour", label="Employer")
    assert text.typed == "Harbour"
    text.value = None
    assert text.typed == ""


def test_text_is_refused_whole():
    area = Text(label="Note", longest=10)
    area.typed = "just right"
    area.typed = "a little too long"
    assert area.value == "just right"
    assert area.error == "Note has 17 characters; the limit is 10. Nothing was cut."


def test_a_date_is_said_back():
    when = DateTime(datetime(2026, 12, 3, 14), label="Date and time")
    assert (when.typed, when.in_words) == ("2026-12-03T14:00", "Thursday 3 December 2026, 14:00")
    when.typed = "a date that is not complete"
    assert when.error.startswith("Date and time must be a date and a time")
    assert when.value == datetime(2026, 12, 3, 14)


@pytest.mark.parametrize(("kind", "value"), [(Select, "b"), (Checkbox, True), (Range, 40.0)])
def test_a_choice_tells(kind, value):
    heard = []
    control = kind(label="x", **({"options": [["a", "A"], ["b", "B"]]} if kind is Select else {}))
    control.on_value(heard.append)
    control.value = value
    assert heard == [value]


def test_a_button_counts_clicks():
    heard = []
    button = Button(label="Go")
    button.on_click(lambda: heard.append("clicked"))
    button.clicks += 1
    assert heard == ["clicked"]


def test_a_key_press_is_not_echoed():
    """ipywidgets sends back what the page sent unless told otherwise; that would double the messages."""
    for kind, name in ((Number, "typed"), (Text, "typed"), (Select, "value"), (Checkbox, "value"), (Range, "value")):
        assert kind(label="x").trait_metadata(name, "echo_update") is False


def test_a_slider_that_stands_for_an_answer_has_none_until_it_is_given():
    heard = []
    slider = Range(label="Worth", optional=True)
    slider.on_value(heard.append)
    assert slider.value is None
    for value in (50.0, None):
        sends(slider, value=value)
    assert heard == [50, None]
    assert (Range(minimum=5).value, Range(value=30).value) == (5, 30)
