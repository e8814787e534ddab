"""Staying in touch with an employer who has not answered yet: when to write, what, and what the silence says."""

from datetime import date

from traitlets import Unicode

from ...after.staying_in_touch import (
    Touch,
    advice,
    as_of,
    next_letter,
    silence_in_words,
    touch_contradictions,
    touch_of,
    window,
)
from ...answers.applications import Application, choices
from ...answers.fields import Field
from ...answers.letters import Letter
from ...answers.reading import recorded_day
from ...answers.standing import Standing
from ...wording import day_in_words
from ..kit.blocks import PICK, PROBLEM, fields, letter, line, link, part_of, said
from ..kit.letter_sheet import LetterSheet
from ..kit.written import letter_from

FIRST_HELP = "The day you sent the first message."
SECOND_HELP = "The day you sent the second and last one."
NO_LONGER = "This was before their last word or the promised day. Enter the day of your next message in its place."
WAIT_NO_MORE = "It has been silent for longer than you wait: you count that as no answer any more."
KEPT_OUT = f"{WAIT_NO_MORE} You keep it out of the odds; their next word brings it back."
_PIPELINE = "02-your-pipeline"
_NOBODY = "No application waits for an answer at the moment, so there is nobody to write to."


class StayInTouch(LetterSheet):
    """One open application: what they promised, when the person wrote, and the next message, twice at most."""

    called = "touch"
    blocks = (
        PICK,
        said("summary", "summary", status=True),
        said("why", "help touch-why"),
        line(part_of("silence"), " ", link(_PIPELINE, "What this rests on: Your pipeline"), look="touch-silence",
            when="silence"),
        line(link(_PIPELINE, "Your pipeline holds your applications"), when="!picks"),
        fields(),
        PROBLEM,
        letter(folded=True),
    )  # fmt: skip

    pick_label = Unicode("Which application").tag(sync=True)
    why = Unicode().tag(sync=True)
    silence = Unicode().tag(sync=True)  # what the silence says; empty when nothing is known
    file = "asking-how-it-stands.txt"

    def make_picks(self) -> list[list[str]]:
        return [[key, name] for key, name in choices(self.answers.applications()) if self._one(key).is_open]

    def make_fields(self) -> list[Field]:
        if not self.picked:
            return []
        first, second = f"touch.{self.picked}.first", f"touch.{self.picked}.second"
        since, promised = f"{self.picked}.since", f"{self.picked}.promised"
        fields = [
            Field(since, "Their last word", "date", "The day of the interview, or of their last message since."),
            Field(promised, "They promised an answer by", "date", "Leave it empty if they named no day."),
        ]
        if window(self._touch()) or self.answers.get(first) or first in self._refused:
            fields.append(Field(first, "I asked on", "date", self._help(first, FIRST_HELP)))
        if any(self.answers.get(key) or key in self._refused for key in (first, second)):
            fields.append(Field(second, "I asked again on", "date", self._help(second, SECOND_HELP)))
        return fields

    def _help(self, key: str, help_text: str) -> str:
        """What is said with the day of a message: that the next one takes its place once it no longer counts."""
        sent = recorded_day(self.answers.get(key))
        touch = as_of(self._touch(), self.today)
        return NO_LONGER if sent and not touch.counts(sent) else help_text

    def draw(self) -> None:
        super().draw()
        if not self.picked:
            self.summary, self.why, self.silence, self.problem = _NOBODY, "", "", ""
            return
        touch, today = self._touch(), self.today
        self.summary, self.why = advice(touch, today)
        self.silence, left_out = self._silence(today)
        self.problem = " ".join(touch_contradictions(touch, today) or left_out)

    def make_letter(self) -> Letter | None:
        if not self.picked:
            return None
        touch, today = self._touch(), self.today
        if not (kind := next_letter(touch, today)):
            return None
        known = {
            "person": "",
            "employer": self._one(self.picked).employer,
            "day": _in_words(touch.there or touch.day),
            "promised": _in_words(touch.promised if touch.promise_counts else None),
        }
        return letter_from(self.answers, kind, known)

    def _one(self, key: str) -> Application:
        return next(one for one in self.answers.applications() if one.key == key)

    def _touch(self) -> Touch:
        first, second = (recorded_day(self.answers.get(f"touch.{self.picked}.{one}")) for one in ("first", "second"))
        return touch_of(self._one(self.picked), first, second)

    def _silence(self, today: date) -> tuple[str, list[str]]:
        """What the silence says, as the page about the pipeline says it; else why nothing can be said."""
        now = self.answers.standing(today)
        for application, why in now.left_out:
            if application.key == self.picked:
                return "", [f"What the silence says is left out. {why}"]
        place = now.place_of(self._one(self.picked))
        if place is None:
            return KEPT_OUT, []
        return self._silence_of(now, place, today), []

    def _silence_of(self, now: Standing, place: int, today: date) -> str:
        application, wait = now.applications[place], now.waits[place]
        if now.odds is None or application.last_word(today) is None:
            return ""
        then = None if application.chosen else now.odds.before_silence[place]
        said = silence_in_words(int(wait.days), now.odds.each[place], then)
        return f"{said} {WAIT_NO_MORE}" if application in now.ghosted else said


def _in_words(day: date | None) -> str:
    return day_in_words(day) if day else ""
