"""A peer: ipywidgets' slider moves a plotly `FigureWidget` of the same figure."""

import plotly.graph_objects as go
from IPython.display import display
from ipywidgets import IntSlider

from workbook.figures.pipeline import offers
from workbook.odds import count_pmf


def drawing(of_100: float):
    return offers(count_pmf([of_100 / 100] * 5), count_pmf([0.3] * 5))


def redraw(change) -> None:
    with figure.batch_update():
        for trace, new in zip(figure.data, drawing(change.new).traces, strict=True):
            trace.x, trace.y = new["x"], new["y"]


figure = go.FigureWidget(drawing(30).figure())
slider = IntSlider(description="Theirs", min=10, max=90, value=30)
slider.observe(redraw, names="value")
display(slider, figure)
