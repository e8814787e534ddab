"""The numbers of docs/model.md. `python tests/model_numbers.py` (or `make docs`) computes them and writes them there.

A number stands between `<!-- its name -->` and `<!-- / -->`, which no reader sees. The name of a row of
`data/evidence.csv` stands for its figure, and `E176 counted` for who was counted. A name that begins
with `table:` stands for a whole table.
"""

import re
from collections.abc import Callable
from pathlib import Path

from model_page import answers, assumptions, calibration, candidate, published, rooms, several, waiting

from workbook.content.evidence import card, evidence_rows, figure

PAGE = Path(__file__).parents[1] / "docs" / "model.md"
MARKED = re.compile(r"<!-- (?P<name>[^/>]+?) -->(?P<text>.*?)<!-- / -->", re.DOTALL)
NO_BREAK = "\N{NO-BREAK SPACE}"
ROW = re.compile(r"[ES]\d{3}")

NUMBERS: dict[str, Callable[[], str]] = {
    **rooms.NUMBERS,
    **candidate.NUMBERS,
    **several.NUMBERS,
    **waiting.NUMBERS,
    **calibration.NUMBERS,
    **assumptions.NUMBERS,
    **answers.NUMBERS,
    **published.NUMBERS,
}


def computed(name: str) -> str:
    """The text that belongs between the marks of `name`. Raises `KeyError` for a name that nobody computes."""
    return _text(name).replace(" %", f"{NO_BREAK}%").replace(" ± ", f"{NO_BREAK}±{NO_BREAK}")


def _text(name: str) -> str:
    if ROW.fullmatch(name):
        return figure(evidence_rows()[name])
    if name.endswith(" counted"):
        return card(name.removesuffix(" counted")).counted
    text = NUMBERS[name]()
    return f"\n{text}\n\n" if name.startswith("table:") else text


def filled(document: str) -> str:
    """`document` with every marked text computed anew."""
    return MARKED.sub(lambda mark: f"<!-- {mark['name']} -->{computed(mark['name'])}<!-- / -->", document)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
