"""A chart: one drawing as a sentence, a picture and a table. plotly.js comes once for all charts of a page."""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from ...figures.drawing import Drawing
from ...figures.palette import VARIABLES
from .drawn import Drawn
from .pages import no_layout

_WORDS = {
    "drawing": "Drawing…",
    "failed": "The picture could not be drawn; the table says the same.",
    "table": "Show as a table",
}
WANT_PLOTLY = {"want": "plotly"}


class Chart(Drawn):
    """One drawing on the page. `draw` shows another in its place."""

    drawn_by = "chart"
    _words = Dict(_WORDS).tag(sync=True)

    data: List = List().tag(sync=True)
    axes = Dict().tag(sync=True)  # plotly's layout; ipywidgets means something else by that name
    sentence = Unicode().tag(sync=True)
    caption = Unicode().tag(sync=True)
    columns: List = List().tag(sync=True)
    rows: List = List().tag(sync=True)
    colours = Dict(VARIABLES).tag(sync=True)
    hidden = Bool(False).tag(sync=True)
    error = ""  # an instrument counts what its controls refuse; a picture refuses nothing

    def __init__(self, drawing: Drawing | None = None, **traits: Any) -> None:
        super().__init__(layout=no_layout(), **(_traits(drawing) if drawing else {}), **traits)
        self.on_msg(self._on_message)

    def draw(self, drawing: Drawing) -> None:
        """Show `drawing`. What changed travels in one message."""
        with self.hold_sync():
            for name, value in _traits(drawing).items():
                setattr(self, name, value)

    def __repr__(self) -> str:
        return f"Chart({self.caption!r})"

    def _on_message(self, _chart: object, content: object, _buffers: object) -> None:
        if content == WANT_PLOTLY:
            try:
                self.send({"plotly": "gzip"}, buffers=[_plotly()])
            except (ImportError, OSError):
                self.send({"plotly": "none"})  # the page says so, and opens the table


def _traits(drawing: Drawing) -> dict[str, Any]:
    return {
        "data": drawing.traces,
        "axes": drawing.layout,
        "sentence": drawing.sentence,
        "caption": drawing.caption,
        "columns": list(drawing.columns),
        "rows": [list(row) for row in drawing.rows],
    }


@cache
def _plotly() -> bytes:
    """plotly.min.js of the installed plotly, gzipped (1.5 MB). Found without importing plotly.

    Raises `ImportError` or `OSError` when it is not there.
    """
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise ImportError("plotly is not installed, so no chart can be drawn.")
    script = Path(found.origin).parent / "package_data" / "plotly.min.js"
    return gzip.compress(script.read_bytes(), compresslevel=6, mtime=0)
