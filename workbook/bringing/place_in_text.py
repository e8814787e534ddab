"""Where an interview is, as a text says it: a link, an address, the phone. No link is ever opened."""

import re
from dataclasses import dataclass, field

from .plain_words import same_length_plain, the_only

_LINK = re.compile(r"https?://[^\s<>\"'\]]{4,1000}")
_VIDEO_LINK = re.compile(
    r"//[^/]{0,100}(?:zoom\.|teams\.|meet\.|webex\.|whereby\.|gotomeet|jitsi|bluejeans|chime\."
    r"|skype\.|hangouts|meeting)"
    r"|/meetup-join/|/j/\d",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\W{0,3}(?:where|address|location|venue|place|ort|adresse|wo|lieu|direccion|lugar)\s?:\s?(?P<where>\S.{3,299})$",
    re.MULTILINE,
)
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[a-z]+\.? ){1,3}?(?:street|st|road|rd|avenue|ave|lane|square|place|way|drive|park)\b"
    r"|\b[a-z-]{2,30}(?:strasse|straße|str\.|stra.e|platz|weg|allee|gasse) ?\d{1,4}"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard|place|quai)\b|\b(?:calle|avenida|plaza) [a-z]"
    r"|\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b"
)
_VIDEO = re.compile(
    r"\b(?:video ?(?:call|interview|gesprach|konferenz)?|videokonferenz|visioconference|videollamada"
    r"|zoom|(?:ms|microsoft) teams|google meet|webex)\b"
)
_PHONE = re.compile(
    r"\b(?:by phone|phone interview|phone call|call you|ring you|telefonisch|telefoninterview"
    r"|par telephone|por telefono)\b"
)
_ON_SITE = re.compile(
    r"\b(?:in person|on[ -]site|at our (?:office|premises|site|depot|shop|school|plant)s?|vor ort"
    r"|bei uns im haus|in unserem? (?:buro|haus|hause)|sur place|dans nos (?:locaux|bureaux)"
    r"|en persona|presencial|en nuestras? oficinas?)\b"
)
PLACES = {"video": "By video", "phone": "By phone", "on_site": "At their place"}


@dataclass(frozen=True)
class Where:
    """address : a link or an address, "" when none is named. place : a key of `PLACES`, "" when not said.

    sure : whether the address is that of the interview, as a label or a well-known host says.
    """

    address: str = field(default="", repr=False)
    place: str = ""
    sure: bool = False


def where_in(text: str) -> Where:
    """Where the interview of `text` is."""
    words = same_length_plain(text)
    links = [match[0].rstrip(".,;)") for match in _LINK.finditer(text)]
    video = next((link for link in links if _VIDEO_LINK.search(link)), "")
    if video:
        return Where(video, "video", sure=True)
    place = _place(words)
    if labelled := _LABELLED.search(words):
        return _labelled(text[slice(*labelled.span("where"))].strip(), place)
    if street := _STREET.search(words):
        line = _line_at(text, street.start())
        return Where(line, place or "on_site")
    return Where("", place)


def where_named(named: str) -> Where:
    """Where it is when a calendar says `named`, which is a link, an address, or a few words."""
    link = _LINK.search(named)
    if link and _VIDEO_LINK.search(link[0]):
        return Where(named, "video", sure=True)
    return _labelled(named, _place(same_length_plain(named)))


def _labelled(named: str, place: str) -> Where:
    words = same_length_plain(named)
    kind = "video" if _LINK.search(named) else place
    if not kind and _STREET.search(words):
        kind = "on_site"
    return Where(named, kind, sure=True)


def _place(words: str) -> str:
    kinds = (("video", _VIDEO), ("phone", _PHONE), ("on_site", _ON_SITE))
    return the_only(key for key, said in kinds if said.search(words))


def _line_at(text: str, at: int) -> str:
    """The line around `at`, or the sentence when that is shorter."""
    starts = [found + len(before) for before in ("\n", ". ", " at ", ": ") if (found := text.rfind(before, 0, at)) >= 0]
    ends = [end for end in (text.find("\n", at), text.find(". ", at + 8)) if end >= 0]
    return text[max(starts, default=0) : min(ends, default=len(text))].strip(" .\n")
