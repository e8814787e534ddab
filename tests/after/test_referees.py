"""The referees: what they cover together, what needs care, and what the letters to them say."""

import pytest

from workbook.after.referees import (
    ASK,
    BRIEF,
    MOST_FOR_A_REFEREE,
    THANK,
    angles_in_words,
    before_sending,
    care_needed,
    evidence,
    fitting_letter,
    letter_to,
    likely_asked,
    note_on,
    outcome_in_words,
)
from workbook.content.packs.library import library

CONTENT = library([])


def listed(*rows, row="referee", order="referees.order"):
    answers = {order: [f"{row}.{i}" for i, _fields in enumerate(rows, 1)]}
    for i, fields in enumerate(rows, 1):
        answers |= {f"{row}.{i}.{name}": value for name, value in fields.items()}
    return answers


def who(name, angle=None, permission=None, status=None):
    return {"name": name, "angle": angle, "permission": permission, "status": status}


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def told(kind, answers, **job):
    return letter_to(kind, CONTENT.letters, answers, "referee.1", CONTENT.reference_questions, job)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], ""),
        (
            [who("Ada", "manager")],
            "None of the three angles is covered yet: what you got done, as a manager saw it; what you are like to "
            "work with; what this job needs most.",
        ),
        (
            [who("Ada", "manager", "yes"), who("Brook", "peer", "asked"), who("Cara", "key_need", "no")],
            "One of three angles is covered: what you got done, as a manager saw it. Nobody yet speaks to what you are "
            "like to work with or what this job needs most. Asked, with no answer yet: Brook (what you are like to "
            "work with).",
        ),
        (
            [who("Ada", "manager", "yes"), who("Brook", "peer", "yes"), who("", "unknown", "asked")],
            "Two of three angles are covered: what you got done, as a manager saw it; what you are like to work with. "
            "Nobody yet speaks to what this job needs most. Asked, with no answer yet: Referee 3.",
        ),
        (
            [who(name, angle, "yes") for name, angle in zip("ABC", ("key_need", "peer", "manager"), strict=True)],
            "All three angles are covered.",
        ),
    ],
)
def test_only_those_who_said_yes_cover_an_angle(rows, sentence):
    assert plain(angles_in_words(listed(*rows))) == sentence


FINE = [who("Ada", "manager", "yes", "named"), who("Brook", "peer", "yes", "contacted"), who("Cara", None, "asked")]


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        ([], []),
        (FINE, []),
        (
            [*FINE, who("Dee", "other", "asked", "named")],
            ["Dee is named to the employer, and nothing here says that Dee agreed. Ask Dee today."],
        ),
        (
            [*FINE, who("Dee", None, None, "contacted")],
            ["The employer has contacted Dee, and nothing here says that Dee agreed. Call Dee today."],
        ),
        (
            [*FINE, who("Dee", None, "no", "briefed")],
            ["Dee is not to be named, but the employer has the name. Tell the employer that you give another one."],
        ),
        ([*FINE, who("Dee", None, "no", "not_named")], []),
        ([*FINE, who(" brook ")], ["Two referees are called Brook. Is it one person twice?"]),
        ([*FINE, who(" "), who("")], []),
        (FINE[:2], ["There are two people on the list to speak for you. With three, one may be away."]),
        (
            [*FINE[:1], who("Dee", None, "no")],
            ["There is one person on the list to speak for you. With three, one may be away."],
        ),
        ([who("Dee", None, "no")], ["There is nobody on the list to speak for you. With three, one may be away."]),
    ],
)  # fmt: skip
def test_what_needs_care_is_said(rows, sentences):
    assert [plain(sentence) for sentence in care_needed(listed(*rows))] == sentences


def test_a_name_cannot_turn_the_sentence_it_stands_in():
    answers = listed(who("\u202eadA", None, None, "named"))
    assert "\u2068adA\u2069 is named" in care_needed(answers)[0]


def test_what_another_version_wrote_is_survived():
    answers = listed({"name": 7, "angle": ["peer"], "permission": True, "status": {"a": 1}}) | {"needs.order": "need.1"}
    assert angles_in_words(answers).startswith("None of")
    assert note_on(answers, "referee.1") == "not asked yet"
    assert evidence(answers) == []
    assert told(BRIEF, answers).text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "not asked yet"),
        (who("A", "peer", "asked", "not_named"), "how you work with others; asked, no answer yet; not named yet"),
        (who("A", "unknown", "yes", "contacted"), "said yes; contacted by the employer"),
        (who("A", "of a coach", "no"), "not to be named"),
    ],
)
def test_the_note_in_the_list(fields, said):
    assert note_on(listed(fields), "referee.1") == said


