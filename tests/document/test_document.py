"""My workbook as one document: exactly what was ticked is in it, and what was typed reads as it was typed."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import mistune
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook.after.referees import coverage_in_words
from workbook.answers import naming, naming_content
from workbook.answers.applications import FIELDS
from workbook.answers.keys import FROM_PACKS, OWN_FIELDS, SECTIONS, orphans
from workbook.content.packs.library import library
from workbook.content.rows import LISTS, REFEREES
from workbook.document import LEFT_OUT, TITLES, as_html, as_markdown, home_of, in_words, sections_of, taken, words
from workbook.document.markdown import escaped
from workbook.offer.conditions import STATES as CONDITION_STATES
from workbook.widgets.after.after_no import lesson_key, step_key
from workbook.widgets.before.red_flags import STATES as FLAG_STATES
from workbook.widgets.kit.answers_part import READ

CONTENT = library(())
TODAY = date(2026, 11, 23)
EVERY = tuple(TITLES)

# What is said in each list, by hand once more: the section, and the fields that are not private.
LIST_SPEC = {
    "person": ("people", ()),
    "stakeholder": ("stakeholders", ()),
    "need": ("fit", ("need", "bring", "strength")),
    "value": ("fit", ("value", "seen", "mine")),
    "wish": ("fit", ()),
    "round": ("afterwards", ("called", "day", "lesson")),
    "heard": ("questions", ("question", "better")),
    "offer": ("offers", ("employer", "role", "in-writing", "deadline", "start")),
    "point": ("offers", ()),
    "told": ("told", ()),
    "story": ("questions", ()),
}
# Single answers: (section, private). Each holds a word of its own, whatever kind of answer it usually is.
SINGLE_SPEC = {
    "interview.employer": ("interview", False),
    "interview.finalists": ("interview", False),
    "interview.worth": ("applications", True),
    "application.1.employer": ("applications", False),
    "application.1.role": ("applications", False),
    "application.1.worth": ("applications", True),
    "application.1.since": ("applications", False),
    "application.1.outcome": ("applications", False),
    "application.1.before": ("applications", True),
    "interview.after": ("applications", True),
    "application.1.lesson": ("applications", False),
    "application.1.next_step": ("applications", True),
    "interview.lesson": ("applications", False),
    "interview.next_step": ("applications", True),
    "interview.openings": ("interview", False),
    "touch.interview.first": ("applications", False),
    "touch.application.1.second": ("applications", False),
    "process.address": ("process", False),
    "process.criteria": ("process", False),
    "process.next-rounds": ("process", True),
    "process.brief": ("process", True),
    "process.expenses": ("process", True),
    "process.contact": ("process", True),
    "process.who-decides": ("process", True),
    "process.references": ("process", True),
    "process.adjustments": ("process", True),
    "process.salary": ("process", True),
    "question.q-reopen-unclear": ("questions", False),
    "question.q-private-age": ("questions", True),
    "written.own-questions": ("questions", True),
    "written.content-repair": ("questions", True),
    "written.content-stories": ("questions", False),
    "written.content-feared-question": ("questions", True),
    "written.fit-why-me": ("fit", False),
    "written.fit-weakest-match": ("fit", True),
    "written.fit-hardest-part": ("fit", True),
    "written.fit-still-to-learn": ("fit", True),
    "fit.advert": ("fit", False),
    "flag.{red_flags}": ("fit", True),
    "written.day-route": ("day", False),
    "written.day-bring": ("day", True),
    "written.day-wear": ("day", True),
    "written.day-numbers": ("day", True),
    "worry.1.what": ("day", True),
    "worry.1.if": ("day", True),
    "worry.1.then": ("day", True),
    "written.stake-uses": ("stakeholders", True),
    "written.adjustment-notes": ("adjustments", True),
    "thanks.person.1.sent": ("afterwards", True),
    "round.1.before.task-story": ("confidence", True),
    "round.1.after.task-nerves": ("confidence", True),
    "heard.2.question": ("questions", True),  # about money
    "heard.2.better": ("questions", True),
    "heard.3.question": ("questions", True),  # nobody said what it is about
    "heard.3.better": ("questions", True),
    "heard.4.question": ("questions", True),  # of a type that is gone
    "reflection.1.called": ("reflections", True),
    "reflection.1.minutes": ("reflections", True),
    "reflection.1.four-fs-facts": ("reflections", False),  # may be shared
    "reflection.1.four-fs-feelings": ("reflections", True),
    "reflection.1.four-fs-future": ("reflections", True),
    "action.1.step": ("steps", True),  # in words of one's own
    "action.1.by": ("steps", True),
    "action.2.step": ("steps", True),  # follows from a reflection that may not be shared
    "action.3.step": ("steps", True),  # follows from what was promised
    "action.4.step": ("steps", True),  # followed from a lesson, and was reworded
    "action.5.step": ("steps", True),  # from something that nobody knows
    "action.6.step": ("steps", True),  # from itself
    "written.setback-hour": ("plan", True),
    "letter.name": ("interview", True),
    "offer.1.condition.condition-pay": ("offers", True),
    "offer.1.note.condition-pay": ("offers", True),
    "offer.1.score.compare-work": ("offers", True),
    "offer.1.score.criterion-1": ("offers", True),
    "weight.compare-work": ("offers", True),
    "criterion.1.name": ("offers", True),
    "criterion.1.weight": ("offers", True),
    "offer.1.told": ("offers", False),
    "accepted.on": ("offers", False),
    "letter.time.reason": ("offers", True),
    "letter.time.until": ("offers", True),
    "offer.worth": ("offers", True),
    "offer.deadline": ("offers", False),
    "offer.keep_searching": ("offers", True),
    "record.interviews": ("forecasts", True),
    "record.self_rating": ("forecasts", True),
    "preparation.done": ("forecasts", False),
    "waiting.never": ("forecasts", False),
    "written.gone": ("other", True),
    "question.gone": ("other", True),
    "person.1.gone": ("other", True),
    "reflection.1.gone": ("other", True),
    "worry.1.gone": ("other", True),
    "interview.gone": ("other", True),
}
# What is never in a document, whatever is ticked.
NEVER = (
    "person.9.name",  # was removed
    "stakeholder.9.worry",
    "reflection.9.four-fs-facts",
    "application.9.employer",
    "touch.application.9.first",
    "thanks.person.9.sent",
    "plan.zone",
    "day.paper",
    "recruiter.channel",
    "document.other",
    "stakeholder.1.person",
    "heard.1.round",
    "written.about-my-referees",
    "nobody.knows.this",
)
TICKED = {  # (section, private) of what is ticked; what is in the document is the text of the entry
    "done.process-agenda": ("done", False),
    "done.process-adjustments": ("done", True),
    "recruiter.ask.length": ("process", False),
    "recruiter.ask.salary": ("process", True),
    "ask.{reverse_questions}": ("questions", False),
    "adjustment.{adjustments}": ("adjustments", True),
    "starter.if-tears": ("day", True),
    "done.process-salary": ("done", True),
    "done.process-expenses": ("done", True),
    "done.day-medicine": ("done", True),
    "done.day-dress-faith": ("done", True),
    "done.day-home-cover": ("done", True),
    "ask.ask-pay-route": ("questions", True),
    "ask.ask-flexible": ("questions", True),
    "ask.ask-changes": ("questions", True),
    "recruiter.ask.adjustments": ("process", True),
    "recruiter.ask.expenses": ("process", True),
}


def named(key):
    """A key with the first entry of the section in braces."""
    kind, brace, section = key.partition("{")
    return f"{kind}{getattr(CONTENT, section.rstrip('}'))[0].key}" if brace else key


def corpus():
    """The answers, and by the word that each holds: the section and whether it is private; None for never."""
    spec = {named(key): home for key, home in SINGLE_SPEC.items()}
    for prompt in CONTENT.prompts:
        if prompt.of in LIST_SPEC:
            section, public = LIST_SPEC[prompt.of]
            spec[f"{prompt.of}.1.{prompt.key}"] = (section, prompt.key not in public)
        elif prompt.of == "referee":
            spec[f"referee.1.{prompt.key}"] = spec[f"referee.2.{prompt.key}"] = None
    spec |= dict.fromkeys(NEVER)
    answers = {key: f"canary{place:03d}x" for place, key in enumerate(spec)}
    homes = {answers[key]: home for key, home in spec.items()}
    answers |= dict.fromkeys(map(named, TICKED), True)
    for rows in LISTS:
        answers |= {rows.order: [f"{rows.row}.1"], rows.last: 9}
    answers |= {
        "applications.order": ["interview", "application.1"],
        "heard.order": ["heard.1", "heard.2", "heard.3", "heard.4"],
        "heard.1.type": "vision",
        "heard.2.type": "money",
        "heard.4.type": "gone",
        "referees.order": ["referee.1", "referee.2", "referee.3"],
        "referee.3.angle": "peer",
        "referee.3.permission": "yes",
        "actions.order": [f"action.{number}" for number in range(1, 7)],
        "action.2.source": "reflection.1.four-fs-future",
        "action.3.source": "round.1",
        "action.4.source": "round.1.lesson",
        "action.5.source": "who.knows",
        "action.6.source": "action.6.step",
        "reflection.1.about": "round.1",
        "reflection.1.four-fs-facts.shared": True,
        "reflection.1.four-fs-feelings.shared": False,
        "reflection.1.four-fs-future.shared": "yes",
        "round.1.application": "application.1",
        "accepted.offer": "offer.1",
        "offer.using": "offer.1",
        "interview.locked": True,
    }
    return answers, homes


ANSWERS, HOMES = corpus()
SECTIONS_HERE = sections_of(ANSWERS, CONTENT)


class Reader(HTMLParser):
    """The tags of a page, and its text with line ends where the page has them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.names, self.text = [], set(), ""
        self._last = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _value in attrs}
        self._last = tag
        self.text += "\n" if tag in ("br", "p", "li", "dt", "dd") else ""

    def handle_endtag(self, tag):
        self._last = f"/{tag}"

    def handle_data(self, data):
        if self._last == "style" or data.isspace():
            return
        if self._last == "br":
            data = data.removeprefix("\n")
        if self._last in ("p", "br"):  # where a line end is but a blank
            data = data.replace("\n", " ")
        self.text += data


