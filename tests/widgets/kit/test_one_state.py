"""All parts of all pages of a process are drawn from one set of answers, and hear of one another at once."""

from threading import Thread
from time import sleep

from widgets.page import does, sends
from workbook.answers.state import Answers
from workbook.widgets.after.stay_in_touch import StayInTouch
from workbook.widgets.kit.in_flight import InFlight
from workbook.widgets.kit.instrument import autosave_of
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
        touch.change({"offer.worth": worth})
        assert decision.model.worth == worth
        decision.model.worth = 50
        assert answers.get("offer.worth") == 50


def test_what_a_person_does_never_meets_a_reading_anew_halfway(journal):
    """The thread that saves has a decision read anew while its slider is moved: nothing is lost, every time."""
    touch, decision = StayInTouch(Answers(journal)), OfferDecision(InFlight(journal))
    for worth in range(0, 100, 5):
        does(touch, "type", key="interview.promised", typed=f"2027-01-{1 + worth % 28:02}")
        saving = Thread(target=autosave_of(journal).flush)
        saving.start()
        sleep(worth % 20 / 1000)
        sends(decision.controls["worth"], value=float(worth))
        saving.join()
        autosave_of(journal).flush()
        assert journal.latest("offer.worth") == decision.model.worth == decision.controls["worth"].value == worth
