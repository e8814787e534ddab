"""Answers in which every word is known with its place in the document, and what is made to break a page."""

import re
from datetime import date
from html.parser import HTMLParser

from workbook.answers.catalogue import CATALOGUE
from workbook.content.packs.library import library
from workbook.content.rows import LISTS
from workbook.document import TITLES, sections_of
from workbook.widgets.after.after_no import lesson_key

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


def lesson_of(application):
    return lesson_key({}, application)


def every_key():
    """A key of every kind that the workbook knows: for each row of the catalogue, one for each entry of the packs."""
    keys = {key for answer in CATALOGUE for key in keys_of_shape(answer)}
    return keys | {"past.application.1.process.place", "offer.1.score.criterion-1"}


def keys_of_shape(answer):
    shape = answer.shape.replace("*", "1").replace("{person}", "person.1")
    row = shape.partition(".")[0] if shape != answer.shape else "general"
    for whose in ("interview", "application.1") if "{application}" in shape else ("",):
        key = shape.replace("{application}", whose)
        for entry in _entries(answer, row):
            yield re.sub(r"\{[a-z_]+\}", entry, re.sub(r"\{prompts:([a-z-]+)\}", r"\1", key))


def _entries(answer, row):
    if answer.of == "prompts":
        return [one.key for one in CONTENT.prompts if one.of == row]
    return [one.key for one in getattr(CONTENT, answer.of)] if answer.of else TITLES


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
