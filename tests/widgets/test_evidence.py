"""The evidence explorer filters published rates and draws the model's range behind them."""

from workbook import EvidenceExplorer
from workbook.odds import Process, chance_of_offer, frequency
from workbook.rates import chosen


def test_the_filters_choose_what_is_drawn(journal):
    page = EvidenceExplorer(journal)
    chance = chance_of_offer(Process())
    assert len(page.charts["rates"].rows) == len(chosen(stage="late"))
    assert f"between {frequency(chance.low)} and {frequency(chance.high)}" in page.charts["rates"].sentence
    page.controls["stage"].value = "any"
    page.controls["people"].value = "graduate"
    assert len(page.charts["rates"].rows) == len(chosen(people="graduate"))
    page.controls["grade"].value = "A"
    assert page.charts["rates"].rows == []
    assert page.charts["rates"].sentence.startswith("No published rate is chosen")
    page.controls["people"].value = "any"
    assert {row[4] for row in page.charts["rates"].rows} == {"A"}
    assert repr(page) == "EvidenceExplorer()"
