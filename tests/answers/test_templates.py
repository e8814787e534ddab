"""One environment for all templates: pages are escaped, letters are not, and nothing is left empty unseen."""

from pathlib import Path

import jinja2
import pytest

from workbook.answers.templates import template

PACKAGE = Path(__file__).parents[2] / "workbook"
VOILAS = PACKAGE / "jupyter" / "voila"  # filled in by Voila, in an environment of its own
ALL = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.j2") if path.parent != VOILAS)
HOSTILE = "<script>x</script> & Co"


def test_every_template_is_a_page_or_a_letter():
    assert len(ALL) >= 5
    assert all(name.endswith((".html.j2", ".txt.j2")) for name in ALL)
    assert all(template(name).name == name for name in ALL)


def test_what_is_filled_into_a_letter_stays_as_it_is():
    assert HOSTILE in template("answers/letter.txt.j2").render(paragraphs=[HOSTILE])


@pytest.mark.parametrize("name", [name for name in ALL if name.endswith(".html.j2")])
def test_what_is_filled_into_a_page_is_escaped(name):
    environment = template(name).environment
    assert environment.autoescape(name)
    assert environment.autoescape(None)
    assert not environment.autoescape("answers/letter.txt.j2")


@pytest.mark.parametrize("name", ALL)
def test_a_name_without_a_value_is_an_error(name):
    with pytest.raises(jinja2.UndefinedError):
        template(name).render()


def test_no_other_module_makes_an_environment():
    makers = [path.name for path in PACKAGE.rglob("*.py") if "Environment(" in path.read_text(encoding="utf-8")]
    assert makers == ["templates.py"]
