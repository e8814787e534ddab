"""The checklists: ticks are saved, counted by minutes, and cost the wire little; what does not belong is named."""

import json
from dataclasses import replace

import pytest

from widgets.page import does
from workbook import Answers, Checklist, Home, ProcessFacts, RecruiterMessage, Written
from workbook.answers.keys import here
from workbook.content.packs.library import library
from workbook.content.packs.schema import AREAS, Item
from workbook.journal import Journal
from workbook.widgets.kit.checklist import minutes_progress

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def answers(journal):
    return Answers(journal, library(()))


def tick(part, key, typed="yes"):
    does(part, "type", key=key, typed=typed)


def item(key, minutes=10, text="Do it", **fields):
    return Item(key=key, text=text, area="process", minutes=minutes, source="a test", **fields)


def of(journal, *items):
    return Answers(journal, replace(library(()), checklist=items))


@pytest.mark.parametrize(
    ("all_of_them", "left", "percent", "sentence"),
    [
        ((10, 20, 30), (10, 20, 30), 0, "0 of 3 done. What matters most takes about 40 min."),
        ((10, 20, 30), (10, 20), 50, "1 of 3 done. What matters most takes about 10 min."),
        ((10, 20, 30), (), 100, "3 of 3 done. What matters most is done."),
        ((), (), 0, "Nothing here is to be done before."),
    ],
)
def test_how_far_one_is_by_minutes(all_of_them, left, percent, sentence):
    items, rest = ([item(f"i-{n}", n, matters=2 + (n != 20)) for n in those] for those in (all_of_them, left))
    assert minutes_progress(items, rest) == {
        "done": len(items) - len(rest), "total": len(items), "percent": percent, "sentence": sentence
    }  # fmt: skip


@pytest.mark.parametrize("area", AREAS)
def test_every_area_shows_its_items_under_their_headings(answers, area):
    part = Checklist(answers, area)
    items = [i for i in here(answers.content.checklist, answers.situation) if (i.area, i.when) == (area, "before")]
    assert sorted(field["key"] for field in part.fields) == sorted(f"done.{i.key}" for i in items) != []
    headings = [field.get("group", "") for field in part.fields]
    assert len(set(headings)) == sum(a != b for a, b in zip(headings, ["none", *headings], strict=False)), (
        "one block each"
    )
    assert all(field["kind"] == "tick" and field["minutes"] >= 1 for field in part.fields)


def test_a_tick_is_saved_and_taken_back(answers, journal):
    part = Checklist(answers, "process", "Mine")
    assert part.title == "Mine"
    tick(part, "done.process-agenda")
    assert part.progress["sentence"].startswith(f"1 of {part.progress['total']} done. ")
    assert Answers(journal).autosave.flush() is journal.latest("done.other")
    assert journal.latest("done.process-agenda") is True
    assert Checklist(Answers(Journal(journal.path), answers.content), "process").progress == part.progress
    tick(part, "done.process-agenda", "")
    Answers(journal).autosave.flush()
    assert journal.latest("done.process-agenda") is False
    assert part.progress["done"] == 0


def test_what_does_not_belong_is_named_and_its_tick_is_kept(answers):
    part = Checklist(answers, "logistics")
    assert part.elsewhere == []
    tick(part, "done.day-video-test")
    video = answers.content.find("checklist", "day-video-test").text
    answers.put({"process.place": "phone"})
    assert video in part.elsewhere
    assert "done.day-video-test" not in [field["key"] for field in part.fields]
    assert part.progress["done"] == 0
    advice = [text for _when, items in part.advice for text, _help in items]
    every = [i.text for i in answers.content.checklist if i.area == "logistics"]
    assert sorted([field["label"] for field in part.fields] + advice + part.elsewhere) == sorted(every)
    assert len(advice) > 5
    answers.put({"process.place": "video"})
    assert video not in part.elsewhere
    assert part.shown["typed"]["done.day-video-test"] == "yes"


def test_an_addition_of_a_coach_stands_with_its_group(journal, tmp_path):
    (tmp_path / "coach.yaml").write_text(
        "pack: coach\ntitle: Our own list\nchecklist:\n"
        f"  - {{key: ours, text: '{EVIL}', area: process, minutes: 7, source: us, group: Ask}}\n"
    )
    part = Checklist(Answers(journal, library([tmp_path])), "process")
    headings = [field.get("group") for field in part.fields]
    place = [field["key"] for field in part.fields].index("done.ours")
    assert headings[place - 1] == headings[place] == "Ask"
    assert headings[place + 1] != "Ask"
    assert part.fields[place]["label"] == EVIL
    assert part.packs.endswith("The process, Our own list")


def test_without_items_it_says_so(journal):
    part = Checklist(of(journal), "process")
    assert (part.fields, part.packs) == ([], "")
    assert part.progress["sentence"] == "Nothing here is to be done before."


def test_items_whose_groups_come_twice_are_put_together(journal):
    items = [item("a", group="One"), item("b", group="Two"), item("c", group="One")]
    assert [field["key"] for field in Checklist(of(journal, *items), "process").fields] == [
        "done.a",
        "done.c",
        "done.b",
    ]


def test_a_tick_costs_little_on_the_wire_with_everything_on_one_page(answers, journal):
    parts = [Checklist(answers, area) for area in AREAS]
    parts += [Home(answers), ProcessFacts(answers), RecruiterMessage(answers), Written(answers, "content", "")]
    sent = []
    for part in parts:
        part._send = lambda content, buffers=None: sent.append(content)
    most = 0
    for checklist in parts[: len(AREAS)]:
        for field in checklist.fields:
            sent.clear()
            tick(checklist, field["key"])
            assert sent
            assert not [one for one in sent if {"shown", "fields"} & one.get("state", {}).keys()]
            most = max(most, len(json.dumps(sent).encode()))
    sent.clear()
    Answers(journal).autosave.flush()
    assert most <= 5_000
    assert len(json.dumps(sent).encode()) <= 5_000
    assert parts[len(AREAS)].headline == "Ready"
    assert journal.latest("preparation.ticked") == 100


@pytest.mark.parametrize("recorded", ["yes", "", None, [True], {"done": True}])
def test_only_a_tick_is_a_tick(answers, journal, recorded):
    journal.record("done.process-agenda", recorded)
    part = Checklist(answers, "process")
    assert part.progress["done"] == 0
    assert part.shown["typed"].get("done.process-agenda", "") != "yes"
    tick(part, "done.process-agenda")
    assert part.progress["done"] == 1
    Answers(journal).autosave.flush()
    assert journal.latest("done.process-agenda") is True
