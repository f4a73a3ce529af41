"""The period that a figure shares with another: of its level, of the total before it; and what ends one."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import TimeCase
from jobscli.read.statistic.time.resolve import of_a_cohort, of_a_rule

# 累计发放1530亿元，直接扶持121万人次: what follows a total is one too.
_FOLLOWS = re.compile(
    "[，、]?(?:共|直接|间接|并|可|其中)*(?:带动|扶持|惠及|吸纳|服务|覆盖|帮助|帮扶|支持|受益|安置|培训|解决|为|就业(?=[0-9])|就业$|实现就业|上岗)"
)
_YEAR_BASE = re.compile("[比较]([12][0-9]{3})年(?!以来)")
# A change whose own words say since when: 年均增长5.2%，较“十三五”末净增1万亿元.
_OWN_BASE = re.compile("[较比]“?十[一二三四五六七八九]五”?(?:期?末|时期|期间)")
_YEAR = re.compile("[0-9]{4}")


def period(case: TimeCase, made: Period) -> Period:
    """`made`, or the period of the figure that this one is a change or a share of, where its own words give none."""
    made = of_a_cohort(case, of_a_rule(case, made))
    mention, view, time = case.mention, case.view, case.time
    other = view.of_index(case.naming.time_from) if case.naming.time_from is not None else None
    before = view.settled[-1] if view.settled else None
    base = other.mention.quantity.end if other is not None else 0
    its = case.relation == "completion_of" or time is None or time.end <= base
    its = its and _OWN_BASE.search(mention.left) is None and not (before is not None and before.head.kind == "base")
    if made.scope != "annual_average" and other is not None and its:
        return _since(case, other.when) or other.when
    loose = made.scope in ("unstated", "to_date") or made.basis == "context" or case.carried
    if loose and before is not None and before.when.scope == "cumulative" and _FOLLOWS.match(mention.left):
        return before.when
    return made


def _since(case: TimeCase, when: Period) -> Period | None:
    """The years of the term that a change goes over where it names the one before them: 比2007年增加716元."""
    named = _YEAR_BASE.search(case.mention.left) if case.naming.aspect == "change" else None
    if named is None or when.period is None or _YEAR.fullmatch(when.period) is None:
        return None
    term = f"{int(named.group(1)) + 1}/{when.period}"
    return Period("cumulative", term, when.basis) if case.part.period == term else None
