"""The tables of a text: blocks of lines that part their cells in one way, with the words right above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jobscli.read.table.cells import cell, of_bars, of_blanks, of_colons, of_gaps, of_tabs
from jobscli.read.table.grid import grids, is_figure
from jobscli.read.table.head import head, is_unit
from jobscli.read.table.model import EMPTY, Cell, Layout, Row, Table
from jobscli.read.table.stacked import stacked, with_units
from jobscli.read.table.unrolled import is_barred, of_lines, unrolled
from jobscli.read.table.worded import KEY, rows_of_words, words_of
from jobscli.read.text.lines import LINE
from jobscli.read.text.markup import is_markup

# Quick looks that spare most texts all others: a bar that opens a line or stands before a number, a tab or two blanks
# behind a word, a colon before a number that ends its line, numbers with blanks at its end, a number on a line alone.
# All but the first begin with a character or a set of them, for which the engine looks at once.
_OPENS = r"(?: [ \t]*[|│┃] | [0-9.,]+\r?$ )"
_MAY = tuple(
    re.compile(each, re.VERBOSE | re.MULTILINE)
    for each in (
        rf"\A{_OPENS}",
        rf"\n{_OPENS}",
        r"[|][ ]?[0-9]",
        r"\t (?<=[^\s]\t)",
        r"[ 　][ 　] (?<=[^\s][ 　]{2})",
        r"　[0-9]",
        r"[:：][ ]?[0-9.,]+ (?: [ ]?[（(][^（()）]{0,8}[)）])?\r?$",
        r"[0-9][ ][0-9.]+\r?$",
        r"\n(?:序号|指标|项目|地区|名称)[ ]",
    )
)
_PARTED: tuple[tuple[Layout, Callable[[str, int, int], list[Cell] | None]], ...] = (
    ("bars", of_bars),
    ("tabs", of_tabs),
    ("blanks", of_blanks),
    ("colons", of_colons),
    ("gaps", of_gaps),
)
_UNIT = re.compile("单位\\s*[:：]")
_FAR = 60  # and how many above a list may say its unit
_ABOVE = 4  # how many lines above a table may say what it is of
_LONGEST_ABOVE = 60
_LONGEST_CELL = 60  # a longer one is text in a frame
_SENTENCE = re.compile("[。；！？]")
_STACKED, _LONGEST_STACKED = 6, 30  # lines that are a table of one cell a line, and the longest of them
_WINDOW = 2_000  # lines that are looked at together
_WIDEST = 300  # columns
_MANY = 2  # rows that are a table


class _Line(NamedTuple):
    """A line with its cells by one layout; `far`: whether more than one empty line stands before it."""

    start: int
    end: int
    layout: Layout | None
    cells: tuple[Cell, ...]
    far: bool


def tables(text: str) -> list[Table]:
    """The tables of `text` in order: those with a number in them that is none of a year, an item or a rank."""
    if not any(each.search(text) for each in _MAY):
        return []
    lines = _with_words(text, _with_gaps(text, list(_lines(text))))
    found = [made for block in _blocks(lines) if (made := _table(text, lines, block)) is not None]
    found += _stacked(text, lines)
    return sorted(found, key=lambda table: table.start)


def _stacked(text: str, lines: Sequence[_Line]) -> Iterator[Table]:
    """The tables of which each cell has a line of its own."""
    at = 0
    while at < len(lines):
        end = at
        while (
            end < min(len(lines), at + _WINDOW) and _may_be_cell(text, lines[end]) and not (end > at and lines[end].far)
        ):
            end += 1
        if end - at >= _STACKED:
            yield from _of_lines(text, lines, at, end)
        at = max(end, at + 1)


def _of_lines(text: str, lines: Sequence[_Line], at: int, end: int) -> Iterator[Table]:
    """The tables that the lines from `at` to `end` make, of which each is a cell."""
    places = [(line.start, line.end) for line in lines[at:end]]
    barred = sum(is_barred(text, *place) for place in places) > _STACKED
    cells = with_units(of_lines(text, places))
    while sum(each.number is not None for each in cells) >= _MANY:
        if (made := None if barred else stacked(cells)) is not None:
            begin, rows = made
            last, over = begin + sum(len(row.cells) for row in rows), tuple[Cell, ...]()
        elif (other := unrolled(cells, barred)) is not None:
            rows, over, last = other
        else:
            return
        first = next(n for n in range(at, end) if lines[n].start >= rows[0].start)
        table = Table("lines", rows, (*_above(text, lines, first), *over))
        if grids(table, None):
            yield table
        cells = cells[last:]


def _may_be_cell(text: str, line: _Line) -> bool:
    short = line.end - line.start <= _LONGEST_STACKED
    return short and (line.layout is None or (line.layout == "bars" and is_barred(text, line.start, line.end)))


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text that have words, with their cells where one layout parts them."""
    last = 0
    for found in LINE.finditer(text):
        start, end = found.span()
        while start < end and text[end - 1] in " 　\xa0":
            end -= 1
        while start < end and text[start] in " 　\xa0":
            start += 1
        if start >= end or not text[start:end].strip():
            continue
        far = text.count("\n", last, start) > 2
        last = end
        layout, cells = _parted(text, start, end)
        yield _Line(start, end, layout, tuple(cells), far)


