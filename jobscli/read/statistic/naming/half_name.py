"""Names that say only how or how much (资金, 一次性发放, 惠及): of what their heading or paragraph speaks of."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.statistic.model import Head, Mention, Naming
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import own_name
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.lexer import PLACE, TIME, word_signs
from jobscli.read.tokens.pattern import signs_in
from jobscli.words import metrics
from jobscli.words.naming import HalfName, half_names

_GRANTED_THING = re.compile("补助|补贴|奖励|津贴|贷款(?!额度)|返还(?!资金|金额)|养老金|保险金")
_CUT = re.compile("(?:减收|减征|少收|少缴|降低|减免)[^，。；0-9]{0,6}保险费$")  # less was paid in, nothing given back
# What is paid back to firms that dismiss nobody: 个体经济组织按90%|返还. Taxes and dues are paid back too.
_RETURNED = re.compile("的?(?:比例|标准)?(?:予以|给予|进行|一次性)?返还")
_OTHER_FEES = re.compile("税|工会|[培训学]费|押金|保证金|工伤|医疗|养老")
_PREMIUMS = re.compile("稳岗返还|失业保险费|稳岗补贴|失业保险稳岗")
_FAR = 160  # how far back in its paragraph a half name's subject is looked for
_LONGEST_HALF = 30


@cache
def _half_signs() -> tuple[tuple[HalfName, frozenset[str], frozenset[str]], ...]:
    """Each half name with the signs that it may have, and those of which it must have one."""
    own = word_signs()
    filler = signs_in("ADVERB TOTAL YEARLY MONTHLY DISTRIBUTIVE PARTICLE REACH TO PERMIT PREPOSITION PER_UNIT")
    filler |= frozenset((TIME, PLACE, "、"))
    return tuple(
        (
            row,
            frozenset(own[word] for word in row.words) | frozenset(own[word] for word in row.needs) | filler,
            frozenset(own[word] for word in row.needs),
        )
        for row in half_names()
    )


@cache
def _all_signs() -> frozenset[str]:
    """The signs that some half name may have: a quick look that spares most names the rows."""
    return frozenset().union(*(allowed for _row, allowed, _needed in _half_signs()))


def half_name(case: Unnamed) -> Naming | None:
    """A name that says only how or how much (资金, 一次性发放, 惠及): of what its heading or paragraph speaks of."""
    return _told_whole(case) or _paid_back(case)


def _paid_back(case: Unnamed) -> Naming | None:
    """The rate at which premiums are paid back, whoever the firms are."""
    mention, view = case.mention, case.view
    if mention.kind != "rate" or _RETURNED.match(mention.right) is None or _OTHER_FEES.search(mention.left):
        return None
    told = _PREMIUMS.search(f"{view.topic}{view.before[-_FAR:]}{mention.context}")
    return (
        Naming("稳岗返还", f"{tidy(mention.left.rstrip('按照'))}返还比例", True, "level", "medium")
        if told is not None
        else None
    )


def _told_whole(case: Unnamed) -> Naming | None:
    """The whole of a half name: what its heading or its paragraph told last that has such a half."""
    mention, head, view = case.mention, case.head, case.view
    words = view.words
    if _CUT.search(mention.left) is not None:
        return None
    span = case.left
    signs = words.signs[span.first : span.last]
    if mention.noun_behind:
        signs += words.signs[mention.at + 1 : mention.last]
    if not _all_signs().issuperset(signs) or (not signs and head.kind != "change"):
        return None
    found = _subject(mention, head, view, signs)
    last = case.last
    goes_on = last is not None and (last.head.kind == "raised" or last.naming.related == "change_of")
    if goes_on and last is not None and head.kind == "change" and last.naming.metric != found:
        return None  # 调整至最低工资标准的90%，由1350元调整到1737元，月人均增加|387元
    own = own_name(case) if found is not None else ""
    if found is None or len(own) > _LONGEST_HALF:
        return None
    last = view.last(mention) if not signs else None
    between = view.between(last, mention) if last is not None else ""
    if last is not None and last.naming.metric != found and len(between) <= len(mention.left) + 1:
        return None  # 提高最低工资标准。…农民人均纯收入1823元，增长5.7%: of what was just told
    return Naming(found, own or found, True, head.aspect, "medium", negative=head.negative)


def _rated(row: HalfName, mention: Mention, signs: str) -> bool:
    """Whether a rate can be of a sum that is paid at one: 大型企业按30%返还."""
    return row.metric == "稳岗返还" and mention.kind == "rate" and word_signs()["返还"] in signs


def _subject(mention: Mention, head: Head, view: View, signs: str) -> str | None:
    """The metric whose half the words say, and that was told last."""
    rows = [
        row
        for row, allowed, needed in _half_signs()
        if allowed.issuperset(signs) and not (needed and needed.isdisjoint(signs)) and (signs or row.alone)
    ]
    if not rows:
        return None
    every = head.kind == "change" and mention.kind == "rate"
    told = f"{view.topic}。{view.before[-_FAR:]}{mention.context}"
    others = told[: len(told) - len(mention.left)]  # without its own words
    best: tuple[int, int, str] | None = None  # of two that end at one place the longer says more
    for row in rows:
        if not every and unit_class(metrics()[row.metric].unit) != mention.kind and not _rated(row, mention, signs):
            continue
        ends = [(found.end(), len(found.group())) for found in row.about.finditer(told)]
        if ends and mention.kind == "money" and _GRANTED_THING.search(others, ends[-1][0]):
            continue  # another grant was told since: 一次性扩岗补助标准为…发放1500元
        if ends and (best is None or ends[-1] > best[:2]):
            best = (*ends[-1], row.metric)
    return best[2] if best is not None else None
