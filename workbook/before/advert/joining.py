"""Lines that belong together: a bullet and its text, and a sentence that a program broke over several."""

from dataclasses import replace
from itertools import pairwise

from .advert_words import AdvertWords, words
from .raw import HEADS, Raw
from .sentence_ends import goes_on

WRAPPED = 100  # characters: lines that a program broke are not longer
LEAST_WRAPPED = 30  # nor shorter than this
_ENDS = (".", "!", "?", "…", "\N{IDEOGRAPHIC FULL STOP}", "\N{ARABIC QUESTION MARK}")
_GO_ON = (",", ";", ")")  # no line begins with these


def with_their_bullets(lines: list[Raw]) -> list[Raw]:
    """A mark alone on its line goes to the next line that has none."""
    found: list[Raw] = []
    for line in lines:
        last = found[-1] if found else None
        if last and last.marked and not last.text.strip() and not line.marked:
            found[-1] = replace(line, mark=last.mark, marked=True, after_gap=last.after_gap, explicit=False)
        else:
            found.append(line)
    return found


def joined_lines(lines: list[Raw]) -> list[Raw]:
    """The lines of one sentence as one."""
    known = words()
    width = max((len(line.mark) + 1 + len(line.text) for line in lines), default=0)
    hard = width <= WRAPPED and any(_goes_on(one, other, width, known) for one, other in pairwise(lines))
    found: list[Raw] = []
    before: Raw | None = None  # the last line as far as it stood on a line of its own
    for line in lines:
        if before and _belongs(before, line, width, hard, known):
            found[-1] = replace(found[-1], text=_both(found[-1].text, line.text, known))
            before = replace(found[-1], text=line.text) if line.has_words else found[-1]
        else:
            found.append(line)
            before = line
    return found


def _is_open(one: Raw, known: AdvertWords) -> bool:
    """Whether the item `one` cannot end here, as when a link in it stood on a line of its own."""
    last = one.text.rpartition(" ")[2].casefold()
    return one.marked and (one.text.endswith(",") or last in known.small)


def _both(one: str, other: str, known: AdvertWords) -> str:
    """ "month-" and "end" are "month-end"; "Fort-" and "und Weiterbildung" keep the blank."""
    in_word = (
        len(one) > 1
        and one[-1] == "-"
        and one[-2].isalpha()
        and other.split(maxsplit=1)[0].casefold() not in known.small
    )
    return f"{one}{other}" if in_word else f"{one} {other}"


def _goes_on(one: Raw, other: Raw, width: int, known: AdvertWords) -> bool:
    """Whether `other` shows that lines were broken: it begins small, and its first word had no room before."""
    return other.text[:1].islower() and _no_room(one, other, width) and _may_join(one, other, known)


def _belongs(one: Raw, other: Raw, width: int, hard: bool, known: AdvertWords) -> bool:
    if not _may_join(one, other, known):
        return False
    small = other.text[:1].islower()
    if other.text[:1] in _GO_ON or _is_open(one, known) or (one.marked and (small or other.indent > one.indent)):
        return True
    if one.text.endswith(".") and not small:
        return len(one.text) >= LEAST_WRAPPED  # it ends with "mind." or "12.", else they may not join
    if hard:
        return _no_room(one, other, width)
    return small and len(one.text) >= LEAST_WRAPPED and (one.marked or len(one.text) > 50)


def _no_room(one: Raw, other: Raw, width: int) -> bool:
    first = other.text.split(maxsplit=1)[0] if other.text.strip() else ""
    indent = 2 if one.marked else 0
    return len(one.text) + indent + 1 + len(first) > min(width, WRAPPED) - 1 and len(one.text) >= LEAST_WRAPPED


def _may_join(one: Raw, other: Raw, known: AdvertWords) -> bool:
    if (
        other.marked
        or other.after_gap
        or other.explicit
        or one.explicit
        or other.inline
        or one.column
        or other.at == one.at
    ):
        return False
    if not one.has_words or not (other.has_words or other.text[:1] in _GO_ON) or one.text.endswith(HEADS):
        return False
    if (other.text.endswith(HEADS) and len(other.text) < 60) or known.line(other.text):
        return False
    if one.text.endswith(_ENDS) and not other.text[:1].islower() and not goes_on(one.text, other.text):
        return False
    return known.heading(other.text)[1] < 0.8 and known.heading(one.text)[1] < 0.8
