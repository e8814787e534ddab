"""What an instrument is called in its page, nothing else there is called: a style for one would change the other."""

import re
from pathlib import Path

import workbook

SCRIPTS = {path.name: path.read_text() for path in (Path(workbook.__file__).parent / "widgets").rglob("*.js")}
INSTRUMENT = re.compile(r'instrument\(model, el, "(wb-[\w-]+)')
NAMES = {name: file for file, text in SCRIPTS.items() for name in INSTRUMENT.findall(text)}


def named_in(text: str) -> set[str]:
    """The class names that a script gives to what it makes."""
    strings = re.findall(r'(?:element\("\w+", |classList\.add\(|className: )"([^"]*)"', text)
    return {name for string in strings for name in string.split()}


def test_no_part_of_an_instrument_is_called_as_an_instrument_is():
    assert len(NAMES) > 30
    found = {(name, file) for file, text in SCRIPTS.items() for name in named_in(text) & NAMES.keys()}
    assert found == set()