def words_in(text):
    return {word for word in HOMES if word in text}


def holds_exactly(keys, private):
    chosen = taken(SECTIONS_HERE, keys, private)
    expected = {
        word
        for word, home in HOMES.items()
        if home and home[0] in keys and (not home[1] or home[0] in private)
    }  # fmt: skip
    html, markdown = as_html(chosen, TODAY), as_markdown(chosen, TODAY)
    assert words_in(html) == expected
    assert words_in(markdown) == expected
    for key, (section, is_private) in TICKED.items():
        kind, _dot, place = named(key).partition(".")
        text = CONTENT.find(SECTIONS.get(kind, "facts"), place.removeprefix("ask.")).text
        wanted = section in keys and (not is_private or section in private)
        ticks = [part.text for one in chosen for part in one.parts if not part.label]
        assert any(one.startswith(text) for one in ticks) == wanted
        assert (text in Reader(html).text) >= wanted


# Nothing leaks.


def test_there_are_enough_words():
    assert len(HOMES) > 130
    assert {home[0] for home in HOMES.values() if home} | {"references", "done"} == set(TITLES)
    assert sum(home is None for home in HOMES.values()) > 30


@pytest.mark.parametrize("key", EVERY)
def test_a_section_alone_with_and_without_what_is_private(key):
    holds_exactly({key}, set())
    holds_exactly({key}, {key})
    holds_exactly({key}, set(EVERY) - {key})
    holds_exactly(set(EVERY) - {key}, set(EVERY))
    holds_exactly(set(EVERY), {key})


