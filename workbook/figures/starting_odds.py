"""Where each kind of work starts: the range that counts while nothing else is known."""

from ..content.roles import Role, roles
from ..odds import chance_of_offer, sentence
from ..odds.process import Process, rounds_to_offer
from .plain_table import PlainTable

_COLUMNS = ("Kind of work", "People", "Chance of an offer")
_KINDS = {"source": "stated, not counted", "assumption": "our guess", "fitted": "for each seat, fitted"}


def starting_odds() -> PlainTable:
    """What each kind of work starts from when nothing else is known."""
    rows = tuple((role.label, _people(role), _chance(role)) for role in roles().values())
    return PlainTable("Where each kind of work starts", _COLUMNS, rows)


def _people(role: Role) -> str:
    low, high = role.people
    return f"{low} to {high}{' ' if role.kind == 'fitted' else ', '}{_KINDS[role.kind]}"


def _chance(role: Role) -> str:
    return sentence(chance_of_offer(Process(rounds_to_offer(role.people, role.rounds_left))))
