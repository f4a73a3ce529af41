"""The account that a five-year plan gives of the years before it, by its paragraphs and headings.

“十三五”期间，…, 五年来，… and 第一章 发展基础 tell what was done, though the document plans.
"""

from __future__ import annotations

import re

from jobscli.read.document.calendar import plan_years
from jobscli.read.model import SectionContext

# A paragraph (“十三五”期间，…) or a heading (“十三五”主要成就) that names the plan before.
_PLAN_BEFORE = re.compile(
    r"""
    ^ (?: [（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．] )?
    (?: [^，。；“”"0-9]{2,12} (?: 指出 | 显示 | 介绍 | 表示 | 提到 | 回顾 | 总结 ) [，,：:]? )?
    [^，。；“”"0-9)）、]{0,6} [“"]?
    (?P<plan> [六七八九十]五 | 十[一二三四五]五 ) [”“"]?
    (?: 时期|期间|以来|规划|我|全|主要|取得|发展|成|工作|， )
    """,
    re.VERBOSE,
)
# A sentence that turns to the plan before behind a clause: 市政府高度重视，“十三五”期间，全市….
_TURNS_BACK = re.compile('[，,][“"]?(?P<plan>[六七八九十]五|十[一二三四五]五)[”"]?(?:时期|期间)[，,]')
_FIVE_YEARS = re.compile("(?:过去|这)?(?:的)?[五5]年(?:来|间)?[，,]")
# A heading that tells what a plan builds on.
_FOUNDATION = re.compile(
    "(?:发展|工作|现实|规划)基础(?:$|[与和及])|基础环境$|(?:主要|发展|工作|增收|取得的?)成[就效绩]"
    "|(?:编制|规划|发展|起草)背景|(?:发展|工作|基本)?现状(?:$|[与和及])"
)
_TERM = 5


def years_before(words: str, plan: SectionContext) -> SectionContext | None:
    """The account of the years before `plan` that `words` open."""
    first = int((plan.period or "0")[:4])
    found = _PLAN_BEFORE.search(words)
    years = plan_years(found["plan"]) if found is not None else None
    if found is None and first and _FIVE_YEARS.match(words) is not None:
        years = (first - _TERM, first - 1)
    return _account(*years) if years is not None and years[1] < first else None


def turns_back(sentence: str, plan: SectionContext) -> SectionContext | None:
    """The account of the years before `plan` that a clause within a sentence opens."""
    found = _TURNS_BACK.search(sentence)
    years = plan_years(found["plan"]) if found is not None else None
    return _account(*years) if years is not None and years[1] < int((plan.period or "0")[:4]) else None


def account_before(title: str, plan: SectionContext) -> SectionContext | None:
    """The account that a heading of `plan` opens: of the plan before, by its name or as what is built on."""
    named = years_before(title, plan)
    if named is not None or _FOUNDATION.search(title) is None or plan.period is None:
        return named
    first = int(plan.period[:4])
    return _account(first - _TERM, first - 1)


def _account(first: int, last: int) -> SectionContext:
    return SectionContext("past_term", "achieved", None, f"{first}/{last}", "past")