def test_all_and_none():
    holds_exactly(set(EVERY), set(EVERY))
    holds_exactly(set(EVERY), set())
    holds_exactly(set(), set(EVERY))
    holds_exactly(set(), set())


@given(st.sets(st.sampled_from(EVERY)), st.sets(st.sampled_from(EVERY)))
def test_any_ticks_at_all(keys, private):
    holds_exactly(keys, private)


def test_of_referees_only_the_number_and_the_angles_of_those_who_said_yes_are_said():
    (section,) = taken(SECTIONS_HERE, ["references"], ["references"])
    (part,) = section.parts
    assert part.text == "1 referee who said yes; angles covered: “How I am to work with”"
    assert not part.private
    assert sections_of({"referee.1.name": "Somebody", "referees.order": []}, CONTENT) == ()


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([("manager", "no"), ("peer", "asked"), ("key_need", None)], "No referee has said yes yet"),
        ([("other", "yes")], "1 referee who said yes; angles covered: none yet"),
        ([("unknown", "yes"), ("peer", "no")], "1 referee who said yes; angles covered: none yet"),
        (
            [("key_need", "yes"), ("manager", "yes"), ("peer", "asked")],
            "2 referees who said yes; angles covered: “What I got done, as a manager saw it”, “What this job needs "
            "most”",
        ),
    ],
)
def test_an_angle_is_covered_once_somebody_who_can_tell_it_said_yes_as_on_page_08(said, text):
    answers = {"referees.order": [f"referee.{number}" for number in range(1, len(said) + 1)]}
    for number, (angle, permission) in enumerate(said, 1):
        answers |= {f"referee.{number}.angle": angle, f"referee.{number}.permission": permission}
    (section,) = sections_of(answers, CONTENT)
    assert [part.text for part in section.parts] == [text]
    covered = {"N": 0, "O": 1, "T": 2}[coverage_in_words(answers)[0]]
    assert text.count("“") == covered


