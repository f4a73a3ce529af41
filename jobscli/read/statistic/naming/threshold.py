"""The thresholds of a policy under their own names: the size of a firm, the rate of dismissals that opens a grant."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Mention, Naming
from jobscli.read.statistic.view import Unnamed

# Firms by how many people they have: 30人（含）以下的参保企业, 职工人数300人以上的企业.
_FIRMS = re.compile("的?(?:参保|小微|中小微|用人|中小|民营|个体|的)*(?P<who>企业|单位|机构|工商户)(?!就业)")
_SIZED = re.compile("(?:^|[、，；：（]|对|于|将|把|给|向|参保|规模|缴费|从业|用工|职工|人员|员工|人数|的|在|为)$")
# A rate held against a whole: 裁员率不高于参保职工总数|20%.
_OF_A_WHOLE = re.compile(
    "(?P<rate>[\u4e00-\u9fff]{1,6}率)(?:放宽|调整|放宽标准)?(?:[到至为])?不?(?:高于|超过|低于|少于)[^，。；：@]{2,16}(?:总[数额]|人数)的?$"
)
# What is paid by a rate, and of what the rate is: 按照不低于劳动者本人日工资的|300%|支付加班工资.
_OF_PAY = re.compile("按照?不?[低高]于(?:劳动者|职工)?(?:本人)?(?P<base>[^，。；：@]{2,16})的$")
_PAID = re.compile("(?:另行|一次性|按月)?(?:支付|发放|缴纳|计发|给予)(?:[^，。；@]{1,20}的)?(?P<what>[一-鿿]{2,8})")
# What is paid at least and at most by parts of a standard: 不低于最低工资标准的50%，不高于最低工资标准的|100%.
OF_STANDARD = re.compile("不得?[低高]于(?P<base>[^，。；：（）@]{2,20}(?:标准|工资|基数))的$")
# How much someone earns or pays that a rule is for: 平均月工资达到|1000元以上的脱贫户.
_EARNED = re.compile(
    "(?P<what>[\u4e00-\u9fff]{0,8}(?:工资|收入|纳税额|税额|产值|营业额|销售额|租金))(?:达到?|不[低少]于|超过|在|为)?$"
)
# How large the firms or projects are that are told of: 引进2个投资过|100亿元的产业项目.
_LARGE = re.compile(
    "(?P<what>(?:年|总|工业)*(?:投资|产值|资产|纳税|(?:主营业务|销售|营业)收入)额?)(?:超|过|达到?|在)*$"
)
_OF_A_GOAL = re.compile("的[^，。；]{0,4}(?:目标|标准|任务|台阶)")
# By how many people it took on a firm is told: 招用|3人以上的，按每人2000元给予补贴.
_TAKEN_ON = re.compile("(?P<verb>新?招用|吸纳|安置|录用|留用|新?招聘|招收|聘用|引进)$")
_TAKEN = ("招用人数", "吸纳人数", "安置人数", "引进人数", "招聘人数")
_REACHED = re.compile(
    "(?:^|且|[，、]|年度?)(?P<what>(?:(?!且)[一-鿿]){2,10}?)(?:总数|(?<!人)数)?(?:达到?|不少于|超过|(?<=数)在)$"
)
_AREA = re.compile("(?P<what>[\u4e00-\u9fff]{0,6}面积)(?:在|达到?|不少于|不低于|为)?$")
_FIRM_ALONE = re.compile("(?:的|参保|小微|中小微)*(?:企业|单位|机构)(?:的|为)?")


def threshold(case: Unnamed) -> Naming | None:
    """What a rule asks of those it is for: its own name, never that of what it gives access to."""
    mention = case.mention
    if mention.kind == "people":
        return _size(mention) or _taken_on(case) or _reached(case)
    if mention.kind == "count":
        return _reached(case)
    if mention.kind == "measure":
        area = _AREA.search(mention.left) if case.view.granting else None
        return Naming.own(area["what"]) if area is not None else None
    if mention.kind == "money":
        return _earned(case)
    if mention.kind not in ("rate", "share"):
        return None
    found = _OF_A_WHOLE.search(mention.left) if "率" in mention.left else None
    if found is not None:
        return Naming.own(found["rate"].rpartition("的")[2])
    base = _OF_PAY.search(mention.left) if mention.left.endswith("的") else None
    paid = _PAID.match(mention.right) if base is not None else None
    if base is not None and paid is not None:
        return Naming.own(f"{paid['what']}占{base['base']}比例")
    base = OF_STANDARD.search(mention.left)
    if base is not None:
        return Naming.own(f"{_of_standard(case, mention.left[: base.start()])}占{base['base']}比例")
    if mention.bracket < 0 or _FIRM_ALONE.fullmatch(mention.left) is None:
        return None
    rates = (each.naming for each in case.view.earlier(mention) if each.mention.kind == "rate")
    return next((name for name in rates if name.metric.endswith("率")), None)


def _of_standard(case: Unnamed, before: str) -> str:
    """What is a part of a standard: the words `before` the bound (特困人员供养标准), or what is paid by it."""
    own = before.rstrip("的").rpartition("按照")[2]
    if own:
        return own
    paid = _PAID.search(case.view.text, case.mention.quantity.end)
    return paid["what"] if paid is not None else "标准"


def _reached(case: Unnamed) -> Naming | None:
    """How many of something those have whom a rule is for: 入孵企业达到|30户的创业孵化基地."""
    mention = case.mention
    if mention.kind not in ("count", "people") or not mention.right.startswith("的") or not case.view.granting:
        return None
    found = _REACHED.search(mention.left)
    return Naming.own(found["what"]) if found is not None else None


def _earned(case: Unnamed) -> Naming | None:
    """What those earn whom a rule is for."""
    mention = case.mention
    of_it = mention.right.startswith("的") and mention.noun_behind and _OF_A_GOAL.match(mention.right) is None
    large = _LARGE.search(mention.left) if of_it else None
    if large is not None:
        return Naming.own(large["what"])
    bounded = mention.quantity.bound in ("at_least", "at_most") and mention.right.startswith("的")
    found = _EARNED.search(mention.left) if bounded and case.view.granting else None
    return Naming.own(found["what"].lstrip("对于按")) if found is not None else None


def _taken_on(case: Unnamed) -> Naming | None:
    """How many people a firm took on that a rule is for."""
    mention = case.mention
    bounded = mention.quantity.bound in ("at_least", "at_most", "between") and mention.right.startswith("的")
    if not bounded or not case.view.granting:
        return None
    found = _TAKEN_ON.search(mention.left)
    if found is None and mention.left == "、":  # 20人以下的按每人120元、50人以上的按每人300元
        told = (each.naming.metric for each in case.view.earlier(mention))
        return next((Naming.own(name) for name in told if name.endswith(_TAKEN)), None)
    return Naming.own(f"{found['verb']}人数") if found is not None else None


def _size(mention: Mention) -> Naming | None:
    if mention.quantity.unit != "人" or mention.quantity.bound not in ("at_least", "at_most"):
        return None
    found = _FIRMS.match(mention.right)
    if found is None or _SIZED.search(mention.left) is None:
        return None
    return Naming.own(f"{found['who']}职工人数")
