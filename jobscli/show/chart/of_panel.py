"""The charts of `panel` and `series`: curves over the years, gaps and years without the figure as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jobscli.ask.cells import Cell
from jobscli.ask.comparable import spoken
from jobscli.ask.magnitude import told
from jobscli.ask.panel_answer import Panel, Table
from jobscli.ask.places import Place
from jobscli.ask.series import Series
from jobscli.ask.sources import Sources
from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.record import NATION
from jobscli.show.chart.curves import TOGETHER
from jobscli.show.chart.model import Bar, Bars, Chart, Curve, Curves, Numbered, amount
from jobscli.show.screens.panel import head, period_range, place_name, what

_NAMED = 12  # cells that are named under a picture, further ones are counted


def panel(answer: Panel, found: Sources) -> Chart:
    """Each metric as curves over the years, as bars where it has figures of one alone.

    Raises JobsError where there is nothing to draw.
    """
    drawn = [table for table in answer.tables if any(cell.figure for cell in table.cells.values())]
    if not drawn:
        raise JobsError(_("没有数，画不出图"))
    called = [each.column for each in drawn] if len(drawn) > 1 else [each.name for each in drawn]
    title = _("、").join(called) + f"  {period_range(answer.periods)}"
    notes = [note for table in drawn for note in _notes(answer, table, several=len(drawn) > 1)]
    notes += [_("没有数，没有画：{name}").format(name=each.column) for each in answer.tables if each not in drawn]
    panels = [_drawn(answer, each, found.number) for each in drawn]
    panels = [panels[0]._replace(title="")] if len(panels) == 1 else panels  # which the whole is called
    return Chart(title, tuple(panels), tuple(notes))


def _drawn(answer: Panel, table: Table, numbered: Numbered) -> Bars | Curves:
    told = {cell.period for cell in table.cells.values() if cell.figure}
    return _bars(answer, table, numbered, told.pop()) if len(told) == 1 else _curves(answer, table, numbered)


def _curves(answer: Panel, table: Table, numbered: Numbered) -> Curves:
    rows = [place for place in answer.places if _has(table.cells, place, answer.periods)]
    curves = [
        _curve(
            place_name(place, answer.places), [table.cells[place, period] for period in answer.periods], table, numbered
        )
        for place in rows
    ]
    nation = [table.national[Place(NATION), period] for period in answer.periods] if table.national else []
    if any(cell.figure for cell in nation) and (table.sought.unit in ("%", "‰") or not curves):
        curves.append(_curve(NATION, nation, table, numbered))
    apart = len(curves) > TOGETHER
    return Curves(table.name, what(table), table.unit, answer.periods, tuple(curves), apart=apart)


def _has(cells: Mapping[tuple[Place, str], Cell], place: Place, periods: Sequence[str]) -> bool:
    return any(cells[place, period].figure for period in periods)


def _curve(name: str, row: Sequence[Cell], table: Table, numbered: Numbered) -> Curve:
    size = table.scale[1]
    points = tuple(amount(cell.figure, size, numbered) if cell.figure else None for cell in row)
    return Curve(name, points, frozenset(at for at, cell in enumerate(row) if cell.state in ("unreported", "aside")))


def _bars(answer: Panel, table: Table, numbered: Numbered, period: str) -> Bars:
    """The figures of one period, in the order of the places."""
    size = table.scale[1]
    rows = [(place, table.cells[place, period].figure) for place in answer.places]
    bars = [Bar(place_name(place, answer.places), amount(each, size, numbered)) for place, each in rows if each]
    nation = [cell.figure for cell in table.national.values() if cell.figure and cell.period == period]
    across = tuple(Bar(NATION, amount(each, size, numbered)) for each in nation)
    told = what(table) if len(answer.periods) == 1 else f"{period_range([period])}，{what(table)}"
    return Bars(table.name, told, table.unit, tuple(bars), across)


def _notes(answer: Panel, table: Table, *, several: bool) -> list[str]:
    """Which cells have no figure, which are told twice, and who has none at all."""
    counted = table.coverage()
    name = f"{table.column}：" if several else ""
    said = [_("{name}共 {n} 个数").format(name=name, n=counted["figure"] + counted["differs"])]
    if counted["unreported"] or counted["aside"]:
        said.append(_("{n} 处有文件而没有这个数").format(n=counted["unreported"] + counted["aside"]))
    if counted["no_document"]:
        said.append(_("{n} 处没有文件").format(n=counted["no_document"]))
    notes = [_("，").join(said)]
    twice = [cell for cell in table.cells.values() if cell.state == "differs"]
    shown = [
        f"{place_name(cell.place, answer.places)} {head(cell.period)}"
        + _("（另有 {others}）").format(others=_("、").join(told(each, table.scale[1]) for each in cell.differing))
        for cell in twice
    ]
    if shown:
        notes.append(_("{name}别处说的不同：{cells}").format(name=name, cells=_listed(shown)))
    without = [
        place_name(place, answer.places) for place in answer.places if not _has(table.cells, place, answer.periods)
    ]
    if without:
        notes.append(_("{name}一个数也没有，没有画：{names}").format(name=name, names=_("、").join(without)))
    if table.elsewhere:
        counts = sum(table.elsewhere.values())
        notes.append(_("{name}别的口径的 {n} 个数没有列入").format(name=name, n=counts))
    return notes


def _listed(names: Sequence[str]) -> str:
    rest = _(" 等 {n} 处").format(n=len(names)) if len(names) > _NAMED else ""
    return _("、").join(names[:_NAMED]) + rest


def series(answer: Series, found: Sources) -> Chart:
    """One metric of one place as a curve, its targets as another. Raises JobsError where there is nothing to draw."""
    if not any(year.cell.figure for year in answer.years):
        raise JobsError(_("没有数，画不出图"))
    name, size = answer.scale
    row = [year.cell for year in answer.years]
    done = tuple(amount(cell.figure, size, found.number) if cell.figure else None for cell in row)
    absent = frozenset(at for at, cell in enumerate(row) if cell.state in ("unreported", "aside"))
    aims = tuple(amount(year.target, size, found.number) if year.target else None for year in answer.years)
    curves = [Curve(_("实绩") if any(aims) else "", done, absent)]
    curves += [Curve(_("年初目标"), aims)] if any(aims) else []
    unit = name + (answer.sought.unit or "")
    periods = [year.period for year in answer.years]
    title = f"{answer.place.full}  {answer.name}  {period_range(periods)}"
    shared = _("，").join((unit, *(spoken("scope", each) for each in answer.sought.scopes)))
    panel = Curves("", shared, unit, tuple(periods), tuple(curves))
    return Chart(title, (panel,), tuple(_restated(answer)))


def _restated(answer: Series) -> list[str]:
    """Which years another document tells otherwise."""
    shown = [
        f"{head(year.period)} {told(each.statistic, answer.scale[1])}（{each.document.published or each.document.id}）"
        for year in answer.years
        for each in year.restated
    ]
    return [_("别的文件说的不同，没有画：{cells}").format(cells=_listed(shown))] if shown else []
