"""An invitation in an e-mail: what it proposes, what it asks back, and what it leaves alone."""

import base64
import quopri
from pathlib import Path

import pytest

from bringing.reading import found, here, moments, ticked
from workbook.bringing.all_readers import bring
from workbook.bringing.found import Given
from workbook.bringing.mail_text import mail_text

GIVEN = Path(__file__).parent / "given"
LETTER = (GIVEN / "email-recruiter-invitation.txt").read_text()


def test_a_recruiters_letter_proposes_all_it_says():
    proposed = found(LETTER).proposed
    assert ticked(LETTER) == {
        "interview.when": "2026-12-08T09:30",
        "plan.zone": "Europe/Berlin",
        "process.length": "About 1 hour 45 minutes",
        "process.presentation": "task",
        "interview.finalists": 3,
        "title": "operations lead",
    }
    people = [one.shown for one in proposed if one.into == "people"]
    assert people == ["operations lead", "depot team (1 of 2)", "depot team (2 of 2)"]
    assert all(one.ticked for one in proposed)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Interview: Tuesday 8 December at 2.30pm GMT", ("2026-12-08T14:30", "Europe/London")),
        ("Gespräch am 08.12.2026 um 14:30 Uhr", ("2026-12-08T14:30", "")),
        ("Gespräch am Dienstag, den 8. Dezember 2026 um 9.30 Uhr MEZ", ("2026-12-08T09:30", "Europe/Berlin")),
        ("Gespräch am 8.12. um 14 Uhr", ("2026-12-08T14:00", "")),
        ("Entretien le 8 décembre à 14h30", ("2026-12-08T14:30", "")),
        ("Entretien mardi 8 décembre de 10h à 11h45", ("2026-12-08T10:00", "")),
        ("Entrevista el martes 8 de diciembre a las 9:30 de la mañana", ("2026-12-08T09:30", "")),
        ("Interview December 8, 2026 from 10:00 to 11:45", ("2026-12-08T10:00", "")),
        ("Interview at 3pm on Wednesday 9 December", ("2026-12-09T15:00", "")),
        ("Date: 2026-12-08\nTime: 14:00 - 15:30 (Europe/London)", ("2026-12-08T14:00", "Europe/London")),
        ("Interview Dec 8 at 3pm ET", ("2026-12-08T15:00", "America/New_York")),
        ("Interview 8 December 2-3.30pm UK time", ("2026-12-08T14:00", "Europe/London")),
        ("Interview Tue, Dec 8, 2026 11am – 12:30pm London time", ("2026-12-08T11:00", "Europe/London")),
        ("L'entretien du 8 décembre à 10h est prévu", ("2026-12-08T10:00", "")),  # "est" is no zone
        ("Interview 8 December, 12 noon", ("2026-12-08T12:00", "")),
        ("Interview 3 Dec at 10:00 UTC+2", ("2026-12-03T10:00", "Etc/GMT-2")),
        ("Interview Tue 8/12/2026, 10am", ("2026-12-08T10:00", "")),  # 12 August is no Tuesday
        ("Interview on 25/12/2026 at 10:00", ("2026-12-25T10:00", "")),
        ("Interview on 12/25/2026 at 10:00", ("2026-12-25T10:00", "")),
        ("Nous vous invitons le 07/12/2026 à 10h, vous et votre dossier", ("2026-12-07T10:00", "")),
        ("Interview on 5 January at 10:00", ("2027-01-05T10:00", "")),  # the next one
        ("Interview on 8 December at 10:00 IST", None),  # India, Ireland, Israel
        ("Interview on Monday 8 December 2026 at 10:00", None),  # a Tuesday
        ("Interview on 3 March 2026 at 10:00", None),  # past
    ],
)
def test_the_date_and_time_are_read_with_their_zone(text, when):
    (said,) = moments(text)
    if when:
        assert said == (*when, True)
    else:
        assert not said[2]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Interview on 03/04/2027 at 10:00", ["2027-04-03T10:00", "2027-03-04T10:00"]),
        ("Interview on 8 December at 2:30", ["2026-12-08T14:30", "2026-12-08T02:30"]),
        (
            "Tues 8 Dec at 10:00 or 14:00, or Wed 9 Dec at 9am?",
            ["2026-12-08T10:00", "2026-12-08T14:00", "2026-12-09T09:00"],
        ),
        ("Interview 8 July 2027 at 10:00 GMT", ["2027-07-08T10:00", "2027-07-08T11:00"]),  # London has summer time
        ("Interview 8 Dec at 9:30am CET (9:30 GMT)", ["2026-12-08T09:30", "2026-12-08T09:30"]),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_back(text, readings):
    said = moments(text)
    assert [when for when, _zone, _ticked in said] == readings
    assert not any(is_ticked for _when, _zone, is_ticked in said)
    assert {one.one_of for one in found(text).proposed if "interview.when" in one.answers} == {"when"}


