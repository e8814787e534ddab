"""Trackers in any language and layout: every application that is in them is found, with the right outcome and days."""

import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bringing.trackers import tracker
from workbook.bringing.all_readers import bring
from workbook.bringing.found import Given, Here

NOW = datetime(2026, 11, 28, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("seed", range(20))
def test_every_known_application_is_found_as_it_is(seed):
    rng = random.Random(seed)
    for _each in range(15):
        data, name, known = tracker(rng)
        found = bring(Given(data, name), Here({}, NOW, "Europe/Berlin"), "applications")
        by_name = {(one.answers["employer"], one.answers["title"]): one for one in found.proposed}
        assert len(found.proposed) == len(by_name) == len(known), (found.left_out, data)
        for one in known:
            proposed = by_name[one.employer, one.title]
            expected = {"employer": one.employer, "title": one.title, "since": one.since}
            expected |= {} if one.outcome == "open" else {"outcome": one.outcome}
            if one.second:
                expected["when"] = one.when.isoformat(timespec="minutes")
            assert dict(proposed.answers) == expected, data
            assert proposed.ticked == one.second