def _parted(text: str, start: int, end: int) -> tuple[Layout | None, Sequence[Cell]]:
    for layout, part in _PARTED:
        cells = part(text, start, end)
        if cells is not None:
            return layout, cells
    return None, ()


def _with_gaps(text: str, lines: list[_Line]) -> list[_Line]:
    """The lines, where rows of blanks that stand beside one of wide blanks are of these: 63, then 5以内."""
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            line, beside = lines[at], lines[at - order.step]
            if line.layout != "blanks" or beside.layout != "gaps" or lines[max(at, at - order.step)].far:
                continue
            wide = of_gaps(text, line.start, line.end)
            if wide is not None and len(wide) == len(beside.cells) and any(map(is_figure, beside.cells)):
                lines[at] = line._replace(layout="gaps", cells=tuple(wide))
    return lines


def _with_words(text: str, lines: list[_Line]) -> list[_Line]:
    """The lines, where rows of single blanks below a head of as many words are parted by them."""
    loose = (line.layout in (None, "blanks") for line in lines)  # those that nothing else parts
    ends = [(line.start, line.end if free else line.start, line.far) for line, free in zip(lines, loose, strict=True)]
    for at, cells in rows_of_words(text, ends):
        lines[at] = lines[at]._replace(layout="tabs", cells=cells)
    return lines


