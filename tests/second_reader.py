"""vobject, as a reader of calendar files beside icalendar."""

from typing import Any

import vobject.icalendar


def read_alone(text: str) -> Any:
    """The first calendar in `text`, as somebody reads it who has read no other.

    vobject keeps what the first file of a process said about a zone, and would take that for what this one says.
    """
    vars(vobject.icalendar)["__tzidMap"].clear()
    vobject.icalendar.registerTzid("UTC", vobject.icalendar.utc)
    return vobject.readOne(text)
