"""Scope and period of a figure, and how we know the period: from temporal expressions, its section, or its document."""

from __future__ import annotations

import re
from dataclasses import replace

from jobscli.read.model import ReferenceDate, SectionContext
from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import (
    NEW,
    REST,
    TimeCase,
    is_flow_behind,
    is_paid_by_the_year,
    is_stock,
    of_annual,
    was_done,
)
from jobscli.read.statistic.time.expressions import times
from jobscli.read.statistic.time.plan_years import in_term, named_plan, own_words
from jobscli.read.statistic.time.said import TimeExpression, as_long
from jobscli.read.statistic.time.shared import goes_on_each_year, total_of
from jobscli.read.statistic.time.starts import EACH_MONTH, mean_of_years, since_year, start_of_change, years_since
from jobscli.record import PeriodBasis, Scope
from jobscli.words.expression import quick
from jobscli.words.reading import cue

_EACH_YEAR = re.compile(
    quick(
        "(?<!按)年均(?!保障|标准|补[助差]|救助|工资|薪)|(?<!每[人户家名个月])每年(?!每月)|平均每年"
        "|[逐两三四五]年平均(?=增|递|下)"
    )
)
_HELD_ON = re.compile("连续(?:保持|稳定|超过|突破|维持|[二两三四五六七八九十2-9]年)")
_EFFECT = re.compile("每年(?:又|还)?[可能将]")  # what was done once yields so much in each year
# What is earned over a year, also where 年末 stands before it: 年末全县职工8815人，平均工资17607元.
_EARNED = re.compile("(?:平均|年均)(?:货币|实际)?工资|平均收入|人均[^，]{0,8}收入")
_MET = re.compile("^.*?(?:高于|低于|超过|突破|完成)了?")  # what is told of a goal before it
_ONE_YEAR = re.compile("(?<![0-9一二两三四五六七八九十第])一年[可能将约就]")
_TOTAL = re.compile("累计(?!最高|支付限额|报销)|共计新增")
_THIS_YEAR = re.compile("^[，；]?本年(?=[收支结])")  # 本年支出450亿元
_BY_YEAR = re.compile("年(?:人均|平均|均)?(?:工资|收入|薪)")
# So much of a year's plan, told where the text is not of the whole year: 新增就业27.6万人，完成全年计划的32.5%.
_PART_DONE = re.compile("，?(?:已)?完成(?:了)?(?:全年|年度|年)[^，。；0-9]{0,10}的(?:[1-8]?[0-9])(?:[.][0-9]+)?%")
_SINCE_A_DAY = re.compile("[比较][0-9]{1,2}月[0-9]{1,2}日")
# One event, told in a text of a whole year: 首场招聘会吸引320家企业.
_EVENT = re.compile(
    "(?:首场|本场|[此本]次(?:招聘|活动|大赛|洽谈|招才)|当天|现场(?!会|办公|推进)|这场|一场)[^。；]{0,90}$"
)


def each_year(case: TimeCase) -> Period | None:
    """年均, 每年, 2013年以来连续保持在: an average over the years that are spoken of."""
    near = case.near
    if goes_on_each_year(case):
        return case.view.settled[-1].when
    time, part, clock = case.time, case.part, case.clock
    held = time is not None and (time.since or time.kind == "term") and _HELD_ON.search(near) is not None
    told = "均" in near or "每" in near
    if not held and (not told or _EACH_YEAR.search(own_words(near)) is None or is_paid_by_the_year(case)):
        return None
    span = years_since(case) or mean_of_years(case)
    if span is not None:
        return span
    if time is not None and time.kind == "now" and part.period:
        return Period("annual_average", part.period[-4:], "context")
    if time is not None and time.kind == "by" and (part.period or "").endswith(f"/{time.period}"):
        return Period("annual_average", part.period, "context")  # 到2020年达到5600亿元，年均增长8%: over the plan
    if time is not None and (time.kind == "by" or (time.kind == "term" and not _ahead(time, part))):
        own = time.kind == "by" or not _are_of_the_part(time, part)
        return Period("annual_average", *((time.period, _basis(time, part)) if own else (part.period, "context")))
    if time is not None and case.carried and time.kind == "year" and not part.kind and "每年" in near:
        return Period("annual_average", None, None)  # 2018年…。每年培训300万人 is not of that year
    if part.period and "/" in part.period:
        return Period("annual_average", part.period, "context")
    since = time.period if time is not None and time.since else None
    if since is not None and since < str(clock.year or ""):  # 2003年以来…每年超过900万人
        return Period("annual_average", f"{since}/{clock.year}", _basis(time, part))
    if part.kind == "past_year" and clock.now and _EFFECT.search(case.near) is None:
        return Period("annual_average", f"{clock.now - 5}/{clock.now - 1}", "context")
    if part.period or (time is not None and time.period):
        return Period("annual_average", part.period or (time.period if time is not None else None), _basis(time, part))
    return _of_document("annual_average", part, clock)


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
        return _of_document("monthly", case.part, case.clock)
    return Period("monthly", time.period, _basis(time, case.part))


