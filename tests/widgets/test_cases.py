"""What people have, on the pages where they have it: each input under tests/cases does what should come of it."""

import csv
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from one_meaning.look import home_in
from one_meaning.pages import opened
from torture.zones import machine_in, part

from widgets.page import does, sends
from workbook import Answers, Needs, OfferList, clock
from workbook.before.advert.source import as_lines
from workbook.content.packs.library import library
from workbook.journal import open_journal

CASES = Path(__file__).parents[1] / "cases"
ADVERTS = sorted(CASES.glob("advert-*.txt"))
PAY = [*csv.DictReader((CASES / "pay-amounts.csv").open(encoding="utf-8", newline=""))]
MEANT = [12_000_000, 60_000_000, 52_000, 41_500, 52_000, 52_000.5, 5_200_000, 52_000, 1_200_000]


# -- pages 00, 02, 07 and 08 on the person's clock -------------------------------------------------------------------


@pytest.fixture
def page(tmp_path):
    """Open a page of one person's workbook on a server in UTC, in a browser in `zone` at `now`."""
    with home_in(tmp_path), machine_in("UTC") as machine, ExitStack() as the_one_before:

        def open_page(name, zone, now):
            the_one_before.close()  # what was entered there is saved
            machine.now = now
            made, *_printed = the_one_before.enter_context(opened(name))
            does(part(made, "SaveBar"), "clock", zone=zone, now=now.timestamp() * 1000, east=0)
            return made

        yield open_page
    clock.forget()


SET_ASIDE = "The promised day is before their last word, so it is set aside: silence counts from their last word."


def test_a_postponed_answer_is_the_same_on_pages_02_and_08(page):
    """Interview on the 20th, promised by the 25th; on the 27th they write that it takes longer and name no day."""
    now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    sends(part(page("00-start-here", "Europe/Berlin", now), "InterviewForm").controls["when"], typed="2026-11-20T09:30")
    pipeline = page("02-your-pipeline", "Europe/Berlin", now)
    listed = part(pipeline, "ApplicationList")
    sends(listed.controls["promised"], typed="2026-11-25")
    assert listed.rows[0]["silent"] == "no word for 10 days, promised by 25 November, now late"
    sends(listed.controls["since"], typed="2026-11-27")
    assert listed.controls["promised"].help == SET_ASIDE
    assert (listed.controls["since"].error, listed.controls["promised"].error, listed.problem) == ("", "", "")
    silent = "no word for 3 days; the day they had promised is set aside"
    assert (listed.rows[0]["silent"], listed.rows[0]["outcome"]) == (silent, "No answer yet")
    there = part(pipeline, "Waiting").rows
    chance = listed.rows[0]["chance"]
    assert chance

    afterwards = page("08-afterwards", "Europe/Berlin", now)
    touch, waiting = part(afterwards, "StayInTouch"), part(afterwards, "Waiting")
    assert waiting.rows == there, "both pages say the same"
    assert waiting.rows[0][2] == silent
    assert waiting.rows[0][3].endswith(chance)
    assert [key for key, _name in touch.picks] == ["interview"], "it stays open"
    assert touch.summary == "If you have heard nothing by then, write on Friday 4 December 2026."
    assert touch.why.startswith(SET_ASIDE)
    assert touch.silence.startswith("3 days without a word")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Pacific/Auckland"])
def test_the_calendar_has_the_time_that_was_entered_with_nothing_touched(page, zone):
    """a: page 00, 8 December 09:30; page 07, press, and nothing else."""
    now = datetime(2026, 11, 28, 11, 57, tzinfo=UTC)
    sends(part(page("00-start-here", zone, now), "InterviewForm").controls["when"], typed="2026-12-08T09:30")
    plan, sent = part(page("07-the-day", zone, now), "Plan"), []
    plan.send = lambda content, _buffers=None: sent.append(content)
    does(plan, "calendar")
    starts = [one["dtstart"] for one in Calendar.from_ical(sent[0]["text"]).walk("VEVENT")]
    [begins] = [one for one in starts if isinstance(one.dt, datetime)]
    assert (begins.params["TZID"], f"{begins.dt:%Y-%m-%d %H:%M}") == (zone, "2026-12-08 09:30")


def test_the_persons_day_is_no_day_to_come(page):
    """b: the 29th in Auckland, the 28th on the server."""
    now = datetime(2026, 11, 28, 11, 57, tzinfo=UTC)
    listed = part(page("02-your-pipeline", "Pacific/Auckland", now), "ApplicationList")
    sends(listed.controls["since"], typed="2026-11-29")
    assert (listed.controls["since"].error, listed.rows[0]["silent"]) == ("", "heard today")
    sends(listed.controls["since"], typed="2026-11-30")
    assert listed.controls["since"].error.startswith("Their last word must be today or earlier.")


