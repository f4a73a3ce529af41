"""The words that look ahead, and those that tell of what was done."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.model import ReferenceDate
from jobscli.words.expression import quick
from jobscli.words.reading import cue, cue_source

_GOAL = re.compile("目标|任务|计划|预期")
# An aim that was met is no aim of what follows: 完成年度目标的107.8%；失业人员再就业32.4万人.
MET = re.compile(
    """
    (?:完成|达成|实现|超额|超过|好于|低于|占|超(?=年度|全年|年初|既定))
      [^，。；（]{0,14} (?:目标|任务|计划) (?:任务|数)?
    | (?:目标|任务|计划) (?:任务)? (?:已经?|均|全部|提前|超额|全面|圆满|顺利)+ (?:完成|实现|达成)
  | (?:[好优高低逊差]于|符合|超出?|不及) (?:市场|此前|原先|外界|普遍|分析师|经济学家|的)* 预期 (?!目标)
  | 控制在 [^，。；]{0,14} (?:目标|任务|计划) (?:任务|数)? (?:以|之|范围)?内
    | (?:为|达到?|是|相当于|占) [^，。；]{0,12} (?:目标|任务|计划) (?:任务|数)? 的(?=[0-9])
    """,
    re.VERBOSE,
)

# A document that sets aims, and what says that it does: 《通知》明确，2020年要实现….
_ANNOUNCES = re.compile(
    """
    (?: 》(?:（[^（）]{1,40}）)? | 规划 | 纲要 | 通知 | 方案 | 意见 | 会议 | 要点 | (?:行动|年度|五年|三年|发展)计划
      | (?<!调查)(?<!统计)(?<!研究)(?<!分析)(?<!检测)报告 )
    (?:近日|日前|正式)? (?:出炉|发布|印发|公布|出台|下发|实施)?，? (?:中|还|也|同时|明确|进一步)*
    (?: 提出 | 明确 | 要求 | 部署 | 确定 | 规定 )
    | 报告中，[对就][^，。；]{2,30}(?:部署|安排)，(?:提出|明确|要求|确定)
    """,
    re.VERBOSE,
)
# What was done as a document or a meeting asked: 根据全市工作会议部署，….
_ACCORDING = re.compile("(?:根据|按照|贯彻|落实|围绕|遵照|依据)[^，。；]{0,30}$")
_OF_AIM = re.compile("^了?[，：]?[“‘]?(?:力争|确保)?(?:到|在)?20[0-9]{2}年")
# Words with which a sentence behind such a one turns to what was done.
_TURNS_BACK = re.compile(
    "年以来|截[至止]|目前|去年|上年|近年|已|据(?:了解|统计|悉)|月份?|季度|半年|显示|[年来]来|以来|了"
)
_LEADS = 30
_YEARS_OVER = 12  # so many years back a year is still told of
_MAY_ANNOUNCE = re.compile("提出|明确|要求|部署|确定|规定")


@cache
def _of_year(name: str, year: int) -> re.Pattern[str]:
    """What names a year that is over in `year`, or that year itself."""
    years = "|".join(str(each) for each in range(year - _YEARS_OVER, year + 1))
    return re.compile(quick(cue_source("status", name).replace("YEARS", years).replace("YEAR", str(year))))


def tells_of_past(words: str, year: int) -> bool:
    """Whether words tell of the years up to `year` as past."""
    if cue("status", "achieved").search(words):
        return True
    return _of_year("achieved_of_year", year).search(words) is not None


def tells_result(words: str, before: bool) -> bool:
    """Whether a sentence tells a result, or goes on with one that its paragraph told `before` it."""
    if cue("confidence", "result").search(words):
        return True
    return before and cue("confidence", "ahead").search(words) is None


def is_ahead(words: str, now: int | None) -> bool:
    """Whether words look ahead in the year `now`."""
    if cue("status", "target").search(words):
        return True
    return now is not None and str(now) in words and _of_year("target_of_year", now).search(words) is not None


def looks_ahead(near: str, clock: ReferenceDate) -> bool:
    """Whether the words before a figure tell an aim that was not met yet."""
    near = without_met(near)
    return is_ahead(near, clock.now) or cue("status", "target_noun").search(near) is not None


def without_met(words: str) -> str:
    """`words` without the goals that were met."""
    return MET.sub("", words) if _GOAL.search(words) else words


def since_turn(words: str) -> str:
    """What `words` say behind the last clause that turns back to what was done."""
    turns = [each.start() for each in cue("status", "turn").finditer(words)]
    return words[turns[-1] :] if turns else words


def aimed_at(words: str) -> str:
    """`words` behind the word that announces an aim, without the year that the aim is of: 提出，2019年…."""
    return _OF_AIM.sub("", words, 1)


def announces(text: str, before: bool) -> int:
    """From where on a sentence tells the aims that a document sets, `before`: the one before did; -1: nowhere."""
    found = _ANNOUNCES.search(text) if _MAY_ANNOUNCE.search(text) is not None else None
    if found is not None and _ACCORDING.search(text, 0, found.start()) is None:
        return found.end()
    return 0 if before and _TURNS_BACK.search(text, 0, _LEADS) is None else -1
