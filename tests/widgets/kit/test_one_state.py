"""All parts of all pages of a process are drawn from one set of answers, and hear of one another at once."""

import asyncio
from gc import collect
from threading import Thread, current_thread
from time import sleep
from weakref import ref

import pytest

from widgets.page import does, sends
from workbook import Checklist, Debrief, InterviewForm, NextSteps, ReferenceDesk, Reflect, SaveBar, ThankYou, Written
from workbook.answers import views
from workbook.answers.state import Answers
from workbook.content.packs.library import library
from workbook.content.rows import LISTS
from workbook.journal import Journal, open_journal
from workbook.widgets.after.stay_in_touch import StayInTouch
from workbook.widgets.kit.in_flight import InFlight
from workbook.widgets.kit.instrument import Instrument
from workbook.widgets.odds.offer_decision import OfferDecision
from workbook.widgets.odds.waiting import Waiting


def test_a_promise_written_in_one_part_moves_the_clock_of_another(journal):
    journal.record("interview.when", "2026-11-02T14:00")
    answers, flight = Answers(journal), InFlight(journal)
    touch, waiting = StayInTouch(answers), Waiting(flight)
    for promised in ("2026-11-20", "2026-11-27"):
        does(touch, "type", key="interview.promised", typed=promised)
        assert flight.applications[0].promised == promised
    waiting.flight.change("interview", promised="2026-12-01")
    assert answers.get("interview.promised") == "2026-12-01"


def test_the_decision_follows_what_another_part_records(journal):
    answers = Answers(journal)
    touch, decision = StayInTouch(answers), OfferDecision(InFlight(journal))
    for worth in (90, 20):
        touch.keep({"offer.worth": worth})
        assert decision.weighed.worth == worth
        decision.controls["worth"].value = 50
        assert answers.get("offer.worth") == 50


def test_what_a_person_does_never_meets_a_reading_anew_halfway(journal):
    """The thread that saves has a decision read anew while its slider is moved: nothing is lost, every time."""
    touch, decision = StayInTouch(Answers(journal)), OfferDecision(InFlight(journal))
    for worth in range(0, 100, 5):
        does(touch, "type", key="interview.promised", typed=f"2027-01-{1 + worth % 28:02}")
        saving = Thread(target=Answers(journal).autosave.flush)
        saving.start()
        sleep(worth % 20 / 1000)
        sends(decision.controls["worth"], value=float(worth))
        saving.join()
        Answers(journal).autosave.flush()
        assert journal.latest("offer.worth") == decision.weighed.worth == decision.controls["worth"].value == worth


# How much is read, and what is drawn.


def everything(count):
    """So many answers of a person who has filled in nearly everything, by key."""
    content = library(())
    values = {"applications.order": ["interview", "application.1", "application.2"], "interview.employer": "Harbour"}
    values |= {"interview.when": "2026-11-20T10:00", "application.1.finalists": [2, 4], "application.2.role": "sales"}
    for rows in LISTS:
        values |= {rows.order: [f"{rows.row}.{number}" for number in (1, 2)], rows.last: 2}
    for prompt in content.prompts:
        values |= dict.fromkeys(keys_of(prompt), "A few words")
    values |= {f"done.{item.key}": True for item in content.checklist}
    values |= {f"question.{question.key}": "Notes" for question in content.questions}
    return dict(list(values.items())[:count])


def keys_of(prompt):
    if prompt.of == "general":
        return [f"written.{prompt.key}"]
    return [f"{prompt.of}.{number}.{prompt.key}" for number in (1, 2)]


def page_08(journal):
    answers = Answers(journal)
    return [
        SaveBar(journal),
        *(make(answers) for make in (Debrief, Reflect, NextSteps, ThankYou, StayInTouch)),
        Waiting(InFlight(journal)),
        Written(answers, "learning", "If the answer is no"),
        ReferenceDesk(answers),
        Checklist(answers, "afterwards", "Once it is over"),
    ]


def test_a_page_of_ten_parts_reads_each_of_484_answers_once(journal, reads):
    journal.record_all(everything(484))
    bar, *parts = page_08(journal)
    assert sorted(reads) == sorted({*everything(484), "preparation.ticked"}), "the last follows from the others"
    reads.clear()
    for part in (bar, *parts):
        part.looks += 1
    assert reads == [], "nothing is read while nothing has changed"


def test_of_what_another_page_has_changed_only_that_is_read(journal, reads):
    journal.record_all(everything(484))
    parts = page_08(journal)
    there = Journal(journal.path)
    there.latest("written.setback-ask")
    there.record("written.setback-ask", "How may I do better?")
    reads.clear()
    parts[0].looks += 1
    assert reads == ["written.setback-ask"]
    assert parts[7].shown["typed"]["written.setback-ask"] == "How may I do better?"


@pytest.fixture
def drawn(monkeypatch):
    """The classes of what was drawn, each as often as it was."""
    seen, show = [], Instrument.show
    monkeypatch.setattr(Instrument, "show", lambda part: seen.append(type(part).__name__) or show(part))
    return seen


def test_a_part_is_drawn_again_when_something_changes_that_it_asked_for(journal, drawn):
    journal.record_all(everything(484))
    _bar, *parts = page_08(journal)
    drawn.clear()
    parts[0].answers.put({"referee.1.contact": "01234"})
    assert drawn == ["ReferenceDesk"]
    drawn.clear()
    parts[0].answers.put({"question.no-such": "x"})
    assert drawn == []


