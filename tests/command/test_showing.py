"""`workbook lab --code`: the code is shown from now on, as by the press above a page."""

import json

import pytest

from workbook.command.showing import CHOICE, show_code
from workbook.command.sorry import Sorry


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path / "settings"))
    return tmp_path / "settings"


@pytest.mark.parametrize("before", [None, '{"code": false}'])
def test_the_choice_is_kept_among_jupyterlab_s_settings_of_the_person(settings, before):
    file = settings.joinpath(*CHOICE)
    if before:
        file.parent.mkdir(parents=True)
        file.write_text(before)
    show_code()
    assert json.loads(file.read_text()) == {"code": True}


def test_what_cannot_be_kept_is_a_sentence(settings):
    settings.write_text("a file, where the folder would be")
    with pytest.raises(Sorry, match="Show the code"):
        show_code()
    assert settings.read_text() == "a file, where the folder would be"
    assert [path.name for path in settings.parent.iterdir()] == ["settings"]
