"""Where a sentence ends, in four languages: not at "mind.", "Kl.", "12. Dezember", "e.g." or "M.Sc."."""

import re

from .advert_words import plain_advert, words

# At a blank when the next word is not written small, at once in scripts without blanks.
_END = re.compile(r"(?<=[.!?…\u061f\u06d4\u0964])[\"')\]\u2019\u201d\u00bb]*\s+|(?<=[\u3002\uff01\uff1f])")
_LAST_WORD = re.compile(r"(?P<before>[^\W\d_]*)\.?[\s(\-]*(?<![\w.@'\u2019])(?P<last>[\w.\-/]+)\.$")
_CUT = re.compile(r"[;,:\u2013\u2014]\s|\s")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,5}")  # "m.sc", not the end of an address
_CLOSING = "\"')]\u2019\u201d\u00bb"
LOOK_AROUND = 60  # characters in which the words beside a point are looked for


def sentences_in(text: str) -> list[str]:
    """The sentences of one line. A point after a short form or an ordinal, or before a small letter, ends none."""
    found, start = [], 0
    for match in _END.finditer(text):
        after = text[match.end() : match.end() + LOOK_AROUND]
        if goes_on(text[max(start, match.start() - LOOK_AROUND) : match.start()], after):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def goes_on(before: str, after: str) -> bool:
    """Whether the sentence that seems to end with `before` goes on with `after`."""
    if after[:1].islower():
        return True
    before = before[-LOOK_AROUND:].rstrip(_CLOSING)
    match = _LAST_WORD.search(before)
    if not match:
        return False
    last = plain_advert(match["last"]).strip("-")
    if last.isdecimal() and len(last) < 3:
        following = re.match(r"[^\W\d_]+", after)
        return bool(following and plain_advert(following[0]) in words().months)
    if len(last) == 1 and not last.isdecimal():
        return plain_advert(match["before"]) not in words().classes
    return last.rpartition("-")[2] in words().short or bool(_DOTTED.fullmatch(last))


def pieces(text: str, longest: int) -> list[str]:
    """`text` in parts of at most `longest` characters: its sentences, and what is longer cut after a comma or blank."""
    found = []
    for sentence in [text] if len(text) <= longest else sentences_in(text):
        rest = sentence
        while len(rest) > longest:
            at = _place_to_cut(rest, longest)
            found.append(rest[:at].rstrip())
            rest = rest[at:].lstrip()
        found.append(rest)
    return [piece for piece in found if piece]


def _place_to_cut(sentence: str, longest: int) -> int:
    """After the last comma or the like of the second half, else the last blank there, else anywhere."""
    places = [match.end() for match in _CUT.finditer(sentence, longest // 2, longest)]
    after_comma = [at for at in places if not sentence[at - 2].isalnum() and sentence[at - 2] in ";,:\u2013\u2014"]
    return (after_comma or places or [longest])[-1]
