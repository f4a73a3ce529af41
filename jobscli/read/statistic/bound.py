"""The value and bound that a record carries: bound words at a distance or of a whole list, the sign of a decline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Amount, Mention, Naming
from jobscli.read.statistic.view import Named, View
from jobscli.record import Bound
from jobscli.words import metrics
from jobscli.words.expression import quick

# A fall by more than 14% is a change of at most −14%.
_TURNED: Mapping[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
# Units that a number in the ten thousands of a known metric must have: 收入突破2万; a count of bodies has several.
_CERTAIN = ("元", "人")
_SHARED = ("about", "at_least", "at_most")
# One of these stands in all of the next three: few clauses have any.
_FAR_WORDS = re.compile("[最至不低高]")
_MOST = re.compile(
    quick(
        "(?:最高|最多)(?:每[人户家月年天]){0,2}(?:[提上调][高浮升]?[至到]|可|给予|支付|补[助贴]|奖[励补]|资助|享受|申请|不超过|额度|限额|为)[^，。；@]{0,30}$"
    )
)
_LEAST = re.compile(quick("(?:至少(?!林)|最少)[^，。；@]{1,10}$"))
_LIMITED = re.compile(
    quick(
        "(?P<most>不得?超过|不得?高于|(?<!不)(?<!不得)低于)[^，。；@]{1,30}的$|(?P<within>不得?超过|不得?高于|(?<!就业)不足(?![率人]))[^，。；@]{2,14}$"
        "|(?:不得?低于|不得?少于|高于)[^，。；@]{1,30}的$|不[低少]于(?:每[人年月天]){1,2}$"
    )
)
_TOP = re.compile("最高")
_ABOUT_SHARE = re.compile("约占")


def at_a_distance(case: Named) -> Bound | None:
    """最高可申请创业担保贷款20万元, 至少提供3个岗位, 不超过缴费额的50%: the bound word stands words before."""
    left, quantity = case.mention.left, case.mention.quantity
    if quantity.bound != "exact" or (case.head.kind == "gap" and quantity.unit == "百分点"):
        return None
    if _FAR_WORDS.search(left) is None:
        return None
    if _MOST.search(left):
        return "at_most"
    if _LEAST.search(left):
        return "at_least"
    limited = _LIMITED.search(left)
    if limited is not None:
        return "at_most" if limited.group("most") or limited.group("within") else "at_least"
    return None


def of_the_list(case: Named) -> Bound | None:
    """最高可达50万元和300万元; 分别增长4.5%、5.5%左右: the bound of the first, or of the last, is that of all."""
    if case.mention.coordination < 0 or case.mention.quantity.bound != "exact":
        return None
    return list_bound(case.view.list_of(case.mention))


def list_bound(members: Sequence[Mention]) -> Bound | None:
    """The bound that a list shares; None where a member has one of its own."""
    first, last = members[0].quantity, members[-1].quantity
    if last.bound in _SHARED and last.end > last.tail:
        model, others = last, members[:-1]
    elif first.bound in _SHARED and first.start < first.number:
        model, others = first, members[1:]
    else:
        return None
    return model.bound if all(each.quantity.bound == "exact" for each in others) else None


def of_the_start(case: Named) -> Bound | None:
    """最高额度由15万元提高到30万元: the bound of what it was raised from."""
    last = case.view.last(case.mention)
    if (
        case.head.kind != "raised"
        or last is None
        or last.head.kind != "start"
        or case.mention.quantity.bound != "exact"
    ):
        return None
    return last.amount.bound if _TOP.search(last.mention.left) else None


def of_a_share(case: Named) -> Bound | None:
    """约占全国的1/10: about."""
    if case.naming.related != "share_of" or case.mention.quantity.bound != "exact":
        return None
    return "about" if _ABOUT_SHARE.search(case.mention.left) else None


def as_printed(case: Named) -> Bound | None:
    """The bound word that stands at the number."""
    return case.mention.quantity.bound


RULES: Rules[[Named], Bound] = (
    ("bound.at-a-distance", at_a_distance),
    ("bound.of-the-list", of_the_list),
    ("bound.of-the-start", of_the_start),
    ("bound.share", of_a_share),
    ("bound.printed", as_printed),
)


def amount(mention: Mention, naming: Naming, bound: Bound, view: View) -> Amount:
    """The value with its sign: a decline is a negative change, and its bound turns round."""
    quantity = mention.quantity
    value, high, unit = quantity.value, quantity.high, quantity.unit
    if quantity.kind == "bare" and mention.coordination >= 0:
        unit = view.list_of(mention)[-1].quantity.unit  # 分别达1.28万亿、8200亿元: the last prints the unit of all
    if naming.aspect == "change" and naming.negative and value > 0:
        bound = _TURNED.get(bound, bound)
        value, high = (-value, None) if high is None else (-high, -value)
    return Amount(value, high, unit, bound, _inferred(mention, naming) if unit is None else None)


def _inferred(mention: Mention, naming: Naming) -> str | None:
    """The unit of a number that prints none, where it can be no other: a sum by its words, else by its metric."""
    if mention.quantity.inferred is not None or "quantity.bare" not in mention.quantity.rules:
        return mention.quantity.inferred
    unit = metrics()[naming.metric].unit if naming.canonical and naming.aspect == "level" else None
    return unit if unit in _CERTAIN else None
