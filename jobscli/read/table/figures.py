"""The figures of a table: each number with what the heads of its row and column say of it, or why it is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli.read.table.above import Above, above_of, period_of
from jobscli.read.table.grid import Grid, grids, heads_of, is_year
from jobscli.read.table.head import Head, head
from jobscli.read.table.model import Cell, Number, Piece, Row, Table
from jobscli.read.table.stub import Stub, begins, stub_of
from jobscli.record import Reason

# Words of what is counted or measured.
_COUNTED = re.compile(
    "[量额率数值费税资]|人[员口次数均]|收入|支出|比重|指数|价格|就业|失业|工资|薪|面积|里程|利润|投资|贷款|参保|培训|增加|新增"
    "|[人户]$|保险|岗位|创业|毕业生|密度|寿命|水平|系数|生产|进出口|出口|进口|消费|财政|补贴|补助|金$"
)
_SHORT, _AMOUNTS = 3, ("量", "额", "率", "数")  # 发电量 below 产量 says it already
_RELATIVE = re.compile("长|[速幅率]|同比$|环比$|比上年$|涨|比$")  # 增减 and 变化 are amounts
_TITLE = re.compile("[^|\t]*[\u4e00-\u9fff]{4}[^|\t]*")
_CLAUSES = re.compile("[，。；].*[0-9]|[0-9].*[，。；]", re.DOTALL)
_FIGURE = re.compile("[\u4e00-\u9fff]{2}[^0-9]{0,3}[0-9][0-9.,]*[万亿千百]{0,2}[%人元个家户名次场套项所条公吨]")


class Figure(NamedTuple):
    """A number of a table, and what its heads say of it. `problem` is the rule by which it is not read."""

    number: Number
    row: Row
    names: tuple[Piece, ...] = ()  # the outermost first: what it measures
    row_named: int = 0  # how many of them its row says
    part: bool = False  # whether the first is what the second is a part of
    captioned: bool = False  # whether the first is of the caption
    period: Piece | None = None
    unit: Piece | None = None
    said: Head | None = None  # the head that says what the figure is to its name: a change, a share, a target
    said_in: Cell | None = None
    where: Head | None = None
    heads: tuple[int, int] = (0, 0)  # where the rows of heads stand
    rules: tuple[str, ...] = ()  # of `words/rules/table.toml`
    problem: str = ""

    @property
    def relative(self) -> bool:
        """Whether it is a change of what its names say, or the mean of one over years."""
        return self.said is not None and self.said.measure in ("change", "average")

    @property
    def is_share(self) -> bool:
        """Whether it is a share of what its names say, or how much of a goal was met."""
        return self.said is not None and self.said.measure in ("share", "completion")


class Aside(NamedTuple):
    """A numeral of a table that is no figure, and why, as `record.REASONS` has it."""

    start: int
    end: int
    reason: Reason
    rule: str


def figures(table: Table, region: str | None, title: str = "") -> Iterator[Figure | Aside]:
    """The numbers of `table`, in a document of `region` below a heading or title."""
    for grid in grids(table, region):
        above = above_of((*table.above, *grid.titles))
        if above.name is None and _TITLE.fullmatch(title):
            above = above._replace(name=above_of((Cell(table.start, table.start + 1, title),)).name)
        if any(head(cell.text, region).measure for column in grid.columns for cell in column):
            above = above._replace(said=None)  # the table has a column of changes
        for row in grid.heads:
            yield from _years(row)
        for at, row in enumerate(grid.rows):
            yield from _of_row(grid, at, row, above, region)


def _years(row: Row) -> Iterator[Aside]:
    for cell in row.cells:
        if is_year(cell) and cell.number is not None:
            yield Aside(cell.number.start, cell.number.end, "date", "table.year")


def _of_row(grid: Grid, at: int, row: Row, above: Above, region: str | None) -> Iterator[Figure | Aside]:
    """The numbers of a row: figures, and those that count or date it."""
    stubs = {begin: stub_of(grid, at, begin, region) for begin in begins(grid)}
    for column, cell in enumerate(row.cells):
        stub = stubs[max(begin for begin in stubs if begin <= column)]
        number = cell.number
        if number is None:
            continue
        kind = grid.kinds[column]
        if kind == "ordinal" or (kind == "name" and column == 0):
            yield Aside(number.start, number.end, "ordinal", "table.item")
        elif kind == "rank":
            yield Aside(number.start, number.end, "rank", "table.rank")
        elif kind == "period" or (kind != "data" and is_year(cell)):
            yield Aside(number.start, number.end, "date", "table.year")
        else:
            yield _figure(grid, row, column, number, stub, above, region)


def _figure(grid: Grid, row: Row, column: int, number: Number, stub: Stub, above: Above, region: str | None) -> Figure:
    """A number with what the heads of its column and the stub of its row say of it."""
    over = heads_of(grid.columns[column], region)
    names = [*stub.names, *_named(grid, column, over, stub, region)]
    stated = next(((c, s) for c, s in reversed(over) if s.measure or s.status), stub.said)
    if stated is None and above.said is not None and not any(s.name or s.unit for _c, s in over):
        stated = above.said
    period, rule = period_of([*stub.period, *((c, s) for c, s in over if s.period)], above)
    where = stub.where or next(((c, s) for c, s in over if s.place or s.region or s.whole), None)
    unit, unit_rule = _unit(grid, column, over, stub, above, stated)
    row_named, captioned = len(stub.names), False
    if above.part is not None and all(piece.words not in above.part.words for piece in names):
        names.append(above.part)
    if above.name is not None and (not names or _is_short(names)):
        names = [above.name, *names]
        row_named += row_named > 0
        captioned = len(names) > 1
    rules = [each for each in (rule, unit_rule if not number.unit else "", "table.place" if where else "") if each]
    if not names:
        return Figure(number, row, problem="table.unnamed")
    alike = sum(kind == "data" and grid.columns[i] == grid.columns[column] for i, kind in enumerate(grid.kinds))
    if alike > 1 and unit_rule != "table.unit-cell":
        return Figure(number, row, problem="table.headless")
    return Figure(
        number, row, tuple(names), row_named, stub.part, captioned, period, unit if not number.unit else None,
        stated[1] if stated else None, stated[0] if stated else None,
        where[1] if where else None, _span_of(grid.heads), tuple(rules),
    )  # fmt: skip


def _named(
    grid: Grid, column: int, over: Sequence[tuple[Cell, Head]], stub: Stub, region: str | None
) -> Iterator[Piece]:
    """What the heads of a column name. A column of changes without a name is of the one to its left."""
    own = [Piece(said.name, cell) for cell, said in over if said.name]
    if not own and any(said.measure for _cell, said in over):
        for left in range(column - 1, -1, -1):
            if grid.kinds[left] == "data":
                own = [Piece(said.name, cell) for cell, said in heads_of(grid.columns[left], region) if said.name]
                if own or not any(said.measure for _cell, said in heads_of(grid.columns[left], region)):
                    break
    last = stub.names[-1].words if stub.names else ""
    for piece in own:
        short = len(piece.words) <= _SHORT and last[-1:] in _AMOUNTS and last[-1:] == piece.words[-1:]
        if not short and piece.words not in last:
            yield piece


def _is_short(names: Sequence[Piece]) -> bool:
    """Whether names do not say what is counted: 铁路, 居住; then the caption does."""
    return _COUNTED.search("".join(piece.words for piece in names)) is None


def _span_of(rows: Sequence[Row]) -> tuple[int, int]:
    return (rows[0].start, rows[-1].end) if rows else (0, 0)


def _unit(
    grid: Grid, column: int, over: Sequence[tuple[Cell, Head]], stub: Stub, above: Above,
    stated: tuple[Cell, Head] | None,
) -> tuple[Piece | None, str]:  # fmt: skip
    """The unit of a cell without one, and the rule: its column's head, a row or column of units, the words above."""
    own = next((Piece(said.unit, cell) for cell, said in reversed(over) if said.unit), None)
    if own is not None:
        return own, "table.unit-head"
    relative = stated is not None and stated[1].measure in ("change", "average", "share", "completion")
    if relative:
        assert stated is not None
        points = "百分点" in stated[1].words
        amount = stated[1].measure == "change" and _RELATIVE.search(stated[1].words) is None
        if not amount or points:
            return Piece("个百分点" if points else "%", stated[0]), "table.unit-of-change"
    below = grid.units[column]
    found, rule = (above.unit, "table.unit-above") if above.unit is not None else (None, "")
    if below is not None:
        found, rule = Piece(below.text.strip("（()）"), below), "table.unit-cell"
    elif stub.unit is not None:
        found, rule = Piece(stub.unit.words.strip("（()）"), stub.unit.cell), "table.unit-cell"
    if relative and found is not None and found.words == "%":
        return found._replace(words="个百分点"), rule
    return found, rule


def prose(table: Table) -> Iterator[Cell]:
    """The cells of a table that are text with figures in it, and are read as sentences."""
    for grid in grids(table, None):
        names = next((i for i, kind in enumerate(grid.kinds) if kind == "name"), -1)
        for row in table.rows:
            for column, cell in enumerate(row.cells):
                if cell.number is None and _is_prose(cell, column == names, row in grid.heads):
                    yield cell
        return


def _is_prose(cell: Cell, named: bool, head_row: bool) -> bool:
    if head_row:
        return False
    return _CLAUSES.search(cell.text) is not None or (not named and _FIGURE.search(cell.text) is not None)
