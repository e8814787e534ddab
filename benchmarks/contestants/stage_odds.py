"""Ours: the odds instrument, and the control that takes how many people are at this stage."""

from IPython.display import display

from workbook import StageOdds, open_journal

odds = StageOdds(open_journal())
odds.controls["known"].value = "exactly"
display(odds)
comm_id = odds.controls["low"].model_id
