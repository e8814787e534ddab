"""What an answer is stands in the catalogue, and no other module holds a key by its spelling."""

import ast
import json
from pathlib import Path

import pytest

from workbook.answers.catalogue import CATALOGUE, found
from workbook.answers.naming import name_of
from workbook.content.data_files import data_rows
from workbook.content.packs.elsewhere import KEPT_BY_KEY
from workbook.content.packs.library import library
from workbook.content.rows import LISTS
from workbook.document import LEFT_OUT, TITLES
from workbook.document.homes import Desk

# The name, the section and whether it is private of every answer that no entry asks for, as the edition before the
# catalogue said.
BEFORE = json.loads((Path(__file__).parent / "answers" / "fixtures" / "called_and_kept.json").read_text("utf-8"))
PACKAGE = Path(__file__).parents[1] / "workbook"
# What an answer is, and which lists there are, is said here.
TABLE = {"answers/catalogue.py", "answers/lists.py", "answers/shapes.py", "content/rows.py"}


def spelled(text):
    """Whether `text` is a key, or the shape of keys, of an answer. Unknown fields of applications count too."""
    return not text.endswith(".j2") and found(text.replace("*", "1")) is not None


def texts(tree):
    """The texts of a module, docstrings left out; of one with values in it, each value stands as 1."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node
    for node in ast.walk(tree):
        parent = getattr(node, "parent", None)
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "1" for one in node.values)
        elif isinstance(node, ast.Constant) and not isinstance(parent, ast.JoinedStr | ast.Expr):
            yield str(node.value)


def keys_in(path):
    return [text for text in texts(ast.parse(path.read_text(encoding="utf-8"))) if spelled(text)]


def name_in_package(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=name_in_package)
def test_a_module_holds_no_key_by_its_spelling(path):
    assert name_in_package(path) in TABLE or keys_in(path) == []


def test_every_key_that_is_asked_for_by_name_is_in_the_catalogue_and_its_entry_in_our_packs():
    for key in keys_in(PACKAGE / "answers" / "catalogue.py"):
        known = found(key)
        if known and known.entry and "{" not in key:
            assert library(()).find(known.answer.of, known.place), key


def test_what_a_pack_may_name_is_what_the_catalogue_says_it_is():
    kinds = {"date": "day", "choice": "choice"}
    for row in data_rows("answers.csv"):
        answer = found(row["key"].replace("*", "1")).answer
        assert answer.kind == kinds.get(row["kind"], answer.kind)
        assert row["kind"] != "choice" or KEPT_BY_KEY[row["key"]].choices == tuple(answer.choices)


def test_every_answer_stands_in_a_section_of_the_document_or_is_left_out_for_a_reason():
    named = {answer.section for answer in CATALOGUE}
    assert named - TITLES.keys() - LEFT_OUT.keys() == {""}
    assert {answer.shape for answer in CATALOGUE if not answer.section and answer.of != "prompts"} == set()


def test_every_answer_that_no_entry_asks_for_has_a_name():
    for answer in CATALOGUE:
        assert answer.of or answer.called != "{}", answer.shape
    assert name_of("application.600412.employer") == "Application 6: employer"


def test_what_was_said_of_an_answer_before_is_said_of_it_now():
    shown = {rows.order: [f"{rows.row}.1"] for rows in LISTS} | {"applications.order": ["interview", "application.1"]}
    desk = Desk(dict.fromkeys(BEFORE, "x") | shown, library(()))
    homes = {key: desk.home(key) for key in BEFORE}
    assert {key: [name_of(key), home.section, home.private] for key, home in homes.items()} == BEFORE