def test_how_much_is_done_is_counted_again_only_when_a_list_or_the_interview_changes(journal, monkeypatch):
    counted = []
    ours = views.done_percent
    monkeypatch.setattr(views, "done_percent", lambda *asked: counted.append(1) or ours(*asked))
    answers = Answers(journal, library(()))
    answers.read()
    counted.clear()
    answers.put({"interview.employer": "Harbour", "offer.1.pay": 52_000, "heard.1.answer": "Well"})
    answers.put({"person.1.wants": "Order"})
    answers.look()
    assert counted == []
    answers.put({"done.process-agenda": True})
    assert (len(counted), answers.get("preparation.ticked")) == (1, None)
    answers.put({"interview.format": "panel"})
    assert len(counted) == 2


def test_a_part_that_is_closed_hears_of_nothing_and_is_not_kept(journal, drawn):
    answers = Answers(journal)
    written = Written(answers, "learning", "If the answer is no")
    flight = InFlight(journal)
    waiting = Waiting(flight)
    gone = [ref(one) for one in (written, waiting, *waiting.controls.values(), *waiting.charts.values())]
    for one in (written, waiting):
        one.close()
        one.close()
    drawn.clear()
    answers.put({"written.setback-ask": "Why?", "interview.since": "2026-11-20"})
    flight.selected = ""
    assert drawn == []
    del written, waiting, one
    collect()
    assert [one() for one in gone] == [None] * len(gone)


def test_what_changes_is_drawn_on_its_page_and_on_another_once_that_is_turned_to(journal, drawn, monkeypatch):
    answers, parts = Answers(journal), {}
    for page in ("08-afterwards", "07-the-day"):
        monkeypatch.setenv("JPY_SESSION_NAME", f"/home/a/{page}.ipynb")
        parts[page] = Written(answers, "learning", page), Checklist(answers, "afterwards"), InFlight(journal)
    drawn.clear()
    there, _checklist, flight = parts["08-afterwards"]
    does(parts["07-the-day"][0], "type", key="written.setback-ask", typed="Why?")
    assert drawn == ["Written"]
    assert "written.setback-ask" not in there.shown["typed"]
    sends(there, looks=1)
    assert drawn == ["Written", "Written", "Checklist"]
    assert there.shown["typed"]["written.setback-ask"] == "Why?"
    drawn.clear()
    parts["07-the-day"][2].change("interview", employer="Harbour")
    assert flight.applications[0].employer == "Harbour", "there is one answer, whoever has drawn it"


def test_one_journal_has_one_set_of_answers_in_a_process(journal):
    assert Answers(journal) is Answers(journal) is InFlight(journal).answers is InterviewForm(journal).answers
    assert Answers(Journal(journal.path)) is not Answers(journal)


def test_the_journal_of_a_person_is_one_until_everything_is_deleted(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBOOK_HOME", str(tmp_path / "mine"))
    journal = open_journal()
    assert open_journal() is journal
    journal.record("interview.employer", "Harbour")
    written, bar = Written(Answers(journal), "learning", "If the answer is no"), SaveBar(journal)
    does(bar, "delete")
    fresh = open_journal()
    assert fresh is not journal
    fresh.record("interview.employer", "Old Mill")
    assert InFlight(fresh).applications[0].employer == "Old Mill"
    assert written.answers.get("interview.employer") == "Harbour", "what is still on the page is saved nowhere"


def test_a_change_that_another_page_made_meanwhile_is_not_replaced_unseen(journal):
    """What waits to be saved is not taken for shown when the journal is read beneath it."""
    there = Journal(journal.path)
    answers = Answers(journal)
    journal.record("written.setback-ask", "As it was")
    answers.read()
    answers.autosave._thread = current_thread()
    answers.put({"written.setback-ask": "Here"})
    there.latest("written.setback-ask")
    there.record("written.setback-ask", "There")
    answers.read()
    assert {entry.value for entry in journal.conflicts()["written.setback-ask"]} == {"Here", "There"}


def test_what_somebody_changes_is_drawn_under_their_hands_and_other_parts_follow(journal, drawn):
    """As in a kernel, where a page waits for the answer to what it has sent."""
    answers = Answers(journal)
    here, there = (Written(answers, "learning", title) for title in ("Here", "There"))

    async def typing():
        for typed in ("Why", "Why?"):
            does(here, "type", key="written.setback-ask", typed=typed)
        assert drawn == ["Written", "Written"]
        assert "written.setback-ask" not in there.shown["typed"]
        await asyncio.sleep(0.2)
        assert drawn == ["Written"] * 3, "what came quickly is drawn once"
        assert there.shown["typed"]["written.setback-ask"] == "Why?"
        does(here, "type", key="written.setback-ask", typed="How?")
        does(there, "type", key="written.other", typed="x")
        assert there.shown["typed"]["written.setback-ask"] == "How?", "whoever hears something is not behind"
        does(here, "type", key="written.setback-ask", typed="Or")
        there.close()
        await asyncio.sleep(0.2)

    drawn.clear()
    asyncio.run(typing())
    assert there.shown["typed"]["written.setback-ask"] == "How?", "what is closed is not drawn any more"
