"""Names that name nothing by themselves (资金, 一次性发放, 惠及): what the words before them are about."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.statistic.case import Case, copy, settle
from jobscli.read.statistic.naming import bare, free_name, unit_class
from jobscli.words import metrics
from jobscli.words.reading import weak_names

_FAR = 160  # how far back in its paragraph a name's subject is looked for
_LONGEST = 30
# Each part of these two can be taken in one way only, and is never given back.
_AIM = re.compile(
    "(?:完成|达到|年度|全年|前[0-9一二三四五六七八九十]{1,2}个月)*+(?:(?<=完成)|(?:了|目标|任务|计划)(?:了|目标|任务|计划|完成)*+)"
)
# A name of a grant that only says how it is given.
_GIVEN = re.compile(
    "(?:见习期[0-9月—~至个-]*+|每[^，]{1,6}?企业|每[人户月年]|每平方米|分别|一次性|再|按|可|最高|新"
    "|给予|发放|增加|提高|奖补|补贴|补助|奖励|资助|申请|享受|标准|[^，]{0,4}?企业)++"
)
_GRANT = re.compile("补贴|补助|奖补|奖励|返还|资助")


def weak(case: Case) -> bool:
    """A name that says only how or how much: of its heading, what the paragraph spoke of, the last aim."""
    figure = case.figure
    own = free_name(figure, case.change.subject)
    last = case.last
    if not own and figure.linked and last is not None:
        own = last.label  # 新发放312笔、9150万元
    if last is not None and last.quantity.kind == figure.quantity.kind and own and _AIM.fullmatch(own):
        copy(figure, last)
        figure.aspect, figure.confidence = case.change.aspect, "medium"
        return True
    found = _subject(case, own)
    if found is not None:
        figure.aspect = case.change.aspect
        return settle(case, found, own or found, "medium", True)
    if figure.quantity.kind == "money" and case.topic and _GRANT.search(case.topic) and _GIVEN.fullmatch(own or "的"):
        figure.aspect = case.change.aspect
        return settle(case, bare(case.topic), own or case.topic, "medium", bare(case.topic) in metrics())
    return False


@cache
def _rows(kind: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """The half names of figures of one class of unit; "" for all."""
    return tuple(row for row in weak_names() if not kind or unit_class(metrics()[row[0]].unit) == kind)


def _subject(case: Case, own: str) -> str | None:
    """The metric that the words before the figure are about, where its own name says only half of it."""
    figure = case.figure
    moved = case.change.aspect == "change"
    if len(own) > _LONGEST or (not own and not moved):
        return None
    every = moved and figure.quantity.kind == "rate"
    rows = [row for row in _rows("" if every else figure.quantity.kind) if row[1].fullmatch(own)]
    if not rows:
        return None
    before = figure.wide[: figure.wide.find("#")]
    told = f"{case.topic}。{case.said[-_FAR:]}{before}"
    best: tuple[int, str] | None = None
    for metric, _ways, about in rows:
        at = max((found.start() for found in about.finditer(told)), default=-1)
        if at >= 0 and (best is None or at > best[0]):
            best = at, metric
    return best[1] if best is not None else None
