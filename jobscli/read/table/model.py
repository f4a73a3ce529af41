"""A table as it stands in a text: rows of cells, each with its place, and the words above that are of all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

# How a table parts its cells: bars of Markdown, tabs, two blanks or more, single blanks behind a name, a colon behind
# a name, or a line for each cell.
Layout = Literal["bars", "tabs", "gaps", "blanks", "colons", "lines"]


class Number(NamedTuple):
    """The number of a cell: 12.8, 35,895, 6.3%, 约30. Offsets are code points of the document, half open."""

    start: int  # of the words of a bound before it, or of itself
    end: int  # behind its own unit
    digits: str  # without the commas of thousands, with its sign
    unit: str  # as printed behind it; "" where the cell has none
    before: str = ""  # 约, 超过
    behind: str = ""  # 以上, 左右


class Cell(NamedTuple):
    """A cell. `text` has neither markup nor the blanks around it; `start:end` is where that stands."""

    start: int
    end: int
    text: str
    number: Number | None = None
    indent: int = 0  # blanks before its words, within it


class Piece(NamedTuple):
    """Words that say something of a figure, and the cell that they are from."""

    words: str
    cell: Cell


EMPTY = Cell(-1, -1, "")


class Row(NamedTuple):
    """A row, from the first to the last of its signs."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one block, each with as many cells as the widest, and the words right above it."""

    layout: Layout
    rows: tuple[Row, ...]
    above: tuple[Cell, ...]  # its caption and what says its unit, the nearest last

    @property
    def start(self) -> int:
        """Where its first row begins."""
        return self.rows[0].start

    @property
    def end(self) -> int:
        """Where its last row ends."""
        return self.rows[-1].end