def test_the_same_moment_in_another_zone_is_named_on_the_persons_own_clock():
    (moment,) = found("Interview: Tuesday 8 December at 2.30pm GMT").proposed
    assert moment.shown == "Tuesday 8 December 2026, 14:30 (Europe/London)"
    assert moment.note == "On your own clock that is 15:30."
    (moment,) = found("Interview: Tuesday 8 December at 2.30pm GMT", zone="Pacific/Auckland").proposed
    assert moment.note == "On your own clock that is Wednesday 9 December 2026, 03:30."


@pytest.mark.parametrize(
    "text",
    [
        "Sent: Monday, 23 November 2026 10:14\n\nInterview on Tue 8 Dec 2026, 15:00.",
        "Interview on Tue 8 Dec 2026, 15:00.\n\nOn 23 Nov 2026, at 10:14, Bob wrote:\n> How about 1 December at 9:00?",
        "> Interview on Tue 8 Dec 2026, 15:00.\n",
        "Thank you for coming on 24 November at 10:00. See you on 8 December at 3pm!",
        "Call +44 20 7946 0958 or 020 7946 0958. Interview on 8 December at 3pm, pay £30.000 to £41,500.",
    ],
)
def test_when_a_mail_was_sent_is_no_interview(text):
    assert [when for when, _zone, _ticked in moments(text)] == ["2026-12-08T15:00"]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Interview: please allow two hours. Arrive 10 minutes early.", {"process.length": "2 hours"}),
        ("Das Gespräch dauert etwa 90 Minuten.", {"process.length": "About 1 hour 30 minutes"}),
        ("L'entretien durera 1 h 30.", {"process.length": "1 hour 30 minutes"}),
        ("La entrevista dura una hora y media.", {"process.length": "1 hour 30 minutes"}),
        ("Interview from 10:00 to 11:45 on 8 December", {"process.length": "1 hour 45 minutes"}),
        ("You are one of three or four candidates for this interview.", {"interview.finalists": [3, 4]}),
        ("Sie sind eine von drei Kandidatinnen im Gespräch.", {"interview.finalists": 3}),
        ("Vous êtes l'un des trois finalistes.", {"interview.finalists": 3}),
        ("Entrevista: eres una de tres personas.", {"interview.finalists": 3}),
        ("We are down to the last two for this interview.", {"interview.finalists": 2}),
        ("It is the final interview.", {"interview.rounds_left": 1}),
        ("This is the second of three interviews.", {"interview.rounds_left": 2}),
        ("There will be one more interview after this.", {"interview.rounds_left": 2}),
        ("C'est le dernier entretien.", {"interview.rounds_left": 1}),
        ("The interview is with a panel.", {"interview.format": "panel"}),
        ("An informal chat, no interview as such.", {"interview.format": "informal"}),
        ("For the interview, prepare a 15-minute presentation.", {"process.presentation": "presentation"}),
        ("Interview: each interviewer scores you on their own sheet.", {"interview.scoring": "separate"}),
        ("We will interview you by phone.", {"process.place": "phone"}),
        ("Interview. Address: 14 Mill Road, Leeds LS1 4AB", {}),
        ("Interview\nAddress: 14 Mill Road, Leeds\n", {"process.address": "14 Mill Road, Leeds"}),
        ("Interview: https://zoom.us/j/123456.", {"process.address": "https://zoom.us/j/123456"}),
    ],
)
def test_what_it_says_of_the_process(text, answers):
    assert answers.items() <= ticked(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "One of three interviews. Wait before the final interview on 8 December at 10:00.",
        "In that case call us. No presentation is needed. Interview 8 December at 10:00.",
        "With kind regards, Anna. Interview 8 December at 10:00. See you in two weeks, 5 minutes early.",
        "We saw one of two offices at 3 sites. Interview 8 December at 10:00",
    ],
)
def test_nothing_is_read_into_it(text):
    assert ticked(text) == {"interview.when": "2026-12-08T10:00"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "You will meet Jane Smith (Head of Operations), Tom O'Neil, Finance Director, and our HR lead.",
            ["Jane Smith, Head of Operations", "Tom O'Neil, Finance Director", "HR lead"],
        ),
        (
            "Gespräch mit Frau Dr. Schmidt (Personalleitung) und Herrn Meier.",
            ["Frau Dr. Schmidt, Personalleitung", "Herrn Meier"],
        ),
        ("Entretien avec Mme Durand et le responsable technique.", ["Mme Durand", "responsable technique"]),
        (
            "Entrevista con la directora y dos de nuestro equipo.",
            ["directora", "nuestro equipo (1 of 2)", "nuestro equipo (2 of 2)"],
        ),
    ],
)
def test_whom_one_will_meet(text, people):
    assert [one.shown for one in found(text).proposed if one.into == "people"] == people


