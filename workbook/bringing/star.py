"""The parts of a story, as they are marked in a text: situation, task, action, result, what was learned, what it shows.

"**S:** Two people left. **T:** Cover nights.", "Situation: …" on lines of their own, and headings with these words.
"""

import re
from functools import lru_cache

from ..content.data_files import data_rows
from .columns import STORY_PARTS
from .import_words import keys_of, squeezed
from .outline import OutlineLine, without_links

PARTS = (*STORY_PARTS, "learned", "shows")
_LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result", "l": "learned"}


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """A label with its colon: at the beginning of a line, or behind a blank when it is bold, or written large."""
    words = [row["word"] for row in data_rows("import_words.csv") if row["about"] == "column" and row["key"] in PARTS]
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    mark = r"(?:\*{1,3}|_{1,3})"
    return re.compile(
        rf"(?:^{mark}?|(?<=\s){mark}|(?<=\s)(?=[A-ZÀ-Þ]))(?P<word>{either})\s?(?:{mark}\s?[:–—-]|:\s?{mark}|:)\s?{mark}?",  # noqa: RUF001
        re.IGNORECASE,
    )


def part_of_star(word: str) -> str:
    """The part of a story that `word` stands for; "" for none."""
    return _LETTERS.get(squeezed(word)) or next((one for one in PARTS if one in keys_of("column", word)), "")


def parts_in(line: OutlineLine) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first label of a line, and then each part with its text."""
    raw = line.raw
    found = [(match, part) for match in _label().finditer(raw) if (part := part_of_star(match["word"]))]
    inline = [(match, part) for match, part in found if not match.start() or _is_bold_or_large(match)]
    if not inline:
        return line.text, []
    ends = [*(match.start() for match, _part in inline[1:]), len(raw)]
    texts = [without_links(raw[match.end() : end]) for (match, _part), end in zip(inline, ends, strict=True)]
    return without_links(raw[: inline[0][0].start()]), list(zip((part for _match, part in inline), texts, strict=True))


def _is_bold_or_large(match: re.Match[str]) -> bool:
    return match[0][0] in "*_" or match["word"][0].isupper()
