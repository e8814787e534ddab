"""From pasted text to lines without their marks: cells of tables, several on one line, one broken over several.

Nothing is lost on the way: what was taken off stands in `mark`.
"""

import re
from collections.abc import Iterator

from ...answers.bullets import split_bullets
from .joining import joined_lines, with_their_bullets
from .numbers import without_numbers
from .parts import items_in
from .raw import Raw


def lines_of(text: str) -> list[Raw]:
    """The lines of `text`, in order, lines of one sentence joined. A line without a letter stays as it is."""
    raw = list(_marked(text))
    split = [part for line in without_numbers(raw) for part in items_in(line)]
    return joined_lines(with_their_bullets(split))


def _marked(text: str) -> Iterator[Raw]:
    gap = True
    for at, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            gap = True
            continue
        mark, rest = split_bullets(line)
        if re.match(r"\s*\*\*(?=\S)", line):  # emphasis, not bullets
            mark, rest = "", line
        rest = re.sub(r" {2,}", " ", rest.strip())
        hashes = re.match(r"#{1,6}(?=\s)", rest)
        bold = re.fullmatch(r"(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*:?", rest)
        plainer = rest.replace("**", "").strip(" #_") if hashes or "**" in rest or "__" in rest else rest
        if bold and rest.endswith(":") and not plainer.endswith(":"):
            plainer += ":"
        explicit = bool(hashes or bold) and not mark.strip()
        indent = len(line) - len(line.lstrip())
        yield Raw(plainer, mark.strip(), at, bool(mark.strip()), explicit, gap, indent=indent)
        gap = False
