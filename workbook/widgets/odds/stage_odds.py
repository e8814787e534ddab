"""Stage odds: the chance of an offer from one second interview today, as a range with its reasons."""

from collections import Counter
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from typing import Any

from traitlets import Dict, List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import FIRST, INTERVIEWS_SO_FAR, OFFERS_SO_FAR, PREPARATION, SELF_RATING, SELF_RATINGS
from ...answers.moment import moment_of
from ...answers.outcomes import what_came
from ...answers.reading import isolated
from ...answers.standing import Standing, moves_today, silent_days
from ...before.meaning import done_from, meaning
from ...content.evidence import card
from ...content.roles import NOT_CHOSEN, kind_of
from ...figures.assumptions import assumptions
from ...journal import Journal
from ...odds import Chance, Move, of_hundred, of_twenty, points
from ...odds.beliefs import MOST_INTERVIEWS
from ...wording import counted, when_in_words
from ..kit.controls import Number, Range, Select
from ..kit.flight_part import FlightPart
from ..kit.in_flight import InFlight
from ..kit.people_group import PeopleGroup
from ..kit.room_controls import in_control, role_select, room_controls, tell_role
from .application_list import GHOSTED, ends_of, headline_of, no_word_for
from .stage_odds_essay import ESSAY
from .stage_odds_words import CANNOT, CANNOT_ONCE_CHOSEN, MOVES, RANGE_ENDS, REASONS, WHAT_IS_NEXT

_ROOM = ("role", "openings", "rounds_left", "scoring", "insider", "chosen")  # one control each, of the application
RECORD = (INTERVIEWS_SO_FAR, OFFERS_SO_FAR, SELF_RATING)
BEFORE_THIS, SO_FAR = "Second interviews before this one", "Second interviews so far, this one counted"


def odds_picture(chance: Chance, rooms: tuple[float, ...]) -> dict[str, Any]:
    """What the page draws of a chance, as plain JSON, in words and numbers that are one value (`plain`).

    rooms : the chance in each of twenty rooms, in steps of 5 in 100.
    """
    said = headline_of(chance, "")
    return {
        "sentence": said["sentence"],
        "words": said["words"],
        "range": said["range"],
        "of_twenty": round(of_twenty(chance.mean), 3),
        "rooms": [round(20 * room) for room in rooms],
    }


def odds_tables(chance: Chance, rooms: tuple[float, ...], moves: tuple[Move, ...]) -> dict[str, list[list[str]]]:
    """The same as tables, and why what would move it does."""
    ends = zip(RANGE_ENDS, headline_of(chance, "")["words"], map(of_hundred, ends_of(chance)), strict=True)
    columns = Counter(round(20 * room) for room in rooms)
    return {
        "chance": [list(row) for row in ends],
        "rooms": [[f"{of_hundred(column / 20)} in 100", str(many)] for column, many in sorted(columns.items())],
        "moves": [[MOVES[one.key], points(one.change), REASONS[one.key]] for one in moves],
    }


