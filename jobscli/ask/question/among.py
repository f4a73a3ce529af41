"""One figure against the regions: their mean, and who has more or less than one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jobscli import words
from jobscli.ask.calc import shown
from jobscli.ask.comparable import spoken
from jobscli.ask.corrected import printed
from jobscli.ask.meant import Choice
from jobscli.ask.outcome import RATES
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, places
from jobscli.ask.question.claims import apart
from jobscli.ask.question.figures import as_options, best, wanted
from jobscli.ask.question.slots import Question
from jobscli.ask.rank_answer import Comparable, Ranking
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store

_MEAN = re.compile("平均|均值|average|mean")
_EACH = re.compile("每个?[人家所户场项名]|人均|户均|平均(?:一|每)个?(?!省|地)|per ")
_REGIONS = re.compile("[各几全五多哪]个?(?:省|地)|每个?(?:省|地)|这些|所有|全部|provinces|regions")
# Than whom: 比河南少的有哪些省, 高于江苏的省.
_THAN = re.compile("比(?P<one>[\u4e00-\u9fff]{2,8}?)(?:还|更|要)?(?P<how>[多高大强快少低小慢])")
_ABOVE_ONE = re.compile(
    "(?P<how>高于|多于|大于|超过|低于|少于|小于|不如|不及)(?P<one>[\u4e00-\u9fff]{2,8}?)(?:的|省|$| )"
)
_MORE = ("多", "高", "大", "强", "快", "高于", "多于", "大于", "超过")
_MANY = 12  # regions told in a sentence


def mean_of_regions(store: Store, question: Question) -> Asked | None:
    """The plain mean of what regions tell, each counted once; of rates, which want the people behind them, none."""
    if not question.metrics or not _MEAN.search(question.text) or _EACH.search(question.text):
        return None
    if len(question.regions) < 2 and not _REGIONS.search(question.text):
        return None
    name, answer = best(store, question)
    part = _widest(answer)
    if part is None:
        return None
    figures = [row.statistic for row in part.rows]
    refused = _cannot(figures)
    command = f"jobscli rank {name}{places(question)}{as_options(wanted(store, question, name))}"
    lines = [refused or _mean(figures, part), told.figures(figures[:_MANY], metric=name, dated=True)]
    having = {each.region for each in figures}
    others = [each.statistic.region for each in answer.left_out]
    others += [row.statistic.region for one in answer.parts for row in one.rows]
    without = [each for each in words.regions() if each in {*others, *answer.missing} - {*having, NATION}]
    if without and not refused:
        lines.append(_("没有这个数、没有算进去的：{names}").format(names=_("、").join(without)))
    return Asked(command, tuple(lines), answer)


def _widest(answer: Ranking | Choice) -> Comparable | None:
    """The latest part with two regions and more; of aims and results the one that is asked for is there alone."""
    parts = () if isinstance(answer, Choice) else answer.parts
    whole = [part for part in parts if len(part.rows) > 1]
    yearly = [part for part in whole if part.sample.scope in ("annual", "year_end")]
    return next(iter(yearly or whole), None)


def _cannot(figures: Sequence[Statistic]) -> str | None:
    rate = figures[0].unit in RATES
    return _("不能平均：是比率，各自的人数没有写") if rate else None


def _mean(figures: Sequence[Statistic], part: Comparable) -> str:
    mean = sum((each.value for each in figures), Decimal(0)) / len(figures)
    about = _("约 ") if any(each.bound != "exact" for each in figures) else ""
    when = spoken("period", part.sample.period) if part.sample.period else ""
    line = _("推算：有数的 {n} 个地区{when}{scope}的平均 = {about}{value} {unit}（每地算一次，不是全国的平均）")
    scope = "" if part.sample.scope == "unstated" else spoken("scope", part.sample.scope)
    return line.format(
        n=len(figures), when=when, scope=scope, about=about, value=shown(mean), unit=part.sample.unit or ""
    )


def beside_one(store: Store, question: Question) -> Asked | None:
    """Who has more, or less, than the region that is named; in each year that has both."""
    found = _THAN.search(question.text) or _ABOVE_ONE.search(question.text)
    if found is None or len(question.regions) != 1 or not question.metrics or "judge" in question.cues:
        return None
    one = question.regions[0]
    if one not in found["one"] or not any(each in question.text for each in ("哪", "谁", "几个", "多少个")):
        return None
    side = 1 if found["how"] in _MORE else -1
    name, answer = best(store, replace(question, regions=()))
    if isinstance(answer, Choice):
        return None
    lines = [line for part in answer.parts for line in _against(part, one, side)]
    if not lines:
        return None
    options = as_options(wanted(store, replace(question, regions=()), name))
    return Asked(f"jobscli rank {name}{options}", tuple(lines), answer)


def _against(part: Comparable, one: str, side: int) -> list[str]:
    """The regions of a part on that side of one of them."""
    figures = [row.statistic for row in part.rows]
    own = next((each for each in figures if each.region == one), None)
    if own is None or len(figures) < 2:
        return []
    others = [each for each in figures if each is not own]
    there = [each for each in others if apart(each, own) == side]
    unsure = [each for each in others if apart(each, own) is None]
    how = _("多") if side > 0 else _("少")
    if own.unit in RATES:
        how = _("高") if side > 0 else _("低")
    told_there = told.figures(there[:_MANY], label=False) or _("没有")
    when = spoken("period", own.period) if own.period else ""
    when += "" if own.scope == "unstated" else spoken("scope", own.scope)
    line = _("{when}比{one}（{text}）{how}的：{there}").format(
        when=when, one=one, text=printed(own), how=how, there=told_there
    )
    return [line, *([_("不能确定的：{told}").format(told=told.figures(unsure[:_MANY], label=False))] if unsure else [])]
