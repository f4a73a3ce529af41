"""A chart as plain data: panels of bars or curves, what must be said under them. What it shows, not how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from jobscli.ask.comparable import INFINITY, interval, unit_said
from jobscli.ask.magnitude import bound_word, number
from jobscli.language import _
from jobscli.record import Statistic

Numbered = Callable[[str], int | None]  # the number of the reference of a record, by its id


class Amount(NamedTuple):
    """A figure on an axis, in the magnitude of its panel.

    The true value lies between `low` and `high`, infinite where nothing bounds it; `value` is the printed one. `said`
    is how it stands beside its mark, `told` what a reader sees who points at it. An `aim` nobody has achieved.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    bound: str
    said: str
    told: str
    reference: int | None = None
    aim: bool = False


class Bar(NamedTuple):
    """A bar with its name and, where it has them, its rank and what was aimed at, which a mark on it shows."""

    name: str
    amount: Amount
    rank: str = ""
    aim: Amount | None = None


class Bars(NamedTuple):
    """Figures that may be compared, as bars from zero; `across` are figures that a line across all bars shows."""

    title: str
    told: str
    unit: str
    bars: tuple[Bar, ...]
    across: tuple[Bar, ...] = ()


class Curve(NamedTuple):
    """A figure a period: None where there is none, and `unreported` the places of those that a document leaves out."""

    name: str
    points: tuple[Amount | None, ...]
    unreported: frozenset[int] = frozenset()


class Curves(NamedTuple):
    """Curves over the same periods in one unit; `apart` draws each in a picture of its own."""

    title: str
    told: str
    unit: str
    periods: tuple[str, ...]
    curves: tuple[Curve, ...]
    apart: bool = False


class Chart(NamedTuple):
    """A picture: its panels one below the other, then what must be said, and where it comes from."""

    title: str
    panels: tuple[Bars | Curves, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def amount(statistic: Statistic, size: Decimal, numbered: Numbered) -> Amount:
    """A figure as it stands in a picture whose magnitude is `size`."""
    low, high = interval(statistic)
    bounded = statistic.bound not in ("exact", "between")
    said = number(statistic, size)
    told = f"{statistic.region}{statistic.place or ''} {statistic.period or ''} {statistic.text}".strip()
    return Amount(
        value=statistic.value / size,
        low=_scaled(low, size),
        high=_scaled(high, size),
        bound=statistic.bound,
        said=f"{bound_word(statistic)} {said}" if bounded else said,
        told=_("{told}（原文）").format(told=told) + (f"\n{statistic.quote}" if statistic.quote else ""),
        reference=numbered(statistic.id),
        aim=statistic.status != "achieved",
    )


def _scaled(value: Decimal, size: Decimal) -> Decimal:
    return value if abs(value) == INFINITY else value / size


def unit_of(statistic: Statistic, magnitude: str) -> str:
    """The unit of a panel with its magnitude: 万人."""
    return magnitude + (unit_said(statistic) or "")
