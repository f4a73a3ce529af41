"""The cells of a web page's rows in their columns: those that go over several columns or rows leave empty ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobscli.read.files.markup import attributes

# A cell that claims to go over more columns or rows than any table has goes over one.
MOST_SPAN = 40


@dataclass(slots=True)
class Cell:
    """A cell of a row: the line that it begins with, and how many columns and rows it goes over."""

    start: int
    wide: int
    high: int


def cell_at(start: int, written: str) -> Cell:
    """The cell that begins with the line `start`; `written` are its attributes."""
    spans = attributes(written) if "span" in written.lower() else {}
    return Cell(start, _span(spans.get("colspan", "")), _span(spans.get("rowspan", "")))


def _span(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 3 and 0 < int(value) <= MOST_SPAN else 1


def placed(texts: Sequence[str], cells: Sequence[Cell], down: Mapping[int, int]) -> tuple[list[str], dict[int, int]]:
    """The texts of a row, each in its column, and what goes on below.

    `down` says for how many rows the cells of the rows above go on, by column; so does what is given.

    >>> placed(["地区", "就业"], [Cell(0, 1, 2), Cell(1, 2, 1)], {})
    (['地区', '就业', ''], {0: 1})
    >>> placed(["2023", "2024"], [Cell(2, 1, 1), Cell(3, 1, 1)], {0: 1})
    (['', '2023', '2024'], {})
    """
    made: list[str] = []
    after: dict[int, int] = {}
    for text, cell in zip(texts, cells, strict=True):
        _from_above(down, after, made)
        for column in range(len(made), len(made) + cell.wide):
            if cell.high > 1:
                after[column] = cell.high - 1
        made += [text, *[""] * (cell.wide - 1)]
    _from_above(down, after, made)
    return made, after


def _from_above(down: Mapping[int, int], after: dict[int, int], made: list[str]) -> None:
    """An empty cell for each that begins in a row above and goes on in the next column."""
    while (rows := down.get(len(made), 0)) > 0:
        if rows > 1:
            after[len(made)] = rows - 1
        made.append("")
