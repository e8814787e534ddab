"""Campaign against what is brought in: invitations with things cut, doubled, moved and put in.

Whatever is given is read, or refused with one sentence; nothing else is raised, and what is proposed can be recorded as
it stands. The same count gives the same files.
"""

import base64
import random
import re
import time
from pathlib import Path

from bringing.reading import here

from workbook.answers.fields import LONGEST_LINE
from workbook.answers.people import People
from workbook.answers.reading import read_text, read_when
from workbook.bringing.all_readers import bring
from workbook.bringing.found import Given
from workbook.bringing.placing import changes_of
from workbook.clock import zones
from workbook.journal.entry import as_json, check_key

LONGEST_WAIT = 2.0  # seconds of work for one file
GIVEN = Path(__file__).parents[1] / "bringing" / "given"
INVITATION = (GIVEN / "invite-google-utc.ics").read_bytes()
LETTER = (GIVEN / "email-recruiter-invitation.txt").read_bytes()
MAIL = (
    b"From: a@b.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(b"<p>Interview on 8 December at 10:00 with <b>Jane Smith</b>, one of three</p>")
    + b"--x\r\nContent-Type: text/calendar\r\n\r\n"
    + INVITATION
    + b"--x--\r\n"
)
SCRAPS = (
    b"\0", b"\x07", b"\xff\xfe", b"\r", b"\n ", b"\n\n", "\u202e".encode(), "\u2028".encode(), b"<script>", b"=C3",
    b"%00",
    b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"RRULE:FREQ=SECONDLY;COUNT=999999999\n", b"RDATE:20261208T083000Z\n",
    b"DTSTART:99999999T999999Z\n", b"DTSTART;TZID=Nowhere/Else:20261208T083000\n", b"DURATION:P99999999999W\n",
    b"DTEND;VALUE=DATE:20261301\n", b"SEQUENCE:-1e9\n", b"ATTENDEE;CN=\"\":mailto:\n", b"ORGANIZER;CN=x\x07y:a@b\n",
    b"SUMMARY:Interview - " + b"x" * 500 + b"\n", b"LOCATION:a\\nb\\nc\n", b"METHOD:CANCEL\n", b"31/02/2026 25:99 ",
    b"99999999999999999999 ", b"0000-00-00 ", b"8 December 0000 at 24:00 ", b"one of zero ", b"one of 999 finalists. ",
    b"1h45 90 minutes 2 Stunden ", b"with " + b"A" * 200 + b" Smith, ",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"Content-Transfer-Encoding: base64\n\n", b"Content-Type: text/plain; charset=nonsense\n\n",
)  # fmt: skip


def mutated(draw):
    """One of the inputs with a few things cut, doubled, moved, or put in."""
    data = bytearray(draw.choice((INVITATION, LETTER, MAIL, b"")))
    for _ in range(draw.randint(1, 6)):
        at, length = draw.randint(0, len(data)), draw.randint(1, 60)
        match draw.randint(0, 4):
            case 0:
                del data[at : at + length]
            case 1:
                data[at:at] = data[at : at + length] * draw.randint(1, 30)
            case 2:
                data[at:at] = draw.choice(SCRAPS)
            case 3:
                data[at:at] = bytes(draw.randrange(256) for _ in range(length))
            case _:
                data[at : at + length] = data[: length // 2]
    return bytes(data)


def is_sentence(text):
    return bool(re.fullmatch(r"[A-Z“0-9][^\0-\x1f]{5,400}\.", text))


def can_be_recorded(one):
    """Whether every field of the pages that shows it accepts it."""
    for key, value in one.answers.items():
        as_json(key if "." in key else f"person.1.{key}", value)
        match key.rpartition(".")[2]:
            case "when":
                assert value == "" or read_when(value, "When")
            case "zone":
                assert value in zones()
            case "finalists":
                People.of(value)
            case "rounds_left":
                assert 1 <= value <= 5
            case "format" | "presentation" | "scoring" | "place":
                assert value is None or re.fullmatch("[a-z_]+", value)
            case "address" | "length":
                assert "\n" not in read_text(value, key, LONGEST_LINE)
            case _:
                assert "\n" not in read_text(value, key, 80)


def check(data, name=""):
    """What comes of `data`: a sentence, or what was found."""
    try:
        told = bring(Given(data, name), here(), "")
    except ValueError as refusal:
        told = str(refusal)
    if isinstance(told, str):
        assert is_sentence(told)
        return told
    assert all(is_sentence(one) for one in (told.what, *told.left_out)), told.left_out
    for one in told.proposed:
        assert one.label
        assert one.shown
        can_be_recorded(one)
    free = [one for one in told.proposed if not one.one_of]
    for key in changes_of(free, {}):
        check_key(key)
    return told


def mutated_files(count):
    """What comes of `count` mutated files."""
    draw, read, slowest = random.Random(14), 0, 0.0
    for _ in range(count):
        data, name = mutated(draw), draw.choice(("", "a.ics", "b.eml", "c.txt"))
        start = time.process_time()
        read += not isinstance(check(data, name), str)
        slowest = max(slowest, time.process_time() - start)
    assert slowest < LONGEST_WAIT
    return {"read": read, "refused": count - read, "slowest ms": round(slowest * 1000)}
