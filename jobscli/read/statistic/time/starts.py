"""The time of the value that a change starts from, and of what is told since a year."""

from __future__ import annotations

import re
from itertools import takewhile

from jobscli.read.document.calendar import PLAN, plan_years
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import TimeCase, is_stock
from jobscli.record import PeriodBasis
from jobscli.words.expression import quick

_BASE_PLAN = re.compile(f"“?({PLAN})”?末")
_LAST_YEAR = re.compile("[由从]上年(?P<end>[末底])?")
_BASE_YEAR = re.compile("[比较]((?:19|20)[0-9]{2})年(?:末|底)?(?=[增提上下降减净翻])")
_YEAR = re.compile("[0-9]{4}")
_YEARS_MEAN = re.compile("([两三四五])年平均")
EACH_MONTH = re.compile(quick("月均|每月平均|平均每个?月|当月"))


def start_told(case: TimeCase) -> Period | None:
    """The time from which a change before in its sentence started, if no other is told since.

    从2017年的580亿元增加到2021年的908亿元，…收入从25056元增加到33720元.
    """
    for each in case.view.earlier(case.mention):
        if each.head.kind == "start" and each.when.period and _YEAR.fullmatch(each.when.period):
            after = case.view.mentions[each.mention.number + 1].quantity.start
            return None if _tells_between(case, after) else each.when
    return None


def _of_same_time(case: TimeCase) -> Period | None:
    """同期的劳动人口由378万人升至380万人: from the time from which the sentence before told something raised."""
    told = case.view.handed.figures[:2]
    if case.time is None or case.time.kind != "own" or len(told) < 2 or told[1].head.kind != "raised":
        return None
    first, last = (each.when for each in told)
    return first if first != last and (first.period or "") <= (last.period or "") else None


def _tells_between(case: TimeCase, since: int) -> bool:
    """Whether another time is told between `since` and a figure."""
    return any(since < time.start < case.mention.quantity.start for time in case.view.times)


def years_since(case: TimeCase) -> Period | None:
    """The years over which a mean of years goes where a change told before it says from when to when."""
    time = case.time
    if time is None or time.kind not in ("by", "year", "end") or not time.period or not _YEAR.fullmatch(time.period):
        return None
    started = start_told(case)
    first = started.period if started is not None else _compared_with(case)
    if first is None or first >= time.period:
        return None
    return Period("annual_average", f"{int(first) + 1}/{time.period}", "stated")


def _compared_with(case: TimeCase) -> str | None:
    """The year that the changes right before a figure are measured against: 比2005年增加1094元，年均递增11.5%."""
    changes = takewhile(lambda each: each.naming.aspect == "change", case.view.earlier(case.mention))
    named = (_BASE_YEAR.search(each.mention.left) for each in changes)
    return next((found.group(1) for found in named if found is not None), None)


def start_of_change(case: TimeCase) -> Period | None:
    """The value that a change starts from is of the year before; of a year's change its words may say it."""
    if case.head.kind not in ("start", "base") or EACH_MONTH.search(case.near) is not None:
        return None
    year = case.part.period or str(case.clock.year or "")
    before = _LAST_YEAR.search(case.mention.left)
    if before is not None and len(year) == 4 and not case.carried:  # 由上年的380万人: the one before the year told
        return Period("year_end" if before["end"] else "annual", str(int(year) - 1), "context")
    named = _BASE_PLAN.search(case.mention.left)
    years = plan_years(named.group(1)) if named else None
    if years is not None:
        return Period("annual", str(years[1]), "stated")
    if case.time is not None and case.time.local:
        return None
    time, part = case.time, case.part
    period = (time.period if time is not None else None) or part.period
    if "上年" in case.mention.left and period and len(period) == 4:
        return Period("annual", str(int(period) - 1), "context")
    if part.kind == "past_term" and part.period and time is None:
        return Period("annual", str(int(part.period[:4]) - 1), "context")
    if time is not None and time.kind == "term" and time.period:
        first, last = int(time.period[:4]), int(time.period[-4:])
        stated = case.view.text[time.start].isdigit() or (time.stated and last - first >= 5)
        start = first if stated else first - 1  # 2020—2025年 and 2001年到2005年 start from the first year
        return Period("annual", str(start), "stated" if time.stated else "document")
    if (told := start_told(case)) is not None:
        return Period("annual", told.period, told.basis)
    if (same := _of_same_time(case)) is not None:
        return same
    return Period("annual" if part.scope == "annual" else "unstated", None, None)


def mean_of_years(case: TimeCase) -> Period | None:
    """2022年，…与2020年相比，两年平均增长2.5%: over so many years up to the one that is told."""
    said, time = _YEARS_MEAN.search(case.mention.left), case.time
    if said is None or time is None or time.kind != "year" or not time.period:
        return None
    last = int(time.period)
    first = last - "一两三四五".index(said[1])
    return Period("annual_average", f"{first}/{last}", "stated" if time.stated else "document")


def since_year(case: TimeCase, first: str, basis: PeriodBasis | None) -> Period:
    """2011年以来安置88万人: the years up to that of the document, or to a day that nothing tells."""
    last = str(case.clock.year or "")
    if last == first:
        return Period("to_date", first, basis)
    if last < first:
        return Period("to_date", None, None)
    if is_stock(f"{case.naming.metric}，{case.name}，{case.mention.left}"):
        return Period("to_date", last, basis)
    each = case.mention.kind in ("rate", "ratio") and not case.raised
    return Period("annual_average" if each else "cumulative", f"{first}/{last}", basis)
