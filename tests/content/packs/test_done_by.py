"""`done_by` in a pack: what it may name, and what is said when it names something else."""

import pytest

from workbook.content.packs.library import library
from workbook.content.packs.loading import load
from workbook.content.packs.problems import PackError

PACK = """pack: ours
title: Ours
checklist:
  - key: ours
    text: Ours
    area: process
    minutes: 5
    source: us
    done_by: {}
"""


def loaded(tmp_path, done_by):
    path = tmp_path / "ours.yaml"
    path.write_text(PACK.format(done_by), encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    "done_by",
    [
        "[process.address]",
        "[interview.finalists, interview.openings]",
        "[process.contact or written.day-contact]",
        "[person.*.story, 2 of need.*.need or written.a]",
        "[3 of ask.*]",
        "[thanks.person.*.sent]",
        "[written.of-a-coach]",
    ],
)
def test_what_may_be_named(tmp_path, done_by):
    assert loaded(tmp_path, done_by).pack.checklist[0].done_by


@pytest.mark.parametrize(
    ("done_by", "said"),
    [
        ("[address]", "Please write what is entered, such as process.address, person.*.story or 3 of need.*.need"),
        ("[done.process-agenda]", "Nothing is entered under done.process-agenda. A key of an entry begins with"),
        ("[preparation.ticked]", "Nothing is entered under preparation.ticked."),
        ("[person.1.story]", "a field of a list is written as person.*.story"),
        ("[person.*.*]", "Nothing is entered under person.*.*."),
        ("[interview.locked]", "Nothing is entered under interview.locked."),
        ("[ask.*]", "It is not clear how many of ask.* are enough. Please write, for example, 3 of ask.*."),
        ("[person.*.story or need.*.need]", "It is not clear how many of person.*.story or need.*.need are enough."),
        ("[0 of ask.*]", "Please write what is entered"),
        ("process.address", 'Please write a list, each part of it on a line of its own after "- "'),
        ("[process.address and process.contact]", "Please write what is entered"),
    ],
)
def test_what_may_not_gets_a_sentence_with_its_line(tmp_path, done_by, said):
    with pytest.raises(PackError) as refused:
        loaded(tmp_path, done_by)
    (problem,) = refused.value.problems
    assert said in str(problem)
    assert problem.line == 9
    assert "checklist 1 (ours), done_by" in str(problem)


def test_a_coachs_item_is_done_by_what_is_entered(tmp_path):
    loaded(tmp_path, "[written.day-route]")
    item = library([tmp_path]).find("checklist", "ours")
    assert item.done_by == ("written.day-route",)
