"""Where a clause of a sentence begins, and what stands first in it."""

from __future__ import annotations

import re

_BOUNDARY = re.compile("[，。；：、（）！？]")
# What may stand between the beginning of a clause and the place that it is of: 2024年, 截至6月底, 其中, 预计.
# No row of them can be parted in two ways: 2024年底 is 2024 and 年底.
_LEAD = re.compile(
    r"""
    (?: [0-9]{4}(?:年(?![底末]))? | [0-9]{1,2}(?:月份?|日) | [0-9]{1,2}[-—至到] | [上下]半年
      | (?:[一二三四1-4]{1,2}|前[一二四]?)季度
      | 前[0-9三]个?[季月]度? | [年月][初末底] | [今去上当全]年 | 目前 | 近(?:日(?!前)|期|几?年来)? | 日前 | 以来
      | 同期 | 截[至止] | 据 | 其中 | 同时 | 此外 | 另外 | 仅 | 像 | 例如 | 比如 | [在而至到底末使从] | 记者 | 了解
      | 预计 | 初步核算 | 初步统计 | 统计 | 显示
      | (?:其次|再次|第[二三四五六七八九十]{1,2}[位名]?|最[高低快大多])的?[是为]
      | “十[一二三四五]五”(?:时期|期间)? | [-—] | [一二三四五六]是 | [和及与] | 五年 | 过去 | 来 | [*●■·“] )*
    """,
    re.VERBOSE,
)
# What a place is the first or the last of: 全国最低工资标准最高的是|上海的2190元.
_MOST = re.compile("最[高低多少快慢大小长短](?:的(?:地区|省份|城市|[省市县区])?)?[是为]$")
_MOST_LONG = 6
_NEAR, _NEAREST = 40, 30  # code points within which a clause begins


def in_bracket(text: str, at: int) -> bool:
    """Whether what stands at `at` is in a bracket: 人均可支配收入4894元（全国5963元）."""
    return text.rfind("（", 0, at) > text.rfind("）", 0, at)


def clause_start(text: str, position: int) -> int:
    """Where the clause around `position` begins, behind what may lead it in; -1 where that is far off."""
    before = _behind_boundary(text, position, _NEAR)
    lead = _LEAD.match(text, before, position) if before >= 0 else None
    return lead.end() if lead is not None else before


def opens_clause(text: str, start: int) -> bool:
    """Whether what stands at `start` opens its clause, or is what the clause says is the most or the least."""
    before = _behind_boundary(text, start, _NEAREST)
    if before >= 0 and _LEAD.fullmatch(text, before, start) is not None:
        return True
    return _MOST.search(text, max(0, start - _MOST_LONG), start) is not None


def _behind_boundary(text: str, position: int, near: int) -> int:
    """Where the boundary before `position` ends, 0 at the beginning of a sentence; -1 where that is not near."""
    boundaries = _BOUNDARY.finditer(text, max(0, position - near), position)
    before = max((found.end() for found in boundaries), default=0)
    return before if before or position <= near else -1
