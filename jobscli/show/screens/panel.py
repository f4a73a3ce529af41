"""The screen of `panel`: places by years, what its marks mean, the country under it, and which cells are told twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from jobscli.ask.cells import Cell
from jobscli.ask.comparable import spoken
from jobscli.ask.magnitude import bound_word, number, shared_magnitude
from jobscli.ask.panel_answer import ASIDE, DIFFERS, UNREPORTED, Panel, Table
from jobscli.ask.places import Place
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.show.figure_line import figure
from jobscli.show.screen import (
    CARE,
    HERE,
    NAME,
    SKIP,
    Block,
    FigureLine,
    Gap,
    Grid,
    GridCell,
    GridRow,
    Line,
    Screen,
    Styled,
    text,
)
from jobscli.words import say

_BESIDE = 6  # columns of several tables that stand beside each other
_TOLD_TWICE = 8  # cells told twice, a line each


def panel(answer: Panel) -> Screen:
    """A table a metric; of several metrics and one period one table with a column a metric; a line a figure if asked.

    `answer.sources` tells whether the figures were asked for one by one.
    """
    if not answer.places:
        return Screen(blocks=(), foot=("jobscli documents",))
    if answer.sources is not None:
        return _one_by_one(answer)
    blocks: list[Block] = []
    periods: dict[int, set[str]] = {}
    if len(answer.tables) > 1 and len(columns := _columns(answer)) <= _BESIDE:
        blocks += [*_titles(answer), Gap(), _side_by_side(answer, columns)]
        periods = {at: {period for one, period in columns if one is table} for at, table in enumerate(answer.tables)}
    else:
        for table in answer.tables:
            blocks += [Gap(2)] if blocks else []
            blocks += [_title(answer, table), *_asked(table), Gap(), _by_period(answer, table), *_under(answer, table)]
    blocks += _legend(answer, periods)
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=False)


def _title(answer: Panel, table: Table) -> Line:
    counted = table.coverage()
    n = counted["figure"] + counted["differs"]
    gaps = sum(counted.values()) - n
    said = _("{rows} 个地方  {years}  {n} 个数，{gaps} 格没有") if gaps else _("{rows} 个地方  {years}  {n} 个数")
    told = said.format(rows=len(answer.places), years=period_range(answer.periods), n=n, gaps=gaps)
    return Line(
        spans=(Styled(table.name, NAME), Styled(f"  {what(table)}   "), Styled(told, SKIP)), indent=0, units=True
    )


def what(table: Table) -> str:
    """What the cells of a table are: 万人，全年，已实现."""
    sought = table.sought
    parts = [table.unit or _("无单位"), *(spoken("scope", each) for each in sought.scopes)]
    parts += [_("变动")] if sought.aspect == "change" else []
    parts += [spoken("price_basis", sought.price_basis)] if sought.price_basis else []
    return _("，").join([*parts, spoken("status", sought.status)])


def period_range(periods: Sequence[str]) -> str:
    """The first and the last of periods in order."""
    if not periods:
        return _("没有年份")
    first, last = periods[0].partition("/")[0], periods[-1].rpartition("/")[2]
    told = _("{first} 年") if first == last else _("{first}—{last} 年")
    return told.format(first=first, last=last)


def _asked(table: Table) -> list[Block]:
    told = _("“{asked}”按这个指标查").format(asked=table.asked)
    return [text(told, SKIP)] if table.asked else []


def _titles(answer: Panel) -> list[Block]:
    told = _("{rows} 个地方  {years}").format(rows=len(answer.places), years=period_range(answer.periods))
    names = _("、").join(table.column for table in answer.tables)
    if _is_of_one(answer):
        table = answer.tables[0]
        scopes = _("、").join(spoken("scope", each) for each in table.sought.scopes)
        names, told = table.name, f"{table.unit}，{scopes}   {told}"
    return [Line(spans=(Styled(names, NAME), Styled(f"   {told}", SKIP)), indent=0, units=True)]


def _by_period(answer: Panel, table: Table) -> Grid:
    """Places under each other, periods beside each other, the country last."""
    rows = [_row(answer, table, place) for place in answer.places]
    nation = Place(NATION)
    if table.is_told_of_nation:
        rows.append(_row(answer, table, nation))
    return Grid(tuple(map(head, answer.periods)), tuple(rows), folded=_FOLDED)


# What is said of the places that have no figure in a part of a table, by the first sign that they have there.
_FOLDED = (
    (UNREPORTED, _("{heads} 年有文件的都没有报：{names}")),
    ("", _("{heads} 年没有文件：{names}")),
)


def head(period: str) -> str:
    """A period over its column: 2025, 2021—25."""
    first, _slash, last = period.partition("/")
    return f"{first}—{last[2:] if first[:2] == last[:2] and len(last) == 4 else last}" if last else first


def _row(answer: Panel, table: Table, place: Place) -> GridRow:
    found = table.national if place.region == NATION and table.national else table.cells
    cells = tuple(grid_cell(found[place, period], table) for period in answer.periods)
    style = SKIP if found is table.national else NAME
    return GridRow(Styled(place_name(place, answer.places), style), cells)


def place_name(place: Place, others: Sequence[Place]) -> str:
    """A place with its province where those beside it are of several."""
    if place.place is None:
        return place.region
    several = len({each.region for each in others}) > 1 or any(each.place is None for each in others)
    return f"{place.region} {place.place}" if several else place.place


def grid_cell(cell: Cell, table: Table) -> GridCell:
    """The figure of a cell in the table's magnitude, or the sign of what is there instead."""
    if cell.figure is None:
        national = cell.place.region == NATION
        sign = {"aside": ASIDE, "unreported": "" if national else UNREPORTED}.get(cell.state, "")
        return GridCell(sign, style=CARE if sign == ASIDE else SKIP)
    return numbered(cell.figure, table.scale[1], DIFFERS if cell.state == "differs" else "")


