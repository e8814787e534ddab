"""What tests of readers need: somebody in Berlin on 28 November 2026, and what is found for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from workbook.bringing.all_readers import bring
from workbook.bringing.found import Given, Here


def here(zone="Europe/Berlin", **answers):
    """Somebody in `zone`. answers : by journal key, "__" for a point."""
    recorded = {key.replace("__", "."): value for key, value in answers.items()}
    return Here(recorded, datetime(2026, 11, 28, 12, tzinfo=ZoneInfo(zone or "UTC")), zone)


def found(text, zone="Europe/Berlin", name="", **answers):
    """What is found in a text or in bytes."""
    data = text.encode() if isinstance(text, str) else text
    return bring(Given(data, name), here(zone, **answers), "invitation")


def ticked(text, **more):
    """What would be recorded if nothing were changed, by journal key or field; of several people the first."""
    values = {}
    for one in found(text, **more).proposed:
        if one.ticked:
            values = dict(one.answers) | values
    return values


def moments(text, **more):
    """The date and time with its zone, for each reading, and whether it is ticked."""
    whens = [one for one in found(text, **more).proposed if "interview.when" in one.answers]
    return [(one.answers["interview.when"], one.answers.get("plan.zone", ""), one.ticked) for one in whens]
