"""A table -> what its columns and rows are: heads above and to the left, units, years, places, and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobscli.read.table.head import Head, head, is_unit
from jobscli.read.table.model import EMPTY, Cell, Row, Table

YEAR = re.compile("(?:19|20)[0-9]{2}")
_NOTHING = re.compile(r"[-—–…·./\\*]{0,4}|无|空|——|N/?A|n/?a|缺")
_MOST_HEADS = 5  # rows that can be a head
_TRANSLATED = re.compile("[A-Z][A-Za-z]+[a-z][^\u4e00-\u9fff]*")
_DATED = re.compile("1[0-2]|[1-9]|20[0-9]{4}")
_ITEM = re.compile("[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the roles of its rows and columns."""

    rows: tuple[Row, ...]  # those of figures
    columns: tuple[tuple[Cell, ...], ...]  # above each column: the cells of its heads, the outermost first
    kinds: tuple[str, ...]  # of each column: what its cells are; "data" of figures
    units: tuple[Cell | None, ...]  # of each column: the cell of a row of units
    groups: tuple[Cell | None, ...]  # of each row: the words of a row without figures above it
    titles: tuple[Cell, ...]  # rows of the table that are a caption, a unit or a note
    heads: tuple[Row, ...]


def grids(table: Table, region: str | None) -> list[Grid]:
    """The parts of a table, each with heads of its own."""
    parts: list[list[Row]] = [[]]
    seen = False
    for row in table.rows:
        figures = _has_figures(row, table.layout == "colons")
        if seen and not figures and _opens_again(row, region):
            parts.append([])
            seen = False
        parts[-1].append(row)
        seen = seen or figures
    return [made for part in parts if (made := _grid(table, part, region)) is not None]


def is_year(cell: Cell) -> bool:
    """Whether a cell is a year and nothing else."""
    number = cell.number
    return number is not None and not number.unit and YEAR.fullmatch(number.digits) is not None


def is_figure(cell: Cell) -> bool:
    """Whether a cell is a number that is no year."""
    return cell.number is not None and not is_year(cell)


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing."""
    return _NOTHING.fullmatch(cell.text) is not None


def _has_figures(row: Row, named: bool = False) -> bool:
    """Whether a row has a number that is neither a year nor the number of an item."""
    for at, cell in enumerate(row.cells):
        number = cell.number
        if number is None or is_year(cell):
            continue
        if at == 0 and not number.unit and _ITEM.fullmatch(number.digits) and _says(row) and not named:
            continue
        return True
    return False


def _says(row: Row) -> bool:
    return any(cell.text and cell.number is None and not is_nothing(cell) for cell in row.cells)


def _opens_again(row: Row, region: str | None) -> bool:
    """Whether a row without figures begins a new head: its first cell says what stands below, or it has years."""
    first = next((cell for cell in row.cells if cell.text), None)
    if first is None or sum(bool(cell.text) for cell in row.cells) < 2:
        return False
    return head(first.text, region).kind in ("name", "place", "ordinal", "period") or sum(map(is_year, row.cells)) > 1


def _grid(table: Table, rows: Sequence[Row], region: str | None) -> Grid | None:
    """The rows of a part of a table by their roles; None where it has no figures."""
    named = table.layout == "colons"
    rows = _without_translations(rows)
    first = next((i for i, row in enumerate(rows) if _has_figures(row, named) or _below_names(rows[:i], row)), None)
    if first is None:
        return None
    grouped = first > 1 and _alone(rows[first - 1]) and sum(map(is_year, rows[first - 2].cells)) > 1
    titles = [cell for row in rows[: first - grouped] for cell in row.cells if cell.text and _alone(row)]
    heads = [row for row in rows[:first] if not _alone(row) and any(cell.text for cell in row.cells)][-_MOST_HEADS:]
    body: list[Row] = []
    units: list[Cell | None] = [None] * len(rows[0].cells)
    groups: list[Cell | None] = []
    group = _group(rows[first - 1]) if grouped else None
    for row in rows[first:]:
        if _has_figures(row, named) or any(map(is_year, row.cells[1:])):
            body.append(row)
            groups.append(group)
        elif _is_units(row):
            units = _units_of(row)
        elif any(cell.text for cell in row.cells):
            group = _group(row)
    heads, units = _without_units(heads, units)
    heads = [*heads[:-1], _over_numbers(heads[-1], body, region)] if heads else heads
    columns = _columns(heads, len(rows[0].cells))
    kinds = ("name", "data", "rank")[: len(columns)] if named else _kinds(columns, body, region)
    return Grid(tuple(body), columns, kinds, tuple(units), tuple(groups), tuple(titles), tuple(heads))


def _without_translations(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows without the columns that say the names of the first in letters: 就业人员 | Employed Persons | 76704."""
    for at in range(1, len(rows[0].cells)):
        said = [row.cells[at].text for row in rows if row.cells[at].text and row.cells[at].number is None]
        if len(said) > 1 and all(_TRANSLATED.fullmatch(text) for text in said):
            rows = [
                row if row.cells[at].number is not None
                else row._replace(cells=(*row.cells[:at], EMPTY, *row.cells[at + 1 :]))
                for row in rows
            ]  # fmt: skip
    return rows


