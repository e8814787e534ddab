"""The message to the recruiter: it asks for what is not known yet, and ends when nothing is left to ask."""

import pytest

from widgets.page import does, fill
from workbook import Answers, ProcessFacts, RecruiterMessage
from workbook.before.the_process import ASK_AT_MOST
from workbook.content.packs.library import library
from workbook.journal import Journal
from workbook.widgets.before.process_facts import facts_of
from workbook.widgets.before.recruiter_message import message_summary

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def answers(journal):
    return Answers(journal, library(()))


@pytest.fixture
def page(answers):
    return ProcessFacts(answers), RecruiterMessage(answers)


def ask_of(answers, key):
    return answers.content.find("facts", key).ask


def answer_to(field):
    """Something that can be typed into `field`, and says something."""
    by_kind = {
        "line": "Something",
        "text": "Something",
        "date": "2026-12-03",
        "number": "1",
        "people": "3",
        "yes_no": "no",
    }
    return by_kind.get(field["kind"]) or next(key for key, _label in field["options"] if key not in ("", "unknown"))


@pytest.mark.parametrize(
    ("missing", "asked", "said"),
    [
        (0, 0, "There is nothing left to ask the recruiter. Well done."),
        (1, 0, "1 thing is not known yet, and none is ticked. Tick what you want to ask."),
        (1, 1, "1 thing is not known yet; the message asks for 1."),
        (21, 6, "21 things are not known yet; the message asks for 6."),
        (21, 7, "21 things are not known yet; the message asks for 7. More than 6 questions are much for one message."),
    ],
)
def test_what_the_message_is_about(missing, asked, said):
    assert message_summary(missing, asked) == said


def ticks_of(part):
    return [field for field in part.fields if field["kind"] == "tick"]


def test_at_first_nothing_is_known_and_the_message_asks_for_what_matters_most(page, answers):
    facts, message_part = page
    assert facts.summary == f"You know 0 of {len(facts_of(answers))} things about the process."
    first, later = ticks_of(message_part)[:ASK_AT_MOST], ticks_of(message_part)[ASK_AT_MOST:]
    assert list(message_part.shown["typed"]) == [field["key"] for field in first]
    for field in first:
        assert f"- {field['label']}\n" in message_part.letter["text"]
    for field in later:
        assert field["label"] not in message_part.letter["text"]


def test_what_would_narrow_the_odds_comes_first_and_says_by_how_much(page, answers):
    _facts, message_part = page
    said = {field["key"].removeprefix("recruiter.ask."): field.get("help", "") for field in message_part.fields}
    assert next(iter(said)) in ("finalists", "insider", "openings")
    for key in ("finalists", "insider", "format", "rounds-left", "openings"):
        assert said[key].startswith("Would ")
    assert not [key for key in ("length", "address", "who-decides", "adjustments") if said[key]]
    answers.put({"interview.finalists": 3})
    after = {field["key"].removeprefix("recruiter.ask."): field.get("help", "") for field in message_part.fields}
    assert "finalists" not in after
    assert after["openings"] != said["openings"], "with three people it matters whether they take one or two"


def test_an_outcome_and_a_choice_end_the_message(page, answers):
    _facts, message_part = page
    for ends in ({"interview.chosen": True}, {"interview.outcome": "no"}, {"interview.when": "2001-12-03T14:00"}):
        answers.put(ends)
        assert (ticks_of(message_part), message_part.letter) == ([], {})
        assert "nothing to ask" in message_part.summary or "over" in message_part.summary
        answers.put(dict.fromkeys(ends))
        assert message_part.letter


def test_the_name_is_asked_once_and_closes_the_message(page, journal):
    _facts, message_part = page
    assert "Kind regards, [your name]" in message_part.letter["text"]
    fill(message_part, "letter.name", "  Ada\u202e Lovelace ")
    assert message_part.letter["text"].rstrip().endswith("Kind regards, Ada Lovelace")
    fill(message_part, "letter.name", "x" * 301)
    assert "the limit is 300" in message_part.errors["letter.name"]
    assert message_part.letter["text"].rstrip().endswith("Kind regards, Ada Lovelace")
    fill(message_part, "letter.name", "")
    assert "Kind regards, [your name]" in message_part.letter["text"]


def test_what_is_known_leaves_the_message_and_comes_back_when_it_is_not(page, answers):
    facts, message_part = page
    fill(facts, "process.who-decides", "A panel")
    assert facts.summary.startswith("You know 1 of ")
    assert ask_of(answers, "who-decides") not in message_part.letter["text"]
    assert "recruiter.ask.who-decides" not in [field["key"] for field in message_part.fields]
    fill(facts, "process.who-decides", "")
    assert facts.summary.startswith("You know 0 of ")
    assert ask_of(answers, "who-decides") in message_part.letter["text"]


