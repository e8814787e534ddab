"""Where answers live, as far as it is known: on this computer, on a hub, in a session that forgets, or with a visitor.

A variable of the environment proves only what it proves. `JUPYTERHUB_USER` names an account and not a person, so
others who use that account are spoken of. That a browser is on this computer only the browser knows: each place has
words for a page that is `near`, and for one that is seen from `afar`, over a network.
"""

import os
from collections.abc import Mapping
from typing import NamedTuple

BINDER = ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST")
COLAB = ("COLAB_RELEASE_TAG", "COLAB_BACKEND_VERSION", "COLAB_GPU")
VOILA = ("VOILA_BASE_URL", "VOILA_REQUEST_URL")  # in each of its kernels, also those that it starts in advance


class Place(NamedTuple):
    """words : after "saved". whose : after the folder. note : to know before the first word. late : the same, later."""

    words: str
    whose: str
    note: str = ""
    late: str = ""


COMPUTER = Place(
    "on this computer only", " of this computer. Only your user account can open it. Nothing is sent anywhere."
)
SERVER = Place(
    "on the computer that this page comes from",
    " of the computer that this page comes from. Whoever runs it could look into it.",
    "This page comes from another computer. Whoever else opens it there, under the same account, sees and changes the "
    "same answers. If that may happen, write nothing here that is yours alone.",
)
HUB = Place(
    "in your space on this hub",
    " of your space on this hub. Whoever runs the hub could look into it.",
    "This is kept in your space on this hub. Whoever runs the hub, or signs in with the same name, can see it.",
)
BINDER_SESSION = Place(
    "in this session only",
    " of this session, until it ends. Whoever runs the session could look into it.",
    "This is a Binder session. It forgets everything about ten minutes after you stop typing, so download your "
    "workbook before you leave.",
    "This session forgets everything about ten minutes after you stop typing, and reading does not count.",
)
COLAB_SESSION = Place(
    "in this session only",
    " of this session, until it ends. Whoever runs the session could look into it.",
    "This is a Colab session. It forgets everything when it ends, so download your workbook before you leave.",
    "This session forgets everything when it ends.",
)
VISIT = Place(
    "in your own temporary workbook",
    " of your own temporary workbook, until you close this page. Whoever runs the server could look into it.",
    "This is a temporary workbook of your own: no other visitor sees it. It is for this page alone, and gone when you "
    "close it. Download your workbook before you leave, and restore it on the next page.",
    "It is gone when you close this page.",
)


def is_visit(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether Voila started this kernel, for one visitor; all visitors have one user account."""
    return _any(VOILA, environment) or environment.get("SERVER_SOFTWARE", "").startswith("voila/")


def on_binder(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this is a Binder session, which forgets everything when it ends."""
    return _any(BINDER, environment)


def forgets(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what is written here is gone when the session ends."""
    return place_of(environment) in (VISIT, BINDER_SESSION, COLAB_SESSION)


def place_of(environment: Mapping[str, str] = os.environ, afar: bool = False) -> Place:
    """Where answers live. afar : the page is seen from another computer."""
    if is_visit(environment):
        return VISIT
    if on_binder(environment):
        return BINDER_SESSION
    if _any(COLAB, environment):
        return COLAB_SESSION
    if environment.get("JUPYTERHUB_USER"):
        return HUB
    return SERVER if afar else COMPUTER


def place_words() -> dict[str, str]:
    """Where answers live, after "saved": `near` and from `afar`."""
    return {"near": place_of().words, "afar": place_of(afar=True).words}


def known() -> str:
    """Where answers live, as far as it is the same from near and afar."""
    near, afar = place_words().values()
    return near if near == afar else "with your answers"


def in_full() -> dict[str, dict[str, str]]:
    """All there is to say about the place: `near` and from `afar`."""
    return {"near": place_of()._asdict(), "afar": place_of(afar=True)._asdict()}


def _any(names: tuple[str, ...], environment: Mapping[str, str]) -> bool:
    return any(name in environment for name in names)
