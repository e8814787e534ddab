"""What a content pack may hold. A pack is one YAML file; every entry in it has a key that never changes.

What people answer is kept under these keys, so an entry may be reworded at any time, but a new meaning needs a new key.
Text is shown as it is written: it is never HTML or Markdown.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core.core_schema import CoreSchema, literal_schema

from ..kinds import FORMS, QUESTION_TYPES, REFLECTION_MODELS
from ..rows import LISTS
from .elsewhere import DONE_BY, KEPT_BY_KEY, not_entered

# What is prepared before an interview, and what comes after it.
AREAS = {
    "process": "The process",
    "people": "The people",
    "content": "What you will be asked",
    "fit": "Fit",
    "stakeholders": "Stakeholders",
    "logistics": "The day",
}
LATER = {
    "afterwards": "Afterwards",
    "references": "References",
    "offer": "An offer",
    "learning": "What you have learned",
}

# The situations an entry may be limited to.
RoundKind = Literal["first", "second", "later", "final", "offer"]
Format = Literal["separate", "panel", "task", "presentation", "structured", "informal"]
PlaceKind = Literal["on_site", "video", "phone"]

AUDIENCES = {
    "recruiter": "The recruiter or HR",
    "manager": "The hiring manager",
    "peer": "Future colleagues",
    "leader": "A senior leader",
    "partner": "Users and partners",
}

LETTERS = {
    "thanks": "Thank you",
    "follow-up": "Asking how it stands",
    "follow-up-last": "Asking a second and last time",
    "ask-referee": "May I name you?",
    "brief-referee": "What to know before they call",
    "thank-referee": "Thank you, and what came of it",
    "ask-time": "Asking for time",
    "ask-conditions": "Questions about the offer",
    "tell-others": "Telling others that there is an offer",
    "negotiate": "Asking for two or three things",
    "accept": "Accepting",
    "decline": "Saying no to an offer",
    "withdraw": "Withdrawing elsewhere",
    "after-no": "After a no",
}


class OneOf:
    """A text that is one of `keys`, as `Literal` says it of keys that stand nowhere else."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = list(keys)

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return literal_schema(self._keys)


Area = Annotated[str, OneOf([*AREAS, *LATER])]

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^\S[^\n]*$")]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
JournalKey = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.([a-z0-9_]+(-[a-z0-9_]+)*|\*))+$", max_length=100)]
Minutes = Annotated[int, Field(ge=1, le=240)]


def _can_be_entered(line: str) -> str:
    if said := not_entered(line):
        raise ValueError(said)
    return line