def campaign(case: TimeCase) -> Period | None:
    """A figure of one campaign or survey: 专项行动期间."""
    if case.time is not None and not case.carried:
        return None
    if cue("scope", "one_off").search(case.lead) is None:
        return None
    return _of_document("one_off", case.part, case.clock)


def goal_of_the_year(case: TimeCase) -> Period | None:
    """A target that is told beside a result is one for the year, unless its own words say another time."""
    at = case.mention.quantity.start - len(case.mention.left)
    if case.relation != "target_for" or (case.time is not None and case.time.end > at):
        return None
    year, part = case.clock.year, case.part
    if (term := _term_of_goal(case)) is not None:
        return Period("cumulative", term.period, "stated")
    if part.kind == "past_term" and part.period:
        return Period("cumulative", part.period, "context")
    term = next((said for said in case.view.times if said.kind == "term" and said.end <= at), case.view.carried)
    if term is not None and term.kind == "term" and "累计" in case.lead:  # 累计5921万人，超额完成5500万人的目标
        return Period("cumulative", term.period, _basis(term, part))
    return Period("annual", str(year), "document") if year else Period("annual", None, None)


def _term_of_goal(case: TimeCase) -> TimeExpression | None:
    """The plan that set a number, told between what met it and the number: 高于“十二五”期间130万人的预期目标."""
    if case.mention.kind in ("rate", "ratio"):
        return None
    said = times(_MET.sub("", case.near, count=1), case.clock).governing
    return next((each for each in reversed(said) if each.kind == "term" and each.stated), None)


def by_the_end_of_the_plan(case: TimeCase) -> Period | None:
    """到2030年 in a part that plans to 2030."""
    time, part = case.time, case.part
    if time is None or time.kind != "by" or not time.period:
        return None
    if part.kind != "next_term" and case.status == "target" and NEW.search(case.name) is not None:
        part = named_plan(case, time.period)
    if part.kind != "next_term":
        return None
    return in_term(case, part) if (part.period or "").endswith(time.period) else None


def now(case: TimeCase) -> Period | None:
    """目前: how things stand when the text is written; in a report's account at the end of its years."""
    time, part = _worn(case), case.part
    if time is None or time.kind != "now" or case.status in ("target", "budget"):
        return None
    if part.kind.startswith("past"):
        return Period(time.scope, part.period[-4:], "context") if part.period and _is_now(case, time) else None
    if time.period and not part.kind:
        return Period(time.scope, time.period, _basis(time, part))
    return _of_document(time.scope, SectionContext(), case.clock) if time.scope == "to_date" else None


def _is_now(case: TimeCase, time: TimeExpression) -> bool:
    """Whether 目前 is said of what follows, and is not of another noun: 适应当前形势."""
    return (
        time.start == 0
        or case.view.text[time.start - 1] in "，；：。、"
        or time.scope == "to_date"
        or (case.view.text.startswith("现有", time.start))
    )


def by_expression(case: TimeCase) -> Period | None:
    """The temporal expression that governs the figure."""
    time = _worn(case)
    return None if time is None or time.kind == "now" else _by_time(case, time)


def in_the_term(case: TimeCase) -> Period | None:
    """The years of a plan or of a term that the section speaks of."""
    return in_term(case, case.part) if case.part.kind in ("past_term", "next_term") else None


def total(case: TimeCase) -> Period | None:
    """累计, without a time."""
    if _TOTAL.search(case.near) is None or case.naming.aspect != "level":
        return None
    return _of_document("cumulative", case.part, case.clock)


def one_year(case: TimeCase) -> Period | None:
    """一年可培训5000人."""
    said = "一年" in case.near and _ONE_YEAR.search(case.near) is not None
    return _of_document("annual", case.part, case.clock) if said else None


