"""What draws the parts: scripts come to a page once, name what they import by what stands in it, and say no words."""

import gzip
import json
import re

import pytest

from widgets.page import message
from workbook import Answers, Ledger, ThankYou
from workbook.widgets.kit import assets, drawn
from workbook.widgets.kit.controls import Number, Text

SCRIPTS = sorted(assets.WIDGETS.rglob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w])//[^\n]*", re.DOTALL)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
WORDS = re.compile(r"[A-Za-z]{2,}[,.;]? [a-z]{2,}")
NO_WORDS = re.compile(r"wb-|^\n|<svg|<circle|^[a-z]+(, [a-z[\]=.-]+)+|noopener|allow-|d: ")
NEVER_SHOWN = {"plotly.js did not come"}  # an error that the table stands in for
MOST = 100_000  # bytes of scripts and styles for a page


@pytest.fixture
def answers(journal):
    return Answers(journal)


@pytest.fixture
def new_page(monkeypatch):
    """As in a kernel that has told nobody anything."""
    brought = {}
    monkeypatch.setattr(drawn, "brought", lambda: brought)
    return brought


def unpacked(shelf):
    return json.loads(gzip.decompress(shelf.packed))


def shelves(brought):
    return list({id(one): one for one in brought.values()}.values())


def test_each_script_comes_once_and_after_those_that_it_imports(new_page, answers):
    ThankYou(answers), Ledger(answers), Number(label="x"), Number(label="y"), Text(label="z")
    told = [one for shelf in shelves(new_page) for one in unpacked(shelf)["scripts"]]
    assert len(told) == len(set(told)) == len(new_page)
    met = set()
    for shelf in shelves(new_page):
        for name, text in unpacked(shelf)["scripts"].items():
            assert set(re.findall(r'from "([\w-]+)"', text)) <= met
            met.add(name)


def test_the_style_of_the_kit_comes_with_the_first(new_page, answers):
    ThankYou(answers), Number(label="x")
    first, *others = shelves(new_page)
    assert ".wb-instrument" in unpacked(first)["style"]
    assert others
    assert {unpacked(one)["style"] for one in others} == {""}


def test_a_part_that_is_there_already_brings_nothing(new_page, answers):
    ThankYou(answers)
    before = shelves(new_page)
    ThankYou(answers)
    assert shelves(new_page) == before


def test_what_was_closed_is_brought_again(new_page):
    Number(label="x")
    before = shelves(new_page)
    for shelf in before:
        shelf.close()
    Number(label="y")
    assert not {*map(id, shelves(new_page))} & {*map(id, before)}


def test_a_page_that_asks_for_it_gets_all_of_it(new_page, monkeypatch):
    Number(label="x")
    shelf, told = shelves(new_page)[0], []
    monkeypatch.setattr(shelf, "_send", lambda said, buffers=None: told.append((said, buffers)))
    shelf._handle_msg(message("request_state"))
    ((said, buffers),) = told
    assert (said["buffer_paths"], [bytes(one) for one in buffers]) == ([["packed"]], [shelf.packed])


def test_a_script_is_named_by_what_stands_in_it_and_in_what_it_imports():
    assert re.fullmatch(r"control-[0-9a-f]{8}", assets.id_of("control"))
    assert f'from "{assets.id_of("control")}"' in assets.text_of("sheet")
    assert assets.used_by("sheet").index("control") < assets.used_by("sheet").index("sheet")


def test_a_page_gets_little(new_page, answers):
    parts = [ThankYou(answers), Ledger(answers)]
    sent = sum(len(one.packed) + len(one._esm) for one in shelves(new_page))
    sent += sum(len(one._esm) + len(one._css) for one in parts)
    assert sent < MOST / 2


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_words_for_the_page(path):
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    strings = ["".join(found) for found in STRING.findall(text)]
    plain = [re.sub(r"\$\{[^}]*\}", "", one) for one in strings if not NO_WORDS.search(one)]
    assert [one for one in plain if WORDS.search(one) and one not in NEVER_SHOWN] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_writes_html_but_two_pictures_of_numbers(path):
    assert "innerHTML" not in path.read_text(encoding="utf-8") or path.stem in ("seats", "stage_odds")
