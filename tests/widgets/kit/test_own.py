"""Parts that share a state read the journal anew when somebody else's answer was saved, and only then."""

from datetime import UTC, datetime, timedelta
from threading import Thread
from time import sleep

from widgets.page import does, sends
from workbook.widgets.after.stay_in_touch import StayInTouch
from workbook.widgets.kit.answers import Answers
from workbook.widgets.kit.in_flight import InFlight
from workbook.widgets.kit.instrument import autosave_of
from workbook.widgets.kit.own import Own
from workbook.widgets.odds.offer_decision import OfferDecision
from workbook.widgets.odds.waiting import Waiting

AT = datetime(2026, 12, 3, tzinfo=UTC)


def test_what_others_saved():
    own = Own()
    own.put(["a", "b"])
    assert not own.others_saved(AT, {"a"})
    assert not own.others_saved(AT, {"a"}), "every part hears the same about one save"
    assert own.others_saved(AT + timedelta(seconds=1), {"a", "b"}), "somebody else has put it since"
    assert own.others_saved(AT + timedelta(seconds=1), {"a", "b"})
    own.put(["a"])
    assert not own.others_saved(AT + timedelta(seconds=2), {"a"})


def test_a_promise_written_in_one_part_moves_the_clock_of_another(journal):
    journal.record("interview.when", "2026-11-02T14:00")
    answers, flight = Answers(journal), InFlight(journal)
    touch, waiting = StayInTouch(answers), Waiting(flight)
    for promised in ("2026-11-20", "2026-11-27"):
        does(touch, "type", key="interview.promised", typed=promised)
        autosave_of(journal).flush()
        assert flight.applications[0].promised == promised
    flight_says = waiting.flight.change("interview", promised="2026-12-01")
    waiting.keep(flight_says)
    autosave_of(journal).flush()
    assert answers.get("interview.promised") == "2026-12-01"


def test_the_decision_follows_what_another_part_records(journal):
    answers = Answers(journal)
    touch, decision = StayInTouch(answers), OfferDecision(InFlight(journal))
    for worth in (90, 20):
        touch.change({"offer.worth": worth})
        autosave_of(journal).flush()
        assert decision.model.worth == worth
        decision.model.worth = 50
        autosave_of(journal).flush()
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
