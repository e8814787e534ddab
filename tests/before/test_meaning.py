"""Page 01 in the person's own words and numbers: who else got the call, and nothing advised that was done."""

from datetime import datetime

import pytest

from workbook.answers.applications import ONE_JOB, Application
from workbook.answers.catalogue import FIRST
from workbook.answers.moment import moment_of
from workbook.answers.outcomes import what_came
from workbook.answers.standing import Clocks, standing
from workbook.before.meaning import Done, compared_with, done_from, meaning
from workbook.content.roles import kind_of, roles
from workbook.odds import Candidate, chance_of_offer

NOW = datetime(2026, 12, 1, 8)
TODAY = NOW.date()
UNKNOWN, NOTHING = Candidate(), Done()
ALL_DONE = Done(asked=True, noted=True, referees=True, briefed=True)


def told(candidate=UNKNOWN, done=NOTHING, others=(), **known):
    interview = Application(FIRST, **known)
    here = standing((interview, *others), candidate, Clocks(), TODAY)
    return meaning(interview, here, candidate, done, moment_of(interview, NOW))


def advised(**known):
    return [step.words for step in told(**known).steps]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"finalists": 3, "insider": True}, "Two other people got the same call, and one of them works there already."),
        ({"finalists": 2, "insider": True}, "One other person got the same call, and that one works there already."),
        ({"finalists": 2, "insider": False}, "One other person got the same call, and that one is not from inside."),
        ({"finalists": 5, "insider": False}, "Four other people got the same call, and none of them is from inside."),
        ({"finalists": 30}, "29 other people got the same call."),
        ({"finalists": (2, 4)}, "Between one and three other people got the same call."),
        ({"finalists": (1, 4)}, "At most three other people got the same call."),
        ({"finalists": 1}, "Nobody else is in it any more."),
        ({"finalists": 3, "openings": 2}, "Two other people got the same call. They will take on two people."),
        ({"insider": True, "openings": 2}, f"They will take on two people. {ONE_JOB}"),
        ({"finalists": 3, "rounds_left": 1}, "This is the last interview before they decide."),
        ({"finalists": 3, "rounds_left": 2}, "One more interview comes after this one."),
        ({"finalists": 3, "rounds_left": 4}, "Three more interviews come after this one."),
        ({"chosen": True, "finalists": 9}, "They told you that you are their choice."),
    ],
)
def test_the_text_says_what_is_known_of_the_room(known, said):
    assert said in told(**known).said


@pytest.mark.parametrize("role", ["", *roles()])
def test_what_is_not_known_is_not_said_as_if_it_were(role):
    said = told(role=role).said
    assert said.startswith("How many others got the same call, you do not know yet.")
    assert kind_of(role).people_in_words in said
    assert "usual" not in said
    assert "works there" not in said
    assert "interview before they decide" not in said
    assert "One of them works there already." in told(role=role, insider=True).said


def test_answers_that_contradict_leave_the_number_out():
    assert "chance" not in told(finalists=1, insider=True).said


@pytest.mark.parametrize("outcome", ["offer", "no", "withdrawn"])
def test_an_outcome_ends_it_in_the_words_of_all_pages(outcome):
    over = told(outcome=outcome, employer="Harbour", finalists=3)
    assert over.said == what_came(Application(FIRST, outcome=outcome, employer="Harbour"))
    assert over.steps == ()


def test_only_what_is_not_known_is_to_be_asked():
    assert advised()[0] == (
        "Ask how many people are still in it, how many interviews are left and whether somebody from inside is "
        "a candidate"
    )
    assert advised(finalists=3, insider=False)[0] == "Ask how many interviews are left"
    assert advised(finalists=(2, 4))[0].startswith("Ask how many interviews are left and whether")
    assert not [words for words in advised(finalists=3, rounds_left=1, insider=True) if words.startswith("Ask how")]
    assert not [words for words in advised(done=Done(asked=True)) if words.startswith("Ask how")]


def test_what_was_prepared_is_not_advised():
    (begin,) = (step for step in told().steps if step.page == "07-the-day")
    assert begin.words.startswith("Prepare")
    assert "Go on preparing: 40 of 100 is done" in advised(candidate=Candidate(preparation=0.4))
    assert not [words for words in advised(candidate=Candidate(preparation=1)) if "prepar" in words.lower()]


def test_other_applications_and_referees_that_are_there_are_not_advised():
    assert "Look for one more interview" in advised()
    assert "Look for one more interview" in advised(others=[Application("application.1", outcome="no")])
    assert "Look for one more interview" not in advised(others=[Application("application.1")])
    assert "Ask somebody to speak for you" in advised()
    assert "Ask somebody to speak for you" not in advised(done=Done(referees=True))


def test_who_did_everything_is_advised_nothing():
    everything = {"finalists": 3, "rounds_left": 1, "insider": False}
    known = {"candidate": Candidate(preparation=1), "others": [Application("application.1")], "done": ALL_DONE}
    assert advised(**known, **everything) == []
    assert advised(**known, chosen=True) == []
    assert advised(**known, when="2026-11-30T09:00") == []


def test_what_is_over_is_not_prepared_and_the_choice_only_briefs():
    after = advised(when="2026-11-30T09:00")
    assert after == ["Write down what was asked and promised", "Look for one more interview"]
    assert advised(when="2026-12-01T07:00") == after, "it has begun"
    assert advised(when="2026-12-01T09:00") == ["Read your card"], "as page 00 says: nothing more is to be prepared"
    assert advised(when="2026-12-02T09:00")[0].startswith("Ask")
    assert advised(chosen=True)[0] == "Tell your referees about this job"


def test_what_was_done_is_read_from_the_journal():
    assert done_from({}.get) == Done()
    assert done_from({"done.process-one-message": True}.get) == Done(asked=True)
    rows = {"referees.order": ["referee.1"], "referee.1.permission": "yes"}
    assert done_from(rows.get) == Done(referees=True)
    assert done_from({**rows, "referee.1.status": "briefed"}.get) == Done(referees=True, briefed=True)
    looked = {"rounds.order": ["round.1"], "round.1.application": FIRST}
    assert done_from(looked.get) == Done(noted=True)
    assert done_from({**looked, "round.1.application": "application.1"}.get) == Done()
    assert done_from({**rows, "referee.1.permission": "asked", "referee.1.status": "briefed"}.get) == Done()
    assert done_from({"referees.order": "damaged", "done.process-one-message": "yes"}.get) == Done()


def test_published_rates_stand_beside_the_own_room_called_what_it_is():
    def whose(**known):
        interview = Application(FIRST, **known)
        here = standing((interview,), Candidate(), Clocks(), TODAY)
        chance, name = compared_with(interview, here)
        return name, chance, here.chance_of(interview)

    any_work = chance_of_offer(Application(FIRST).process())
    assert whose()[:2] == ("any work", any_work)
    assert whose(role="software")[0] == "software engineering"
    for known in ({"finalists": 5}, {"insider": False}, {"rounds_left": 1}, {"chosen": True}, {"openings": 2}):
        name, chance, own = whose(**known)
        assert name == "your room"
        assert chance == own
    assert whose(outcome="offer", finalists=3)[:2] == ("any work", any_work)
    assert compared_with(None, standing((), Candidate(), Clocks(), TODAY)) == (any_work, "any work")