def _blocks(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Rows of one layout that stand together: from the first up to the one before the last."""
    at = 0
    while at < len(lines):
        layout = lines[at].layout
        if layout is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].layout == layout and not lines[end].far:
            end += 1
        yield at, end
        at = end


def _table(text: str, lines: Sequence[_Line], block: tuple[int, int]) -> Table | None:
    """The table that the lines of a block make; None where they are none, or have no figures."""
    first, last = block
    layout = lines[first].layout
    assert layout is not None
    rows = [each for each in lines[first:last] if each.cells or layout == "bars"]
    kept = [Row(each.start, each.end, each.cells) for each in rows if each.cells]
    if layout == "blanks":
        kept = _with_units(kept)
        kept = [*_heads_of_blanks(text, lines, first, len(kept[0].cells)), *kept]
    elif layout == "gaps":
        kept = _even(kept)
    if not kept or not _is_table(layout, kept):
        return None
    width = max(len(each.cells) for each in kept)
    if width > _WIDEST:
        return None
    whole = tuple(each._replace(cells=(*each.cells, *[EMPTY] * (width - len(each.cells)))) for each in kept)
    begin = first
    while begin > 0 and lines[begin].start > whole[0].start:
        begin -= 1
    made = Table(layout, whole, tuple(_above(text, lines, begin)))
    if layout == "colons" and not _says_unit(made):
        return None  # 邮编：100000, 浏览次数：1204
    return made if grids(made, None) else None


def _says_unit(table: Table) -> bool:
    """Whether the rows of a list, or the words above it, say the unit of its numbers."""
    units = [head(row.cells[0].text).unit for row in table.rows]
    return all(units) or any(_UNIT.search(cell.text) for cell in table.above)


def _is_table(layout: Layout, rows: Sequence[Row]) -> bool:
    """Whether rows are a table that is read: several, with numbers of their own."""
    numbers = sum(any(is_figure(each) for each in row.cells[0 if layout != "colons" else 1 :]) for row in rows)
    if layout in ("bars", "tabs"):
        return numbers > 0 and len(rows) >= _MANY
    if layout == "colons":
        return True  # where a unit is said: see `_table`
    if layout == "blanks":
        return numbers >= _MANY
    return numbers > 0 and len(rows) >= _MANY and 2 * sum(_short(row) for row in rows) > len(rows)


def _short(row: Row) -> bool:
    return all(len(each.text) <= _LONGEST_CELL and _SENTENCE.search(each.text) is None for each in row.cells)


def _even(rows: Sequence[Row]) -> list[Row]:
    """The rows of wide blanks that are rows of a table: short cells, as many numbers as columns but for a name."""
    found = [row for row in rows if _short(row)]
    numbers = [sum(each.number is not None for each in row.cells) for row in found]
    many = max(numbers, default=0)
    return found if many >= _MANY and sum(n >= _MANY for n in numbers) >= 1 and len(found) == len(rows) else []


def _with_units(rows: list[Row]) -> list[Row]:
    """The rows of single blanks, with an empty cell in the column of units for those that have none."""
    if not any(_has_unit(row) for row in rows):
        return rows
    return [row if _has_unit(row) else row._replace(cells=(row.cells[0], EMPTY, *row.cells[1:])) for row in rows]


def _has_unit(row: Row) -> bool:
    return len(row.cells) > 1 and row.cells[1].number is None and bool(row.cells[1].text) and is_unit(row.cells[1].text)


def _heads_of_blanks(text: str, lines: Sequence[_Line], first: int, width: int) -> list[Row]:
    """The head of rows with single blanks, which may go over several lines: 指标 全国⏎城市 农村."""
    heads: list[Cell] = []
    at = first
    while at > 0 and first - at < _ABOVE and len(heads) < width:
        at -= 1
        line = lines[at]
        if line.end - line.start > _LONGEST_ABOVE or lines[at + 1].far:
            break
        words = list(words_of(text, line.start, line.end))
        if len(heads) + len(words) > width:
            break
        heads = [*words, *heads]
        if len(heads) == width:
            break
    if len(heads) == width - 1 and not any(is_unit(each.text) for each in heads):
        heads = [EMPTY, *heads]
    whole = len(heads) == width and (not heads[0].text or KEY.match(heads[0].text) is not None)
    return [Row(min(each.start for each in heads if each.text), lines[first - 1].end, tuple(heads))] if whole else []


def _above(text: str, lines: Sequence[_Line], first: int) -> Iterator[Cell]:
    """The short lines right above a table, the nearest last: its caption, its unit."""
    found: list[Cell] = []
    for line in reversed(lines[max(0, first - _ABOVE) : first]):
        if is_markup(text[line.start : line.end]):
            continue
        if line.end - line.start > _LONGEST_ABOVE or line.layout in ("bars", "tabs", "blanks", "colons"):
            break
        each = cell(text, line.start, line.end)
        if _SENTENCE.search(each.text):
            break
        if each.text:
            found.append(each)
    if lines[first].layout == "colons" and not any(_UNIT.search(each.text) for each in found):
        found += _unit_before(text, lines, first)
    yield from reversed(found)


def _unit_before(text: str, lines: Sequence[_Line], first: int) -> Iterator[Cell]:
    """The line that says the unit of several lists, with nothing but them and their headings between: 单位：元/月."""
    for line in reversed(lines[max(0, first - _FAR) : first]):
        said = text[line.start : line.end]
        if is_markup(said):
            continue
        if len(said) > _LONGEST_ABOVE or _SENTENCE.search(said):
            return
        if _UNIT.search(said):
            yield cell(text, line.start, line.end)
            return
