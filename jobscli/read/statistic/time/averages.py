"""A figure that is told for each year or each month: 年均, 每年, 月均."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import TimeCase, is_paid_by_the_year
from jobscli.read.statistic.time.context import ahead, are_of_the_part, basis_of, of_context
from jobscli.read.statistic.time.plan_years import own_words
from jobscli.read.statistic.time.shared import goes_on_each_year
from jobscli.read.statistic.time.starts import EACH_MONTH, mean_of_years, years_since
from jobscli.words.expression import quick

_EACH_YEAR = re.compile(
    quick(
        "(?<!按)年均(?!保障|标准|补[助差]|救助|工资|薪)|(?<!每[人户家名个月])每年(?!每月)|平均每年"
        "|[逐两三四五]年平均(?=增|递|下)|(?:^|[，。；：])年(?=培训|开展|新增|发放|转移|举办|支持)"
    )
)
_HELD_ON = re.compile("连续(?:保持|稳定|超过|突破|维持|[二两三四五六七八九十2-9]年)")
_EFFECT = re.compile("每年(?:又|还)?[可能将]")  # what was done once yields so much in each year


def each_year(case: TimeCase) -> Period | None:
    """年均, 每年, 2013年以来连续保持在: an average over the years that are spoken of."""
    near = case.near
    if goes_on_each_year(case):
        return case.view.settled[-1].when
    time, part, clock = case.time, case.part, case.clock
    held = time is not None and (time.since or time.kind == "term") and _HELD_ON.search(near) is not None
    told = "均" in near or "每" in near or near.startswith(("年", "，年"))
    if not held and (not told or _EACH_YEAR.search(own_words(near)) is None or is_paid_by_the_year(case)):
        return None
    span = years_since(case) or mean_of_years(case)
    if span is not None:
        return span
    if time is not None and time.kind == "now" and part.period:
        return Period("annual_average", part.period[-4:], "context")
    if time is not None and time.kind == "by" and (part.period or "").endswith(f"/{time.period}"):
        return Period("annual_average", part.period, "context")  # 到2020年达到5600亿元，年均增长8%: over the plan
    if time is not None and (time.kind == "by" or (time.kind == "term" and not ahead(time, part))):
        own = time.kind == "by" or not are_of_the_part(time, part)
        return Period("annual_average", *((time.period, basis_of(time, part)) if own else (part.period, "context")))
    if time is not None and case.carried and time.kind == "year" and not part.kind and "每年" in near:
        return Period("annual_average", None, None)  # 2018年…。每年培训300万人 is not of that year
    if part.period and "/" in part.period:
        return Period("annual_average", part.period, "context")
    since = time.period if time is not None and time.since else None
    if since is not None and since < str(clock.year or ""):  # 2003年以来…每年超过900万人
        return Period("annual_average", f"{since}/{clock.year}", basis_of(time, part))
    if part.kind == "past_year" and clock.now and _EFFECT.search(case.near) is None:
        return Period("annual_average", f"{clock.now - 5}/{clock.now - 1}", "context")
    period = part.period or (time.period if time is not None else None)
    if period:
        return Period("annual_average", period, basis_of(time, part))
    return of_context("annual_average", part, clock)


def each_month(case: TimeCase) -> Period | None:
    """月均: of a month."""
    time = case.time
    if (
        "月" not in case.near
        or EACH_MONTH.search(case.near) is None
        or (time is not None and time.kind in ("month", "months"))
    ):
        return None
    if time is None or not time.period:
        return of_context("monthly", case.part, case.clock)
    return Period("monthly", time.period, basis_of(time, case.part))