STEP = "Send the plan to Ana"


@pytest.mark.parametrize(
    ("source", "said", "private"),
    [
        ("round.1.lesson", STEP, False),
        ("round.1.lesson", " Send the\n plan to Ana ", False),
        ("round.1.lesson", "Send the plan", True),
        ("round.1.lesson", "", True),
        ("interview.lesson", STEP, False),
        ("interview.next_step", STEP, True),
        ("round.1.promised", STEP, True),
        ("reflection.1.four-fs-future", STEP, True),
        ("reflection.2.four-fs-future", STEP, False),  # may be shared
    ],
)
def test_a_step_is_private_unless_it_says_what_is_not_private_elsewhere(source, said, private):
    answers = {
        "actions.order": ["action.1"],
        "action.1.step": STEP,
        "action.1.by": "2026-12-03",
        "action.1.source": source,
        "rounds.order": ["round.1"],
        "reflections.order": ["reflection.1", "reflection.2"],
        "reflection.2.four-fs-future.shared": True,
        source: said,
    }
    (steps,) = [section for section in sections_of(answers, CONTENT) if section.key == "steps"]
    assert [part.private for part in steps.parts] == [private, private]


@pytest.mark.parametrize(
    ("section", "like", "key"),
    [
        ("prompts", "content-stories", "written.{}"),
        ("prompts", "need.bring", "need.1.{}"),
        ("prompts", "round.lesson", "round.1.{}"),
        ("facts", "address", "process.{}"),
    ],
)
def test_what_a_pack_of_somebody_else_asks_for_is_private(section, like, key):
    old = CONTENT.find(section, like)
    said = old.model_dump(exclude={"key", "private"}, exclude_defaults=True)  # nobody said that of the new one
    new = type(old).model_validate(said | {"key": "how-is-your-health"})
    entries = (*getattr(CONTENT, section), new)
    content = replace(CONTENT, **{section: entries}, _kept={**CONTENT._kept, (section, new.place): (new, None)})
    answers = {"needs.order": ["need.1"], "rounds.order": ["round.1"], key.format(new.key): "Secret"}
    parts = [part for one in sections_of(answers, content) for part in one.parts]
    assert [(part.label, part.text, part.private) for part in parts] == [(old.text, "Secret", True)]
    assert home_of(key.format(new.key), answers, content) != "other"


