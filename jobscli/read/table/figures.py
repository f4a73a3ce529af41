"""The figures of a table: each number with what the heads of its row and column say of it, or why it is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli.read.table.grid import Grid, grids, heads_of, is_year
from jobscli.read.table.head import Head, head, is_unit
from jobscli.read.table.model import Cell, Number, Row, Table
from jobscli.words.load import simplified
from jobscli.words.tabular import tabular

_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年(?![0-9]{1,2}月[0-9])|$)")
_WITHIN_YEAR = re.compile("^(?:[0-9一二三四五六七八九十]{1,3}(?:[-—–~至到][0-9]{1,2})?月|第?[一二三四1-4]季|[上下]半年|前.季|年末|年底|期末)")
_SPAN = re.compile("(?:19|20)[0-9]{2}年?[-—–~至到](?:19|20)?[0-9]{2}")
_QUARTER = re.compile("(?P<year>(?:19|20)[0-9]{2}年|今年|去年)?第?(?P<quarter>[一二三四1-4])季度?")
_SOME_YEARS = re.compile("^(?:过去|近)?([三四五两]年)$")
_QUARTERS = "一二三四"
_LONGEST_NAME = 40
_SHORT, _AMOUNTS = 3, ("量", "额", "率", "数")  # 发电量 below 产量 says it already
_CLAUSES = re.compile("[，。；].*[0-9]|[0-9].*[，。；]", re.DOTALL)
_FIGURE = re.compile("[\u4e00-\u9fff]{2}[^0-9]{0,3}[0-9][0-9.,]*[万亿千百]{0,2}[%人元个家户名次场套项所条公吨]")
_CHINESE = re.compile("[\u4e00-\u9fffA-Za-z]")


class Piece(NamedTuple):
    """Words that say something of a figure, and the cell that they are from."""

    words: str
    cell: Cell


class Figure(NamedTuple):
    """A number of a table, and what its heads say of it. `problem` is the rule by which it is not read."""

    number: Number
    row: Row
    names: tuple[Piece, ...] = ()  # the outermost first: what it measures
    row_named: int = 0  # how many of them its row says
    part: bool = False  # whether the first is what the second is a part of
    period: Piece | None = None
    unit: Piece | None = None
    said: Head | None = None  # the head that says what the figure is to its name: a change, a share, a target
    said_in: Cell | None = None
    where: Head | None = None
    where_in: Cell | None = None
    heads: tuple[int, int] = (0, 0)  # where the rows of heads stand
    rules: tuple[str, ...] = ()  # of `words/rules/table.toml`
    problem: str = ""


class Aside(NamedTuple):
    """A numeral of a table that is no figure, and why, as `record.REASONS` has it."""

    start: int
    end: int
    reason: str
    rule: str


class Above(NamedTuple):
    """What the words above a table say of all of it."""

    period: Piece | None = None
    unit: Piece | None = None
    name: Piece | None = None
    part: Piece | None = None  # the short name in the words of a unit: 時薪單位：元/小時


def figures(table: Table, region: str | None, section: str = "") -> Iterator[Figure | Aside]:
    """The numbers of `table`, in a document of `region`, below a heading."""
    for grid in grids(table, region):
        above = _above((*table.above, *grid.titles), section)
        for row in grid.heads:
            yield from _years(row)
        for at, row in enumerate(grid.rows):
            yield from _of_row(grid, at, row, above, region)


def _years(row: Row) -> Iterator[Aside]:
    for cell in row.cells:
        if is_year(cell) and cell.number is not None:
            yield Aside(cell.number.start, cell.number.end, "date", "table.year")


def _above(cells: Sequence[Cell], section: str) -> Above:
    """What the caption says, and the unit that stands above the table."""
    found = Above()
    for cell in cells:
        text = "".join(simplified(cell.text).split()).replace("％", "%")
        unit = tabular("caption", "unit").search(text)
        if unit is not None and is_unit(unit["unit"]):
            found = found._replace(unit=Piece(unit["unit"], cell))
            if unit["of"] and unit["of"] not in ("金额", "数量", "计量"):
                found = found._replace(part=Piece(unit["of"], cell))
            text = text[: unit.start()] + text[unit.end() :]
        found = _captioned(found, text, cell)
    return found


def _captioned(found: Above, text: str, cell: Cell) -> Above:
    bare = tabular("caption", "number").sub("", text)
    years = _YEAR.findall(bare)
    quarter = _QUARTER.search(bare)
    if quarter is not None and not _SPAN.search(bare):
        found = found._replace(period=Piece(quarter.group(), cell))
    elif len(set(years)) == 1 and not _SPAN.search(bare):
        when = next((each for each in tabular("period").finditer(bare) if years[0] in each.group()), None)
        found = found._replace(period=Piece(when.group() if when is not None else f"{years[0]}年", cell))
    name = head(bare).name
    name = tabular("caption", "beyond").sub("", name)
    if name and len(name) <= _LONGEST_NAME and _CHINESE.search(name):
        found = found._replace(name=Piece(name, cell))
    return found


def _of_row(grid: Grid, at: int, row: Row, above: Above, region: str | None) -> Iterator[Figure | Aside]:
    stub = _stub(grid, at, row, region)
    for column, cell in enumerate(row.cells):
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


class _Stub(NamedTuple):
    """What the cells to the left of a row's figures say."""

    names: tuple[Piece, ...] = ()
    period: tuple[tuple[Cell, Head], ...] = ()
    where: tuple[Cell, Head] | None = None
    unit: Piece | None = None
    said: tuple[Cell, Head] | None = None
    part: bool = False


