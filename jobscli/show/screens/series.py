"""The screen of `series`: a year a line, what changed, what was aimed at, where it stands, who told it otherwise."""

from __future__ import annotations

from jobscli.ask.comparable import spoken
from jobscli.ask.magnitude import told
from jobscli.ask.panel_answer import ASIDE, UNREPORTED
from jobscli.ask.series import Restated, Series, Year
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.show.screen import CARE, NAME, SKIP, Block, Gap, Grid, GridCell, GridRow, Line, Screen, Styled, text
from jobscli.show.screens.panel import head, numbered, period_range


def series(answer: Series) -> Screen:
    """One table, with a column for changes and for targets where there are any."""
    if not answer.years:
        return Screen(blocks=(), foot=_foot(answer))
    blocks: list[Block] = [_title(answer)]
    if answer.asked:
        blocks.append(text(_("“{asked}”按这个指标查").format(asked=answer.asked), SKIP))
    blocks += [Gap(), _table(answer)]
    if notes := _notes(answer):
        blocks += [Gap(), *notes]
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=False)


def _title(answer: Series) -> Line:
    sought = answer.sought
    n = sum(year.cell.figure is not None for year in answer.years)
    parts = [answer.scale[0] + (sought.unit or _("无单位")), *(spoken("scope", each) for each in sought.scopes)]
    parts += [_("变动")] if sought.aspect == "change" else []
    parts.append(spoken("status", sought.status))
    years = period_range([year.period for year in answer.years])
    gaps = _("，{gaps} 个没有").format(gaps=len(answer.years) - n) if n < len(answer.years) else ""
    counted = _("   {years}  {n} 个数").format(years=years, n=n) + gaps
    spans = (
        Styled(f"{answer.place.full}  {answer.name}", NAME),
        Styled("  " + _("，").join(parts)),
        Styled(counted, SKIP),
    )
    return Line(spans=spans, indent=0, units=True)


def _table(answer: Series) -> Grid:
    heads = [spoken("status", answer.sought.status)]
    changes = any(year.change for year in answer.years)
    targets = any(year.target for year in answer.years)
    heads += [_("比上年")] * changes + [_("年初目标")] * targets
    rows = []
    for year in answer.years:
        cells = [_value(answer, year)] + [_change(year)] * changes + [_target(answer, year.target)] * targets
        rows.append(GridRow(Styled(head(year.period), NAME), tuple(cells), _tail(answer, year)))
    return Grid(tuple(heads), tuple(rows), tail=_("出处"))


def _value(answer: Series, year: Year) -> GridCell:
    if year.cell.figure is not None:
        return numbered(year.cell.figure, answer.scale[1])
    sign = {"aside": ASIDE, "unreported": UNREPORTED}.get(year.cell.state, "")
    return GridCell(sign, style=CARE if sign == ASIDE else SKIP)


def _change(year: Year) -> GridCell:
    """A change with its unit; what no text prints is marked as computed."""
    if year.change is None:
        return GridCell()
    number = f"{year.change.value.normalize():f}"
    sign = "+" if year.change.value > 0 else ""
    unit = {"百分点": "点"}.get(year.change.unit, year.change.unit)
    basis = _("推算") if year.change.printed is None else _("原文")
    if year.change.printed is not None and year.change.printed.price_basis is not None:
        basis = spoken("price_basis", year.change.printed.price_basis)
    return GridCell(sign + number, mark=f" {unit} {basis}", achieved=year.change.printed is not None)


def _target(answer: Series, target: Statistic | None) -> GridCell:
    return numbered(target, answer.scale[1]) if target else GridCell()


def _tail(answer: Series, year: Year) -> tuple[Styled, ...]:
    figure = year.cell.figure
    if figure is None:
        return ()
    return (
        Styled(figure.id, SKIP),
        *(Styled(_other(answer, each), CARE) for each in year.restated),
    )


def _other(answer: Series, each: Restated) -> str:
    """Another value for the year: 先报 1.72（甘肃省-2013，2013-01-24）."""
    when = {"before": _("先报"), "after": _("后报"), "beside": _("另报")}[each.when]
    value = told(each.statistic, answer.scale[1])
    date = f"，{each.document.published}" if each.document.published else ""
    return _("{when} {value}（{document}{date}）").format(when=when, value=value, document=each.document.id, date=date)


def _notes(answer: Series) -> list[Block]:
    states = {year.cell.state for year in answer.years}
    said = [_("× 有文件，没有报这个数")] * ("unreported" in states)
    said += [_("△ 只报了别的口径、几年的总数，或读数把握低")] * ("aside" in states)
    said += [_("（空）没有这一年的文件")] * ("no_document" in states)
    if any(year.change and year.change.printed is None for year in answer.years):
        said.append(_("推算：由相邻两年的确数算出，原文没有写"))
    if any(year.change and year.change.unit == "百分点" for year in answer.years):
        said.append(_("点：百分点"))
    notes: list[Block] = [Line(spans=(Styled("  ".join(said), SKIP),), indent=0, units=True)] if said else []
    others = [each for each in answer.others if each != answer.sought.population]
    if others:
        told = _("别的人群也有数：{names}；--population {first}").format(names=_("、").join(others), first=others[0])
        notes.append(text(told, SKIP))
    return notes


def _foot(answer: Series) -> tuple[str, ...]:
    where = answer.place.full
    last = next((year.cell.figure.id for year in reversed(answer.years) if year.cell.figure), None)
    return (
        f"jobscli targets {where} {answer.name}",
        f"jobscli panel {answer.name}",
        *((f"jobscli cite {last}",) if last else ()),
    )
