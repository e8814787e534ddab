"""Accept one offer, once, and then tell all the others."""

from collections.abc import Callable
from typing import Any

from traitlets import Bool, List, Unicode

from ...answers.applications import Application, choices
from ...answers.fields import Field
from ...answers.letters import Letter
from ...answers.state import Answers
from ...content.rows import Changes
from ...offer.accepting import (
    Accepted,
    OtherApplication,
    accept,
    accepted_offer,
    elsewhere,
    in_hand,
    not_told,
    pay_for_letter,
    still_open,
    take_back,
    tell,
    unclear,
)
from ...offer.conditions import known_of
from ...offer.offers import Offer, offer_names
from ...wording import day_in_words
from ..kit.blocks import (
    PICK,
    PROBLEM,
    box,
    fold,
    items,
    letter,
    line,
    link,
    named,
    part_of,
    press,
    said,
    sentences,
    title,
)
from ..kit.letter_sheet import LetterSheet, whole_letter
from ..kit.written import letter_from

NO_OFFER = "There is no offer in your list yet. Add it above, under “What you were offered”."
_MEAN_IT = (
    "Press it only if you mean to begin there. To say yes and keep looking hurts people who counted on you, and you "
    "later."
)
_SET_UP = ". Then set up the start: the first day in your calendar, your notice in time, some days of rest."
_AN_OFFER = ("an offer you have", "This offer then counts as answered.")
_AN_APPLICATION = ("an open application", "“Your pipeline” then says that you withdrew.")
NOW_ACCEPT = "When you are sure: send the letter first, then press the button below it."


