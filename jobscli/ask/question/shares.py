"""What part of the nation, or of its province, a place has: 广东城镇新增就业占全国多少; printed, else computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobscli import words
from jobscli.ask import large
from jobscli.ask.calc import Derived, is_a_total, ratio
from jobscli.ask.panel import panel
from jobscli.ask.panel_answer import Panel, Table
from jobscli.ask.places import Place
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, ids, where
from jobscli.ask.question.cities import city_of
from jobscli.ask.question.figures import YEAR
from jobscli.ask.question.slots import Question
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store

# 占全国多少, 占全省的比重, 在全国占几分之几.
_OF = re.compile(
    "占(?:到|了)?(?P<whole>全国|全省|全自治区|全区|[\u4e00-\u9fff]{2,3}?省?)[\u4e00-\u9fff]{0,12}?"
    "(?:多少|多大|几|百分|比[重例]|份额|分之)|在(?P<within>全国|全省)(?:所)?占(?:多少|多大|几|百分|的?比[重例])"
)


class _Whole(NamedTuple):
    """That of which a part is asked for."""

    place: Place

    def cell(self, table: Table, year: str) -> Statistic | None:
        """Its figure of a year."""
        cell = table.national.get((self.place, year)) or table.cells.get((self.place, year))
        return cell.figure if cell else None


def share_of_whole(store: Store, question: Question) -> Asked | None:
    """The share of each place that is asked about in the whole that is; of figures alike in all but the place."""
    found = _OF.search(question.text)
    metrics = [each for each in question.metrics if "占" not in each]
    if (
        found is None
        or not _is_place(found["whole"] or found["within"])
        or not metrics
        or {"rank", "sum", "aim", "change"} & question.cues
    ):
        return None
    city = city_of(store, question)
    national = (found["whole"] or found["within"]) == NATION
    parts = [city] if city is not None else [Place(each) for each in question.regions]
    if not parts or (not national and city is None):
        return None
    whole = _Whole(Place(NATION if national else parts[0].region))
    printed = _printed(store, question, metrics[0], whole) if city is None else []
    return _computed(store, question, metrics[0], parts, whole, printed)


def _is_place(text: str) -> bool:
    """Whether it is the nation, a province or its people's own word for it: 占地区生产总值多少 names none."""
    return text.startswith("全") or words.region(text) is not None


def _printed(store: Store, question: Question, metric: str, whole: _Whole) -> list[str]:
    """The shares as texts tell them, of the years that are asked for."""
    name = f"{metric}占{whole.place.name}比重"
    years = YEAR.findall(question.text)
    figures = large.statistics(store, {**where(question), "metric": [name], "aspect": ["level"]})
    figures = [each for each in figures if not years or each.period in years]
    return [_("原文写明：{told}").format(told=told.figures(figures, metric=name, dated=True))] if figures else []


def _computed(
    store: Store, question: Question, metric: str, parts: Sequence[Place], whole: _Whole, printed: Sequence[str]
) -> Asked | None:
    """What is printed, then the share of each year and place as the figures of both give it."""
    nation = whole.place.region == NATION
    named = list(dict.fromkeys(each.full for each in (*parts, *(() if nation else (whole.place,)))))
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    try:
        answer = _table(store, metric, named, years)
    except UsageError:
        return None
    table = answer.tables[0]
    some = next(table.figures(), None)
    if some is not None and not is_a_total(some):
        why = _("不能算：{metric}是率、平均数或标准，一地的不是{whole}的一部分")
        lines = [why.format(metric=metric, whole=whole.place.name)]
        return Asked(f"jobscli panel {metric} --regions {','.join(named)}", tuple(lines), answer)
    years = years or _last_shared(table, parts, whole)
    found = [_share(table, part, whole, year) for year in years for part in parts]
    shares = [made for made, _line in found if made is not None]
    lines = [*printed, *(line for _made, line in found)] or [_none(metric, parts)]
    if len(shares) == len(found) == 1:
        joined = " ÷ ".join(ids(store, shares[0].figures))
        return Asked(f"jobscli calc {joined}", (*lines, *shares[0].notes), shares[0])
    option = f" --years {','.join(years)}" if years else ""
    command = f"jobscli panel {metric} --regions {','.join(named)}{option}"
    return Asked(command, tuple(lines), _table(store, metric, named, years))


def _table(store: Store, metric: str, named: Sequence[str], years: Sequence[str]) -> Panel:
    """The figures of the places and of the nation; of the metric's own unit, though the places may have none."""
    known = words.metric(metric)
    return panel(
        store,
        [metric],
        rows={"regions": list(named)},
        years=list(years) or None,
        unit=known.unit if known else None,
    )


def _share(table: Table, part: Place, whole: _Whole, year: str) -> tuple[Derived | None, str]:
    """The share of a place in a year, and the sentence of it; no share where one of both figures is missing."""
    cell = table.cells.get((part, year))
    one, other = cell.figure if cell else None, whole.cell(table, year)
    if one is None or other is None:
        lacking = [each.full for each, figure in ((part, one), (whole.place, other)) if figure is None]
        having = told.figures([each for each in (one, other) if each], metric=table.sought.metric, dated=True)
        line = _("不能算：{names}没有 {year} 年同口径的数").format(names=_("和").join(lacking), year=year)
        return None, line + (_("；有的是 {having}").format(having=having) if having else "")
    made = ratio(one, other)
    if made.value is None or made.unit != "%" or made.value > 100:
        return None, _("不能算：{told}，两个数对不上").format(told=told.figures((one, other), dated=True))
    return made, _("{place} {year} 年：{told}").format(place=part.full, year=year, told=made.told)


def _last_shared(table: Table, parts: Sequence[Place], whole: _Whole) -> list[str]:
    """The last year of which each part and the whole have a figure, else the last of which one part has."""
    years = {period for (_place, period) in table.cells if period.isdecimal()}
    having = {year: [table.cells[part, year].figure for part in parts] for year in years}
    full = [year for year, own in having.items() if all(own) and whole.cell(table, year) is not None]
    some = [year for year, own in having.items() if any(own) and whole.cell(table, year) is not None]
    told_of = [year for year, own in having.items() if any(own)]
    return [max(full or some or told_of)] if told_of else []


def _none(metric: str, parts: Sequence[Place]) -> str:
    names = _("、").join(each.full for each in parts)
    return _("不能算：没有{names}全年已实现的“{metric}”").format(names=names, metric=metric)
