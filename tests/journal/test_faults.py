"""The journal under faults, with small counts. `make torture` runs the same campaigns with large ones."""

import os
import sys

import pytest
import strace
from torture import clocks, damage, kills, places, sweep, writers

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and fork are POSIX")


@pytest.fixture(scope="session")
def tracer():
    """strace, which makes calls to the system fail."""
    in_ci = bool(os.environ.get("CI"))
    if sys.platform != "linux":
        pytest.skip("strace is for Linux only")
    if not (strace.find() or (in_ci and strace.install())):
        assert not in_ci, "strace could not be installed"
        pytest.skip("NO STRACE WAS FOUND, SO NO CALL WAS MADE TO FAIL: run `python tests/strace.py`")


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_by_200_kills(tmp_path):
    counts = kills.saves(200, tmp_path)
    assert counts["acknowledged"] >= 1000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("campaign", "count"),
    [(kills.snapshots, 20), (kills.migrations, 20), (kills.repairs, 20), (kills.exports, 20)],
    ids=["copy", "update", "repair", "file"],
)
def test_what_is_cut_short_is_the_old_or_the_new_and_never_half(campaign, count, tmp_path):
    assert campaign(count, tmp_path)["kills"] == count


@pytest.mark.slow
@pytest.mark.usefixtures("tracer")
def test_whichever_call_fails_what_was_acknowledged_is_there(tmp_path):
    counts = sweep.sweep(60, tmp_path)
    assert counts["calls_failed"] >= 50
    assert counts["saves_refused"] >= 50


@pytest.mark.slow
@pytest.mark.usefixtures("tracer")
def test_whichever_call_fails_a_repair_takes_nothing_away(tmp_path):
    assert sweep.repairs(20, tmp_path)["points"] == 20


@pytest.mark.slow
@pytest.mark.usefixtures("tracer")
def test_while_the_disk_is_slow_one_goes_on_typing(tmp_path):
    sweep.slow(1, tmp_path)


@pytest.mark.slow
def test_a_flipped_bit_is_never_shown_as_if_it_were_right(tmp_path):
    assert damage.flips(200, tmp_path)["noticed"] >= 20


@pytest.mark.slow
def test_a_file_that_was_cut_is_noticed_and_what_is_left_comes_back(tmp_path):
    assert damage.truncations(20, tmp_path)["noticed"] >= 15


def test_what_is_no_journal_is_left_as_it_is(tmp_path):
    assert damage.foreign(tmp_path)["kinds"] >= 20


def test_a_lost_journal_is_not_taken_for_a_first_visit(tmp_path):
    assert damage.lost(tmp_path)["put_right"] >= 4


@pytest.mark.slow
def test_copies_are_whole_while_somebody_writes(tmp_path):
    assert damage.copies_under_load(10, tmp_path)["saves_meanwhile"] >= 10


def test_journals_of_earlier_versions_are_brought_up_to_date(tmp_path):
    damage.old_schemas(tmp_path)


@pytest.mark.slow
def test_two_processes_lose_nothing_of_each_other(tmp_path):
    counts = writers.two(100, 2, tmp_path)
    assert counts["acknowledged"] + counts.get("refused", 0) == counts["edits"] == 200
    assert counts["reads"] >= 10


@pytest.mark.parametrize(
    "place", [places.full_disk, places.quota, places.read_only_disk, places.closed_folder, places.no_copies]
)
def test_a_place_that_refuses_loses_nothing(place, tmp_path):
    assert place(tmp_path) >= 2


@pytest.mark.slow
@pytest.mark.usefixtures("tracer")
def test_where_files_cannot_be_locked_saving_works_all_the_same(tmp_path):
    assert places.no_locks(tmp_path) == 30


@pytest.mark.slow
def test_order_and_copies_do_not_hang_on_the_clock(tmp_path):
    assert clocks.jumps(200, tmp_path)["went_back"] >= 10


def test_forks_and_masks_and_folders_that_are_left(tmp_path):
    assert clocks.surroundings(20, tmp_path)["forks"] == 20
