"""The widths of the columns of figures: sized for the figures of a section, but for a few that are much wider."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli.show.screen import ID, Block, FigureLine, MeasureBlock, figures_of
from jobscli.show.wrap import width

# A unit that is longer (万标准立方米) pushes its own label and nobody else's.
_UNIT = 8
# One qualifier in so many may be wider than its column, by so many cells or more, and then has a line for itself.
_FEW = 4
_MUCH = 10
_TIGHT = 12  # cells that a label has before a column gives way


class Columns(NamedTuple):
    """The widths of the columns of figures, one set for a section."""

    rank: int
    lead: int
    qualifier: int
    whole: int
    fraction: int
    unit: int

    @property
    def text(self) -> int:
        """Where the label begins, counted from where the figure begins."""
        parts = (self.rank, self.lead, self.qualifier)
        return sum(part + 2 for part in parts if part) + self.whole + self.fraction + 1 + self.unit + 2


def left_of(blocks: Sequence[Block]) -> int:
    """How many cells the ids take: ID, and more where one of figures or measures would leave no blank behind it."""
    ids = [each.id for each in figures_of(blocks)] + [each.id for each in blocks if isinstance(each, MeasureBlock)]
    longest = max((width(each) for each in ids if "/" not in each), default=0)
    return max(ID, longest + 1)


def columns_of(figures: Sequence[FigureLine], room: int) -> Columns:
    """The columns in which `figures` stand, with some room for a label where `room` allows it.

    Qualifiers that are wider than their column have a line of their own.
    """

    def widest(sizes: Iterator[int]) -> int:
        return max(sizes, default=0)

    columns = Columns(
        widest(width(each.rank) for each in figures),
        widest(width(each.lead) for each in figures),
        _usual([sum(width(span.text) for span in each.qualifier) for each in figures]),
        widest(width(whole(each)) for each in figures),
        widest(width(fraction(each)) for each in figures),
        min(widest(width(each.unit) for each in figures), _UNIT),
    )
    sizes = sorted({0, *(sum(width(span.text) for span in each.qualifier) for each in figures)}, reverse=True)
    for size in sizes:
        if columns.text + _TIGHT <= room:
            break
        columns = columns._replace(qualifier=min(size, columns.qualifier))
    return columns


def _usual(sizes: Sequence[int]) -> int:
    """The widest of `sizes`, but for a few that are much wider than all others: those take a line of their own."""
    ordered = sorted(sizes, reverse=True)
    for few in range(1, len(ordered) // _FEW + 1):
        if ordered[few] and ordered[few - 1] - ordered[few] >= _MUCH:
            return ordered[few]
    return ordered[0] if ordered else 0


def _parted(number: str) -> tuple[str, str]:
    """What stands before and after the decimal point, of a range that of its upper end."""
    range_, blank, last = number.rpartition(" ")
    whole, point, rest = last.partition(".")
    return range_ + blank + whole, point + rest


def whole(figure: FigureLine) -> str:
    """What of the number stands before its point, with its bound."""
    number = _parted(figure.number)[0]
    return f"{figure.bound} {number}" if figure.bound else number


def fraction(figure: FigureLine) -> str:
    """What of the number stands behind it."""
    return _parted(figure.number)[1]
