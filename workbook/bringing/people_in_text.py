"""Whom one will meet, as a text says it: names, and roles without a name."""

import re
from dataclasses import dataclass, field
from itertools import islice

from ..answers.reading import LONGEST_NAME
from ..limits import Limit
from .plain_words import NUMBER_WORDS, either, number_in, same_length_plain

MOST_LISTS = Limit(400, "places of one text that may name people", harmless="a text as long as is looked at has fewer")
LONGEST_LIST = Limit(
    2_000, "characters of a list of people in a text", harmless="a longer one has far more people than are proposed"
)
_LEAD = re.compile(
    r"\b(?:with|you will meet|you'll meet|you will be meeting|you will speak (?:to|with)|interviewers? (?:will be"
    r"|are)|interviewers?:|panel:|attendees:"
    r"|mit|sie treffen|es nehmen teil|teilnehmer:|avec|vous rencontrerez|vous serez recue? par"
    r"|participants ?:|con|se reunira con|participantes:)\s"
)
_SHORTENED = "".join(
    rf"(?<!\b{word})" for word in ("mr", "mrs", "ms", "mx", "dr", "prof", "hr", "fr", "sr", "sra", "m")
)
_END = re.compile(
    rf"{_SHORTENED}\.(?:\s|$)|[;!?](?:\s|$)|\n\s*\n|\b(?:on (?:mon|tue|wed|thu|fri)|at \d|to discuss"
    rf"|who will|and it will|am \d|um \d|le \d|el \d|for (?:a|about|an|\d))"
)
_APART = re.compile(r",|\n|\band\b|\bund\b|\bet\b|\by\b|&|;|•|\s-\s")
_ROLES = re.compile(
    r"\b(?:lead|leads|leader|manager|head|director|chief|ceo|cto|cfo|coo|founder|owner|supervisor"
    r"|team|colleagues?|hr|recruiter|principal|teacher|nurse|engineer|officer|partner|president"
    r"|vp|foreman|chef|matron|consultant|specialist|advisor|coordinator|leiter(?:in)?|leitung"
    r"|leiterin|teamleit\w+|bereichsleit\w+|abteilungsleit\w+|geschaftsfuhr\w+|personal\w*|betriebsrat"
    r"|kolleg\w+|responsable|directeur|directrice|drh|collegues?|jefe|jefa|directora?|gerente"
    r"|equipo|companer\w+)\b"
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herrn?|Frau|M|Mme|Mlle|Sr|Sra|Señora?|Madame|Monsieur)\.? )*(?:Dr\. |Prof\. )*"
    r"[A-ZÀ-Þ][\w'\u2019-]+(?: (?:van|von|de|der|den|la|le|del|bin|al|da|dos|[A-Z]\.))*(?: [A-ZÀ-Þ][\w'\u2019-]+){0,2}"
)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herrn?|Frau|M|Mme|Mlle|Sra?|Señora?|Madame|Monsieur)\b\.?")
_NO_NAME = re.compile(
    r"\b(?:regards|wishes|grussen|dear|thanks|you|us|me|questions?|pleasure|interest|best|case"
    r"|kind|zoom|teams|google|microsoft|webex|monday|tuesday|wednesday|thursday|friday|january"
    r"|february|march|april|june|july|august|september|october|november|december|any|this|the (?:link"
    r"|following|interview))\b"
)
_SEVERAL = re.compile(
    rf"^(?P<n>\d|{either(NUMBER_WORDS)}) (?:(?:members? )?of |from |aus |de |von |personnes de |personas de )(?:the "
    rf"|our |their |dem |der |unserem |l'|el |la )?(?P<of>.{{3,60}})$"
)
_ARTICLE = re.compile(
    r"^(?:our|the|a|an|their|your|my|unser(?:e[mnrs]?)?|de[mr]|die|das|eine[mr]?|notre|le|la|les|nuestr[ao]|el)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Person:
    """Somebody one will meet. name, title : "" when not said."""

    name: str = field(default="", repr=False)
    title: str = field(default="", repr=False)


def people_in(text: str) -> list[Person]:
    """Whom one will meet, each once, the named in front."""
    words = same_length_plain(text)
    found: list[Person] = []
    for lead in islice(_LEAD.finditer(words), MOST_LISTS):
        end = _END.search(words, lead.end(), lead.end() + LONGEST_LIST)
        found += _listed(text[lead.end() : end.start() if end else lead.end() + LONGEST_LIST])
    return _once(found)


def _once(found: list[Person]) -> list[Person]:
    """Each name once; those without a name as often as they were counted in one place."""
    named = {person.name: person for person in reversed(found) if person.name}
    roles = {person.title: person for person in found if not person.name}
    return [*reversed(named.values()), *roles.values()]


def _listed(text: str) -> list[Person]:
    """The people of a list in words: "Jane Smith (Head of Operations), our HR lead and two of the depot team"."""
    people: list[Person] = []
    inside = re.compile(r"\(([^()\n]{2,300})\)")
    titles = inside.findall(text)
    for part in _APART.split(inside.sub(" \0", text)):
        marked = "\0" in part
        title = titles.pop(0).strip() if marked and titles else ""
        people += _one(part.replace("\0", "").strip(" :*\t"), title, people)
    return people


def _one(said: str, title: str, before: list[Person]) -> list[Person]:
    """Whom `said` means. A role behind a name belongs to it: the name is among those `before`, and is taken out."""
    words = same_length_plain(said)
    if not said or _NO_NAME.search(words):
        return []
    if len(said) > LONGEST_NAME:  # what is no name is a sentence that goes on
        return [Person(said, title)] if _is_name(said, words) else []
    if (several := _SEVERAL.match(words)) and _ROLES.search(several["of"]):
        team, count = said[slice(*several.span("of"))], number_in(several["n"]) or 1
        return [Person("", f"{team} ({place} of {count})" if count > 1 else team) for place in range(1, count + 1)]
    if _is_name(said, words):
        return [Person(said, title)]
    return _with_a_role(said, before) if _ROLES.search(words) else []


def _is_name(said: str, words: str) -> bool:
    """Whether all of `said` is a name: with "Mrs" or the like in front, or of several words of which none is a role."""
    name = _NAME.fullmatch(said)
    return bool(name) and bool(_HONORIFIC.match(said) or (" " in said and not _ROLES.search(words)))


def _with_a_role(said: str, before: list[Person]) -> list[Person]:
    role, name = _ARTICLE.sub("", said).strip(), _NAME.match(said)
    if before and before[-1].name and not before[-1].title and role == said:
        return [Person(before.pop().name, role)]
    if name and " " in name[0] and not _HONORIFIC.match(said) and not _ROLES.search(same_length_plain(name[0])):
        return [Person(name[0], _ARTICLE.sub("", said[name.end() :]).strip(" ,"))]
    return [Person("", role)]
