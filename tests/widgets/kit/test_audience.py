"""A program that runs pages by itself is told nothing that was typed; whoever can be asked is, at once."""

from types import SimpleNamespace

import comm
import pytest

from workbook.widgets.kit import audience
from workbook.widgets.kit.controls import Text


@pytest.fixture
def told(monkeypatch):
    """What is told as a widget is made."""
    said, create = [], comm.create_comm
    monkeypatch.setattr(comm, "create_comm", lambda **given: said.append(str(given["data"])) or create(**given))
    return said


def sent_by(monkeypatch, allow_stdin):
    """The cell that runs now was sent by somebody who can, or cannot, be asked anything."""
    shell = SimpleNamespace(get_parent=lambda: {"content": {"allow_stdin": allow_stdin}})
    monkeypatch.setattr(audience, "get_ipython", lambda: shell)


def test_a_program_is_told_nothing_until_a_page_asks(monkeypatch, told):
    sent_by(monkeypatch, allow_stdin=False)
    field = Text("Harbour", label="Employer")
    assert "Employer" not in told[-1]
    assert "Harbour" not in told[-1]
    assert "Harbour" in str(field.get_state())


def test_a_page_is_told_at_once(monkeypatch, told):
    sent_by(monkeypatch, allow_stdin=True)
    Text("Harbour", label="Employer")
    assert "Employer" in told[-1]