def _over_numbers(row: Row, body: Sequence[Row], region: str | None) -> Row:
    """The heads of a table, each above the numbers that it is of, where it says as many as the rows have numbers.

    The head lost the cell above the names, or years stand behind one cell above names in two columns.
    """
    said = [at for at, cell in enumerate(row.cells) if cell.text]
    numeric = [at for at in range(len(row.cells)) if all(each.cells[at].number is not None for each in body)]
    names = len(said) - len(numeric)  # heads of names: none, or one
    if not body or not said or not numeric or said != [*range(len(said))] or names not in (0, 1):
        return row
    if names == 0:
        moved = numeric[0] == 1 and (is_year(row.cells[0]) or _names_figures(row.cells[0], region))
    else:
        named = [each.cells[at] for each in body for at in range(1, numeric[0])]
        years = numeric[-1] - numeric[0] == len(numeric) - 1 and all(map(is_year, row.cells[1 : len(said)]))
        moved = years and bool(named) and all(cell.number is None for cell in named)
    if not moved:
        return row
    cells = [*row.cells[:names], *[EMPTY] * (len(row.cells) - names)]
    for at, column in zip(said[names:], numeric, strict=True):
        cells[column] = row.cells[at]
    return row._replace(cells=tuple(cells))


def _names_figures(cell: Cell, region: str | None) -> bool:
    """Whether a head is of figures: 2019年, 增幅, 需求人数（人）; one of names says 地区 or 行业."""
    said = head(cell.text, region)
    return said.kind in ("", "period") and bool(said.period or said.unit or said.measure or said.status)


def _below_names(above: Sequence[Row], row: Row) -> bool:
    """Whether a row of years is one of figures: the heads above it name each column (新增养老床位 2019, 数量（个）)."""
    if not above or not row.cells[0].text or row.cells[0].number is not None or head(row.cells[0].text).kind:
        return False
    numbers = [at for at, cell in enumerate(row.cells) if is_year(cell)]
    return bool(numbers) and all(head(above[-1].cells[at].text).unit for at in numbers)


def _alone(row: Row) -> bool:
    """Whether a row has words in one cell alone: a title over all columns."""
    return sum(bool(cell.text) for cell in row.cells) == 1 and len(row.cells) > 1 and bool(row.cells[0].text)


def _group(row: Row) -> Cell | None:
    """The words of a row without figures, which are of the rows below."""
    said = [cell for cell in row.cells if cell.text and cell.number is None and not is_nothing(cell)]
    said = [cell for cell in said if not is_unit(cell.text)]
    return said[0] if len(said) == 1 else None


def _is_units(row: Row) -> bool:
    said = [cell for cell in row.cells if cell.text]
    units = [cell for cell in said if is_unit(cell.text) or head(cell.text).kind == "unit"]
    return len(said) > 0 and len(units) == len(said) and len(said) > 1


def _units_of(row: Row) -> list[Cell | None]:
    """Of each column its cell of a row of units."""
    return [cell if cell.text and is_unit(cell.text) else None for cell in row.cells]


