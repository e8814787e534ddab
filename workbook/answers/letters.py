"""Letters and call scripts, put together from the parts in the packs and what the person wants to ask."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .catalogue import NAME
from .reading import without_directions
from .templates import template

if TYPE_CHECKING:
    from ..content.packs.schema import LetterPart, MessagePart

BLANK = "[your name]"  # stands in a letter until the person gave a name, to be filled in by hand
CHANNELS = {"email": "An e-mail", "call": "A call, with room for notes"}


@dataclass(frozen=True)
class Letter:
    """subject : empty for a call. text : plain, ready to be sent or read aloud."""

    subject: str = field(repr=False)
    text: str = field(repr=False)


def letter_to_recruiter(
    channel: str,
    parts: Sequence["MessagePart"],
    questions: Sequence[str],
    employer: str = "",
    when: str = "",
    name: str = "",
) -> Letter:
    """The message that asks `questions`; of each part the first that can be filled in with what is known.

    channel : a key of `CHANNELS`. employer, when : stand in for {employer} and {when} in a part.
    name : of whoever writes; while it is empty, the blank for it stays.
    Raises `ValueError` for another channel.
    """
    if channel not in CHANNELS:
        raise ValueError(f"channel must be one of {', '.join(CHANNELS)}. You gave: {channel}.")
    known = {
        "{employer}": without_directions(employer) or "your company",
        "{when}": when or "our interview",
        **_signed(name),
    }
    said = {part.part: _filled(part.text, known) for part in reversed(parts) if part.channel == channel}
    text = template(f"answers/recruiter_{channel}.txt.j2").render(
        opening=said.get("opening", ""), ask=said.get("ask", ""), closing=said.get("closing", ""), questions=questions
    )
    return Letter(said.get("subject", ""), text.strip() + "\n")


def written_letter(kind: str, parts: Iterable["LetterPart"], known: Mapping[str, str], name: str) -> Letter:
    """The letter of this kind, put together from `parts`.

    kind : a key of `LETTERS`. known : what stands for {place} in a part; empty when it is not known.
    name : of whoever writes; while it is empty, the blank for it stays.
    Of the entries with one part the first is taken whose names are all known; a part without such an entry is left out.
    """
    filled_in = {f"{{{place}}}": without_directions(words).strip() for place, words in known.items()} | _signed(name)
    said: dict[str, str] = {}
    for part in (one for one in parts if one.letter == kind):
        if not said.get(part.part):  # an empty one keeps its place
            missing = any(not filled_in.get(place) for place in _PLACE.findall(part.text))
            said[part.part] = "" if missing else _ended(_filled(part.text, filled_in), part)
    subject = said.pop("subject", "")
    text = template("answers/letter.txt.j2").render(paragraphs=[words for words in said.values() if words])
    return Letter(" ".join(subject.split()), text.strip() + "\n" if text.strip() else "")


def _ended(paragraph: str, part: "LetterPart") -> str:
    """With a full stop behind what a person typed at its end without one; lists and subjects have none."""
    typed_last = (
        part.text.endswith("}") and part.part != "subject" and not paragraph.rpartition("\n")[2].startswith("- ")
    )
    return f"{paragraph}." if typed_last and paragraph[-1:].isalnum() else paragraph


def as_list(lines: Iterable[str]) -> str:
    """`lines` as they stand in a letter, each after a dash; empty when there are none."""
    return "\n".join(f"- {' '.join(line.split())}" for line in lines if line.strip())


def signature(answers: Mapping[str, object]) -> str:
    """The person's name as it closes a letter; empty when it was not given."""
    name = answers.get(NAME)
    return " ".join(without_directions(name).split()) if isinstance(name, str) else ""


def _signed(name: str) -> dict[str, str]:
    return {BLANK: name or BLANK}


_PLACE = re.compile(r"\{[a-z_]+\}")


def _filled(text: str, known: Mapping[str, str]) -> str:
    """`text` with its {…} filled in. What is filled in is not searched again, so it cannot hold another one."""
    return re.sub("|".join(map(re.escape, known)) or "(?!)", lambda found: known[found[0]], text)
