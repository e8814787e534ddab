"""Three short letters while an offer is open: asking for time, telling others, saying no."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from traitlets import List, Unicode

from ...answers.applications import Application, choices
from ...answers.catalogue import REASON, UNTIL
from ...answers.fields import Field
from ...answers.letters import Letter
from ...answers.reading import recorded_day
from ...content.packs.schema import LETTERS
from ...offer.accepting import accepted_offer, called_as, in_hand
from ...offer.conditions import known_of
from ...offer.offers import DECLINED, TAKEN, Offer, offer_names, to_pick
from ...wording import day_in_words
from ..kit.blocks import PICK, PROBLEM, box, choice, fields, letter, said
from ..kit.letter_sheet import LetterSheet
from ..kit.written import letter_from
from .accept_once import NO_OFFER

_TIME, OTHERS, NO = "ask-time", "tell-others", "decline"
_KINDS = [[key, LETTERS[key]] for key in (_TIME, OTHERS, NO)]
REASON_HELP = "A true one, in a sentence: a journey, a talk with your family, another answer that is due."


@dataclass(frozen=True)
class LaterDay(Field):
    """A day that is not over, and after `deadline`, the day that was given already."""

    today: date = date.min
    deadline: date | None = None

    def read(self, typed: str) -> Any:
        """Raises `ValueError` with a sentence for a day that is over, or not after `deadline`."""
        answer = super().read(typed)
        if answer and (refusal := self.refusal(date.fromisoformat(answer))):
            raise ValueError(f"{refusal} You gave: {day_in_words(date.fromisoformat(answer))}.")
        return answer

    def written(self, answer: Any) -> str:
        """As it was recorded, also when that day is over by now."""
        return Field(self.key, self.label, "date").written(answer)

    def refusal(self, day: date) -> str:
        """Why `day` cannot be asked for; empty when it can."""
        if day < self.today:
            return f"{self.name} must be today or later."
        if self.deadline and day <= self.deadline:
            return (
                f"{self.name} must be after {day_in_words(self.deadline)}, the day for your answer that they gave you."
            )
        return ""


class OfferLetters(LetterSheet):
    """A letter about an offer: which message, about which offer, and to which other employer."""

    called = "offer-letters"
    blocks = (
        box(
            choice("Which message", "kinds", "kind", "kind"),
            PICK,
            choice("To whom", "others", "to", "to"),
            look="which", tag="div", when="picks",
        ),
        said("summary", "summary", status=True),
        fields(),
        letter(),
        PROBLEM,
    )  # fmt: skip

    kind = Unicode(_TIME).tag(sync=True)
    kinds: List = List(_KINDS).tag(sync=True)
    to = Unicode().tag(sync=True)  # the application that is told; empty for none
    others: List = List().tag(sync=True)  # [[application, name], …] that may be told
    pick_label = Unicode("About which offer").tag(sync=True)

    def make_picks(self) -> list[list[str]]:
        return to_pick(self._offers())

    def make_fields(self) -> list[Field]:
        return [Field(REASON, "Why do you need more time?", "line", REASON_HELP), self._day()] if self._asks() else []

    def make_letter(self) -> Letter | None:
        offer, other = self._offer(), self._other()
        if offer is None or self._answered() or (self.kind == OTHERS and other is None):
            return None
        due = offer.deadline if offer.deadline and offer.deadline >= self.today else None
        known = {**known_of(offer), "deadline": day_in_words(due) if due else ""}
        if other and self.kind == OTHERS:
            known |= {"employer": other.employer, "role": "", "person": ""}
        known |= {"reason": str(self.answers.get(REASON) or ""), "until": self._until()}
        return letter_from(self.answers, self.kind, known)

    def make_summary(self) -> str:
        offer = self._offer()
        if offer is None:
            return NO_OFFER
        was = accepted_offer(self.answers.values(), self._offers())
        if was and offer.answer == TAKEN:
            return f"{was.sentence} They have your answer. The letters to all the others stand under “Accept once”."
        if offer.answer == DECLINED:
            return f"You said no to {offer_names(self._offers())[offer.key]}. They have your answer."
        said = [was.sentence if was and self.kind != NO else "", *self._said(offer)]
        return " ".join(part for part in said if part)

    def draw(self) -> None:
        names = choices(self._open())
        self.others = names if self.kind == OTHERS and not self._answered() else []
        keys = [key for key, _name in names]
        self.to = self.to if self.to in keys else keys[0] if keys else ""
        super().draw()

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key = str(content.get("key"))
        if do == "kind" and key in [kind for kind, _words in _KINDS]:
            self.kind = key
            self.show()
        elif do == "to" and key in [one for one, _name in self.others]:
            self.to = key
            self.show()
        else:
            super().heard(do, content)

    def _said(self, offer: Offer) -> list[str]:
        if self.kind == NO:
            return ["A short and kind no is enough. You need not say why."]
        late = (offer.deadline - self.today).days if offer.deadline else None
        if late is None:
            due = "They gave no day for your answer yet, so the letter asks for it." if self._asks() else ""
        elif late < 0:
            due = f"The day for your answer was {_on(offer)}. First ask whether the offer still stands."
        else:
            due = f"They want your answer by {_on(offer)}, {_away(late)}."
        return [due, self._misfit() if self._asks() else self._to_whom()]

    def _to_whom(self) -> str:
        open_ones = choices(self._open())
        if not open_ones:
            return "No other application is open in “Your pipeline”, so there is nobody to tell."
        if len(open_ones) == 1:
            return f"This is for {open_ones[0][1]}. It often makes an answer come sooner."
        return "One letter for each of them. It often makes an answer come sooner."

    def _misfit(self) -> str:
        """That the day which was entered cannot be asked for any more; empty when it can."""
        day = recorded_day(self.answers.get(UNTIL))
        misfit = day and self._day().refusal(day)
        return "The day below does not fit any more, so the letter leaves it out." if misfit else ""

    def _until(self) -> str:
        day = recorded_day(self.answers.get(UNTIL))
        return day_in_words(day) if day and not self._day().refusal(day) else ""

    def _day(self) -> LaterDay:
        offer = self._offer()
        label, help_text = "Until when would you like to think?", "One day that you will keep."
        deadline = offer.deadline if offer else None
        return LaterDay(UNTIL, label, "date", help_text, today=self.today, deadline=deadline)

    def _asks(self) -> bool:
        return self.kind == _TIME and bool(self._offers()) and not self._answered()

    def _answered(self) -> bool:
        """Whether they have the answer to the offer that is picked, so that nothing is left to write about it."""
        offer = self._offer()
        return bool(offer and offer.answer in (TAKEN, DECLINED))

    def _offers(self) -> tuple[Offer, ...]:
        return in_hand(self.answers.values())

    def _offer(self) -> Offer | None:
        """The offer that is picked; the first one before anything is."""
        offers = {one.key: one for one in self._offers()}
        first = next((offers[key] for key, _name in self.make_picks()), None)
        return offers.get(self.picked, first)

    def _open(self) -> tuple[Application, ...]:
        """The open applications that no offer has come from, as far as that can be told."""
        offers = self._offers()
        linked = {one.application for one in offers}
        return tuple(
            one
            for one in self.answers.applications()
            if one.is_open and one.key not in linked and not any(called_as(one, offer) for offer in offers)
        )

    def _other(self) -> Application | None:
        return next((one for one in self._open() if one.key == self.to), None)


def _on(offer: Offer) -> str:
    return day_in_words(offer.deadline) if offer.deadline else ""


def _away(days: int) -> str:
    return {0: "which is today", 1: "which is tomorrow"}.get(days, f"in {days} days")
