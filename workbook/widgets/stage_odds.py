"""Stage odds: the chance of an offer from one second interview, as a range with its reasons."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import Bool, Dict, Float, HasTraits, Int, List, Unicode

from ..about_you import INTERVIEWS, OFFERS, PREPARATION, SELF_RATING, SELF_RATINGS, TICKED, TRAVELS
from ..applications import CHOSEN, SCORING, people_from_json, process_of
from ..assumptions import assumptions
from ..evidence import GRADES, card
from ..odds import (
    Candidate,
    Chance,
    Process,
    about,
    chance_of_offer,
    frequency,
    of_hundred,
    of_twenty,
    points,
    rounds_to_offer,
    sentence,
    what_moves,
)
from ..odds.beliefs import MOST_INTERVIEWS
from ..odds.checks import whole
from ..odds.rounds import MOST_PEOPLE
from ..reading import isolated, when_in_words
from ..roles import Role, roles
from .assets import script, style
from .controls import Number, Range, Select
from .instrument import Instrument, Memory
from .part import asset
from .people import PeopleGroup
from .room import role_select, room_controls

# Traits of the model that one control of the same name sets as they are.
RECORD = ("interviews", "offers")
PLAIN = ("role", "rounds_left", "scoring", "insider", "chosen", "interviews", "offers", "self_rating", "preparation")

KEYS = {
    "role": "interview.role",
    "finalists": "interview.finalists",
    "rounds_left": "interview.rounds_left",
    "scoring": "interview.scoring",
    "insider": "interview.insider",
    "openings": "interview.openings",
    "chosen": "interview.chosen",
    "interviews": INTERVIEWS,
    "offers": OFFERS,
    "self_rating": SELF_RATING,
    "preparation": PREPARATION,
    "travels": TRAVELS,
}

MOVES = {
    "one_rival": "Only one other finalist",
    "five_people": "Five finalists",
    "insider": "An internal candidate",
    "no_insider": "No internal candidate",
    "panel": "A panel that scores together",
    "separate": "Interviewers who score separately",
    "one_round_fewer": "This round already passed",
    "preparation": "All preparation done",
    "references": "References that are sure to hold",
    "filled": "A job that is sure to be filled",
}

REASONS = {
    "one_rival": "Fewer people share one seat.",
    "five_people": "More people share one seat.",
    "insider": "Insiders are known already. We assume one halves an average outsider's chance in a room of three.",
    "no_insider": "Then everybody starts from the same place.",
    "panel": "People who hear the same answers agree more, so there is less luck: good for some, bad for others.",
    "separate": "People who hear different answers agree less, so there is more luck: good for some, bad for others.",
    "one_round_fewer": "One hurdle would be behind you.",
    "preparation": "Likely a little. The one field study that drew lots found no difference in offers.",
    "references": "Go over the facts with your referees. How many references hold is our assumption.",
    "filled": "Budgets and plans change, even after a choice. You may ask whether the job is approved.",
}

CANNOT = (
    "This cannot know who else is in the room, or what is said once the door is closed. "
    "Ask how many people are still in it, and whether one is from inside: few things tell you more."
)
CANNOT_ONCE_CHOSEN = (
    "This cannot know what your referees say, or whether the job is stopped after all. "
    "Brief your referees, and ask when the offer will come in writing."
)


class StageOddsModel(HasTraits):
    """What is known about one second interview and about the candidate.

    finalists : an int, a pair (low, high), or None when not known; then the kind of work decides.
    rounds_left : None when not known. chosen : they said so, and only the references are open; then the room waits.
    preparation, travels : percent, 0 to 100 and 0 to 95.
    """

    role = Unicode("software")
    finalists = AnyTrait(None, allow_none=True)
    rounds_left = Int(None, allow_none=True)
    scoring = Unicode("separate")
    insider = Bool(False)
    openings = Int(1)
    chosen = Bool(False)
    interviews = Int(0)
    offers = Int(0)
    self_rating = Unicode("unsaid")
    preparation = Float(0)
    travels = Float(100 * Candidate().travels)

    @property
    def kind(self) -> Role:
        return roles()[self.role]

    def process(self) -> Process:
        """The rounds that are left. Raises `ValueError` when the answers contradict one another."""
        if self.chosen:
            return CHOSEN
        return process_of(self.role, self.finalists, self.rounds_left, self.scoring, self.insider, self.openings)

    def candidate(self) -> Candidate:
        """The candidate. Raises `ValueError` when the answers contradict one another."""
        _label, rating = SELF_RATINGS[self.self_rating]
        return Candidate(self.offers, self.interviews, rating, self.preparation / 100, self.travels / 100)


def picture(process: Process, candidate: Candidate) -> dict[str, Any]:
    """Everything the page draws, as plain JSON: the chance in words and numbers, and what moves it.

    `moves` are [key, change in points, change in words], the largest first.
    """
    chance = chance_of_offer(process, candidate)
    return {
        "sentence": sentence(chance),
        "words": [frequency(chance.low), about(chance.mean), frequency(chance.high)],
        "hundreds": [of_hundred(value) for value in (chance.low, chance.mean, chance.high)],
        "chances": [round(value, 3) for value in (chance.low, chance.mean, chance.high)],
        "of_twenty": of_twenty(chance.mean),
        "moves": [[m.key, round(100 * m.change, 1), points(m.change)] for m in what_moves(process, candidate)],
    }


def starting_odds() -> str:
    """What each kind of work starts from when nothing else is known, one line each."""
    return "\n".join(
        f"{r.label}, {r.people[0]} to {r.people[1]} people: {sentence(_start(r))}" for r in roles().values()
    )


def _start(role: Role) -> Chance:
    return chance_of_offer(Process(rounds_to_offer(role.people, role.rounds_left)))


class StageOdds(Instrument):
    """The odds of one second interview, with the controls that move them. Saves to `journal`."""

    _esm = asset(script("controls/control", "looking", "instrument", "headline", "stage_odds"))
    _css = asset(style("theme", "controls/control", "instrument", "headline", "table", "stage_odds"))

    whose = Unicode().tag(sync=True)
    basis = Unicode().tag(sync=True)
    cannot = Unicode(CANNOT).tag(sync=True)  # what no sum can know
    picture = Dict().tag(sync=True)
    cards: List = List().tag(sync=True)
    assumptions: List = List().tag(sync=True)
    labels = Dict({key: [MOVES[key], REASONS[key]] for key in MOVES}).tag(sync=True)
    grades = Dict(GRADES).tag(sync=True)

    def __init__(self, journal: Memory) -> None:
        super().__init__(journal, assumptions=_assumptions())
        self.model = StageOddsModel()
        self.remember(self.model, KEYS)
        self._make_controls()
        self.show()
        self._listen()
        self._on_role()
        self._redraw()

    def recall(self) -> None:
        self._ticked = self.latest(TICKED)
        self._scoring = "panel" if self.latest("interview.format") == "panel" else "separate"
        self.whose = _whose(self.latest("interview.employer"), self.latest("interview.when"))
        super().recall()

    def otherwise(self, trait: str) -> Any:
        return {"scoring": self._scoring, "preparation": self._ticked}.get(trait) or super().otherwise(trait)

    def accept(self, trait: str, recorded: Any) -> Any:
        match trait:
            case "role" if recorded not in roles():
                raise ValueError("unknown kind of work")
            case "scoring" if recorded not in SCORING:
                raise ValueError("unknown way of scoring")
            case "self_rating" if recorded not in SELF_RATINGS:
                raise ValueError("unknown rating")
            case "finalists":
                return people_from_json(recorded)
            case "openings":
                return whole("openings", recorded, 1, MOST_PEOPLE)
        return recorded

    def _make_controls(self) -> None:
        self._finalists = PeopleGroup(self.model.kind.people, self._set("finalists"))
        self.controls = {
            "role": role_select(),
            **self._finalists.controls,
            **room_controls(),
            "interviews": Number(label="Second interviews before this one", maximum=MOST_INTERVIEWS),
            "offers": Number(label="Offers that came from them", maximum=MOST_INTERVIEWS),
            "self_rating": Select(
                label="You, next to the people you usually meet there",
                help="Moves the odds only a little: how people rate themselves and how they do agree weakly.",
                options=[[key, label] for key, (label, _value) in SELF_RATINGS.items()],
            ),
            "preparation": Range(
                label="Preparation done",
                unit=" %",
                help="Follows your ticks on the other pages until you move it. Page 00 lets it follow them again.",
            ),
        }

    def show(self) -> None:
        for name in PLAIN:
            self.controls[name].value = getattr(self.model, name)
        self._finalists.show(self.model.finalists)

    def _listen(self) -> None:
        for name in PLAIN:
            self.controls[name].on_value(self._on_record if name in RECORD else self._set(name))
        self.model.observe(self._on_role, names="role")
        self.model.observe(self._redraw)

    def _set(self, trait: str) -> Any:
        return lambda value: setattr(self.model, trait, value)

    def _on_record(self, _value: object) -> None:
        interviews, offers = self.controls["interviews"].value or 0, self.controls["offers"].value or 0
        too_many = f"Offers must be at most the number of interviews, {interviews}. You gave: {offers}."
        self.controls["offers"].error = too_many if offers > interviews else ""
        if offers <= interviews:
            with self.model.hold_trait_notifications():
                self.model.interviews, self.model.offers = interviews, offers

    def _on_role(self, _change: object = None) -> None:
        kind = self.model.kind
        self._finalists.now_usual(kind.people)
        self.basis = kind.basis
        self.cards = [asdict(card(evidence_id)) for evidence_id in kind.evidence]

    def _redraw(self, _change: object = None) -> None:
        self.cannot = CANNOT_ONCE_CHOSEN if self.model.chosen else CANNOT
        try:
            self.picture = picture(self.model.process(), self.model.candidate())
        except ValueError as contradiction:
            self.problem = f"The picture was left as it is. {contradiction}"
        else:
            self.problem = ""


def _assumptions() -> list[dict[str, Any]]:
    """What the page shows of each assumption: its sentence, kind and the sources behind it."""
    return [
        {
            "sentence": each.sentence,
            "kind": each.kind,
            "cards": [asdict(card(evidence_id)) for evidence_id in each.evidence],
        }
        for each in assumptions()
    ]


def _whose(employer: object, when: object) -> str:
    at = f" at {isolated(employer)}" if isinstance(employer, str) and employer else ""
    try:
        on = f", {when_in_words(datetime.fromisoformat(str(when)))}" if when else ""
    except ValueError:
        on = ""
    return f"Your second interview{at}{on}"
