"""A quantity, and a numeral that is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Quantity:
    """One quantity. Offsets are of the clean sentence; `start:end` takes in the bound words, `number` does not."""

    start: int
    end: int
    number: int
    value: Decimal
    unit: str | None
    kind: str  # people | money | rate | count | measure | ratio | bare
    bound: str = "exact"
    high: Decimal | None = None
    # A small number in Chinese numerals (四个地方标准): a statistic only where the text counts a known metric.
    weak: bool = False
    note: str | None = None
    # Where the number itself ends: behind its unit, before 以上 or 左右.
    tail: int = 0
    per: bool = False
    # Where the words that name it end, when a unit of its own stands between: （万人）22.5, or a cell of a table.
    named: int = -1
    word: str = ""  # the bound word before the number


@dataclass(slots=True)
class Excluded:
    """A numeral that is no quantity, and why: a reason of `record.REASONS`, or "" for one not understood."""

    start: int
    end: int
    reason: str
    problem: str = ""  # the sentence for a reader, where it looked like a figure
