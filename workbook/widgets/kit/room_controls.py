"""The questions about one room that more than one page asks, as controls by name.

Whatever was not said is empty in them, and the help says what is assumed meanwhile.
"""

from datetime import date
from typing import Any

from ...answers.application_fields import MOST_ROUNDS_LEFT
from ...answers.applications import Application
from ...content.roles import CHOOSE, kind_of, roles
from .controls import Checkbox, Control, Number, Select

DAYS = ("since", "promised")
_INSIDER = {"": None, "yes": True, "no": False}


def role_select() -> Select:
    """Which kind of work it is; `tell_role` says in its help what counts while none is chosen."""
    return Select(label="Kind of work", options=[["", CHOOSE], *([role.key, role.label] for role in roles().values())])


def tell_role(select: Control, role: str) -> None:
    """Say what counts while no kind of work is chosen."""
    select.help = "" if role else f"Until you choose, we count with {kind_of(role).label.lower()}."


def room_controls() -> dict[str, Control]:
    """What decides the room: interviews left, who scores, somebody from inside; and whether it is decided already."""
    return {
        "rounds_left": Number(
            label="Interviews left before they decide, this one included",
            help="Leave it empty if you don't know: we assume 1.",
            minimum=1,
            maximum=MOST_ROUNDS_LEFT,
        ),
        "scoring": Select(
            label="Who scores you",
            help="While you don't know, we assume separate interviewers.",
            options=[["", "I don't know"], ["separate", "Separate interviewers"], ["panel", "A panel, together"]],
        ),
        "insider": Select(
            label="Is someone from inside a candidate?",
            help="While you don't know, we assume nobody is.",
            options=[["", "I don't know"], ["yes", "Yes"], ["no", "No"]],
        ),
        "chosen": Checkbox(
            label="They told me that I am their choice, and only my references are open",
            help="Tick it once they have said so. Your other answers about the room and yourself change nothing then.",
        ),
    }


def in_control(application: Application, name: str) -> Any:
    """The field `name` of `application` as its control has it."""
    value = getattr(application, name)
    if name == "insider":
        return next(key for key, said in _INSIDER.items() if said is value)
    if name == "when":
        return application.begins
    if name in DAYS:
        return date.fromisoformat(value) if value else None
    return value or None if name in ("employer", "title") else value


def in_application(name: str, value: Any) -> Any:
    """What the control `name` says as an application has it."""
    if name == "insider":
        return _INSIDER[value]
    if name == "when":
        return value.isoformat(timespec="minutes") if value else ""
    if name in DAYS:
        return value.isoformat() if value else ""
    return value or "" if name in ("employer", "title") else value
