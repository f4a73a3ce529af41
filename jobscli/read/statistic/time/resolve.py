"""Scope and period of a figure, and how we know the period: from temporal expressions, its section, or its document."""

from __future__ import annotations

import re

from jobscli.read.model import SectionContext
from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.averages import each_month, each_year
from jobscli.read.statistic.time.by_expression import TOTAL, by_expression, worn
from jobscli.read.statistic.time.case import NEW, TimeCase
from jobscli.read.statistic.time.context import basis_of, of_context
from jobscli.read.statistic.time.expressions import times
from jobscli.read.statistic.time.plan_years import in_term, named_plan
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.time.starts import start_of_change
from jobscli.words.reading import cue

_MET = re.compile("^.*?(?:高于|低于|超过|突破|完成)了?")  # what is told of a goal before it
_ONE_YEAR = re.compile("(?<![0-9一二两三四五六七八九十第])一年(?:下来|到头)?(?:[可能将约就挣赚]|有近?(?=[0-9]))")
_THIS_YEAR = re.compile("^[，；]?本年(?=[收支结])")  # 本年支出450亿元
_BY_YEAR = re.compile("年(?:人均|平均|均)?(?:纯|可支配)?(?:工资|收入|薪)")
# So much of a year's plan, told where the text is not of the whole year: 新增就业27.6万人，完成全年计划的32.5%.
_PART_DONE = re.compile("，?(?:已)?完成(?:了)?(?:全年|年度|年)[^，。；0-9]{0,10}的(?:[1-8]?[0-9])(?:[.][0-9]+)?%")
_SINCE_A_DAY = re.compile("[比较][0-9]{1,2}月[0-9]{1,2}日")


def campaign(case: TimeCase) -> Period | None:
    """A figure of one campaign or survey: 专项行动期间."""
    if case.time is not None and not case.carried:
        return None
    if cue("scope", "one_off").search(case.lead) is None:
        return None
    return of_context("one_off", case.part, case.clock)


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
        return Period("cumulative", term.period, basis_of(term, part))
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
    time, part = worn(case), case.part
    if time is None or time.kind != "now" or case.status in ("target", "budget"):
        return None
    if part.kind.startswith("past"):
        return Period(time.scope, part.period[-4:], "context") if part.period and _is_now(case, time) else None
    if time.period and not part.kind:
        return Period(time.scope, time.period, basis_of(time, part))
    return of_context(time.scope, SectionContext(), case.clock) if time.scope == "to_date" else None


def _is_now(case: TimeCase, time: TimeExpression) -> bool:
    """Whether 目前 is said of what follows, and is not of another noun: 适应当前形势."""
    return (
        time.start == 0
        or case.view.text[time.start - 1] in "，；：。、"
        or time.scope == "to_date"
        or (case.view.text.startswith("现有", time.start))
    )


def in_the_term(case: TimeCase) -> Period | None:
    """The years of a plan or of a term that the section speaks of."""
    return in_term(case, case.part) if case.part.kind in ("past_term", "next_term") else None


def total(case: TimeCase) -> Period | None:
    """累计, without a time."""
    if TOTAL.search(case.near) is None or case.naming.aspect != "level":
        return None
    return of_context("cumulative", case.part, case.clock)


def one_year(case: TimeCase) -> Period | None:
    """一年可培训5000人."""
    said = "一年" in case.near and _ONE_YEAR.search(case.near) is not None
    return of_context("annual", case.part, case.clock) if said else None


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
    return of_context("annual" if new else "unstated", case.part, case.clock)


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
