"""How far a temporal expression reaches: over nothing, over the figure behind it, over its bracket, or on.

One behind 比, 较 or 高于 is what a change is measured against and governs nothing but the level that is named with it;
one behind 从 or 由 governs only the figure it stands before.
"""

from __future__ import annotations

import re

from jobscli.words.expression import quick

_AGAINST = re.compile(
    quick("(?:[比较与同](?:[^，。；]{1,8}[和及、与]|上一?(?:个?[月年期次]|季度?)（)|比|较|与|同|超过?|于)$")
)
_NO_COMPARISON = ("相同", "共同", "等于", "用于", "由于", "位于", "处于", "鉴于")
_BOUND = ("于", "超", "超过")  # 不低于2022年的1.2万人 is this year's aim
# What is compared with is of that time: 较第一季度的4.2%, 较2020年5月至6月的中位数（$18,400）, 比2011年（7000元）.
_BASE = re.compile(
    "(?:的(?:[^，。；：0-9（升增涨多高超降减跌落少低回]{1,12}的?（?)?|（)(?:[0-9][0-9.,]{0,12}(?:%|万|亿|人|元|个|户|家)|[$¥])"
)
_BEGAN = re.compile("[^，。；]{4,40}开始，")  # 自2001年被列为试点城市开始，…
_EXCEPT = re.compile("[^，。；]{0,20}外，")  # 除今年新招的外，…
_IS_BASE = re.compile("(?:是|(?<![升降少加高低长变])为|相当于|占)$")
_OF_BASE = re.compile("[^，。；0-9]{0,8}的[0-9]")
_LOCAL = re.compile("[从由自]$")
_SEEN = re.compile("[^，。；0-9]{0,10}看，")  # 从一季度核算数据看，…
_DONE = ("完成", "实现")
_AIM = re.compile("(?:的)?(?:工作)?(?:目标|任务|计划|预期)")
_AIM_MET = re.compile(
    "的?(?:年度|工作|各项)*(?:目标|任务|计划)(?:任务)?[^，。；0-9]{0,6}(?:完成|实现|达成)"
)  # 全年目标已经完成，
_AIM_ENDS = re.compile("的?(?:年度|工作|各项)*(?:目标|任务|计划)(?:任务)?[，。；]")  # 超额完成全年任务，
_EXCHANGE = re.compile("的?(?:平均|即期)?汇[率价](?:[折换]|计)")  # 按年末汇率折合1983美元
# The year of a law, of prices or of graduates.
_NAME = re.compile(
    "届|(?:的)?(?:不变|可比|当年)价|的?基础上|结转|结余|滚存|第[0-9]{1,3}号|施行|修[订正]|颁布|度?《|国务院|国家|印发|出台|第?[一二三四]?次"
    "|前(?!三|[0-9])|以前|度?[0-9一二三四五六七八九十]{1,3}[件项大][^，。；0-9]{0,8}实事"
)
# 是1997年以来的最高增幅 says nothing of what follows.
_SUPERLATIVE = re.compile("(?:以来|年来)的?(?:最|新高|新低|首次|第[一二三四五六七八九十])")
# What a rate is reckoned by is of its own time: 按照2022年月人均养老金的3.8%, 以2021年12月的养老金为基数.
_BY = re.compile("(?:按照?|以)[^，。；0-9]{0,10}$")
_RECKONED = re.compile("[^，。；0-9]{2,40}(?:的[0-9.]+%|为基数)")
# The sum that a rate is reckoned by, and no other: 以2011年在岗职工平均工资35435元为基数，….
_BASE_SUM = re.compile("[^，。；0-9]{2,40}[0-9.]{1,9}万?元(?:（[^（）]{1,16}）)?为基数")
# What is gone on from is of its own time: 在2012年超额完成任务的基础上，又争取到200万元.
_BUILT_ON = re.compile("20[0-4][0-9]年[^，。；]{4,40}的?基础上，")
# 3月以来, 2024年春风行动启动以来: since then, or since something that began then.
SINCE = re.compile("[^，。；：0-9]{0,14}以来")
_OPENS = 4  # how far before a time its bracket opens: （截至2023年6月）


def passed_over(text: str, before: str, found: re.Match[str]) -> bool:
    """Whether an expression, with `before` right before it, says nothing of the figures behind it."""
    end = found.end()
    if _is_compared(before) and (_BASE.match(text, end) is None or before.endswith(_BOUND)):
        return True
    if _IS_BASE.search(before) and _OF_BASE.match(text, end):
        return True  # 户数是去年全年的3.2倍
    if found.group("whole") and _met(text, before, end):
        return True
    if _EXCHANGE.match(text, end) is not None:
        return True
    if text.startswith("起", end) and not found.group("start"):
        return True  # 从2012年第四季度起实施的调查
    if before.endswith(("自", "从")) and _BEGAN.match(text, end):
        return True
    if _BY.search(before) is not None and _RECKONED.match(text, end) is not None:
        return True
    if before.endswith("除") and _EXCEPT.match(text, end):
        return True
    if _SUPERLATIVE.match(text, end if text.startswith("以来", end) else end - 2):
        return True
    named = _NAME.match(text, end) is not None and SINCE.match(text, end) is None  # 2018年国家…队伍组建以来
    return named and not found.group("end") and not found.group("before")


def one_figure(text: str, before: str, end: int, kind: str) -> bool:
    """Whether an expression that ends at `end` governs only the figure behind it."""
    if _is_compared(before) or (_LOCAL.search(before) is not None and _SEEN.match(text, end) is None):
        return True
    if kind == "ago" or (_BY.search(before) is not None and _BASE_SUM.match(text, end) is not None):
        return True
    if kind == "by":
        return text[end : end + 1] in "比较"
    return kind == "whole" and _of_aim(text, before, end)


def aside(text: str, at: int) -> int | None:
    """Where the bracket closes that opens right before a time or shortly before: 与上一期（2023年3月至5月）持平."""
    built_on = _BUILT_ON.match(text, at) if text.startswith("在", at - 1) else None
    if built_on is not None:
        return built_on.end()
    opened = text.rfind("（", max(0, at - _OPENS), at)
    if opened < 0 or text.find("）", opened, at) >= 0:
        return None
    closed = text.find("）", at)
    return closed if closed >= 0 else None


def _is_compared(before: str) -> bool:
    return _AGAINST.search(before) is not None and not before.endswith(_NO_COMPARISON)


def _met(text: str, before: str, at: int) -> bool:
    """Whether 全年 only names an aim that its clause tells as met: 超额完成全年任务，…; 全年目标已经完成，…."""
    ends = before.endswith(_DONE) and _AIM_ENDS.match(text, at) is not None
    return ends or _AIM_MET.match(text, at) is not None


def _of_aim(text: str, before: str, at: int) -> bool:
    """Whether 全年 belongs to an aim that was met and says nothing of what follows: 完成全年目标的52.3%，失业率3.6%."""
    return before.endswith(_DONE) or _AIM.match(text, at) is not None
