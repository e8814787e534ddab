"""One line of an advert on its way from the pasted text, with all that its shape says about it."""

from dataclasses import dataclass

HEADS = (":", "\N{FULLWIDTH COLON}")  # at the end of a heading


@dataclass(frozen=True)
class Raw:
    """One line. mark : what was taken off its beginning. at : the line of the text it stands in, from 1.

    marked : it is an item of a list. explicit : it is written as a heading, "# …" or "**…**". after_gap : an empty
    line stands before it. inline : it is a part of its line, not the first. column : its place in a row, 0 for none.
    indent : blanks before it.
    """

    text: str
    mark: str
    at: int
    marked: bool = False
    explicit: bool = False
    after_gap: bool = False
    inline: bool = False
    column: int = 0
    indent: int = 0

    @property
    def has_words(self) -> bool:
        return any(map(str.isalpha, self.text))