def test_a_long_list_of_people_is_read_to_its_end():
    names = [f"Ann {letter}bel (Senior Director of Operations and Logistics)" for letter in "ABCDEFGHIJ"]
    for end in (".", "", "\n\nKind regards, Zoe", "; it takes two hours"):
        text = f"Interview: you will meet {', '.join(names[:-1])} and {names[-1]}{end}"
        people = [one.shown for one in found(text).proposed if one.into == "people"]
        assert people == [name.replace(" (", ", ").rstrip(")") for name in names]


def test_whom_a_long_mail_names_at_its_end_is_found():
    talk = "We talked with care about the work, with time for more. " * 60
    people = [one.shown for one in found(f"Interview: {talk}You will meet Jane Smith.").proposed]
    assert "Jane Smith" in people


def test_a_large_team_is_counted_as_it_is_said():
    told = found("Interview on 8 December at 10:00 with twelve of our team.")
    assert "team (1 of 12)" in [one.shown for one in told.proposed]
    assert "12 people are named; the first 10 are shown." in told.left_out


def test_every_length_that_is_named_can_be_chosen():
    told = found(f"The interview takes {', '.join(f'{n}0 minutes' for n in range(2, 10))} or so, as you like.")
    assert [one.shown for one in told.proposed] == [f"{n}0 minutes" for n in range(2, 6)] + [
        "1 hour", "1 hour 10 minutes", "1 hour 20 minutes", "1 hour 30 minutes",
    ]  # fmt: skip
    assert {one.one_of for one in told.proposed} == {"length"}


@pytest.mark.parametrize("who", [f"Ann Abel (Head of {'very ' * 20}much)", f"Mr {'Van' * 30}"], ids=["role", "name"])
def test_whoever_does_not_fit_into_a_row_is_said(who):
    told = found(f"Interview on 8 December 2026 at 10:00 with {who}.")
    assert not any(one.into == "people" for one in told.proposed)
    assert told.left_out == (
        "A name or a role has more than 80 characters. Enter it on the page “The people”, shorter.",
    )


def test_every_time_that_one_may_choose_is_shown_or_counted():
    times = [f"{hour}:{minute}" for hour in (9, 10, 11, 13, 14, 15, 16) for minute in ("00", "30")]
    told = found(f"Interview on Tuesday 8 December 2026. Please choose: {', '.join(times[:9])}.")
    assert [one.answers["interview.when"][-5:].lstrip("0") for one in told.proposed] == times[:9]
    told = found(f"Interview on Tuesday 8 December 2026. Please choose: {', '.join(times)}.")
    assert len(told.proposed) == 12
    assert told.left_out == ("The text names 14 dates with a time; at most 12 are shown.",)