def test_evidence_is_what_one_brings_the_strong_proof_first():
    some = {"need": "SQL", "bring": "a\nquery", "strength": "some"}
    strong = {"need": "Calm", "bring": "the Friday release", "strength": "strong"}
    others = [
        {**strong, "strength": "gap"},
        {**strong, "bring": " "},
        {**strong, "need": None},
        {**strong, "strength": []},
    ]
    answers = listed(some, *others, strong, row="need", order="needs.order")
    assert evidence(answers) == ["Calm: the Friday release", "SQL: a\nquery"]
    assert evidence(listed(*[strong] * 9, row="need", order="needs.order")) == ["Calm: the Friday release"] * 9


def test_a_letter_that_does_not_name_every_proof_says_so():
    strong = {"need": "Calm", "bring": "the Friday release", "strength": "strong"}
    answers = {**listed(*[strong] * 9, row="need", order="needs.order"), "referee.1.permission": "yes"}
    assert before_sending(answers, "referee.1", "brief-referee") == (
        "You have 9 proofs; the letter names 6, strong ones first."
    )


@pytest.mark.parametrize("angle", ["manager", "peer", "key_need", "other", ""])
def test_likely_questions_fit_the_angle_and_come_in_the_order_of_the_packs(angle):
    questions = CONTENT.reference_questions
    found = likely_asked(questions, angle)
    fitting = [one.text for one in questions if one.angle == angle and angle]
    assert found == [one.text for one in questions if one.text in found]
    assert set(fitting[:MOST_FOR_A_REFEREE]) <= set(found)
    assert len(found) == min(MOST_FOR_A_REFEREE, len([one for one in questions if one.angle in ("", angle)]))
    assert all(one.angle in ("", angle) for one in questions if one.text in found)


@pytest.mark.parametrize(
    ("permission", "status", "kind"),
    [(None, None, ASK), ("asked", "named", ASK), ("no", None, ASK), ("yes", None, BRIEF), ("yes", "briefed", BRIEF),
     ("yes", "contacted", THANK)],
)  # fmt: skip
def test_the_letter_that_is_needed_next_stands_first(permission, status, kind):
    assert fitting_letter(listed(who("A", None, permission, status)), "referee.1") == kind


@pytest.mark.parametrize(
    ("permission", "kind", "said"),
    [
        ("yes", ASK, "A has said yes already."),
        ("asked", ASK, ""),
        ("asked", BRIEF, "Nothing here says that A agreed. Ask first, and send this afterwards."),
        ("yes", BRIEF, ""),
        ("no", ASK, "A is not to be named, so this message is not needed."),
        ("no", BRIEF, "A is not to be named, so this message is not needed."),
        ("no", THANK, ""),
    ],
)
def test_what_to_know_before_it_is_sent(permission, kind, said):
    assert plain(before_sending(listed(who("A", None, permission)), "referee.1", kind)) == said


def test_a_briefing_holds_all_that_is_known():
    fields = {"angle": "peer", "agreed": "2019 to 2023", "awkward": "A short stay at Mill."}
    answers = listed({**who("R. M."), **fields}) | listed(
        {"need": "Calm", "bring": "the Friday release", "strength": "strong"}, row="need", order="needs.order"
    )
    letter = told(BRIEF, answers, employer="Harbour", role="Sales")
    assert "Harbour" in letter.subject
    for words in ("R. M.", "Harbour", "Sales", "- Calm: the Friday release", "2019 to 2023", "A short stay at Mill."):
        assert words in letter.text
    assert "- What happens when it gets busy" in letter.text
    assert "[two or three" not in letter.text
    assert "\u2068" not in letter.text


@pytest.mark.parametrize("kind", [ASK, BRIEF, THANK])
def test_with_nothing_known_every_letter_still_reads_and_leaves_no_place_open(kind):
    letter = told(kind, listed({}))
    assert letter.subject
    assert len(letter.text.splitlines()) > 4
    assert not set("{}") & set(letter.text + letter.subject)


def test_what_was_typed_is_not_filled_in_again():
    letter = told(BRIEF, listed(who("{employer}")), employer="{agreed} & <b>")
    assert "Dear {employer}" in letter.text
    assert "{agreed} & <b>" in letter.text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("offer", "offered me the job"), ("no", "chosen somebody else"), ("withdrawn", "withdrawn my"),
     ("open", "not heard how it ends yet"), ("else", "not heard how it ends yet")],
)  # fmt: skip
def test_thanks_say_what_came_of_it(outcome, words):
    assert words in told(THANK, listed(who("A")), outcome=outcome_in_words(outcome)).text
