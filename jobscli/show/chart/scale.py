"""An axis: from where to where it goes, where its marks stand, and where on it a value is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

_STEPS = (1, 2, 2.5, 5, 10)


class Scale(NamedTuple):
    """An axis from `low` to `high`, which lie at the coordinates `start` and `end`; marks stand `step` apart."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: Decimal | float) -> float:
        """The coordinate of `value`."""
        return self.start + (float(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def marks(self) -> list[tuple[float, str]]:
        """The values at which the axis has marks, as they are written."""
        first, last = round(self.low / self.step), round(self.high / self.step)
        places = max(0, -int(Decimal(f"{self.step:.6g}").normalize().as_tuple().exponent))
        return [(n * self.step, f"{n * self.step:,.{places}f}") for n in range(first, last + 1)]


def scale(values: Iterable[Decimal], start: float, end: float, *, zero: bool = True, about: int = 5) -> Scale:
    """An axis on which all `values` lie, with some `about` marks at round numbers; from zero where `zero`.

    >>> scale([Decimal("149.4"), Decimal("5.1")], 0, 100)
    Scale(low=0.0, high=150.0, step=50.0, start=0, end=100)
    """
    found = [float(each) for each in values if each.is_finite()] or [0.0]
    low, high = min(found), max(found)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-12 * max(abs(high), 1):
        high = low + (abs(low) or 1.0)
    step = _step((high - low) / about)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step, start, end)


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in _STEPS if each * power >= least * (1 - 1e-9))
