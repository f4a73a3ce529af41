"""Figures that go on with what was told: parts of it, changes of it, more of a list under its verb, half names."""

from __future__ import annotations

import re

from jobscli.read.document.regions import is_place
from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Head, Mention, Naming, Relation, Settled
from jobscli.read.statistic.naming.choose import (
    PACE,
    copied,
    index_of,
    is_beside,
    level_of,
    metric_at,
    metric_of_name,
)
from jobscli.read.statistic.naming.distributive import model_of, not_a_multiple
from jobscli.read.statistic.naming.noun_phrase import PEOPLE, own_name
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.lexer import TIME
from jobscli.read.tokens.pattern import signs_in
from jobscli.words import metrics

_AMONG = re.compile("^[、，；]?其中[，：、]?")
_LONGEST_PART = 6
_SO_MANY = 1000  # from here on a number without a unit counts people or things, as the one before it
_OF_RESIDENTS = re.compile(
    ".+人均(?=(?:现金|纯|可支配|消费|生活消费|总)*(?:收入|支出)$)|.+基金(?=(?:预算)?(?:总)?(?:收入|支出)$)"
)
_POINTS = ("百分点", "千分点")
# 新增百亿园区12个，总数达31个: the second is of all there are.
_ANEW = re.compile("(?:累计|年均)?(?:新增|净增|新认定|新培育|新建成?|新设)")
_IN_ALL = re.compile("总[数量]|累计达到?|累计有|共有")
_JUST_GIVEN = re.compile("(?:给予|享受|申请|发放)([\u4e00-\u9fff]{2,10}补贴)[，、]$")
# Words that stand for what the sentence before told: 这一数字为3200万人.
_REFERS = re.compile("这一?(?:数字|指标|比例)|该(?:指标|比例)|同期")
# What is said of a level whose growth was just told: 增长5.8%、|达到137000亿元; 增长3.1%，|总量达10200亿元.
_LEVEL_OF_GROWTH = re.compile(
    "[，、；]?(?:[到至]?(?:[0-9]{4}|去|当)年[底末]?)?(?:并|也|已|均|双双|累计|总[量额数]|总?规模|成功|首次|力争)*(?:达到?|为|突破|超过?|站上|迈上|达至|[升增]?至)?了?"
)
_AGAIN = re.compile("[0-9]月|季度|半年|年|[为是]$")  # told anew, for another time: its sign stands with it
_VERB_OF_LIST = re.compile(
    "新增|新建|建成|完成|引进|培育|发放|惠及|覆盖|开展|培训|组织|建设|改造|提供|年均新增|累计|净增"
)
_GROUPS = re.compile("(?:[一-鿿]{2,10}[、和及与]){1,3}[一-鿿]{2,10}")  # 城镇下岗、失业人员
_WITH_NEXT = re.compile("[\u4e00-\u9fff]{2,12}(?:和|及|与|、|以及)")
# A quantity that nothing was made of, as a scan glues it: 恩格尔系数为41.4.0%，比上年下降3.6个百分点.
_UNREAD = re.compile("[0-9.](?:%|[万亿人元个])")


@asked_of(no_head="change")
def part_of(case: Unnamed) -> Naming | None:
    """其中城镇3168人、农村16125人: parts of what was just told."""
    mention, head, view = case.mention, case.head, case.view
    among = _is_among(mention)
    last = case.last or (_whole_before(case) if among else None)
    if last is None or (not among and not _more_of_parts(case, last)):
        return None
    if not mention.chained and (not among or last.naming.aspect == "change"):
        last = _alike(case) or last  # 17.2亿元，下降4.2%，其中市本级11.9亿元: of the level
    if last.relation == "target_for":  # 达1.67亿人，超额完成1.25亿人的目标，其中…: of the result
        last = next((each for each in view.earlier(mention) if each.relation != "target_for"), last)
    if last.kind != mention.kind or is_beside(last):
        return None
    part = case.own or own_name(case)
    if not part or is_place(part):
        return None
    whole = last.naming.metric.split("：")[0]
    found = metric_at(view, mention, head)
    if found == whole and last.naming.canonical and _names_whom(case):
        return Naming(found, part, True, "level", "medium", None, Relation("part_of", index_of(view, last)))
    whom = last.naming.canonical and mention.kind == "people" and _says_whom(case)
    listed = whom and _GROUPS.fullmatch(part) is not None and _VERB_OF_LIST.search(part) is None
    if len(part) > _LONGEST_PART and not listed and not is_part_of_same(mention, view, found):
        return None
    relation = Relation("part_of", index_of(view, last))
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
    if "其中" not in mention.context:
        return False
    if _AMONG.match(mention.left) is not None:
        return True
    return mention.context.removesuffix(mention.left).endswith("其中：")


