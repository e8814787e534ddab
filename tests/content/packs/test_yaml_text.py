"""YAML of which only texts, lists and fields are taken, each with its line, by both of PyYAML's parsers."""

import pytest
import yaml

from workbook.content.packs import yaml_text
from workbook.content.packs.yaml_text import DEEPEST_PACK, LONGEST_IN_PACK, MOST_NODES, decoded, read_tree


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _parser(request, monkeypatch):
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


def wrong(text):
    """The lines and sentences of what is wrong."""
    return [(line, said) for _place, line, said in read_tree(text).problems]


def test_every_text_stays_as_it_was_written():
    words = [
        "NO",
        "yes",
        "012",
        "12:30:45",
        "1e3",
        "~",
        "null",
        "2001-12-14",
        "0x1F",
        ".inf",
        "<b>x</b>",
        "=1+1",
        "שלום",
    ]
    tree = read_tree("a: [" + ", ".join(words) + "]\nb:\nc: ''\n")
    assert tree.value == {"a": words, "b": "", "c": ""}
    assert not tree.problems


def test_each_value_knows_its_line():
    tree = read_tree("# note\na: x\nb:\n  - c: >-\n      one\n      two\n    d: y\n  -\n    c: z\n")
    assert tree.value == {"a": "x", "b": [{"c": "one two", "d": "y"}, {"c": "z"}]}
    places = {("a",): 2, ("b",): 3, ("b", 0, "c"): 4, ("b", 0, "d"): 7, ("b", 1): 9, ("b", 1, "c"): 9}
    assert {place: tree.line(place) for place in places} == places
    assert tree.line(("b", 0, "nothing")) == 4
    assert tree.line(("nothing", 3)) == 2  # the root begins at its first field


@pytest.mark.parametrize("text", ["a: &x b\n", "&x a: b\n", "a: &x [b]\n", "a: &x {b: c}\n"])
def test_an_anchor_is_refused(text):
    assert wrong(text) == [(1, '"&x" cannot be used. Text starting with & needs quotes.')]


def test_an_alias_is_refused_and_never_followed():
    assert wrong("a: b\nc: *x\n") == [(2, '"*x" repeats another text. Please write it out.')]
    loop = read_tree("a: &x [*x]\n")
    assert loop.value == {"a": [""]}
    assert len(loop.problems) == 2


@pytest.mark.parametrize("tag", ["!!str b", "!b c", "!!python/name:os.system", "! b", "!!int 5", "!!map {}", "!<x> b"])
def test_a_tag_is_refused(tag):
    [(line, said)] = wrong(f"x: y\na: {tag}\n")
    assert line == 2
    assert said.startswith('The tag "')


@pytest.mark.parametrize("again", ["a", "A", '"a "', "' a'", '"\\x61"'])
def test_a_field_that_stands_there_twice_is_refused(again):
    [(line, said)] = wrong(f"a: x\nb: y\n{again}: z\n")
    assert line == 3
    assert said.endswith("stands here twice; the first is on line 1.")
    assert read_tree(f"a: x\nb: y\n{again}: z\n").value == {"a": "x", "b": "y"}


def test_letters_put_together_in_another_way_are_the_same_name():
    assert len(wrong("caf\u00e9: x\ncafe\u0301: y\n")) == 1


@pytest.mark.parametrize("key", ["? [a]\n", "? {a: b}\n"])
def test_a_name_is_a_word(key):
    assert wrong(f"x: y\n{key}: z\n") == [(2, "The name of a field must be a word.")]


def test_fields_are_not_merged():
    assert wrong("a: b\n<<: {c: d}\n") == [(2, 'Fields cannot be merged with "<<". Please write them out.')]


def test_one_document_and_not_none():
    assert wrong("a: b\n---\nc: d\n") == [(2, "A second document starts here. Please use one file for each pack.")]
    for text in ("", "# note\n", "\n\n"):
        [(_line, said)] = wrong(text)
        assert said == 'The file is empty. A pack starts with "pack: " and its name.'
    assert read_tree("---\na: b\n...\n").value == {"a": "b"}


