"""Under a heading that names it, a sum needs no other name: 二、创业担保贷款 … 小微企业最高不超过500万元."""

from __future__ import annotations

import re

from jobscli.read.statistic.case import Case, settle
from jobscli.read.statistic.naming import bare, free_name

_LOAN = re.compile("贷|额度|小微企业|合伙|总额|个人")


_NO_LOAN = re.compile("补贴|补助|奖|贴息|利率|利息|费")


# What is given is named by the heading: 按每人每月1800元给予见习单位补贴.
_GIVEN = re.compile("(?:的)?(?:标准)?(?:给予|发放|予以)[^，。；]{0,8}(?:补贴|补助|奖励|资助)?$")
_SHORT = re.compile(
    "^(?:(?:初级|中级|高级)(?:工|技能)?|(?:高级|首席|特级)?技师|[一二三四五]级(?:/[^，]{1,4})?|专科生?|本科生?|硕士|博士|单个企业|同一企业|单户|每人|每户|.{0,3}(?:补贴|补助|奖励|标准|额度|总额|资金|给予|一次性|补贴标准|奖补|补助标准|奖励标准))$"
)


_GRANTED = re.compile("补|奖|贷|助|贴|费|标准|待遇|返还|资金")


def headed(case: Case) -> bool:
    """Under a heading that names it, a sum needs no other name: 二、创业担保贷款 … 小微企业最高不超过500万元."""
    figure = case.figure
    words = figure.clause[: figure.clause.find("#")] or figure.right
    if figure.quantity.kind != "money" or not case.topic or case.change.aspect == "change":
        return False
    if "担保贷款" in case.topic and _LOAN.search(words) and _NO_LOAN.search(words) is None:
        return settle(case, "创业担保贷款", bare(words) or case.topic, "medium", True)
    own = free_name(figure, case.change.subject)
    if len(case.topic) > 16 or _GRANTED.search(case.topic) is None:
        return False
    if _SHORT.match(own) is None and _GIVEN.match(figure.right) is None:
        return False
    return settle(case, case.topic, own or case.topic, "medium", False)
