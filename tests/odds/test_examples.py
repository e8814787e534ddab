"""The worked example of each public name says what the model says today."""

import doctest

import numpy as np
import pytest

from workbook import odds

NAMES = {name: getattr(odds, name) for name in odds.__all__}
CONSTANTS = {name for name, value in NAMES.items() if not callable(value)}


def examples(name, text):
    return doctest.DocTestParser().get_doctest(text, {**NAMES, "np": np}, name, name, 0)


def failures(test):
    said = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    return "".join(said)


@pytest.mark.parametrize("name", [*sorted(set(NAMES) - CONSTANTS), "the package"])
def test_the_example_is_true(name):
    test = examples(name, getattr(NAMES.get(name, odds), "__doc__", ""))
    assert len(test.examples) > 0
    assert failures(test) == ""


@pytest.mark.parametrize("name", [name for name in sorted(set(NAMES) - CONSTANTS) if name.islower()])
def test_the_example_of_a_function_calls_it(name):
    assert any(f"{name}(" in example.source for example in examples(name, NAMES[name].__doc__).examples)


def test_constants_are_shown_together():
    assert {"MOST_OPENINGS", "MOST_PROCESSES", "PANEL", "SEPARATE_INTERVIEWERS"} == CONSTANTS
    assert all(name in odds.__doc__ for name in CONSTANTS)


def test_a_wrong_example_would_be_noticed():
    assert "Expected:\n    3" in failures(examples("wrong", ">>> 1 + 1\n3\n"))
