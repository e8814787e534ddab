"""A server in one zone and a browser in another: the pages go by the browser. `make torture` tries all 60 pairs."""

import pytest
from torture import zones

from workbook import clock
from workbook.widgets.before import plan
from workbook.widgets.kit import controls, in_flight

SOME = zones.PAIRS[::11]  # each server's zone, and six of the browsers'
FAULTS = {
    "the browser is not heard": lambda patch: patch.setattr(clock, "hear", lambda *_told: None),
    "its zone is heard, its time is not": lambda patch: patch.setattr(clock, "_moment", lambda _now: None),
    "the calendar goes by the server's zone": lambda patch: patch.setattr(plan.clock, "zone", clock.local_zone),
    "a day is refused by the server's": lambda patch: patch.setattr(controls, "today", _day_of_the_server),
    "silence is counted by the server's day": lambda patch: _default(patch, in_flight.InFlight, _day_of_the_server),
}


def _day_of_the_server():
    return clock.machine_now().astimezone().date()


def _default(patch, kind, value):
    patch.setattr(kind.__init__, "__defaults__", (value, *kind.__init__.__defaults__[1:]))


@pytest.mark.parametrize(("server", "browser"), SOME)
def test_the_pages_and_the_calendar_go_by_the_browser(server, browser, tmp_path):
    counts = zones.run(((server, browser),), 8, tmp_path)
    assert counts["instants"] == 8
    assert counts["files"]


def test_there_are_sixty_pairs_and_forty_instants_around_midnight_and_the_changes_of_the_clocks():
    assert len({*zones.PAIRS}) == 60
    assert {len({*zones.instants(zone)}) for zone in zones.BROWSERS} == {40}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_this_kind_is_found(fault, tmp_path, monkeypatch):
    FAULTS[fault](monkeypatch)
    with pytest.raises(AssertionError, match="page 0"):
        zones.run((("UTC", "Pacific/Auckland"),), 20, tmp_path)
