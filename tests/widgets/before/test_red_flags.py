"""What to watch for, and the polite question about it."""

import pytest

from widgets.page import fill
from workbook import Answers, RedFlags
from workbook.content.packs.library import library


@pytest.fixture
def answers(journal):
    return Answers(journal, content=library([]))


def test_red_flags_offer_a_polite_question(answers, journal, until):
    flags = RedFlags(answers)
    field = next(one for one in flags.fields if one["key"] == "flag.flag-many-left")
    assert field["options"] == [
        ["", "Not looked at"],
        ["no", "Not seen"],
        ["seen", "Seen"],
        ["asked", "Asked about it"],
    ]
    probe = "How long did the last few people stay in this job, and what did they go on to do?"
    assert field["help"] == f"You could say: \u201c{probe}\u201d"
    assert (flags.sentence, flags.to_ask) == ("", [])
    fill(flags, "flag.flag-many-left", "seen")
    assert flags.to_ask == [probe]
    assert flags.sentence == f"1 seen, not asked about yet; {len(flags.fields) - 1} not looked at."
    until(lambda: journal.latest("flag.flag-many-left") == "seen")
    assert RedFlags(Answers(journal, content=library([]))).to_ask == [probe]
    fill(flags, "flag.flag-many-left", "asked")
    assert flags.to_ask == []
    fill(flags, "flag.flag-many-left", "")
    assert flags.sentence == ""
    fill(flags, "flag.flag-many-left", "maybe")
    assert "Seen, Asked about it" in flags.errors["flag.flag-many-left"]


def test_red_flags_of_other_interviews_are_left_out(answers):
    flags = RedFlags(answers)
    keys = [field["key"] for field in flags.fields]
    assert "flag.flag-free-work" in keys
    answers.put({"process.presentation": "none"})
    assert [key for key in keys if key not in [field["key"] for field in flags.fields]] == ["flag.flag-free-work"]


def test_what_another_version_wrote_counts_as_not_looked_at(journal):
    journal.record("flag.flag-blame", ["odd"])
    flags = RedFlags(Answers(journal, content=library([])))
    assert flags.sentence == ""
    assert flags.shown["typed"] == {}
