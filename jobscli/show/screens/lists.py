"""The screens of `measures`, `statistics`, `documents`, `metrics` and `systems`."""

from __future__ import annotations

from itertools import groupby

from jobscli import words
from jobscli.ask.corrected import corrected_told
from jobscli.ask.periods import period_said
from jobscli.ask.query import Listing, MetricList, System, SystemList
from jobscli.language import _
from jobscli.record import NATION, Document, Measure, Statistic
from jobscli.show.figure_line import behind, figure, several_years
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, MeasureBlock, Row, Screen, Styled, text
from jobscli.show.screens.parts import FEW, measure_entry, plan
from jobscli.show.sentences import titled
from jobscli.show.wrap import width
from jobscli.words.subjects import subject_of

_NAME = 30  # cells for the name of a metric
_LETTERS = 8  # up to so many regions the metrics show letters, beyond it a count


def listing(answer: Listing) -> Screen:
    """Records one under another, each document under its own heading."""
    if not answer.records:
        return Screen(blocks=())
    if answer.table == "documents":
        return _documents(answer)
    what = {"measures": _("项举措"), "statistics": _("个数字")}[answer.table]
    periods = {each.period for each in answer.records if isinstance(each, Statistic)}
    period = periods.pop() if len(periods) == 1 else None
    only = _("  都是 {period}的").format(period=period_said(period)) if period else ""
    count = (Styled(str(len(answer.records)), NAME), Styled(f" {what}"), Styled(only, SKIP))
    blocks: list[Block] = [Line(spans=count, indent=0)]
    titles = {each.id: titled(each) for each in answer.documents}
    places = {each.id: each.place for each in answer.documents}
    year = _must_say_years(answer)
    for (document, region), records in groupby(answer.records, key=lambda each: (each.document, each.region)):
        head = (Styled(region, HERE), Styled(f"  {document}  {titles.get(document, '')}", SKIP))
        blocks += [Gap(), Line(spans=head)]
        here = places.get(document)
        for each in records:
            blocks.append(
                measure_entry(each, (), here=here) if isinstance(each, Measure) else figure(each, year=year, here=here)
            )
    first = answer.records[0].id if answer.records else ""
    foot = (f"jobscli show {first}", f"jobscli cite {first}", "jobscli metrics") if first else ()
    return Screen(blocks=tuple(blocks), foot=foot, indent=False)


def _must_say_years(answer: Listing) -> bool:
    years = {each.id: each.year for each in answer.documents}
    figures = [each for each in answer.records if isinstance(each, Statistic)]
    return several_years(figures) or any(several_years([each], years.get(each.document)) for each in figures)


def _documents(answer: Listing) -> Screen:
    documents = [each for each in answer.records if isinstance(each, Document)]
    provinces = [f"jobscli province {each.regions[0]}" for each in documents if each.regions]
    blocks: list[Block] = [Line(spans=(Styled(str(len(answer.records)), NAME), Styled(_(" 份文件"))), indent=0)]
    for each in answer.records:
        if isinstance(each, Document):
            regions = _("、").join(each.regions[:6]) + (_(" 等") if len(each.regions) > 6 else "") or _("地区不详")
            regions += each.place or ""
            year = _("说的是 {year} 年").format(year=each.year) if each.year else _("年份不详")
            source = [part for part in (each.publisher, each.published) if part]
            blocks += [
                Gap(),
                Line(spans=(Styled(each.id, NAME), Styled(f"  {regions}  {year}")), indent=0),
                Line(spans=(Styled(titled(each)), *behind(each)), indent=0),
                *([text(_("，").join(source), SKIP)] if source else []),
                *([Line(spans=(Styled(each.url, SKIP),), indent=0, fold=False)] if each.url else []),
                *(text(_("更正：{told}").format(told=told), CARE) for told in corrected_told(each)),
            ]
    return Screen(blocks=tuple(blocks), foot=(*provinces[:1], "jobscli metrics"))


