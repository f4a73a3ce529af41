"""Tables that lost their form and have no name above their first column: cells row after row, told by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobscli.read.table.cells import cell
from jobscli.read.table.grid import is_nothing
from jobscli.read.table.model import EMPTY, Cell, Row

_NARROWEST, _WIDEST = 2, 14  # columns
_ALONE = 3  # numbers of a row that is the only one
_CAPTION = re.compile("表 ?[0-9一二三四五六七八九十]")
_TIME = re.compile("(?:20[0-9]{2}年)?(?:1?[0-9](?:[-—～~至]1?[0-9])?月(?:份)?|[上下]半年|第?[一二三四1-4]季度)?")
_CHANGE = re.compile("[\u4e00-\u9fff]{1,4}[0-9.]+(?:个?百分点|%)")
_BARS = re.compile(r"[ 　]*\|[ 　|]*$")


class Unrolled(NamedTuple):
    """A table's rows, what stands above several of its columns (2018年1-6月), and which cell is behind them all."""

    rows: tuple[Row, ...]
    above: tuple[Cell, ...]
    last: int


def of_lines(text: str, lines: Sequence[tuple[int, int]]) -> list[Cell]:
    """The cells of lines, each of which may end with its bar: 需求人数 |; a bar alone ends the line before it."""
    found: list[Cell] = []
    closed = True
    for start, end in lines:
        bars = _BARS.search(text, start, end)
        till = bars.start() if bars is not None else end
        count = text.count("|", till, end)
        if till > start:
            found.append(cell(text, start, till))
            found += [EMPTY] * (count - 1)
        else:
            found += [EMPTY] * (count if closed else count - 1)
        closed = count > 0
    return found


def is_barred(text: str, start: int, end: int) -> bool:
    """Whether a line is one cell with the bar that ends it, or only bars."""
    bars = _BARS.search(text, start, end)
    return bars is not None and "|" not in text[start : bars.start()]


def unrolled(cells: Sequence[Cell], barred: bool) -> Unrolled | None:
    """The rows that `cells` make, the head first.

    A row is words with numbers behind them, and all rows have as many; the last words before the first are the heads
    of their columns. Where no bars part the cells one row must have three numbers, or several two.
    """
    kinds = [_kind(each) for each in cells]
    least = _NARROWEST if barred else _NARROWEST + 1
    for begin, kind in enumerate(kinds):
        if kind != "w" or begin + 1 >= len(kinds) or begin < least - 1:
            continue
        made = [(_rows(kinds, begin, width), width) for width in range(least, _WIDEST + 1)]
        count, width = max(made, key=lambda each: each[0] * each[1])
        alone = kinds[begin : begin + width].count("n") >= _ALONE
        if count < (1 if alone else 2) or (head := _head(cells[:begin], kinds[:begin], width)) is None:
            continue
        last = begin + count * width
        rows = [cells[at : at + width] for at in range(begin, last, width)]
        times = [each for each in cells[max(0, begin - 2 * width) : begin] if each.text and _TIME.fullmatch(each.text)]
        return Unrolled(tuple(_row(row) for row in (head, *rows)), tuple(times[-1:]), last)
    return None


def _kind(each: Cell) -> str:
    """Words, a number, or nothing; 上升0.13个百分点 stands in a column of numbers."""
    if not each.text or is_nothing(each):
        return "0"
    return "n" if each.number is not None or _CHANGE.fullmatch(each.text) else "w"


def _rows(kinds: Sequence[str], begin: int, width: int) -> int:
    """How many rows of `width` cells begin at `begin`, each words and behind them numbers where the first has them."""
    first = kinds[begin + 1 : begin + width]
    filled = 0
    for count, at in enumerate(range(begin, len(kinds) - width + 1, width), 1):
        row = kinds[at + 1 : at + width]
        if kinds[at] != "w" or any("0" not in pair and pair[0] != pair[1] for pair in zip(first, row, strict=True)):
            break
        if set(first) == {"0"}:
            first = row
        filled = count if "n" in row else filled
    numbers = first.count("n")
    goes_on = begin + filled * width < len(kinds) and kinds[begin + filled * width] == "n"
    alone = filled > 1 or "w" not in first
    return filled if numbers and not goes_on and alone and (numbers > 1 or "w" not in first or filled > 2) else 0


def _head(cells: Sequence[Cell], kinds: Sequence[str], width: int) -> Sequence[Cell] | None:
    """The heads of `width` columns: the last words before the rows, of which the first may have none."""
    words: list[Cell] = []
    for each, kind in zip(reversed(cells), reversed(kinds), strict=True):
        if each.text and _TIME.fullmatch(each.text):
            continue
        if kind == "n" or _CAPTION.match(each.text) or len(words) == width:
            break
        if kind == "w":
            words.append(each)
    words.reverse()
    if len(words) < width - 1:
        return None
    named = len(words) == width and words[0].text.replace(" ", "").startswith(("指标", "项目", "名称", "地区"))
    return words if named else [EMPTY, *words[-(width - 1) :]]


def _row(cells: Sequence[Cell]) -> Row:
    own = [each for each in cells if each.text]
    return Row(own[0].start, own[-1].end, tuple(cells))
