"""What a second interview means, told with the person's own numbers, and what is left to do."""

from dataclasses import asdict

from traitlets import List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import FIRST, ZONE
from ...answers.moment import clock_there, moment_of
from ...before.meaning import done_from, meaning
from ...clock import now
from ..kit.assets import script, style
from ..kit.flight_part import FlightPart
from ..kit.part import asset


class Meaning(FlightPart):
    """Sentences about the interview of page 00, and what is not done yet. Saves nothing."""

    _esm = asset(script("control", "looking", "instrument", "page_link", "meaning"))
    _css = asset(style("theme", "control", "instrument", "page_link", "meaning"))

    said = Unicode().tag(sync=True)
    steps: List = List().tag(sync=True)  # {"words", "why", "page"} each

    def make(self) -> None:
        """There is nothing to enter here."""

    def draw(self) -> None:
        flight = self.flight
        interview = next((one for one in flight.applications if one.key == FIRST), Application(FIRST))
        at = moment_of(interview, clock_there(now(), self.answers.get(ZONE)))
        told = meaning(interview, flight.standing(), flight.candidate, done_from(self.answers.get), at)
        self.said, self.steps = told.said, [asdict(step) for step in told.steps]
