"""Private unless said: what no entry and no list says may be seen by others is private, whoever wrote the entry."""

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from document.corpus import CONTENT, every_key, keys_of_shape
from workbook.answers.catalogue import CATALOGUE
from workbook.answers.situation import Situation
from workbook.before.the_day import card_of
from workbook.before.the_process import chosen_facts
from workbook.content.packs.library import library
from workbook.content.packs.loading import PACK_SECTIONS, load_bytes
from workbook.content.packs.problems import PackError
from workbook.content.rows import LISTS
from workbook.document import TITLES, sections_of, taken
from workbook.document.homes import Desk

# What may be seen among our own answers, by hand once more; * stands for a number.
SEEN_OF_AN_APPLICATION = (
    *("employer", "title", "role", "when", "since", "promised", "outcome", "chosen", "lesson", "format"),
    *("rounds_left", "finalists", "openings", "scoring", "insider"),
)
SEEN = {
    *(f"{one}.{field}" for one in ("interview", "application.*") for field in SEEN_OF_AN_APPLICATION),
    *("touch.interview.first", "touch.interview.second", "touch.application.*.first", "touch.application.*.second"),
    *("round.*.called", "round.*.day", "round.*.application", "heard.*.type", "heard.*.round"),
    *("offer.*.application", "offer.*.told", "offer.using", "offer.deadline", "accepted.offer", "accepted.on"),
    *("waiting.median_yes", "waiting.median_no", "waiting.never", "waiting.ghosted_after", "waiting.leave_out"),
    *("fit.advert", "preparation.done", "pipeline.travels", "pipeline.like"),
}
# Of what can be ticked in our own packs, what says something about health, faith, family or money.
PRIVATE_TICKS = {
    *("done.process-adjustments", "done.day-medicine", "done.day-dress-faith", "done.day-home-cover"),
    *("done.process-salary", "done.process-expenses"),
    *("ask.ask-pay-route", "ask.ask-flexible", "ask.ask-changes"),
    *("recruiter.ask.adjustments", "recruiter.ask.salary", "recruiter.ask.expenses"),
}
MAY_SAY = {"checklist", "facts", "prompts", "questions", "reverse_questions"}  # sections that know `private: false`
SHOWN = {rows.order: [f"{rows.row}.1"] for rows in LISTS} | {"applications.order": ["interview", "application.1"]}
HARMLESS = "vision"


def desk_over(content, keys):
    return Desk(dict.fromkeys(keys, "x") | {"heard.1.type": HARMLESS} | SHOWN, content)


def seen(content, keys):
    """The keys whose answers are in a document without a word from the person."""
    desk = desk_over(content, keys)
    homes = {key: desk.home(key) for key in keys}
    return {key for key, home in homes.items() if home.section in TITLES and not home.private}


# What is answered about an entry, by its section: the keys, each with the field that may say it is not private.
ANSWERED = {
    "checklist": {"done.{}": "private"},
    "facts": {"process.{}": "private", "recruiter.ask.{}": "private_to_ask"},
    "prompts": {"{of}{}": "private"},
    "questions": {"question.{}": "private", "question.{}.aloud": "private"},
    "reverse_questions": {"ask.{}": "private"},
    "red_flags": {"flag.{}": ""},
    "adjustments": {"adjustment.{}": ""},
    "starters": {"starter.{}": ""},
    "reflections": {"reflection.1.{}": ""},
    "tasks": {"round.1.before.{}": "", "round.1.after.{}": ""},
    "conditions": {"offer.1.condition.{}": "", "offer.1.note.{}": ""},
    "criteria": {"weight.{}": "", "offer.1.score.{}": ""},
}


def keys_of(section, entry):
    of = getattr(entry, "of", "general")
    begins = "written." if of == "general" else f"{of}.1."
    return {key.format(entry.key, of=begins): word for key, word in ANSWERED.get(section, {}).items()}


def every_entry(content):
    return [(section, entry) for section in PACK_SECTIONS for entry in getattr(content, section)]


def by_its_own_word(content):
    """The answers of which an entry itself says that they are not private."""
    return {
        key
        for section, entry in every_entry(content)
        for key, word in keys_of(section, entry).items()
        if word and getattr(entry, word) is False
    }


def shape(key):
    return re.sub(r"\.\d+(?=\.)", ".*", key)


# Every key of our own packs, and every kind of key there is.


def test_what_is_not_said_to_be_seen_by_others_is_private():
    keys = every_key()
    said = by_its_own_word(CONTENT)
    for key in seen(CONTENT, keys) - said:
        assert shape(key) in SEEN, key
    assert said <= seen(CONTENT, said)


def test_the_list_of_our_own_answers_holds_what_it_held():
    seen_of_ours = {shape(key) for answer in CATALOGUE if not answer.private for key in keys_of_shape(answer)}
    assert seen_of_ours == SEEN


@pytest.mark.parametrize("section", PACK_SECTIONS)
def test_without_its_own_word_an_entry_is_private(section, monkeypatch):
    for entry in getattr(CONTENT, section):
        keys = keys_of(section, entry)
        for word in filter(None, keys.values()):
            monkeypatch.setitem(entry.__dict__, word, True)
        assert not seen(CONTENT, set(keys)), entry.key


def test_of_what_can_be_ticked_these_say_something_about_the_person():
    ticks = {f"done.{one.key}" for one in CONTENT.checklist if one.when == "before"}
    ticks |= {f"ask.{one.key}" for one in CONTENT.reverse_questions}
    ticks |= {f"recruiter.ask.{one.key}" for one in CONTENT.facts if one.ask}
    assert ticks - seen(CONTENT, ticks) == PRIVATE_TICKS


