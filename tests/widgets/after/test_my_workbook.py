"""My workbook as one document, on a page: what is ticked is what is taken along, and nothing else."""

from datetime import datetime

import pytest

from widgets.page import does
from workbook.answers.state import Answers
from workbook.document import TITLES
from workbook.widgets.after.my_workbook import NOTHING_TICKED, MyWorkbook

ANSWERS = {
    "written.day-route": "tram-canary",
    "written.day-bring": "contact-canary",
    "fit.advert": "advert-canary",
    "people.order": ["person.1"],
    "person.1.name": "person-canary",
    "referees.order": ["referee.1"],
    "referee.1.name": "referee-canary",
    "referee.1.contact": "phone-canary",
}
WORDS = {word for word in ANSWERS.values() if isinstance(word, str)}
PUBLIC = {"tram-canary", "advert-canary"}


@pytest.fixture
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr(MyWorkbook, "send", lambda _self, content, buffers=None: messages.append(content))
    return messages


@pytest.fixture
def part(journal):
    for key, answer in ANSWERS.items():
        journal.record(key, answer)
    return MyWorkbook(Answers(journal, now=lambda: datetime(2026, 11, 23, 14, 0)))


def row(part, key):
    return next(one for one in part.sections if one["key"] == key)


def taken_along(part, sent):
    """The words in what is printed and saved, after making sure that it is the same in all three."""
    sent.clear()
    for do in ("print", "page", "text"):
        does(part, do)
    said = [message.get("print") or message["text"] for message in sent]
    found = [{word for word in WORDS if word in text} for text in said]
    assert found[0] == found[1] == found[2]
    return found[0]


def test_it_lists_what_holds_an_answer(part):
    assert [one["key"] for one in part.sections] == ["people", "fit", "day", "references"]
    assert row(part, "day") == {
        "key": "day", "title": "The day", "note": "2 answers, 1 of them private",
        "private": 1, "on": True, "whole": False, "hint": "",
    }  # fmt: skip
    assert row(part, "people")["note"] == "1 answer, private"
    assert row(part, "fit")["note"] == "1 answer"
    assert not row(part, "people")["on"]
    assert part.said == "On it: 3 sections, 3 answers. Left out: 2 private answers."
    assert part.ready


def test_nothing_private_is_on_it_until_it_is_ticked(part, sent):
    assert taken_along(part, sent) == PUBLIC
    does(part, "take", key="people", on=True)
    assert row(part, "people")["hint"].startswith("All of it is private")
    assert taken_along(part, sent) == PUBLIC
    does(part, "whole", key="people", on=True)
    assert row(part, "people")["hint"] == ""
    assert taken_along(part, sent) == PUBLIC | {"person-canary"}
    does(part, "whole", key="day", on=True)
    assert taken_along(part, sent) == PUBLIC | {"person-canary", "contact-canary"}
    does(part, "take", key="day", on=False)
    assert taken_along(part, sent) == {"advert-canary", "person-canary"}
    assert part.said == "On it: 3 sections, 3 answers, 1 of them private. Left out: 1 private answer and 1 other."


def test_a_section_that_is_ticked_again_is_without_its_private_parts(part, sent):
    does(part, "whole", key="day", on=True)
    does(part, "take", key="day", on=False)
    does(part, "take", key="day", on=True)
    assert taken_along(part, sent) == PUBLIC


def test_referees_are_never_on_it(part, sent):
    for key in (*TITLES, "referees", "referee", "nonsense"):
        does(part, "take", key=key, on=True)
        does(part, "whole", key=key, on=True)
    assert taken_along(part, sent) == WORDS - {"referee-canary", "phone-canary"}
    assert all("No referee has said yes yet" in (one.get("print") or one["text"]) for one in sent)


def test_sections_are_remembered_and_private_parts_are_not(part, journal, sent, until):
    does(part, "whole", key="people", on=True)  # ticks the section, too
    does(part, "take", key="fit", on=False)
    until(lambda: journal.latest("document.people") is True and journal.latest("document.fit") is False)
    assert {key for key in journal.entries() if key.startswith("document")} == {"document.people", "document.fit"}
    again = MyWorkbook(Answers(journal))
    assert row(again, "people")["on"]
    assert not any(one["whole"] for one in again.sections)
    assert taken_along(again, sent) == {"tram-canary"}


def test_private_parts_are_off_again_when_the_page_is_drawn_anew(part, sent):
    does(part, "whole", key="day", on=True)
    does(part, "opened")
    assert not row(part, "day")["whole"]
    assert taken_along(part, sent) == PUBLIC


def test_the_files_and_the_page_to_print(part, sent):
    for do in ("page", "text", "print", "nonsense"):
        does(part, do)
    page, text, printed = sent
    assert (page["file"], page["type"]) == ("my-workbook.html", "text/html")
    assert (text["file"], text["type"]) == ("my-workbook.md", "text/markdown")
    assert printed == {"print": page["text"]}
    assert "Made on Monday 23 November 2026." in page["text"]
    assert "## The day" in text["text"]


def test_no_answer_is_sent_to_the_page_before_a_press(part):
    state = repr({name: getattr(part, name) for name in part.traits(sync=True) if name in ("sections", "said")})
    assert not any(word in state for word in WORDS)
    assert repr(part) == "MyWorkbook()"


def test_when_nothing_is_ticked_it_says_so(part, sent):
    for one in part.sections:
        does(part, "take", key=one["key"], on=False)
    assert part.said == "Nothing is on it yet."
    assert not part.ready
    does(part, "page")
    assert part.problem == NOTHING_TICKED
    assert sent == []
    does(part, "take", key="fit", on=True)
    assert part.problem == ""


def test_an_empty_workbook_says_so(journal, sent):
    part = MyWorkbook(Answers(journal))
    assert part.sections == []
    assert part.said == "Nothing is written down yet. What you enter can go in here."
    does(part, "print")
    assert sent == []


def test_it_follows_what_is_typed_elsewhere_on_the_page(part, sent):
    part.answers.put({"written.day-route": "<script>alert(1)</script>", "person.1.name": None})
    assert [one["key"] for one in part.sections] == ["fit", "day", "references"]
    does(part, "page")
    assert "&lt;script&gt;alert(1)" in sent[0]["text"]
    assert "<script" not in sent[0]["text"]
