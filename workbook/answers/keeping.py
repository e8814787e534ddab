"""What a page says about the safety of the answers: plain values for the bar at its top."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..journal import Entry, Journal, JournalError
from ..journal.journal import Health
from ..journal.snapshots import WHY, Snapshot
from ..limits import Limit
from ..wording import counted
from .catalogue import found
from .naming import moment_in_words, name_of, value_in_words
from .shapes import EVERY_ROW, HIGHEST, NEWEST

if TYPE_CHECKING:
    from ..journal.progress import Preview

MOST_CHANGES_SHOWN = Limit(40, "changes in the preview of a file", harmless="the page says how many more there are")


def answers(count: int) -> str:
    return counted(count, "answer")


def _every_row(orders: list[Any]) -> list[Any]:
    return list(
        dict.fromkeys(key for order in orders if isinstance(order, list) for key in order if isinstance(key, str))
    )


def _highest(numbers: list[Any]) -> int:
    return max((number for number in numbers if type(number) is int), default=0)


# What the versions of an answer become, newest first, when they need no choice; the catalogue says of which.
_MERGED: dict[str, Callable[[list[Any]], Any]] = {
    EVERY_ROW: _every_row,
    HIGHEST: _highest,
    NEWEST: lambda versions: versions[0],
}


def _merge(key: str) -> Callable[[list[Any]], Any] | None:
    known = found(key)
    return _MERGED.get(known.answer.merged) if known else None


def merge_lists(journal: Journal) -> bool:
    """Merge what was added to in two places; whether there was any. Whoever shows it must read it again."""
    merged = [(key, merge, versions) for key, versions in journal.conflicts().items() if (merge := _merge(key))]
    for key, merge, versions in merged:
        journal.choose(key, merge([entry.value for entry in versions]))
    return bool(merged)


def conflicts_of(journal: Journal) -> list[dict[str, Any]]:
    """The answers that were changed in two places, each {"key", "name", "versions": [[id, words, when], …]}."""
    return [
        {"key": key, "name": name_of(key), "versions": [_version(entry) for entry in _different(versions)]}
        for key, versions in sorted(journal.conflicts().items())
        if not _merge(key)
    ]


def _different(versions: tuple[Entry, ...]) -> list[Entry]:
    """One version for each value, the one that is shown in front."""
    return list({entry.text: entry for entry in reversed(versions)}.values())[::-1]


def _version(entry: Entry) -> list[str]:
    return [entry.sha256, value_in_words(entry.value, entry.key), moment_in_words(entry.at)]


def copies_of(journal: Journal) -> list[list[str]]:
    """The copies to go back to, newest first, as [id, words]."""
    return [[copy_id(one), f"{moment_in_words(one.taken)}, {WHY[one.why]}"] for one in _usable(journal)]


def _usable(journal: Journal) -> list[Snapshot]:
    return [one for one in journal.snapshots() if one.why in WHY]


def copy_id(snapshot: Snapshot) -> str:
    return snapshot.path.name


def find_copy(journal: Journal, name: str) -> Snapshot:
    """The copy with this id. Raises `JournalError` when it is gone."""
    for one in _usable(journal):
        if copy_id(one) == name:
            return one
    raise JournalError("This copy is not there any more. Choose another one.")


def trouble_of(journal: Journal) -> dict[str, Any]:
    """Why the journal cannot be used, {"sentence", "names", "can"}; empty when all is well.

    names : the answers that cannot be read. can : the remedies, "repair", "go_back" and "start_afresh", best first.
    """
    health = journal.health()
    if not health.sentence:
        return {}
    return {
        "sentence": health.sentence,
        "names": [name_of(key) for key in health.damaged],
        "can": _remedies(journal, health),
    }


def _remedies(journal: Journal, health: Health) -> list[str]:
    if not health.broken:
        return []
    can = ["repair"] if health.answers else ["start_afresh"]
    return ["go_back", *can] if _usable(journal) and not health.answers else can


def preview_in_words(preview: "Preview") -> dict[str, Any]:
    """What restoring a file would do: {"from", "warnings", "sums", "changes": [[name, here, there], …], …}."""
    progress = preview.progress
    whose = f" of {value_in_words(progress.owner)}" if progress.owner else ""
    count = answers(len({entry.key for entry in progress.entries}))
    changes = [
        [name_of(key), value_in_words(here, key), value_in_words(there, key)]
        for key, here, there in preview.changes[:MOST_CHANGES_SHOWN]
    ]
    return {
        "from": f"The workbook{whose}, downloaded {moment_in_words(progress.made)}: {count}.",
        "warnings": _warnings(preview),
        "sums": _sums(preview),
        "changes": changes,
        "more": max(0, len(preview.changes) - MOST_CHANGES_SHOWN),
        "older": len(preview.older),
        "changing": bool(preview.changes),
    }


def _warnings(preview: "Preview") -> list[str]:
    said = []
    if preview.someone_elses:
        said.append("This file comes from another workbook. Restore it only if it is yours.")
    if preview.progress.changed_outside:
        said.append("This file was changed outside the workbook. Look at the answers below before you restore it.")
    return said


def _sums(preview: "Preview") -> list[str]:
    said = [
        (preview.new, "not here yet: added"),
        (preview.newer, "newer than here: taken"),
        (preview.both, "changed here and there: both kept, and you choose"),
        (preview.older, "older than here"),
        (preview.same, "the same"),
    ]
    return [f"{answers(len(keys))} {words}." for keys, words in said if keys]
