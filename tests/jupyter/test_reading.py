"""What the bar above a page shows: where the page stands on the journey, and in words that stand in Python."""

import json
from pathlib import Path

import pytest

from workbook.content.journey import pages
from workbook.jupyter.reading import BAR_WORDS, bar_of

PROJECT = Path(__file__).parents[2]
JUPYTER = PROJECT / "workbook" / "jupyter"
STATIC = JUPYTER / "labextension" / "static"


@pytest.mark.parametrize("place", range(len(pages())))
def test_the_bar_of_a_page_says_where_it_stands_among_all(place):
    page = pages()[place]
    bar = bar_of(page.name)
    assert bar["steps"][bar["here"]] == [page.name, page.title]
    assert [name for name, _title in bar["steps"]] == [one.name for one in pages()]
    assert json.loads(json.dumps(bar)) == bar


def test_a_notebook_that_is_no_page_has_no_bar():
    assert bar_of("own") is None


def test_every_word_of_the_bar_is_used_by_it():
    script = (STATIC / "bar.js").read_text(encoding="utf-8")
    assert [name for name in BAR_WORDS if f"words.{name}" not in script] == []


def test_the_setting_is_the_one_that_the_script_and_the_command_use():
    from workbook.command.showing import CHOICE

    script = (STATIC / "reading.js").read_text(encoding="utf-8")
    folder, file = CHOICE
    schema = JUPYTER / "labextension" / "schemas" / folder / file.replace(".jupyterlab-settings", ".json")
    setting = json.loads(schema.read_text(encoding="utf-8"))["properties"]["code"]
    assert setting["type"] == "boolean"
    assert setting["default"] is False
    assert f'"{folder}:{schema.stem}"' in script