def test_who_is_on_the_list_already_is_not_proposed_again():
    answers = {"people__order": ["person.1"], "person__1__name": "jane  SMITH"}
    text = "Interview with Jane Smith and Tom Jones"
    assert [one.shown for one in found(text, **answers).proposed] == ["Tom Jones"]


def test_what_contradicts_an_answer_stands_beside_it_and_is_not_ticked():
    answers = {"interview__when": "2026-12-08T14:00", "process__length": "1 hour", "interview__finalists": 4}
    text = "Interview on 8 December at 15:00, 2 hours, you are one of three."
    proposed = found(text, **answers).proposed
    assert [one.ticked for one in proposed] == [False, False, False]
    assert proposed[0].note.startswith("You have 14:00; the invitation says 15:00.")
    assert proposed[1].note == "You have \u20681 hour\u2069; the invitation says \u20682 hours\u2069."
    assert proposed[2].note == "You have 4; the invitation says 3."


def test_what_is_entered_already_is_said_and_not_proposed():
    answers = {"interview__when": "2026-12-08T09:30", "plan__zone": "Europe/Berlin", "interview__finalists": 3}
    told = found(LETTER, **answers)
    assert not any("interview.when" in one.answers or "interview.finalists" in one.answers for one in told.proposed)
    assert "Date and time: you have this already." in told.left_out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("See you tomorrow at 10:00 for the interview", "“tomorrow” depends on the day it was written"),
        ("Interview on 8 December, time to follow", "names 8 December 2026 and no time that belongs to it"),
        ("x " * 30_000 + "Interview on 8 December at 10:00", "Nothing"),
    ],
)
def test_what_cannot_be_taken_is_said(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        found(text)


@pytest.mark.parametrize(
    ("text", "when", "length"),
    [
        ("Entretien le 8 décembre à 14h avec Mme Dupont", "2026-12-08T14:00", None),
        ("Entretien le 8 décembre 14h00, durée 1h30", "2026-12-08T14:00", "1 hour 30 minutes"),
        ("Entretien mardi 8 décembre à 14h. Rappel : 8 décembre 2026, 14 h. Durée : 2h", "2026-12-08T14:00", "2 hours"),
        ("Entrevista el 8 de diciembre a las 10 h, duración 2 h", "2026-12-08T10:00", "2 hours"),
        ("Entretien le 8 décembre de 14h à 15h30", "2026-12-08T14:00", "1 hour 30 minutes"),
        ("Interview 8 December at 14h for 2h", "2026-12-08T14:00", "2 hours"),
        ("RDV entretien le 13/12/2026 14h", "2026-12-13T14:00", None),
        ("Interview: 13/12/2026 14:00, phone 030 1234 5678", "2026-12-13T14:00", None),
    ],
)
def test_the_hour_at_which_it_begins_is_not_how_long_it_takes(text, when, length):
    assert moments(text)[0][0] == when
    lengths = [one.answers["process.length"] for one in found(text).proposed if "process.length" in one.answers]
    assert lengths == ([length] if length else [])


@pytest.mark.parametrize(
    "text",
    [
        "Your interview on 8 December at 14:00 is cancelled.",
        "Das Gespräch am 8. Dezember um 14 Uhr ist leider abgesagt.",
        "L'entretien du 8 décembre à 14h est annulé.",
        "La entrevista del 8 de diciembre a las 14h queda cancelada.",
    ],
)
def test_the_date_of_something_that_is_cancelled_is_not_ticked(text):
    (when,) = [one for one in found(text).proposed if one.label == "Date and time"]
    assert when.note.startswith("The text speaks of something that is cancelled.")
    assert not when.ticked


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Could we do 4 December at 15:00 for the interview?", "2026-12-04"),  # a Thursday last year, "Donnerstag"
        ("Tuesday does not suit me, so 7 December at 15:00? Interview", "2026-12-07"),
        ("Gespräch: Do., 10. Dezember um 15:00 Uhr", "2026-12-10"),
    ],
)
def test_small_words_are_no_days_of_the_week(text, day):
    assert moments(text) == [(f"{day}T15:00", "", True)]


