"""Charts in a real JupyterLab: plotly.js once, a sentence and a table for each, keys, themes and failures."""

import json
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from browser.axe import CHANGE, at_every_width, axe_finds_nothing, in_both_themes
from browser.conftest import PAINTED
from browser.lab import DARK
from workbook.figures.pipeline import at_least_one, offers

MEGABYTE = 1_000_000
LIGHT_ACCENT, DARK_ACCENT = "rgb(25, 92, 88)", "rgb(111, 199, 191)"

STOPS = "[...document.querySelectorAll('.wb-chart *')].filter(it => it.tabIndex >= 0).map(it => it.tagName)"
AS_WIDE_AS_ITS_BOX = """[...document.querySelectorAll('.wb-plot')].every(
  (it) => it.clientWidth > 100 && it.clientWidth === it.querySelector('.main-svg').clientWidth)"""

PREPARE = """# Preparing
from types import SimpleNamespace
from workbook.figures.evidence import explorer
from workbook.figures.pipeline import at_least_one, offers
from workbook.odds import Chance
from workbook.widgets.kit.chart import Chart
from workbook.widgets.kit.controls import Range
from IPython.display import display"""
NAMED = "<b>Bold</b> & <a href=javascript:alert(1)>Co</a> &lt;i&gt;"
COUNTED = "counted='', grade='B', stage=''"
RATE = f"SimpleNamespace(id='E1', figure=.3, low=.2, high=.4, source=1, org={NAMED!r}, year='2026', {COUNTED})"
THREE = [
    "Chart(offers([0.6, 0.4], [0.5, 0.5]))",
    "Chart(at_least_one(1, [0.4, 0.6, 0.9], [0.4, 0.7, 0.95]))",
    f"Chart(explorer([{RATE}], Chance(.3, .1, .6), 'your room'))",
]
HOVERING = """from workbook.figures.drawing import Drawing
from workbook.figures.marks import layout
marks, axes = {"type": "scatter", "x": [1, 2], "y": [3, 4]}, {**layout({}, {}), "hovermode": "x"}
Chart(Drawing([marks], axes, "It rises.", "A rise", ("Day", "Height"), (("1", "3"), ("2", "4"))))"""
MOVING = """moved = Chart(offers([0.6, 0.4], [0.6, 0.4]))
chance = Range(label="Chance", minimum=0, maximum=100, step=5, value=40)
chance.on_value(lambda value: moved.draw(offers([1 - value / 100, value / 100], [0.6, 0.4])))
display(chance, moved)"""


@pytest.fixture
def page_of(desk):
    """Open a page of `cells` and have it run. `heard` are messages of a megabyte or more, `wanted` how often
    plotly was asked for, `asked` every address, `errors` what went wrong on the page."""
    following = {}

    def opened(lab, name, cells, width=1280, height=1400):
        write(lab, name, cells)
        found = SimpleNamespace(page=desk.page, asked=[], errors=[], heard=[], wanted=[])
        found.page.set_viewport_size({"width": width, "height": height})
        found.page.evaluate("window.Plotly = 'theirs'")  # as another extension might
        following["request"] = lambda request: found.asked.append(request.url)
        following["pageerror"] = lambda error: found.errors.append(str(error))
        following["websocket"] = lambda socket: listen(socket, found)
        for event, hear in following.items():
            found.page.on(event, hear)
        desk.open(name)
        have_it_run(found.page)
        found.page.locator(".wb-chart").first.wait_for(timeout=PAINTED)
        return found

    yield opened
    for event, hear in following.items():
        desk.page.remove_listener(event, hear)


def write(lab, name, cells):
    (lab.pages / f"{name}.ipynb").write_text(json.dumps(notebook([PREPARE, *cells])), encoding="utf-8")


def have_it_run(page):
    page.get_by_role("button", name="Run this page").click(timeout=PAINTED)


