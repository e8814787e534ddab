"""What is wrong with a pack, as sentences that say where it is wrong and what to write instead."""

from dataclasses import dataclass

from ...limits import Limit
from ...wording import counted

MOST_PROBLEMS = Limit(50, "problems listed for one pack", "{count} found after this one.")

LONGEST_OF_A_PACK = Limit(
    40, "characters of what a pack says in a sentence about it", harmless="the pack stays as it is"
)


@dataclass(frozen=True)
class Problem:
    """One thing to mend. line : counted from 1; 0 when the file could not be read at all. field : may be empty."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        where = [shown_of_pack(self.file, 200), f"line {self.line}" if self.line else "", self.field]
        return f"{', '.join(part for part in where if part)}: {self.sentence}"


class PackError(ValueError):
    """A pack cannot be used. problems : all of them in the order of the lines, at least one, at most 51."""

    def __init__(self, problems: list[Problem]) -> None:
        listed = sorted(problems, key=lambda problem: problem.line)[:MOST_PROBLEMS]
        more = len(problems) - len(listed)
        if more:
            count = counted(more, "more problem was", "more problems were")
            last = listed[-1]
            listed.append(Problem(last.file, last.line, "", MOST_PROBLEMS.sentence(count=count)))
        self.problems = tuple(listed)
        super().__init__("\n".join(map(str, self.problems)))


def shown_of_pack(text: str, longest: int = LONGEST_OF_A_PACK) -> str:
    """`text` short enough to be quoted in a sentence, what cannot be seen made visible."""
    short = text if len(text) <= longest else f"{text[:longest]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


def quoted(text: str) -> str:
    return f'"{shown_of_pack(text)}"'
