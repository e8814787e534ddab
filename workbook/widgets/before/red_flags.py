"""What to watch for, and how to ask about it politely."""

from traitlets import List, Unicode

from ...answers.catalogue import FLAG, FLAG_STATES
from ...answers.fields import Field
from ...answers.keys import key_of
from ...before.coverage import flags_in_words
from ...content.packs.schema import RedFlag
from ..kit.blocks import PROBLEM, SO_MANY, box, fields, said, sentences, title
from ..kit.sheet import Sheet

_GROUP = "Signs that something may be wrong"


class RedFlags(Sheet):
    """What to watch for, and how to ask about it politely."""

    called = "flags"
    blocks = (
        said("sentence", "flags-said", status=True),
        fields(folded=True, closed=True, counted=SO_MANY),
        box(title("To ask politely"), sentences("to_ask"), look="ask", when="to_ask"),
        PROBLEM,
    )

    sentence = Unicode().tag(sync=True)
    to_ask: List = List().tag(sync=True)  # the probes of what was seen and not asked about

    def make_fields(self) -> list[Field]:
        states = tuple(FLAG_STATES.items())
        return [
            Field(key_of(FLAG, flag), flag.text, "choice", _help(flag), states, unchosen="Not looked at", group=_GROUP)
            for flag in self._flags()
        ]

    def draw(self) -> None:
        super().draw()
        flags = self._flags()
        states = [field.written(self.answers.get(field.key)) for field in self.make_fields()]
        self.sentence = flags_in_words(states)
        self.to_ask = [flag.probe for flag, state in zip(flags, states, strict=True) if state == "seen"]

    def _flags(self) -> list[RedFlag]:
        return self.answers.here("red_flags")


def _help(flag: RedFlag) -> str:
    return f"You could say: “{flag.probe}” {flag.help}".strip()
