"""A quantity as a sentence prints it, and a numeral that is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

# What is counted: people (人, 人次), sums, rates (%, ‰, points, 倍), things, physical measures, a number against one
# (求人倍率), a part of a whole (1/10), 番, or a number that prints no unit and names none.
Kind = Literal["people", "money", "rate", "count", "measure", "ratio", "share", "times", "bare"]
Bound = Literal["exact", "about", "at_least", "at_most", "between"]
# Why a numeral is no quantity, as `record.REASONS` has it; "" says that it was not understood and must be told.
Reason = Literal["name", "date", "ordinal", "rank", "duration", "structure", "slogan", "word", ""]


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
    word: str = ""  # the bound word before the number, in simplified characters
    rules: tuple[str, ...] = ()  # ids of `words/rules/quantity.toml`; none for a plain number with its unit
    inferred: str | None = None  # the unit that it must have, where none is printed


class NonQuantity(NamedTuple):
    """A numeral that is no quantity, why, and by which rule of `words/rules/quantity.toml`."""

    start: int
    end: int
    reason: Reason
    rule: str = ""

    @property
    def problem(self) -> str:
        """The sentence for a reader, where the numeral looked like a figure; "" where a reason is known."""
        return "" if self.reason else _PROBLEMS.get(self.rule, "")


# Shown in `problems`: what to say of a numeral that looked like a figure.
_PROBLEMS = {
    "exclusion.touching": "连在一起的数，看不出是多少",
    "exclusion.unreadable": "这个数看不出是多少",
    "table.unnamed": "表格里的数，行和列的名目都没有说它量的是什么",
    "table.headless": "表格里的数，这一列没有表头，或者表头和另一列一样，看不出它是什么",
    "exclusion.no-unit": "这个数没有印单位，看不出它量的是什么",
}
