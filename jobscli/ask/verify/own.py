"""What a figure of a draft is of by its own sentence: a draft about one region tells figures of others, too.

A work report's figures are its region's, whatever it mentions, and so a document that names one region is read. In a
draft, 广东2025年城镇新增就业149万人 is 广东's all the same, for it heads its clause.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jobscli import words
from jobscli.record import NATION, Statistic

_HEADS = "(?:^|(?<=[，。；：、“（年月而]))(?:其中|同期|比如|例如|如|在)?"
# People of a region, and what goes to it, are no figures of it.
_NOT_ITS = "(?!籍|话|菜|对口|[^，。；]{0,4}(?:劳动力|农民工|务工))"


@cache
def _names() -> str:
    names = sorted((name for name in words.regions() if name != NATION), key=len, reverse=True)
    return f"(?:{'|'.join(names)})"


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"{_HEADS}({_names()}){_NOT_ITS}")


@cache
def _row() -> re.Pattern[str]:
    """Several regions in a row: each has a number of its own behind 分别, or they have one together."""
    region = f"{_names()}[省市]?"
    return re.compile(f"({region}(?:[、和与及]{region})+)(?P<kind>[^，。；]*?分别)?")


def of_its_own_region(claim: Statistic) -> Statistic:
    """`claim`, of the region that heads its clause or a clause before it in its sentence.

    What several regions have together is of none of them: it is of 江苏、广东.
    """
    sentence = claim.quote or ""
    at = sentence.find(claim.text)
    if at < 0:
        return claim
    before = sentence[:at]
    named = _of_several(before) or _group(before)
    if named is None:
        heads = _head().findall(before)
        named = heads[-1] if heads else None
    if named is None or named == claim.region:
        return claim
    return replace(claim, region=named, place=None)


# Words that look ahead, in the sentence of what is aimed at.
_AHEAD = re.compile("目标|计划|力争|争取|预计|预期|拟|[要将]|确保|推动|以上|以内|左右|不低于|不少于|不超过")


def of_its_own_status(claim: Statistic, year: int | None) -> Statistic:
    """`claim`; what stands behind an aim is none where its own sentence names a year that the draft looks back on.

    `year` is the one that the draft's figures speak of.
    """
    if claim.status != "target" or claim.period_basis != "stated" or year is None:
        return claim
    stated = (claim.period or "")[-4:]
    past = stated.isdigit() and int(stated) <= year and f"{stated}年" in (claim.quote or "")
    return replace(claim, status="achieved") if past and not _AHEAD.search(claim.quote or "") else claim


def _of_several(before: str) -> str | None:
    """The region, of several in a row, whose number comes next; all of them where they have one together."""
    rows = list(_row().finditer(before))
    if not rows:
        return None
    names = re.findall(_names(), rows[-1][1])
    if rows[-1]["kind"] is None:
        behind = re.split("[，；]", before[rows[-1].end() :])
        return "、".join(names) if len(behind) == 1 else None
    place = len(re.findall("[、，和]", before[rows[-1].end() :]))
    return names[place] if place < len(names) else None


def _group(before: str) -> str | None:
    """The group of regions that the clause before a number is of: 长三角."""
    clause = re.split("[，；。：]", before)[-1]
    return next((name for name in words.region_groups() if name in clause), None)
