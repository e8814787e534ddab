"""All content at once: the workbook's own packs, and those of a coach on top.

Packs are taken in the order of their folders and names. An entry with the place of an earlier one in the same section
takes it, any other comes after them, and `hide` takes earlier ones away. A coach's pack that is broken is left
out whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from ...limits import Limit
from .folders import File, Listing, coach_folders, listing
from .loading import PACK_SECTIONS, Loaded, load, sections
from .problems import PackError, Problem, quoted
from .schema import (
    Adjustment,
    Condition,
    ConfidenceTask,
    Criterion,
    Fact,
    Item,
    LetterPart,
    MessagePart,
    PackEntry,
    Persona,
    Prompt,
    Question,
    RedFlag,
    ReferenceQuestion,
    Reflection,
    ReverseQuestion,
    Starter,
    Support,
    UsualStakeholder,
)

MOST_ITEMS = Limit(  # nobody could do more, and pages would grow slow
    1_500,
    "items to tick, in all packs together",
    "With this pack there would be more than {limit:,} items to tick. Please take some out.",
)
Kept: TypeAlias = dict[tuple[str, str], tuple[PackEntry, "PackNote"]]


@dataclass(frozen=True)
class PackNote:
    """A pack as a page names it.

    id, title, about : as the pack says. file : the name of its file; path : where it is. own : it came from a coach.
    entries : how many it holds; of these, `replaced` took the place of an earlier one. hidden : how many it took away.
    """

    id: str
    title: str
    about: str
    file: str
    path: Path
    own: bool
    entries: int
    replaced: int = 0
    hidden: int = 0


@dataclass(frozen=True)
class Library:
    """Every entry by section, in order. It never changes; ask `library()` again for what is in the files now.

    packs : those it was made of, in order. problems : why a coach's packs were left out. notes : what has no effect.
    """

    checklist: tuple[Item, ...]
    facts: tuple[Fact, ...]
    prompts: tuple[Prompt, ...]
    questions: tuple[Question, ...]
    reverse_questions: tuple[ReverseQuestion, ...]
    message: tuple[MessagePart, ...]
    stakeholders: tuple[UsualStakeholder, ...]
    red_flags: tuple[RedFlag, ...]
    adjustments: tuple[Adjustment, ...]
    starters: tuple[Starter, ...]
    personas: tuple[Persona, ...]
    reflections: tuple[Reflection, ...]
    letters: tuple[LetterPart, ...]
    conditions: tuple[Condition, ...]
    criteria: tuple[Criterion, ...]
    tasks: tuple[ConfidenceTask, ...]
    reference_questions: tuple[ReferenceQuestion, ...]
    support: tuple[Support, ...]
    packs: tuple[PackNote, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    _kept: Mapping[tuple[str, str], tuple[PackEntry, PackNote]]

    def find(self, section: str, place: str) -> PackEntry | None:
        """The entry with that key, or None when there is none or it is hidden. A field of a row is "person.name"."""
        kept = self._kept.get((section, place))
        return kept[0] if kept else None

    def pack_of(self, section: str, place: str) -> PackNote | None:
        """The pack whose wording of that entry is shown."""
        kept = self._kept.get((section, place))
        return kept[1] if kept else None

    def origin_of(self, section: str, entries: Iterable[PackEntry]) -> str:
        """The titles of the packs that these entries come from, each once: "The process, Our own list".

        Empty while all come with the workbook.
        """
        notes = [note for entry in entries if (note := self.pack_of(section, entry.place))]
        return ", ".join(dict.fromkeys(note.title for note in notes)) if any(note.own for note in notes) else ""


def library(folders: Iterable[Path] | None = None) -> Library:
    """The workbook's packs and those in `folders`, by default the ones that `WORKBOOK_PACKS` names.

    A folder may also be a single file. What did not change since is not read again.
    Raises `PackError` when one of the workbook's own packs is broken.
    """
    return _put_together(listing(coach_folders() if folders is None else folders))


@lru_cache(maxsize=8)
def _put_together(found: Listing) -> Library:
    """Later over earlier, section by section."""
    kept: Kept = {}
    notes: list[PackNote] = []
    problems, without_effect = list(found.problems), []
    for file in found.files:
        read = _read(file)
        if isinstance(read, PackError):
            _only_from_a_coach(file, read)
            problems += read.problems
        elif same := next((note for note in notes if note.id == read.pack.pack), None):
            problems.append(_taken(read, same))
        elif file.own and len(read.pack.checklist) + _items(kept) > MOST_ITEMS:
            problems.append(_too_many(read))
        else:
            without_effect += _nothing_to_hide(read, kept)
            notes.append(_laid_over(kept, read, file))
    entries = {name: _entries(kept, name) for name in PACK_SECTIONS}
    return Library(**entries, packs=tuple(notes), problems=tuple(problems), notes=tuple(without_effect), _kept=kept)


def _entries(kept: Kept, name: str) -> Any:
    """Those of one section in order; of which type they are, the schema has seen to."""
    return tuple(entry for (section, _key), (entry, _note) in kept.items() if section == name)


@lru_cache(maxsize=256)
def _read(file: File) -> Loaded | PackError:
    try:
        return load(file.path, file.name)
    except PackError as error:
        return error


def _only_from_a_coach(file: File, error: PackError) -> None:
    if not file.own:
        raise error


def _laid_over(kept: Kept, read: Loaded, file: File) -> PackNote:
    """Put a pack over those before it."""
    pack = read.pack
    hidden = [place for place, (entry, _note) in kept.items() if entry.key in pack.hide]
    for place in hidden:
        del kept[place]
    entries = {(section, entry.place): entry for section, found in sections(pack) for entry in found}
    note = PackNote(
        id=pack.pack, title=pack.title, about=pack.about, file=file.name, path=file.path, own=file.own,
        entries=len(entries), replaced=sum(place in kept for place in entries), hidden=len(hidden),
    )  # fmt: skip
    kept |= {place: (entry, note) for place, entry in entries.items()}
    return note


def _taken(read: Loaded, by: PackNote) -> Problem:
    said = f"{quoted(read.pack.pack)} is the name of the pack in {by.file} already. Please choose another."
    return Problem(read.name, read.lines.get(("pack",), 1), "pack", said)


def _items(kept: Kept) -> int:
    return sum(section == "checklist" for section, _key in kept)


def _too_many(read: Loaded) -> Problem:
    return Problem(read.name, read.lines.get(("checklist",), 1), "checklist", MOST_ITEMS.sentence())


def _nothing_to_hide(read: Loaded, kept: Kept) -> list[Problem]:
    """A key that no earlier entry has is no error: an entry may have gone from a newer version of the workbook."""
    keys = {entry.key for entry, _note in kept.values()}
    return [
        Problem(read.name, read.lines.get(("hide", number), 1), f"hide {number + 1}", _not_there(key, keys))
        for number, key in enumerate(read.pack.hide)
        if key not in keys
    ]


def _not_there(key: str, keys: set[str]) -> str:
    close = get_close_matches(key, sorted(keys), 1)
    meant = f" Did you mean {quoted(close[0])}?" if close else ""
    return f"No earlier entry is called {quoted(key)}, so nothing is hidden.{meant}"
