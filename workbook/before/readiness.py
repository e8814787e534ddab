"""What page 00 says: how ready somebody is, and what comes next, before an interview, on its day and after it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..answers.done import BEFORE
from ..answers.keys import here, is_done
from ..answers.moment import Moment, moment
from ..answers.situation import Situation
from ..content.journey import page_of, pages
from ..content.rows import AnswersByKey
from ..wording import day_in_words, joined
from .jobs import Job
from .minutes import minutes_in_words
from .next_best import next_best, readiness, share_of_jobs

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..content.packs.schema import Item

AFTER = "after"
MINUTES_NOW = 20  # minutes
_PREPARED = ("process", "people", "content", "fit", "stakeholders", "logistics")
PAGES = {area: page_of(area).name for area in _PREPARED}  # the page on which each area is prepared
PAGE_TITLES = {page.name: page.title for page in pages()}
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
STOP_NOW = (
    "Stop now. What you know this evening is enough, and sleep helps more than one more hour. Lay out what you take "
    "with you, and set two alarms."
)
START, PIPELINE, DAY, AFTERWARDS, _OFFER, LEARNED = (
    "00-start-here", "02-your-pipeline", "07-the-day", "08-afterwards", "09-an-offer", "10-what-you-have-learned",
)  # fmt: skip
# Once there is nothing to prepare any more: the headline, what to know, and where to go next.
THEN: dict[Moment, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    Moment.DAY: (
        "It is today",
        "Nothing more has to be prepared. Read your card, eat something, and set off in good time.",
        ((DAY, "Open your card on the page The day"),),
    ),
    Moment.AFTER: (
        "You did it",
        "Rest first. Then write down what they asked, and what you promised.",
        ((AFTERWARDS, "Write it down on the page Afterwards"),),
    ),
    Moment.WAITING: (
        "Now you wait",
        "There is nothing to prepare while you wait. Keep your other applications moving.",
        (
            (AFTERWARDS, "See when to ask how it stands, on the page Afterwards"),
            (PIPELINE, "See what silence means, and your other applications, on the page Your pipeline"),
        ),
    ),
    Moment.OFFER: (
        "You have an offer",
        "Of everybody they met, they chose you: take a moment for that. Then thank them, and read it calmly before you "
        "answer.",
        ((_OFFER, "Read it on the page An offer"),),
    ),
    Moment.NO: (
        "It was a no",
        "It may hurt, and it says little about what you are worth. Do something kind for yourself first.",
        (
            (LEARNED, "When you feel like it, look at what you take from it"),
            (PIPELINE, "Your other applications are on the page Your pipeline"),
        ),
    ),
    Moment.WITHDRAWN: (
        "You withdrew",
        "So there is nothing to prepare for this interview.",
        (
            (PIPELINE, "Your other applications are on the page Your pipeline"),
            (LEARNED, "Begin with the next interview on the page What you have learned"),
        ),
    ),
}


def readiness_headline(jobs: Sequence[Job], at: Moment = Moment.BEFORE) -> str:
    """How ready, in a word or two; where nothing was prepared it says so kindly. From the day on, what time it is."""
    if at in THEN:
        return THEN[at][0]
    percent = 100 * share_of_jobs(jobs)
    return next(words for least, words in _WORDS if percent >= least)


def until(when: datetime | None, now: datetime, at: Moment | None = None, in_doubt: bool = False) -> str:
    """How long there is still time, or how long ago it was: "11 days to Thursday 3 December 2026, 14:00".

    at : as the date says, when it is not given. in_doubt : the date lies well back and nothing says how it went. Only
    here the workbook asks whether it is right.
    """
    at = at or moment(when, now)
    if when is None:
        return "The day is not known yet" if at is Moment.UNDATED else ""
    days = (when.date() - now.date()).days
    if when >= now:
        near = {0: "Today", 1: "Tomorrow"}.get(days, f"{days} days to {day_in_words(when)}")
        return f"{near}, {when:%H:%M}" if at.is_ahead else f"The date is {day_in_words(when)}, {when:%H:%M}"
    ago = {0: f"It was today, {when:%H:%M}", -1: f"It was yesterday, {when:%H:%M}"}
    said = ago.get(days, f"It was on {day_in_words(when)}, {-days} days ago")
    return f"{said}. Is the date right?" if in_doubt else said


def areas(jobs: Sequence[Job], names: dict[str, str]) -> list[dict[str, Any]]:
    """Each area of `names` that has jobs: {"key", "name", "page", "done", "total", "percent", "so_far", "left"}.

    percent : weighted by minutes, 0 to 100. so_far : what is done, in words. left : minutes of what matters most and is
    not done, in words; or that it is.
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
            "so_far": f"{found[area].done_count} done" if found[area].done_count else "not begun yet",
            "left": _left(jobs, area),
        }
        for area, name in names.items()
        if area in found
    ]


