"""The readiness map: how far each area is, and the next best 20 minutes."""

from dataclasses import asdict, replace
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ..about_you import PREPARATION, TICKED, candidate_from
from ..applications import FIRST, read_application
from ..evidence import card
from ..naming import name_of, value_in_words
from ..odds import about, chance_of_offer
from ..packs.schema import AREAS
from ..preparation import DONE, jobs_of, orphans
from ..readiness import areas, headline, next_minutes, until, would_help
from .answers import Answers
from .answers_part import AnswersPart
from .assets import script, style
from .part import asset

AGAINST = "E176"  # the field experiment that found no difference in offers


class Readiness(AnswersPart):
    """Six areas with what is done of each, what to do next, and what all of it does to the odds."""

    _esm = asset(script("controls/control", "looking", "instrument", "progress", "page_link", "readiness"))
    _css = asset(
        style("theme", "controls/control", "instrument", "headline", "table", "progress", "page_link", "readiness")
    )

    until = Unicode().tag(sync=True)
    headline = Unicode().tag(sync=True)
    sentence = Unicode().tag(sync=True)
    areas: List = List().tag(sync=True)
    next = Dict().tag(sync=True)
    odds = Unicode().tag(sync=True)  # what preparation does to the chance
    by_hand = Bool(False).tag(sync=True)  # it was set on page 01, and so does not follow the lists
    against = Dict(asdict(card(AGAINST))).tag(sync=True)  # the evidence against it
    orphans: List = List().tag(sync=True)  # [[name, answer], …] whose entry is in no pack any more
    packs: List = List().tag(sync=True)  # what the content is made of, and why a pack was left out

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)

    def draw(self) -> None:
        answers, situation = self.answers, self.answers.situation
        jobs = jobs_of(answers.content, situation, answers.values())
        now = answers.now_there()
        self.until = until(situation.when, now)
        self.headline, self.sentence = headline(jobs), would_help(jobs, AREAS)
        self.areas = areas(jobs, AREAS)
        self.next = next_minutes(
            jobs, situation.days_left(now), over=situation.when is not None and situation.when < now
        )
        self.odds, self.by_hand = self._odds(), answers.get(PREPARATION) is not None
        self.orphans = [
            [name_of(key), value_in_words(answer, key)] for key, answer in orphans(answers.content, answers.values())
        ]
        self.packs = packs_in_words(answers.content)

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key = str(content.get("key"))
        if do == "done" and key in {job["key"] for job in self.next["jobs"]}:
            self.change({f"{DONE}.{key}": True})
        elif do == "follow":
            self.change({PREPARATION: None})

    def _odds(self) -> str:
        """What the preparation so far, and all of it, would do to the chance of an offer."""
        latest = self.answers.get
        try:
            process = read_application(FIRST, latest).process()
        except ValueError:
            return ""
        candidate = candidate_from(latest)
        none, here, all_of_it = (
            about(chance_of_offer(process, replace(candidate, preparation=share)).mean)
            for share in (0.0, candidate.preparation, 1.0)
        )
        by_hand = (
            f", as you set it there; the lists say {latest(TICKED) or 0:g}" if latest(PREPARATION) is not None else ""
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
