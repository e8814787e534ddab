"""The day itself: what stands on the card, and what a page says about it, from the answers and the content."""

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..answers.catalogue import (
    ADDRESS,
    ADJUSTMENT,
    ASKED,
    BRING,
    CONTACT,
    EMPLOYER,
    LEAVE,
    NUMBERS,
    OWN_QUESTIONS,
    ROUTE,
    SAY_FIRST,
    STARTER,
    WEAR,
)
from ..answers.keys import AnEntry, here, is_done, key_of
from ..answers.letters import BLANK
from ..answers.reading import recorded_text
from ..answers.situation import ALL_PLACES, Situation, belongs
from ..content.rows import PEOPLE, WORRIES, AnswersByKey
from ..limits import Limit
from ..wording import counted, when_in_words
from .day_card import MOST_ON_CARD, CardWords, PersonLine

if TYPE_CHECKING:
    from ..content.packs.library import Library
    from ..content.packs.schema import Adjustment, PackEntry, Starter

PLACE_WORDS = {"on_site": "At their place", "video": "By video", "phone": "By phone"}
_PARTS = {
    "decides": "decides",
    "advises": "gives their view",
    "can_block": "can say no",
    "informs": "passes on what they saw",
}
MOST_CHECKS = Limit(
    3, "things to check on the day card", harmless="the packs' own; all stand in the list"
)  # else smaller letters
_NUMBERED = re.compile(r"^(?:[-\u2013\u2022*]|\d{1,2}[.)])(?:\s+|$)")
_LEADING = re.compile(r"^(?:…|\.\.\.|\s)*(?:if|then)\b[\s,:…]*", re.IGNORECASE)


class KnownOfTheDay(NamedTuple):
    """One thing about the day that another page asks for. said : empty when it is not known. page : which one asks."""

    what: str
    said: str
    page: str


def said_of_the_day(answers: AnswersByKey, key: str) -> str:
    """The text under `key` without blanks around it; empty when there is none."""
    return recorded_text(answers.get(key))


def known_of_the_day(answers: AnswersByKey, situation: Situation) -> list[KnownOfTheDay]:
    """When and where."""
    when = when_in_words(situation.when) if situation.when else ""
    return [
        KnownOfTheDay("When", when, "00-start-here"),
        KnownOfTheDay("Where", place_line(answers, situation), "03-the-process"),
    ]


def place_line(answers: AnswersByKey, situation: Situation) -> str:
    """The place in one line: "By video: the link", or the address alone when one goes there."""
    way = next(iter(situation.places)) if situation.places != ALL_PLACES else ""
    address = said_of_the_day(answers, ADDRESS)
    if way == "on_site" and address:
        return address
    return ": ".join(part for part in (PLACE_WORDS.get(way, ""), address) if part)


def offered(
    kind: str, entries: Iterable[AnEntry], answers: AnswersByKey, situation: Situation, there: Container[str] = ()
) -> list[AnEntry]:
    """The entries that belong here, those that were ticked when something else was known, and those in `there`.

    there : the journal keys of what a page shows already, so that nothing vanishes while somebody changes it.
    """
    return [
        one
        for one in entries
        if belongs(one.applies_to, situation) or ticked(kind, one, answers) or key_of(kind, one) in there
    ]


def ticked(kind: str, entry: "PackEntry", answers: AnswersByKey) -> bool:
    """Whether the person ticked `entry`."""
    return answers.get(key_of(kind, entry)) is True


def half(text: str) -> str:
    """A half of an if-then plan without its "If" or "then"."""
    return _LEADING.sub("", text.strip()).strip()


def starter_in_words(starter: "Starter") -> str:
    """A starter as one sentence: "If my mind goes blank, then I breathe out."."""
    return f"If {half(starter.text)}, then {half(starter.then)}"


def if_thens(answers: AnswersByKey, content: "Library") -> list[tuple[str, str]]:
    """The person's own plans that have both halves, then the starters that are ticked."""
    own = [
        (half(said_of_the_day(answers, f"{key}.if")), half(said_of_the_day(answers, f"{key}.then")))
        for key in WORRIES.keys(answers)
    ]
    ready = [
        (half(starter.text), half(starter.then)) for starter in content.starters if ticked(STARTER, starter, answers)
    ]
    return [(when, then) for when, then in own if when and then] + ready


def on_card_in_words(plans: int) -> str:
    """How many if-then plans there are, and that only some fit; empty for none."""
    most = MOST_ON_CARD["ifs"]
    if plans == 0:
        return ""
    if plans <= most:
        return f"{counted(plans, 'if-then plan')} on your card."
    return f"You have {plans} if-then plans. The first {most} fit on your card: your own first, then those you ticked."


def missing_half(answers: AnswersByKey, worry: str) -> str:
    """What the worry still needs before it is a plan; empty when it is one."""
    when, then = (half(said_of_the_day(answers, f"{worry}.{one}")) for one in ("if", "then"))
    if when and then:
        return ""
    if not when and not then:
        return "not a plan yet"
    return "the “then” is missing" if when else "the “if” is missing"


