"""The words around a number: the clause in which it stands, and how that calls what is measured."""

from __future__ import annotations

import re
from functools import lru_cache

from jobscli.record import Statistic

# What stands before a name without being of it, and behind it without saying what is measured.
_BEFORE = re.compile(
    "^(?:(?:主要)?(?:预期)?目标(?:任务)?[是为]?|其中|[将要]|完成|实现|开展|每年|计划|力争|预计|确保|努力|累计|共|年均|年末|全年|全省|全市|全区)+"
)
_BEHIND = re.compile("(?:，?(?:同比|年均)?(?:增长|提高|下降)|，?同比)$")
_STANDING = re.compile("，?[稳连]?[位排]?(?:名|继续)?[居列]全[国省市区][^，]{0,8}$")  # 城镇新增就业位居全国第一
_MARKS = "，。；：、,;:"
_BESIDE = re.compile(r"在?[\d—]+(?:年|%)?")


def named(statistic: Statistic) -> str:
    """How a text calls what is measured, without the words for aims, totals and the whole region before it."""
    name = _BEHIND.sub("", _BEFORE.sub("", _STANDING.sub("", statistic.label)))
    if len(name) > len(statistic.region) + 1:
        name = name.removeprefix(statistic.region)
    return name or statistic.label


def is_cell(statistic: Statistic) -> bool:
    """Whether a figure stands by itself between blanks, as in a row of a table, whose head is no clause of it."""
    sentence = f" {statistic.quote or ''} "
    at = sentence.find(statistic.text, 1)
    while at > 0:
        beside = sentence[at - 1] + sentence[at + len(statistic.text)]
        if not beside.strip(" \t\n|"):
            return True
        at = sentence.find(statistic.text, at + 1)
    return False


def clause(statistic: Statistic) -> str:
    """The part between marks of a figure's sentence in which it stands, without its number, its years and its region.

    Of a figure without its sentence it is the label.
    """
    return _clause(statistic.quote or statistic.label, statistic.text, statistic.region, statistic.place or "")


@lru_cache(maxsize=4096)
def _clause(sentence: str, text: str, region: str, place: str) -> str:
    at = max(sentence.find(text), 0)
    start = max((sentence.rfind(mark, 0, at) for mark in _MARKS), default=-1) + 1
    ends = [end for mark in _MARKS if (end := sentence.find(mark, at + len(text))) >= 0]
    own = sentence[start : min(ends, default=len(sentence))].replace(text, "，").replace(region, "，")
    return _BESIDE.sub("，", own.replace(place, "，") if place else own)