def _left(jobs: Sequence[Job], area: str) -> str:
    minutes = sum(job.minutes for job in jobs if job.area == area and job.matters == 3 and not job.done)
    return minutes_in_words(minutes) if minutes else "✓ what matters"


def what_now(jobs: Sequence[Job], names: dict[str, str], at: Moment) -> str:
    """What to know now, in a sentence: before the day, where most of what matters is to do."""
    return THEN[at][1] if at in THEN else would_help(jobs, names)


def would_help(jobs: Sequence[Job], names: dict[str, str]) -> str:
    """The two areas in which most of what matters is still to do, in a sentence."""
    left = dict.fromkeys(names, 0)
    for job in jobs:
        if not job.done and job.matters == 3:
            left[job.area] += job.minutes
    most = sorted((area for area in left if left[area]), key=lambda area: -left[area])[:2]
    if not most:
        return "What matters most is done. The rest is a bonus."
    return "Most of what matters is still to do in " + joined(f"“{names[area]}”" for area in most) + "."


def next_minutes(
    jobs: Sequence[Job], days_left: float | None, at: Moment = Moment.BEFORE, stops: bool = False
) -> dict[str, Any]:
    """What comes next: {"title", "sentence", "jobs": [{"key", "text", "minutes", "page", "open"}], "more", "then"}.

    Before the day this is one job, and `more` that fit into the next best 20 minutes with it. From then on, and late on
    the evening before (`stops`), there are no jobs, and `then` holds the pages that come now, [{"page", "text"}, …].
    """
    if at in THEN:
        links = [{"page": page, "text": text} for page, text in THEN[at][2]]
        return {"title": "What comes next", "sentence": "", "jobs": [], "more": [], "then": links}
    if stops:
        card = {"page": DAY, "text": "Look at your card once, and put it with your things"}
        return {"title": "One last thing", "sentence": "", "jobs": [], "more": [], "then": [card]}
    best = [_shown(job) for job in next_best(jobs, MINUTES_NOW, days_left)]
    if not best:
        return {
            "title": "",
            "sentence": "Everything on the lists is done. Rest well.",
            "jobs": [],
            "more": [],
            "then": [],
        }
    minutes = best[0]["minutes"]
    long = f"This takes about {minutes_in_words(minutes)}. Start it now and finish it later."
    return {
        "title": f"Your next {min(minutes, MINUTES_NOW)} minutes",
        "sentence": long if minutes > MINUTES_NOW else "You can stop after this one.",
        "jobs": best[:1],
        "more": best[1:],
        "then": [],
    }


def _shown(job: Job) -> dict[str, Any]:
    page = PAGES[job.area]
    return {
        "key": job.key,
        "text": job.text,
        "minutes": job.minutes,
        "page": page,
        "open": f"Open “{PAGE_TITLES[page]}”",
    }


def jobs_of(content: "Library", situation: Situation, answers: AnswersByKey) -> list[Job]:
    """Every item of the checklists that belongs here and is for the time before, and whether it is done."""
    return [_job(item, answers) for item in here(content.checklist, situation) if item.when == BEFORE]


def _job(item: "Item", answers: AnswersByKey) -> Job:
    return Job(item.key, item.text, item.minutes, item.area, item.matters, is_done(item, answers))