class AcceptOnce(LetterSheet):
    """The letter that accepts an offer, what is still open about it, and who is to be told once it is accepted."""

    called = "accepting"
    blocks = (
        said("summary", "summary", status=True),
        said("notice", "note notice", status=True),
        box(
            named("accepted", title(of="accepted", look="yes")),
            press("Take it back", "take_back"),
            line("Only if this was a mistake. What “Your pipeline” says about this application stays as it is.",
                look="help"),
            look="after-yes", tag="div", when="accepted",
        ),
        box(
            PICK,
            box(
                title("Still open"),
                sentences("points"),
                line("You may go on all the same. It is your decision.", look="help"),
                look="still-open", when="points",
            ),
            fold("Your letter of acceptance", letter(), when="letter", opened="!accepted", turns=True),
            box(
                press("I have accepted this offer, in writing", "accept", "primary", key="picked",
                    lands=("accepted", "accepted")),
                line(_MEAN_IT, look="help"),
                look="sure", tag="div", when="may_accept",
            ),
            tag="div",
        ),
        box(
            named("elsewhere", line("Withdraw elsewhere", look="title", tag="h3")),
            line("Each of these waits for somebody. A short letter today lets them go on.", look="help", when="others"),
            sentences("unclear", "unclear"),
            named("others", items(
                "others",
                fold(
                    "",
                    letter(key="key"),
                    box(
                        press("I have told them", "told", "primary", about="I have told them: {name}", key="key",
                            lands=("told", "others", "done", "elsewhere")),
                        said("means", "help"),
                        look="sent", tag="div",
                    ),
                    heads=(part_of("name", "other-name"), part_of("what", "kind")),
                    look="twin other",
                ),
                look="others-list", tag="div",
            )),
            items(
                "told",
                line(part_of("1"), " ", press("Take it back", "not_told", about="Take it back: {1}", key="0",
                    lands=("told", "others", "done", "elsewhere")), tag="span"),
                look="told",
            ),
            box(
                named("done", said("done", "summary")),
                line("Now tell your referees and all who helped you: ", link("08-afterwards", "Afterwards"), _SET_UP),
                look="done-all", tag="div", when="done",
            ),
            look="withdraw", when="accepted",
        ),
        PROBLEM,
    )  # fmt: skip

    points: List = List().tag(sync=True)  # sentences on what is still open
    accepted = Unicode().tag(sync=True)  # which offer was accepted and when, in a sentence; empty before
    notice = Unicode().tag(sync=True)  # what the last press did
    unclear: List = List().tag(sync=True)  # sentences on what cannot be told by the lists
    others: List = List().tag(sync=True)  # [{"key", "name", "offer", "letter": {"subject", "text"}}, …], not told yet
    told: List = List().tag(sync=True)  # [[key, sentence], …], each of which can be taken back
    done = Unicode().tag(sync=True)  # empty until all are told
    may_accept = Bool(False).tag(sync=True)  # there is a letter, and nothing accepted yet
    pick_label = Unicode("Which offer do you accept?").tag(sync=True)
    file = "accepting.txt"

    def __init__(self, answers: Answers) -> None:
        self._told_now: list[str] = []  # applications that were withdrawn here, since the page was opened
        super().__init__(answers)

    def make_fields(self) -> list[Field]:
        return []

    def make_picks(self) -> list[list[str]]:
        offers, was = self._offers(), self._accepted()
        return [[key, name] for key, name in offer_names(offers).items() if was is None or key == was.key]

    def make_summary(self) -> str:
        if self._accepted():
            return ""
        return NOW_ACCEPT if self.picked else NO_OFFER

    def make_letter(self) -> Letter | None:
        offer = next((one for one in self._offers() if one.key == self.picked), None)
        if offer is None:
            return None
        start = day_in_words(offer.start) if offer.start else ""
        return self._letter("accept", offer, start=start, pay=pay_for_letter(offer))

    def draw(self) -> None:
        super().draw()
        offers, applications, was = self._offers(), self.answers.applications(), self._accepted()
        self.points = [] if was else self._points(offers, applications)
        self.accepted = was.sentence if was else ""
        self.may_accept = bool(self.letter) and not was
        self.unclear = unclear(offers, applications, was.key) if was else []
        others, told = elsewhere(self.answers.values(), offers, applications, was.key) if was else ([], [])
        self.others = [self._as_json(one, offers) for one in others]
        self.told = (self._withdrawn_here(applications) if was else []) + [
            [one.key, f"You said no to {one.name}."] for one in told
        ]
        self.done = done(self.told) if was and not others else ""

    def heard(self, do: str, content: dict[str, Any]) -> None:
        key = str(content.get("key"))
        if do == "accept":
            self._attempt(lambda: self._accept(key))
        elif do == "take_back":
            self._attempt(self._take_back)
        elif do == "told" and key in [one["key"] for one in self.others]:
            self._attempt(lambda: self._tell(key))
        elif do == "not_told" and key in [one for one, _sentence in self.told]:
            self._attempt(lambda: self._not_told(key))
        elif do == "take" and (text := self._text_for(key)):
            self.send({"file": "no-thank-you.txt", "type": "text/plain", "text": text})
        else:
            super().heard(do, content)

    def _attempt(self, changes: Callable[[], Changes]) -> None:
        """Make a change and have the whole page follow it; when it is refused, say why."""
        self.answers.catch_up(self.page)  # another page may have been faster
        self.notice = ""
        values = self.unless_refused(changes)
        if values is None:
            self.show()
        else:
            self.keep(values)

    def _accept(self, key: str) -> Changes:
        return accept(self.answers.values(), key, self._offers(), self.answers.applications(), self.today)

    def _take_back(self) -> Changes:
        if was := self._accepted():
            self.notice = (
                f"Taken back. {was.name} counts as not accepted again. What “Your pipeline” says about your "
                "applications stays as it is. If your letter is out already, call them today."
            )
        return take_back()

    def _tell(self, key: str) -> Changes:
        changes = tell(self.answers.values(), key, self._offers(), self.answers.applications(), self.today)
        self._told_now.append(key)
        return changes

    def _not_told(self, key: str) -> Changes:
        return not_told(self.answers.values(), key, self.answers.applications())

    def _withdrawn_here(self, applications: tuple[Application, ...]) -> list[list[str]]:
        withdrawn = {one.key for one in applications if one.outcome == "withdrawn"} & {*self._told_now}
        return [[key, f"You withdrew from {name}."] for key, name in choices(applications) if key in withdrawn]

    def _points(self, offers: tuple[Offer, ...], applications: tuple[Application, ...]) -> list[str]:
        offer = next((one for one in offers if one.key == self.picked), None)
        if offer is None:
            return []
        conditions = [(one.key, one.text) for one in self.answers.here("conditions")]
        return still_open(offer, self.answers.values(), conditions, applications, self.today)

    def _as_json(self, other: OtherApplication, offers: tuple[Offer, ...]) -> dict[str, Any]:
        if other.offer:
            written = self._letter("decline", next(one for one in offers if one.key == other.key))
        else:
            written = letter_from(self.answers, "withdraw", {"employer": other.employer})
        about = {"subject": written.subject, "text": written.text}
        what, means = _AN_OFFER if other.offer else _AN_APPLICATION
        said = {"what": what, "means": means}
        return {"key": other.key, "name": other.name, "offer": other.offer, "letter": about} | said

    def _letter(self, kind: str, offer: Offer, **known: str) -> Letter:
        return letter_from(self.answers, kind, {**known_of(offer), **known})

    def _text_for(self, key: str) -> str:
        """The letter to the one under `key`, as it stands in a file; empty when there is none."""
        about = next((one["letter"] for one in self.others if one["key"] == key), None)
        return whole_letter(about) if about else ""

    def _offers(self) -> tuple[Offer, ...]:
        return in_hand(self.answers.values())

    def _accepted(self) -> Accepted | None:
        return accepted_offer(self.answers.values(), self._offers())


def done(told: list[list[str]]) -> str:
    """What is said once nobody waits for an answer any more."""
    words = "Everybody has your answer." if told else "Nobody else waits for an answer."
    return f"Done. Congratulations on your new job! {words}"
