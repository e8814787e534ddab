"""The readiness map: how far each area is, and the next best 20 minutes."""

from datetime import date
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import DONE, FIRST, PREPARATION, TICKED_SO_FAR, ZONE
from ...answers.keys import orphans
from ...answers.moment import Moment, date_in_doubt, moment_of
from ...answers.naming import name_of, value_in_words
from ...answers.standing import Standing, standing_from
from ...answers.state import Answers
from ...before.readiness import areas, jobs_of, next_minutes, readiness_headline, until, what_now
from ...content.evidence import preparing_for_and_against
from ...content.packs.schema import AREAS
from ...odds import about
from ..kit.answers_part import AnswersPart
from ..kit.blocks import PROBLEM, bar, box, fold, items, line, link, named, part_of, press, said, sentences

_NEAR = (Moment.EVE, Moment.DAY, Moment.AFTER)  # when another clock would say another day
CLOCK = "By your own clock. Is the interview in another time zone? Choose it on The day."


_AREAS = items(
    "areas",
    box(
        link(page_of="page", of="name", look="area-name"),
        line(part_of("done"), " of ", part_of("total"), look="area-words", tag="span"),
        look="area-line", tag="div",
    ),
    bar("percent"),
    look="areas", each="area", label="What is done of each area", by="page",
)  # fmt: skip
_GUESSES = (
    "These are guesses with wide margins, so prepare to feel calm and to find out whether you want the job. "
    "What studies found: "
)


class Readiness(AnswersPart):
    """Where one stands and what comes next: six areas to prepare, and from the day on what comes then."""

    called = "readiness"
    blocks = (
        said("until", "kicker"),
        said("clock", "help"),
        line(part_of("headline", "middle-words"), look="headline"),
        said("sentence", "cannot"),
        box(_AREAS, tag="div", when="!folded"),
        box(
            said("next.title", "legend"),
            items(
                "next.jobs",
                line(link(page_of="page", of="text"), line(part_of("minutes"), " min", look="minutes", tag="span"),
                    look="next-words", tag="span"),
                press("Done", "done", "small", about="Done: {text}", key="key", once=True, then="said"),
                look="next-list", lost="said",
            ),
            named("said", said("next.sentence", "help", status=True, stays=True)),
            items("next.then", link(page_of="page", of="text"), look="next-list"),
            look="next",
        ),
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

    until = Unicode().tag(sync=True)
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
        self.until = until(when, now, at, date_in_doubt(interview, now, answers.values()))
        self.clock = CLOCK if when and at in _NEAR and not answers.get(ZONE) else ""
        self.headline, self.sentence = readiness_headline(jobs, at), what_now(jobs, AREAS, at)
        self.areas, self.folded = areas(jobs, AREAS), not at.is_for_preparing
        self.next = next_minutes(jobs, situation.days_left(now), at)
        self.odds = self._odds(interview) if at.is_for_preparing else ""
        self.by_hand = answers.get(PREPARATION) is not None
        self.orphans = [
            [name_of(key), value_in_words(answer, key)] for key, answer in orphans(answers.content, answers.values())
        ]
        self.packs = packs_in_words(answers.content)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key = str(content.get("key"))
        if do == "done" and key in {job["key"] for job in self.next["jobs"]}:
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
