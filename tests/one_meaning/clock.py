"""One moment for a whole page: whoever asks what time it is hears the same.

Nothing of the workbook is replaced, only the clock on the wall.
"""

import sys
from contextlib import contextmanager
from datetime import date, datetime
from types import FunctionType


class Clock:
    """A clock that stands at `moment`, without a zone, until it is set."""

    def __init__(self, moment):
        self.moment = moment

    def now(self, zone=None):
        return self.moment.astimezone(zone) if zone else self.moment

    def today(self):
        return self.moment.date()


class _AsTheReal(type):
    """What is made by the real class is an instance too."""

    def __instancecheck__(cls, one):
        return isinstance(one, cls.__mro__[1])


@contextmanager
def stopped(moment):
    """The clock that every module of the workbook's pages reads while this holds, also where it is a default."""
    clock, undo = Clock(moment), []
    instead = _instead(clock)
    asked = {date.today: clock.today, datetime.now: clock.now}
    modules = [one for name, one in sys.modules.items() if name.partition(".")[0] == "workbook"]
    try:
        for module in [one for one in modules if ".journal" not in one.__name__]:
            for name, value in list(vars(module).items()):
                if value is date or value is datetime:
                    undo.append((module, name, value))
                    setattr(module, name, instead[value])
                elif isinstance(value, type) and value.__module__ == module.__name__:
                    for method in [one for one in vars(value).values() if _reads_the_clock(one)]:
                        undo.append((method, "__defaults__", method.__defaults__))
                        method.__defaults__ = tuple(_replaced(one, asked) for one in method.__defaults__)
        yield clock
    finally:
        for whose, name, value in reversed(undo):
            setattr(whose, name, value)


def _instead(clock):
    """`date` and `datetime` as a module imports them, by the real ones."""

    class Stopped(datetime, metaclass=_AsTheReal):
        now = staticmethod(clock.now)

    class StoppedDay(date, metaclass=_AsTheReal):
        today = staticmethod(clock.today)

    return {datetime: Stopped, date: StoppedDay}


def _reads_the_clock(method):
    defaults = method.__defaults__ or () if isinstance(method, FunctionType) else ()
    return any(_replaced(one, {date.today: None, datetime.now: None}) is None for one in defaults if one is not None)


def _replaced(default, asked):
    return asked.get(default, default) if callable(default) else default
