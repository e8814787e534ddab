"""What `Answers` works out of the answers: each is asked again only once something that it asked for has changed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ..content.rows import Changes
from .about_you import candidate_from
from .applications import Application, read_application, shown_keys
from .carried import carried
from .done import done_percent
from .keys import here
from .situation import Situation, situation_from
from .standing import Clocks, Standing, clocks_from, standing

if TYPE_CHECKING:
    from ..odds import Candidate
    from .state import Answers


def the_situation(answers: "Answers") -> Situation:
    return situation_from(answers.get)


def the_candidate(answers: "Answers") -> "Candidate":
    return candidate_from(answers.get)


def the_clocks(answers: "Answers") -> Clocks:
    return clocks_from(answers.get)


def entries_here(answers: "Answers", section: str) -> tuple[Any, ...]:
    return tuple(here(getattr(answers.content, section), answers.situation))


def one_application(answers: "Answers", key: str, _ahead: int) -> Application:
    return read_application(key, answers.get)


def all_applications(answers: "Answers", first: bool, _ahead: int) -> tuple[Application, ...]:
    return tuple(answers.application(key) for key in shown_keys(answers.get, first))


def the_standing(answers: "Answers", today: date, first: bool, _ahead: int) -> Standing:
    return standing(answers.applications(first), answers.candidate, answers.clocks, today)


def carried_over(answers: "Answers") -> Changes:
    return carried(answers.content, answers.values())


def percent_done(answers: "Answers") -> int:
    return done_percent(answers.here("checklist"), answers.values())
