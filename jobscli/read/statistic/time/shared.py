"""What the words of a figure do not settle of its time: limits, cohorts, what it shares with a level or a total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscli.read.document.calendar import PLAN
from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Mention, Period
from jobscli.read.statistic.time.case import TimeCase, is_stock
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.record import Scope

# 累计发放1530亿元，直接扶持121万人次: what follows a total is one too.
_FOLLOWS = re.compile(
    "[，、；]?(?:共|直接|间接|并|可|其中)*(?:(?:创业)?带动|扶持|惠及|吸纳|覆盖|安置|帮[助扶]|支持|培训|撬动|拉动|创造|上缴|产生|实现(?=[^，]{0,6}(?:收入|产值|效益))|为|就业(?=[0-9])|就业$)"
)
_MARK = re.compile("[，、；。：（）]")
# How long a policy holds: 政策实施至2024年12月31日, 2021年5月1日至2022年4月30日实施.
_HOLDS_UNTIL = re.compile("(?:[0-9]日?|起|实施|执行|延续|延长|政策|期限)(?:期限)?[至到]|(?:截[止至])")
_HOLDS_FROM = re.compile("[0-9日号月年底末]{0,8}(?:至|到|起|以后|之后)")
# What must have been done then: 2021年12月|在开发区缴纳社会保险的员工，给予…; 2019年以后|注册的经营实体.
_ASKED_THEN = re.compile(
    "[^，。；]{0,16}(?:注册|登记|缴纳|缴费|参保|参加|签订|毕业|退休|取得|入职|上岗|返岗|招用|新招|成立|创办)[^，。；]{0,16}?的"
    "(?:，|[^，。；]{0,16}?(?:企业|单位|员工|人员|毕业生|职工|实体|机构|工商户|家庭)(?:，|（|和|给予|发放|按|每))"
)
_CONTRIBUTION = re.compile("(?:缴费率|费率|缴费比例|征缴比例)$")
_ON_LAST_YEAR = re.compile("比上年(?!末|底|同期)|^[，、]?(?:增长|下降)")
_YEAR_BASE = re.compile("[比较]([12][0-9]{3})年(?!以来)")
# A change whose own words say since when: 年均增长5.2%，较“十三五”末净增1万亿元.
_OWN_BASE = re.compile(f"[较比]“?{PLAN}”?(?:期?末|时期|期间)")
_YEAR = re.compile("[0-9]{4}")
_COHORT = re.compile("(?<![与较比同])(20[0-4][0-9])届|(20[0-4][0-9])届$")
_BY_MONTH = re.compile(
    "(?:每人每月|每月每人|每月|(?<![十第近上前后])[一每]个月(?!工资标准|[内后以之前])|月人均|(?<![0-9个])月(?:平均|最低)?(?=工资)|月增(?=养老金))[^，；：@月]{0,8}$"
)
_OF_A_MONTH = re.compile("[均每]月(?:平均)?(?:工资性?)?收入")  # in a name, which others of a list share
# Months or years that share their word, or say it each: 5、6月, 2013年和2014年.
_SEVERAL = re.compile(
    """
    (?<![0-9.]) [0-9]{1,2} (?:月份?)? (?:[、和及与] [0-9]{1,2} (?:月份?)? ){0,10} [、和及与] [0-9]{1,2} 月
    | (?<![0-9.]) [12][0-9]{3} 年? (?:[、和及与] [12][0-9]{3} 年? ){0,10} [、和及与] [12][0-9]{3} 年
    """,
    re.VERBOSE,
)
_SPAN = re.compile("(?P<first>[12][0-9]{3})年?[-—–~～至到]{1,2}(?P<last>[12][0-9]{3})年")
_MONTHS = re.compile("(?<![0-9.])(?P<first>1?[0-9])月?(?:份)?[-—–~～至到]{1,2}(?P<last>1?[0-9])月")
# One name whose values follow, not several with one each: 10至12月的失业率、参与率和就业不足率分别为….
_EACH_ITS_OWN = re.compile("[^、和及与]*分别")
_OVER_YEARS = 40  # per cent, by which little grows in a year
_YEAR_OR_MONTH = re.compile("[0-9]{4}|[0-9]{1,2}")
# What joins two aims of such a list: a comma and a name, and nothing that tells another time or a total.
_AIM_OF_LIST = re.compile("(?:以上|左右)?[，、](?:(?!其中|累计|共|总|年|月|达)[\u4e00-\u9fff]){2,16}")
_PERIODS = ("annual", "half_year", "quarter", "to_date", "year_end", "cumulative")


def of_a_limit(case: TimeCase, made: Period) -> Period | None:
    """A limit holds until it is changed: it keeps a period only where its own sentence states one.

    In a report the limits are of the year that it tells or plans.
    """
    part, time = case.part, case.time
    told = part.kind == "past_year" or (part.period is not None and not part.kind and part.status is None)
    told = told or (case.raised and case.clock.late)  # a bulletin tells what a standard was raised to in its year
    if case.status != "limit" or told:
        rate = made.scope == "annual" and _CONTRIBUTION.search(case.name)
        return made._replace(scope="unstated") if rate else None
    if part.kind == "next_year":
        return made._replace(scope="unstated") if made.scope in _PERIODS else None
    own = time is not None and not case.carried and (time.stated or case.view.text.startswith("今年", time.start))
    own = own and not _says_how_long(case)
    # 按2026年2月参保人数给予500元/人 is no sum of a month
    month = made.scope == "monthly" and time is not None and time.kind == "month" and "每月" not in case.near
    scope = "unstated" if month or made.scope in _PERIODS else made.scope
    return Period(scope, made.period if own else None, made.basis)


def _says_how_long(case: TimeCase) -> bool:
    """Whether the time of a limit is only that from or until which it holds, or of what it asks of whom it is for."""
    time, text = case.time, case.view.text
    if time is None:
        return False
    until = _HOLDS_UNTIL.search(text, max(0, time.start - 6), time.end)
    if until is not None or _HOLDS_FROM.match(text, time.end) is not None:
        return True
    asked = _ASKED_THEN.match(text, time.end)
    return asked is not None and asked.end() <= case.mention.quantity.start


def of_a_cohort(case: TimeCase, made: Period) -> Period | None:
    """2018届毕业生 are of 2018, and what rose from 2015届 to 2019届 is of the cohort that stands before its figure.

    The sentence may state another time.
    """
    cohorts = _cohorts(case.near) or _goes_on(case)
    stated = case.time is not None and not case.carried and case.time.stated
    if not cohorts or (stated and not case.near.endswith(("届", "届的"))):
        return None
    if made.scope in ("year_end", "to_date"):
        return Period("unstated", cohorts[-1], "stated") if case.carried else None
    return Period("unstated" if case.head.kind == "start" else made.scope, cohorts[-1], "stated")


def _cohorts(told: str) -> list[str]:
    """The cohorts named in some words, but for those that are compared with: 比2016届（3988元）|增长了329元."""
    return [own or other for own, other in _COHORT.findall(told)] if "届" in told else []


def _goes_on(case: TimeCase) -> list[str]:
    """The cohorts named before a rate in its part of the sentence: 2021届本科生深造率为64%，出国深造率为11%."""
    told = case.lead[case.lead.rfind("；") + 1 :]
    rate = case.mention.kind in ("rate", "share") and case.naming.aspect == "level"
    return _cohorts(told) if rate and case.carried is (case.time is not None) else []


def of_each_month(case: TimeCase, made: Period) -> Period | None:
    """每人每月1000元, 1810元/月: money that is paid or counted by the month."""
    amount = case.mention.quantity
    if case.mention.kind != "money" or made.scope == "annual_average":
        return None
    said = _BY_MONTH.search(case.near) is not None or "月" in case.view.text[amount.number : amount.end]
    said = said or _OF_A_MONTH.search(case.naming.metric) is not None
    return Period("monthly", made.period, made.basis) if said or _goes_on_by_month(case) else None


def _goes_on_by_month(case: TimeCase) -> bool:
    """每人每月209元、280元; 从每人每月297元提高到342元."""
    before = case.view.newest
    if before is None or before.mention.kind != "money" or before.when.scope != "monthly" or case.mention.quantity.per:
        return False
    return case.mention.left in ("、", "和", "及") or (case.raised and before.head.kind == "start")


def as_its_level(case: TimeCase, made: Period) -> Period | None:
    """A change, a share or a completion rate is of the time of its level, where its own words give none."""
    mention, view, time = case.mention, case.view, case.time
    level = view.of_index(case.naming.time_from) if case.naming.time_from is not None else None
    if level is None and made.scope == "unstated" and case.naming.aspect == "change":
        return _as_before(case)
    if (
        level is not None
        and level.when.scope == "year_end"
        and mention.left.lstrip("，、；").startswith(("新增", "净增"))
    ):
        return None  # 参保人员总数达到21.2万人，新增参保人数47621人
    if level is None or made.scope == "annual_average" or _OWN_BASE.search(mention.left) is not None:
        return None
    if view.settled[-1].head.kind == "base" or level.head.kind == "start" or _is_of_the_term(case, level.when):
        return None
    told = view.between(level, mention)
    if level.when.scope == "annual_average" and "；" in told:
        return None  # 两年平均增长7.1%；扣除价格因素同比实际增长9.7%
    beside = case.relation == "completion_of" or (case.relation == "gap_to" and mention.quantity.unit == "倍")
    if not beside and time is not None and time.end > level.mention.quantity.end:
        return None
    if (
        level.when.scope == "year_end"
        and case.carried
        and _ON_LAST_YEAR.search(mention.left)
        and mention.kind == "rate"
    ):
        return level.when._replace(scope="annual")  # 农民工总量29251万人，比上年增长2.4%
    return _since(case, level.when) or level.when


def _is_of_the_term(case: TimeCase, level: Period) -> bool:
    """Whether a rise behind a level that a review of years tells without a time is over all of them: 增长51.1%."""
    told = level.basis == "context" and not case.mention.left.startswith(("同比", "，同比", "比上年", "，比上年"))
    large = case.mention.quantity.unit == "%" and case.mention.quantity.value >= _OVER_YEARS
    return case.part.kind == "past_term" and told and large and case.naming.aspect == "change"


def _as_before(case: TimeCase) -> Period | None:
    """The time of what the sentence before told, where a change goes on with it: 全年人均工资10800元。实际增长4.3%."""
    last = next(reversed(case.view.handed.figures), None) if case.view.newest is None else None
    goes_on = last is not None and last.naming.metric == case.naming.metric and last.when.scope == "annual"
    return last.when if last is not None and goes_on else None


def as_the_total(case: TimeCase, made: Period) -> Period | None:
    """累计发放1530亿元，直接扶持121万人次: what came of a total is one too."""
    before = case.view.newest
    flows = made.scope == "year_end" and not is_stock(f"{case.naming.metric}，{case.name}")
    loose = flows or made.scope in ("unstated", "to_date") or made.basis == "context" or case.carried
    if not loose or before is None or before.when.scope != "cumulative":
        return None
    told = case.view.between(before, case.mention)
    # 累计为49.5万名农民工|提供贷款339.2亿元
    same = made.scope == "unstated" and case.naming.aspect == "level" and _MARK.search(told) is None
    alike = case.naming.canonical and case.naming.metric == before.naming.metric and case.mention.left[:1] != "；"
    same = same or (made.scope == "unstated" and alike and case.naming.aspect == "level")
    same = same or (case.relation == "part_of" and made.scope == "annual")
    same = same or (
        flows and case.mention.kind == before.mention.kind == "money"
    )  # 累计发放低保金2565万元，护理费21万元
    return before.when if same or _FOLLOWS.match(case.mention.left) else None


def of_its_turn(case: TimeCase, made: Period) -> Period | None:
    """5、6月份城镇调查失业率分别为5.2%、5.1%: of as many months or years as there are figures each has its own."""
    if case.mention.coordination < 0:
        return None
    members = case.view.list_of(case.mention)
    if made.scope in ("to_date", "quarter", "half_year"):
        return _of_months(case, made, members)
    if made.period is None:
        return None
    if made.scope in ("cumulative", "annual_average", "annual") and (own_year := _of_years(case, members)) is not None:
        return own_year
    if made.scope not in ("monthly", "annual", "year_end"):
        return None
    found = _SEVERAL.search(members[0].context)
    numbers = _YEAR_OR_MONTH.findall(found.group()) if found is not None else []
    if len(numbers) != len(members):
        return None
    own = numbers[case.mention.place]
    if len(own) == 4:
        return Period(made.scope, own, "stated") if made.scope != "monthly" else None
    month = int(own)
    return Period("monthly", f"{made.period[:4]}-{month:02d}", made.basis) if 1 <= month <= 12 else None


def _of_years(case: TimeCase, members: Sequence[Mention]) -> Period | None:
    """2016—2020年，…增速分别为9.0%、9.8%、9.7%、10.0%和7.6%: of so many years as there are figures."""
    own = _of_row(_SPAN, case, members)
    return Period("annual", str(own), "stated") if own is not None else None


def _of_months(case: TimeCase, made: Period, members: Sequence[Mention]) -> Period | None:
    """1—3月的求人倍率分别为1.20、1.15和1.33: of so many months as there are figures."""
    own = _of_row(_MONTHS, case, members)
    if own is None:
        return None
    period = f"{made.period[:4]}-{own:02d}" if made.period is not None else None
    return Period("monthly", period, made.basis if period else None)


def _of_row(span: re.Pattern[str], case: TimeCase, members: Sequence[Mention]) -> int | None:
    """The one that is a figure's own in a row of as many years or months as the list has figures."""
    told = members[0].context
    found = span.search(told)
    if found is None or _EACH_ITS_OWN.match(told, found.end()) is None:
        return None
    first, last = int(found["first"]), int(found["last"])
    return first + case.mention.place if last - first + 1 == len(members) else None