def of_section(case: TimeCase) -> Period | None:
    """What the section says."""
    return Period(case.part.scope, case.part.period, "context") if case.part.scope is not None else None


def of_document(case: TimeCase) -> Period:
    """The year of the document; 新增 is of a year, anything else may be a total."""
    new = (
        NEW.search(case.near + case.name[:6]) or _THIS_YEAR.search(case.near) or _BY_YEAR.search(case.name)
    ) and case.time is None
    new = new and not (case.naming.aspect == "change" and _SINCE_A_DAY.search(case.mention.left))
    of_all = case.relation == "share_of" or "比重" in case.name  # 新增劳动力占失业人口比重
    new = new and not of_all and _PART_DONE.match(case.view.text, case.mention.quantity.end) is None
    return _of_document("annual" if new else "unstated", case.part, case.clock)


def _worn(case: TimeCase) -> TimeExpression | None:
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
    if _TOTAL.search(mention.left) and level and time.scope in ("annual", "quarter", "half_year"):
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


def _basis(time: TimeExpression | None, part: SectionContext) -> PeriodBasis | None:
    if time is not None and time.period:
        return "stated" if time.stated else "document"
    return "context" if part.period else None


def _by_time(case: TimeCase, time: TimeExpression) -> Period:
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
    total = _TOTAL.search(case.near) is not None
    if level and not total and time.since and period is not None:
        return since_year(case, period, basis)
    if not level or not total:
        return Period(scope, period, basis)
    if time.kind == "by" or (time.kind == "year" and scope == "to_date" and time.stated and year):
        # 到2017年累计达到16万人; 2015年以来累计发放38.6亿元
        since = f"{period}/{year}" if time.kind == "year" and str(year) > str(period) else period
        return Period("cumulative", since, basis)
    if time.kind == "year" and scope == "to_date" and time.stated and year is None:
        return Period("cumulative", None, None)  # 自2010年以来已累计…, until a day that nothing tells
    if time.kind == "end" and "参保人数" in case.naming.metric:
        return Period(scope, period, basis)  # 到年底，参加工伤保险累计18.39万名: as many as there are
    if scope != "to_date" and REST.search(case.name) is None:
        scope = total_of(case, time)
    return Period(scope, period, basis)


def _by_term(case: TimeCase, time: TimeExpression, basis: PeriodBasis | None) -> Period:
    part, period = case.part, time.period
    if time.scope == "annual_average":  # 从2013年开始，连续三年
        return Period("annual_average", period, basis)
    if _ahead(time, part):
        return in_term(case, part)
    if part.kind in ("next_year", "plan") and not time.stated and period and part.period and "/" not in part.period:
        first = int(part.period)  # 5年新创就业岗位180万个, in a plan: of the years to come
        return Period("cumulative", f"{first}/{first + int(period[-4:]) - int(period[:4])}", "context")
    period, basis = (part.period, "context") if _are_of_the_part(time, part) else (period, basis)
    if part.kind != "past_term" or (time.stated and period is None):
        part = SectionContext("past_term", part.status, None, period)
    made = in_term(case, part)
    kept = made.period if period is None or made.scope != "cumulative" else period
    return Period(made.scope, kept, basis)


def _are_of_the_part(time: TimeExpression, part: SectionContext) -> bool:
    """Whether 五年 without more are the years of the part, as in the account of “十一五”."""
    return part.kind == "past_term" and not time.stated and as_long(time.period, part.period)


def _ahead(time: TimeExpression, part: SectionContext) -> bool:
    """Whether 五年 without more is of the years that the part plans."""
    return part.kind == "next_term" and not time.stated


def _of_document(scope: Scope, part: SectionContext, clock: ReferenceDate) -> Period:
    """A figure of the year that the document names as that of its figures; one that it names in passing is none."""
    if part.period:
        return Period(scope, part.period, "context")
    return Period(scope, str(clock.year), "document") if clock.year and clock.named else Period(scope, None, None)


RULES: Rules[[TimeCase], Period] = (
    ("time.start-of-change", start_of_change),
    ("time.each-year", each_year),
    ("time.each-month", each_month),
    ("time.campaign", campaign),
    ("time.goal-of-the-year", goal_of_the_year),
    ("time.end-of-plan", by_the_end_of_the_plan),
    ("time.now", now),
    ("time.expression", by_expression),
    ("time.term", in_the_term),
    ("time.total", total),
    ("time.one-year", one_year),
    ("time.section", of_section),
    ("time.document", of_document),
)
