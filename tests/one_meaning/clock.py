"""One moment for a whole page: whoever asks what time it is hears the same."""

from contextlib import contextmanager
from datetime import UTC
from unittest import mock

from workbook import clock


class Clock:
    """A clock that stands at `moment`, without a zone as this machine shows it, until it is set."""

    def __init__(self, moment):
        self.moment = moment

    def now(self):
        return self.moment.astimezone(UTC)


@contextmanager
def stopped(moment):
    """The clock of the machine stands while this holds, for all but the journal: the workbook asks it in one place."""
    stands = Clock(moment)
    with mock.patch.object(clock, "machine_now", stands.now):
        yield stands
