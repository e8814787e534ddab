"""The chart widget: short to print, one message to draw, and plotly.js as it is installed."""

import gzip
import subprocess
import sys
from pathlib import Path

import plotly
import pytest

from workbook.figures.pipeline import offers
from workbook.widgets.kit import assets
from workbook.widgets.kit.chart import Chart

ONE = offers([0.6, 0.4], [0.6, 0.4])
TWO = offers([0.3, 0.5, 0.2], [0.3, 0.4, 0.3])


@pytest.fixture
def chart(monkeypatch):
    """A chart that keeps what it sends, in `said`: pairs of content and buffers."""
    chart = Chart(ONE)
    chart.said = []
    monkeypatch.setattr(
        chart.comm, "send", lambda data=None, metadata=None, buffers=None: chart.said.append((data, buffers))
    )
    return chart


def test_it_prints_as_one_short_stable_line(chart):
    assert repr(chart) == "Chart('How many offers would come of them')"
    assert chart._repr_mimebundle_()[0]["text/plain"] == repr(chart)
    assert repr(Chart()) == "Chart('')"


def test_it_holds_what_the_drawing_says():
    chart = Chart(TWO)
    assert chart.data == TWO.traces
    assert chart.axes == TWO.layout
    assert (chart.sentence, chart.caption) == (TWO.sentence, TWO.caption)
    assert tuple(map(tuple, chart.rows)) == TWO.rows
    assert tuple(chart.columns) == TWO.columns


def test_a_drawing_travels_in_one_message(chart):
    chart.draw(TWO)
    assert [data["method"] for data, _buffers in chart.said] == ["update"]
    state = chart.said[0][0]["state"]
    assert set(state) == {"data", "sentence", "rows"}  # what stays the same stays at home
    assert state["sentence"] == TWO.sentence
    chart.draw(TWO)
    assert len(chart.said) == 1


def test_it_answers_with_the_plotly_that_is_installed(chart):
    chart._handle_custom_msg({"want": "plotly"}, [])
    ((data, (script,)),) = chart.said
    assert data == {"method": "custom", "content": {"plotly": "gzip"}}
    installed = Path(plotly.__file__).with_name("package_data") / "plotly.min.js"
    assert gzip.decompress(script) == installed.read_bytes()
    assert len(script) < 3_000_000


def test_it_says_when_plotly_is_not_there(chart, monkeypatch):
    from workbook.widgets.kit import chart as module

    module._plotly.cache_clear()
    monkeypatch.setitem(sys.modules, "plotly", None)
    chart._handle_custom_msg({"want": "plotly"}, [])
    assert chart.said == [({"method": "custom", "content": {"plotly": "none"}}, None)]


@pytest.mark.parametrize("content", [{"want": "pandas"}, {}, None, "plotly", {"want": "plotly", "path": "/etc/passwd"}])
def test_it_answers_nothing_else(chart, content):
    chart._handle_custom_msg(content, [])
    assert chart.said == []


def test_sending_plotly_imports_no_plotly():
    code = (
        "import sys; from workbook.widgets.kit.chart import Chart, _plotly; Chart(); assert len(_plotly()) > 1_000_000;"
        "print(*{name.split('.')[0] for name in sys.modules} & {'plotly', 'pandas', 'nbformat'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_an_instrument_may_count_what_it_refuses():
    assert Chart().error == ""
    assert Chart().hidden is False


def test_its_scripts_are_short_and_write_no_html():
    for name in ("chart", "chart_plotly", "chart_table"):
        script = (assets.WIDGETS / "kit" / f"{name}.js").read_text(encoding="utf-8")
        assert len(script.splitlines()) <= 130, name
        assert "innerHTML" not in script
