"""The parts of the page about an offer."""
