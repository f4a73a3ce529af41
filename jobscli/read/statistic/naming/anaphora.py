"""Figures that go on with what was told: changes of it, more of a list under its verb, what its clause just named."""

from __future__ import annotations

import re

from jobscli.read.document.regions import is_place
from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Head, Mention, Naming, Relation, Settled
from jobscli.read.statistic.naming.choose import (
    PACE,
    copied,
    counts_alike,
    index_of,
    is_beside,
    level_of,
    metric_at,
    named,
)
from jobscli.read.statistic.naming.distributive import model_of, not_a_multiple
from jobscli.read.statistic.naming.done_by import of_whom_did
from jobscli.read.statistic.naming.moved import CAME_TO
from jobscli.read.statistic.naming.noun_phrase import behind, own_name, refers
from jobscli.read.statistic.naming.of_last import per_head
from jobscli.read.statistic.naming.parts import AMONG, VERB_OF_LIST
from jobscli.read.statistic.naming.phrase import NOTHING
from jobscli.read.statistic.naming.said_behind import noun_and_said
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.lexer import TIME
from jobscli.read.tokens.pattern import signs_in
from jobscli.words import metrics

_SO_MANY = 1000  # from here on a number without a unit counts people or things, as the one before it
_POINTS = ("百分点", "千分点")
# 新增百亿园区12个，总数达31个: the second is of all there are.
_ANEW = re.compile("(?:累计|年均)?(?:新增|净增|新认定|新培育|新建成?|新设)")
_IN_ALL = re.compile("总[数量]|累计达到?|累计有|共有")
_JUST_GIVEN = re.compile("(?:给予|享受|申请|发放)([\u4e00-\u9fff]{2,10}补贴)[，、]$")
# What is said of a level whose growth was just told: 增长5.8%、|达到137000亿元; 增长3.1%，|总量达10200亿元.
_LEVEL_OF_GROWTH = re.compile(f"[，、；]?(?:[到至]?(?:[0-9]{{4}}|去|当)年[底末]?)?{CAME_TO}")
_OF_WHICH_MONTH = re.compile("其中，?[0-9]{1,2}月份?[为是]?")  # …失业率平均为5.2%。其中9月份为|4.9%
_AGAIN = re.compile("[0-9]月|季度|半年|年|[为是]$")  # told anew, for another time: its sign stands with it
_WITH_NEXT = re.compile("[\u4e00-\u9fff]{2,12}(?:和|及|与|、|以及)")
# A quantity that nothing was made of, as a scan glues it: 恩格尔系数为41.4.0%，比上年下降3.6个百分点.
_UNREAD = re.compile("[0-9.](?:%|[万亿人元个])")


@asked_of(bare=True, noun=False)
def continuation(case: Unnamed) -> Naming | None:
    """A figure without a name of its own speaks of what was just told: ，增长4.2%; 、达到20793元."""
    mention, head, view = case.mention, case.head, case.view
    last = _last_told(mention, head, view)
    if last is None or not _goes_on(mention, last, head):
        return None
    given = _JUST_GIVEN.search(mention.since_figure)
    if given is not None and mention.kind == "money" and head.kind != "change":
        return Naming.own(given.group(1))  # 再给予场租补贴，最高6000元
    model = not_a_multiple(view, model_of(view, mention)) if mention.coordination >= 0 else None
    return _continued(mention, head, view, model or last)


def _last_told(mention: Mention, head: Head, view: View) -> Settled | None:
    """The figure that one without a name of its own speaks of: of this sentence, else of the one before."""
    before = view.newest
    if (
        head.kind == "change"
        and mention.quantity.unit in _POINTS
        and before is not None
        and before.relation == "share_of"
    ):
        return before  # 学生占比79.2%、提高13.2个百分点
    last = _moved(mention, view) if head.kind == "change" else view.last(mention)
    if last is not None:
        return last
    unread = _UNREAD.search(mention.told_before) is not None
    if not unread and (head.kind == "change" or _refers(mention)):
        last = next((each for each in reversed(view.handed.figures) if not is_beside(each)), None)
    if last is None and _is_another_time(mention, head, view):
        last = next((each for each in reversed(view.handed.figures) if each.kind == mention.kind), None)
        last = None if last is None or is_beside(last) else last
    if last is None and _is_sum(mention, view):
        alike = (each for each in reversed(view.handed.figures) if counts_alike(each, mention))
        last = next((each for each in alike if each.amount.value < mention.quantity.value), None)
    return last


def _moved(mention: Mention, view: View) -> Settled | None:
    """The figure that a change is of: of so many people, or yuan, the nearest that counts such."""
    figures = [each for each in view.earlier(mention) if _may_move(each, mention)]
    if mention.quantity.unit in _POINTS and mention.coordination < 0:
        alike = [each for each in figures if each.kind == mention.kind]  # 复工率87%，增加4353个、提高23.9个百分点
    elif mention.kind not in ("rate", "share", "times"):
        alike = [each for each in figures if each.kind == mention.kind or _unit_left_out(each, mention)]
    else:
        alike = []
    return next(iter(alike or figures), None)


def _unit_left_out(figure: Settled, mention: Mention) -> bool:
    """Whether one of two figures has no unit, and may have that of the other: 749万，比上年增加20.9万人."""
    return mention.kind in ("bare", "ratio") or figure.kind == "bare"


