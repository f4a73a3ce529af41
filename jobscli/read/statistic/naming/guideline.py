"""The lines of a guide for the growth of wages: 基准线为职工平均工资增长15%, 下线即4.5%."""

from __future__ import annotations

import re
from functools import lru_cache

from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.view import Unnamed

_LINE = "(?:基准线|上线|下线|(?:预警|警戒)线)"
# 上线（预警线）为职工平均工资增长|22%: which line it is stands before what grows.
_OF_GROWTH = re.compile(
    f"(?P<line>{_LINE})(?:（[^（）]{{2,4}}）)?为(?P<what>[^，。；@]{{2,14}}?(?:增长率?|增幅))(?:为|达到)?$"
)
# 低于上线即|16.5%, 参照|11.5%的基准线: the line alone, of the guide that the text tells of.
_ALONE = re.compile(f"(?P<line>{_LINE})(?:即|是|为)?$")
_BEHIND = re.compile(f"的(?P<line>{_LINE})")
_END = re.compile("最[高低]水平(?:为|是)?$")
_ENDED = re.compile("(?:基准线|最高水平)$")
_GUIDE = "工资指导线"
_TOLD = re.compile("工资指导线")


@lru_cache(maxsize=4)
def _tells_of_guide(document: str) -> bool:
    return _TOLD.search(document) is not None


def guideline(case: Unnamed) -> Naming | None:
    """A rate that is a line of a guide for wages."""
    mention, last = case.mention, case.last
    if mention.quantity.unit != "%" or not _tells_of_guide(case.view.document):
        return None
    grown = _OF_GROWTH.search(mention.left)
    if grown is not None:
        name = f"{grown['what']}{grown['line']}"
    elif last is not None and _ENDED.search(last.naming.metric) is not None and _END.match(mention.left):
        name = f"{_ENDED.sub('', last.naming.metric)}{mention.left.rstrip('为是')}"
    else:
        line = _BEHIND.match(mention.right) or _ALONE.search(mention.left)
        if line is None or (line.re is _ALONE and line.start() and not mention.left.endswith("即")):
            return None
        name = f"{_GUIDE}{line['line']}"
    return Naming.own(name)
