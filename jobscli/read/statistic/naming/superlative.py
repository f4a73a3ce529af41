"""Names of which the clause before tells a part: what is highest, whose it is, which sector leads."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Mention, Naming, Settled
from jobscli.read.statistic.naming.choose import named
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.view import Unnamed

_MOST = re.compile(
    "(?P<what>[^，；。@]{2,12})最[高低大多](?:的(?:行业|地区|职业|城市)?)?[是为](?P<whose>[^，；。@的]{2,16})，$"
)
# The share of a sector, and of what the first of them is: 从业人员中|第一产业所占比重.
_SECTOR_SHARE = re.compile("(?P<of>[\u4e00-\u9fff]{2,12}中)?第[一二三]产业(?:所占)?(?:比重|占比|比例)")


def superlative(case: Unnamed) -> Naming | None:
    """The clause before says of what a value is the highest: 失业率最高的是建造业，达到11.2%."""
    mention, head = case.mention, case.head
    may_say = case.bare and "最" in mention.context
    found = _MOST.search(mention.told_before) if may_say else None
    if found is None or head.kind == "change":
        return None
    return named(tidy(f"{found.group('whose')}{found.group('what')}"), mention)


def completed(own: str, mention: Mention, last: Settled | None) -> str:
    """A name that says only a part with the rest that the clause before tells; "" where it is whole."""
    part = _SECTOR_SHARE.fullmatch(own)
    if part is not None and part["of"] is None and last is not None:
        whole = _SECTOR_SHARE.fullmatch(last.naming.metric)
        return f"{whole['of']}{own}" if whole is not None and whole["of"] else ""
    if mention.left.rstrip("为是达到约").endswith("之比") and not own.endswith("之比"):
        told = last is not None and mention.left.startswith(("与", "同"))  # 投入180亿元，与生产总值之比为1.6%
        return f"{last.naming.metric}与{own}之比" if last is not None and told else f"{own}之比"
    return ""
