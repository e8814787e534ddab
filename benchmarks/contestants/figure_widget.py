"""A peer: a slider changes the bars of a plotly `FigureWidget`."""

from typing import Any

import plotly.graph_objects as go
from IPython.display import display
from ipywidgets import IntSlider, VBox

from workbook.odds import Process, chance_of_offer, rounds_to_offer


def heights(people: int) -> list[float]:
    chance = chance_of_offer(Process(rounds_to_offer(people, 1)))
    return [chance.low, chance.mean, chance.high]


def redraw(change: Any) -> None:
    figure.data[0].y = heights(change.new)


slider = IntSlider(value=2, min=2, max=50)
figure = go.FigureWidget(go.Bar(x=["low", "middle", "high"], y=heights(2)))
slider.observe(redraw, names="value")
display(VBox([slider, figure]))
comm_id = slider.model_id
