"""The message to the recruiter that asks for what is not known yet."""

from typing import Any

from traitlets import Dict, List, Unicode

from ..fields import Field
from ..letters import CHANNELS, letter_to_recruiter
from ..packs.schema import Fact
from ..process import ASK_AT_MOST, CHANNEL, ask_key, chosen, missing
from ..reading import when_in_words
from .assets import script, style
from .letter_sheet import LETTER_SCRIPTS, LETTER_STYLES, whole
from .part import asset
from .process_facts import facts_of
from .sheet import Sheet


class RecruiterMessage(Sheet):
    """Ticks for what to ask, and the message that asks it."""

    _esm = asset(script(*LETTER_SCRIPTS, "recruiter_message"))
    _css = asset(style(*LETTER_STYLES, "recruiter_message"))

    letter = Dict().tag(sync=True)  # {"subject", "text"}; empty when there is nothing to ask
    summary = Unicode().tag(sync=True)
    channels: List = List([list(item) for item in CHANNELS.items()]).tag(sync=True)
    channel = Unicode("email").tag(sync=True)

    def make_fields(self) -> list[Field]:
        """A tick for each fact that is not known and that they can tell; those beyond the first few start unticked."""
        return [Field(ask_key(fact), fact.ask, "tick") for fact in self._missing()]

    def draw(self) -> None:
        super().draw()
        recorded = str(self.answers.get(CHANNEL))
        self.channel = recorded if recorded in CHANNELS else "email"
        questions = [fact.ask for fact in chosen(self._missing(), self.answers.get)]
        self.summary = summary(len(self._missing()), len(questions))
        self.letter = self._letter(questions) if questions else {}

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "channel" and (channel := str(content.get("channel"))) in CHANNELS:
            self.change({CHANNEL: channel})
        elif do == "take" and self.letter:
            file = f"questions-{self.channel}.txt"
            self.send({"file": file, "type": "text/plain", "text": whole(self.letter)})
        else:
            super().heard(do, content)

    def _typed(self, field: Field) -> str:
        ticked = {ask_key(fact) for fact in chosen(self._missing(), self.answers.get)}
        return "yes" if field.key in ticked else ""

    def _fill(self, field: Field, typed: str) -> None:
        self._on_page[field.key] = typed
        self.change({field.key: field.read(typed)})

    def _missing(self) -> list[Fact]:
        return missing(facts_of(self.answers), self.answers.get)

    def _letter(self, questions: list[str]) -> dict[str, str]:
        when = self.answers.situation.when
        letter = letter_to_recruiter(
            self.channel,
            self.answers.content.message,
            questions,
            str(self.answers.get("interview.employer") or ""),
            when_in_words(when) if when else "",
        )
        return {"subject": letter.subject, "text": letter.text}


def summary(missing: int, asked: int) -> str:
    """What the message is about, in a sentence."""
    if not missing:
        return "There is nothing left to ask the recruiter. Well done."
    unknown = f"{missing} thing{' is' if missing == 1 else 's are'} not known yet"
    if not asked:
        return f"{unknown}, and none is ticked. Tick what you want to ask."
    many = f" More than {ASK_AT_MOST} questions are much for one message." if asked > ASK_AT_MOST else ""
    return f"{unknown}; the message asks for {asked}.{many}"
