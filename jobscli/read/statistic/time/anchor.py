"""Which temporal expression governs a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jobscli.read.statistic.model import Mention
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.view import View

# What leads a sentence in without telling anything: 根据抽样调查资料，全年…, 人民生活：全年….
_LED_IN = re.compile("(?:根?据|经|按|初步|抽样)[^，。；0-9]{1,16}，|[^，。；：0-9]{2,12}：")
_GOAL_OF = re.compile("[^，。；0-9]{0,10}(?:目标|任务|计划)[^，。；0-9]{0,4}的")  # 全年目标任务的95%
_AMONG = ("其中", "其中，")  # the time of a part is over with its clause


def governing(
    text: str, found: Sequence[TimeExpression], at: int, before: int, carried: TimeExpression | None
) -> TimeExpression | None:
    """The expression that governs a figure at `at`: the last one before it, else the one its paragraph opened with.

    One that was meant for a single figure (从2021年的…) is over once a figure stands between. 全年 in the midst of a
    sentence is over at its semicolon, and 当年, which points at what was just said, at its comma.
    """
    for time in reversed(found):
        if time.end > at or (time.local and time.start < before) or (time.until is not None and time.until < at):
            continue
        if time.kind == "whole" and time.start > 4 and not (time.opens or _LED_IN.fullmatch(text, 0, time.start)):
            over = "，" if text.startswith("当年", time.start) else "；"
            if text.find(over, time.end + 1, at) >= 0:
                continue
        if text.endswith(_AMONG, 0, time.start) and text.find("；", time.end, at) >= 0:
            continue  # 截至9月底，累计140万本，其中今年以来19万本；累计…
        if time.local and time.kind == "whole" and _GOAL_OF.fullmatch(text, time.end, at) and _governs(found, time):
            continue  # 前三季度，城镇新增就业完成全年目标任务的95%
        if time.kind == "same" and text.find("；", time.end, at) >= 0:
            continue  # 再就业406万人，而去年同期为380万人；帮扶就业110万人
        if time.kind == "now":
            return _of_year_named(time, found)
        return time
    return carried


def _governs(found: Sequence[TimeExpression], goal: TimeExpression) -> bool:
    """Whether another expression stands before the one that says of when a goal is."""
    return any(t.end <= goal.start and not t.local and t.until is None and t.kind != "whole" for t in found)


def a_year_before(
    same: TimeExpression, found: Sequence[TimeExpression], carried: TimeExpression | None
) -> TimeExpression:
    """去年同期 is the time just told, a year back: 1—9月…16.7万人次。去年同期是15.1万人次."""
    told = next((t for t in reversed(found) if t.end <= same.start and _is_told(t) and not t.local), carried)
    if told is None or not _is_told(told) or told.kind in ("term", "by", "same"):
        return same
    period = re.sub("[0-9]{4}", lambda year: str(int(year.group()) - 1), told.period) if told.period else None
    return replace(told, start=same.start, end=same.end, period=period, stated=False, local=same.local)


def _is_told(time: TimeExpression) -> bool:
    """Whether an expression tells of when, if only of which months of a year that nothing tells."""
    return time.period is not None or time.kind == "months"


def _of_year_named(now: TimeExpression, found: Sequence[TimeExpression]) -> TimeExpression:
    """目前 in a sentence that names a year is of that year: 今年新增…计划达到25万人，目前已完成22.8万人."""
    year = next((t for t in found if t.end <= now.start and t.kind == "year" and not (t.local or t.since)), None)
    return replace(now, period=year.period, stated=year.stated) if year is not None else now


def time_of(mention: Mention, view: View) -> TimeExpression | None:
    """The temporal expression that governs a mention; a list has that of its first."""
    opening = mention.number - mention.place if mention.coordination >= 0 else mention.number
    before = view.mentions[opening - 1].quantity.start if opening else 0
    time = governing(view.text, view.times, mention.quantity.start, before, view.carried)
    if time is not None and time.kind == "same":
        return a_year_before(time, view.times, view.handed.last or view.carried)
    if time is not None and time.kind == "own" and time.period is None:
        named = [each for each in reversed(view.times) if each.end <= time.start]
        others = (*named, view.handed.last, view.carried)  # 二季度发布岗位78.31万个。本季度求人倍率为1.27
        told = next((t for t in others if t is not None and time.scope in ("unstated", t.scope) and _is_told(t)), time)
        return replace(time, scope=told.scope, period=told.period)
    return time
