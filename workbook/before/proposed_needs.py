"""What of an advert is proposed for the list of needs, and what becomes of what a person takes. Plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..answers.reading import LONGEST_LINE
from ..content.rows import MOST_ROWS, NEEDS, AnswersByKey, Changes, beginning
from ..limits import Limit
from ..wording import counted, joined, plural
from .advert import ADVERT_SECTIONS, Advert, AdvertLine
from .coverage import same_need

MOST_NEEDS = Limit(30, "needs of an advert that are proposed at once", "The first {count} are shown.")
MOST_APART = Limit(100, "other lines of an advert that are shown at once", "{left_out} not shown yet.")
NO_NEEDS = "Nothing in the advert reads like a need. Add them yourself below."
_ALL = "Every line of it that reads like a need is in your list already."


@dataclass(frozen=True)
class ProposedNeeds:
    """A line that can be taken. note : why it is not ticked, where it would be; empty for most."""

    text: str
    section: str
    ticked: bool = False
    note: str = ""


@dataclass(frozen=True)
class Proposal:
    """needs : proposed first. apart : the others, as far as they are shown. left_out : how many of both are not.

    said : the same in sentences. Every line of the advert is in one of them, is in the list already, or is twice.
    """

    needs: tuple[ProposedNeeds, ...]
    apart: tuple[ProposedNeeds, ...]
    left_out: tuple[int, int]
    said: str = field(repr=False)

    @property
    def groups(self) -> list[tuple[str, list[ProposedNeeds]]]:
        """The needs under their headings, in the order of `ADVERT_SECTIONS`."""
        return _grouped(self.needs)

    @property
    def others(self) -> list[tuple[str, list[ProposedNeeds]]]:
        return _grouped(self.apart)

    @property
    def left_out_in_words(self) -> str:
        """ "12 more lines that read like needs and 40 others are not shown." Empty when all are."""
        needs, others = self.left_out
        said = [f"{counted(needs, 'more line')} that {plural(needs, 'reads', 'read')} like needs"] * bool(needs)
        said += [counted(others, "other" if needs else "other line")] * bool(others)
        left_out = f"{joined(said)} {plural(needs + others, 'is', 'are')}"
        return MOST_APART.sentence(left_out=left_out) if said else ""


def _grouped(found: Iterable[ProposedNeeds]) -> list[tuple[str, list[ProposedNeeds]]]:
    every = list(found)
    groups = [(title, [one for one in every if one.section == section]) for section, title in ADVERT_SECTIONS.items()]
    return [(title, group) for title, group in groups if group]


def propose(answers: AnswersByKey, advert: Advert, times: int = 1) -> Proposal:
    """What to propose of `advert`: needs first, ticked unless the person had taken them out of the list.

    times : how often the person asked for more; each time as many again are shown.
    """
    there, removed = _known(answers)
    needs = _once(advert.needs, there, removed, ticked=True)
    seen = {same_need(line.text) for line in advert.needs}
    others = _once((line for line in advert.others if same_need(line.text) not in seen), there, removed)
    shown, apart = needs[: times * MOST_NEEDS], others[: times * MOST_APART]
    left_out = len(needs) - len(shown), len(others) - len(apart)
    in_list = len({same_need(line.text) for line in advert.lines} & there)
    twice = len(advert.lines) - len(needs) - len(others) - in_list
    said = _in_words(advert, shown, len(needs), len(others), in_list, twice)
    return Proposal(tuple(shown), tuple(apart), left_out, said)


def _once(found: Iterable[AdvertLine], there: set[str], removed: set[str], ticked: bool = False) -> list[ProposedNeeds]:
    """Those of `found` that are no row, each once."""
    first: dict[str, ProposedNeeds] = {}
    for line in found:
        plain = same_need(line.text)
        if plain not in there:
            note = "you had removed it" if plain in removed else ""
            first.setdefault(plain, ProposedNeeds(line.text, line.section, ticked and not note, note))
    return list(first.values())


def _in_words(advert: Advert, needs: Sequence[ProposedNeeds], every: int, others: int, in_list: int, twice: int) -> str:
    ticked = sum(one.ticked for one in needs)
    if not advert.needs:
        said = [NO_NEEDS]
    elif not needs:
        said = [_ALL]
    else:
        said = [_kind_in_words(advert, every)]
        said += [MOST_NEEDS.sentence(count=len(needs))] * (len(needs) < every)
        if removed := len(needs) - ticked:
            said.append(f"{counted(removed, 'line')} you had removed {plural(removed, 'is', 'are')} not ticked.")
    said += [f"{counted(others, 'other line stands', 'other lines stand')} apart below."] * bool(others)
    said += [f"{counted(in_list, 'line is', 'lines are')} in your list already."] * bool(in_list and needs)
    said += [f"{counted(twice, 'line stands', 'lines stand')} in it more than once."] * bool(twice)
    if advert.cut:
        long = f"{counted(advert.cut, 'line')} of more than {LONGEST_LINE} characters"
        said.append(f"{long} {plural(advert.cut, 'stands', 'stand')} here in parts.")
    return " ".join(said)


def _kind_in_words(advert: Advert, count: int) -> str:
    if advert.named:
        return f"{counted(count, 'line reads', 'lines read')} like needs."
    closest = counted(count, "line is", "lines are")
    return f"It does not say in so many words what they need. {closest} the closest to it."


@dataclass(frozen=True)
class Taken:
    """What was taken. keys : of the new rows. changes : what to record. no_room : what the list had no room for."""

    keys: tuple[str, ...]
    changes: Changes = field(repr=False)
    no_room: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        count, over = len(self.keys), len(self.no_room)
        said = f"{counted(count, 'line was', 'lines were')} added to the list." if count else "Nothing was added."
        if not over:
            return said
        stay = plural(over, "stays", "stay")
        return f"{said} The list holds at most {MOST_ROWS}: {counted(over, 'line')} had no room and {stay} here."


def take_needs(answers: AnswersByKey, texts: Iterable[str]) -> Taken:
    """Rows for `texts`, each once and only where there is none yet; as many as the list has room for."""
    there, _removed = _known(answers)
    new = {same_need(text): text for text in reversed(list(texts)) if same_need(text) not in there}
    changes: Changes = {}
    keys: list[str] = []
    wanted = list(reversed(new.values()))
    for text in wanted:
        try:
            key, change = NEEDS.add({**answers, **changes}, need=text)
        except ValueError:
            break
        keys.append(key)
        changes |= change
    return Taken(tuple(keys), changes, tuple(wanted[len(keys) :]))


def untake_needs(answers: AnswersByKey, keys: Iterable[str]) -> Changes:
    """What to record to undo a `take_needs`: the rows go, and so do their words where nothing was added."""
    gone = set(keys)
    order = [key for key in NEEDS.keys(answers) if key not in gone]
    filled = {
        key.rpartition(".")[0]
        for key, value in answers.items()
        if value not in (None, "") and not key.endswith(".need")
    }
    return {NEEDS.order: order, **{f"{key}.need": None for key in sorted(gone - filled)}}


def _known(answers: AnswersByKey) -> tuple[set[str], set[str]]:
    """The needs in the list, and those that the person took out of it, in plain words.

    What was put aside with an earlier interview was not taken out by the person.
    """
    keys, aside = set(NEEDS.keys(answers)), NEEDS.put_aside(answers)
    every = {row: same_need(text) for row, text in _needs(answers)}
    there = {plain for row, plain in every.items() if row in keys}
    removed = {plain for row, plain in every.items() if row not in keys | aside}
    return there, removed - there - {""}


def _needs(answers: AnswersByKey) -> Iterable[tuple[str, str]]:
    """(row, text) of every need that ever was."""
    for key in beginning(answers, f"{NEEDS.row}."):
        row, _dot, name = key.rpartition(".")
        if name == NEEDS.title and isinstance(text := answers.get(key), str):
            yield row, text