def _whole_before(case: Unnamed) -> Settled | None:
    """The whole that the sentence before told: 开展培训45.3万人次。其中：农民工12.8万人次.

    A part that is no population has a name of its own there: 其中，夏粮产量14160万吨.
    """
    if not _says_whom(case):
        return None
    return next((each for each in reversed(case.view.handed.figures) if _can_be_whole(each, case.mention)), None)


def _can_be_whole(figure: Settled, mention: Mention) -> bool:
    quantity = mention.quantity
    same = figure.naming.aspect == "level" and figure.mention.quantity.unit == quantity.unit
    return same and not is_beside(figure) and figure.amount.value > quantity.value


def _more_of_parts(case: Unnamed, last: Settled) -> bool:
    """Whether a figure goes on with parts: in the same clause, or where its words only say whom: ，女性19.8万人次."""
    mention = case.mention
    if mention.chained or last.mention.bracket == mention.bracket >= 0:
        return last.relation == "part_of"
    if case.left.last != case.left.first + 1 or not _says_whom(case):
        return False
    alike = _alike(case) or last
    return alike.relation == "part_of" and alike.naming.canonical


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


@asked_of(bare=True, noun=False)
def continuation(case: Unnamed) -> Naming | None:
    """A figure without a name of its own speaks of what was just told: ，增长4.2%; 、达到20793元."""
    mention, head, view = case.mention, case.head, case.view
    last = _last_told(mention, head, view)
    if last is None or not _goes_on(mention, last, head):
        return None
    given = _JUST_GIVEN.search(mention.context.rpartition("@")[2])
    if given is not None and mention.kind == "money" and head.kind != "change":
        return Naming.own(given.group(1))  # 再给予场租补贴，最高6000元
    model = not_a_multiple(view, model_of(view, mention)) if mention.coordination >= 0 else None
    return _continued(mention, head, view, model or last)


def _last_told(mention: Mention, head: Head, view: View) -> Settled | None:
    before = view.settled[-1] if view.settled else None
    if (
        head.kind == "change"
        and mention.quantity.unit in _POINTS
        and before is not None
        and before.relation == "share_of"
    ):
        return before  # 学生占比79.2%、提高13.2个百分点
    if head.kind == "change":
        last = next((f for f in view.earlier(mention) if _may_move(f, mention)), None)
    else:
        last = view.last(mention)
    if last is not None:
        return last
    unread = _UNREAD.search(mention.context.removesuffix(mention.left)) is not None
    if not unread and (head.kind == "change" or _refers(mention)):
        last = next((each for each in reversed(view.handed.figures) if not is_beside(each)), None)
    if last is None and _is_another_time(mention, head, view):
        last = next((each for each in reversed(view.handed.figures) if each.kind == mention.kind), None)
        last = None if last is None or is_beside(last) else last
    if last is None and _is_sum(mention, view):
        last = next((each for each in reversed(view.handed.figures) if _can_be_part(each, mention)), None)
    return last


def _may_move(figure: Settled, mention: Mention) -> bool:
    """Whether a change may be of what a figure tells: not of how much faster something grew, 增速加快1.1个百分点."""
    if is_beside(figure) or figure.head.kind == "base":
        return False
    return mention.quantity.unit in _POINTS or not figure.naming.metric.endswith(PACE)


def _is_another_time(mention: Mention, head: Head, view: View) -> bool:
    """Whether a sentence opens with what a rate came to at another time: …回落至5.3%。4月降为5.1%."""
    opens = mention.context == mention.left and mention.kind == "rate" and head.kind in ("raised", "reached")
    return opens and view.words.signs[mention.first : mention.first + 1] == TIME


def _is_sum(mention: Mention, view: View) -> bool:
    """Whether a sentence opens with the sum of what the one before told: 一季度合计17.2万人."""
    return mention.context == mention.left and not signs_in("TOTAL").isdisjoint(
        view.words.signs[mention.first : mention.at]
    )


