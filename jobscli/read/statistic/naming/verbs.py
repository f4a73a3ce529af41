"""Figures that share a verb with their neighbour: one before them in a list, or the one behind the next."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Head, Naming
from jobscli.read.statistic.naming.choose import metric_at, metric_of_name
from jobscli.read.statistic.naming.noun_phrase import action_signs, own_name
from jobscli.read.statistic.view import Unnamed

_VERB_OF_LIST = re.compile(
    "新增|新建|建成|完成|引进|培育|发放|惠及|覆盖|开展|培训|组织|建设|改造|提供|年均新增|累计|净增"
)
_WITH_NEXT = re.compile("[\u4e00-\u9fff]{2,12}(?:和|及|与|、|以及)")


def shared_verb(case: Unnamed) -> Naming | None:
    """A name behind 、 takes the verb of the one before: 新增专业技术人才19.3万人、技能人才19.6万人."""
    mention, head, view = case.mention, case.head, case.view
    last = case.last
    if not mention.left.startswith(("、", "和", "及")) or last is None or not mention.chained or mention.noun_behind:
        return None
    verb = _VERB_OF_LIST.match(last.naming.label)
    left = case.left
    own = own_name(view, mention, head)
    if verb is None or not own or view.words.signs[left.first] in action_signs():
        return None
    name = own if own.startswith(verb.group()) else f"{verb.group()}{own}"
    known = metric_of_name(name, mention, change=head.kind == "change")
    return Naming(known or name, name, known is not None, head.aspect, "medium", negative=head.negative)


def verb_behind(case: Unnamed) -> Naming | None:
    """A counted noun shares the verb behind the next one: 9433万职工和2900多万离退休人员参加基本养老保险."""
    mention, view = case.mention, case.view
    following = next(iter(view.mentions[mention.number + 1 :]), None)
    if following is None or not case.bare or not (mention.noun_behind and following.noun_behind):
        return None
    if following.kind != mention.kind or _WITH_NEXT.fullmatch(mention.right) is None or following.left != mention.right:
        return None
    found = metric_at(view, following, Head("level", following.at))
    return Naming(found, found, True, "level", "medium") if found is not None else None