def test_nothing_of_a_private_part_stands_in_a_heading_or_a_label():
    for section in SECTIONS_HERE:
        for part in section.parts:
            assert not words_in(part.of + part.label)
            assert repr(part) == "Part()"


# Everything has a place.


def lesson_of(application):
    return lesson_key({}, application)


def every_key():
    """A key of every kind that the workbook knows."""
    keys = {*naming._OTHERS, *naming_content._OTHERS}
    entries = {kind: getattr(CONTENT, section) for kind, section in SECTIONS.items()}
    keys |= {f"{kind}.{one.key}" for kind, those in entries.items() for one in those if one.place == one.key}
    keys |= {f"question.{entry.key}.aloud" for entry in CONTENT.questions}
    keys |= {f"recruiter.ask.{entry.key}" for entry in CONTENT.facts}
    keys |= {f"{one}.{field}" for one in ("interview", "application.1") for field in ("format", *FIELDS)}
    keys |= {key_of(one) for one in ("interview", "application.1") for key_of in (step_key, lesson_of)}
    keys |= {"touch.interview.first", "touch.application.1.second", "thanks.person.1.sent"}
    keys |= {f"document.{key}" for key in TITLES} | {"past.application.1.process.place"}
    for rows in LISTS:
        keys |= {rows.order, rows.last, f"{rows.row}.1.{rows.title}"}
    keys |= {f"{prompt.of}.1.{prompt.key}" for prompt in CONTENT.prompts if prompt.of != "general"}
    keys |= {f"{rows.row}.1.{field}" for rows in FROM_PACKS for field in OWN_FIELDS}
    keys |= {f"round.1.{moment}.{task.key}" for moment in ("before", "after") for task in CONTENT.tasks}
    keys |= {f"offer.1.{kind}.{one.key}" for kind in ("condition", "note") for one in CONTENT.conditions}
    keys |= {f"offer.1.score.{one.key}" for one in CONTENT.criteria} | {"offer.1.score.criterion-1"}
    keys |= {f"reflection.1.{one.key}{end}" for one in CONTENT.reflections for end in ("", ".shared")}
    keys |= {f"reflection.1.{field}" for field in ("called", "about", "model", "minutes")}
    keys |= {f"brought.1.{field}" for field in ("question", "type", "heading", "notes", "aloud")}
    keys |= {f"action.1.{field}" for field in ("step", "by", "done", "source")}
    return keys | {f"worry.1.{field}" for field in ("what", "if", "then")} | {"criterion.1.name", "criterion.1.weight"}


def test_every_kind_of_key_belongs_to_one_section_or_to_what_is_left_out_and_why():
    known = (TITLES.keys() | LEFT_OUT.keys()) - {"other", "unknown", "removed", "references"}  # that one is counted
    keys = every_key()
    shown = {rows.order: [f"{rows.row}.1"] for rows in LISTS} | {"applications.order": ["interview", "application.1"]}
    lost = {key for key in keys if home_of(key, dict.fromkeys(keys, "x") | shown, CONTENT) not in known}
    assert lost == set()
    assert {key.partition(".")[0] for key in keys} == READ | {"past"}
    assert {home_of(key, shown, CONTENT) for key in keys} == known


def test_the_names_of_fields_are_all_fields_that_have_a_place():
    keys = every_key()
    for field in naming_content._ROW_FIELDS:
        assert any(key.split(".")[2:] == [field] for key in keys), field
    for kind in naming_content._ABOUT_AN_ENTRY:
        assert any(key.split(".")[2:3] == [kind] for key in keys), kind
    others = {"worry", "action", "criterion", "reflection", "referee", "brought"}
    assert {rows.row for rows in LISTS} == others | LIST_SPEC.keys()


