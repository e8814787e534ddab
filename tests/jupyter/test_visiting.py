"""The pages in Voila: the template is ours, gets the same bar, and asks no other computer."""

import json
from pathlib import Path

import nbformat
import pytest

from workbook.jupyter.reading import bar_of
from workbook.jupyter.visiting import Journey

PROJECT = Path(__file__).parents[2]
TEMPLATE = PROJECT / "workbook" / "jupyter" / "voila"


def test_voila_s_template_gets_the_same_bar_and_the_page_s_title():
    said = Journey().preprocess(nbformat.v4.new_notebook(), {"metadata": {"name": "06-fit"}})
    notebook, resources = said
    assert resources["workbook"] == bar_of("06-fit")
    assert notebook.metadata.title == "Fit"
    conf = json.loads((TEMPLATE / "conf.json").read_text(encoding="utf-8"))
    assert conf["preprocessors"]["900-journey"]["type"] == f"{Journey.__module__}.{Journey.__qualname__}"


def test_voila_s_template_asks_no_other_computer():
    template = (TEMPLATE / "index.html.j2").read_text(encoding="utf-8")
    assert "//" not in template.replace("{#", "")


@pytest.mark.parametrize("page", sorted((PROJECT / "notebooks").glob("*.ipynb")), ids=lambda page: page.stem)
def test_every_page_asks_voila_for_our_template(page):
    metadata = json.loads(page.read_text(encoding="utf-8"))["metadata"]
    assert metadata["voila"] == {"template": "second-interview-workbook"}
