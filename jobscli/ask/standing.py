"""Who stands where: competition ranks by printed value, and between which places the true one lies."""

from __future__ import annotations

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
    rows = []
    for index, each in enumerate(figures):
        low, high = spans[index]
        others = [span for position, span in enumerate(spans) if position != index]
        rows.append(
            Ranked(
                1 + sum(key > keys[index] for key in keys),
                1 + sum(other_low > high for other_low, _high in others),
                1 + sum(other_high > low for _low, other_high in others),
                each,
            )
        )
    return sorted(rows, key=lambda row: row.rank)


def _signed(span: tuple[Decimal, Decimal], sign: int) -> tuple[Decimal, Decimal]:
    low, high = span
    return (low, high) if sign > 0 else (-high, -low)
