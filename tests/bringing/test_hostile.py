"""Whatever is brought in: nothing is raised but one sentence, and what is proposed can be recorded as it stands."""

import pytest
from torture.invitations import INVITATION, check, mutated_files


@pytest.mark.slow
def test_a_thousand_mutated_files_raise_nothing_but_a_sentence():
    came = mutated_files(1000)
    assert min(came["read"], came["refused"]) > 100  # both happen


EVENT = b"BEGIN:VEVENT\nUID:1\nDTSTART:20261208T083000Z\nEND:VEVENT\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        INVITATION.replace(b"SUMMARY:", b"RRULE:FREQ=SECONDLY;COUNT=999999999\n" * 1000 + b"SUMMARY:"),
        INVITATION.replace(b"END:VEVENT", b"X-A;B=C:abc\n" * 100_000 + b"END:VEVENT"),
        INVITATION.replace(b"END:VEVENT", b"ATTENDEE;CN=A:mailto:a@b\n" * 100_000 + b"END:VEVENT"),
        INVITATION.replace(b"SUMMARY:", b"ATTACH;ENCODING=BASE64:" + b"QUJD" * 1_200_000 + b"\nSUMMARY:"),
        INVITATION.replace(b"SUMMARY:", b"DESCRIPTION:" + b"with a and " * 400_000 + b"\nSUMMARY:"),
        INVITATION.replace(b"END:VEVENT", b"BEGIN:VALARM\n" * 100_000 + b"END:VEVENT"),
        INVITATION.replace(b"END:VCALENDAR", EVENT * 20_000 + b"END:VCALENDAR"),
        b"BEGIN:VCALENDAR\n" * 100_000 + INVITATION,
        b"From: a\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 50_000,
        b"From: a\nMIME-Version: 1.0\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000)),
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 1_000_000,
        b"From: a\nTo: " + b"a," * 2_400_000,
        b"<script>" * 600_000 + b"Interview 8 December at 10:00",
        b"\0" * 4_000_000,
        b"Interview on 8 December at 10:00" + b"\n" * 4_000_000,
        *(
            b"Interview 8 Dec 10:00 " + unit * (50_000 // len(unit))
            for unit in (b"9am ", b"1h45 ", b"with a and ", b"a/b")
        ),
        "Interview on 8 December at 10:00 \u202egnp.exe with Dr. \u202eJane Smith".encode(),
    ],
    ids=range(20),
)  # fmt: skip
def test_what_is_meant_to_be_too_much_is_answered_all_the_same(data):
    assert check(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0", "an Outlook message"),
        (bytes(range(9)) * 100, "no plain text"),
    ],
)
def test_a_file_that_is_no_text_gets_a_sentence_that_helps(data, sentence):
    assert sentence in check(data)


def test_what_a_file_hides_in_directions_stays_within_its_own_words():
    told = check("Interview with Dr. \u202eJane Smith on 8 December at 10:00".encode())
    assert all("\u202e" not in one for one in told.left_out)
