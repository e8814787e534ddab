"""Which offer is decided about, and what has to be said before anything can be weighed. No verdicts."""

from collections.abc import Sequence
from datetime import date

from ..answers.applications import Application
from ..limits import Limit
from ..wording import joined, plural
from .accepting import called_as
from .contradictions import over, without_offer
from .offers import Offer, offer_names

MOST_APPLICATIONS_NAMED = Limit(3, "applications in one sentence", "{count} more")

_NO_OFFER = "There is no offer yet. When one comes, add it under “What you were offered” at the top of this page."
_WHICH = "Choose which offer it is about."
NOT_LISTED = "“Your pipeline” says that there are {} offers. Add the one it is about under “What you were offered”."


def unlisted(offers: Sequence[Offer], applications: Sequence[Application]) -> list[Application]:
    """The applications that ended with an offer of which the list knows nothing, not even by its name."""
    return [one for one in without_offer(offers, applications) if not any(called_as(one, offer) for offer in offers)]


def about_which(offers: Sequence[Offer], using: str) -> Offer | None:
    """The one of `offers` that is decided about: the one that was chosen, or the only one."""
    return next((one for one in offers if one.key == using or len(offers) == 1), None)


def comes_first(
    about: Offer | None,
    waiting: Sequence[Offer],
    not_listed: Sequence[Application],
    applications: Sequence[Application],
) -> str:
    """Why nothing can be weighed, whatever is said of its worth; empty when it can.

    about : the offer that is decided about. waiting : the offers that wait for an answer. not_listed : see `unlisted`.
    """
    if about:
        wrong = over(about, applications)
        return f"{offer_names(waiting)[about.key]}: {wrong}" if wrong else ""
    if waiting:
        return _WHICH
    if len(not_listed) > 1:
        return NOT_LISTED.format(len(not_listed))
    return "" if not_listed else _NO_OFFER


def still_to_say(worth: float | None, keep_searching: float | None, unvalued: Sequence[str]) -> str:
    """What is missing before the plans can be weighed, in one sentence; empty when nothing is.

    unvalued : the names of other applications of which nobody said what an offer would be worth.
    """
    wanted = ["what this offer is worth to you"] if worth is None else []
    wanted += ["what carrying on without it is worth"] if keep_searching is None else []
    offers = plural(len(unvalued), "an offer", "offers")
    wanted += [f"what {offers} from {_named(unvalued)} would be worth"] if unvalued else []
    sliders = plural(max(len(wanted), len(unvalued)), "the slider")
    return f"Say {joined(wanted)}, with {sliders} below." if wanted else ""


def passed(deadline: date | None, today: date) -> str:
    """What to do when the day for the answer is over; empty while it is not."""
    if deadline is None or deadline >= today:
        return ""
    days = (today - deadline).days
    late = plural(days, "yesterday", f"{days} days ago")
    return f"The deadline was {late}. Ask whether the offer still stands, and enter the new day."


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_APPLICATIONS_NAMED
    return (
        joined([*names[:MOST_APPLICATIONS_NAMED], MOST_APPLICATIONS_NAMED.sentence(count=more)])
        if more > 0
        else joined(names)
    )