# What a figure is, before what it shares with another; of those the first that answers.
OWN: Rules[[TimeCase, Period], Period] = (
    ("time.limit", of_a_limit),
    ("time.cohort", of_a_cohort),
    ("time.per-month", of_each_month),
    ("time.of-its-turn", of_its_turn),
)
SHARED: Rules[[TimeCase, Period], Period] = (("time.as-its-level", as_its_level), ("time.as-the-total", as_the_total))


def period(case: TimeCase, made: Period) -> tuple[str | None, Period]:
    """The period of a figure of which its own words made `made`, and the rule that changed it; None where none did."""
    rule, now = None, made
    for identity, apply in OWN:
        other = apply(case, now)
        if other is not None and other != now:
            rule, now = identity, other
    for identity, apply in SHARED:
        other = apply(case, now)
        if other is not None:
            return (identity, other) if other != now else (rule, now)
    return rule, now


def _since(case: TimeCase, when: Period) -> Period | None:
    """The years of the term that a change goes over where it names the one before them: 比2007年增加716元."""
    left = case.mention.clause if case.mention.left in ("、", "和", "及", "与") else case.mention.left
    named = _YEAR_BASE.search(left) if case.naming.aspect == "change" else None
    if named is None or when.period is None or _YEAR.fullmatch(when.period) is None:
        return None
    term = f"{int(named.group(1)) + 1}/{when.period}"
    return Period("cumulative", term, when.basis) if case.part.period == term else None


def goes_on_each_year(case: TimeCase) -> bool:
    """Whether a list of aims that 平均每年 opened goes on: 平均每年新增就业2800人以上，促进失业人员再就业320人以上."""
    last = case.view.newest
    if last is None or last.when.scope != "annual_average":
        return False
    if not {last.mention.kind, case.mention.kind} <= {"people", "count"}:  # 年均增长7%，城镇新增就业4500万人
        return False
    between = case.view.between(last, case.mention)
    return last.status == case.status == "target" and _AIM_OF_LIST.fullmatch(between) is not None


def total_of(case: TimeCase, time: TimeExpression) -> Scope:
    """全年累计 is the year's; a total behind the comma is one since some start: 当年410个，累计1007家."""
    own = time.end > case.mention.quantity.start - len(case.near) - 4
    kept = time.kind == "months" or (own and time.kind not in ("end", "asof", "month"))
    return time.scope if kept else "cumulative"
