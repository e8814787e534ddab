"""The proposals that an invitation makes, wherever it was read: one function for each kind of fact."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ..answers.applications import form_follows, scoring_follows
from ..answers.catalogue import ADDRESS, FIRST, FORM, LENGTH, PLACE, PRESENTATION, ROUNDS_LEFT, WHEN, ZONE
from ..answers.naming import value_in_words
from ..answers.people import People
from ..answers.reading import LONGEST_LINE, LONGEST_NAME, alike
from ..content.rows import PEOPLE
from ..limits import Limit
from ..odds.rounds import MOST_PEOPLE as MOST_AT_A_STAGE
from ..wording import when_in_words
from . import length_in_text
from .found import Here, Proposed
from .length_in_text import Length
from .people_in_text import Person, people_in
from .place_in_text import PLACES, Where
from .plain_words import same_length_plain
from .process_in_text import finalists_in, form_in, rounds_left_in, scoring_in, task_in
from .zone_words import Begins, instant, preferred

KIND = "invitation"
Offered = Proposed | str  # what can be taken, or a sentence about what cannot
IS_WHEN, IS_WHERE, IS_WHO, IS_HOW = "When it is", "Where it is", "Who will be there", "How it will go"
MOST_PEOPLE_NAMED = Limit(10, "people in a text", "{count:,} people are named; the first {limit} are shown.")
AS_SHOWN = "so this is taken as the clock shows it where the interview is."
_NO_ZONE = f"No time zone is named, {AS_SHOWN}"


def moments(options: Sequence[Begins], here: Here, note: str = "", ticked: bool = True) -> list[Proposed]:
    """The date and time; of several `options` at most one can be taken, and none is ticked."""
    one_of = "when" if len(options) > 1 else ""
    return [_moment(begins, here, note, ticked and not one_of, one_of) for begins in dict.fromkeys(options)]


def _moment(begins: Begins, here: Here, note: str, ticked: bool, one_of: str) -> Proposed:
    past = "This is in the past." if instant(begins, here) < here.now else ""
    doubts = [note, begins.note, _beside(begins, here), past]
    no_zone = "" if AS_SHOWN in begins.note else _NO_ZONE
    notes = [*doubts, _on_your_clock(begins, here) if begins.zone else no_zone]
    return Proposed(
        IS_WHEN,
        "Date and time",
        f"{when_in_words(begins.wall)}{_zone(begins)}",
        _recorded(begins, here),
        " ".join(filter(None, notes)),
        ticked and not any(doubts),
        one_of=one_of,
        beside=True,
    )


def _recorded(begins: Begins, here: Here) -> dict[str, str]:
    """What is recorded: what is there already, when that is the same moment in a zone that was chosen."""
    if is_moment_entered(begins, here) and here.answers.get(ZONE):
        return {WHEN: here.answers[WHEN]}
    return {WHEN: begins.wall.isoformat(timespec="minutes")} | ({ZONE: begins.zone} if begins.zone else {})


def moment_entered(here: Here) -> Begins | None:
    """The date and time that are entered now; None when there are none."""
    try:
        wall = datetime.fromisoformat(str(here.answers.get(WHEN) or ""))
    except ValueError:
        return None
    return Begins(wall.replace(tzinfo=None), next(iter(preferred(here)), ""))


def is_moment_entered(begins: Begins, here: Here) -> bool:
    """Whether the same moment is entered already."""
    there = moment_entered(here)
    return there is not None and instant(there, here) == instant(begins, here)


def _beside(begins: Begins, here: Here) -> str:
    there = moment_entered(here)
    if there is None or is_moment_entered(begins, here):
        return ""
    same_day = there.wall.date() == begins.wall.date()
    said = [f"{one.wall:%H:%M}" if same_day else when_in_words(one.wall) for one in (there, begins)]
    zones = ["", ""] if (there.zone or begins.zone) == (begins.zone or there.zone) else [_zone(there), _zone(begins)]
    return f"You have {said[0]}{zones[0]}; the {KIND} says {said[1]}{zones[1]}."


def _zone(begins: Begins) -> str:
    """ " (Europe/London)", " (UTC+2)" or nothing."""
    name = begins.zone
    if name.startswith("Etc/GMT") and name[7:]:
        name = f"UTC{'+' if name[7] == '-' else '-'}{name[8:]}"
    return f" ({name})" if name else ""


def _on_your_clock(begins: Begins, here: Here) -> str:
    """What the person's own clock shows then, when that is another time."""
    if not begins.zone or not here.zone:
        return ""
    mine = instant(begins, here).astimezone(ZoneInfo(here.zone)).replace(tzinfo=None)
    if mine == begins.wall:
        return ""
    return f"On your own clock that is {when_in_words(mine) if mine.date() != begins.wall.date() else f'{mine:%H:%M}'}."