def test_a_long_text_says_how_much_was_not_looked_at():
    told = found("Interview on 8 December at 10:00. " + "x" * 60_000)
    assert told.left_out == ("The text is long: its last 10,034 characters were not looked at.",)


HTML = (
    "<html><head><style>p {time: 10:00}</style></head><body><p>Interview on <b>8&nbsp;December</b> at 3pm GMT"
    "<br>one of three finalists</p><script>8 March 2027 at 10:00</script></body></html>"
)
GERMAN = "Gespräch am 8. Dezember 2026 um 15 Uhr, über Zoom"


def mail(*parts, kind="mixed"):
    head = "From: Recruiting <jobs@example.test>\r\nDate: Mon, 23 Nov 2026 10:14:00 +0100\r\nMIME-Version: 1.0\r\n"
    head += f"Content-Type: multipart/{kind}; boundary=bb\r\n\r\n"
    return (head + "".join(f"--bb\r\n{part}\r\n" for part in parts) + "--bb--\r\n").encode()


def part(kind, text, coding, charset="utf-8"):
    data = text.encode(charset)
    body = base64.encodebytes(data) if coding == "base64" else quopri.encodestring(data)
    return f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body.decode()}"


@pytest.mark.parametrize(
    "data",
    [
        HTML.replace("GMT", "").encode(),
        quopri.encodestring(GERMAN.encode()) + b"=\n=C3=A4=C3=B6 =3D\n",
        GERMAN.encode("cp1252"),
        GERMAN.encode("utf-16"),
        mail(part("text/plain", GERMAN, "quoted-printable", "iso-8859-1"), part("text/html", HTML, "base64")),
        mail(part("text/html", HTML.replace("GMT", ""), "base64")),
        mail(part("text/plain", GERMAN, "base64")).replace(b"\r\n", b"\n"),
    ],
)
def test_a_mail_is_read_however_it_comes(data):
    assert [when for when, _zone, _ticked in moments(data, name="mail.eml")] == ["2026-12-08T15:00"]


@pytest.mark.parametrize("charset", ["undefined", "idna", "nobody-knows-it", "punycode"])
def test_a_mail_in_letters_that_nobody_can_read_is_read_as_it_stands(charset):
    data = f"From: Jobs <jobs@example.test>\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    text = "Interview on 8 December 2026 at 15:00. " + "x." * 100  # a part too long for one
    assert moments((data + text).encode(), name="mail.eml")[0][0] == "2026-12-08T15:00"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_header_with_more_than_any_mail_says_is_not_taken_apart(end):
    """The parser of Python takes minutes for 5 MB of it."""
    coded = base64.b64encode(GERMAN.encode()).decode()
    start = f"From: jobs@example.test{end}MIME-Version: 1.0{end}Content-Transfer-Encoding: base64{end}"
    for many, days in ((10, 1), (1_000, 0)):
        parameters = f";{end} a*0=b" * many
        text = f"{start}Content-Type: text/plain{parameters}{end}{end}{coded}"
        assert mail_text(Given(text.encode(), "mail.eml")).text.count("8. Dezember") == days


def test_a_calendar_that_came_with_a_mail_is_the_invitation():
    calendar = (GIVEN / "invite-google-utc.ics").read_text()
    data = mail(part("text/plain", "See you", "quoted-printable"), part("text/calendar", calendar, "base64"))
    told = found(data, name="mail.eml")
    assert told.what == "An invitation from a calendar file."
    assert told.proposed[0].answers["interview.when"] == "2026-12-08T09:30"


STORY = "Hello Ada,\n\n- Tuesday 8 December 2026, 10:00\n- with Jane Smith, Head of Operations\n- two hours\n\nRegards"
QUESTION = "Could you come on 8 December at 10:00? What would suit you? Will you need a parking space?"


@pytest.mark.parametrize("text", [LETTER, HTML, STORY, QUESTION, mail(part("text/plain", GERMAN, "base64"))])
def test_an_invitation_is_taken_for_one_where_anything_can_be_brought_in(text):
    data = text if isinstance(text, bytes) else text.encode()
    assert bring(Given(data), here(), "").kind == "invitation"