class StageOdds(FlightPart):
    """The odds of the interview of page 00 today, with the controls that move them. Saves to `journal`.

    It is one of the applications of page 02, and its number comes from the same `standing`.
    """

    drawn_by, called = "stage_odds", "odds"
    blocks = ESSAY

    whose = Unicode().tag(sync=True)
    basis = Unicode().tag(sync=True)
    cannot = Unicode(CANNOT).tag(sync=True)  # what no sum can know
    counts = Unicode().tag(sync=True)  # which silence is counted
    picture = Dict().tag(sync=True)  # empty once it is over
    moves: List = List().tag(sync=True)  # [what, points of 100, in words], the largest first
    tables = Dict().tag(sync=True)  # the same in rows, for those who cannot or would rather not see pictures
    room = Unicode().tag(sync=True)  # who else is in it
    steps: List = List().tag(sync=True)  # what is left to do: {"words", "why", "page"} each
    over = Dict().tag(sync=True)  # {"words", "page", "link"} once it is over, or is kept out
    cards: List = List().tag(sync=True)
    assumptions: List = List().tag(sync=True)

    def __init__(self, journal: Journal) -> None:
        super().__init__(InFlight(journal, first=True), assumptions=_assumptions())

    @property
    def interview(self) -> Application:
        """The interview of page 00."""
        return self.answers.application(FIRST)

    application = interview

    def make(self) -> None:
        self._finalists = PeopleGroup(kind_of(""), self.change_to("finalists"))
        self.controls = {
            "role": role_select(),
            **self._finalists.controls,
            **room_controls(),
            "interviews": Number(label=BEFORE_THIS, maximum=MOST_INTERVIEWS),
            "offers": Number(label="Offers that came from them", maximum=MOST_INTERVIEWS),
            "self_rating": Select(
                label="You, next to the people you usually meet there",
                help="Moves the odds only a little: how people rate themselves and how they do agree weakly.",
                options=[list(item) for item in SELF_RATINGS.items()],
            ),
            "preparation": Range(
                label="Preparation done",
                unit=" %",
                help="Follows your ticks on the other pages until you move it. “Start here” lets it follow them again.",
            ),
        }
        for name in _ROOM:
            self.hear(self.controls[name], self.change_to(name))
        for name in ("interviews", "offers"):
            self.hear(self.controls[name], self._on_record)
        self.hear(self.controls["self_rating"], self._on_self_rating)
        self.hear(self.controls["preparation"], self._on_preparation)

    def draw(self) -> None:
        interview, standing = self.interview, self.flight.standing()
        if not self._typing:
            self._fill(interview)
        chance = standing.chance_of(interview)
        why = next((why for one, why in standing.left_out if one.key == FIRST), "")
        self.problem = f"The picture was left as it is. {why}" if why and self.picture else why
        self.over = _over(interview, standing, silent_days(interview, self.flight.today()))
        if chance is not None:
            self.picture = odds_picture(chance, standing.rooms_of(interview))
        elif self.over:
            self.picture = {}
        self.whose = _whose(interview)
        self.later(self._draw_essay)

    def _draw_essay(self) -> None:
        """What follows the number: what it means, what would move it, and the same as tables."""
        interview, standing, candidate = self.interview, self.flight.standing(), self.answers.candidate
        self._say(interview)
        self.counts = _counted(interview, standing, self.flight.today())
        at = moment_of(interview, self.answers.now_there())
        told = meaning(interview, standing, candidate, done_from(self.answers.get), at)
        self.room, self.steps = told.said, [asdict(step) for step in told.steps]
        if (chance := standing.chance_of(interview)) is not None:
            moves = moves_today(standing, interview, candidate)
            self.moves = [[MOVES[one.key], 5 * round(20 * one.change), points(one.change)] for one in moves]
            self.tables = odds_tables(chance, standing.rooms_of(interview), moves)

    def _say(self, interview: Application) -> None:
        """What stands beside the number."""
        kind = interview.kind
        self.cannot = CANNOT_ONCE_CHOSEN if interview.chosen else CANNOT
        self.basis = kind.basis if kind.key else f"For {NOT_CHOSEN}: {kind.basis}"
        self.cards = _cards(kind.evidence)
        tell_role(self.controls["role"], interview.role)
        self._finalists.now(kind, interview.insider)
        self.controls["interviews"].label = SO_FAR if interview.outcome in ("offer", "no") else BEFORE_THIS

    def _fill(self, interview: Application) -> None:
        """Put what is known into the controls."""
        for name in _ROOM:
            self.controls[name].value = in_control(interview, name)
        self._finalists.show(interview.finalists)
        candidate, recorded = self.answers.candidate, {key: self.answers.get(key) for key in RECORD}
        if not self.controls["offers"].error:
            self.controls["interviews"].value = (
                candidate.interviews if recorded[INTERVIEWS_SO_FAR] is not None else None
            )
            self.controls["offers"].value = candidate.offers if recorded[OFFERS_SO_FAR] is not None else None
        rated = str(recorded[SELF_RATING])
        self.controls["self_rating"].value = rated if rated in SELF_RATINGS else "unsaid"
        self.controls["preparation"].value = round(100 * candidate.preparation)

    def _on_record(self, _value: object) -> None:
        given = {INTERVIEWS_SO_FAR: self.controls["interviews"].value, OFFERS_SO_FAR: self.controls["offers"].value}
        interviews, offers = (value or 0 for value in given.values())
        too_many = f"Offers must be at most the number of interviews, {interviews}. You gave: {offers}."
        self.controls["offers"].error = too_many if offers > interviews else ""
        if offers <= interviews:
            self._say_of_me(given)

    def _on_self_rating(self, rating: str) -> None:
        self._say_of_me({SELF_RATING: rating})

    def _on_preparation(self, percent: float) -> None:
        self._say_of_me({PREPARATION: percent})

    def _say_of_me(self, said: dict[str, Any]) -> None:
        with self.typing():
            self.keep(said)


@cache
def _cards(evidence: tuple[str, ...]) -> list[dict[str, Any]]:
    return [_card(evidence_id) for evidence_id in evidence]


def _card(evidence_id: str) -> dict[str, Any]:
    shown = card(evidence_id)
    named = f"{shown.source}, {shown.year} ({shown.id})"
    whole = f"{shown.statement.removesuffix('.')}."
    return asdict(shown) | {"counted": shown.counted_in_words, "said": whole, "named": named}


def _over(interview: Application, standing: Standing, silent: int) -> dict[str, str]:
    """What came of it and where to go next, when it has no odds any more."""
    if not interview.is_open:
        page, link = WHAT_IS_NEXT[interview.came]
        return {"words": what_came(interview), "page": page, "link": link}
    if interview in standing.ghosted and standing.chance_of(interview) is None:
        page, link = WHAT_IS_NEXT["withdrawn"]
        return {"words": f"No word for {silent} days: {GHOSTED}, and keep it out.", "page": page, "link": link}
    return {}


def _counted(interview: Application, standing: Standing, today: date) -> str:
    """Which silence is in the number."""
    if standing.chance_of(interview) is None:
        return ""
    own = silent_days(interview, today) > 0
    others = sum(wait.days > 0 for wait in standing.waits) - own
    said = [no_word_for(interview, today)] if own else []
    if others:
        said.append(f"{counted(others, 'other application is', 'other applications are')} silent, too")
    return f"Counted in it: {'; '.join(said)}." if said else ""


def _assumptions() -> list[dict[str, Any]]:
    """What the page shows of each assumption: its sentence, kind and the sources behind it."""
    return [
        {
            "sentence": each.sentence,
            "kind": each.kind,
            "cards": [_card(evidence_id) for evidence_id in each.evidence],
        }
        for each in assumptions()
    ]


def _whose(interview: Application) -> str:
    title = f" for {isolated(interview.title)}" if interview.title.strip() else ""
    at = f" at {isolated(interview.employer)}" if interview.employer else ""
    on = f", {when_in_words(datetime.fromisoformat(interview.when))}" if interview.when else ""
    counted = interview.role or interview.finalists or interview.chosen or not interview.is_open
    return f"Your second interview{title}{at}{on}{'' if counted else f': {NOT_CHOSEN}'}"
