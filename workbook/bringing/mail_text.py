"""The text of an e-mail, however it was brought: plain, as HTML source, quoted-printable, or as a whole .eml file."""

import quopri
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from html import unescape

from ..limits import Limit
from .found import Given, storable

LONGEST_MAIL = Limit(
    50_000,
    "characters of an e-mail",
    "The text is long: its last {count:,} characters were not looked at.",
)
MOST_MAIL_PARTS = Limit(100, "parts of one e-mail", harmless="no mail of people has as many")
LONGEST_HEADER = Limit(
    5_000,
    "characters that say of what kind a part of an e-mail is",
    harmless="the whole is read as the text that it is",
)
_KIND = re.compile(rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_HEADERS = re.compile(
    rb"\A\s{0,20}(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,50}){2,}", re.DOTALL
)
_MAIL = re.compile(
    rb"^(?:from|mime-version|received|message-id|content-type|return-path):", re.IGNORECASE | re.MULTILINE
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|table|td|tr|html|body|b|a|ul|li|h[1-6]|font|style|meta)\b[^<>]{0,500}>", re.IGNORECASE
)
_SOFT = re.compile(r"=\n|=[0-9A-F]{2}=[0-9A-F]{2}|=20\n|=3D")
_BREAKS = ("br", "p", "/p", "div", "/div", "tr", "/tr", "li", "/li", "table", "/table", "h1", "h2", "h3", "h4", "ul")
_HIDDEN = ("script", "style", "head", "title")


@dataclass(frozen=True)
class Mail:
    """text : what it says. calendar : the calendar file that came with it, "" for none. left_out : characters."""

    text: str = field(repr=False)
    calendar: str = field(default="", repr=False)
    left_out: int = 0


def mail_text(given: Given) -> Mail:
    """What `given` says; at most `LONGEST_MAIL` characters of it. Never raises."""
    text, calendar = _of_file(given.data) if is_mail(given.data) else (given.text, "")
    if len(_SOFT.findall(text[:20_000])) >= 3:
        text = _unquoted(text)
    if len(_TAG.findall(text[:20_000])) >= 2:
        text = without_tags(text)
    text = _tidy(storable(text))
    return Mail(text[:LONGEST_MAIL], calendar, max(0, len(text) - LONGEST_MAIL))


def is_mail(data: bytes) -> bool:
    """Whether it begins as a mail file does: with several header lines, one of which every mail has."""
    head = _with_line_ends(data[:20_000])
    return bool(_HEADERS.match(head) and _MAIL.search(head.partition(b"\n\n")[0]))


def _with_line_ends(data: bytes) -> bytes:
    return re.sub(rb"\r\n?", b"\n", data)


def without_tags(text: str) -> str:
    """The text of HTML source, what is never shown left out, with its line breaks."""
    first, *pieces = text.split("<")
    kept, hidden = [first], ""
    for piece in pieces:
        tag, closed, after = piece.partition(">")
        if not closed or not re.match(r"[/!a-zA-Z]", tag):
            kept.append("" if hidden else f"<{piece}")
            continue
        name = re.split(r"[\s/>]", tag[1:] if tag.startswith("/") else tag, maxsplit=1)[0].casefold()
        if hidden:
            hidden = "" if tag.startswith("/") and name == hidden else hidden
        elif name in _HIDDEN and not tag.startswith("/"):
            hidden = name
        if not hidden:
            kept.append(("\n" if f"/{name}" in _BREAKS or name in _BREAKS else "") + after)
    return unescape("".join(kept))


def _of_file(data: bytes) -> tuple[str, str]:
    """The first plain text of a mail file, else its first HTML; and the first calendar."""
    data = _with_line_ends(data)
    if any(len(match[0]) > LONGEST_HEADER for match in _KIND.finditer(data)):  # the parser would take minutes
        return Given(data).text, ""
    try:
        parts = _parts(message_from_bytes(data))
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError, IndexError):
        return Given(data).text, ""  # a broken one is read as the text that it is
    kinds: dict[str, Message] = {}
    for part in parts:
        name = (part.get_filename() or "") if part.get_content_type() == "application/octet-stream" else ""
        kind = (
            "text/calendar"
            if name.endswith(".ics")
            else part.get_content_type().replace("application/ics", "text/calendar")
        )
        kinds.setdefault(kind, part)
    shown = next((kinds[kind] for kind in ("text/plain", "text/html") if kind in kinds), None)
    calendar = kinds.get("text/calendar")
    return _decoded(shown) if shown else "", _decoded(calendar) if calendar else ""


def _parts(message: Message) -> list[Message]:
    """The parts that hold something, at most `MOST_MAIL_PARTS`, however deep they are."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) < MOST_MAIL_PARTS:
        part = waiting.pop(0)
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting = [*inner[:MOST_MAIL_PARTS], *waiting[:MOST_MAIL_PARTS]]
        else:
            found.append(part)
    return found


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return storable(str(part.get_payload()))
    try:
        return storable(data.decode(part.get_content_charset() or "utf-8"))
    except (UnicodeError, LookupError):  # of a character set that cannot be used
        return Given(data).text


def _unquoted(text: str) -> str:
    """Quoted-printable, pasted as source."""
    return Given(quopri.decodestring(text.encode(errors="replace"))).text


def _tidy(text: str) -> str:
    """Blanks of every kind as one, and at most one empty line between two that are not."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
