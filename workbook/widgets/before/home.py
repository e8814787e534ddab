"""Home: where one stands today in one sentence, the one next thing, and the journey."""

from datetime import date
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import DONE, FIRST, FORM, PREPARATION, TICKED_SO_FAR, ZONE
from ...answers.keys import orphans
from ...answers.moment import Moment, date_in_doubt, is_late, moment_of
from ...answers.naming import name_of, value_in_words
from ...answers.people import People
from ...answers.reading import isolated
from ...answers.standing import Standing, standing_from
from ...answers.state import Answers
from ...before.on_the_way import journey, where_you_are
from ...before.readiness import (
    DAY,
    MINUTES_NOW,
    START,
    STOP_NOW,
    areas,
    jobs_of,
    next_minutes,
    readiness_headline,
    until,
    what_now,
)
from ...content.evidence import preparing_for_and_against
from ...content.packs.schema import AREAS
from ...odds import about
from ...wording import day_in_words, in_words
from ..kit.answers_part import AnswersPart
from ..kit.blocks import PROBLEM, box, fold, items, line, link, named, part_of, picture, press, said, sentences, title

_NEAR = (Moment.EVE, Moment.DAY, Moment.AFTER)  # when another clock would say another day
CLOCK = "By your own clock. Is the interview in another time zone? Choose it on The day."


_AREAS = items(
    "areas",
    link(page_of="page", of="name", look="area-name"),
    said("so_far", "area-words", tag="span"),
    said("left", "minutes", tag="span"),
    look="areas", each="area", label="What is done of each area", by="page",
)  # fmt: skip
_JOB = (
    line(part_of("text", "job-text"), line(part_of("minutes"), " min", look="minutes", tag="span"), look="next-words",
        tag="span"),
    link(page_of="page", of="open", look="open"),
    press("Done", "done", "small", about="Done: {text}", key="key", once=True, then="said"),
)  # fmt: skip
_GUESSES = (
    "These are guesses with wide margins, so prepare to feel calm and to find out whether you want the job. "
    "What studies found: "
)