def numbered(each: Statistic, size: Decimal, mark: str = "") -> GridCell:
    """A figure as a cell of a grid; the bound of a target is told after its words, and a target is not bold."""
    bounded = each.bound not in ("exact", "between")
    return GridCell(
        number(each, size),
        bound_word(each) if bounded else "",
        mark,
        achieved=each.status == "achieved",
        id=each.id,
    )


def _columns(answer: Panel) -> list[tuple[Table, str]]:
    """The tables and periods in which any place has a figure; of a table without one those that some document is of."""

    def shown(table: Table, period: str) -> bool:
        cells = [table.cells[place, period] for place in answer.places]
        if any(cell.figure for cell in table.cells.values()):
            return any(cell.figure for cell in cells)
        return any(cell.documents for cell in cells)

    every = [(table, period) for period in answer.periods for table in answer.tables]
    return every if len(answer.periods) == 1 else [each for each in every if shown(*each)]


def _side_by_side(answer: Panel, columns: Sequence[tuple[Table, str]]) -> Grid:
    """Places under each other, tables beside each other, each with its periods."""
    rows = [
        GridRow(
            Styled(place_name(place, answer.places), NAME),
            tuple(grid_cell(table.cells[place, period], table) for table, period in columns),
        )
        for place in answer.places
    ]
    several = len(answer.periods) > 1
    heads = (f"{head(period)} " * several + _column_said(answer, table) for table, period in columns)
    return Grid(tuple(heads), tuple(rows))


def _is_of_one(answer: Panel) -> bool:
    """Whether the tables differ in status alone, so that the title says the rest for all."""
    return len({(table.name, table.unit) for table in answer.tables}) == 1


def _column_said(answer: Panel, table: Table) -> str:
    return spoken("status", table.sought.status) if _is_of_one(answer) else f"{table.column}（{table.unit}）"


