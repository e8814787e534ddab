"""What an instrument is called in its page, nothing else there is called: a style for one would change the other."""

import inspect
import re
from pathlib import Path

import workbook
from workbook.widgets.kit.instrument import Instrument

SCRIPTS = {path.name: path.read_text() for path in (Path(workbook.__file__).parent / "widgets").rglob("*.js")}
PARTS = [one for name in workbook.__all__ if inspect.isclass(one := getattr(workbook, name))]
INSTRUMENTS = [one for one in PARTS if issubclass(one, Instrument)]
NAMES = {f"wb-{one.called}" for one in INSTRUMENTS}


def named_in(text: str) -> set[str]:
    """The class names that a script gives to what it makes."""
    strings = re.findall(r'(?:element\("\w+", |classList\.add\(|className: )"([^"]*)"', text)
    return {name for string in strings for name in string.split()}


def looks_of(block: object) -> set[str]:
    """The class names that a declaration gives."""
    if isinstance(block, dict):
        own = {f"wb-{one}" for one in f"{block.get('look', '')} {block.get('each', '')}".split()}
        return own.union(*(looks_of(one) for one in block.values()))
    return set().union(*map(looks_of, block)) if isinstance(block, (list, tuple)) else set()


def test_no_part_of_an_instrument_is_called_as_an_instrument_is():
    assert len(NAMES) > 30
    found = {(name, file) for file, text in SCRIPTS.items() for name in named_in(text) & NAMES}
    found |= {(name, one.__name__) for one in INSTRUMENTS for name in looks_of(one.blocks) & NAMES}
    assert found == set()
