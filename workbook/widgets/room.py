"""The questions about one room that more than one page asks, as controls by name."""

from ..applications import MOST_ROUNDS_LEFT
from ..roles import roles
from .controls import Checkbox, Control, Number, Select


def role_select() -> Select:
    """Which kind of work it is."""
    return Select(label="Kind of work", options=[[role.key, role.label] for role in roles().values()])


def room_controls() -> dict[str, Control]:
    """What decides the room: interviews left, who scores, somebody from inside; and whether it is decided already."""
    return {
        "rounds_left": Number(
            label="Interviews left before they decide, this one included",
            help="Leave it empty if you don't know. Usual: 1.",
            minimum=1,
            maximum=MOST_ROUNDS_LEFT,
        ),
        "scoring": Select(
            label="Who scores you",
            options=[["separate", "Separate interviewers"], ["panel", "A panel, together"]],
        ),
        "insider": Checkbox(label="Someone from inside is a candidate"),
        "chosen": Checkbox(
            label="They told me that I am their choice, and only my references are open",
            help="Tick it once they have said so. Your other answers about the room and yourself change nothing then.",
        ),
    }
