"""Tables that lost their form: each cell on a line of its own, row after row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscli.read.table.grid import is_figure, is_nothing
from jobscli.read.table.head import is_unit
from jobscli.read.table.model import Cell, Row

_FEWEST, _MOST = 2, 12  # columns
_ROWS = 2  # of figures, at least
_HEAD = 24  # lines in which the head may begin
_IN_BRACKETS = re.compile("[（(][^（()）]+[)）]")
_KEY = re.compile("序号?$|指标|项目|地区|年份|名称|类别|行业|城市|省份|区县|市州|月份|时间|险种|单位$|内容")


def with_units(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, each unit in brackets joined to the head in the line above it: 需求人数, then （人次）."""
    found: list[Cell] = []
    for cell in cells:
        if found and found[-1].number is None and _IN_BRACKETS.fullmatch(cell.text) and is_unit(cell.text):
            found[-1] = found[-1]._replace(end=cell.end, text=found[-1].text + cell.text)
        else:
            found.append(cell)
    return found


def stacked(cells: Sequence[Cell]) -> tuple[int, tuple[Row, ...]] | None:
    """The rows that `cells`, each of a line, make where they are those of a table, and with which of them it begins.

    The head tells how many columns there are: the number of lines from it on with which words stand below words
    and numbers below numbers.
    """
    for begin, cell in enumerate(cells[:_HEAD]):
        if _KEY.match(cell.text) is None or len(cell.text) > _HEAD:
            continue
        made = [(_rows(cells, begin, width), width) for width in range(_FEWEST, _MOST + 1)]
        found, width = max(made, key=lambda each: each[0] * each[1])
        if found >= _ROWS:
            rows = (cells[begin + i * width : begin + (i + 1) * width] for i in range(found + 1))
            return begin, tuple(Row(row[0].start, row[-1].end, tuple(row)) for row in rows)
    return None


def _rows(cells: Sequence[Cell], begin: int, width: int) -> int:
    """How many rows of figures stand below a head of `width` columns; 0 where it is no head."""
    head = cells[begin : begin + width]
    if len(head) < width or any(is_figure(cell) for cell in head):
        return 0
    kinds: list[bool | None] = [None] * width
    rows = 0
    for at in range(begin + width, len(cells) - width + 1, width):
        row = cells[at : at + width]
        numbers = [None if is_nothing(cell) else cell.number is not None for cell in row]
        if not any(numbers[1:]) or not any(number is False for number in numbers) or not _fit(kinds, numbers):
            break
        kinds = [known if new is None else new for known, new in zip(kinds, numbers, strict=True)]
        rows += 1
    return rows


def _fit(kinds: Sequence[bool | None], row: Sequence[bool | None]) -> bool:
    return all(known is None or new is None or known == new for known, new in zip(kinds, row, strict=True))
