"""What does not add up: several years against their sum, an aim against its result, a part above the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jobscli import words
from jobscli.ask.calc import shown
from jobscli.ask.clause import named
from jobscli.ask.span import Span, added, joined, named_number, span_of
from jobscli.ask.things import Cell, Cells, Thing, When, by_document
from jobscli.audit.contradictions.texts import Compared, Found
from jobscli.language import _
from jobscli.record import NATION, Statistic

_SLACK = Decimal("0.02")  # yearly figures are revised, and the sum is told of the revised ones
# So far from its aim a result lies only where one of them is misread; farther where both are called alike, since an aim
# may be set low.
_FAR, _FARTHER = Decimal(4), Decimal(10)
_POINTS = Decimal("1.5")  # percentage points by which a printed rate of completion may differ from the computed one
# What a city's government does for itself is no part of what its province's does.
_OF_ITS_OWN = re.compile("提案|建议|议案|规章|法规|文件|每?万人|国际友城|开行")
_COMPLETION = ("目标完成率", "完成率")


def totals(cells: Cells) -> Iterator[Compared]:
    """A sum over years against the figures of these years: all of them, or already some of them beyond the sum."""
    for thing, when, cell in cells:
        if when.status != "achieved" or when.scope != "cumulative" or not thing.adds_up or len(when.years) < 2:
            continue
        own = cells.of(thing)
        years = [_alike(own.get(When("achieved", "annual", str(year)), ()), cell) for year in when.years]
        known = [each for each in years if each]
        if len(known) < 2:
            continue
        summed = added(joined(map(span_of, each)) for each in known)
        yield Compared(_total(cell, known, summed, whole=len(known) == len(years)))


def _alike(cell: Cell, other: Cell) -> Cell:
    """The figures of `cell` that are called as some figure of `other` is, or by a part of that name."""
    names = [named(each) for each in other]
    return [each for each in cell if any(named(each) in name or name in named(each) for name in names)]


def _total(cell: Cell, years: Sequence[Cell], summed: Span, *, whole: bool) -> Found | None:
    spans = [span_of(each).widened(_SLACK) for each in cell]
    if any((summed.meets(span) if whole else summed.low <= span.high) for span in spans):
        return None
    shown_years = tuple(each[-1] for each in years)
    told = _("合计“{total}”；推算：{n} 年的数相加是 {summed}{unit}").format(
        total=cell[0].text, n=len(years), summed=shown(sum((each.value for each in shown_years), Decimal(0))),
        unit=cell[0].unit or "",
    )  # fmt: skip
    return Found("total", (cell[0], *shown_years), told)


def results(cells: Cells) -> Iterator[Compared]:
    """A year's aim against its result: one so far from the other that one of them is of something else."""
    for thing, when, cell in cells:
        if when.status != "target" or when.scope != "annual" or when.year is None or not thing.adds_up:
            continue
        if words.metric(thing.metric) is None:  # what one text calls so may be aimed at in part
            continue
        reached = _alike(cells.of(thing).get(When("achieved", "annual", when.period), ()), cell)
        if not reached:
            continue
        aims = joined(map(named_number, cell))
        got = joined(map(span_of, reached))
        far = _FARTHER if {named(each) for each in cell} == {named(each) for each in reached} else _FAR
        if got.high >= aims.low / far and got.low <= aims.high * far:
            yield Compared(None)
            continue
        told = _("目标“{aim}”，结果“{result}”").format(aim=cell[0].text, result=reached[0].text)
        yield Compared(Found("result", (cell[0], reached[0]), told))


def accounts(cells: Cells) -> Iterator[Compared]:
    """A printed rate of completion against the aim that an earlier document set and the result beside the rate."""
    for thing, when, cell in cells:
        name = next((thing.metric.removesuffix(end) for end in _COMPLETION if thing.metric.endswith(end)), None)
        if name is None or thing.unit != "%" or when.year is None or cell[0].aspect != "level":
            continue
        for other in _amounts(cells, thing, name):
            aims = cells.of(other).get(When("target", "annual", when.period), ())
            own = by_document(cells.of(other).get(When("achieved", "annual", when.period), ()))
            for rate in cell:
                if aims and (reached := own.get(rate.document)):
                    yield Compared(_account(rate, reached[0], aims))


def _amounts(cells: Cells, thing: Thing, metric: str) -> list[Thing]:
    """The things of that metric in the place of a rate of completion, which are amounts."""
    alike = [each for each in cells.of_metric(metric) if each.adds_up]
    return [each for each in alike if (each.region, each.place) == (thing.region, thing.place)]


def _account(rate: Statistic, reached: Statistic, aims: Cell) -> Found | None:
    rates = [reached.value / aim.value * 100 for aim in aims if aim.value]
    printed = (rate.value, rate.value + 100)  # 完成目标的107.8%, 超目标7.8%
    if not rates or any(abs(each - one) <= _POINTS for each in rates for one in printed):
        return None
    told = _("完成率“{rate}”；推算：结果 ÷ 目标是 {computed}%").format(rate=rate.text, computed=f"{rates[0]:.4g}")
    return Found("account", (rate, reached, aims[0]), told)


def parts(cells: Cells) -> Iterator[Compared]:
    """A province against the largest of its cities, and the nation against the largest of its provinces."""
    for thing, when, cell in cells:
        if when.status != "achieved" or when.scope not in ("annual", "year_end") or thing.place is not None:
            continue
        if not thing.adds_up or thing.region == NATION:
            continue
        inner = [(place, cells.of(place).get(when, ())) for place in cells.places(thing)]
        within = [each for _place, own in inner for each in own]
        if within:
            yield Compared(_part(cell, within))
        nation = cells.of(thing._replace(region=NATION)).get(when, ())
        if nation:
            yield Compared(_part(nation, cell))


def _part(whole: Cell, within: Sequence[Statistic]) -> Found | None:
    names = {named(each) for each in whole}
    alike = [each for each in within if named(each) in names and each.document not in {one.document for one in whole}]
    if not alike or _OF_ITS_OWN.search(alike[0].metric):
        return None
    largest = max(alike, key=lambda each: span_of(each).low)
    if span_of(largest).low <= max(span_of(each).high for each in whole):
        return None
    top = max(whole, key=lambda each: each.value)
    told = _("部分“{part}”大于整体“{whole}”").format(part=largest.text, whole=top.text)
    return Found("part", (top, largest), told)
