"""What an employer needs and what a person brings, and what the person wants and knows about it. Plain values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .rows import NEEDS, Answers, Changes

MOST_NEEDS = 30  # from one advert
SHORTEST, LONGEST = 3, 300  # characters of a need

# A mark at the start of a line: dashes, bullets, boxes, arrows, ticks, "1.", "2)", "(3)", "a)".
_BULLETS = r"[-*·•‣\u2010-\u2015\u2043\u2190-\u21ff\u25a0-\u25ff\u2610-\u2612\u2713-\u2718\u2794-\u27be]"
_MARK = re.compile(rf"^(?:{_BULLETS}+|\(?\d{{1,2}}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*", re.IGNORECASE)
# The end of a sentence: at a blank when the next word is not written small, at once in scripts without blanks.
_END = re.compile(r"(?<=[.!?\u061f\u06d4\u0964])[\"')\]\u2019\u201d]*\s+|(?<=[\u3002\uff01\uff1f])")
_ASKS = ("?", "\N{FULLWIDTH QUESTION MARK}", "\N{ARABIC QUESTION MARK}")
_HEADS = (":", "\N{FULLWIDTH COLON}")
_NO_END = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|e\.?g|i\.?e|dr|mr|mrs|ms|prof|st|approx|incl|no|nr|vs)\.$", re.IGNORECASE)

STRENGTHS = {"strong": "Strong proof", "some": "Some proof", "gap": "A gap", "unknown": "Not looked at yet"}
FOR_A_GAP = "For a gap: say what is close to it and how you would learn it."


def needs_in(advert: str) -> list[str]:
    """The needs that an advert names, in its own words and order, each once, at most `MOST_NEEDS`.

    Every line with a mark before it is one need; other lines are taken sentence by sentence, and so are marked ones
    of more than `LONGEST` characters. Headings that end with a colon, lines without a letter, and what is shorter than
    `SHORTEST` or still longer than `LONGEST` are left out. Nothing is added or cut but marks and blanks.
    """
    found: dict[str, str] = {}
    for line in advert.splitlines():
        for need in _needs_in_line(line):
            found.setdefault(alike(need), need)
    return list(found.values())[:MOST_NEEDS]


def _needs_in_line(line: str) -> list[str]:
    plain = " ".join(line.replace("**", "").split())
    text = without_marks(plain).strip(" *_#")
    whole = text != plain and len(text) <= LONGEST
    pieces = [text] if whole else _sentences(text)
    return [piece for piece in pieces if _is_need(piece)]


def without_marks(line: str) -> str:
    """`line` without the bullets, boxes and numbers that it begins with."""
    while match := _MARK.match(line):
        line = line[match.end() :]
    return line


def _is_need(piece: str) -> bool:
    return SHORTEST <= len(piece) <= LONGEST and not piece.endswith(_HEADS) and any(map(str.isalpha, piece))


def _sentences(text: str) -> list[str]:
    """The sentences of one line. A point after a short form such as "e.g." or before a small letter ends none."""
    found, start = [], 0
    for match in _END.finditer(text):
        before, after = text[start : match.end()].strip(), text[match.end() :]
        if after[:1].islower() or _NO_END.search(before):
            continue
        found.append(before)
        start = match.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def alike(need: str) -> str:
    """The same for two needs that differ only in capitals, blanks and the point at the end."""
    return " ".join(need.casefold().split()).rstrip(" .;,!")


@dataclass(frozen=True)
class Added:
    """What became of the lines of an advert. Each is a count; `changes` is what to record."""

    changes: Changes
    added: int = 0
    there: int = 0
    removed_before: int = 0
    no_room: int = 0

    @property
    def sentence(self) -> str:
        """The same for the person who pressed the button."""
        if not self.added + self.there + self.removed_before + self.no_room:
            return "Nothing in the advert reads like a need. Add them yourself below."
        said = [_added_in_words(self.added)]
        if self.there:
            said.append(f"{_lines(self.there)} {_was(self.there)} in it already.")
        if self.removed_before:
            said.append(f"{_lines(self.removed_before)} you had removed {_was(self.removed_before)} left out.")
        if self.no_room:
            said.append(f"The list is full: {_lines(self.no_room)} {_was(self.no_room)} not added.")
        return " ".join(said)


def _added_in_words(count: int) -> str:
    return f"{_lines(count)} of the advert {_was(count)} added to the list." if count else "Nothing new for the list."


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def add_needs(answers: Answers, found: Sequence[str]) -> Added:
    """Add the needs of an advert that are not in the list yet.

    What was taken out of the list stays out, as long as anything is left in it.
    """
    keys = NEEDS.keys(answers)
    there = {_need(answers, key) for key in keys}
    removed = {_need(answers, key) for key in _all_keys(answers)} - there if keys else set()
    new = [need for need in found if alike(need) not in there | removed]
    changes: Changes = {}
    added = 0
    for need in new:
        try:
            _key, change = NEEDS.add({**answers, **changes}, need=need)
        except ValueError:
            break
        changes |= change
        added += 1
    return Added(
        changes,
        added,
        sum(alike(need) in there for need in found),
        sum(alike(need) in removed for need in found),
        len(new) - added,
    )


def _all_keys(answers: Answers) -> list[str]:
    """The rows that ever were, those that were taken out too."""
    last = answers.get(NEEDS.last)
    return [f"{NEEDS.row}.{number}" for number in range(1, last + 1)] if type(last) is int else []


def _need(answers: Answers, key: str) -> str:
    return alike(str(NEEDS.get(answers, key, "need") or ""))


def strengths(answers: Answers) -> list[str]:
    """How strong the proof for each need is, in the order of the list: the keys of `STRENGTHS`."""
    found = [NEEDS.get(answers, key, "strength") for key in NEEDS.keys(answers)]
    return [one if isinstance(one, str) and one in STRENGTHS else "unknown" for one in found]


def coverage_in_words(found: Sequence[str]) -> str:
    """ "Strong proof for 3 of 7 needs, some for 2, a gap at 1, 1 not looked at yet." """
    if not found:
        return ""
    strong, some, gap, unknown = (found.count(one) for one in STRENGTHS)
    total = len(found)
    needs = "1 need" if total == 1 else f"{total} needs"
    if unknown == total:
        return f"{needs}, {'not' if total == 1 else 'none'} looked at yet."
    if strong == total:
        return f"Strong proof for {'your' if total == 1 else 'all'} {needs}."
    parts = [f"Strong proof for {strong or 'none'} of {needs}"]
    parts += [f"some for {some}"] * bool(some) + [f"a gap at {gap}"] * bool(gap)
    parts += [f"{unknown} not looked at yet"] * bool(unknown)
    return f"{', '.join(parts)}."


@dataclass(frozen=True)
class Wish:
    """weight : `must`, `nice`, `breaker`, or empty. found : what is known about it here, or the question to ask."""

    weight: str
    found: str

    @property
    def to_ask(self) -> bool:
        """Whether it is not known yet how it is here: nothing is written, or a question."""
        return not self.found.strip() or self.found.rstrip().endswith(_ASKS)


def wishes_in_words(wishes: Iterable[Wish]) -> str:
    """ "You have 3 must-haves; for 2 you do not know yet how it is here: ask." The same for deal-breakers."""
    wishes = list(wishes)
    said = [
        _wishes_of(found, one, many)
        for weight, one, many in (("must", "must-have", "must-haves"), ("breaker", "deal-breaker", "deal-breakers"))
        if (found := [wish for wish in wishes if wish.weight == weight])
    ]
    if wishes and not said:
        return "Nothing here is a must-have or a deal-breaker yet."
    return " ".join(said)


def _wishes_of(wishes: list[Wish], one: str, many: str) -> str:
    count, unknown = len(wishes), sum(wish.to_ask for wish in wishes)
    have = f"You have {count} {one if count == 1 else many}"
    if not unknown:
        return f"{have}, and you know how it is here."
    if count == 1:
        return f"{have}; you do not know yet how it is here: ask."
    if unknown == count:
        return f"{have}; for none of them do you know yet how it is here: ask."
    return f"{have}; for {unknown} you do not know yet how it is here: ask."


def flags_in_words(states: Sequence[str]) -> str:
    """ "2 seen, of these 1 asked about; 15 not looked at." from `no`, `seen`, `asked` or empty for each."""
    asked, seen, left = states.count("asked"), states.count("seen"), states.count("")
    if left == len(states):
        return "Nothing looked at yet."
    if not seen + asked:
        said = "None seen so far"
    else:
        said = f"{seen + asked} seen, {'not asked about yet' if not asked else f'of these {asked} asked about'}"
    return f"{said}; {left} not looked at." if left else f"{said}."
