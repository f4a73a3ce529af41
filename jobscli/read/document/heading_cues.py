"""What a heading says of status and year in a document that is no report to an assembly.

“一、2025年工作回顾” tells what was done, “二、2026年工作安排” and “下一步工作打算” what is meant to be done, whatever
the document's title is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.model import ReferenceDate, SectionContext

# A year by its number or by a word: 2026年度, 明年.
_NAMED_YEAR = (
    "(?: (?P<year>20[0-4][0-9])年(?:度|全年)?  | (?P<word>明年|来年|下一?年|今年|新的?一年|本年|去年|上年|上一年) )"
)
_GAP, _LONG_GAP = "[^，。；：:]{0,10}?", "[^，。；：:]{0,16}"
# A plan without its year: 下一步工作打算, 目标任务.
_AHEAD = re.compile(
    "下一?步|下一?阶段|接下来|目标任务|(?:目标|任务)分解|工作安排|工作打算|工作思路|年度目标|预期目标|今后工作"
    "|^(?!.*(?:实现|完成|推[动进]|围绕|确保|锚定|聚焦|坚持|对照)).{0,14}(?:工作|主要|总体|发展|奋斗|规划|具体|就业|总)目标$"
)
_NEXT_STEP = re.compile("下一?步")
# A plan of a year by its name: 2026年就业工作计划. 计划 behind a proper name (…百万青年见习计划) is a programme.
_PLAN_OF_YEAR = re.compile(
    rf"""
    ^ {_GAP} {_NAMED_YEAR}
    (?P<what>
        [^，。；：:]{{0,12}}?
        (?: 目标|安排|部署|打算|思路|任务|重点工作|工作重点|工作要点|要点|草案 | (?:工作|年度|就业|主要|任务)计划 )
      | 的?计划 | 展望
    )
    (?: 任务|目标|建议 | (?:责任制?)?(?:主要|具体|各项)?指标 | 及?[^，。；：:]{{0,4}}(?:措施|举措) )?
    (?:如下|是|为)? [：:。]? $
    """,
    re.VERBOSE,
)
_UNSURE = re.compile("重点工作|工作重点|任务$")  # may as well head what was done in the year
_DONE = re.compile("回顾|总结|情况|成效|成绩|进展|完成|执行结果|取得")
# An account of a year: 2025年工作回顾, 去年以来就业工作情况.
_ACCOUNT_OF_YEAR = re.compile(
    rf"^ {_GAP} {_NAMED_YEAR} {_LONG_GAP} (?:回顾|总结|情况|成效|成绩|进展) (?:回顾|总结)? [：:。]? $", re.VERBOSE
)
# An account without its year: 工作完成情况, 总结.
_ACCOUNT = re.compile(
    r"""
    (?:工作|任务|目标|计划) [^，。；：:]{0,6} (?:回顾|总结|情况|成效) (?:回顾)? [：:。]? $
    | ^[^，。]{0,4} (?:回顾|总结) $
    """,
    re.VERBOSE,
)
# A title of the works that a year's plan is made of, whatever it goes on to tell of them: 2019年市办实事11月份进展情况.
_WORKS = re.compile(
    "^(?!.*完成)[^，。]{0,20}?(?P<year>20[0-4][0-9])年[^，。]{0,12}(?:实事|民生工程|民生项目|民心工程|目标任务)[^，。]{0,16}(?:情况|进展|进度)"
)
_TOLD_DONE = re.compile("完成|已|达到|累计|实现了|超|[。；]$")
_LATE = 11  # from this month on, what comes next is the next year's


class HeadingCue(NamedTuple):
    """What a heading opens: a plan (`ahead`) or an account, and of which year."""

    ahead: bool
    year: int | None


def heading_cue(title: str, reference: ReferenceDate, told: int | None) -> HeadingCue | None:
    """What `title` says; `told` is the year that the document gave an account of, in its title or before."""
    if (found := _ACCOUNT_OF_YEAR.search(title)) is not None:
        return HeadingCue(False, _year(found, reference, told))
    if (found := _PLAN_OF_YEAR.search(title)) is not None and _DONE.search(title) is None:
        year, past = _year(found, reference, told), told or reference.year
        sure = _UNSURE.search(found.group("what")) is None or (year is not None and past is not None and year > past)
        return HeadingCue(True, year) if sure else None
    if _AHEAD.search(title) is not None and (_DONE.search(title) is None or _NEXT_STEP.search(title)):
        return HeadingCue(True, _next(reference, told))
    return HeadingCue(False, reference.year) if _ACCOUNT.search(title) is not None else None


def _year(found: re.Match[str], reference: ReferenceDate, told: int | None) -> int | None:
    """The year that a heading names by its number or by a word: 2026年, 明年."""
    if found.group("year"):
        return int(found.group("year"))
    word, year = found.group("word"), told or reference.year
    if word.startswith(("明", "来", "下")):
        return year + 1 if year is not None else None
    if word.startswith(("去", "上")):
        return reference.now - 1 if reference.now is not None else None
    if word.startswith("新") and told is not None:
        return told + 1
    return reference.now or reference.year


def _next(reference: ReferenceDate, told: int | None) -> int | None:
    """The year of 下一步 behind the account of a year that is over; within a year nobody can say."""
    if told is None or reference.span is not None:
        return None
    if reference.now is not None and reference.now > told:
        return reference.now
    return told + 1 if reference.month is None or reference.month >= _LATE else None


def of_heading(title: str, words: str, current: SectionContext) -> SectionContext:
    """What holds for the figures of a heading itself, which in an account of a year's works are aims.

    `title` is the document's, `words` are the heading's, `current` is what holds below it.

    >>> of_heading("2019年市办实事11月份进展情况", "城镇新增就业30万人", SectionContext()).period
    '2019'
    """
    works = _WORKS.search(title)
    planned = works is not None and _TOLD_DONE.search(words) is None
    return SectionContext("plan", "target", "annual", works["year"]) if works is not None and planned else current
