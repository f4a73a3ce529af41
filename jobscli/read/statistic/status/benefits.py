"""What one person or household is given by rule: a benefit, to what it was raised, and by how much for each."""

from __future__ import annotations

import re

from jobscli.read.statistic.naming.benefit import RISE
from jobscli.read.statistic.status.case import Case
from jobscli.words.lexicon import filled

BENEFIT_AT_MOST = 1_000_000
# A benefit that was raised: 租房补贴由6000元提高到1.5万元.
BENEFIT = re.compile(
    filled("(?:{GRANTED}|低保金?|救助|抚恤金?|慰问金?|养老金|失业保险金)(?:(?:标准|(?<=补贴)金额)?就?[为是])?$")
)
BENEFIT_BEHIND = re.compile(filled("的?(?:一次性)?[一-鿿]{0,8}(?:{GRANTED}|救助|扶持资金)(?:[，。；、]|$)"))
_PAYMENT = re.compile(
    "共|累计|全年|惠及|已|全[省市区县国]|总|资金|投入|达|同比|人均|兑现|拨付|支出|落实|完成|(?<!每月)发放|[为向][^，。；]{0,10}@"
)
_ONCE = re.compile("发放一次性[一-鿿]{2,8}$")  # 发放一次性求职创业补贴|800元
_ONCE_AT_MOST = 10_000
_EARNED = re.compile("收入|工资|薪|产值|生产率|人均|平均|消费|支出|水平|成本")
_EACH_MONTH = re.compile("每月(?:发放|补贴|给予|领取)[一-鿿]{0,6}$")
_RAISE_AT_MOST = 2000
ACHIEVED = re.compile(
    "已(?:发放|累计|为|帮)|去年|累计发放|截[至止](?:目前|现在)|(?<!期限)(?<!时间)截[至止][^。；，]{2,12}，"
    "|(?:共计?|合计)(?:发放|补发|支出|拨付|返还|兑现|惠及|减免|安置|为|向)|经(?:调查|摸底|摸排|排查|核查|核实|统计)|审核通过|(?<![年0-9])[0-9]{1,2}月份(?![前底末0-9起])"
)


def is_benefit(case: Case) -> bool:
    """Whether a sum is what one person is given, in words that tell of no payment made: 购房补贴30万元."""
    mention, quantity = case.mention, case.mention.quantity
    if quantity.per and case.amount.value <= _ONCE_AT_MOST and "元/人" in case.view.text[quantity.start : quantity.end]:
        return case.naming.aspect == "level" and _EARNED.search(case.naming.metric) is None  # 发放红包200元/人
    if mention.kind != "money" or case.amount.value > BENEFIT_AT_MOST:
        return False
    if case.head.kind != "level" and not (case.head.kind == "reached" and mention.left.endswith(("为", "是"))):
        return False
    if case.naming.aspect == "change" or (case.time is not None and case.time.kind != "year"):
        return False
    listed = case.view.list_of(mention)[-1]
    behind = BENEFIT_BEHIND.match(listed.right) is not None
    if not behind and BENEFIT.search(mention.left) is None and _EACH_MONTH.search(mention.left) is None:
        return False
    once = case.amount.value <= _ONCE_AT_MOST and _ONCE.search(mention.left) is not None
    if (_PAYMENT.search(mention.clause) is not None and not once) or quantity.bound not in (
        "exact",
        "at_most",
        "between",
    ):
        return False
    last = case.last
    return last is None or not mention.chained or last.mention.kind not in ("people", "count")


def is_benefit_raised(case: Case) -> bool:
    """Whether a benefit for one was raised to or from it: 租房补贴由6000元提高到1.5万元."""
    if case.mention.kind != "money" or case.head.kind not in ("raised", "start"):
        return False
    if case.head.kind == "raised" and case.part.status in ("target", "budget"):
        return False
    return case.amount.value <= BENEFIT_AT_MOST and BENEFIT.search(case.naming.metric) is not None


def is_raise_for_each(case: Case) -> bool:
    """Whether a sum is by how much a benefit rises for each: 每人每月增加35元."""
    if case.naming.aspect != "change" or case.mention.kind != "money" or case.amount.value > _RAISE_AT_MOST:
        return False
    if case.part.kind.startswith("next"):  # what a report means to raise is an aim
        return False
    return RISE.search(case.mention.context) is not None and ACHIEVED.search(case.near) is None
