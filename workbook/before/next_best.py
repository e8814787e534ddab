"""What to do next, and how ready one is in each area. Plain values in, plain values out."""

from collections.abc import Sequence
from typing import NamedTuple

from ..answers.done import share_done
from .jobs import Job

TAKES_OTHERS = ("process", "people")  # areas in which one waits for answers, so they come first while there is time
TAKES_NOBODY = ("logistics",)  # what comes first in the last two days


class AreaReadiness(NamedTuple):
    """How far one area is."""

    done_minutes: int
    total_minutes: int
    done_count: int
    total_count: int


def next_best(jobs: Sequence[Job], minutes: int = 20, days_left: float | None = None) -> tuple[Job, ...]:
    """What is best done in the next `minutes` (1 to 240), in order; empty only when every job is done.

    Highest `matters` first. Among equals: what waits for other people (process, people) while the interview is more
    than 2 days away, and the day itself (logistics) when it is nearer; then the area least covered, by minutes; then
    the order given. The jobs fit into `minutes` together, unless none of the highest `matters` fits: then it is the
    first of those alone, to be started. days_left : may be negative; None when not known.
    """
    room = minutes
    waiting = [job for job in jobs if not job.done]
    covered = {area: [ready.done_minutes, ready.total_minutes] for area, ready in readiness(jobs).items()}
    chosen: list[Job] = []
    while waiting:
        best = min(waiting, key=lambda job: _rank(job, days_left, covered))
        wanted = [job for job in waiting if chosen or job.matters == best.matters]
        fits = [job for job in wanted if job.minutes <= room]
        if not fits:
            return tuple(chosen) or (best,)
        job = min(fits, key=lambda job: _rank(job, days_left, covered))
        chosen.append(job)
        waiting.remove(job)
        room -= job.minutes
        covered[job.area][0] += job.minutes
    return tuple(chosen)


def readiness(jobs: Sequence[Job]) -> dict[str, AreaReadiness]:
    """How far each area is that has jobs, in the order in which the areas first come up."""
    found: dict[str, list[Job]] = {}
    for job in jobs:
        found.setdefault(job.area, []).append(job)
    return {area: _readiness(those) for area, those in found.items()}


def share_of_jobs(jobs: Sequence[Job]) -> float:
    """How much is done, 0 to 1, each job weighted by its minutes times `matters`; 0 when there are no jobs.

    Areas have no weight of their own: one long, important area counts for more than a short one.
    """
    return share_done((job.minutes * job.matters, job.done) for job in jobs)


def _readiness(jobs: list[Job]) -> AreaReadiness:
    done = [job.minutes for job in jobs if job.done]
    return AreaReadiness(sum(done), sum(job.minutes for job in jobs), len(done), len(jobs))


def _rank(job: Job, days_left: float | None, covered: dict[str, list[int]]) -> tuple[int, bool, float]:
    """Smallest is best; `min` takes the first of equals, so the order given decides last."""
    done, total = covered[job.area]
    return -job.matters, job.area not in _first_areas(days_left), done / total


def in_order(jobs: tuple[Job, ...], days_left: float | None) -> tuple[Job, ...]:
    """The jobs that are not done, the most important first."""
    first = _first_areas(days_left)
    undone = (job for job in jobs if not job.done)
    return tuple(sorted(undone, key=lambda job: (-job.matters, job.area not in first)))


def _first_areas(days_left: float | None) -> tuple[str, ...]:
    if days_left is None:
        return ()
    return TAKES_OTHERS if days_left > 2 else TAKES_NOBODY
