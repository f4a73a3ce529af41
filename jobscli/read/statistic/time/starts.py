"""The time of the value that a change starts from."""

from __future__ import annotations

import re

from jobscli.read.document.calendar import plan_years
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import TimeCase
from jobscli.words.expression import quick

_BASE_PLAN = re.compile("“?(十[一二三四五六七八九]五)”?末")
_YEAR = re.compile("[0-9]{4}")
_LAST_YEAR = re.compile("[由从]上年(?P<end>[末底])?")
EACH_MONTH = re.compile(quick("月均|每月平均|平均每个?月|当月"))


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
        stated = "年到" in case.view.text[time.start : time.end] or (time.stated and last - first >= 5)
        start = first if stated else first - 1  # 2020—2025年 and 2001年到2005年 start from the first year
        return Period("annual", str(start), "stated" if time.stated else "document")
    return Period("annual" if part.scope == "annual" else "unstated", None, None)


def since_base(case: TimeCase) -> str | None:
    """The years over which a clause told a rise: 从2003年的212万人增到2021年的909万人，年均增长8.4%."""
    told = [each for each in case.view.settled if _YEAR.fullmatch(each.when.period or "")]
    if len(told) < 2 or case.time is None or case.time.period != told[-1].when.period:
        return None
    base = next((each for each in reversed(told[:-1]) if each.head.kind in ("start", "base")), None)
    first, last = str(base.when.period if base is not None else ""), str(told[-1].when.period)
    between = case.view.text[base.mention.quantity.end : case.mention.quantity.start] if base is not None else "。"
    return f"{int(first) + 1}/{last}" if first and first < last and "。" not in between else None
