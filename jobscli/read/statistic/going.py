"""Figures that go on with what was told: parts of it, changes of it, more of a list under its verb."""

from __future__ import annotations

import re
from dataclasses import replace

from jobscli.read.document.regions import is_place
from jobscli.read.statistic.case import AMONG, Case, bare_words, copy, level_of, settle
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.known import part_of_same
from jobscli.read.statistic.naming import bare, canonical, free_name, unit_class
from jobscli.read.statistic.run import model_of
from jobscli.words import metrics


def among(case: Case) -> bool:
    """其中城镇3168人、农村16125人: parts of what was just told."""
    figure, last = case.figure, case.last
    among = AMONG.match(figure.piece)
    if last is None or (among is None and not (figure.chained and last.rule == "among")):
        return False
    if case.change.aspect == "change" or last.quantity.kind != figure.quantity.kind:
        return False
    part = bare(case.change.subject) or free_name(figure, case.change.subject)
    if (
        not part
        or is_place(part)
        or (len(part) > 6 and not part_of_same(case, canonical(figure, figure.clause, False) or ""))
    ):
        return False
    whole = last.metric.split("：")[0]
    return settle(case, part if whole in part and not last.canonical else f"{whole}：{part}", part, "medium", False)


def continued(case: Case) -> bool:
    """A figure without a name of its own speaks of what was just told: ，增长4.2%; 、达到20793元."""
    figure = case.figure
    last = case.told if case.change.aspect == "change" else case.last
    if last is None and (case.change.aspect == "change" or _refers(figure.piece)):
        last = next((each for each in reversed(case.prior) if each.metric and each.rule not in _BESIDE), None)
    if last is None or figure.before or not bare_words(case.change.subject):
        return False
    if not _goes_on(figure, last, case.change.aspect):
        return False
    given = _JUST_GIVEN.search(figure.wide[: figure.wide.find("#")].rpartition("@")[2])
    if given is not None and figure.quantity.kind == "money" and case.change.aspect == "level":
        return settle(case, given.group(1), given.group(1), "medium", False)  # 再给予场租补贴，最高6000元
    opening = figure if figure.group < 0 else next(f for f in case.seen if f.group == figure.group)
    model = model_of(case, opening) if figure.group >= 0 else None
    base = model or last
    copy(figure, base)
    figure.aspect = case.change.aspect
    if figure.aspect == "level" and base.aspect == "change" and figure.quantity.unit == base.quantity.unit == "%":
        figure.aspect = "change"  # 平均降幅在10%左右，高的能达到15.5%
        case.change = replace(case.change, negative=base.quantity.value < 0 and not _AGAIN.search(figure.piece))
    figure.confidence = "high" if (base.confidence == "high" and figure.chained) or base.canonical else "medium"
    made = _ANEW.match(figure.label)
    if made is not None and figure.aspect == "level" and not figure.canonical and _IN_ALL.search(figure.piece):
        figure.metric = figure.label = f"{figure.label[made.end() :]}总数"
    if figure.aspect == "change":
        figure.of = level_of(case, base)
        figure.leans = case.place_of(base)
    return True


# 新增百亿园区12个，总数达31个: the second is of all there are.
_ANEW = re.compile("(?:累计|年均)?(?:新增|净增|新认定|新培育|新建成?|新设)")
_IN_ALL = re.compile("总[数量]|累计达到?|累计有|共有")
_JUST_GIVEN = re.compile("(?:给予|享受|申请|发放)([\u4e00-\u9fff]{2,10}(?:补贴|补助|奖励|资助))[，、]$")
_BESIDE = ("completion", "gap", "aim", "share")
# Words that stand for what the sentence before told: 这一数字为3200万人.
_REFERS = re.compile("这一?(?:数字|指标|数据|比例|数值)|该(?:数字|指标|数据|比例|数值)|同期")


def _refers(piece: str) -> bool:
    return _REFERS.search(piece) is not None or (
        AMONG.match(piece) is not None and is_place(bare(AMONG.sub("", piece)))
    )


_AGAIN = re.compile("[0-9]月|季度|半年|年|[为是]$")  # told anew, for another time: its sign stands with it


def _goes_on(figure: Figure, last: Figure, aspect: str) -> bool:
    """Whether a figure without a name goes on with `last`: its unit fits, or is that of the level its change led to."""
    kind = figure.quantity.kind
    if last.quantity.kind == kind or (aspect == "change" and kind in ("rate", "share", "times")):
        return True
    known = metrics().get(last.metric) if last.canonical else None
    if aspect == "change":
        return last.aspect == "change" and (known is None or unit_class(known.unit) == kind)
    return last.aspect == "change" and known is not None and unit_class(known.unit) == figure.quantity.kind


def listed(case: Case) -> bool:
    """A name behind 、 takes the verb of the one before: 新增专业技术人才19.3万人、技能人才19.6万人."""
    figure = case.figure
    if not figure.piece.startswith(("、", "和", "及")) or case.last is None or not figure.chained:
        return False
    verb = re.match(
        "新增|新建|建成|完成|引进|培育|发放|开展|培训|组织|建设|改造|提供|落实|年均新增|累计|净增|惠及|涉及|覆盖|服务",
        case.last.label,
    )
    own = free_name(figure, case.change.subject)
    if verb is None or not own or figure.before:
        return False
    figure.aspect = case.change.aspect
    return settle(case, f"{verb.group()}{own}" if not own.startswith(verb.group()) else own, own, "medium", False)
