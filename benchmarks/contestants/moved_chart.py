"""Ours: a native range moves a `Chart`."""

from IPython.display import display

from workbook.figures.pipeline import offers
from workbook.odds import count_pmf
from workbook.widgets.kit.chart import Chart
from workbook.widgets.kit.controls import Range


def drawing(of_100: float):
    return offers(count_pmf([of_100 / 100] * 5), count_pmf([0.3] * 5))


chart = Chart(drawing(30))
control = Range(label="Ours", minimum=10, maximum=90, step=1, value=30)
control.on_value(lambda value: chart.draw(drawing(value)))
display(control, chart)
