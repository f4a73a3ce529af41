"""Between which values a printed number lies: what it was rounded from, and what its bound leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jobscli.ask.agreement import told
from jobscli.record import Statistic

INFINITY = Decimal("Infinity")
_ABOUT = Decimal("0.05")  # 约 and 近 are said of what lies no farther away, as a share


class Span(NamedTuple):
    """From `low` to `high`."""

    low: Decimal
    high: Decimal

    def meets(self, other: Span) -> bool:
        """Whether a value may lie in both; that 5% and 6% may both be rounded from 5.5 makes them no one number."""
        return self == other or (self.low < other.high and other.low < self.high)

    def widened(self, share: Decimal) -> Span:
        """With `share` of its ends more on both sides."""
        return Span(self.low - abs(self.low) * share, self.high + abs(self.high) * share)


def span_of(statistic: Statistic) -> Span:
    """Where the value of a figure lies: 141.3万 is from 141.25万 to 141.35万, 超过23亿 from 23亿 on."""
    one = told(statistic)
    half = one.step / 2
    low, high = one.low - half, one.high + half
    if one.kind == "about":
        low, high = low - one.low * _ABOUT, high + one.high * _ABOUT
    elif one.kind == "below":
        low, high = one.low * (1 - 2 * _ABOUT), high
    elif one.kind == "at_least":
        high = INFINITY
    elif one.kind == "at_most":
        low = min(Decimal(0), low)
    return Span(-high, -low) if statistic.value < 0 else Span(low, high)


def named_number(statistic: Statistic) -> Span:
    """The number that an aim names, whose bound is part of the aim: 120万人以上 is 120万."""
    high = statistic.high if statistic.high is not None else statistic.value
    return Span(min(statistic.value, high), max(statistic.value, high))


def added(spans: Iterable[Span]) -> Span:
    """Where the sum of values lies."""
    every = list(spans)
    return Span(sum((each.low for each in every), Decimal(0)), sum((each.high for each in every), Decimal(0)))


def joined(spans: Iterable[Span]) -> Span:
    """From the lowest to the highest of several."""
    every = list(spans)
    return Span(min(each.low for each in every), max(each.high for each in every))
