"""A JupyterLab that stays open is, for the next test, as if just loaded."""

import pytest
from playwright.sync_api import expect

from browser.axe import CHANGE
from browser.conftest import PAINTED
from browser.lab import DARK

FIRST = "00-start-here"
LEAVE_BEHIND = """() => {
  localStorage.typed = sessionStorage.typed = "Harbour";
  window.asked = "card";
  window.jupyterapp.shell.collapseLeft();
}"""
THERE = """() => [localStorage.length, sessionStorage.length, window.asked,
  window.jupyterapp.shell.leftCollapsed, document.querySelectorAll(".wb-instrument, .jp-NotebookPanel").length,
  document.body.dataset.jpThemeLight, innerWidth]"""


@pytest.fixture
def at_work(lab, desks):
    """A desk at which somebody works."""
    desk = desks.take(lab)
    desk.open(FIRST)
    expect(desk.page.get_by_label("Employer")).to_be_visible()
    return desk


def test_nothing_that_a_test_did_is_there_for_the_next(lab, desks, at_work, monkeypatch):
    monkeypatch.setattr("browser.desks.COMES_CLEAR", PAINTED)  # a busy machine may need more than a desk is given
    page = at_work.page
    page.get_by_label("Employer").fill("Harbour")
    page.set_viewport_size({"width": 400, "height": 700})
    page.evaluate(CHANGE, DARK)
    page.evaluate(LEAVE_BEHIND)
    desks.give_back(at_work)
    lab.start_over()
    again = desks.take(lab)
    assert again is at_work
    assert page.evaluate(THERE) == [0, 0, None, False, 0, "true", 1280]
    again.open(FIRST)
    expect(page.get_by_label("Employer")).to_have_value("")
    expect(page.locator(".jp-NotebookPanel")).to_have_count(1)
    desks.give_back(again)


def test_what_does_not_come_clear_is_not_used_again(lab, desks, at_work):
    at_work.page.evaluate("window.jupyterapp.commands.execute('help:about') && null")
    at_work.page.locator(".jp-Dialog").wait_for()
    desks.give_back(at_work)
    assert at_work.page.is_closed()
    another = desks.take(lab)
    assert another is not at_work
    desks.give_back(another)


def test_a_theme_that_was_only_painted_is_not_handed_on(lab, desks, at_work):
    at_work.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    desks.give_back(at_work)
    assert at_work.page.is_closed()


def test_where_jupyterlab_says_something_meanwhile_nobody_sits_down(lab, desks, at_work):
    desks.give_back(at_work)
    at_work.page.evaluate("window.jupyterapp.commands.execute('help:about') && null")
    at_work.page.locator(".jp-Dialog").wait_for()
    another = desks.take(lab)
    assert another is not at_work
    assert at_work.page.is_closed()
    desks.give_back(another)


def test_who_sat_at_a_server_that_is_gone_gets_another_desk(lab, desks, at_work):
    desks.give_back(at_work)
    lab.stop()
    lab.start()
    another = desks.take(lab)
    assert another is not at_work
    assert at_work.page.is_closed()
    desks.give_back(another)