def _without_units(heads: list[Row], units: list[Cell | None]) -> tuple[list[Row], list[Cell | None]]:
    """The rows of heads without one of units, and those units."""
    for row in heads:
        if _is_units(row):
            return [each for each in heads if each is not row], _units_of(row)
    return heads, units


def _columns(heads: Sequence[Row], width: int) -> tuple[tuple[Cell, ...], ...]:
    """The cells above each column. An empty cell is a part of the one to its left, where the one above it is, too."""
    filled: list[list[Cell]] = []
    for row in heads:
        line: list[Cell] = []
        for at, cell in enumerate(row.cells):
            above = filled[-1][at] if filled else None
            spans = at > 0 and not cell.text and line[-1].text and (above is None or above is filled[-1][at - 1])
            if spans and (above is not None or not _stub(heads, at - 1)):
                cell = line[-1]
            line.append(cell)
        filled.append(line)
    return tuple(tuple(dict.fromkeys(line[at] for line in filled if line[at].text)) for at in range(width))


def _stub(heads: Sequence[Row], at: int) -> bool:
    """Whether the column is one of names, whose head goes over no other."""
    return any(head(row.cells[at].text).kind not in ("",) for row in heads if row.cells[at].text)


def _kinds(columns: Sequence[Sequence[Cell]], body: Sequence[Row], region: str | None) -> tuple[str, ...]:
    """What the cells of each column are."""
    kinds: list[str] = []
    for at, above in enumerate(columns):
        cells = [row.cells[at] for row in body if row.cells[at].text and not is_nothing(row.cells[at])]
        said = next((each for cell in above if (each := head(cell.text, region).kind)), "")
        others = any(k in ("name", "place", "period") for k in kinds)
        kinds.append(_kind(said, above, cells, at, region, others))
    return tuple(kinds)


def _kind(said: str, above: Sequence[Cell], cells: Sequence[Cell], at: int, region: str | None, others: bool) -> str:
    """What the cells of a column are, by the word in its head and by the cells themselves."""
    numbers = sum(cell.number is not None for cell in cells)
    if said in ("ordinal", "rank", "unit", "note"):
        return said
    if not cells:
        return "empty"
    years = sum(is_year(cell) for cell in cells)
    amounts = any(cell.number is not None and not _may_date(cell) for cell in cells)
    if (said == "period" and not amounts) or (years == len(cells) and (at == 0 or not _names(above))):
        return "period"
    if numbers * 2 > len(cells):
        if at == 0 and not above and len(cells) > 1 and _counts(cells):
            return "ordinal"
        return "data"
    if sum(is_unit(cell.text) for cell in cells) * 2 > len(cells):
        return "unit"
    if said == "place" or sum(_is_where(cell, region) for cell in cells) * 2 > len(cells):
        return "place"
    if sum(_is_when(cell, region) for cell in cells) == len(cells) and not others:
        return "period"
    return "data" if numbers and said == "" and at > 0 and _names(above) and numbers * 3 > len(cells) else "name"


def _may_date(cell: Cell) -> bool:
    """Whether a number may be a year or a month: 15.2 below 年度 is a figure."""
    assert cell.number is not None
    return is_year(cell) or (not cell.number.unit and _DATED.fullmatch(cell.number.digits) is not None)


def _names(above: Sequence[Cell]) -> bool:
    return any(head(cell.text).name or head(cell.text).period for cell in above)


def _counts(cells: Sequence[Cell]) -> bool:
    """Whether cells count rows: 1, 2, 3."""
    numbers = [cell.number.digits for cell in cells if cell.number is not None and not cell.number.unit]
    return len(numbers) > 1 and numbers == [str(i) for i in range(1, len(numbers) + 1)]


def _is_where(cell: Cell, region: str | None) -> bool:
    said = head(cell.text, region)
    return said.region is not None or said.place is not None or said.whole


def _is_when(cell: Cell, region: str | None) -> bool:
    said = head(cell.text, region)
    return bool(said.period) and not said.name


def heads_of(cells: Sequence[Cell], region: str | None) -> list[tuple[Cell, Head]]:
    """What each of the heads of a column of figures says; 城市 over figures is no column of cities."""
    found = [(cell, head(cell.text, region)) for cell in cells if cell.text]
    return [(cell, said._replace(name=said.text) if said.kind == "place" else said) for cell, said in found]
