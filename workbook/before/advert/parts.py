"""Several on one line: the cells of a row of a table, or items with marks or numbers between them."""

import re
from dataclasses import replace
from itertools import pairwise

from .advert_words import words
from .raw import HEADS, Raw

DASHES = "-\u2013\u2014"
_STRONG = (  # nobody writes these inside a sentence
    r"[\u2022\u2023\u25a0\u25a1\u25aa\u25ab\u25b6\u25b8\u25ba\u25c6\u25c7\u25cf\u25e6\u2043\u2219\u2705\u2713\u2714\u2794-\u27be"
    r"\u30fb\ue000-\uf8ff]"
)
_BETWEEN = re.compile(rf"\s+{_STRONG}\ufe0f?\s*|{_STRONG}\ufe0f?\s+")
_WEAK = re.compile(r"\s+([-\u2013\u2014\u00b7*|]|\u203b|[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?)\s+")
_COUNTED = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[.)]\s+")


def items_in(line: Raw) -> list[Raw]:
    """The cells of a row of a table, or the items of a line that holds several."""
    text = line.text
    if "|" in text and (text.count("|") > 1 or line.mark == "|"):
        return _several(line, text.strip("| ").split("|"), in_row=True)
    return _several(line, text.split("\t") if "\t" in text else _items(text, line.mark), in_row="\t" in text)


def _several(line: Raw, texts: list[str], in_row: bool) -> list[Raw]:
    cells = [(place, text.strip().removesuffix(";").rstrip()) for place, text in enumerate(texts, 1) if text.strip()]
    if len(cells) <= 1:
        return [replace(line, text=cells[0][1] if cells and in_row else line.text)]
    first = cells[0][0]
    return [
        replace(
            line,
            text=text,
            mark=line.mark if place == first else "",
            marked=line.marked or in_row or place > first or not text.endswith(HEADS),
            inline=place > first,
            after_gap=line.after_gap and place == first,
            column=place if in_row else 0,
        )
        for place, text in cells
    ]


def _items(text: str, mark: str) -> list[str]:
    """The items of a line with marks in it; the whole line when there are none, or too few to be sure."""
    if len(found := [part.strip() for part in _BETWEEN.split(text)]) > 1:
        return [part for part in found if part]
    head, colon, _rest = text.partition(":")
    headed = (
        bool(colon)
        and len(head) <= 40
        and bool(re.match(r":\s*[-\u2013\u2014\u00b7*|]|:\s*[^\w\s\"'(\u00ab]", text[len(head) :]))
    )
    marks = [match[1] for match in _WEAK.finditer(text)]
    one = max(marks, key=marks.count, default="")
    if (
        one
        and (marks.count(one) >= 2 or headed or (one == mark and one not in DASHES))
        and (headed or one == mark or one in "·|" or len(one) > 1 or one > "\u2600")
    ):
        return [part.strip() for part in re.split(rf"\s+{re.escape(one)}\s+", text) if part.strip()]
    counted = list(_COUNTED.finditer(text))
    if len(counted) > 1 and all(int(b[1]) == int(a[1]) + 1 for a, b in pairwise(counted)):
        starts = [0, *(match.start() for match in counted), len(text)]
        return [part for a, b in pairwise(starts) if (part := _COUNTED.sub("", text[a:b], 1).strip())]
    if colon and text.count(";") > 1 and words().heading(head)[1] > 0.6:
        return [f"{head}:", *(part.strip() for part in text[len(head) + 1 :].split(";") if part.strip())]
    return [text]
