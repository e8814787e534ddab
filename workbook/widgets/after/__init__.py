"""The parts of the pages after an interview."""
