"""The parts of the pages before an interview."""
