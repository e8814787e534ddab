"""`pipeline_odds` of ten unlike applications with its range, in whichever edition of the workbook is imported.

Answers each line of the standard input, the name of a case, with the milliseconds that one call of it takes.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from workbook.odds import Candidate, Process, Round, Wait, pipeline_odds

TIMES = 1  # calls in a row; few, so that a busy machine does not interrupt the longer one more often
TEN = [
    Process([Round((2 + i % 3, 4 + i % 4), agreement=(0.44, 0.74)[i % 2])], filled=0.8 - 0.01 * i) for i in range(10)
]
WAITS = [Wait(days=5 + i) for i in range(10)]
step = count(1)


def little() -> float:
    return next(step) / 1_000_000


def with_one_changed() -> list[Process]:
    return [*TEN[:9], replace(TEN[9], filled=0.5 + little())]


CASES: dict[str, Callable[[], object]] = {
    "asked again": lambda: pipeline_odds(TEN),
    "a new candidate": lambda: pipeline_odds(TEN, Candidate(preparation=little())),
    "luck shared anew": lambda: pipeline_odds(TEN, Candidate(travels=0.4 + little())),
    "one changed": lambda: pipeline_odds(with_one_changed()),
    "one changed, half prepared": lambda: pipeline_odds(with_one_changed(), Candidate(preparation=0.5)),
    "one more hour of silence": lambda: pipeline_odds(TEN, None, [*WAITS[:9], Wait(days=14 + little())]),
}


def main() -> None:
    for line in sys.stdin:
        case = CASES[line.strip()]
        began = time.perf_counter()
        for _ in range(TIMES):
            odds = case()
            odds.low, odds.high  # noqa: B018  # worked out when it is looked at
        print(1000 * (time.perf_counter() - began) / TIMES, flush=True)


if __name__ == "__main__":
    main()
