"""Two pages never differ about one thing: all pages of 300 generated journals are opened and compared.

What the pages show is read by `one_meaning.of_…`; what must hold of it stands in `one_meaning.checks`.
"""

from collections import Counter

import pytest
from one_meaning.claims import places
from one_meaning.journals import SEEDS
from one_meaning.look import home_in, look, report, there_and_then
from one_meaning.old_faults import OLD_FAULTS, forget
from one_meaning.pages import opened
from widgets.page import sends

from workbook.journal import open_journal

pytestmark = pytest.mark.slow

CHUNK = 25
MOST_SOUGHT = 50  # journals in which an old fault has to be found


@pytest.fixture(autouse=True)
def clock():
    with there_and_then() as clock:
        yield clock


@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_no_two_sentences_about_one_thing_differ(first, tmp_path, clock):
    found = [(seed, fault) for seed in SEEDS[first : first + CHUNK] for fault in look(seed, tmp_path, clock)[0]]
    assert not found, report(found)


def test_every_place_is_read(tmp_path, clock):
    """A place that changed its shape would be read as saying nothing."""
    read = Counter()
    for seed in SEEDS[:30]:
        read.update(look(seed, tmp_path, clock)[1])
        if all(read[name] for name in places()):
            return
    pytest.fail(f"never read: {[name for name in places() if not read[name]]}")


@pytest.mark.parametrize("name", ["00-start-here", "01-what-a-second-interview-means", "02-your-pipeline"])
def test_i_know_the_number_says_no_number_yet(name, tmp_path):
    with home_in(tmp_path):
        with opened(name) as (made, _printed, _prose):
            groups = [one.controls for one in made if "known" in getattr(one, "controls", {})]
            for controls in groups:
                sends(controls["known"], value="exactly")
            typed = [controls["low"].typed for controls in groups]
        journal = open_journal()
        recorded = journal.latest("interview.finalists")
        journal.close()
    assert (typed, recorded) == ([""], None)


@pytest.mark.parametrize("name", OLD_FAULTS)
def test_an_old_fault_that_is_put_back_is_found(name, tmp_path, clock, monkeypatch):
    put_back, kind = OLD_FAULTS[name]
    forget()
    put_back(monkeypatch)
    try:
        for seed in SEEDS[:MOST_SOUGHT]:
            if any(fault.kind.startswith(kind) for fault in look(seed, tmp_path, clock)[0]):
                return
    finally:
        monkeypatch.undo()
        forget()
    pytest.fail(f"{name} is not found in {MOST_SOUGHT} journals")
