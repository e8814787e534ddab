"""Where somebody is between the invitation and what comes after: in one sentence, and as steps."""

from collections.abc import Sequence
from datetime import date

from ..answers.moment import Moment
from ..content.journey import pages
from ..wording import counted, in_words
from .jobs import Job
from .readiness import LEARNED, PAGES, THEN

# What is said at each moment, where the employer is known and where not.
_WHERE = {
    Moment.UNDATED: ("{employer} wants to see you again.", "You are invited to a second interview."),
    Moment.BEFORE: ("{days} until you meet {employer}.", "{days} until your second interview."),
    Moment.EVE: ("Tomorrow you meet {employer}.", "Tomorrow is your second interview."),
    Moment.DAY: ("Today you meet {employer}.", "Today is your second interview."),
    Moment.AFTER: ("You met {employer}. You did it.", "You did it."),
    Moment.WAITING: ("{days} since you met {employer}.", "{days} since your second interview."),
    Moment.OFFER: ("You have an offer from {employer}.", "You have an offer."),
    Moment.NO: ("It was a no from {employer}.", "It was a no."),
    Moment.WITHDRAWN: ("You withdrew from {employer}.", "You withdrew."),
}


def where_you_are(at: Moment, day: date | None, today: date, employer: str) -> str:
    """Where somebody stands, in one sentence: "Six days until you meet Harbour." employer : as it is to be shown."""
    many = abs((day - today).days) if day else 0
    words = counted(many, "day").replace(f"{many:,}", in_words(many).capitalize())
    known, unknown = _WHERE[at]
    return (known if employer else unknown).format(employer=employer, days=words)


def journey(jobs: Sequence[Job], at: Moment, next_page: str) -> list[dict[str, str]]:
    """The steps from the invitation to what comes after: {"step", "page", "state"}, "done", "now" or "later".

    A step before the interview is done once all that matters most in it is, or the interview is over. From the day on
    it is now what the moment asks for; before, the page of the next thing to do, `next_page`.
    """
    left = _left_of_what_matters(jobs)
    steps = [page for page in pages() if page.step]
    now = [page.name for page in steps].index(_page_now(at) or next_page)
    over = at in THEN
    return [
        {
            "step": page.step,
            "page": page.name,
            "state": "now" if i == now else "done" if i < now and (over or not left.get(page.name)) else "later",
        }
        for i, page in enumerate(steps)
    ]


def _page_now(at: Moment) -> str:
    if at not in THEN:
        return ""
    return LEARNED if at is Moment.WITHDRAWN else THEN[at][2][0][0]


def _left_of_what_matters(jobs: Sequence[Job]) -> dict[str, int]:
    """Minutes of what matters most and is not done, by the page on which it is done."""
    left = dict.fromkeys(PAGES.values(), 0)
    for job in jobs:
        if not job.done and job.matters == 3 and job.area in PAGES:
            left[PAGES[job.area]] += job.minutes
    return left
