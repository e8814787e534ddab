"""Nothing a person typed is lost or left behind: in a real JupyterLab and Chromium."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from torture import pages, privacy

from browser.waiting import until_recorded
from workbook.journal import Journal
from workbook.journal.entry import Entry, fingerprint

FIRST = "00-start-here"


def test_at_most_two_seconds_of_typing_are_lost_with_the_kernel(lab, browser):
    assert pages.killed_while_typing(lab, browser, times=1)["most seconds of typing lost"] <= pages.LOSS


def test_what_is_typed_while_the_kernel_is_dead_is_entered_again(lab, browser):
    pages.put_back_after_a_restart(lab, browser)


def test_a_culled_session_is_restored_from_its_download(browser, tmp_path):
    pages.culled(tmp_path, browser, idle=5)


@pytest.fixture
def bar(lab, visit):
    """Page 00 with an employer entered, as (page, bar)."""
    page = visit(lab, FIRST).page
    page.get_by_label("Employer").fill("Harbour Logistics")
    bar = page.locator(".wb-savebar")
    expect(bar.locator(".wb-savebar-saved")).to_contain_text("Saved ")
    return page, bar


def test_a_download_is_restored_elsewhere_and_undone(bar, lab, visit, tmp_path):
    page, _bar = bar
    kept = pages.download(page, tmp_path)
    page.close()
    lab.start_over()
    page = visit(lab, FIRST).page
    page.locator(".wb-savebar summary").click()
    page.get_by_label("A file named").set_input_files(kept)
    expect(page.locator(".wb-preview")).to_contain_text("1 answer not here yet: added.")
    expect(page.get_by_label("Employer")).to_have_value("")
    expect(page.get_by_label("A file named")).to_have_value("")
    page.get_by_role("button", name="Restore these answers").click()
    expect(page.get_by_label("Employer")).to_have_value("Harbour Logistics")
    page.get_by_role("button", name="Undo the restore").click()
    expect(page.get_by_label("Employer")).to_have_value("")
    page.get_by_label("A file named").set_input_files(kept)  # the same file again is heard again
    expect(page.locator(".wb-preview")).to_be_visible()


def test_a_large_file_is_refused_and_the_one_before_it_is_not_restored(bar, tmp_path):
    page, bar = bar
    kept = pages.download(page, tmp_path)
    bar.locator("summary").click()
    page.get_by_label("A file named").set_input_files(kept)
    expect(page.locator(".wb-preview")).to_be_visible()
    large = tmp_path / "large.workbook.json"
    large.write_bytes(b" " * 12_000_000)
    page.get_by_label("A file named").set_input_files(large)
    expect(bar.get_by_text("This file is larger than 5 MB")).to_be_visible()
    expect(page.locator(".wb-preview")).to_be_hidden()


def test_text_from_a_file_is_never_html(bar, tmp_path):
    page, bar = bar
    payload = '<img src=x onerror="window.fired=1"><b>Acme</b>'
    other = Journal(tmp_path / "other" / "journal.sqlite3")
    other.record("interview.employer", payload)
    other.note("owner", payload)
    kept = tmp_path / "x.workbook.json"
    from workbook.journal.progress import write_progress

    kept.write_bytes(write_progress(other))
    bar.locator("summary").click()
    page.get_by_label("A file named").set_input_files(kept)
    page.locator(".wb-preview summary").click()
    expect(page.locator(".wb-preview")).to_contain_text("<b>Acme</b>")
    page.get_by_role("button", name="Restore these answers").click()
    expect(bar.locator(".wb-conflicts")).to_contain_text("<b>Acme</b>")
    expect(page.get_by_text("changed in two places")).to_be_visible()
    assert page.locator(".wb-savebar :is(img, b)").count() == 0
    assert page.evaluate("window.fired") is None
    page.get_by_role("button", name="Use this one: \u2068Harbour Logistics").press("Enter")
    expect(bar.locator(".wb-conflicts")).to_be_hidden()
    expect(page.get_by_label("Employer")).to_have_value("Harbour Logistics")


def test_two_servers_that_change_one_answer_keep_both(bar, lab, visit, browser):
    page, bar = bar
    elsewhere = Journal(lab.home / "journal.sqlite3")
    elsewhere.latest("interview.employer")
    page.get_by_label("Employer").fill("Harbour North")
    until_recorded(page, lab, {"interview.employer": "Harbour North"})
    elsewhere.record("interview.employer", "Harbour South")
    page.get_by_label("Employer").fill("Harbour East")
    conflicts = bar.locator(".wb-conflicts")
    expect(conflicts).to_contain_text("Harbour East")
    # A page reads the journal a while after it was opened; if that was just now, it knew South as it was changed.
    expect(conflicts).to_contain_text(re.compile("Harbour (South|North)"))
    assert "Harbour South" in [version.value for version in elsewhere.history("interview.employer")]


def test_binder_asks_for_a_download_after_five_minutes(lab, visit):
    lab.pretend_binder()
    stamp = (datetime.now(UTC) - timedelta(minutes=7)).isoformat()
    text = json.dumps("Harbour")
    entry = Entry("interview.employer", text, 1, stamp, (), fingerprint("interview.employer", text, 1, stamp, ()))
    Journal(lab.home / "journal.sqlite3").merge([entry])
    page = visit(lab, FIRST).page
    note = page.locator(".wb-savebar .wb-note")
    expect(note).to_contain_text("You have not downloaded your workbook for 7 minutes.")
    page.get_by_role("button", name="Download my workbook").click()
    expect(note).to_contain_text("This is a Binder session.")


def test_everything_is_deleted_by_keyboard(bar, lab):
    page, bar = bar
    bar.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete everything").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(bar.locator(".wb-said")).to_contain_text("Everything is deleted.")
    assert [path for path in lab.home.rglob("*") if path.is_file() and b"Harbour" in path.read_bytes()] == []
    page.get_by_label("Employer").fill("Typed afterwards")
    expect(page.locator(".wb-interview footer")).to_contain_text("Everything was deleted.")
    assert not (lab.home / "journal.sqlite3").exists()


def test_fifty_private_words_stand_nowhere_but_in_the_journal_and_are_gone_after_deleting(lab, browser, tmp_path):
    counts = privacy.canaries(lab, browser, tmp_path)
    assert (counts["canaries"], counts["outside the journal"], counts["left after deleting"]) == (50, 0, 0)
