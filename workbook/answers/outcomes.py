"""What came of an application: what is recorded when an outcome lands, and when a forecast is made."""

from ..content.rows import Changes
from ..odds import Candidate
from ..odds.beliefs import MOST_INTERVIEWS
from .applications import Application
from .catalogue import INTERVIEWS_SO_FAR, OFFERS_SO_FAR, OUTCOMES


def marked(application: Application, outcome: str, candidate: Candidate) -> Changes:
    """What to record once `outcome` landed. Its forecasts are locked, and it counts in the person's own record.

    Raises `ValueError` when it has another outcome already: that one must be taken back first.
    """
    if outcome == application.outcome:
        return {}
    if application.outcome != "open" and outcome != "open":
        has = OUTCOMES[application.outcome].lower()
        raise ValueError(
            f"{application.name} has its outcome already: {has}. To correct it, choose “{OUTCOMES['open']}” first."
        )
    counted = _counted(application.outcome, -1, candidate) | _counted(outcome, +1, candidate)
    locked = application.locked or outcome != "open"
    return counted | {f"{application.key}.outcome": outcome, f"{application.key}.locked": locked}


def what_came(application: Application) -> str:
    """What came of it, in a sentence; "" while there is no answer."""
    named = application.name if application.employer else ""
    return {
        "offer": f"An offer has come{' from ' if named else ''}{named}.",
        "no": f"The answer{' from ' if named else ''}{named} was no.",
        "withdrawn": f"You withdrew{' from ' if named else ''}{named}.",
    }.get(application.came, "")


def forecast(application: Application, moment: str, percent: int | None) -> Changes:
    """The person's own forecast "before" or "after" the interview. Raises `ValueError` once it is locked."""
    if not application.may_forecast:
        raise ValueError(
            f"The forecasts for {application.name} were locked when its outcome came. "
            "A forecast counts only when it was made before."
        )
    return {f"{application.key}.{moment}": percent}


def _counted(outcome: str, by: int, candidate: Candidate) -> Changes:
    """Count an outcome into the record, or take it out again."""
    if outcome not in ("offer", "no"):
        return {}
    interviews = min(max(candidate.interviews + by, 0), MOST_INTERVIEWS)
    offers = min(max(candidate.offers + by * (outcome == "offer"), 0), interviews)
    return {INTERVIEWS_SO_FAR: interviews, OFFERS_SO_FAR: offers}
