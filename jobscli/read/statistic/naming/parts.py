"""What follows 其中 is a part of the figure before it: 其中城镇3168人、农村16125人."""

from __future__ import annotations

import re

from jobscli.read.document.regions import is_place
from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Mention, Naming, Relation, Settled
from jobscli.read.statistic.naming.choose import counts_alike, index_of, is_beside, metric_at
from jobscli.read.statistic.naming.noun_phrase import PEOPLE, own_name
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.pattern import signs_in

AMONG = re.compile("^[、，；]?[其当]中[，：、]?")
_LONGEST_PART = 6
_INSURED = "参保人数"
_INDICATOR = re.compile("(?:收入|支出|工资|总量|数量|投资|拨款|资金|增加值|产值)$")  # what is a name of its own
_GROUPS = re.compile("(?:[一-鿿]{2,10}[、和及与]){1,3}[一-鿿]{2,10}")  # 城镇下岗、失业人员
_OF_RESIDENTS = re.compile(
    ".+人均(?=(?:现金|纯|可支配|消费|生活消费|总)*(?:收入|支出)$)|.+基金(?=(?:预算)?(?:总)?(?:收入|支出)$)"
)
# What a whole is parted by, beside whom: 其中，国有经济19.79万人；…；机关2391人.
_KIND_OF_PART = re.compile(
    "(?:国有|集体|其[他它]|私营|个体|民营|外资|股份制|城镇|农村|乡村|机关|事业|企业|第[一二三]产业|男|女)(?:经济|单位|企业|性|从业人员)?"
)
VERB_OF_LIST = re.compile(
    "新增|新建|建成|完成|引进|培育|发放|惠及|覆盖|开展|培训|组织|建设|改造|提供|年均新增|累计|净增"
)


@asked_of(no_head="change")
def part_of(case: Unnamed) -> Naming | None:
    """其中城镇3168人、农村16125人: parts of what was just told."""
    mention, head, view = case.mention, case.head, case.view
    bracketed = _whole_of_bracket(case)
    among = bracketed is not None or _is_among(mention)
    last = bracketed or case.last or (_whole_before(case) if among else None)
    if last is None or (not among and not _more_of_parts(case, last)):
        return None
    if last.relation == "share_of" or (
        bracketed is None and not mention.chained and (not among or last.naming.aspect == "change")
    ):
        last = _alike(case) or last  # 17.2亿元，下降4.2%，其中市本级11.9亿元: of the level
    if last.relation == "target_for":  # 达1.67亿人，超额完成1.25亿人的目标，其中…: of the result
        last = next((each for each in view.earlier(mention) if each.relation != "target_for"), last)
    if last.kind != mention.kind or is_beside(last):
        return None
    part = case.own or own_name(case)
    if not part or is_place(part) or any(part == bare["name"] for bare, _county in view.locations.bare):
        return None
    of_last = view.of_index(last.naming.other("part_of")) or last
    whole = of_last.naming.metric.partition("：")[0]
    found = metric_at(view, mention, head)
    relation = Relation("part_of", last.naming.other("part_of") if last.relation == "part_of" else index_of(view, last))
    if found == whole and last.naming.canonical and _names_whom(case):
        return Naming(found, part, True, "level", "medium", None, relation)
    whom = last.naming.canonical and mention.kind == "people" and _says_whom(case)
    if last.naming.canonical and whole.endswith(_INSURED) and part.endswith(_INSURED):
        who = part.removesuffix(_INSURED)  # 参加基本养老保险28391万人。其中，农民工参保人数4140万人
        return Naming(whole, part, True, "level", "medium", who, relation)
    listed = whom and (_GROUPS.fullmatch(part) or part.startswith("参保")) and not VERB_OF_LIST.search(part)
    short = len(part) <= _LONGEST_PART or (among and _says_whom(case) and _is_bare_noun(case))
    if not short and not listed and not is_part_of_same(mention, view, found):
        return None
    if whom:
        return Naming(last.naming.metric, part, True, "level", "medium", part, relation)
    metric = part if whole in part and not last.naming.canonical else of_whole(whole, part)
    return Naming(metric, part, False, "level", "medium", None, relation)


def of_whole(whole: str, part: str) -> str:
    """The name of a part that reads alone: 农村居民人均纯收入：现金收入 is 农村居民人均现金收入."""
    if part.endswith("部分"):
        return f"{whole.partition('（')[0]}（{part}）"
    head = _OF_RESIDENTS.match(whole) if part.endswith(("收入", "支出")) else None
    return f"{head.group()}{part}" if head is not None else f"{whole}：{part}"


def _is_among(mention: Mention) -> bool:
    """Whether 其中 opens the words of a figure, with or without a colon."""
    if "中" not in mention.context:
        return False
    if AMONG.match(mention.left) is not None:
        return True
    return mention.told_before.endswith("其中：")