def _stub(grid: Grid, at: int, row: Row, region: str | None) -> _Stub:
    names: list[Piece] = []
    periods: list[tuple[Cell, Head]] = []
    where: tuple[Cell, Head] | None = None
    unit: Piece | None = None
    stated: tuple[Cell, Head] | None = None
    data = grid.kinds.index("data") if "data" in grid.kinds else len(grid.kinds)
    before = any(kind in ("name", "place") for kind in grid.kinds[:data])
    for column, kind in enumerate(grid.kinds):
        if before and column > data and kind in ("name", "place"):
            continue  # whoever is in charge of it
        cell = _filled(grid, at, column, kind)
        if cell is None or not cell.text:
            continue
        said = head(cell.text, region)
        if kind == "unit":
            unit = Piece(cell.text, cell) if is_unit(cell.text) else unit
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
    parent = _parent(grid, at, region) if names else None
    if parent is not None:
        names = [parent, *names]
    return _Stub(tuple(names), tuple(periods), where, unit, stated, parent is not None)


def _filled(grid: Grid, at: int, column: int, kind: str) -> Cell | None:
    """The cell of a row in a column of names; an empty one goes on with the one above, where others follow it."""
    cell = grid.rows[at].cells[column]
    if cell.text or kind not in ("name", "place", "period"):
        return cell
    behind = any(k in ("name", "place", "period") and grid.rows[at].cells[i].text
                 for i, k in enumerate(grid.kinds) if i > column)
    if not behind and any(each.text for each in grid.rows[at].cells[:column]):
        return None
    return next((row.cells[column] for row in reversed(grid.rows[:at]) if row.cells[column].text), None)


def _parent(grid: Grid, at: int, region: str | None) -> Piece | None:
    """What a row is a part of: 其中：城镇 is of the last row that is no part."""
    column = next((i for i, kind in enumerate(grid.kinds) if kind == "name"), None)
    if column is None:
        return None
    cell = grid.rows[at].cells[column]
    if not head(cell.text, region).part and not cell.indent:
        return None
    for row in reversed(grid.rows[:at]):
        other = row.cells[column]
        said = head(other.text, region)
        if other.text and not said.part and other.indent < max(cell.indent, 1) and said.name:
            return Piece(said.name, other)
    return None