def test_each_answer_is_in_the_document_once():
    placed = [key for key in ANSWERS if home_of(key, ANSWERS, CONTENT) in TITLES]
    placed.remove("heard.1.round")  # names no interview that there is
    assert sum(len(section.parts) for section in SECTIONS_HERE) == len(placed) + 1  # the number of referees
    everything = as_markdown(SECTIONS_HERE, TODAY)
    assert all(everything.count(word) == 1 for word, home in HOMES.items() if home)


def test_what_is_gone_from_the_packs_is_in_a_section_of_its_own():
    gone = {key for key in ANSWERS if key.endswith(".gone")}
    assert {key for key in ANSWERS if home_of(key, ANSWERS, CONTENT) == "other"} == gone
    assert len(gone.intersection(key for key, _answer in orphans(CONTENT, ANSWERS))) >= 4


@pytest.mark.parametrize("answer", [None, "", "  \n", False, [], {}])
@pytest.mark.parametrize("key", ["written.day-route", "done.process-agenda", "written.gone", "adjustment.adj-breaks"])
def test_what_was_not_answered_is_not_there(key, answer):
    expected = [] if answer is not False or key != "written.day-route" else ["No"]
    assert [part.text for section in sections_of({key: answer}, CONTENT) for part in section.parts] == expected


def test_i_do_not_know_is_no_answer():
    answers = {"process.place": "unknown", "interview.format": "unknown", "record.self_rating": "unsaid"}
    answers["interview.chosen"] = False  # they have not said that you are the one
    assert sections_of(answers, CONTENT) == ()
    assert sections_of({"process.address": "unknown"}, CONTENT)[0].parts[0].text == "unknown"  # typed


# How it reads.


@pytest.mark.parametrize(
    ("key", "answer", "words"),
    [
        ("interview.when", "2026-12-03T14:00", "Thursday 3 December 2026, 14:00"),
        ("interview.promised", "2026-12-10", "Thursday 10 December 2026"),
        ("interview.promised", "soon", "soon"),
        ("interview.outcome", "no", "No offer"),
        ("interview.role", "a kind that is gone", "a kind that is gone"),
        ("interview.before", 60, "60 %"),
        ("interview.finalists", [2, 4], "2 to 4"),
        ("interview.insider", False, "No"),
        ("interview.chosen", True, "Yes"),
        ("interview.next_step", "Walk\nand rest", "Walk\nand rest"),
        ("process.place", "on_site", "At their place"),
        ("written.day-route", "x" * 20_000, "x" * 20_000),
        ("written.day-route", "a\r\nb\x00\u2028c", "a\nb\nc"),
        ("written.day-route", {"a": [1, 2, 3]}, "a: 1, 2, 3"),
        ("written.day-route", 0, "0"),
        ("weight.compare-work", 0, "0 of 10"),
        ("flag.{red_flags}", "seen", "Seen"),
    ],
)
def test_an_answer_in_words(key, answer, words):
    (section,) = sections_of({named(key): answer}, CONTENT)
    assert section.parts[0].text == words


def test_choices_are_called_as_on_their_pages():
    assert words.CONDITION_STATES == CONDITION_STATES
    assert dict(FLAG_STATES) == words.FLAG_STATES


def test_what_refers_to_something_else_is_said_by_its_place():
    """Its name may be in a section that is left out."""
    said = {part.label: part.text for section in SECTIONS_HERE for part in section.parts}
    assert said["Which application it belongs to"] == "Application 2"
    assert said["Which interview it is about"] == "Interview 1"
    assert said["The offer you accepted"] == "Offer 1"
    assert said["The offer that is weighed"] == "Offer 1"
    nowhere = {"rounds.order": ["round.1"], "round.1.application": "application.7", "accepted.offer": ["offer.1"]}
    assert sections_of(nowhere, CONTENT) == ()


