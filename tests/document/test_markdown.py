"""What was typed reads as it was typed, whoever draws the Markdown."""

import mistune
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from document.corpus import (
    CONTENT,
    NASTY,
    TODAY,
    Reader,
)
from workbook.document import as_markdown, sections_of, words
from workbook.document.markdown import escaped

PLUGINS = [
    "strikethrough", "footnotes", "table", "url", "task_lists", "def_list", "abbr", "mark", "insert", "superscript",
    "subscript", "math", "spoiler",
]  # fmt: skip


EVERYTHING = mistune.create_markdown(escape=False, plugins=PLUGINS)


PLAIN = mistune.create_markdown(escape=False)


WITHOUT_ENTITIES = mistune.create_markdown(escape=True, plugins=PLUGINS)  # shows them as they are written


def lines_of(text):
    """The lines that somebody sees."""
    shown = words.plainly(text).replace("\N{NO-BREAK SPACE}", " ").expandtabs(4)
    return [line.rstrip() for line in shown.split("\n") if line.strip()]


def reads_as_typed(text):
    """`text` as Markdown says the same, line by line, and is nothing but text."""
    typed = "".join(c for c in text if c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert set(Reader(WITHOUT_ENTITIES(escaped(words.plainly(text)))).tags) <= {"p", "br"}
    for render in (EVERYTHING, PLAIN):
        page = Reader(render(escaped(words.plainly(text))))
        assert set(page.tags) <= {"p", "br"}
        assert lines_of(page.text) == lines_of(typed)


@pytest.mark.parametrize("text", NASTY)
def test_what_was_typed_reads_as_typed_in_markdown(text):
    reads_as_typed(text)


@given(st.text(alphabet="ab1 \n\t\\`*_{}[]()<>#+-.!|~^$=&:;/@%'\"?,w", max_size=40))
@example("1.\n- a")
def test_anything_that_was_typed_reads_as_typed_in_markdown(text):
    reads_as_typed(text)


@given(st.lists(st.sampled_from(NASTY), min_size=1, max_size=4).map("\n".join))
def test_nothing_typed_is_anything_but_text_in_the_whole_markdown(text):
    answers = {"written.day-route": text, "people.order": ["person.1"], "person.1.name": text, "person.1.team": text}
    page = Reader(EVERYTHING(as_markdown(sections_of(answers, CONTENT), TODAY)))
    assert set(page.tags) <= {"h1", "h2", "h3", "p", "br", "strong"}
    assert page.tags.count("h2") == 2
    assert page.tags.count("h3") == 1
    assert page.tags.count("strong") == 2
