"""What a heading says of status and year in a document that is no report to an assembly.

“一、2025年工作回顾” tells what was done, “二、2026年工作安排” and “下一步工作打算” what is meant, whatever the
title is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobscli.read.period import Clock

_NAMED = r"(?:(?P<year>20[0-4][0-9])年(?:度|全年)?|(?P<word>明年|来年|下一?年|今年|新的?一年|本年|去年|上年|上一年))"
_AHEAD = re.compile("下一?步|下一?阶段|接下来|目标任务|工作安排|工作打算|工作思路|年度目标|预期目标|今后工作")
# A plan of a year by its name: a word such as 计划 behind a proper name (…百万青年见习计划) is a programme.
_PLAN_OF = re.compile(
    f"^[^，。；：:]{{0,10}}?{_NAMED}"
    "(?P<what>[^，。；：:]{0,12}?(?:目标|安排|部署|打算|思路|任务|重点工作|工作重点|工作要点|要点|(?:工作|年度|就业|主要|任务)计划)"
    "|的?计划|展望)(?:任务|目标|建议|及?[^，。；：:]{0,4}(?:措施|举措))?[：:。]?$"
)
_UNSURE = re.compile("重点工作|工作重点|任务$")  # may as well head what was done in the year
_DONE = re.compile("回顾|总结|情况|成效|成绩|进展|完成|执行结果|取得")
_ACCOUNT_OF = re.compile(
    f"^[^，。；：:]{{0,10}}?{_NAMED}[^，。；：:]{{0,16}}(?:回顾|总结|情况|成效|成绩|进展)(?:回顾|总结)?[：:。]?$"
)
_ACCOUNT = re.compile(
    "(?:工作|任务|目标|计划)[^，。；：:]{0,6}(?:回顾|总结|情况|成效)(?:回顾)?[：:。]?$|^[^，。]{0,4}(?:回顾|总结)$"
)
_LATE = 11  # from this month on, what comes next is the next year's


@dataclass(frozen=True, slots=True)
class Head:
    """What a heading opens: a plan or an account, and of which year."""

    ahead: bool
    year: int | None


def head(title: str, clock: Clock, told: int | None) -> Head | None:
    """What `title` says; `told` is the year that the document gave an account of, in its title or before."""
    if (found := _ACCOUNT_OF.search(title)) is not None:
        return Head(False, _year(found, clock, told))
    if (found := _PLAN_OF.search(title)) is not None and _DONE.search(title) is None:
        year, past = _year(found, clock, told), told or clock.year
        sure = _UNSURE.search(found.group("what")) is None or (year is not None and past is not None and year > past)
        return Head(True, year) if sure else None
    if _AHEAD.search(title) is not None and (_DONE.search(title) is None or re.search("下一?步", title)):
        return Head(True, _next(clock, told))
    return Head(False, clock.year) if _ACCOUNT.search(title) is not None else None


def _year(found: re.Match[str], clock: Clock, told: int | None) -> int | None:
    if found.group("year"):
        return int(found.group("year"))
    word, year = found.group("word"), told or clock.year
    if word.startswith(("明", "来", "下")):
        return year + 1 if year is not None else None
    if word.startswith(("去", "上")):
        return clock.now - 1 if clock.now is not None else None
    if word.startswith("新") and told is not None:
        return told + 1
    return clock.now or clock.year


def _next(clock: Clock, told: int | None) -> int | None:
    """The year of 下一步 behind the account of a year that is over; within a year nobody can say."""
    if told is None or clock.span is not None:
        return None
    if clock.now is not None and clock.now > told:
        return clock.now
    return told + 1 if clock.month is None or clock.month >= _LATE else None
