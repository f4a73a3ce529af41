"""Of which region a figure of a draft is: a draft about one region tells figures of others, which head their clause.

A work report's figures are its region's, whatever it mentions, and so a document that names one region is read. In a
draft, 广东2025年城镇新增就业149万人 is 广东's all the same.
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
    """Several regions whose numbers follow one by one."""
    return re.compile(f"((?:{_names()}[省市]?、)+{_names()})[^，。；]*?分别")


def of_its_own_region(claim: Statistic) -> Statistic:
    """`claim`, of the region that heads its clause or a clause before it in its sentence."""
    sentence = claim.quote or ""
    at = sentence.find(claim.text)
    if at < 0:
        return claim
    before = sentence[:at]
    row = list(_row().finditer(before))
    heads = _head().findall(before)
    if row:
        names = re.findall(_names(), row[-1][1])
        place = len(re.findall("[、，和]", before[row[-1].end() :]))
        named = names[place] if place < len(names) else None
    else:
        named = heads[-1] if heads else None
    if named is None or named == claim.region:
        return claim
    return replace(claim, region=named, place=None)