def notebook(cells):
    metadata = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
    code = {
        "cell_type": "code",
        "metadata": {"jupyter": {"source_hidden": True}},
        "execution_count": None,
        "outputs": [],
    }
    return {
        "cells": [{**code, "id": f"cell-{place}", "source": source} for place, source in enumerate(cells)],
        "metadata": {**metadata, "workbook": {"autorun": True}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def listen(socket, found):
    def sent(frame):
        if b'"want"' in (frame.encode() if isinstance(frame, str) else frame):
            found.wanted.append(frame)

    socket.on("framereceived", lambda frame: len(frame) >= MEGABYTE and found.heard.append(len(frame)))
    socket.on("framesent", sent)


def wait_until_drawn(page, count):
    for place in range(count):
        page.locator(".wb-chart").nth(place).locator(".main-svg").first.wait_for(timeout=PAINTED)


def bar_fill(page):
    return page.locator(".wb-plot .bars path").first.evaluate("it => getComputedStyle(it).fill")


def test_three_charts_cost_one_plotly_and_again_one_after_a_reload(lab, page_of):
    found = page_of(lab, "three", THREE)
    page = found.page
    wait_until_drawn(page, 3)
    assert (len(found.wanted), len(found.heard)) == (1, 1)
    assert found.heard[0] < 3 * MEGABYTE
    assert page.evaluate("window.Plotly") == "theirs"

    page.reload()  # the kernel still runs, the page is new
    have_it_run(page)
    wait_until_drawn(page, 3)
    assert (len(found.wanted), len(found.heard)) == (2, 2)
    assert [url for url in found.asked if not url.startswith((lab.address, "blob:", "data:"))] == []
    assert found.errors == []


def test_a_second_page_beside_it_with_its_own_kernel_costs_nothing_more(lab, desk, page_of):
    write(lab, "second", THREE[:1])
    found = page_of(lab, "first", THREE[:1])
    page = found.page
    wait_until_drawn(page, 1)
    desk.open("second", beside=True)
    have_it_run(page)
    page.locator(".wb-chart").nth(1).locator(".main-svg").first.wait_for(timeout=PAINTED)
    assert (len(found.wanted), len(found.heard)) == (1, 1)


def test_each_is_a_sentence_a_labelled_picture_and_a_table_of_the_same(lab, page_of):
    found = page_of(lab, "twins", [*THREE, HOVERING], height=2400)
    page = found.page
    wait_until_drawn(page, 4)
    drawings = [offers([0.6, 0.4], [0.5, 0.5]), at_least_one(1, [0.4, 0.6, 0.9], [0.4, 0.7, 0.95])]
    for place, drawing in enumerate(drawings):
        chart = page.locator(".wb-chart").nth(place)
        expect(chart.locator("figcaption")).to_have_text(drawing.sentence)
        expect(chart.locator("[role=img]")).to_have_attribute("aria-label", drawing.sentence)
        expect(chart.locator("table")).to_be_hidden()
        chart.get_by_text("Show as a table").click()
        expect(chart.get_by_role("table", name=drawing.caption)).to_be_visible()
        expect(chart.locator("thead th[scope=col]")).to_have_text(list(drawing.columns))
        body = chart.locator("tbody tr")
        assert [row.locator("th, td").all_inner_texts() for row in body.all()] == list(map(list, drawing.rows))
        expect(chart.locator("tbody th[scope=row]")).to_have_count(len(drawing.rows))
    assert page.locator(".wb-chart svg:not([aria-hidden=true])").count() == 0
    assert page.evaluate(STOPS) == 4 * ["SUMMARY", "DIV"], "a picture is no stop for the keyboard"
    assert page.locator(".modebar, .plotlyjsicon, [data-title*=loud], .plotly-notifier").count() == 0
    assert not [html for html in page.locator(".wb-plot").all() if "cloud" in html.inner_html().lower()]

    words = " ".join(page.locator(".wb-chart").nth(2).locator(".annotation-text").all_text_contents())
    assert f"B · {NAMED}, 2026" in words, "a label is shown letter by letter"
    assert page.locator(".wb-plot :is(a, b, i)").count() == 0


def test_a_slider_moves_the_picture_its_label_and_its_table_together(lab, page_of):
    page = page_of(lab, "moving", [MOVING]).page
    wait_until_drawn(page, 1)
    before = page.locator(".wb-plot .bars path").first.get_attribute("d")
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.get_by_text("Show as a table").click()
    page.get_by_role("slider", name="Chance").focus()
    page.keyboard.press("ArrowRight")
    expected = offers([0.55, 0.45], [0.6, 0.4])
    expect(page.locator("figcaption")).to_have_text(expected.sentence)
    expect(page.locator("[role=img]")).to_have_attribute("aria-label", expected.sentence)
    expect(page.locator("tbody tr").first.locator("td").first).to_have_text(expected.rows[0][1])
    expect(page.locator(".wb-plot .bars path").first).not_to_have_attribute("d", before)
    expect(page.locator(".wb-chart [role=status]")).to_have_text(expected.sentence)
    page.get_by_text("Show as a table").focus()
    page.keyboard.type("dd")
    page.locator(".wb-sideways").focus()
    page.keyboard.type("dd")
    page.wait_for_timeout(500)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells, "a key reached JupyterLab"


def test_the_theme_may_change_while_the_page_is_open(lab, page_of):
    page = page_of(lab, "themed", THREE[:1]).page
    wait_until_drawn(page, 1)
    assert bar_fill(page) == LIGHT_ACCENT
    light = page.locator(".wb-plot .xtick text").first.evaluate("it => getComputedStyle(it).fill")
    page.evaluate(CHANGE, DARK)
    page.wait_for_function(f"getComputedStyle(document.querySelector('.wb-plot .bars path')).fill === '{DARK_ACCENT}'")
    assert page.locator(".wb-plot .xtick text").first.evaluate("it => getComputedStyle(it).fill") != light


def test_axe_finds_nothing_and_charts_follow_the_width(lab, page_of):
    page = page_of(lab, "narrow", THREE, height=3200).page  # charts that are far away wait
    wait_until_drawn(page, 3)
    for summary in page.locator(".wb-chart summary").all():
        summary.click()
    for _theme in in_both_themes(page):
        for _width in at_every_width(page, height=3200):
            page.wait_for_function(AS_WIDE_AS_ITS_BOX)
            axe_finds_nothing(page, ".wb-chart", passes=8)


def test_plotly_is_not_asked_for_before_a_chart_is_near(lab, page_of):
    found = page_of(lab, "far", [f"print(200 * 'far\\n'); display({THREE[0]})"], height=700)
    page = found.page
    page.get_by_text("| Idle").wait_for(timeout=PAINTED)
    expect(page.locator(".wb-chart .wb-waiting")).to_have_text("Drawing…")
    assert found.wanted == []
    height = page.locator(".wb-plot").bounding_box()["height"]
    page.locator(".wb-chart").scroll_into_view_if_needed()
    wait_until_drawn(page, 1)
    assert len(found.wanted) == 1
    assert page.locator(".wb-plot").bounding_box()["height"] == height, "the page jumped"


def test_without_plotly_the_chart_says_so_and_opens_its_table(lab, page_of):
    found = page_of(lab, "without", ["import sys; sys.modules['plotly'] = None", *THREE[:2]])
    charts = found.page.locator(".wb-chart")
    for place in range(2):
        expect(charts.nth(place).locator(".wb-waiting")).to_have_text(
            "The picture could not be drawn; the table says the same.", timeout=PAINTED
        )
        expect(charts.nth(place).locator("table")).to_be_visible()
    assert found.errors == []
