"""Staying in touch after an interview: when to ask how it stands, how often, and what the silence says.

Working days are Monday to Friday: public holidays are not known here.

Two messages are kept, each with its day. One that was sent before their last word, or before the day by which they
promised an answer, no longer counts, so two more may follow. Its day stays until the person enters that of the next
message in its place; once they have answered or promised a day, the two may stand in any order.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..answers.applications import Application, last_words, latest_of, promise_counts, promise_set_aside
from ..answers.reading import recorded_day
from ..odds.frequencies import about, frequency
from ..wording import counted, day_in_words

WEEK = 5  # working days
SOON_ENOUGH, _LATER = 1, 2  # working days after a promised day
FOLLOW_UP, LAST_FOLLOW_UP = "follow-up", "follow-up-last"  # kinds of letter
SATURDAY = 5

HOLIDAYS = "Working days are Monday to Friday; public holidays are not known here."
TWICE = "You have written twice. Leave it there, and keep the others moving."


@dataclass(frozen=True)
class Touch:
    """What is known about one application. day : of the interview. since : their last word; promised : by when.

    there : the day of the interview as a letter names it, when the calendar there is another.
    first, second : when the person wrote. None when it is not known, or not done.
    """

    day: date | None = None
    since: date | None = None
    promised: date | None = None
    first: date | None = None
    second: date | None = None
    there: date | None = None

    @property
    def last_word(self) -> date | None:
        """The day of the interview, or of what they said since."""
        return latest_of(self.day, self.since)

    @property
    def last_words(self) -> str:
        """What happened on that day."""
        return last_words(self.day, self.since)

    @property
    def promise_counts(self) -> bool:
        """Whether the promised day means something: it is set aside when they wrote after it."""
        return promise_counts(self.promised, self.last_word)

    def counts(self, sent: date | None) -> bool:
        """Whether a message was sent on that day, and neither before their last word nor before the promised day."""
        heard = self.promised if self.promise_counts else self.last_word
        return sent is not None and (heard is None or sent >= heard)


def touch_of(application: Application, first: date | None, second: date | None) -> Touch:
    """What is known about `application`."""
    since, promised = recorded_day(application.since), recorded_day(application.promised)
    return Touch(application.day_here, since, promised, first, second, application.day if application.ahead else None)


def working_days_after(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day`."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def as_of(touch: Touch, today: date) -> Touch:
    """`touch` without what is said to have happened after `today`, and without messages that no longer count.

    The only message is the first one.
    """
    touch = replace(touch, since=touch.since if touch.since and touch.since <= today else None)
    sent = [day for day in (touch.first, touch.second) if day and day <= today and touch.counts(day)]
    first, second = [*sorted(sent), None, None][:2]
    return replace(touch, first=first, second=second)


def next_letter(touch: Touch, today: date) -> str:
    """The kind of the letter that is next; empty after the second one that counts, before the interview, and while
    there is nothing to count from."""
    touch = as_of(touch, today)
    if touch.second or (touch.day and touch.day > today) or window(touch) is None:
        return ""
    return LAST_FOLLOW_UP if touch.first else FOLLOW_UP


def window(touch: Touch) -> tuple[date, date] | None:
    """From which day to which the next message is best written; None when there is nothing to count from."""
    if touch.first and touch.counts(touch.first):
        again = working_days_after(touch.first, WEEK)
        return again, again
    if touch.promised and touch.promise_counts:
        return working_days_after(touch.promised, SOON_ENOUGH), working_days_after(touch.promised, _LATER)
    if touch.last_word is None:
        return None
    week = working_days_after(touch.last_word, WEEK)
    return week, week


def advice(touch: Touch, today: date) -> tuple[str, str]:
    """When to write next, and why then; the second is empty when there is nothing to explain."""
    touch = as_of(touch, today)
    if touch.day and touch.day > today:
        return f"The interview is on {day_in_words(touch.there or touch.day)}. After it, this says when to write.", ""
    if touch.second:
        return TWICE, ""
    days = window(touch)
    if days is None:
        return "Enter their last word, or the day they promised, and this says when to write.", ""
    return _when(*days, today), f"{_why(touch)} {HOLIDAYS}"


def _when(start: date, end: date, today: date) -> str:
    if today < start:
        days = day_in_words(start) if start == end else f"{day_in_words(start)} or {day_in_words(end)}"
        return f"If you have heard nothing by then, write on {days}."
    if today.weekday() >= SATURDAY:
        return f"If you have heard nothing, write on {day_in_words(working_days_after(today, 1))}."
    return "If you have heard nothing, today is a good day to write."


def _why(touch: Touch) -> str:
    if touch.first:
        return (
            f"You wrote on {day_in_words(touch.first)}. A week, five working days, is a fair wait before you ask again."
        )
    if touch.promised and touch.promise_counts:
        return f"They promised an answer by {day_in_words(touch.promised)}; give them one or two working days more."
    after = f"A week, five working days, after {touch.last_words} is usual: practice wisdom, not research."
    if touch.promised:
        return f"{promise_set_aside(touch.last_words)} {after}"
    return f"No day was promised. {after}"


def touch_contradictions(touch: Touch, today: date) -> list[str]:
    """A sentence for everything that cannot be as it is written: nothing is changed."""
    past = {"Their last word": touch.since, "Your first message": touch.first, "Your second message": touch.second}
    said = [_future(day, what, today) for what, day in past.items()]
    said += [_before(touch.first, "Your first message", touch.day, "the interview")]
    second = touch.second if touch.counts(touch.second) else None
    if touch.last_word == touch.day and not touch.promise_counts:
        said += [_before(second, "Your second message", touch.first, "the first")]
    if second and not touch.first:
        said += ["There is a second message, but no first one. Enter the day of the first, or move it there."]
    return [one for one in said if one]


def _future(day: date | None, what: str, today: date) -> str:
    if not day or day <= today:
        return ""
    return f"{what} is on {day_in_words(day)}, which is still to come. Enter today or an earlier day."


def _before(day: date | None, what: str, other: date | None, which: str) -> str:
    if not day or not other or day >= other:
        return ""
    return f"{what} ({day_in_words(day)}) is before {which} ({day_in_words(other)}). Please correct one of the two."


def silence_in_words(days: int, now: float, then: float | None) -> str:
    """What `days` without a word say: the chance `now`, and `then`, on the day of the interview, if there was one."""
    if days <= 0:
        return f"No silence so far: {about(now)}."
    quiet = f"{counted(days, 'day')} without a word:"
    if then is None:
        return f"{quiet} {about(now)} now."
    if frequency(now) == frequency(then):
        return f"{quiet} still {about(now)}, as on the day of the interview."
    return f"{quiet} {about(now)} now, {frequency(then)} on the day of the interview."
