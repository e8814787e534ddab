"""Which fields are gone for good: their row or application was removed, or no pack asks for them any more."""

import re

from ...answers.catalogue import FIRST
from ...answers.keys import orphans
from ...answers.state import Answers
from ...content.rows import CRITERIA, LISTS

_ROWS = "|".join(rows.row for rows in LISTS)
_NAMED = re.compile(rf"(?:^|\.)(application|{_ROWS})\.([0-9]+)(?=\.|$)")  # what a key says it belongs to
_OWN = f"{CRITERIA.row}-"  # a criterion of one's own in the key of its points


def gone_for_good(keys: list[str], answers: Answers) -> set[str]:
    """Those of `keys`, of the journal, whose field no page can show any more."""
    if not keys:
        return set()
    values = answers.values()
    there = {one.key for one in answers.applications()} | {FIRST}
    there |= {row for rows in LISTS for row in rows.keys(values)}
    gone = {key for key in keys if not _belongs_to(key) <= there}
    return gone | {key for key, _any in orphans(answers.content, dict.fromkeys(keys, "typed"))}


def _belongs_to(key: str) -> set[str]:
    """The rows and the application that a key names: "offer.1" and "criterion.2" of their points."""
    return {f"{kind}.{number}" for kind, number in _NAMED.findall(key.replace(f".{_OWN}", f".{CRITERIA.row}."))}
