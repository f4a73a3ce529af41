"""Shares told in brackets of a list: 用工需求集中在制造业（55.07%）、建筑业（5.14%）."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming, Relation
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.view import Unnamed

_CONCENTRATED = re.compile(
    "(?P<what>[\u4e00-\u9fff]{0,8}(?:需求|求职者|求职人员|求职人数|岗位|人员|劳动力|农民工|投诉|企业|毕业生))(?:主要|仍然?|大多|相对|基本|高度)*"
    "(?:集中|分布)(?:在|于)(?:以下|了)?(?P<items>[^。；@（）]{1,24}$|[^。；]{1,120}[）)][、，和及]?(?P<item>[^。；（）@]{1,24})$)"
)
# The same of all items together, before the list: 超八成的|用工需求集中在…这五大行业.
_AHEAD = re.compile(
    "的(?P<what>[一-鿿]{0,8}(?:需求|求职者|求职人员|岗位|人员|劳动力|农民工|毕业生))(?:主要|仍然?)*集中(?:在|于)"
    "[^。；]{2,140}?(?:这|等)(?P<all>[一二两三四五六七八九十]{1,2}[大个]?(?:行业|产业|领域|职业|地区|城市))"
)
_LONGEST = 160


@asked_of(kind="rate share")
def concentrated(case: Unnamed) -> Naming | None:
    """The share of an item of a list that says where something is concentrated, in the bracket right behind it."""
    mention, view = case.mention, case.view
    ahead = _AHEAD.match(view.text, mention.quantity.end)
    if ahead is not None:
        name = f"{ahead['all']}{ahead['what']}比重"
        return Naming.own(name, relation=Relation("share_of", None))
    if view.text[mention.quantity.start - 1] != "（":
        return None
    start = mention.quantity.start - 1
    found = _CONCENTRATED.search(view.text, max(0, start - _LONGEST), start)
    if found is None:
        return None
    item = tidy((found["item"] or found["items"]).lstrip("、，和及"))
    what = found["what"].rpartition("的")[2]  # 超八成以上的|用工需求
    name = f"{item}{what}比重"
    return Naming.own(name, relation=Relation("share_of", None)) if item else None
