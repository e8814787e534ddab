"""The document as a page: marked in words, nothing typed becomes an element, and it asks for nothing."""

import pytest

from document.corpus import (
    ANSWERS,
    CONTENT,
    NASTY,
    SECTIONS_HERE,
    TODAY,
    Reader,
)
from workbook.content.rows import REFEREES
from workbook.document import TITLES, as_html, as_markdown, sections_of, taken


def test_what_is_private_is_marked_in_words():
    answers = {"written.day-route": "Tram", "written.day-bring": "Ana", "people.order": ["person.1"]}
    sections = sections_of(answers | {"person.1.name": "Uri", "person.1.team": "Data"}, CONTENT)
    markdown = as_markdown(sections, TODAY)
    assert "do I bring?** (private)\n\nAna" in markdown
    assert "do I get there?**\n\nTram" in markdown
    assert "## The people I meet\n\nAll of this section is private.\n\n### Person 1: Uri\n" in markdown
    assert "Made on Monday 23 November 2026. It holds 3 answers that are private, and marked so." in markdown
    assert "What is private in the workbook is not in it." in as_markdown(taken(sections, TITLES), TODAY)
    html = as_html(sections, TODAY)
    assert html.count('<span class="private">private</span>') == 1
    assert html.count("All of this section is private.") == 1


def tags_of(text):
    """The page when every answer is `text`, and when it is a plain word."""
    keys = [key for key, answer in ANSWERS.items() if isinstance(answer, str) and answer.startswith("canary")]
    pages = [as_html(sections_of(ANSWERS | dict.fromkeys(keys, said), CONTENT), TODAY) for said in (text, "word")]
    return [Reader(page) for page in pages]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_typed_becomes_an_element_of_the_page(text):
    page, plain = tags_of(text)
    assert page.tags == plain.tags
    assert page.names == plain.names
    assert not {"script", "img", "iframe", "form", "object", "embed", "base"} & set(page.tags)
    assert not any(name.startswith("on") for name in page.names)
    assert " ".join(text.split()) in " ".join(page.text.split())


def test_the_page_asks_for_nothing_and_runs_nothing():
    html = as_html(SECTIONS_HERE, TODAY)
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" in html
    assert '<html lang="en-GB">' in html
    page = Reader(html)
    assert page.names <= {
        "lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "dir", "aria-labelledby",
    }  # fmt: skip
    assert "http://" not in html
    assert "https://" not in html
    assert "url(" not in html
    for section in SECTIONS_HERE:
        assert f'<a href="#{section.key}">' in html
        assert f'<h2 id="{section.key}">' in html


def test_the_direction_of_each_text_is_its_own():
    html = as_html(sections_of({"written.day-route": "קו 4", "interview.employer": "נמל"}, CONTENT), TODAY)
    assert html.count('<dd dir="auto">') == 2
    people = {"people.order": ["person.1"], "person.1.name": "אורי"}
    assert "<h3>Person 1: <bdi>אורי</bdi></h3>" in as_html(sections_of(people, CONTENT), TODAY)
    assert "\u202e" not in as_markdown(sections_of({"fit.advert": NASTY[-1]}, CONTENT), TODAY)


def test_a_name_of_several_lines_is_one_heading():
    people = sections_of({"people.order": ["person.1"], "person.1.name": "Uri\n# Cohen"}, CONTENT)
    assert "### Person 1: Uri \\# Cohen\n" in as_markdown(people, TODAY)
    assert "<bdi>Uri # Cohen</bdi>" in as_html(people, TODAY)


def test_nothing_at_all_is_still_a_document():
    assert Reader(as_html((), TODAY)).tags.count("h1") == 1
    assert as_markdown((), TODAY).startswith("# My second interview workbook\n\nMade on")
    assert REFEREES.row not in as_markdown((), TODAY)
