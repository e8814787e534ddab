"""The message to the recruiter that asks for what is not known yet."""

from typing import Any

from traitlets import List, Unicode

from ...answers.applications import Application
from ...answers.catalogue import CHANNEL, EMPLOYER, FIRST, NAME
from ...answers.fields import Field
from ...answers.keys import fact_key
from ...answers.letters import CHANNELS, Letter, letter_to_recruiter, signature
from ...before.asking_first import HARDLY, narrowing, narrows_in_words
from ...before.the_process import ASK_AT_MOST, ask_key, chosen_facts, missing, nothing_to_ask
from ...content.packs.schema import Fact
from ...wording import counted, when_in_words
from ..kit.blocks import PROBLEM, SO_MANY, box, choice, fields, letter, said
from ..kit.few import few_first
from ..kit.letter_sheet import LetterSheet
from .process_facts import facts_of

NAME_FIELD = Field(
    NAME,
    "Your name",
    "line",
    "It closes every letter. Initials will do.",
    place="name",
)


class RecruiterMessage(LetterSheet):
    """Ticks for what to ask, first what would narrow the odds most; the person's name; and the message that asks it."""

    called = "recruiter"
    blocks = (
        said("summary", "summary", status=True),
        fields(folded=True, counted=SO_MANY | {"kinds": ["tick"]}),
        box(fields("name"), choice("How will you ask?", "channels", "channel", "channel"), look="two", tag="div"),
        letter(),
        PROBLEM,
    )

    channels: List = List([list(item) for item in CHANNELS.items()]).tag(sync=True)
    channel = Unicode("email").tag(sync=True)

    def make_fields(self) -> list[Field]:
        """A tick for each fact that is not known and that they can tell, then the name that closes the letters."""
        ticks = [Field(ask_key(fact), fact.ask, "tick", self._would_narrow(fact)) for fact in self._missing]
        return [*few_first(ticks, few=ASK_AT_MOST), NAME_FIELD]

    def draw(self) -> None:
        interview = self.answers.application(FIRST)
        self._over = nothing_to_ask(interview, self.answers.now_there())
        self._weigh(interview, [] if self._over else facts_of(self.answers))
        recorded = str(self.answers.get(CHANNEL))
        self.channel = recorded if recorded in CHANNELS else "email"
        self.file = f"questions-{self.channel}.txt"
        super().draw()

    def make_summary(self) -> str:
        return self._over or message_summary(len(self._missing), len(self._chosen()))

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "channel" and (channel := str(content.get("key"))) in CHANNELS:
            self.keep({CHANNEL: channel})
        else:
            super().heard(do, content)

    def _weigh(self, interview: Application, facts: list[Fact]) -> None:
        """Find what is missing, and what of it would narrow the odds."""
        get = self.answers.get
        open_ones = [fact_key(fact) for fact in missing(facts, get)]
        self._narrows = narrowing(interview, self.answers.candidate, open_ones)
        self._decides = {key: narrows for key, narrows in self._narrows.items() if narrows >= HARDLY}
        self._missing = missing(facts, get, self._decides)

    def _chosen(self) -> list[Fact]:
        return chosen_facts(self._missing, self.answers.get, self._decides)

    def _would_narrow(self, fact: Fact) -> str:
        narrows = self._narrows.get(fact_key(fact))
        return "" if narrows is None else narrows_in_words(narrows)

    def _typed(self, field: Field) -> str:
        if field.kind != "tick":
            return super()._typed(field)
        ticked = {ask_key(fact) for fact in self._chosen()}
        return "yes" if field.key in ticked else ""

    def _fill(self, field: Field, typed: str) -> None:
        if field.kind != "tick":
            super()._fill(field, typed)
            return
        self._on_page[field.key] = typed
        self.keep({field.key: field.read(typed)})

    def make_letter(self) -> Letter | None:
        questions = [fact.ask for fact in self._chosen()]
        when, answers = self.answers.situation.when, self.answers.values()
        return (
            letter_to_recruiter(
                self.channel,
                self.answers.content.message,
                questions,
                str(answers.get(EMPLOYER) or ""),
                when_in_words(when) if when else "",
                signature(answers),
            )
            if questions
            else None
        )


def message_summary(missing: int, asked: int) -> str:
    """What the message is about, in a sentence."""
    if not missing:
        return "There is nothing left to ask the recruiter. Well done."
    unknown = f"{counted(missing, 'thing is', 'things are')} not known yet"
    if not asked:
        return f"{unknown}, and none is ticked. Tick what you want to ask."
    many = ASK_AT_MOST.sentence() if asked > ASK_AT_MOST else ""
    return f"{unknown}; the message asks for {asked}.{many}"