def test_one_page_never_says_two_days(page):
    """c: the zone of the interview is chosen; it began at 00:30 there, where it is 00:57."""
    now = datetime(2026, 11, 28, 11, 57, tzinfo=UTC)
    plan = part(page("07-the-day", "Europe/Berlin", now), "Plan")
    does(plan, "type", key="plan.zone", typed="Pacific/Auckland")
    home = page("00-start-here", "Europe/Berlin", now)
    form, ready = part(home, "InterviewForm"), part(home, "Home")
    sends(form.controls["when"], typed="2026-11-29T00:30")
    sends(ready, looks=ready.looks + 1)
    assert form.summary.endswith(": today")
    assert ready.until == "It was today, 00:30"


# -- what is brought in, on page 00 and where it belongs -------------------------------------------------------------

BRINGING = CASES.parent / "bringing"
BROUGHT = {
    "given/email-recruiter-invitation.txt": ("03-the-process", "interview.when", "2026-12-08T09:30"),
    "given/invite-google-utc.ics": ("03-the-process", "interview.when", "2026-12-08T09:30"),
    "cases/tracker-board-export.json": ("02-your-pipeline", "application.1.title", "Depot manager"),
    "cases/tracker-jobsync-export.csv": ("02-your-pipeline", "application.2.title", "Analytics Engineer"),
    "cases/questions-from-a-handbook.md": ("05-stories-and-questions", "brought.3.question", "Why us?"),
    "cases/stories-star-bank.md": ("05-stories-and-questions", "story.2.action", "Asked the team to draft it."),
}


def recorded():
    journal = open_journal()
    answers = {key: found[0].value for key, found in journal.entries().items()}
    journal.close()
    return {key: answer for key, answer in answers.items() if answer not in (None, [], 0) and not key.endswith(".last")}


@pytest.mark.parametrize("file", BROUGHT)
@pytest.mark.parametrize("home", [True, False], ids=["page 00", "its page"])
def test_each_is_proposed_taken_with_one_press_and_put_back_with_one(page, file, home):
    its_page, key, answer = BROUGHT[file]
    path = BRINGING / file
    now = datetime(2026, 11, 28, 11, 57, tzinfo=UTC)
    bring = part(page("00-start-here" if home else its_page, "Europe/Berlin", now), "BringIn")
    does(bring, "read", buffers=[path.read_bytes()], name=path.name)
    assert bring.not_read == ""
    assert bring.found["what"].endswith(".")
    assert recorded() == {}
    groups = [group["items"] for group in bring.found["groups"] if not group["one_of"]]
    items = [item["id"] for group in groups for item in group]
    does(bring, "take", reading=bring.readings, items=items)
    assert recorded()[key] == answer
    does(bring, "undo")
    page("00-start-here", "Europe/Berlin", now)  # what follows from it is saved as well
    assert recorded() == {}


# -- page 09 ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["pay", "currency"])
@pytest.mark.parametrize(("typed", "meant"), [*zip(PAY, MEANT, strict=True)], ids=[row["typed"] for row in PAY])
def test_pay_is_what_was_meant_or_asked_back_and_never_a_thousandth(journal, until, typed, meant, first):
    offers = OfferList(Answers(journal, library([])))
    does(offers, "add")
    enter = {"pay": typed["typed"], "currency": typed["currency"].lower(), "per": typed["per"]}
    for name in sorted(enter, key=lambda name: name != first):
        does(offers, "type", key=f"offer.1.{name}", typed=enter[name])
        taken, asked = offers.answers.get("offer.1.pay"), offers.errors.get("offer.1.pay", "")
        assert taken in (None, meant)
        assert not asked or (taken is None and "can be read as 52,000 or as 52." in asked)
    assert (taken, asked) == (meant, "")
    assert offers.rows[0]["note"] == f"{meant:,}{'0' * (meant != int(meant))} {typed['currency']} a year"
    until(lambda: journal.latest("offer.1.pay") == meant)


# -- page 06 ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("advert", ADVERTS, ids=lambda path: path.stem[:9])
def test_of_an_advert_every_line_is_on_the_page_and_only_needs_become_rows(journal, advert):
    """Which lines are needs, tests/before/test_advert.py says of each."""
    needs, text = Needs(Answers(journal, library([]))), advert.read_text(encoding="utf-8")
    does(needs, "type", key="fit.advert", typed=text)
    does(needs, "list")
    assert needs.rows == []
    first, apart = ([one for _title, group in needs.proposal[name] for one in group] for name in ("needs", "others"))
    assert needs.proposal["left_out"] == ""
    assert all(ticked for _text, ticked, _note in first)
    assert not any(ticked for _text, ticked, _note in apart)
    assert words(as_lines(text)) == words(" ".join(line for line, *_ in [*first, *apart])), "no line is lost"
    assert all(len(line) <= 300 for line, *_ in first)
    does(needs, "take", texts=[line for line, *_ in first])
    assert [row["name"] for row in needs.rows] == [
        f"\N{FIRST STRONG ISOLATE}{line}\N{POP DIRECTIONAL ISOLATE}" for line, *_ in first
    ]


def words(text):
    """All but marks, as E1 and ii."""
    return {word for word in "".join(one if one.isalpha() else " " for one in text).split() if len(word) > 2}
