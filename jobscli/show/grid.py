"""A table of numbers: columns aligned at their points, as many beside each other as fit, the rest in bands below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli.language import _
from jobscli.show.screen import CARE, NAME, PLAIN, SKIP, Grid, GridCell, GridRow, Styled
from jobscli.show.wrap import width, wrap

_BETWEEN = 2  # cells between two columns
_NAME = 12  # a longer name stands over its numbers where there is no room for both
_ID = 10  # an id stands in the line of what it is the id of
_TAIL = 24  # the words behind the numbers have at least so many cells, or stand under them


class _Column(NamedTuple):
    whole: int  # cells before the point, the bound among them
    fraction: int
    mark: int
    size: int


def drawn(grid: Grid, room: int) -> Iterator[list[Styled]]:
    """The lines of `grid`, each at most `room` cells wide where its words allow it."""
    names = max([width(grid.corner), *(width(row.name.text) for row in grid.rows)], default=0)
    columns = [_column([row.cells[at] for row in grid.rows], head) for at, head in enumerate(grid.heads)]
    if grid.tail and names > _NAME and names + sum(each.size + _BETWEEN for each in columns) > room:
        yield from _stacked(grid, columns, room)
        return
    start = 0
    while start < len(columns) or not start:
        end = _end(columns, start, room - names)
        if start:
            yield []
        band = range(start, end)
        whole = start == 0 and end == len(columns)
        part, named = (grid, {}) if whole else _without_empty(grid, band)
        if part.rows:
            yield from _band(part, names, columns, band, room)
        yield from _named(grid, named, band, room)
        start = max(end, 1)


def _without_empty(grid: Grid, band: range) -> tuple[Grid, dict[str, list[str]]]:
    """The grid without the rows that have only signs in the columns of `band`, and their names by the first sign."""
    rows: list[GridRow] = []
    named: dict[str, list[str]] = {}
    for row in grid.rows:
        signs = {row.cells[at].number for at in band}
        sign = next((each for each, _words in grid.folded if each in signs), None)
        if row.tail or sign is None or not signs <= {each for each, _words in grid.folded}:
            rows.append(row)
        else:
            named.setdefault(sign, []).append(row.name.text)
    return grid._replace(rows=tuple(rows)), named


def _named(grid: Grid, named: dict[str, list[str]], band: range, room: int) -> Iterator[list[Styled]]:
    for sign, said in grid.folded:
        if names := named.get(sign):
            told = said.format(heads=_span([grid.heads[at] for at in band]), names=_("、").join(names))
            yield from ([Styled(each, SKIP)] for each in wrap(told, room))


def _span(heads: Sequence[str]) -> str:
    return heads[0] if len(heads) < 2 else _("{first}—{last}").format(first=heads[0], last=heads[-1])


def _stacked(grid: Grid, columns: Sequence[_Column], room: int) -> Iterator[list[Styled]]:
    """Each name over its numbers, where names are too long to stand beside them."""
    bare = grid._replace(corner="", rows=tuple(row._replace(name=Styled("")) for row in grid.rows))
    lines = [list(_band(bare._replace(rows=(row,)), 0, columns, range(len(columns)), room)) for row in bare.rows]
    for at, (row, own) in enumerate(zip(grid.rows, lines, strict=True)):
        yield from own[:1] if at == 0 else []
        yield from ([Styled(each, row.name.style)] for each in wrap(row.name.text, room))
        yield from own[1:]


def _column(cells: Sequence[GridCell], head: str) -> _Column:
    whole = max((width(_whole(each)) for each in cells), default=0)
    fraction = max((width(_fraction(each)) for each in cells), default=0)
    mark = max((width(each.mark) for each in cells), default=0)
    return _Column(whole, fraction, mark, max(whole + fraction + mark, width(head)))


def _end(columns: Sequence[_Column], start: int, room: int) -> int:
    """Up to which column those from `start` fit in `room`; one always does."""
    used = 0
    for at in range(start, len(columns)):
        used += columns[at].size + _BETWEEN
        if used > room and at > start:
            return at
    return len(columns)


def _band(grid: Grid, names: int, columns: Sequence[_Column], band: range, room: int) -> Iterator[list[Styled]]:
    size = names + sum(columns[at].size + _BETWEEN for at in band) + _BETWEEN
    if any(grid.heads) or grid.tail:
        line = [Styled(_left(grid.corner, names), SKIP)]
        line += [Styled(" " * _BETWEEN + _right(grid.heads[at], columns[at].size), SKIP) for at in band]
        yield [*line, Styled(" " * _BETWEEN + grid.tail, SKIP)] if grid.tail and room - size >= _TAIL else line
    for row in grid.rows:
        line = [Styled(_left(row.name.text, names), row.name.style)]
        for at in band:
            line += [Styled(" " * _BETWEEN), *_cell(row.cells[at], columns[at])]
        yield from _with_tail(line, row, size, room) if band.stop == len(columns) else [line]


def _with_tail(line: list[Styled], row: GridRow, size: int, room: int) -> Iterator[list[Styled]]:
    """What is said of a row right of its numbers, or under them where there is no room for it."""
    longest = max((width(span.text) for span in row.tail), default=0)
    beside = room - size >= min(_TAIL, longest)
    start = size if beside else _BETWEEN
    texts = list(_flowing(row.tail, room - start))
    if not texts or not beside:
        yield line
    for at, text in enumerate(texts):
        lead = [*line, Styled(" " * _BETWEEN)] if at == 0 and beside else [Styled(" " * start)]
        yield lead + text


def _flowing(spans: Sequence[Styled], room: int) -> Iterator[list[Styled]]:
    """`spans` one behind the other, in lines of `room` cells; one that is wider is broken."""
    line: list[Styled] = []
    used = 0
    for place, span in enumerate(spans):
        behind = spans[place + 1] if place + 1 < len(spans) else Styled("")
        more = 1 + width(behind.text) if behind.style == SKIP and width(behind.text) <= _ID else 0
        for at, part in enumerate(wrap(span.text, room)):
            if line and (at or used + 1 + width(part) + (more if width(part) + more <= room else 0) > room):
                yield line
                line, used = [], 0
            line += [Styled(" "), Styled(part, span.style)] if line else [Styled(part, span.style)]
            used += width(part) + (1 if used else 0)
    if line:
        yield line


def _cell(cell: GridCell, column: _Column) -> list[Styled]:
    weight = cell.style or (NAME if cell.achieved else PLAIN)
    lead = " " * (column.size - column.fraction - column.mark - width(_whole(cell)))
    bound = [Styled(cell.bound, CARE), Styled(" ")] if cell.bound else []
    behind = column.fraction - width(_fraction(cell))
    mark = Styled(cell.mark, CARE)
    after = " " * (behind + column.mark - width(cell.mark))
    return [Styled(lead), *bound, Styled(cell.number, weight), mark, Styled(after)]


def _whole(cell: GridCell) -> str:
    number = cell.number.rpartition(" ")
    whole = number[0] + number[1] + number[2].partition(".")[0]
    return f"{cell.bound} {whole}" if cell.bound else whole


def _fraction(cell: GridCell) -> str:
    _whole, point, rest = cell.number.rpartition(" ")[2].partition(".")
    return point + rest


def _left(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _right(text: str, size: int) -> str:
    return " " * (size - width(text)) + text