def _figure(
    grid: Grid, row: Row, column: int, number: Number, stub: _Stub, above: Above, region: str | None
) -> Figure:
    over = heads_of(grid.columns[column], region)
    names = [*stub.names, *_named(grid, column, over, stub, region)]
    stated = next(((c, s) for c, s in reversed(over) if s.measure or s.status), stub.said)
    period, rule = _period([*stub.period, *((c, s) for c, s in over if s.period)], above)
    where = stub.where or next(((c, s) for c, s in over if s.place or s.region or s.whole), None)
    unit, unit_rule = _unit(grid, column, over, stub, above, stated)
    row_named = len(stub.names)
    if above.part is not None and all(piece.words not in above.part.words for piece in names):
        names.append(above.part)
    if not names and above.name is not None:
        names = [above.name]
    rules = [each for each in (rule, unit_rule if not number.unit else "", "table.place" if where else "") if each]
    if not names:
        return Figure(number, row, problem="table.unnamed")
    return Figure(
        number, row, tuple(names), row_named, stub.part, period, unit if not number.unit else None,
        stated[1] if stated else None, stated[0] if stated else None,
        where[1] if where else None, where[0] if where else None, _span_of(grid.heads), tuple(rules),
    )  # fmt: skip


def _named(
    grid: Grid, column: int, over: Sequence[tuple[Cell, Head]], stub: _Stub, region: str | None
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


def _span_of(rows: Sequence[Row]) -> tuple[int, int]:
    return (rows[0].start, rows[-1].end) if rows else (0, 0)


def _unit(
    grid: Grid, column: int, over: Sequence[tuple[Cell, Head]], stub: _Stub, above: Above,
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
        amount = stated[1].words.endswith(("额", "量"))
        if not amount:
            return Piece("个百分点" if points else "%", stated[0]), "table.unit-of-change"
    below = grid.units[column]
    if below is not None:
        return Piece(below.text.strip("（()）"), below), "table.unit-cell"
    if stub.unit is not None:
        return Piece(stub.unit.words.strip("（()）"), stub.unit.cell), "table.unit-cell"
    return (above.unit, "table.unit-above") if above.unit is not None else (None, "")


def _period(said: Sequence[tuple[Cell, Head]], above: Above) -> tuple[Piece | None, str]:
    """The words of a figure's time: those of its heads, and the year of the caption where they have none."""
    if not said:
        return (above.period, "table.period-above") if above.period is not None else (None, "")
    words, cell = [each.period for _cell, each in said], said[-1][0]
    made = ""
    for each in words:
        if _YEAR.match(each):
            each = each if "年" in each or len(each) > 4 else f"{each}年"
            made = each + made
        else:
            made += each
    year = _YEAR.search(above.period.words) if above.period is not None else None
    if above.period is not None and made in ("上季", "上季度", "今季", "本季", "本季度", "今季度", "当季"):
        return Piece(_shifted(above.period.words, made), cell), "table.period"
    if year is not None and (_WITHIN_YEAR.match(made) or made in ("当年", "本年")):
        made = f"{year.group()}年{made}" if made not in ("当年", "本年") else f"{year.group()}年"
    return Piece(_SOME_YEARS.sub(r"\1来", made), cell), "table.period"


def _shifted(caption: str, words: str) -> str:
    """The quarter that 今季 or 上季 is below a caption that names one."""
    found = _QUARTER.search(caption)
    if found is None:
        return words
    at = _QUARTERS.find(found["quarter"]) if found["quarter"] in _QUARTERS else int(found["quarter"]) - 1
    year = found["year"] or ""
    if not words.startswith("上"):
        return f"{year}第{_QUARTERS[at]}季度"
    if at > 0:
        return f"{year}第{_QUARTERS[at - 1]}季度"
    before = {"今年": "去年", "去年": "前年", "": ""}.get(year) if not year[:4].isdigit() else f"{int(year[:4]) - 1}年"
    return f"{before}第四季度"


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
