"""Rows whose cells single blanks part, below a head that says how many there are: 序号 指标 单位 目标任务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobscli.read.table.cells import cell
from jobscli.read.table.grid import is_figure
from jobscli.read.table.model import Cell

_FEWEST = 3  # words of such a head
_ROWS = 2  # below it, at least
_LONGEST = 60
_SPACED = re.compile("[\u4e00-\u9fff][\\s　]+[\u4e00-\u9fff]")
_SENTENCE = re.compile("[。；！？，]")
# What stands above the names of rows, or their numbers.
KEY = re.compile(
    "^(?:指标|项目|名称|单位|地区|年份|类别|行业|城市|序号|时间|月份|区域|省份|区县|种类|品名|产品|分类|季度|各?[市县州区](?:别|州|县|市|区|$))"
)


def rows_of_words(text: str, lines: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The lines that are a head and its rows, each by its place among `lines`, with its cells.

    Each row has as many words as the head, a number among those that number no item. Of a line is said where it
    stands, and whether it stands far below the one before.
    """
    at = 0
    while at < len(lines):
        start, end, _far = lines[at]
        head = _cells(text, start, end) if KEY.match(text[start:end]) is not None else ()
        rows = [head]
        if len(head) >= _FEWEST and not any(map(is_figure, head)):
            for start, end, far in lines[at + 1 :]:
                cells = () if far else _cells(text, start, end)
                if len(cells) != len(head) or all(each.number is None for each in cells[1:]):
                    break
                rows.append(cells)
        if len(rows) > _ROWS:
            yield from enumerate(rows, at)
        at += len(rows)


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    long = end - start > _LONGEST or _SENTENCE.search(text, start, end) is not None
    return () if long else tuple(words_of(text, start, end))


def words_of(text: str, start: int, end: int) -> Iterator[Cell]:
    """The words of a line that blanks part; two single characters are one: 指 标."""
    found = [each.span() for each in re.finditer(r"[^\s　]+", text[start:end])]
    found = [each for each in found if text[start + each[0] : start + each[1]].strip("-*•·")]
    at = 0
    while at < len(found):
        first, last = found[at]
        if at + 1 < len(found) and _SPACED.fullmatch(text, start + first, start + found[at + 1][1]) is not None:
            at += 1
            last = found[at][1]
        yield cell(text, start + first, start + last)
        at += 1
