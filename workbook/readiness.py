"""How ready somebody is: six areas, what would help most, and the next best 20 minutes, in words and numbers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from .plan import Job, minutes_in_words, next_best, readiness, share
from .reading import day_in_words

NEXT = 20  # minutes
# The page on which each area is prepared.
PAGES = {
    "process": "03-the-process",
    "people": "04-the-people",
    "content": "05-stories-and-questions",
    "fit": "06-fit",
    "stakeholders": "04-the-people",
    "logistics": "07-the-day",
}
AFTERWARDS = "08-afterwards"
# From this share on, in percent.
_WORDS = (
    (98, "Ready"),
    (80, "Nearly ready"),
    (60, "More than half ready"),
    (40, "Half ready"),
    (15, "On your way"),
    (1e-9, "A start is made"),
    (0, "Not started yet"),
)


def headline(jobs: Sequence[Job]) -> str:
    """How ready, in a word or two. Where nothing was prepared it says so kindly."""
    percent = 100 * share(jobs)
    return next(words for least, words in _WORDS if percent >= least)


def until(when: datetime | None, now: datetime) -> str:
    """How long there is still time: "11 days to Thursday 3 December 2026, 14:00"."""
    if when is None:
        return "The day is not known yet"
    days = (when.date() - now.date()).days
    if when < now:
        return f"It was on {day_in_words(when)}. Is the date right?"
    left = {0: "Today", 1: "Tomorrow"}.get(days, f"{days} days to {day_in_words(when)}")
    return f"{left}, {when:%H:%M}"


def areas(jobs: Sequence[Job], names: dict[str, str]) -> list[dict[str, Any]]:
    """Each area of `names` with what is done of it: {"key", "name", "page", "done", "total", "percent"}.

    percent : weighted by minutes, 0 to 100.
    """
    found = readiness(jobs)
    return [
        {
            "key": area,
            "name": name,
            "page": PAGES[area],
            "done": found[area].done_count,
            "total": found[area].total_count,
            "percent": round(100 * found[area].done_minutes / found[area].total_minutes),
        }
        for area, name in names.items()
        if area in found
    ]


def would_help(jobs: Sequence[Job], names: dict[str, str]) -> str:
    """The two areas in which most of what matters is still to do, in a sentence."""
    left = dict.fromkeys(names, 0)
    for job in jobs:
        if not job.done and job.matters == 3:
            left[job.area] += job.minutes
    most = sorted((area for area in left if left[area]), key=lambda area: -left[area])[:2]
    if not most:
        return "What matters most is done. The rest is a bonus."
    return "What would help most: " + " and ".join(f"“{names[area]}”" for area in most) + "."


def next_minutes(jobs: Sequence[Job], days_left: float | None, over: bool = False) -> dict[str, Any]:
    """The next best 20 minutes: {"sentence", "jobs": [{"key", "text", "minutes", "page"}, …]}.

    over : the interview has been; "then" is the page that comes after it, {"page", "text"}.
    """
    if over:
        said = "Rest first. Then write down what they asked, and what you promised."
        return {
            "sentence": said,
            "jobs": [],
            "then": {"page": AFTERWARDS, "text": "Write it down on the page Afterwards"},
        }
    best = next_best(jobs, NEXT, days_left)
    minutes = sum(job.minutes for job in best)
    sentence = f"About {minutes_in_words(minutes)} in all." if best else "Everything on the lists is done. Rest well."
    if best and minutes > NEXT:
        sentence = f"This takes about {minutes_in_words(minutes)}. Start it now and finish it later."
    return {
        "sentence": sentence,
        "jobs": [{"key": job.key, "text": job.text, "minutes": job.minutes, "page": PAGES[job.area]} for job in best],
    }