def metrics(answer: MetricList) -> Screen:
    """A metric a line: its unit, which regions report it, how many figures there are; other fields if asked for."""
    if not answer.metrics:
        return Screen(blocks=())
    folded = [] if answer.whole else [each for each in answer.metrics if subject_of(each.metric) is None]
    folded = [] if len(folded) <= FEW or len(folded) == len(answer.metrics) else folded
    regions = [each for each in answer.regions if each != NATION]
    known = words.regions()
    letters = {name: known[name].short[0] if name in known else name[:1] for name in regions}
    shown = [
        (row.metric, _few(row.units), _marks(row.regions, regions, letters), str(row.statistics), _years(row.periods))
        for row in answer.metrics[: len(answer.metrics) - len(folded)]
    ]
    header = (_("指标"), _("单位"), _("地区"), _("数字"), _("期间"))
    if len(regions) <= _LETTERS:
        header = (header[0], header[1], " ".join(letters[name] for name in regions), header[3], header[4])
    name, *rest = (max(width(row[index]) for row in (*shown, header)) for index in range(5))
    sizes = (min(name, _NAME), *rest)
    blocks: list[Block] = [_row(header, sizes, SKIP, SKIP), *(_row(row, sizes, NAME, "") for row in shown)]
    left = [_("{n} 个别的领域的指标").format(n=len(folded))] if folded else []
    left += [_("{n} 个只有一个地区用的名称").format(n=answer.others)] if answer.others else []
    if left:
        told = _("另有 {left}：jobscli metrics --all").format(left=_("、").join(left))
        blocks += [Gap(), Line(spans=(Styled(told, SKIP),), indent=0)]
    first = answer.metrics[0].metric if answer.metrics else ""
    return Screen(blocks=tuple(blocks), foot=(f"jobscli rank {first}",) if first else ())


def _few(units: tuple[str, ...]) -> str:
    return "、".join(units[:2]) + (_(" 等") if len(units) > 2 else "")


def _marks(having: tuple[str, ...], regions: list[str], letters: dict[str, str]) -> str:
    if len(regions) > _LETTERS:
        return _("{n} 个").format(n=len(having))
    return " ".join(letters[name] if name in having else "  " for name in regions)


def _years(periods: tuple[str, ...]) -> str:
    return periods[0] if len(periods) == 1 else _("{n} 个期间").format(n=len(periods)) if periods else _("未注明")


def _row(cells: tuple[str, ...], sizes: tuple[int, ...], style: str, rest: str) -> Row:
    count = " " * (sizes[3] - width(cells[3])) + cells[3]
    name, unit, regions, _count, period = cells
    spans = (Styled(name, style), Styled(unit, rest), Styled(regions, rest), Styled(count, rest), Styled(period, SKIP))
    return Row(spans, sizes)


def systems(answer: SystemList) -> Screen:
    """The names by region: what each does, whether the text explains it, and its size."""
    if not answer.systems:
        return Screen(blocks=())
    regions = list(dict.fromkeys(each.region for each in answer.systems))
    year = several_years(figure for each in answer.systems for figure in each.statistics)
    head = Line(
        spans=(
            Styled(str(len(answer.systems)), NAME),
            Styled(_(" 个名字   ")),
            Styled(str(len(regions)), NAME),
            Styled(_(" 个地区；平台、系统、品牌、计划、机制")),
        ),
        indent=0,
    )
    blocks: list[Block] = [head]
    for region in regions:
        blocks += [Gap(), Line(spans=(Styled(region, HERE),))]
        for each in answer.systems:
            if each.region == region:
                blocks += [Gap(), _system(each, year=year)]
    return Screen(
        blocks=tuple(blocks), foot=("jobscli show " + answer.systems[0].measure.id,) if answer.systems else ()
    )


def _system(system: System, *, year: bool) -> MeasureBlock:
    """A name, what it does, whether the text says what it means, and its size in figure lines."""
    quoted = system.kind == "quoted" and "“" not in system.name
    figures = [each for each in system.statistics if each.status == "achieved"]
    size = () if figures else (Styled(_("  规模未注明"), SKIP),)
    meaning = () if system.explained else (Styled(_("  名字的意思原文没有解释"), CARE),)
    return MeasureBlock(
        id=system.measure.id,
        head=(
            Styled(f"“{system.name}”" if quoted else system.name, NAME),
            *plan(system.measure),
            *behind(system.measure),
            *size,
            *meaning,
        ),
        body=(Styled(system.measure.summary or system.measure.title),),
        figures=tuple(figure(each, year=year) for each in figures),
    )
