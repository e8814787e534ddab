"""What is drawn by a script of ours. Scripts and the kit's styles come to a browser tab once, whatever they draw."""

import gzip
import json
import re
from collections.abc import Iterable
from functools import cache

from anywidget import AnyWidget
from traitlets import Bytes, Unicode, default

from .assets import found_as, id_of, styles_beside, text_of, used_by
from .pages import brought, no_layout
from .part import Part

# In the order in which they are told to the page: what stands later wins.
STYLES = (
    *("theme", "control", "instrument", "headline", "sheet", "table", "undo", "rows", "progress", "checklist"),
    *("letter", "page_link", "seats", "chart", "save_bar", "bring_in"),
)
_COMMENT = re.compile(r"^\s*(//|/\*\*|\*).*\n", re.MULTILINE)


class Shelf(Part):
    """Scripts that a page has not been told of yet. It is not shown: that it is there is enough."""

    nobodys = True
    packed = Bytes().tag(sync=True)  # {"style": of the kit, with the first, "scripts": by `id_of`}, as JSON, gzipped
    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)

    @default("_esm")
    def _default_esm(self) -> str:
        return _bare("shelf")

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        AnyWidget.send_state(self, key)  # there is binary data in it


class Drawn(Part):
    """A widget that the script `drawn_by` draws, in the styles of the kit and those beside its module."""

    drawn_by = ""
    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)

    @default("_esm")
    def _default_esm(self) -> str:
        return _drawn_by(self.drawn_by)

    @default("_css")
    def _default_css(self) -> str:
        return _styles_of(type(self).__mro__)

    def open(self) -> None:
        bring_scripts(used_by(self.drawn_by))
        super().open()


def bring_scripts(scripts: tuple[str, ...]) -> None:
    """Tell the page those of the `scripts` that it was not told yet."""
    told = brought()
    new = tuple(one for one in scripts if one not in told or told[one].comm is None)
    if new:
        shelf = Shelf(packed=_packed(new, with_style=not told), layout=no_layout())
        told.update(dict.fromkeys(new, shelf))


@cache
def _packed(scripts: tuple[str, ...], with_style: bool) -> bytes:
    style = "\n".join(text_of(one, ".css") for one in STYLES) if with_style else ""
    said = {"style": style, "scripts": {id_of(one): text_of(one) for one in scripts}}
    return gzip.compress(json.dumps(said, ensure_ascii=False).encode(), compresslevel=6, mtime=0)


@cache
def _styles_of(kinds: tuple[type, ...]) -> str:
    """The styles beside the modules of a class and of what it is made from, which stand first."""
    modules = dict.fromkeys(
        kind.__module__ for kind in reversed(kinds) if kind.__module__.startswith("workbook.widgets.")
    )
    return "\n".join(text_of(one, ".css") for module in modules for one in styles_beside(module) if one not in STYLES)


@cache
def _drawn_by(script: str) -> str:
    return _bare("drawn").replace("…", id_of(script))


def _bare(script: str) -> str:
    """A script without its comments: it is sent often."""
    return _COMMENT.sub("", found_as(f"{script}.js").read_text(encoding="utf-8"))