def test_the_sentence_says_exactly_what_goes_in():
    answers = {"written.day-route": "Tram", "written.day-bring": "Ana", "process.salary": "50", "fit.advert": "We …"}
    sections = sections_of(answers, CONTENT)
    assert in_words(sections, ()) == "Nothing is on it yet."
    assert in_words(sections, taken(sections, TITLES)) == (
        "On it: 2 sections, 2 answers. Left out: 2 private answers."
    )  # fmt: skip
    assert in_words(sections, taken(sections, ["day"], ["day"])) == (
        "On it: 1 section, 2 answers, 1 of them private. Left out: 1 private answer and 1 other."
    )
    assert in_words(sections, taken(sections, TITLES, TITLES)) == (
        "On it: 3 sections, 4 answers, 2 of them private. Nothing is left out."
    )
    two = sections_of({"written.day-route": "Tram", "fit.advert": "We …"}, CONTENT)
    assert in_words(two, taken(two, ["fit"])) == "On it: 1 section, 1 answer. Left out: 1 answer."


def test_what_is_private_is_marked_in_words():
    answers = {"written.day-route": "Tram", "written.day-bring": "Ana", "people.order": ["person.1"]}
    sections = sections_of(answers | {"person.1.name": "Uri", "person.1.team": "Data"}, CONTENT)
    markdown = as_markdown(sections, TODAY)
    assert "do I bring?** (private)\n\nAna" in markdown
    assert "do I get there?**\n\nTram" in markdown
    assert "## The people I meet\n\nAll of this section is private.\n\n### Person 1: Uri\n" in markdown
    assert "Made on Monday 23 November 2026. It holds 3 answers that are private, and marked so." in markdown
    assert "What is private in the workbook is not in it." in as_markdown(taken(sections, TITLES), TODAY)
    html = as_html(sections, TODAY)
    assert html.count('<span class="private">private</span>') == 1
    assert html.count("All of this section is private.") == 1


NASTY = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "&lt;b&gt; &amp; &#42; &copy",
    "[a link](https://example.org) ![picture](x.png) <https://example.org> https://example.org www.example.org",
    "mailto:a@example.org a@example.org @someone #12 :smile:",
    "# Heading\n## Another\n#Tag",
    "- a\n* b\n+ c\n1. d\n2) e\n(3) f\na. g\n  - h\n    - i",
    "> quoted\n>> twice",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--- | ---\n1 | 2",
    "Heading\n===\nAnother\n---\n***\n___\n- - -",
    "    four blanks\n\tand a tab",
    "```\ncode\n```\n~~~\ncode\n~~~\n`code` ``more``",
    "snake_case_word *emphasis* **strong** _a_ __b__ ~~gone~~ ==mark== ^up^ ~down~ a*b*c ++in++ >! spoiler !<",
    "A note[^1]\n\n[^1]: The note\n[ref]: https://example.org\n*[HTML]: short",
    "Term\n: Definition\n\n- [ ] open\n- [x] done",
    "$5 and $6, $$x$$, \\(y\\) \\[z\\] \\begin{a}",
    "back\\slash \\* \\\\ \\",
    "{{ liquid }} {% tag %} {#id .class} %%hidden%%",
    "one  \ntwo\\\nthree\n\n\n\nfour",
    "C++ -- and --- so... 'quoted' \"twice\"",
    "!!! note\n??? more\n:::\n::: warning",
    "\u202eright to left\u202c \u2067x\u2069",
]
PLUGINS = [
    "strikethrough", "footnotes", "table", "url", "task_lists", "def_list", "abbr", "mark", "insert", "superscript",
    "subscript", "math", "spoiler",
]  # fmt: skip
EVERYTHING = mistune.create_markdown(escape=False, plugins=PLUGINS)
PLAIN = mistune.create_markdown(escape=False)
WITHOUT_ENTITIES = mistune.create_markdown(escape=True, plugins=PLUGINS)  # shows them as they are written


def lines_of(text):
    """The lines that somebody sees."""
    shown = words.plainly(text).replace("\N{NO-BREAK SPACE}", " ").expandtabs(4)
    return [line.rstrip() for line in shown.split("\n") if line.strip()]