Entered = Annotated[str, StringConstraints(pattern=DONE_BY, max_length=300), AfterValidator(_can_be_entered)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AppliesTo(_Frozen):
    """Where an entry belongs. An empty list stands for everywhere."""

    round: tuple[RoundKind, ...] = ()
    format: tuple[Format, ...] = ()
    role_family: tuple[Key, ...] = ()
    place: tuple[PlaceKind, ...] = ()


class PackEntry(_Frozen):
    """What every entry has. minutes : how long it takes to do or to prepare. source : where it comes from.

    group : the heading it stands under; empty for none.
    """

    key: Key
    text: ShortText
    area: Area
    minutes: Minutes
    source: ShortText
    applies_to: AppliesTo = AppliesTo()
    help: LongText = ""
    group: ShortText = ""

    @property
    def place(self) -> str:
        """What tells it apart within its section: its key, and for a field of a row also what the row is about."""
        return self.key


class Answered(PackEntry):
    """What is answered or ticked. private : false only where the answer tells nothing that others may not know.

    What is private goes into the document, and onto the printed card, only when the person says so.
    """

    private: bool = True


class Item(Answered):
    """Something to do, to be ticked. matters : 3 for what matters most.

    when : `before` the interview; what is for the `day` itself or for `after` it is advice, and is not planned.
    done_by : what is entered elsewhere, so that it is done; all of these lines (entered.py says what they mean).
    """

    matters: Annotated[int, Field(ge=1, le=3)] = 2
    when: Literal["before", "day", "after"] = "before"
    done_by: tuple[Entered, ...] = ()

    @model_validator(mode="after")
    def _is_not_for_later(self) -> "Item":
        if self.area in LATER and self.when != "after":
            raise ValueError(f"the area '{self.area}' is for the time after the interview, so this needs when: after")
        return self


class Choice(_Frozen):
    """One answer that can be chosen."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$", max_length=64)]
    text: ShortText


class Settled(_Frozen):
    """Another answer after which a fact need not be asked for. key : where it is kept; * stands for any row of a list.

    values : the answers that settle it, `unknown` while there is none; any answer when the list is empty.
    hides : then there is nothing left to answer, so the page does not ask either, unless it was answered before.
    """

    key: JournalKey
    values: tuple[ShortText, ...] = ()
    hides: bool = False


class Fact(Answered):
    """Something to find out. ask : how to ask the recruiter for it; empty if it is not theirs to tell.

    kind : how it is answered; `people` is a count or a range of people. choices : for the kind `choice`.
    journal : the key under which another page keeps the same answer, so that nothing is entered twice.
    low, high : the range of a number. settled_by : other answers, any of which makes it needless to ask.
    private_to_ask : false where asking for it tells nothing about the person, so that a page may suggest it; else only
    they tick it, and the tick is private. An answer that another page keeps is as private as that page says.
    was : the journal keys under which the same was asked before; such answers are kept with this one.
    """

    kind: Literal["line", "text", "choice", "date", "number", "people", "yes_no"] = "line"
    settled_by: tuple[Settled, ...] = ()
    private_to_ask: bool = True
    was: tuple[JournalKey, ...] = ()
    low: int = 0
    high: int = 100
    choices: tuple[Choice, ...] = ()
    ask: LongText = ""
    journal: Annotated[str, OneOf(["", *KEPT_BY_KEY])] = ""

    @model_validator(mode="after")
    def _has_choices(self) -> "Fact":
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("choices belong to the kind 'choice', and that kind needs them")
        return self

    @model_validator(mode="after")
    def _fits_the_other_pages(self) -> "Fact":
        if self.journal:
            there = KEPT_BY_KEY[self.journal]
            if self.kind != there.kind:
                raise ValueError(f"an answer kept under {self.journal} needs the kind '{there.kind}'")
            if {choice.key for choice in self.choices}.difference(there.choices):
                raise ValueError(f"the choices of {self.journal} may be {', '.join(sorted(there.choices))}")
            if self.kind == "number" and not there.low <= self.low <= self.high <= there.high:
                raise ValueError(f"low and high of {self.journal} must be within {there.low} and {there.high}")
        return self


class Prompt(Answered):
    """A question to think about and answer in writing. of : what the answer is about. low, high : of a number.

    A `round` is one interview, looked back at; `told` is something the person told an employer. A `number` is whole,
    an `amount` may have two decimals, `money` is in the currency of its row. was : the journal keys under which the
    same was asked before; such answers are kept with this one.
    """

    of: Annotated[str, OneOf(["general", *(rows.row for rows in LISTS if rows.asked)])] = "general"
    was: tuple[JournalKey, ...] = ()
    kind: Literal["line", "text", "choice", "number", "amount", "money", "date", "yes_no"] = "text"
    low: int = 0
    high: int = 100
    choices: tuple[Choice, ...] = ()

    @property
    def place(self) -> str:
        return self.key if self.of == "general" else f"{self.of}.{self.key}"


class Question(Answered):
    """A question that may be asked. tests : what it is really about. competency : in one or two words."""

    type: Annotated[str, OneOf(QUESTION_TYPES)]
    tests: ShortText
    competency: ShortText


class ReverseQuestion(Answered):
    """A question to ask them."""

    audience: Annotated[str, OneOf(AUDIENCES)]


class MessagePart(PackEntry):
    """A part of the message to the recruiter; `text` is spoken or written as it stands."""

    channel: Literal["email", "call"]
    part: Literal["subject", "opening", "ask", "closing"]


class UsualStakeholder(PackEntry):
    """Somebody with an interest in who is hired. worry, proof : what they tend to fear, and what would calm them."""

    worry: ShortText
    proof: ShortText


class RedFlag(PackEntry):
    """Something to watch for. probe : how to ask about it politely."""

    probe: ShortText


class Adjustment(PackEntry):
    """A barrier (`text`) and a change that may take it away. ask : how to ask for it."""

    change: ShortText
    ask: LongText


class Starter(PackEntry):
    """A plan for a bad moment: if `text`, then `then`."""

    then: ShortText


class Persona(PackEntry):
    """A made-up candidate to try the workbook with. `text` says who they are."""

    name: ShortText
    sector: ShortText
    role: Key
    employer: ShortText
    format: Annotated[str, OneOf(FORMS)]
    days_ahead: Annotated[int, Field(ge=0, le=60)]
    people: tuple[ShortText, ...]
    needs: tuple[ShortText, ...]
    evidence: tuple[ShortText, ...]
    worries: tuple[ShortText, ...]


class Reflection(PackEntry):
    """A question of a reflection. step : the part of the model it belongs to, such as "Feelings".

    depth : 1 is asked in 3, 10 and 25 minutes, 2 in 10 and 25, 3 in 25 only. action : the answer is a next step.
    """

    model: Annotated[str, OneOf(REFLECTION_MODELS)]
    step: ShortText
    depth: Annotated[int, Field(ge=1, le=3)] = 2
    action: bool = False


class LetterPart(PackEntry):
    """A paragraph of a letter. Of the entries with one `part`, the first is taken whose {…} are all known.

    The paragraphs stand in the order in which their parts come first; the part `subject` stands above the letter.
    """

    letter: Annotated[str, OneOf(LETTERS)]
    part: Key


class Condition(PackEntry):
    """Something to look for in an offer. ask : the question when it is missing or not clear; who : whom to ask."""

    ask: LongText
    who: Literal["employer", "adviser"] = "employer"


class Criterion(PackEntry):
    """Something by which offers are compared."""


class ConfidenceTask(PackEntry):
    """Something to do in an interview, of which one is more or less confident."""


class ReferenceQuestion(PackEntry):
    """What a referee is probably asked. angle : who can answer it best; empty for anybody."""

    angle: Literal["", "manager", "peer", "key_need"] = ""


class Support(PackEntry):
    """What is said when somebody is not well. when : they feel `low`, or their words speak of `danger`."""

    when: Literal["low", "danger"]


class Pack(_Frozen):
    """One content file. pack : its id. A later pack's entry replaces the one with the same key."""

    pack: Key
    title: ShortText
    about: LongText = ""
    checklist: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    questions: tuple[Question, ...] = ()
    reverse_questions: tuple[ReverseQuestion, ...] = ()
    message: tuple[MessagePart, ...] = ()
    stakeholders: tuple[UsualStakeholder, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    starters: tuple[Starter, ...] = ()
    personas: tuple[Persona, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    letters: tuple[LetterPart, ...] = ()
    conditions: tuple[Condition, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    tasks: tuple[ConfidenceTask, ...] = ()
    reference_questions: tuple[ReferenceQuestion, ...] = ()
    support: tuple[Support, ...] = ()
    hide: Annotated[tuple[Key, ...], Field(description="keys of entries in earlier packs that are not shown")] = ()
