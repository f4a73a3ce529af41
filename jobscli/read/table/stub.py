"""What the cells to the left of a row's figures say."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.table.grid import Grid
from jobscli.read.table.head import Head, head
from jobscli.read.table.model import Cell, Piece

_UNIT = re.compile("[\u4e00-\u9fff%％‰/·（）()A-Za-z0-9²³]{1,10}")  # what a column of units has
_BACK = 100  # rows above that may say what a row is a part of
_STUBS = ("name", "place")


class Stub(NamedTuple):
    """What the cells to the left of a row's figures say."""

    names: tuple[Piece, ...] = ()
    period: tuple[tuple[Cell, Head], ...] = ()
    where: tuple[Cell, Head] | None = None
    unit: Piece | None = None
    said: tuple[Cell, Head] | None = None
    part: bool = False


def begins(grid: Grid) -> list[int]:
    """The columns with which the parts of a table begin that stand side by side: 行业 增长 行业 增长."""
    last = max((i for i, kind in enumerate(grid.kinds) if kind == "data"), default=0)
    return [0, *(i for i in range(1, last) if grid.kinds[i] in _STUBS and grid.kinds[i - 1] == "data")]


def stub_of(grid: Grid, at: int, begin: int, region: str | None) -> Stub:
    """What a row says, in the part of its table that begins with a column."""
    names: list[Piece] = []
    periods: list[tuple[Cell, Head]] = []
    where: tuple[Cell, Head] | None = None
    unit: Piece | None = None
    stated: tuple[Cell, Head] | None = None
    data = next((i for i, kind in enumerate(grid.kinds) if i >= begin and kind == "data"), len(grid.kinds))
    before = any(kind in _STUBS for kind in grid.kinds[begin:data])
    for column, kind in enumerate(grid.kinds):
        if before and not begin <= column < data and kind in _STUBS:
            continue  # of another part, or whoever is in charge of it
        cell = _filled(grid, at, column, kind)
        if cell is None or not cell.text:
            continue
        said = head(cell.text, region)
        if kind == "unit":
            unit = Piece(cell.text, cell) if _UNIT.fullmatch(cell.text) and not said.kind else unit
        elif kind == "period":
            when = Piece(cell.text, cell)
            periods.append((cell, said if said.period else Head(cell.text, "", period=when.words)))
        elif kind in ("name", "place") and (said.place or said.region or said.whole):
            where = (cell, said)
        elif kind in ("name", "place"):
            if said.name:
                names.append(Piece(said.name, cell))
            if said.period:
                periods.append((cell, said))
            if said.unit:
                unit = Piece(said.unit, cell)
            if said.measure or said.status:
                stated = (cell, said)
    group = grid.groups[at]
    if unit is None and group is not None and (said := head(group.text, region)).unit:
        unit = Piece(said.unit, group)
    parent = _parent(grid, at, region) if names else None
    if parent is not None:
        names = [parent, *names]
    return Stub(tuple(names), tuple(periods), where, unit, stated, parent is not None)


def _filled(grid: Grid, at: int, column: int, kind: str) -> Cell | None:
    """The cell of a row in a column of names; an empty one goes on with the one above, where others follow it."""
    cell = grid.rows[at].cells[column]
    if cell.text or kind not in ("name", "place", "period"):
        return cell
    behind = any(
        k in ("name", "place", "period") and grid.rows[at].cells[i].text for i, k in enumerate(grid.kinds) if i > column
    )
    if not behind and any(each.text for each in grid.rows[at].cells[:column]):
        return None
    return next(
        (row.cells[column] for row in reversed(grid.rows[max(0, at - _BACK) : at]) if row.cells[column].text), None
    )


def _parent(grid: Grid, at: int, region: str | None) -> Piece | None:
    """What a row is a part of: 其中：城镇 is of the last row that is no part."""
    column = next((i for i, kind in enumerate(grid.kinds) if kind == "name"), None)
    if column is None:
        return None
    cell = grid.rows[at].cells[column]
    if not head(cell.text, region).part and not cell.indent:
        return None
    for row in reversed(grid.rows[max(0, at - _BACK) : at]):
        other = row.cells[column]
        said = head(other.text, region)
        if other.text and not said.part and other.indent < max(cell.indent, 1) and said.name:
            return Piece(said.name, other)
    return None
