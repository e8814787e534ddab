"""A peer: `interact` draws a plotly express figure anew."""

import plotly.express as px
from IPython.display import display
from ipywidgets import interact

from workbook.odds import Process, chance_of_offer, rounds_to_offer


def draw(people: int) -> None:
    chance = chance_of_offer(Process(rounds_to_offer(people, 1)))
    display(px.bar(x=["low", "middle", "high"], y=[chance.low, chance.mean, chance.high]))


interact(draw, people=(2, 50))
comm_id = draw.widget.children[0].model_id
