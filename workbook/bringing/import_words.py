"""What columns, headings and stages are called elsewhere: `data/import_words.csv`, in four languages."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ..content import data_files
from ..limits import Limit

LANGUAGES = ("en", "de", "fr", "es")


@lru_cache(maxsize=1)
def _all() -> dict[tuple[str, str], dict[str, frozenset[str]]]:
    """By (about, squeezed word), which keys it may stand for, and in which languages."""
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in data_files.data_rows("import_words.csv"):
        keys = found.setdefault((row["about"], squeezed(row["word"])), {})
        keys.setdefault(row["key"], set()).add(row["language"])
    return {place: {key: frozenset(of) for key, of in keys.items()} for place, keys in found.items()}


@lru_cache(maxsize=4_096)
def squeezed(text: str) -> str:
    """`text` without capitals, accents, blanks and punctuation: "Job-Title" and "jobTitle" are alike."""
    apart = unicodedata.normalize("NFKD", text[:LONGEST_LOOKED_UP].casefold().replace("ß", "ss"))
    return "".join(character for character in apart if character.isalnum())


LONGEST_LOOKED_UP = Limit(200, "characters of a name that is looked up", harmless="what was brought in stays as it is")


def keys_of(about: str, text: str) -> dict[str, frozenset[str]]:
    """What `text` may stand for, each with the languages that call it so; nothing when nobody knows it."""
    return _all().get((about, squeezed(text)), {}) if text else {}


def meaning_of(about: str, text: str) -> str:
    """The one thing that `text` stands for; "" when there is none."""
    return next(iter(keys_of(about, text)), "")


@lru_cache(maxsize=16)
def _phrases(about: str) -> dict[tuple[str, ...], str]:
    """The words of one kind by their parts: ("no", "offer")."""
    rows = (row for row in data_files.data_rows("import_words.csv") if row["about"] == about)
    return {compared_words(row["word"]): row["key"] for row in rows}


def compared_words(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared: ("2", "interview") for "INTERVIEW_2" is ("interview", "2")."""
    apart = unicodedata.normalize("NFKD", text[:LONGEST_LOOKED_UP].casefold().replace("ß", "ss"))
    plain = "".join(c if c.isalnum() else " " for c in apart if unicodedata.category(c) != "Mn")
    return tuple(plain.split())


@lru_cache(maxsize=4_096)
def said_in(about: str, text: str) -> tuple[str, ...]:
    """All that `text` says, the longest words first; words that are part of longer ones do not count again.

    "Rejected after 2nd interview" says ("second", "no"), "no offer" says only ("no",).
    """
    if whole := meaning_of(about, text):
        return (whole,)
    words, phrases, found = list(compared_words(text)), _phrases(about), []
    for length in range(min(len(words), 6), 0, -1):
        for start in range(len(words) - length + 1):
            key = phrases.get(tuple(words[start : start + length]))
            if key:
                found.append(key)
                words[start : start + length] = [""] * length
    return tuple(dict.fromkeys(found))


def language_of(about: str, texts: Iterable[str]) -> str:
    """The language that most of `texts` are in, of those that only one language has; "" when nobody can say."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for text in texts:
        languages = frozenset[str]().union(*keys_of(about, text).values())
        if len(languages) == 1:
            counts[next(iter(languages))] += 1
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] and list(counts.values()).count(counts[best]) == 1 else ""
