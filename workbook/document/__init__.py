"""My workbook as one readable document: what was answered, section by section, and what of it is private."""

from .homes import LEFT_OUT, TITLES
from .sections import DocumentPart, Section, home_of, sections_in_words, sections_of, taken
from .writing import as_html, as_markdown

__all__ = [
    "LEFT_OUT",
    "TITLES",
    "DocumentPart",
    "Section",
    "as_html",
    "as_markdown",
    "home_of",
    "sections_in_words",
    "sections_of",
    "taken",
]