def lengths(found: Sequence[Length]) -> list[Proposed]:
    """How long it takes; asked back when several lengths are named."""
    one_of = "length" if len(found) > 1 else ""
    words = [length_in_text.length_in_words(one) for one in found]
    return [
        Proposed(IS_WHEN, "How long it takes", one, {LENGTH: one}, ticked=not one_of, one_of=one_of) for one in words
    ]


def place(where: Where) -> Iterator[Offered]:
    """Where it is: the link or the address as text, and by which way one meets."""
    if (count := len(where.address)) > LONGEST_LINE:
        yield f"The address or link has {count:,} characters; its field holds {LONGEST_LINE:,}. Enter it yourself."
    elif where.address:
        note = "" if where.sure else "Tick it if this is where you go."
        yield Proposed(IS_WHERE, "Address or link", where.address, {ADDRESS: where.address}, note, where.sure)
    if where.place:
        yield Proposed(IS_WHERE, "How you meet", PLACES[where.place], {PLACE: where.place})


def people(everybody: Iterable[Person], here: Here, note: str = "", ticked: bool = True) -> list[Offered]:
    """A row for each of the people who are not on the list yet."""
    there = [
        alike(str(PEOPLE.get(here.answers, key, field) or ""))
        for key in PEOPLE.keys(here.answers)
        for field in ("name", "title")
    ]
    return [_person(one, note, ticked) for one in everybody if alike(one.name or one.title) not in ("", *there)]


def _person(one: Person, note: str, ticked: bool) -> Offered:
    answers = {field: said for field, said in (("name", one.name), ("title", one.title)) if said}
    if any(len(said) > LONGEST_NAME for said in answers.values()):
        return f"A name or a role has more than {LONGEST_NAME} characters. Enter it on the page “The people”, shorter."
    return Proposed(IS_WHO, "Somebody you meet", ", ".join(answers.values()), answers, note, ticked, into=PEOPLE.name)


def process(text: str, here: Here) -> list[Offered]:
    """What `text` says about the process, and whom one will meet."""
    words, everybody = same_length_plain(text), people_in(text)
    found = people(everybody[:MOST_PEOPLE_NAMED], here)
    if len(everybody) > MOST_PEOPLE_NAMED:
        found.append(MOST_PEOPLE_NAMED.sentence(count=len(everybody)))
    for key, label, value in (
        (ROUNDS_LEFT, "Interviews left, this one included", rounds_left_in(words)),
        (FORM, "The form it takes", form_in(words)),
        (PRESENTATION, "What you are asked to do", task_in(words)),
        (f"{FIRST}.scoring", "Who scores your answers", scoring_in(words)),
    ):
        if value:
            answers = {key: value, **_follows(key, value, here)}
            found.append(Proposed(IS_HOW, label, value_in_words(value, key), answers))
    return [*found, *finalists(finalists_in(words))]


def finalists(counts: Sequence[tuple[int, int]]) -> Iterator[Offered]:
    """How many people are at this stage; asked back when several numbers are named."""
    usable = [People(*one) for one in counts if max(one) <= MOST_AT_A_STAGE]
    one_of = "finalists" if len(usable) > 1 else ""
    for one in (people.recorded for people in usable):
        key, label = f"{FIRST}.finalists", "People at this stage, you included"
        yield Proposed(IS_HOW, label, value_in_words(one, key), {key: one}, ticked=not one_of, one_of=one_of)
    if len(usable) < len(counts):
        yield f"More than {MOST_AT_A_STAGE} people at this stage are named, which cannot be entered."


def _follows(key: str, value: object, here: Here) -> dict[str, object]:
    """What else is recorded with the form and with who scores, as when they are entered on a page."""
    if key.endswith(".format"):
        return {**scoring_follows(FIRST, value, here.answers.get)}
    return {**form_follows(FIRST, str(value), here.answers.get)} if key.endswith(".scoring") else {}