def _whole_before(case: Unnamed) -> Settled | None:
    """The whole that the sentence before told: 开展培训45.3万人次。其中：农民工12.8万人次.

    A part that is no population has a name of its own there: 其中，夏粮产量14160万吨.
    """
    if not _says_whom(case) and not case.own.endswith(_INSURED) and _KIND_OF_PART.fullmatch(case.own) is None:
        return None
    mention = case.mention
    alike = (each for each in reversed(case.view.handed.figures) if counts_alike(each, mention))
    return next((each for each in alike if each.amount.value > mention.quantity.value), None)


def _more_of_parts(case: Unnamed, last: Settled) -> bool:
    """Whether a figure goes on with parts: in the same clause, or with no more than a part: ；事业4万元."""
    mention, alike = case.mention, _alike(case)
    if mention.chained or last.mention.bracket == mention.bracket >= 0:
        of_it = last.relation == "share_of" and last.naming.other("share_of") is not None
        return (
            alike if of_it and alike is not None else last
        ).relation == "part_of"  # 本科生3197人（39.9%）、硕士生2657人
    if alike is None or alike.relation != "part_of":
        return False
    whom = (case.left.last == case.left.first + 1 or case.own.startswith("参保")) and _says_whom(case)
    if whom and alike.naming.canonical:
        return True
    kind = whom or _KIND_OF_PART.fullmatch(case.own) is not None
    return (kind and _only_changes(case, alike)) or _fills_whole(case, alike)


def _whole_of_bracket(case: Unnamed) -> Settled | None:
    """The figure right before a bracket whose figures come to it: 7.32亿元（失业保险4.2亿元、工伤保险3.12亿元）."""
    mention, view = case.mention, case.view
    if mention.bracket < 0 or not _is_bare_noun(case):
        return None
    whole = next((each for each in view.settled if each.mention.quantity.end == mention.bracket), None)
    unit = mention.quantity.unit
    parts = [each for each in view.mentions if each.bracket == mention.bracket and each.quantity.unit == unit]
    if whole is None or len(parts) < 2 or whole.mention.quantity.unit != unit:
        return None
    return (
        whole
        if abs(sum(each.quantity.value for each in parts) - whole.amount.value) <= whole.amount.value / 100
        else None
    )


def _fills_whole(case: Unnamed, part: Settled) -> bool:
    """Whether a bare noun goes on with parts that still fit into their whole with it: 其中县133个，|街道607个."""
    view, at = case.view, part.naming.other("part_of")
    name = part.naming.metric.partition("：")[0]
    told = next((each for each in reversed(view.handed.figures) if each.naming.metric == name), None)
    whole = view.of_index(at) or told
    if whole is None or whole.naming.canonical or not _is_bare_noun(case):
        return False
    parts = [each for each in view.settled if each.relation == "part_of" and each.naming.other("part_of") == at]
    before = sum(each.amount.value for each in parts if each.kind == case.mention.kind)
    return before + case.mention.quantity.value <= whole.amount.value


def _is_bare_noun(case: Unnamed) -> bool:
    """Whether the words before a figure, and nothing behind it, are a short noun without a verb of its own."""
    signs = case.view.words.signs[case.left.first : case.left.last]
    verbs = signs_in("ACTION LIGHT_VERB") - signs_in("NOUN NOMINAL_ACTION")
    short = 1 < len(case.own) <= _LONGEST_PART + 2 and _INDICATOR.search(case.own) is None
    return short and not case.mention.noun_behind and verbs.isdisjoint(signs)


def _only_changes(case: Unnamed, part: Settled) -> bool:
    """Whether between a part and a figure no more is told than how the part changed."""
    between = [each for each in case.view.settled if each.mention.number > part.mention.number]
    return all(each.naming.aspect == "change" and each.naming.metric == part.naming.metric for each in between)


def _alike(case: Unnamed) -> Settled | None:
    """The last figure in the same unit: of 护林员113万人，公益岗位85万个，护路员25万人 the first, for the third."""
    unit = case.mention.quantity.unit
    return next((each for each in case.view.earlier(case.mention) if each.mention.quantity.unit == unit), None)


def _says_whom(case: Unnamed) -> bool:
    """Whether the words of a part are a population: 其中参保职工, 其中护林员."""
    left, at, signs = case.left, case.mention.at, case.view.words.signs
    last = signs[left.last - 1] if left else signs[at + 1 : at + 2]
    return bool(last) and last in signs_in(PEOPLE)


def _names_whom(case: Unnamed) -> bool:
    """Whether the words of a part say whom beside the metric: 其中，城镇职工|已参加基本医疗保险人数."""
    return not signs_in("POPULATION").isdisjoint(case.view.words.signs[case.left.first : case.left.last])


def is_part_of_same(mention: Mention, view: View, found: str | None) -> bool:
    """Whether 其中 makes the figure a part of the one that was just told under the same metric."""
    last = view.last(mention)
    if last is None or found is None:
        return False
    if last.relation == "part_of" and mention.chained and last.naming.metric.startswith(f"{found}："):
        return True
    if not last.naming.canonical or last.naming.metric != found:
        return False
    return _is_among(mention) and last.amount.value > mention.quantity.value