def test_ticks_decide_what_is_asked_and_are_saved(page, answers, journal):
    _facts, message_part = page
    (wanted, *_rest, last), first = ticks_of(message_part), ticks_of(message_part)[0]["key"]
    fill(message_part, first, "")
    fill(message_part, last["key"], "yes")
    assert wanted["label"] not in message_part.letter["text"]
    assert last["label"] in message_part.letter["text"]
    Answers(journal).autosave.flush()
    assert (journal.latest(first), journal.latest(last["key"])) == (False, True)
    again = RecruiterMessage(Answers(Journal(journal.path), answers.content))
    assert again.letter == message_part.letter
    assert again.shown["typed"] == dict.fromkeys(again.shown["typed"], "yes")
    assert (first in again.shown["typed"], last["key"] in again.shown["typed"]) == (False, True)


def test_a_tick_is_not_sent_back(page):
    _facts, message_part = page
    sent = []
    message_part._send = lambda content, buffers=None: sent.append(content.get("state", {}))
    fill(message_part, ticks_of(message_part)[-1]["key"], "yes")
    fill(message_part, ticks_of(message_part)[0]["key"], "")
    assert sent
    assert not [state for state in sent if "shown" in state or "fields" in state]


def test_a_second_message_on_the_page_follows(page, answers):
    _facts, message_part = page
    second = RecruiterMessage(answers)
    fill(message_part, message_part.fields[0]["key"], "")
    assert second.letter == message_part.letter
    assert message_part.fields[0]["key"] not in second.shown["typed"]


def test_without_a_tick_there_is_no_message(page):
    _facts, message_part = page
    for field in ticks_of(message_part):
        fill(message_part, field["key"], "")
    assert message_part.letter == {}
    assert "none is ticked" in message_part.summary
    sent = []
    message_part.send = lambda content, buffers=None: sent.append(content)
    does(message_part, "take")
    assert sent == []


def test_when_all_is_known_there_is_nothing_left_to_ask(page):
    facts, message_part = page
    while still := [
        field for field in facts.fields if not facts.shown["typed"].get(field["key"]) and not known(facts, field)
    ]:
        fill(facts, still[0]["key"], answer_to(still[0]))
        assert facts.errors == {}
    total = len(facts.fields)
    assert facts.summary == f"You know {total} of {total} things about the process."
    assert message_part.summary == "There is nothing left to ask the recruiter. Well done."
    assert (ticks_of(message_part), message_part.letter) == ([], {})


def known(part, field):
    return part.answers.get(field["key"]) not in (None, "")


def test_a_call_is_a_script_and_an_e_mail_has_a_subject(page, answers, journal):
    _facts, message_part = page
    assert message_part.letter["subject"] != ""
    does(message_part, "channel", key="call")
    assert (message_part.channel, message_part.letter["subject"]) == ("call", "")
    assert "They said: ___" in message_part.letter["text"]
    Answers(journal).autosave.flush()
    assert RecruiterMessage(Answers(Journal(journal.path), answers.content)).channel == "call"


def test_it_is_taken_along_as_a_text_file(page):
    _facts, message_part = page
    sent = []
    message_part.send = lambda content, buffers=None: sent.append(content)
    does(message_part, "take")
    does(message_part, "channel", key="call")
    does(message_part, "take")
    mail, call = sent
    assert (mail["file"], mail["type"], call["file"]) == ("questions-email.txt", "text/plain", "questions-call.txt")
    assert mail["text"].startswith("Subject: ")
    assert call["text"] == message_part.letter["text"]


@pytest.mark.usefixtures("noon")  # weeks before the interview: no message asks once it is over
@pytest.mark.parametrize("employer", [EVIL, "{when}", "{{ 7 * 7 }}", "<b>Harbour</b> & Co"])
def test_the_employer_stands_in_the_message_as_it_was_typed(answers, journal, employer):
    journal.record("interview.employer", employer)
    journal.record("interview.when", "2026-12-03T14:00")
    letter = RecruiterMessage(answers).letter
    assert employer in letter["text"]
    assert "Thursday 3 December 2026, 14:00" in letter["subject"] + letter["text"]


@pytest.mark.parametrize("when", ["soon", 7, ["2026-12-03T14:00"], {"a": 1}, True])
def test_a_date_that_cannot_be_used_is_our_interview(answers, journal, when):
    journal.record("interview.when", when)
    letter = RecruiterMessage(answers).letter
    assert "our interview" in letter["subject"] + letter["text"]
