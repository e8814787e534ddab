"""What contradicts something else about offers and applications is said, whatever was typed as a name."""

from datetime import date

import pytest

from workbook.answers.applications import Application
from workbook.answers.reading import without_directions
from workbook.offer.contradictions import contradictions, not_in_pipeline, without_offer
from workbook.offer.offers import Offer

TODAY = date(2026, 11, 29)


def of(number, **fields):
    return Offer(f"offer.{number}", **fields)


def plain(text):
    return without_directions(text)


def application(key="interview", **fields):
    return Application(key, **{"employer": "Acme", "outcome": "offer", **fields})


@pytest.mark.parametrize(
    ("offers", "applications", "said"),
    [
        ([of(1, employer="Acme", application="interview")], [application()], []),
        ([of(1, employer="Acme", application="application.9")], [application()], []),
        (
            [of(1, employer="Acme"), of(2, employer="acme ")],
            [],
            [
                "2 offers have the same employer: Acme (1); acme (2). If they are one and the same, remove one. "
                "If not, write the job of each, to tell them apart."
            ],
        ),
        (
            [of(1, employer="Acme", role="A"), of(2, employer="Acme", role="B"), of(3, employer="Acme", role="C")],
            [],
            [
                "3 offers have the same employer: Acme, A; Acme, B; Acme, C. "
                "If they are one and the same, remove one of them."
            ],
        ),
        (
            [of(n, employer=name, role=str(n)) for n, name in enumerate(["A", "B", "A", "B"], 1)],
            [],
            [
                "2 offers have the same employer: A, 1; A, 3. If they are one and the same, remove one.",
                "2 offers have the same employer: B, 2; B, 4. If they are one and the same, remove one.",
            ],
        ),
        ([of(1), of(2)], [], []),
        (
            [of(1, deadline=date(2026, 11, 28))],
            [],
            [
                "Offer 1: the day for your answer was Saturday 28 November. "
                "Ask whether the offer still stands, and enter the new day."
            ],
        ),
        ([of(1, deadline=TODAY)], [], []),
        (
            [of(1, start=date(2026, 12, 1), deadline=date(2026, 12, 4))],
            [],
            ["Offer 1: you would begin there before the day for your answer. Is one of the two dates wrong?"],
        ),
        (
            [of(1, start=date(2025, 12, 1))],
            [],
            ["Offer 1: the first day there, Monday 1 December 2025, has passed. Is that date right?"],
        ),
        (
            [of(1, application="interview")],
            [application(outcome="no")],
            ["Offer 1: here is an offer, but “Your pipeline” says that they said no. Please correct one of the two."],
        ),
        (
            [of(1, application="interview")],
            [application(outcome="withdrawn")],
            ["Offer 1: here is an offer, but “Your pipeline” says that you withdrew. Please correct one of the two."],
        ),
        (
            [of(1, application="interview")],
            [application(outcome="open")],
            [
                "Offer 1: “Your pipeline” has no answer of theirs yet. "
                "Enter the offer there too, so that it counts."
            ],
        ),
        (
            [of(1, employer="Beta", application="interview")],
            [application()],
            ["Beta: it belongs to the application Acme, which has another name. Is that the right one?"],
        ),
        ([of(1, employer="Acme Hospitals Ltd", application="interview")], [application()], []),
        (
            [of(1, employer="Acme", application="interview"), of(2, application="interview")],
            [application()],
            [
                "Acme; Offer 2: these belong to one application, Acme. "
                "Is one a newer version? Then remove the older."
            ],
        ),
    ],
)  # fmt: skip
def test_what_contradicts_something_is_said(offers, applications, said):
    assert [plain(one) for one in contradictions(offers, applications, TODAY)] == said


def test_applications_of_one_name_are_told_apart():
    applications = [Application("application.1", outcome="offer"), Application("application.2", outcome="offer")]
    offers = [of(1, application="application.2"), of(2, application="application.2")]
    [said] = contradictions(offers, applications, TODAY)
    assert "belong to one application, An application (2)." in plain(said)


def test_an_application_that_is_still_open_is_named_with_its_sentence():
    offers = [of(1, application="interview"), of(2, application="application.1"), of(3)]
    applications = [application(outcome="open"), application("application.1")]
    [(key, said)] = not_in_pipeline(offers, applications)
    assert key == "interview"
    assert said in contradictions(offers, applications, TODAY)


def test_names_cannot_turn_the_sentence_around_them():
    said = contradictions([of(1, employer="\u202eevil", deadline=date(2026, 1, 1))], [], TODAY)
    assert said[0].startswith("\u2068evil\u2069: the day")


def test_an_offer_that_is_not_on_the_list_yet():
    offers = [of(1, application="interview")]
    applications = [
        application(),
        application("application.1"),
        application("application.2", outcome="open"),
        application("application.3"),
    ]
    assert [one.key for one in without_offer(offers, applications)] == ["application.1", "application.3"]