def adjustment_message(adjustments: Iterable["Adjustment"], situation: Situation, name: str = "") -> str:
    """A message from `name` that asks for these changes and gives no reasons; empty when there are none."""
    asks = [one.ask for one in adjustments]
    if not asks:
        return ""
    when = f" on {when_in_words(situation.when)}" if situation.when else ""
    one = len(asks) == 1
    lines = "\n".join(asks if one else [f"- {ask}" for ask in asks])
    return (
        f"Hello,\n\nI am looking forward to the interview{when}. "
        f"{'One change' if one else 'Some changes'} would help me to show you what I can do:\n\n{lines}\n\n"
        f"Please tell me if {'this is' if one else 'these are'} possible, or whom I should ask. Thank you.\n\n"
        f"Kind regards,\n{name or BLANK}"
    )


def asked_for(answers: AnswersByKey, content: "Library") -> list["Adjustment"]:
    """The adjustments that are ticked."""
    return [one for one in content.adjustments if ticked(ADJUSTMENT, one, answers)]


def card_of(answers: AnswersByKey, content: "Library", situation: Situation) -> CardWords:
    """What the day card says. Nothing of it is asked for twice, and nothing about adjustments is on it."""
    employer = said_of_the_day(answers, EMPLOYER)
    return CardWords(
        title=f"Second interview, {employer}" if employer else "Second interview",
        when=when_in_words(situation.when) if situation.when else "",
        place=place_line(answers, situation),
        route=said_of_the_day(answers, ROUTE),
        leave=said_of_the_day(answers, LEAVE),
        contact=said_of_the_day(answers, CONTACT),
        wear=said_of_the_day(answers, WEAR),
        bring=said_of_the_day(answers, BRING),
        first_words=said_of_the_day(answers, SAY_FIRST),
        numbers=said_of_the_day(answers, NUMBERS),
        people=tuple(_people(answers)),
        questions=tuple(_questions(answers, content)),
        ifs=tuple(if_thens(answers, content)),
        checks=tuple(_checks(answers, content, situation)),
    )


def parts_of_card(card: CardWords) -> tuple[list[str], list[str]]:
    """What is on the card, in words, and what is still empty."""
    there: list[str] = []
    empty: list[str] = []
    for name, words in _PLAIN:
        (there if getattr(card, name) else empty).append(words)
    for name, one, many in _LISTS:
        count = len(getattr(card, name))
        if count:
            most = MOST_ON_CARD[name]
            there.append(most.sentence(count=count, what=many) if count > most else counted(count, one, many))
        elif name != "checks":
            empty.append(many)
    return there, empty


_PLAIN = (
    ("when", "when"),
    ("place", "where"),
    ("leave", "when you leave"),
    ("route", "the way there"),
    ("contact", "who to call"),
    ("wear", "what to wear"),
    ("bring", "what to bring"),
    ("first_words", "your first words"),
    ("numbers", "numbers at hand"),
)
_LISTS = (
    ("people", "person", "people"),
    ("questions", "question to ask", "questions to ask"),
    ("ifs", "if-then plan", "if-then plans"),
    ("checks", "thing to check", "things to check"),
)


def _people(answers: AnswersByKey) -> list[PersonLine]:
    """The people of page 04, those left out about whom nothing is written."""
    lines = [(key, _person(answers, key)) for key in PEOPLE.keys(answers)]
    return [replace(line, name=PEOPLE.name_of(answers, key)) for key, line in lines if line != PersonLine()]


def _person(answers: AnswersByKey, key: str) -> PersonLine:
    who = [said_of_the_day(answers, f"{key}.title"), _PARTS.get(said_of_the_day(answers, f"{key}.part"), "")]
    return PersonLine(
        name=said_of_the_day(answers, f"{key}.name"),
        who=", ".join(part for part in who if part),
        story=said_of_the_day(answers, f"{key}.story"),
        question=said_of_the_day(answers, f"{key}.question"),
    )


def _questions(answers: AnswersByKey, content: "Library") -> list[str]:
    """Those that were chosen, then those of one's own, each once; not those that stand beside a person already."""
    chosen = [one.text for one in content.reverse_questions if ticked(ASKED, one, answers)]
    own = [_NUMBERED.sub("", line.strip()) for line in said_of_the_day(answers, OWN_QUESTIONS).splitlines()]
    each = {_plainly(question): question for question in reversed(chosen + own) if question}
    beside = {_plainly(person.question) for person in _people(answers)[: MOST_ON_CARD["people"]]}
    once = [each[plain] for plain in reversed(each)]
    return [question for question in once if _plainly(question) not in beside] or once


def _plainly(question: str) -> str:
    """By what two questions are the same."""
    return " ".join(question.casefold().split()).rstrip("?.! ")


def _checks(answers: AnswersByKey, content: "Library", situation: Situation) -> list[str]:
    """A few things of the day that matter most and are not done; none that is private, for nobody asked for it here."""
    items = [one for one in here(content.checklist, situation) if one.area == "logistics" and one.matters == 3]
    return [one.text for one in items if not one.private and not is_done(one, answers)][:MOST_CHECKS]
