"""Names of which the clause before tells a part: what is highest, whose it is, which sector leads."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Mention, Naming, Settled
from jobscli.read.statistic.naming.choose import named
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.ranked import AVERAGE_PAY
from jobscli.read.statistic.view import Unnamed

_MOST = re.compile(
    "(?P<what>[^，；。@]{2,12})最[高低大多](?:的(?:行业|地区|职业|城市)?)?[是为](?P<whose>[^，；。@的]{2,16})，$"
)
# What goes on with a ranking: 国有单位年平均工资最高；其次是集体单位，为|55198元.
_NEXT_ONE = re.compile("(?:其次|再次|第[二三四]位?)(?:的)?是(?P<whose>[^，。；@的]{2,16})，为?$")
# The share of a sector, and of what the first of them is: 从业人员中|第一产业所占比重.
_SECTOR_SHARE = re.compile("(?P<of>[\u4e00-\u9fff]{2,12}中)?第[一二三]产业(?:所占)?(?:比重|占比|比例)")
# The sector that the clause before puts first: 专业服务行业晋升榜首，|就业市场景气指数为6.45.
_OF_A_SECTOR = ("指数", "倍率", "平均工资", "平均薪酬")
_LEADING = re.compile(
    "(?:^|[，。；：@])(?:其中，)?(?P<who>[^，。；：@]{2,30}?(?:行业|职业|业|产业))"
    "(?:晋升|升至|位居|居于|排在|跃居|稳居|排名)[^，。；@]{0,8}，$"
)
# What a quantile is of: 金融业工资价位最高，|高位数为182584元.
_QUANTILES = ("高位数", "中位数", "低位数", "平均数", "平均值", "最高值", "最低值")
_MOST_PAID = re.compile(
    "(?:^|[，。；：@])(?P<what>[^，。；：@]{2,24}(?:工资|价位|薪酬|报酬))(?:水平)?(?:相对|总体)?最?[高低]，$"
)


def superlative(case: Unnamed) -> Naming | None:
    """The clause before says of what a value is the highest: 失业率最高的是建造业，达到11.2%."""
    mention, head, last = case.mention, case.head, case.last
    next_one = _NEXT_ONE.search(mention.context) if mention.kind == "money" else None
    paid = AVERAGE_PAY.search(last.naming.metric) if next_one is not None and last is not None else None
    if next_one is not None and paid is not None:
        own = f"{tidy(next_one['whose'])}{paid.group()}"
        return Naming.own(own)
    may_say = case.bare and "最" in mention.context
    found = _MOST.search(mention.told_before) if may_say else None
    if found is None or head.kind == "change":
        return None
    return named(tidy(f"{found.group('whose')}{found.group('what')}"), mention)


def completed(own: str, mention: Mention, last: Settled | None) -> str:
    """A name that says only a part with the rest that the clause before tells; "" where it is whole."""
    before = mention.told_before
    part = _SECTOR_SHARE.fullmatch(own)
    if part is not None and part["of"] is None and last is not None:
        whole = _SECTOR_SHARE.fullmatch(last.naming.metric)
        return f"{whole['of']}{own}" if whole is not None and whole["of"] else ""
    if own.endswith(_OF_A_SECTOR) and (led := _LEADING.search(before)) is not None:
        return f"{tidy(led['who'])}{own}" if led["who"] not in own else ""
    if mention.left.rstrip("为是达到约").endswith("之比") and not own.endswith("之比"):
        told = last is not None and mention.left.startswith(("与", "同"))  # 投入180亿元，与生产总值之比为1.6%
        return f"{last.naming.metric}与{own}之比" if last is not None and told else f"{own}之比"
    if own in _QUANTILES and (most := _MOST_PAID.search(before)) is not None:
        return f"{tidy(most['what'])}{own}"
    return ""
