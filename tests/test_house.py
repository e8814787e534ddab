"""The pages about the house are drawn from it, and what a newcomer asks is answered by them."""

import re
from collections import Counter

import pytest
from house import ARCHITECTURE, FILES, PROJECT, architecture, files, modules, public_names, purpose

MINUTES, WORDS_A_MINUTE = 10, 240
CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^\| \u201c.+\?\u201d \| (.+) \|$", CONTRIBUTING, re.MULTILINE)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_module_says_what_it_is(path):
    assert purpose(path) or not path.read_text(encoding="utf-8").strip()


def test_no_name_stands_for_two_things():
    """What one module calls so in public, no other does."""
    where = Counter(name for path in modules() for name in {*public_names(path)})

    assert [name for name, count in where.items() if count > 1] == []


def test_the_list_of_files_is_that_of_the_code():
    assert FILES.read_text(encoding="utf-8") == files(), "run `make docs`"


def test_the_architecture_is_drawn_from_the_code():
    assert ARCHITECTURE.read_text(encoding="utf-8") == architecture(), "run `make docs`"


def test_the_architecture_is_read_in_ten_minutes():
    assert len(ARCHITECTURE.read_text(encoding="utf-8").split()) <= MINUTES * WORDS_A_MINUTE


def test_ten_questions_are_answered_by_files_of_the_list():
    named = [path for answer in ANSWERS for path in re.findall(r"`([\w/]+\.\w+)`", answer)]
    assert len(ANSWERS) >= 10
    assert named
    assert all((PROJECT / path).is_file() for path in named)
