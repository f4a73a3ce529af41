"""Who stands where: competition ranks by printed value, and between which places the true one lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobscli.ask.comparable import interval
from jobscli.record import Statistic


@dataclass(frozen=True)
class Ranked:
    """One row of a part. Its true rank lies between `best` and `worst`."""

    rank: int
    best: int
    worst: int
    statistic: Statistic

    @property
    def certain(self) -> bool:
        """Whether the rank follows from the figures, whatever the bounds hide."""
        return self.best == self.worst


def ranked(figures: Sequence[Statistic], lowest_first: bool) -> list[Ranked]:
    """Competition ranks (1, 2, 2, 4) by printed value, each with the span in which the true one must lie."""
    sign = -1 if lowest_first else 1
    spans = [_signed(interval(each), sign) for each in figures]
    keys = [sign * each.value for each in figures]
    in_order = sorted(keys)
    lows, highs = sorted(low for low, _high in spans), sorted(high for _low, high in spans)
    rows = []
    for each, key, (low, high) in zip(figures, keys, spans, strict=True):
        surely, perhaps = _above(lows, high) - (low > high), _above(highs, low) - (high > low)  # but itself
        rows.append(Ranked(1 + _above(in_order, key), 1 + surely, 1 + perhaps, each))
    return sorted(rows, key=lambda row: row.rank)


def _above(values: Sequence[Decimal], value: Decimal) -> int:
    """How many of `values`, in their order, are greater."""
    return len(values) - bisect_right(values, value)


def _signed(span: tuple[Decimal, Decimal], sign: int) -> tuple[Decimal, Decimal]:
    low, high = span
    return (low, high) if sign > 0 else (-high, -low)
