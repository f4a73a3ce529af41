"""Scope and period of a figure that a temporal expression governs, of its own sentence or of one before."""

from __future__ import annotations

import re
from dataclasses import replace

from jobscli.read.model import SectionContext
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import NEW, REST, TimeCase, is_flow_behind, is_stock, of_annual, was_done
from jobscli.read.statistic.time.context import ahead, are_of_the_part
from jobscli.read.statistic.time.plan_years import in_term
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.time.shared import total_of
from jobscli.read.statistic.time.starts import since_year
from jobscli.record import PeriodBasis

# What is earned over a year, also where 年末 stands before it: 年末全县职工8815人，平均工资17607元.
_EARNED = re.compile("(?:平均|年均)(?:货币|实际)?工资|平均收入|人均[^，月]{0,8}收入")
TOTAL = re.compile("累计(?!最高|支付限额|报销)|共计新增")
# One event, told in a text of a whole year: 首场招聘会吸引320家企业.
_EVENT = re.compile(
    "(?:首场|本场|[此本]次(?:招聘|活动|大赛|洽谈|招才)|当天|现场(?!会|办公|推进)|这场|一场)[^。；]{0,90}$"
)


def by_expression(case: TimeCase) -> Period | None:
    """The temporal expression that governs the figure."""
    time = worn(case)
    return None if time is None or time.kind == "now" else _by_time(case, time)


def worn(case: TimeCase) -> TimeExpression | None:
    """The governing expression; of one of an earlier sentence, what of it still holds.

    年末 holds for stocks alone, a year for what is counted over it.
    """
    time, mention = case.time, case.mention
    if time is not None and time.kind == "end" and _EARNED.search(case.naming.metric):
        return replace(time, scope="annual")
    if time is not None and time.kind in ("end", "asof") and not case.carried and is_flow_behind(case, time):
        return replace(time, scope="annual")
    if time is None or not case.carried or case.part.kind:
        return time
    level = case.naming.aspect == "level"
    if TOTAL.search(mention.left) and level and time.scope in ("annual", "quarter", "half_year"):
        return replace(time, scope="cumulative", kind="asof")
    whole = mention.context[-60:] if case.relation == "share_of" else ""
    stock = is_stock(f"{case.naming.metric}，{case.name}，{mention.left}，{whole}") and not was_done(case)
    if time.kind == "end":
        if NEW.search(mention.left + case.name[:8]):
            return replace(time, scope="annual")
        return time if stock else replace(time, scope="unstated")
    since_january = time.scope == "to_date" and (time.period or "")[5:7] == "01"
    if time.kind == "months" and (time.scope == "half_year" or since_january) and stock and level:
        return replace(time, scope="to_date", period=(time.period or "")[-7:] or None)
    if time.kind in ("year", "whole"):
        if time.kind == "year" and _EVENT.search(case.lead):
            return replace(time, scope="one_off")
        held = stock and not (NEW.search(mention.left + case.name[:8]) or "均工资" in case.naming.metric)
        if time.kind == "whole":  # a rate or a share that is told with 全年 is the year's
            held = held and mention.kind not in ("rate", "ratio", "share", "times", "money")
        else:
            held = held or mention.kind in ("rate", "ratio")
        if time.scope == "annual" and level and held and not of_annual(case):
            return replace(time, scope="unstated")
    return time


def _by_time(case: TimeCase, time: TimeExpression) -> Period:
    """Scope and period by the expression that governs a figure, which may be a total up to then, or since then."""
    part = case.part
    scope, period = time.scope, time.period
    basis: PeriodBasis | None = "stated" if time.stated else "document"
    if time.kind == "whole" and part.period and "/" not in part.period:
        period, basis = part.period, "context"
    if period is None:
        basis = None
    if time.kind == "term":
        return _by_term(case, time, basis)
    level = case.naming.aspect == "level"
    year = case.clock.year
    total = TOTAL.search(case.near) is not None
    if level and not total and time.since and period is not None:
        return since_year(case, period, basis)
    if not level or not total:
        return Period(scope, period, basis)
    since = time.since or (time.kind == "year" and time.stated and _begins_with(case, time))
    if time.kind == "by" or (since and year):
        # 到2017年累计达到16万人; 2015年以来累计发放38.6亿元
        years = f"{period}/{year}" if time.kind == "year" and str(year) > str(period) else period
        return Period("cumulative", years, basis)
    if since and year is None:
        return Period("cumulative", None, None)  # 自2010年以来已累计…, until a day that nothing tells
    if time.kind == "end" and "参保人数" in case.naming.metric:
        return Period(scope, period, basis)  # 到年底，参加工伤保险累计18.39万名: as many as there are
    if scope != "to_date" and REST.search(case.name) is None:
        scope = total_of(case, time)
    return Period(scope, period, basis)


def _begins_with(case: TimeCase, time: TimeExpression) -> bool:
    """Whether a time is told as the one with which something began: 自1997年进入汽车行业，…累计培养18万人."""
    return time.start > 0 and case.view.text[time.start - 1] in "自从"


def _by_term(case: TimeCase, time: TimeExpression, basis: PeriodBasis | None) -> Period:
    """Scope and period by an expression of several years: 五年来, “十四五”期间."""
    part, period = case.part, time.period
    if time.scope == "annual_average":  # 从2013年开始，连续三年
        return Period("annual_average", period, basis)
    if ahead(time, part):
        return in_term(case, part)
    if part.kind in ("next_year", "plan") and not time.stated and period and part.period and "/" not in part.period:
        first = int(part.period)  # 5年新创就业岗位180万个, in a plan: of the years to come
        return Period("cumulative", f"{first}/{first + int(period[-4:]) - int(period[:4])}", "context")
    period, basis = (part.period, "context") if are_of_the_part(time, part) else (period, basis)
    if part.kind != "past_term" or (time.stated and period is None):
        part = SectionContext("past_term", part.status, None, period)
    made = in_term(case, part)
    kept = made.period if period is None or made.scope != "cumulative" else period
    return Period(made.scope, kept, basis)
