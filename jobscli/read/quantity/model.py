"""A quantity as a sentence prints it, and a numeral that is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

# What is counted: people (人, 人次), sums, rates (%, ‰, points, 倍), things, physical measures, a number against one
# (求人倍率), a part of a whole (1/10), 番, or a number that prints no unit and names none.
Kind = Literal["people", "money", "rate", "count", "measure", "ratio", "share", "times", "bare"]
Bound = Literal["exact", "about", "at_least", "at_most", "between"]


class Quantity(NamedTuple):
    """One quantity. Offsets are code points of the sentence, half open.

    `start:end` takes in the bound words; `number:tail` is the number with its unit alone.
    """

    start: int
    end: int
    number: int
    value: Decimal
    unit: str | None
    kind: Kind
    bound: Bound = "exact"
    high: Decimal | None = None  # the upper end of a range
    # A small number in Chinese numerals (四个地方标准): a statistic only where the text counts a known metric.
    weak: bool = False
    note: str | None = None
    tail: int = 0
    per: bool = False  # each of something: 2000元/户
    # Where the words that name it end, when a unit of its own stands between: （万人）22.5, or a cell of a table.
    named: int = -1
    word: str = ""  # the bound word before the number


class NonQuantity(NamedTuple):
    """A numeral that is no quantity, and why: a reason of `record.REASONS`, or "" for one not understood."""

    start: int
    end: int
    reason: str
    problem: str = ""  # the sentence for a reader, where it looked like a figure