def _may_move(figure: Settled, mention: Mention) -> bool:
    """Whether a change may be of what a figure tells: not of how much faster something grew, 增速加快1.1个百分点."""
    if is_beside(figure) or figure.head.kind == "base":
        return False
    return mention.quantity.unit in _POINTS or not figure.naming.metric.endswith(PACE)


def _is_another_time(mention: Mention, head: Head, view: View) -> bool:
    """Whether a sentence opens with what a rate came to at another time: …回落至5.3%。4月降为5.1%."""
    opens = mention.context == mention.left and mention.kind == "rate"
    if opens and _OF_WHICH_MONTH.fullmatch(mention.left) is not None:
        return True
    return opens and head.kind in ("raised", "reached") and view.words.signs[mention.first : mention.first + 1] == TIME


def _is_sum(mention: Mention, view: View) -> bool:
    """Whether a sentence opens with the sum of what the one before told: 一季度合计17.2万人."""
    return mention.context == mention.left and not signs_in("TOTAL").isdisjoint(
        view.words.signs[mention.first : mention.at]
    )


def _refers(mention: Mention) -> bool:
    own = AMONG.sub("", mention.left)
    return refers(mention.left) or "同期" in mention.left or (own != mention.left and is_place(own))


def _continued(mention: Mention, head: Head, view: View, base: Settled) -> Naming:
    """The name of `base` for a figure that goes on with it, as a level or a change of it."""
    aspect, negative = head.aspect, head.negative
    both_percent = mention.quantity.unit == base.mention.quantity.unit == "%"
    if aspect == "level" and base.naming.aspect == "change" and both_percent:
        aspect = "change"  # 平均降幅在10%左右，高的能达到15.5%
        negative = base.amount.value < 0 and not _AGAIN.search(mention.left)
    sure = (base.naming.confidence == "high" and mention.chained) or base.naming.canonical
    naming = copied(base.naming)._replace(aspect=aspect, negative=negative, confidence="high" if sure else "medium")
    if each := per_head(naming.metric, mention):
        return naming._replace(metric=each, label=each, canonical=False)
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
    if head.kind == "change" and _unit_left_out(last, mention) and last.kind not in ("rate", "share", "times"):
        return kind not in ("bare", "ratio") or mention.quantity.value >= _SO_MANY  # 就业351万人，增加了54万
    known = metrics().get(last.naming.metric) if last.naming.canonical else None
    if head.kind == "change":
        return last.naming.aspect == "change" and (known is None or unit_class(known.unit) == kind)
    if last.naming.aspect != "change":
        return False
    if known is not None:
        return unit_class(known.unit) == kind
    if head.kind not in ("reached", "raised") and mention.quantity.bound != "at_least":
        return False
    right_before = mention.told_before.rstrip("，、；").endswith("@")
    counted = kind in ("people", "money", "count", "measure")
    return counted and right_before and _LEVEL_OF_GROWTH.fullmatch(mention.left) is not None


@asked_of(noun=False)
def shared_verb(case: Unnamed) -> Naming | None:
    """A name behind 、 takes the verb of the one before: 新增专业技术人才19.3万人、技能人才19.6万人."""
    mention, head, view = case.mention, case.head, case.view
    last = case.last
    if not mention.left.startswith(("、", "和", "及")) or last is None or not mention.chained:
        return None
    verb = VERB_OF_LIST.match(last.naming.label)
    left = case.left
    own = own_name(case) if verb is not None else ""
    if verb is None or not own or view.words.signs[left.first] in signs_in("ACTION"):
        return None
    return named(own if own.startswith(verb.group()) else f"{verb.group()}{own}", mention, head)


@asked_of(noun=True)
def verb_behind(case: Unnamed) -> Naming | None:
    """A counted noun shares the verb behind the next one: 9433万职工和2900多万离退休人员参加基本养老保险."""
    mention, view = case.mention, case.view
    following = _with_next(mention, view)
    if following is None:
        return None
    if not case.bare:
        return _of_whom_last_did(mention, following, view)
    found = metric_at(view, following, Head("level", following.at))
    if found is not None:
        return Naming(found, found, True, "level", "medium")
    return _of_whom_last_did(mention, following, view)


def _with_next(mention: Mention, view: View) -> Mention | None:
    """The next figure where it counts those that are listed with the ones of this: 1382名|退役军人、|4175名大学生."""
    following = view.following(mention)
    if following is None or not following.noun_behind or following.kind != mention.kind:
        return None
    listed = following.left.removesuffix("、") == mention.right.removesuffix("、")
    return following if listed and _WITH_NEXT.fullmatch(following.left) else None


def _of_whom_last_did(mention: Mention, following: Mention, view: View) -> Naming | None:
    """帮助1382名|退役军人|、4175名大学生实现本地就业: what is said behind the last of a list holds for each."""
    if mention.kind != "people":
        return None
    last: Mention | None = following
    while last is not None and (further := _with_next(last, view)) is not None:
        last = further
    done = noun_and_said(view, last)[1] if last is not None else NOTHING
    name = of_whom_did(view, behind(view, mention), done, mention) if done else ""
    return Naming.own(name) if "的" in name else None
