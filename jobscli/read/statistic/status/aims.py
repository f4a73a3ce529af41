"""Lists of aims: what goes on with one, what stands behind 目标是, and what a goal that was met consists of."""

from __future__ import annotations

import re

from jobscli.read.statistic.status.case import Case
from jobscli.words.expression import quick

_NEAR_LIST = 40  # characters between two figures of a list
# What turns a list of aims to what was done, or to something else.
_TURNS_TO_RESULTS = re.compile("其中|已|基础上|完成|实际|实现|达|目前|现|累计|共|比|占|年|月|季度|；")
# The same in a list that 目标是 opens, which has verbs and semicolons of its own.
_TURNS_BACK = re.compile("已|以来|实际完成|目前|去年|上年|截[至止]|完成了|实现了|但")
_OPENED = re.compile(quick("目标(?:任务|值)?(?:[是为：:]|是：|为：)"))
# With what a list of the year's aims begins, whatever it goes on with: 今年，全市计划新增就业5万人；完成培训6000人.
_CARRIER = re.compile(
    """
    (?: (?:今年|明年|年内|来年|下一?年|新的?一年|下一步|下半年|(?:今后|未来)[一二三四五0-9几]+年|20[0-9]{2}年)
        (?!以来|上半年|[0-9一]) [^；。0-9]{0,24}
      | [本我全][省市区县州旗] (?:还|也|今年)? )
    (?:计划|将(?!近)|力争|争取|拟(?!定)|(?<!个)确保)
    """,
    re.VERBOSE,
)
# What in a sentence behind such a one tells of what was done, or of how things stand.
_TELLS_RESULTS = re.compile(
    "据|统计|目前|已|累计|[现共]有|截[至止]|去年|上年|以来|了|[0-9一二三四五六七八九十]月|同比|显示|占|其余"
)
# 如期完成新增就业岗位800万、登记失业率控制在4.5%以内的目标: the figures of a goal that was met.
_LISTED_GOAL = re.compile("(?:[和、][0-9.]{1,8}[万亿]{0,2}[人个元户家名%]?(?:次)?){1,4}的?(?:年度|全年)?(?:目标|任务)")
_HELD_AGAINST = re.compile("[^，。；0-9]{0,20}完成[0-9.]{1,8}[万亿]?[\u4e00-\u9fff]{1,2}，完成率")
_MET = re.compile("(?:全面|超额|如期|圆满|顺利|提前|胜利)(?:完成|实现)了?(?![^。；]{0,80}(?:任务|目标|完成|实现))")
_OF_GOAL = re.compile("[^。；]{0,70}?的[^，。；的]{0,8}(?:目标|任务)(?:任务)?(?:[，。；]|$)")
_MET_ALONE = ("超额完成", "超额完成了")  # 超额完成|100万元妇女小额担保贷款任务
_TASK_BEHIND = re.compile("[\u4e00-\u9fff]{2,16}任务(?=[的，。；]|$)")
# 到“十一五”期末, and the words with which a sentence of a plan begins.
_BY_THE_END = re.compile('(?:^|[，。；：])到[“"]?十[一二三四五]五[”"]?(?:期|规划期|期间)?末')
_URGES = re.compile(
    "(?:大力|加快|积极|进一步|着力|努力|扎实|全面|深入)?(?:推进|推动|加强|完善|健全|实施|发展|促进|构建)(?!了)"
)


def list_of_aims(case: Case) -> bool:
    """Whether a figure goes on with a list of aims: 计划培训1.6万人次，创业培训1.88万人次，…, however long it is."""
    last = case.last
    if last is None:
        return _goes_on_from_before(case)
    if last.status != "target" or last.relation == "target_for":
        return False
    between = case.view.between(last, case.mention)
    opened = _OPENED.search(case.view.text, 0, last.mention.quantity.start) or _goes_on_from_before(case)
    opened = opened or _carried(case)
    if opened and not _TURNS_BACK.search(between):
        return True
    alike = (
        last.mention.quantity.unit == case.mention.quantity.unit or last.mention.kind == case.mention.kind == "people"
    )
    listed = len(between) <= _NEAR_LIST and alike and case.head.kind in ("level", "target")
    return listed and not _TURNS_TO_RESULTS.search(between)


def _goes_on_from_before(case: Case) -> bool:
    """Whether the sentence goes on with the aims that the one before it listed behind 目标：."""
    view = case.view
    told = next((each for each in reversed(view.handed.figures) if each.relation != "completion_of"), None)
    if told is None and view.text.startswith(("全年", "年内")):  # 本市还将加大培训力度。全年完成培训50万人
        begins = _CARRIER.search(view.before)
        return begins is not None and _TELLS_RESULTS.search(f"{view.before[begins.start() :]}{view.text}") is None
    if told is None or told.status != "target":
        return False
    if _OPENED.search(view.before) is not None:
        return _TURNS_BACK.search(view.text, 0, case.mention.quantity.start) is None
    all_aims = all(each.status == "target" for each in view.handed.figures) and not view.times
    return all_aims and _CARRIER.search(view.before) is not None and _TELLS_RESULTS.search(view.text) is None


def _carried(case: Case) -> bool:
    """Whether the first figure of the sentence was an aim of a year or more, and no other time is told behind it."""
    first = case.view.settled[0]
    begins = first.status == "target" and _CARRIER.search(case.view.text, 0, first.mention.quantity.start) is not None
    return begins and all(time.start < first.mention.quantity.start for time in case.view.times)


def of_listed_goal(case: Case) -> bool:
    """Whether a figure is one of several goals whose word stands behind the last: 全年1.74万人和0.68万人目标任务."""
    return _LISTED_GOAL.match(case.view.text, case.mention.quantity.end) is not None


def is_held_against(case: Case) -> bool:
    """Whether what was done of it and at what rate stands right behind: 开发公益性岗位540个 完成838个，完成率155%."""
    return _HELD_AGAINST.match(case.view.text, case.mention.quantity.end) is not None


def of_goal_met(case: Case) -> bool:
    """Whether a figure stands in the list of what a goal that was met consists of."""
    text = case.view.text
    if case.lead.endswith(_MET_ALONE) and _TASK_BEHIND.match(text, case.mention.quantity.end):
        return True
    if ("目标" not in text and "任务" not in text) or _OF_GOAL.match(text, case.mention.quantity.end) is None:
        return False
    before = case.lead.rpartition("。")[2].rpartition("；")[2]
    return _MET.search(before) is not None


def is_by_the_end(case: Case) -> bool:
    """Whether a text of no date tells what is to be by the end of a plan: 到“十一五”期末，…达到."""
    clock, time = case.view.clock, case.time
    if clock.year is not None or time is None:
        return False
    if time.kind not in ("end", "by"):  # 大力推进创业富民，…，“十二五”期间累计扶持创业者5万人
        if time.period is None or "/" not in time.period or "五" not in case.view.text[time.start : time.end]:
            return False
        ahead = _URGES.match(case.view.text) is not None or f"到{time.period[-4:]}年" in case.view.text
        return ahead and case.part.status is None
    if time.kind == "by":
        return case.view.text[time.start - 1 : time.start] in ("", "，", "。", "；", "：")
    return _BY_THE_END.search(case.view.text, 0, case.mention.quantity.start) is not None