class Home(AnswersPart):
    """Where one stands and the one next thing: before the day what is best done now, from then on what comes then."""

    drawn_by, called = "home", "home"
    blocks = (
        said("this_day", "kicker"),
        line(part_of("where"), look="headline", tag="h2"),
        sentences("facts", "facts"),
        said("clock", "help"),
        said("sentence", "sentence"),
        box(
            said("next.title", "kicker"),
            items("next.jobs", *_JOB, look="next-list", lost="said"),
            named("said", said("next.sentence", "help", status=True, stays=True)),
            items("next.then", link(page_of="page", of="text", look="open"), look="next-list"),
            fold(
                f"{{count}} more that fit into {MINUTES_NOW} minutes",
                items("next.more", *_JOB, look="more-list", lost="said"),
                counts="next.more", when="next.more",
            ),
            look="next",
        ),
        picture("journey", label="Your journey", done="done", now="you are here"),
        box(title(of="headline"), _AREAS, when="!folded"),
        fold("What you prepared", _AREAS, when="folded"),
        fold(
            "What this does to your odds",
            said("odds"),
            press("Let it follow the lists again", "follow", "small", when="by_hand"),
            line(_GUESSES, part_of("studies")),
            when="odds",
        ),
        fold(
            "Where these lists come from",
            sentences("packs", "packs-list"),
            line("Answers whose question is not in the lists any more", look="legend", when="orphans"),
            items("orphans", part_of("0"), line(": ", part_of("1"), tag="span"), look="orphans"),
        ),
        PROBLEM,
    )  # fmt: skip

    this_day = Unicode().tag(sync=True)
    where = Unicode().tag(sync=True)  # where they are, in one sentence
    facts: List = List().tag(sync=True)  # what is known of the interview, a few words each
    journey: List = List().tag(sync=True)  # {"step", "page", "state"}, in order
    until = Unicode()  # how long there is still time; the page says it in `facts`
    headline = Unicode().tag(sync=True)
    sentence = Unicode().tag(sync=True)
    clock = Unicode().tag(sync=True)  # by whose clock, while nobody chose the zone of the interview
    areas: List = List().tag(sync=True)
    folded = Bool(False).tag(sync=True)  # there is nothing to prepare any more
    next = Dict().tag(sync=True)
    odds = Unicode().tag(sync=True)  # what preparation does to the chance
    by_hand = Bool(False).tag(sync=True)  # it was set on page 01, and so does not follow the lists
    studies = Unicode(" ".join(preparing_for_and_against())).tag(sync=True)  # the evidence, both sides
    orphans: List = List().tag(sync=True)  # [[name, answer], …] whose entry is in no pack any more
    packs: List = List().tag(sync=True)  # what the content is made of, and why a pack was left out

    def draw(self) -> None:
        answers, situation = self.answers, self.answers.situation
        jobs = jobs_of(answers.content, situation, answers.values())
        when, now = situation.when, answers.now_there()
        interview = answers.application(FIRST)
        at = moment_of(interview, now)
        late = is_late(at, now)
        in_doubt = date_in_doubt(interview, now, answers.values())
        employer = isolated(interview.employer) if interview.employer else ""
        self.this_day = day_in_words(now, year=False)
        self.where = where_you_are(at, interview.day, now.date(), employer)
        self.until = until(when, now, at, in_doubt)
        self.facts = _facts(interview, answers.get(FORM), self.until if in_doubt or not at.is_ahead else "")
        self.clock = CLOCK if when and at in _NEAR and not answers.get(ZONE) else ""
        self.headline = readiness_headline(jobs, at)
        self.sentence = STOP_NOW if late else what_now(jobs, AREAS, at)
        self.areas, self.folded = areas(jobs, AREAS), not at.is_for_preparing
        self.next = next_minutes(jobs, situation.days_left(now), at, late)
        self.odds = self._odds(interview) if at.is_for_preparing else ""
        nearest = [*self.next["jobs"], *self.next["then"], {"page": DAY}][0]["page"]
        self.journey = journey(jobs, at, nearest if interview.employer or when else START)
        self.by_hand = answers.get(PREPARATION) is not None
        self.orphans = [
            [name_of(key), value_in_words(answer, key)] for key, answer in orphans(answers.content, answers.values())
        ]
        self.packs = packs_in_words(answers.content)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key = str(content.get("key"))
        if do == "done" and key in {job["key"] for job in (*self.next["jobs"], *self.next["more"])}:
            self.keep({f"{DONE}.{key}": True})
        elif do == "follow":
            self.keep({PREPARATION: None})

    def _odds(self, interview: Application) -> str:
        """What the preparation so far, and all of it, would do to the chance of an offer."""
        latest, today = self.answers.get, self.today
        candidate = self.answers.candidate
        shares = (0.0, candidate.preparation, 1.0)
        chances = [self.answers.see(_if_prepared, today, share).chance_of(interview) for share in shares]
        if None in chances:
            return ""  # it is kept out of the odds
        none, here, all_of_it = (about(chance.mean) for chance in chances if chance)
        by_hand = (
            f", as you set it there; the lists say {latest(TICKED_SO_FAR) or 0:g}"
            if latest(PREPARATION) is not None
            else ""
        )
        return (
            f"Your odds count this as {100 * candidate.preparation:g} of 100{by_hand}. "
            f"For this interview nothing prepared gives {none}, what you have done {here}, all of it {all_of_it}."
        )


def _facts(interview: Application, form: Any, when: str) -> list[str]:
    """What is known of the interview, a few words each. when : how long ago it was, once it is over."""
    if not when and interview.begins:
        when = f"{day_in_words(interview.begins, year=False)}, {interview.begins:%H:%M}"
    known = value_in_words(form, FORM) if form and form != "unknown" else ""
    return [one for one in (when, known[:1].upper() + known[1:], _still(interview.finalists)) if one]


def _still(people: People | None) -> str:
    if people is None or people.most == 1:
        return ""
    if people.known:
        return f"{in_words(people.known).capitalize()} people are in it, you included"
    return f"{in_words(people.fewest).capitalize()} to {in_words(people.most)} people are in it, you included"


def packs_in_words(content: Any) -> list[str]:
    """Which packs the content is made of; a coach's own with what it changed, and why one was left out."""
    own = [pack for pack in content.packs if pack.own]
    built_in = sum(not pack.own for pack in content.packs)
    said = [f"{built_in} lists come with the workbook."]
    said += [
        f"“{pack.title}” ({pack.file}): {pack.entries} entries, {pack.replaced} of them in place of ours, "
        f"{pack.hidden} of ours hidden."
        for pack in own
    ]
    return said + [f"Left out: {problem}" for problem in content.problems]


def _if_prepared(answers: Answers, today: date, preparation: float) -> Standing:
    return standing_from(answers.get, today, first=True, preparation=preparation)