def reads_as_typed(text):
    """`text` as Markdown says the same, line by line, and is nothing but text."""
    typed = "".join(c for c in text if c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert set(Reader(WITHOUT_ENTITIES(escaped(words.plainly(text)))).tags) <= {"p", "br"}
    for render in (EVERYTHING, PLAIN):
        page = Reader(render(escaped(words.plainly(text))))
        assert set(page.tags) <= {"p", "br"}
        assert lines_of(page.text) == lines_of(typed)


@pytest.mark.parametrize("text", NASTY)
def test_what_was_typed_reads_as_typed_in_markdown(text):
    reads_as_typed(text)


@given(st.text(alphabet="ab1 \n\t\\`*_{}[]()<>#+-.!|~^$=&:;/@%'\"?,w", max_size=40))
@example("1.\n- a")
def test_anything_that_was_typed_reads_as_typed_in_markdown(text):
    reads_as_typed(text)


@given(st.lists(st.sampled_from(NASTY), min_size=1, max_size=4).map("\n".join))
def test_nothing_typed_is_anything_but_text_in_the_whole_markdown(text):
    answers = {"written.day-route": text, "people.order": ["person.1"], "person.1.name": text, "person.1.team": text}
    page = Reader(EVERYTHING(as_markdown(sections_of(answers, CONTENT), TODAY)))
    assert set(page.tags) <= {"h1", "h2", "h3", "p", "br", "strong"}
    assert page.tags.count("h2") == 2
    assert page.tags.count("h3") == 1
    assert page.tags.count("strong") == 2


def tags_of(text):
    """The page when every answer is `text`, and when it is a plain word."""
    keys = [key for key, answer in ANSWERS.items() if isinstance(answer, str) and answer.startswith("canary")]
    pages = [as_html(sections_of(ANSWERS | dict.fromkeys(keys, said), CONTENT), TODAY) for said in (text, "word")]
    return [Reader(page) for page in pages]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_typed_becomes_an_element_of_the_page(text):
    page, plain = tags_of(text)
    assert page.tags == plain.tags
    assert page.names == plain.names
    assert not {"script", "img", "iframe", "form", "object", "embed", "base"} & set(page.tags)
    assert not any(name.startswith("on") for name in page.names)
    assert " ".join(text.split()) in " ".join(page.text.split())


def test_the_page_asks_for_nothing_and_runs_nothing():
    html = as_html(SECTIONS_HERE, TODAY)
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" in html
    assert '<html lang="en-GB">' in html
    page = Reader(html)
    assert page.names <= {
        "lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "dir", "aria-labelledby",
    }  # fmt: skip
    assert "http://" not in html
    assert "https://" not in html
    assert "url(" not in html
    for section in SECTIONS_HERE:
        assert f'<a href="#{section.key}">' in html
        assert f'<h2 id="{section.key}">' in html


def test_the_direction_of_each_text_is_its_own():
    html = as_html(sections_of({"written.day-route": "קו 4", "interview.employer": "נמל"}, CONTENT), TODAY)
    assert html.count('<dd dir="auto">') == 2
    people = {"people.order": ["person.1"], "person.1.name": "אורי"}
    assert "<h3>Person 1: <bdi>אורי</bdi></h3>" in as_html(sections_of(people, CONTENT), TODAY)
    assert "\u202e" not in as_markdown(sections_of({"fit.advert": NASTY[-1]}, CONTENT), TODAY)


def test_a_name_of_several_lines_is_one_heading():
    people = sections_of({"people.order": ["person.1"], "person.1.name": "Uri\n# Cohen"}, CONTENT)
    assert "### Person 1: Uri \\# Cohen\n" in as_markdown(people, TODAY)
    assert "<bdi>Uri # Cohen</bdi>" in as_html(people, TODAY)


def test_nothing_at_all_is_still_a_document():
    assert Reader(as_html((), TODAY)).tags.count("h1") == 1
    assert as_markdown((), TODAY).startswith("# My second interview workbook\n\nMade on")
    assert REFEREES.row not in as_markdown((), TODAY)
