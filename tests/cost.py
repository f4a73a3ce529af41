"""How a cost grows with its input: by ratios of CPU time at n and 4n, never by a time on a clock."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

LINEAR, QUADRATIC = 4.0, 16.0  # what four times as much input costs
# Between the two, nearer to the quadratic: a fixed cost, caches and a busy machine move a ratio.
MOST = 9.0
_ROUNDS = 6
# Costs are told apart no finer than this; what four times the input takes is below it is in proportion to nothing.
_GRAIN = 0.004


def growth(run: Callable[[int], object], size: int) -> float:
    """How many times as much CPU `run(4 * size)` takes as `run(size)`, the least of each over some rounds.

    Ends with the first round that shows a ratio below MOST: a machine that is busy for a moment proves nothing.
    """
    least = dict.fromkeys((size, 4 * size), float("inf"))
    was_on = gc.isenabled()
    gc.disable()  # a full collection costs what all that is alive costs, not what `run` does
    try:
        for _round in range(_ROUNDS):
            for each in least:
                start = time.process_time()
                run(each)
                least[each] = min(least[each], time.process_time() - start)
            first, last = least.values()
            ratio = last / max(first, _GRAIN / LINEAR)
            if ratio < MOST:
                break
    finally:
        if was_on:
            gc.enable()
    return ratio


def in_proportion(run: Callable[[int], object], size: int) -> bool:
    """Whether four times the input costs four times as much, or near to that."""
    return growth(run, size) < MOST
