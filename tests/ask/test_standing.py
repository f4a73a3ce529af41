"""Competition ranks, and the places between which the true one lies."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from jobscli.ask.comparable import interval
from jobscli.ask.standing import ranked
from jobscli.record import BOUNDS, Statistic
from tests.builders import statistic


def drawn(random: Random) -> Statistic:
    bound = random.choice(BOUNDS)
    value = Decimal(random.randrange(-3, 9))
    high = value + random.randrange(4) if bound == "between" else None
    return statistic(value=value, high=high, bound=bound, start=random.randrange(1000))


def test_bounds_open_the_places_between_which_the_true_one_lies() -> None:
    figures = [
        statistic(start=n, value=Decimal(value), bound=bound)
        for n, (value, bound) in enumerate([(9, "exact"), (7, "at_least"), (7, "exact"), (3, "at_most"), (2, "exact")])
    ]
    found = [(row.rank, row.best, row.worst, row.statistic.start) for row in ranked(figures, lowest_first=False)]
    assert found == [(1, 1, 2, 0), (2, 1, 2, 1), (2, 2, 3, 2), (4, 4, 5, 3), (5, 4, 5, 4)]


@pytest.mark.parametrize("lowest_first", [False, True])
def test_places_are_those_that_comparing_each_with_each_gives(lowest_first: bool) -> None:
    random = Random(28)
    figures = [drawn(random) for _figure in range(60)]
    sign = -1 if lowest_first else 1
    for row in ranked(figures, lowest_first):
        low, high = interval(row.statistic)
        others = [interval(each) for each in figures if each is not row.statistic]
        ahead = [(each[0] > high, each[1] > low) if sign > 0 else (each[1] < low, each[0] < high) for each in others]
        assert row.rank == 1 + sum(sign * each.value > sign * row.statistic.value for each in figures)
        assert row.best == 1 + sum(surely for surely, _perhaps in ahead)
        assert row.worst == 1 + sum(perhaps for _surely, perhaps in ahead)
