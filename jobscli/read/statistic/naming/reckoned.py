"""A rate by which a rule reckons: what is paid, and of what it is so much: 见习补贴标准为当地最低工资标准的70%."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import metric_of_name
from jobscli.read.statistic.naming.grant_names import BARE, told_before
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.view import Unnamed
from jobscli.words.expression import quick
from jobscli.words.lexicon import filled

_CHINESE = "[\u4e00-\u9fff]"
# What a rate is of: a standard, a wage, a contribution, a sum; the number stands right behind it.
_OF = re.compile(
    """
    (?P<base> [^，。；：@（）]{2,40}?
      (?: 标准 | 工资 | 保险费 | 社保费 | [学保]费 | 费用 | 金额 | [额限总]额 | 额度 | 缴费额
        | 利率 | 基数 | 支出 | 投入 | 租金 | 收入 | 薪酬 | 基金 | 资金 ) ) 的? $
    """,
    re.VERBOSE,
)
# What so many times as much is made of: 按照不低于担保基金3倍的|规模.
_MADE = re.compile("的(?P<what>规模|数额|额度|金额)")
# Who bears a part of what: 贴息资金由中央财政|承担一半, 财政部门|承担10%的补偿.
_BORNE = re.compile(
    "(?P<what>[^，。；：@由]{0,24}?)(?P<by>由)?(?P<who>[^，。；：@由]{2,16}?)(?:各|分别|按比例|按规定)*(?P<verb>承担|负担|分担)$"
)
_PAID_BEHIND = re.compile("的?(补偿|补[贴助]|损失|风险)")
_REASON = re.compile("(?:按照?|根据)[^，。；@]{0,12}(?:后|规定|比例)")
# Between what is paid and what it is reckoned by.
_BY = re.compile(
    quick(
        "(?:一般|原则上|统一|分别|可|最高)*(?:不?(?:超过|高于|低于)|提[高升][到至]|调整[为到]|(?<!行)[为是按](?!期|时|规定|月|年|了|计)|按照|达到?)"
    )
)
_WHAT = re.compile(
    filled(
        f"(?P<what>{_CHINESE}{{0,20}}(?:{{GRANTED}}|标准|待遇|比例|保险金|养老金|生活费|额度|金额))(?:一般|原则上|统一|分别)*$"
    )
)
_PAID = re.compile(
    filled(
        f"(?:的?(?:标准|比例))?的?(?:给予|支付|计发|发放|予以|享受|补助|进行|的)*(?P<what>{_CHINESE}{{0,16}}?(?:{{GRANTED}}|贴息))(?:$|[并和，.])"
    )
)
# What is paid behind the comma: 按照最低工资标准的80%，给予…|见习人员生活费补贴.
_PAID_AFTER = re.compile(
    filled(f"(?:（[^（）]{{0,40}}）)?，(?:给予|发放)(?P<what>{_CHINESE}{{2,24}}?{{GRANTED}})[。，；]")
)
_BOUND = re.compile("不[得能]?[超高低少][过于]")
_OWN = re.compile("(?:发放|支付|缴纳)?(?P<what>[\u4e00-\u9fff]{2,10}?)(?:一般|原则上|应当?|须)*$")
_SUBJECT = re.compile("(?:补[贴助]|奖[补励])(?:标准)?")
_RAISED = re.compile("(?:提高|放宽|确定|调整)(?P<what>[\u4e00-\u9fff]{2,10})，$")
_PAYS = re.compile(quick("(?:按照?|以|给予|享受|提供|申请|获得)"))
_NO_BASE = re.compile("比|较|[由从](?!业)|占|同期(?!限)|上年(?!度)|完成|增长|达到")
_OTHERS = re.compile("返还|稳岗|率(?:$|不)")  # what has a name of its own
_OURS = re.compile(
    "^[^，。的]{0,6}(?:期间|当月|当年)(?:[我本][省市县区州]|所在地)?(?=.{4})"
)  # 见习期间我市|最低工资标准
_WAGE = re.compile("最低工资|平均工资|基准利率|贷款利率")
_GRANT_ENDS = re.compile(filled("{GRANTED}$"))
_SHORT = 24  # characters of a base in a name


@asked_of(kind="rate share times", no_head="change completion")
def reckoned(case: Unnamed) -> Naming | None:
    """The rate of a grant or standard under what it is of: 见习补贴标准占当地最低工资标准比例."""
    mention = case.mention
    if not (case.view.granting or mention.kind == "times"):
        return None
    of = _OF.search(mention.left)
    if of is None or _OTHERS.search(mention.left + mention.right) is not None:
        return None
    base, before = _base(of["base"], mention.left[: of.start()])
    base = "" if base.startswith("企业及其") else base
    what = _what(case, before) or _told_far(case, base)
    if not what or not base or _NO_BASE.search(base) is not None:
        return None
    bare = BARE.fullmatch(what)
    if bare is not None:
        subject = bare["sum"] is not None or _SUBJECT.fullmatch(before) is not None  # 补贴为当地最低工资标准的80%
        grant = told_before(case.view, mention.quantity.start, far=subject)
        what = f"{grant}{bare['sum'] or ''}" if grant else what
    if "稳岗" in what and "失业保险费" in base:
        return Naming("稳岗返还", what, True, "level", "medium")
    if metric_of_name(what, mention, change=False) is not None:
        return None
    what = what.removeprefix("其中")
    name = f"{what}与{base}之比" if mention.kind == "times" else f"{what}占{base}比例"
    return Naming.own(name)


def _base(text: str, before: str) -> tuple[str, str]:
    """What a rate is of, without the word that leads to it; and all that stands before that word."""
    links = [*_BY.finditer(text), *_PAYS.finditer(text)]
    link = max(links, key=lambda each: each.end(), default=None)
    own = text[link.end() :] if link is not None else text
    own = _OURS.sub("", own.rpartition("的")[2] if len(own) > _SHORT else own)
    return tidy(own.lstrip("其")), before + (text[: link.start()] if link is not None else "")


def _told_far(case: Unnamed, base: str) -> str:
    """The grant that was told before a rate of a wage, where its own words name none: 按最低工资标准的70%确定."""
    mention = case.mention
    if mention.kind != "rate" or _WAGE.search(base) is None or mention.right.startswith(("承担", "负担")):
        return ""
    last = case.last
    if last is not None and last.head.kind == "start" and _GRANT_ENDS.search(last.naming.metric.removesuffix("标准")):
        return last.naming.metric  # 补贴标准由每人每月1500元提高到当地最低工资标准的|110%
    return told_before(case.view, mention.quantity.start, far=True)


def _what(case: Unnamed, before: str) -> str:
    """What is paid: named behind the rate, else before what it is reckoned by."""
    paid = (_MADE if case.mention.kind == "times" else _PAID).match(case.mention.right)
    if paid is not None:
        return paid["what"]
    told = _WHAT.search(before)
    if told is not None:
        return told["what"].rpartition("的")[2]
    mention, view = case.mention, case.view
    after = _PAID_AFTER.match(view.text, mention.quantity.end) if not mention.right else None
    if after is not None:
        return after["what"].rpartition("的")[2]
    bound = _BOUND.search(mention.left) is not None
    if before and bound:
        own = _OWN.search(before)
        return own["what"] if own is not None else ""
    last = case.last
    if bound and last is not None and last.naming.metric.endswith("比例"):
        return last.naming.metric.partition("占")[0]  # 不低于中央资金的15%，不低于各级资金的10%
    raised = _RAISED.search(mention.told_before) if bound else None
    return raised["what"] if raised is not None else ""


@asked_of(kind="rate share")
def borne(case: Unnamed) -> Naming | None:
    """The part of a cost that someone bears: 贴息资金由中央财政承担比例."""
    mention = case.mention
    if not mention.left.endswith(("承担", "负担", "分担")):
        return None
    found = _BORNE.search(_REASON.sub("", mention.left))
    if found is None:
        return None
    behind = _PAID_BEHIND.match(mention.right)
    by = found["by"] or "" if found["what"] else ""
    who = f"{tidy(found['what'])}{by}{tidy(found['who'])}{found['verb']}"
    name = f"{who}{behind[1] if behind is not None else ''}比例"
    return Naming.own(name)
