"""What a coach is told about a pack: just what the pages would make of it."""

from collections.abc import Iterable
from os.path import realpath
from pathlib import Path

from ...wording import counted, plural
from .library import PackNote, library
from .problems import PackError, shown_of_pack


def check(places: Iterable[Path]) -> tuple[bool, list[str]]:
    """Whether all packs in these files and folders can be used, and what there is to say, a line for each thing."""
    places = list(places)
    try:
        found = library(places)
    except PackError as error:  # one of the workbook's own
        return False, [str(problem) for problem in error.problems]
    asked = {realpath(place) for place in places}
    packs = [note for note in found.packs if note.own or realpath(note.path) in asked]
    lines = [str(problem) for problem in found.problems]
    lines += [f"{shown_of_pack(note.file, 200)} is fine: {_count(note)}." for note in packs]
    lines += [f"Note: {note}" for note in found.notes]
    if not lines:
        return False, ["There is no pack here. A pack is a file whose name ends in .yaml."]
    return not found.problems, lines


def _count(note: PackNote) -> str:
    """ "12 entries, 2 of them in place of earlier ones; 1 is hidden" """
    said = counted(note.entries, "entry", "entries")
    if note.replaced:
        said += f", {note.replaced} of them in place of earlier ones"
    if note.hidden:
        said += f"; {note.hidden} earlier {plural(note.hidden, 'one is', 'ones are')} hidden"
    return said
