"""What those must meet whom a rule is for: thresholds and demands."""

from __future__ import annotations

import re

from jobscli.read.statistic.status.case import Case

# Conditions of a rule: what heads them, what asks for them, and those that meet them.
_CONDITIONS = re.compile(
    "(?:申请|申报|认定|享受|准入|评审|基本|入驻)条件|(?:运营资质|经营规模|创业服务|孵化成效|管理办法|认定办法)"
)
_CONDITIONS_BEFORE = 600
_DEMANDS = re.compile("不少于|不低于")
_REACHED = re.compile("(?:(?<!全年)(?:企业|实体|人数|户数)达到?|(?:面积|人数)在)$")
_REACHED_BY = re.compile(
    "之间(?:且[^，。；@]{0,12})?$|(?:之间)?的[^，。；@]{0,10}(?:基地|园区?|企业|单位|机构|车间|平台)"
)


def is_condition(case: Case) -> bool:
    """Whether a figure is a condition of those whom a rule is for: 带动就业100人（含）以上, 成功率不少于50%."""
    mention, view, quantity = case.mention, case.view, case.mention.quantity
    if mention.kind == "money" or case.naming.aspect == "change":
        return False
    if "含" in view.text[quantity.start : quantity.end]:
        return True
    if quantity.bound in ("exact", "between") and view.granting:
        return _REACHED.search(mention.left) is not None and _REACHED_BY.match(mention.right) is not None
    if quantity.word not in ("不少于", "不低于"):
        return False
    told = view.document_before(_CONDITIONS_BEFORE) if not case.part.kind else ""
    return _CONDITIONS.search(told) is not None or len(_DEMANDS.findall(view.text)) > 1