def test_notes_on_questions_about_money_and_the_person_are_private():
    private = {one.key for one in CONTENT.questions if one.private}
    assert private == {one.key for one in CONTENT.questions if one.type in ("money", "improper")}


WORDS = st.text(st.sampled_from("abcdefgijkoprstuvwxyz0123456789"), min_size=1, max_size=12)
FAMILIES = sorted({key.partition(".")[0] for key in every_key()} | {"nobody"})


@given(st.sampled_from(FAMILIES), st.lists(st.one_of(WORDS, st.just("1")), min_size=1, max_size=3))
def test_a_key_that_nobody_thought_of_is_private(family, rest):
    key = ".".join([family, *rest])
    if shape(key) not in SEEN and key not in every_key():
        assert not seen(CONTENT, {key})


# What a coach writes.

EPILEPSY = """\
pack: ours
title: Ours
checklist:
  - key: KEY
    text: Tell the recruiter about your epilepsy
    area: logistics
    minutes: 5
    matters: 3
    source: us
"""


def coached(folder, text):
    folder.mkdir(exist_ok=True)
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    content = library([folder])
    assert not content.problems, content.problems
    return content


def document(answers, content):
    return str([part.text for one in taken(sections_of(answers, content), TITLES) for part in one.parts])


@pytest.mark.parametrize("key", ["our-own", "day-address"])  # a new one, and one in the place of ours
def test_a_tick_of_a_coach_is_private_unless_the_coach_says_otherwise(tmp_path, key):
    answers = {f"done.{key}": True}
    text = EPILEPSY.replace("KEY", key)
    assert "epilepsy" not in document(answers, coached(tmp_path / "silent", text))
    assert "epilepsy" not in document(answers, coached(tmp_path / "yes", f"{text}    private: true\n"))
    assert "epilepsy" in document(answers, coached(tmp_path / "no", f"{text}    private: false\n"))


def test_nothing_private_is_printed_on_the_card_unasked(tmp_path):
    text = EPILEPSY.replace("KEY", "our-own") + "hide: [day-address, day-leave-time, day-invite-id, day-video-test]\n"
    said = text.replace("    source", "    private: false\n    source")
    for pack, there in ((text, False), (said, True)):
        checks = card_of({}, coached(tmp_path / str(there), pack), Situation()).checks
        assert any("epilepsy" in check for check in checks) is there


def test_a_page_asks_the_recruiter_unasked_only_what_a_coach_says_is_harmless(tmp_path):
    fact = """\
pack: ours
title: Ours
facts:
  - {key: style, text: About your epilepsy, area: process, minutes: 5, source: us, ask: "Who knows about epilepsy?"}
"""
    silent = coached(tmp_path / "silent", fact).find("facts", "style")
    said = coached(tmp_path / "said", fact.replace("ask:", "private_to_ask: false, ask:")).find("facts", "style")
    assert chosen_facts([silent], {}.get) == []
    assert chosen_facts([silent], {"recruiter.ask.style": True}.get) == [silent]
    assert chosen_facts([said], {}.get) == [said]


@pytest.mark.parametrize("section", sorted(set(PACK_SECTIONS) - MAY_SAY))
def test_what_is_always_private_cannot_be_said_to_be_not(section):
    entry = getattr(CONTENT, section)[0].model_dump(mode="json", exclude_defaults=True) | {"private": False}
    text = yaml.safe_dump({"pack": "ours", "title": "Ours", section: [entry]})
    with pytest.raises(PackError, match='"private" is no field here'):
        load_bytes(text.encode(), "ours.yaml")


SAID = st.sampled_from([None, "true", "false"])


def entries_of(section):
    """Entries of a section as a coach may write them: ours under another key or the same, with any word on privacy."""
    ours = st.sampled_from(getattr(CONTENT, section))
    words = {"private": SAID} if section in MAY_SAY else {}
    words |= {"private_to_ask": SAID} if section == "facts" else {}
    return st.tuples(ours, st.one_of(st.none(), WORDS), st.fixed_dictionaries(words)).map(written)


def written(entry):
    ours, key, words = entry
    kept = ours.model_dump(mode="json", exclude_defaults=True, exclude={"private", "private_to_ask"})
    return kept | ({"key": key} if key else {}) | {word: said for word, said in words.items() if said}


def place(entry):
    return entry["key"], entry.get("of")


PACKS = st.fixed_dictionaries(
    {}, optional={section: st.lists(entries_of(section), max_size=3, unique_by=place) for section in ANSWERED}
)


@given(PACKS)
def test_in_any_pack_of_a_coach_only_the_word_of_the_entry_itself_makes_an_answer_not_private(pack):
    text = yaml.safe_dump({"pack": "ours", "title": "Ours", **pack}, allow_unicode=True)
    loaded = load_bytes(text.encode(), "ours.yaml").pack
    entries = {(section, one.place): (one, None) for section in PACK_SECTIONS for one in getattr(loaded, section)}
    content = replace(CONTENT, _kept=entries, **{section: getattr(loaded, section) for section in PACK_SECTIONS})
    keys = {key for section, entry in every_entry(content) for key in keys_of(section, entry)}
    assert seen(content, keys) == {key for key in by_its_own_word(content) if in_document(content, key)}


def in_document(content, key):
    """Answers about referees are in none, whatever is said."""
    return desk_over(content, {key}).home(key).section in TITLES