def test_limits():
    assert not wrong("[" * DEEPEST_PACK + "]" * DEEPEST_PACK)
    assert "more than 10 deep" in wrong("[" * (DEEPEST_PACK + 1) + "]" * (DEEPEST_PACK + 1))[0][1]
    assert not wrong("[" + "a," * (MOST_NODES - 1) + "]")
    assert wrong("[\n" + "a,\n" * MOST_NODES + "]") == [
        (MOST_NODES + 1, "The file holds more than 20,000 values. Please split it.")
    ]
    assert not wrong(f"a: {'x' * LONGEST_IN_PACK}\n")
    assert wrong(f"a: {'x' * (LONGEST_IN_PACK + 1)}\n") == [(1, "This text has 4,001 characters; the limit is 4,000.")]


@pytest.mark.parametrize("code", ["\\0", "\\e", "\\x9b", "\\u202e", "\\u2028", "\\ufeff", "\\N", "\\L"])
def test_a_hidden_character_cannot_come_in_as_a_code(code):
    for text in (f'a: b\nc: "x{code}y"\n', f'a: b\n"x{code}": y\n'):
        [(line, said)] = wrong(text)
        assert line == 2
        assert said.startswith("A hidden character stands here (code U+")


@pytest.mark.parametrize("code", ["\\ud800", "\\udfff", "\\U00110000"])
def test_half_a_character_is_refused(code):
    assert len(wrong(f'a: "x{code}"\n')) == 1


MISTAKES = {
    'a: b\nc: "d\ne: f\n': (2, "A quotation mark is opened here and never closed."),
    "a: b\nc: 'd\n": (2, "A quotation mark is opened here and never closed."),
    "a: b\nc: d: e\n": (2, "The colon here stands where no name can end."),
    "a:\n\t- b\n": (2, "Please indent with blanks, not tabs."),
    "a: b\nc: @d\n": (2, "needs double quotes"),
    "a: b\nhello\nc: d\n": (2, "A colon is missing after a name here"),
    "a:\n  - b: c\n   d: e\n": (3, 'This line should start with "- "'),
    "a:\n  - b: c\n    d: e\n - f\n": (4, "This line is not indented like its neighbours"),
    "a: b\nc: [d, e\nf: g\n": (2, "A bracket is opened here"),
    "a: b\nc: {d: e\nf: g\n": (2, "A bracket is opened here"),
    'a: b\nc: "\\q"\n': (2, "A backslash in double quotes starts a code."),
    'a: b\nc: "d" e\n': (2, "its quotes do not fit"),
    "a: b\nc: *\n": (2, "cannot be read as YAML"),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.items(), ids=map(repr, MISTAKES))
def test_a_mistake_in_the_yaml_is_a_sentence_with_its_line(text, expected):
    [(line, said)] = wrong(text)
    assert line == expected[0]
    assert expected[1] in said
    assert said.endswith(".")


def test_what_is_wrong_before_it_is_yaml():
    assert decoded("a: Zoë\r\nb: c\rd: e\n".encode("utf-8-sig"), "x") == ("a: Zoë\nb: c\nd: e\n", [])
    text, [problem] = decoded(b"a: b\nc: d\xff\n", "x")
    assert (text, str(problem)) == ("", "x, line 2: This is not UTF-8. Please save the file again as UTF-8.")
    text, problems = decoded("a: \0\0\nb: c\nd: \u202e\u0085".encode(), "x")
    assert text == "a: ??\nb: c\nd: ??"
    assert [str(problem) for problem in problems] == [
        "x, line 1: A hidden character stands here (code U+0000). Please take it out.",
        "x, line 3: A hidden character stands here (code U+202E). Please take it out.",
    ]
    assert decoded(b"#" * 256 * 1024, "x")[1] == []
    assert "larger than 256 kB" in str(decoded(b"#" * (256 * 1024 + 1), "x")[1][0])