def _can_be_part(figure: Settled, mention: Mention) -> bool:
    same = figure.naming.aspect == "level" and figure.mention.quantity.unit == mention.quantity.unit
    return same and not is_beside(figure) and figure.amount.value < mention.quantity.value


def _refers(mention: Mention) -> bool:
    own = _AMONG.sub("", mention.left)
    return _REFERS.search(mention.left) is not None or (own != mention.left and is_place(own))


def _continued(mention: Mention, head: Head, view: View, base: Settled) -> Naming:
    aspect, negative = head.aspect, head.negative
    both_percent = mention.quantity.unit == base.mention.quantity.unit == "%"
    if aspect == "level" and base.naming.aspect == "change" and both_percent:
        aspect = "change"  # 平均降幅在10%左右，高的能达到15.5%
        negative = base.amount.value < 0 and not _AGAIN.search(mention.left)
    sure = (base.naming.confidence == "high" and mention.chained) or base.naming.canonical
    naming = copied(base.naming)._replace(aspect=aspect, negative=negative, confidence="high" if sure else "medium")
    anew = _ANEW.match(naming.label)
    if anew is not None and aspect == "level" and not naming.canonical and _IN_ALL.search(mention.left):
        name = f"{naming.label[anew.end() :]}总数"
        naming = naming._replace(metric=name, label=name)
    if mention.quantity.word.startswith("上限") and naming.label.endswith("下限") and not naming.canonical:
        name = f"{naming.label.removesuffix('下限')}上限"
        return naming._replace(metric=name, label=name)  # 缴费基数下限为4019元，上限为20094元
    if aspect != "change":
        return naming._replace(relation=Relation("same_as", index_of(view, base)))
    return naming._replace(relation=Relation("change_of", level_of(view, base)), time_from=index_of(view, base))


def _goes_on(mention: Mention, last: Settled, head: Head) -> bool:
    """Whether a figure without a name goes on with `last`: its unit fits, or is that of the level its change led to."""
    kind = mention.kind
    if last.kind == kind or (head.kind == "change" and kind in ("rate", "share", "times")):
        return True
    if head.kind == "change" and kind in ("bare", "ratio") and last.kind in ("people", "count"):
        return mention.quantity.value >= _SO_MANY  # 实现就业351万人，比去年同期增加了54万
    known = metrics().get(last.naming.metric) if last.naming.canonical else None
    if head.kind == "change":
        return last.naming.aspect == "change" and (known is None or unit_class(known.unit) == kind)
    if last.naming.aspect != "change":
        return False
    if known is not None:
        return unit_class(known.unit) == kind
    if head.kind not in ("reached", "raised") and mention.quantity.bound != "at_least":
        return False
    right_before = mention.context.removesuffix(mention.left).rstrip("，、；").endswith("@")
    counted = kind in ("people", "money", "count", "measure")
    return counted and right_before and _LEVEL_OF_GROWTH.fullmatch(mention.left) is not None


@asked_of(noun=False)
def shared_verb(case: Unnamed) -> Naming | None:
    """A name behind 、 takes the verb of the one before: 新增专业技术人才19.3万人、技能人才19.6万人."""
    mention, head, view = case.mention, case.head, case.view
    last = case.last
    if not mention.left.startswith(("、", "和", "及")) or last is None or not mention.chained:
        return None
    verb = _VERB_OF_LIST.match(last.naming.label)
    left = case.left
    own = own_name(case) if verb is not None else ""
    if verb is None or not own or view.words.signs[left.first] in signs_in("ACTION"):
        return None
    name = own if own.startswith(verb.group()) else f"{verb.group()}{own}"
    known = metric_of_name(name, mention, change=head.kind == "change")
    return Naming(known or name, name, known is not None, head.aspect, "medium", negative=head.negative)


@asked_of(bare=True, noun=True)
def verb_behind(case: Unnamed) -> Naming | None:
    """A counted noun shares the verb behind the next one: 9433万职工和2900多万离退休人员参加基本养老保险."""
    mention, view = case.mention, case.view
    following = next(iter(view.mentions[mention.number + 1 :]), None)
    if following is None or not following.noun_behind:
        return None
    if following.kind != mention.kind or _WITH_NEXT.fullmatch(mention.right) is None or following.left != mention.right:
        return None
    found = metric_at(view, following, Head("level", following.at))
    return Naming(found, found, True, "level", "medium") if found is not None else None
