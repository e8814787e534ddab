"""Letters and pages that are filled in. Each template stands beside the module that fills it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

PACKAGE = Path(__file__).parents[1]


@cache
def template(name: str) -> "jinja2.Template":
    """The template `name` of the package, such as "document/document.html.j2"; a name without a value is an error.

    What is filled into a page (.html.j2) is escaped. A letter (.txt.j2) is read by nobody as HTML, where escaping would
    put &amp; into it. Raises `jinja2.TemplateNotFound`.
    """
    return _environment().get_template(name)


@cache
def _environment() -> "jinja2.Environment":
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(PACKAGE),
        autoescape=jinja2.select_autoescape(disabled_extensions=("txt.j2",), default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
