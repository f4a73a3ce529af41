"""One place over its years: in which of them it had most, and what several of them come to together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from jobscli import words
from jobscli.ask import large
from jobscli.ask.calc import is_a_total, shown
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked
from jobscli.ask.question.cities import city_of
from jobscli.ask.question.slots import Question
from jobscli.ask.series import Series, series
from jobscli.ask.standing import ranked
from jobscli.ask.years import last_year
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store, Where
from jobscli.words.also import amount

_WHICH_YEAR = re.compile("哪一?年|哪个年份|什么时候|何时|历史(?:上)?最|历年最")
_MOST = re.compile("最(?:多|高|大|好)|(?:峰值|顶峰|高点)")
_LEAST = re.compile("最(?:少|低|小|差)|(?:谷底|低点)")
_LATELY = re.compile("(?:[近这最]+|(?=[^年]{1,2}年来))([两二三四五六七八九十]|[0-9]{1,2})年")
_SPAN = re.compile(r"(20\d\d)年?[到至 ]+(20\d\d)")
_TOGETHER = re.compile("[总一合]共|总计|累计(?:一共|总共)?[有达]?多少")
_NEXT = 3  # years told behind the first


def best_year(store: Store, question: Question) -> Asked | None:
    """In which year one place had most, or least: 河南哪一年的城镇新增就业最少."""
    most, least = _MOST.search(question.text), _LEAST.search(question.text)
    if not _WHICH_YEAR.search(question.text) or not (most or least) or "aim" in question.cues:
        return None
    found = _series(store, question)
    if found is None:
        return None
    command, answer = found
    figures = _printed(answer)
    open_end = "at_most" if most else "at_least"  # of 4%以内 the highest is not known
    known = [each for each in figures if each.bound != open_end]
    if len(known) < 2:
        return None
    rows = ranked(known, lowest_first=most is None)
    top = [row.statistic for row in rows if row.rank == 1]
    how = _extreme(figures[0].unit == "%", most is not None)
    line = _("{how}的是 {years} 年，{told}").format(
        how=how, years=_("、").join(str(each.period) for each in top), told=top[0].text
    )
    rest = [row.statistic for row in rows[len(top) : len(top) + _NEXT]]
    then = _("，").join(f"{each.period} 年 {each.text}" for each in rest)
    line += _("；其次 {rest}").format(rest=then) if rest else ""
    unsure = [str(row.statistic.period) for row in rows if row.best == 1 and row.statistic.bound != "exact"]
    unsure = sorted(unsure + [str(each.period) for each in figures if _may_lead(each, top[0], open_end)])
    lines = [line + (_("。{years} 年报的不是确数，先后不能确定").format(years=_("、").join(unsure)) if unsure else "")]
    return Asked(command, (*lines, *_lacking(answer)), answer)


def _printed(answer: Series) -> list[Statistic]:
    """The figures of the years that have one."""
    return [each.cell.figure for each in answer.years if each.cell.figure is not None]


def _may_lead(each: Statistic, first: Statistic, open_end: str) -> bool:
    """Whether a figure of an open end may lie beyond the first."""
    beyond = each.value >= first.value if open_end == "at_most" else each.value <= first.value
    return each.bound == open_end and beyond


def _extreme(rate: bool, most: bool) -> str:
    if rate:
        return _("最高") if most else _("最低")
    return _("最多") if most else _("最少")


def summed_years(store: Store, question: Question) -> Asked | None:
    """What several years of one place come to together: as a text tells it, and as the years' own figures give it."""
    span = _SPAN.search(question.text)
    asks = "sum" in question.cues or _TOGETHER.search(question.text)
    if not asks or "aim" in question.cues or span is None or span[1] >= span[2]:
        return None
    found = _series(store, question)
    if found is None:
        return None
    command, answer = found
    figures = _printed(answer)
    if not figures:
        return None
    if not is_a_total(figures[0]):
        why = _("不能相加：{metric}是率、平均数或标准").format(metric=answer.sought.metric)
        return Asked(command, (why, told.figures(figures, metric=answer.sought.metric, dated=True)), answer)
    lines = [*_told_together(store, answer, span[1], span[2]), *_sum(answer, figures)]
    return Asked(command, tuple(lines), answer)


def _sum(answer: Series, figures: Sequence[Statistic]) -> list[str]:
    """The sum of the years where each has a figure, or which of them lack one."""
    if lacking := _lacking(answer):
        having = told.figures(figures, metric=answer.sought.metric, dated=True)
        return [_("逐年的数不能相加：{why}").format(why=lacking[0]), _("有的是：{told}").format(told=having)]
    value = sum((each.value for each in figures), Decimal(0))
    about = _("约 ") if any(each.bound != "exact" for each in figures) else ""
    terms = " + ".join(each.text for each in figures)
    line = _("推算：{terms} = {about}{value} {unit}")
    return [line.format(terms=terms, about=about, value=shown(value), unit=figures[0].unit or "")]


def _told_together(store: Store, answer: Series, first: str, last: str) -> list[str]:
    """The total of these years as texts print it."""
    wanted: Where = {
        "region": [answer.place.region],
        "place": [answer.place.place],
        "metric": [answer.sought.metric],
        "period": [f"{first}/{last}"],
        "status": ["achieved"],
        "scope": ["cumulative"],
        "aspect": ["level"],
    }
    figures = large.statistics(store, wanted)
    return [_("原文写明：{told}").format(told=told.figures(figures, dated=True))] if figures else []


def _series(store: Store, question: Question) -> tuple[str, Series] | None:
    """The command and the years of the one place and the first metric that the question names."""
    city = city_of(store, question)
    where = city.full if city is not None else question.regions[0] if len(question.regions) == 1 else ""
    if not where or not question.metrics:
        return None
    metric = next((each for each in question.metrics if words.metric(each)), question.metrics[0])
    span, lately = _SPAN.search(question.text), _LATELY.search(question.text)
    years = f"{span[1]}-{span[2]}" if span is not None and span[1] < span[2] else ""
    try:
        answer = series(store, metric, where, years=years or None)
        if lately and not years and answer.years:
            last = max(last_year(each.period) for each in answer.years)
            years = f"{last + 1 - int(amount(lately[1]) or 1)}-{last}"
            answer = series(store, metric, where, years=years)
    except UsageError:
        return None
    option = f" --years {years}" if years else ""
    return f"jobscli series {metric} {where}{option}", answer


def _lacking(answer: Series) -> list[str]:
    """That years have no figure, so that it may have been one of them."""
    without = [each.period for each in answer.years if each.cell.figure is None]
    if not without:
        return []
    some = _("、").join(without[:8]) + (_(" 等 {n} 年").format(n=len(without)) if len(without) > 8 else _(" 年"))
    return [_("没有数的：{years}").format(years=some)]
