"""Names that say only how something told before is counted: 总数, 金额, 新增, 人均, 占比, of the figure before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jobscli.read.statistic.model import Mention, Settled

_LONGEST = 10  # characters of a name that says only how something is counted
# 新增私营企业9.3万户，|总数达到34.4万户; 地区生产总值增长6.2%、|总量突破2万亿元.
_ALL = ("总数", "总量", "总规模", "总户数", "总人数", "总数量")
# 签约项目458项、|金额788.5亿元; 外贸进出口总体稳定，总额….
_SUM = ("金额", "总额", "总金额", "资金总额", "投资总额", "总投资")
_ANEW = ("新增", "净增")
_MADE = re.compile(
    "^(?:累计|年均|共)?(?:新增|净增|新认定|新培育|新建成?|新设|新登记|新发展|(?:招引)?培育|引进|认定|发展|建成)(?=.{3})"
)
_PRODUCT = re.compile("(?:生产总值|GDP)$")
_INDICATOR = re.compile(
    "(?:参与率|失业率|就业率|参保率|(?:的?(?:人均|平均|每小时|每[年月日]|[年月日]均?|货币|工作|就业))*(?:收入|工资|薪酬|月薪|薪资|报酬|工资价位)(?:中位数|指导价)?)$"
)
# Of whom, of what firms or of which trade something is told, alone: 女性, 机关, 建筑业.
_WHOSE = re.compile(
    "(?:男|女)(?:性|职工|员工)?|机关|事业|企业|(?:初|中|高)级工|高?级?技师"
    "|[\u4e00-\u9fff、]{0,12}(?:居民|职工|人口|人士|雇员|员工|毕业生|农民工|业|产业|单位|企业|人员|专科生?|本科生?|硕士生?|博士生?)"
)
# What each hundred households have, said once before a list: 农村居民每百户家庭拥有|电视机162台，电冰箱67台.
_EACH_HAVE = re.compile("[\u4e00-\u9fff]{0,8}?(?:平均)?每[百千万][户人](?:居民|家庭|农户)*(?:拥有|占有|有)(?=.)")


def of_last(own: str, mention: Mention, last: Settled | None) -> str:
    """`own` with what the figure before is of, where it says only how that is counted; "" where it says more."""
    if last is None or last.naming.relation is not None or len(own) > _LONGEST:
        return ""
    metric = last.naming.metric
    if own in _ALL:
        same = last.mention.quantity.unit == mention.quantity.unit or last.naming.aspect == "change"
        whole = _MADE.sub("", last.naming.label if not last.naming.canonical else metric)
        return _all_of(whole, own, last) if same else ""
    if own in _SUM and mention.kind == "money":
        grown = last.naming.aspect == "change" or last.kind == "money"
        return "" if grown or last.kind != "count" else f"{metric}{own}"
    if own in _ANEW:
        same = last.mention.quantity.unit == mention.quantity.unit and last.naming.aspect == "level"
        return f"{own}{metric}" if same and not metric.startswith(_ANEW) and not mention.noun_behind else ""
    return ""


def each_have(own: str, mention: Mention, last: Settled | None) -> str:
    """What so many households have, in a list that says so once: 每百户拥有彩色电视机130台、|汽车23辆."""
    if last is None or last.kind != mention.kind or mention.kind not in ("count", "measure"):
        return ""
    have = _EACH_HAVE.match(last.naming.metric)
    return f"{have.group()}{own}" if have is not None and _EACH_HAVE.match(own) is None and len(own) <= _LONGEST else ""


def per_head(metric: str, mention: Mention) -> str:
    """国内生产总值年均增长9%，|人均力争达到3000美元: the product per head; "" where that is not said."""
    left = mention.left.lstrip("，、；")
    if left.startswith("户均") and not metric.startswith("户均"):
        return f"户均{metric}"  # 转移农村劳动力13万人，|户均1.5人
    said = mention.kind == "money" and left.startswith("人均")
    return f"人均{metric.removeprefix('人均')}" if said and _PRODUCT.search(metric) is not None else ""


def _all_of(whole: str, own: str, last: Settled) -> str:
    """地区生产总值|总量 is that itself; of what was made anew it is how many there are of all."""
    if last.naming.aspect == "change":
        return whole
    return whole if whole.endswith(("数", "量", "规模")) else f"{whole}{own}"


def of_others(own: str, mention: Mention, figures: Iterable[Settled]) -> str:
    """男性参与率67%，而|女性是51.6%: the same of others; 制造业人均月收入2537元，|建筑业2965元."""
    for each in figures:
        if each.mention.quantity.unit != mention.quantity.unit or each.naming.aspect != "level":
            continue
        if each.naming.canonical or each.naming.relation is not None or _WHOSE.fullmatch(own) is None:
            return ""
        indicator = _INDICATOR.search(each.naming.metric)
        if indicator is None or _INDICATOR.search(own) is not None:
            return ""
        whose = each.naming.metric[: indicator.start()]
        return f"{own}{indicator.group()}" if not whose or _WHOSE.fullmatch(whose) is not None else ""
    return ""
