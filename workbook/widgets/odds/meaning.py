"""What a second interview means, told with the person's own numbers, and what is left to do."""

from dataclasses import asdict

from traitlets import List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import FIRST, ZONE
from ...answers.moment import clock_there, moment_of
from ...before.meaning import done_from, meaning
from ...clock import now
from ..kit.blocks import PROBLEM, UNSAVED, box, items, link, said, title
from ..kit.flight_part import FlightPart


class Meaning(FlightPart):
    """Sentences about the interview of page 00, and what is not done yet. Saves nothing."""

    called = "meaning"
    saves = False
    blocks = (
        said("said", "meant"),
        title("What is left to do", when="steps"),
        items("steps", link(page_of="page", of="words"), said("why", "why", tag="span"), look="steps", tag="ol"),
        box(PROBLEM, UNSAVED, tag="footer"),
    )

    said = Unicode().tag(sync=True)
    steps: List = List().tag(sync=True)  # {"words", "why", "page"} each

    def make(self) -> None:
        """There is nothing to enter here."""

    def draw(self) -> None:
        flight = self.flight
        interview = next((one for one in flight.applications if one.key == FIRST), Application(FIRST))
        at = moment_of(interview, clock_there(now(), self.answers.get(ZONE)))
        told = meaning(interview, flight.standing(), self.answers.candidate, done_from(self.answers.get), at)
        self.said, self.steps = told.said, [asdict(step) for step in told.steps]