def _under(answer: Panel, table: Table) -> list[Block]:
    """The cells that two documents tell differently, and what there is of other scopes."""
    doubles = [cell for cell in table.all_cells() if cell.state == "differs"]
    blocks: list[Block] = [Gap()] if doubles else []
    for cell in doubles[:_TOLD_TWICE]:
        blocks += _double(answer, table, cell)
    if len(doubles) > _TOLD_TWICE:
        told = _("还有 {n} 格也有两个数；--long 逐个列出").format(n=len(doubles) - _TOLD_TWICE)
        blocks.append(text(told, SKIP))
    if table.elsewhere:
        told = _("、").join(f"{spoken('scope', scope)} {n} 个" for scope, n in table.elsewhere.items())
        first = spoken("scope", next(iter(table.elsewhere)))
        blocks += [Gap(), text(_("别的口径没有列入：{told}；--scope {first}").format(told=told, first=first), SKIP)]
    return blocks


def _double(answer: Panel, table: Table, cell: Cell) -> list[Block]:
    """The figures of a cell that do not agree, each with its document."""
    lines: list[Block] = []
    for at, each in enumerate((cell.figure, *cell.differing)):
        if each is not None:
            lead = f"{place_name(cell.place, answer.places)} {head(cell.period)}" if at == 0 else ""
            lines.append(_told_by(each, table, lead))
    return lines


def _told_by(each: Statistic, table: Table, lead: str) -> FigureLine:
    line = figure(each, lead=lead, scale=table.scale, label=each.document)
    return line._replace(qualifier=())


def _legend(answer: Panel, periods: Mapping[int, Collection[str]]) -> list[Block]:
    """What the signs mean that stand in the tables, of each of which these `periods` are shown."""
    shown_cells = [
        cell
        for at, table in enumerate(answer.tables)
        for cell in table.all_cells()
        if cell.period in periods.get(at, answer.periods)
    ]
    states = {cell.state for cell in shown_cells if cell.place.region != NATION or cell.figure}
    said = [
        ("unreported", _("× 有文件，没有报这个数")),
        ("aside", _("△ 只报了别的口径、几年的总数，或读数把握低")),
        ("no_document", _("（空）没有这一年的文件")),
        ("differs", _("* 另有文件说的不同，列在表下")),
    ]
    shown = [words for state, words in said if state in states]
    bounded = any(cell.figure and cell.figure.bound not in ("exact", "between") for cell in shown_cells)
    shown += [_("至少、约照原文")] if bounded else []
    return [Gap(), Line(spans=(Styled("  ".join(shown), SKIP),), indent=0, units=True)] if shown else []


def _foot(answer: Panel) -> tuple[str, ...]:
    names = " ".join(table.name for table in answer.tables)
    ahead = [table for table in answer.tables if table.sought.status == "achieved"]
    first = next((cell.figure for table in answer.tables for cell in table.cells.values() if cell.figure), None)
    target = (f"jobscli panel {names} --status {say('status', 'target')}",) if ahead else ()
    place = first.place or first.region if first else ""
    series = (f"jobscli series {answer.tables[0].name} {place}",) if first else ()
    return (*target, *series, f"jobscli panel {names} --long -f csv")


def _one_by_one(answer: Panel) -> Screen:
    """The figures of each place, a line each, with their documents."""
    blocks: list[Block] = []
    for table in answer.tables:
        blocks += [Gap(2)] if blocks else []
        blocks += [_title(answer, table), *_asked(table)]
        scale = shared_magnitude(list(table.figures()))
        told = [cell for cell in table.all_cells() if cell.figure is not None]
        for place, cells in groupby(told, key=lambda cell: cell.place):
            blocks += [Gap(), Line(spans=(Styled(place_name(place, answer.places), HERE),))]
            for cell in cells:
                for each in (cell.figure, *cell.differing):
                    if each is not None:
                        blocks.append(_line(each, cell, scale))
    return Screen(blocks=tuple(blocks), foot=_foot(answer)[:1], indent=False)


def _line(each: Statistic, cell: Cell, scale: tuple[str, Decimal]) -> FigureLine:
    twice = _("（别处另有一个数）") if cell.differing else ""
    lead = head(cell.period) if each is cell.figure else ""
    line = figure(each, lead=lead, scale=scale, label=f"{each.document}{twice}")
    return line._replace(qualifier=())
