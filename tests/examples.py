"""How many examples of a property are tried: 200 in `make test`, 2,000 in `make torture`, fewer where each is slow."""

from hypothesis import settings


def one_in(times: int, **more) -> settings:
    """For a property that is slow to check: as many examples, divided by `times`."""
    return settings(max_examples=settings().max_examples // times, **more)
