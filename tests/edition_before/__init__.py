"""A workbook as the edition before wrote it: its journal, a progress file of it, and how that edition read both.

`make.py` wrote all three with the code of that edition, from `answers.json`: an answer of every kind.
"""
