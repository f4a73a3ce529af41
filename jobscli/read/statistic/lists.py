"""Figures that are told together: 分别, pairs without it, bound words and verbs that a whole list shares."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscli.read.statistic.figure import Figure

# What parts the names of a list, the surest first: in 东、中、西部岗位空缺与求职人数的比率 it is 、 and not 与.
_AND = tuple(map(re.compile, ("、", "、|和|以及", "、|和|以及|及|与", "和|以及", "及|与")))
_RESPECTIVELY = re.compile(
    "(?:分别|依次|各(?!类|项|种)|(?<![人户平])均|同比|年均|累计|达到?|为|增长(?!率|点|极)|提高|增加(?!值)|下降).*$"
)
# Where the head that a list of names shares begins in its last name: 基本养老、失业、工伤|保险参保人数.
_HEAD = re.compile(
    "常住居民|居民|行业|案件|保险|就业|人数|收入|支出|补贴|贷款|人员|增加值|业务量|企业|培训|参保|劳动力|产量|产值|总额|投资|地区|基地|标准|人口|服务|机构|岗位|毕业生|消费|产业|额|率|量|值"
)
_SHARED = ("about", "at_least", "at_most")
_SECTORS = re.compile("(?P<which>[一二三]{2,3})(?:次)?产(?:业)?")


def runs(found: Sequence[Figure]) -> None:
    """Number the runs of figures that nothing but 、 or 和 links, and share their bound words."""
    group = 0
    for index, figure in enumerate(found):
        if index and _follows(found[index - 1], figure):
            if found[index - 1].group < 0:
                group += 1
                found[index - 1].group = group
            figure.group, figure.place = group, found[index - 1].place + 1
    for number in range(1, group + 1):
        _share([figure for figure in found if figure.group == number])


def _follows(before: Figure, figure: Figure) -> bool:
    alike = before.quantity.kind in (figure.quantity.kind, "bare")
    return figure.linked and alike and not before.before and figure.chained


def _share(run: Sequence[Figure]) -> None:
    """A bound word before the first figure or behind the last covers the figures that have none of their own.

    最高可达50万元和300万元; 分别增长4.5%、5.5%左右. A word that each figure has for itself covers only its own.
    """
    first, last = run[0].quantity, run[-1].quantity
    for figure in run[:-1]:
        if figure.quantity.kind == "bare":  # 分别达1.28万亿、8200亿元: the last one prints the unit of all
            note = figure.quantity.note or f"单位（{last.unit}）印在后面"
            figure.quantity = figure.quantity._replace(unit=last.unit, kind=last.kind, note=note)
    if last.bound in _SHARED and last.end > last.tail:
        model, others = last, run[:-1]
    elif first.bound in _SHARED and first.start < first.number:
        model, others = first, run[1:]
    else:
        return
    if all(figure.quantity.bound == "exact" for figure in others):
        for figure in others:
            figure.quantity = figure.quantity._replace(bound=model.bound)


def expand(subject: str, count: int) -> list[str] | None:
    """The names that `subject` holds for a run of `count` figures, or None where it does not hold that many.

    >>> expand("城乡居民人均可支配收入分别达", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> expand("基本养老、失业、工伤保险参保人数", 3)
    ['基本养老保险参保人数', '失业保险参保人数', '工伤保险参保人数']
    """
    words = _RESPECTIVELY.sub("", subject)
    if count == 2 and "城乡" in words:
        return [words.replace("城乡", "城镇", 1), words.replace("城乡", "农村", 1)]
    sectors = _SECTORS.search(words)
    if sectors is not None and len(sectors.group("which")) == count:
        rest = words[sectors.end() :]
        return [f"{words[: sectors.start()]}第{which}产业{rest}" for which in sectors.group("which")]
    parts = next((parts for each in _AND if len(parts := each.split(words)) == count), None)
    if parts is None:
        return None
    if all(len(part) == 1 for part in parts[1:-1]) and len(parts[0]) <= 2 < len(parts[-1]):
        before, after = parts[0][:-1], parts[-1][1:]  # 东、中、西部地区; 第一、二、三产业
        if count > 2 or len(parts[0]) == 1:
            return [before + part.removeprefix(before)[:1] + after for part in parts]
    head = _HEAD.search(parts[-1], 1)
    if head is None:
        return _alike(parts)
    shared, tail = parts[-1][head.start() :], parts[-1][head.end() :]
    return [_whole(part, head.group(), shared, tail) for part in parts[:-1]] + [parts[-1]]


def _alike(parts: list[str]) -> list[str]:
    """Names of one length before one that goes on have its end in common: 刑事、治安|案件."""
    size = len(parts[0])
    short = size <= 2 and all(len(part) == size and not parts[-1].endswith(part) for part in parts[:-1])
    if not short or len(parts[-1]) <= size + 1:
        return parts
    return [part + parts[-1][size:] for part in parts[:-1]] + [parts[-1]]


def _whole(part: str, head: str, shared: str, tail: str) -> str:
    """A name of the list with what it shares with the last: 失业人员、困难人员|实现就业 share what follows 人员."""
    if part.endswith(head):
        return part + tail
    whole = any(found.end() == len(part) for found in _HEAD.finditer(part))
    return part if whole or part.endswith(("数", "例", "比", "员")) else part + shared
