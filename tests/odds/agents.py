"""Agents who wait: when their answers come, and who of them has heard nothing yet."""

import math

import numpy as np


def who_hears_nothing(offers, waits, rng):
    """Draw the time of every answer. Which journeys are silent so far, and how many days from now each yes would come.

    offers : whether an offer will come, shape (journeys, n). Returns shapes (journeys,) and (journeys, n).
    """
    silent, left = np.ones(len(offers), bool), []
    for offer, wait in zip(offers.T, waits, strict=True):
        yes_by = wait.promised or wait.median_yes
        yes, no = (
            rng.lognormal(math.log(by), wait.spread, len(offers))
            for by in (yes_by, yes_by * wait.median_no / wait.median_yes)
        )
        no[rng.random(len(offers)) < wait.never] = math.inf
        silent &= np.where(offer, yes, no) > wait.days
        left.append(yes - wait.days)
    return silent, np.column_stack(left)
