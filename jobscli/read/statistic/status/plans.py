"""Rules on what is to come: aims, budgets, forecasts, and what a plan's section tells."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.status import aims, grants
from jobscli.read.statistic.status.case import Case
from jobscli.read.statistic.status.modality import aimed_at, is_ahead, since_turn, tells_of_past, without_met
from jobscli.record import Status
from jobscli.words.expression import quick
from jobscli.words.reading import cue

_FAR = 120  # how many characters before a figure may tell that it was done
_FAR_AHEAD = 2100  # without a year of its own nothing that a document names lies ahead
# What was done of a plan that the same sentence tells: 计划募集10万个，实际募集12万个.
_DONE = re.compile(
    "已(?:经|完成|实现|达|发放|开展|培训|募集|帮|带动|吸纳|建|有|提前|累计|全部|下达|拨付|支出|投资|投入|到位|落实|兑现|安置|转移|举办|新增|招)|实际(?!需)|目前(?:已|完成)"
)
# The figure of a plan itself: 招生计划26万多人, 目标任务130万人.
_PLANNED = re.compile(
    quick(
        "(?<!完成)(?:招生|招聘|投资|年度|培训|招录)计划(?:为|：)?$|(?:目标任务|目标值|任务数|目标)(?:为|：|按)?$|下达[^，。；@]{0,20}(?:任务|计划|指标)$"
    )
)
_TASK = re.compile("(?:目标|任务|(?<!行动)计划|指标)[^，。；]{0,10}$")
# No 一般公共预算支出, which is what is spent by the name of its fund; but 人大批准的2018年财政总收入.
_BUDGET = re.compile(
    "预算(?:安排|拟支出|计划)(?!的?目标)|(?<!公共)(?<!基金)(?<!经营)(?<!一般)预算支出"
    "|人大[^，。；]{0,12}(?:批准|通过|审议)的[^，。；]{0,12}(?:收入|支出)(?!完成|实现)"
)
_EXPECTED_TO = re.compile("预计[^，。；0-9]{0,14}将(?:有|达|突破|超过|增加|减少)[^，。；]{0,14}$")
# What a plan goes on from: 由去年的3亿元增加到5亿元, 在去年实现15亿元的基础上.
_STARTS_FROM = re.compile("[由从在将](?:去年|上年)")
_BASE = re.compile("[^，。；0-9]{0,16}基础上")
_SETS_RULES = re.compile("(?:办法|细则|条例|标准|政策|规定)》(?:（[^（）]{1,40}）)?[^，。》]{0,12}$")
# What a plan is reckoned from: 2015年…在2010年的基础上实现翻番.
_PLANNED_FROM = re.compile(
    "(?:在|以|按)(?:19|20)[0-9]{2}年的?(?:基础|基数|为基|不变价|可比价|价格)[^，。；0-9]{0,4}(?:实现)?"
)
_MAKES = re.compile("建[成设立]|新[建增]|打造|培育|创建|举办|开展")
_REACHED_AIM = re.compile("完成|超额|实现了|达成")


def planned(case: Case) -> Status | None:
    """招生计划26万多人: the figure of a plan itself."""
    return "target" if _PLANNED.search(case.near) else None


@asked_of(part=None)
def done(case: Case) -> Status | None:
    """计划募集10万个，实际募集12万个: what was done of a plan."""
    return "achieved" if _DONE.search(case.mention.left) else None


def budgeted(case: Case) -> Status | None:
    """预算安排500亿元; a sum in a section on a budget that no word tells as spent."""
    if case.mention.kind != "money" or case.part.status not in (None, "budget", "target"):
        return None
    if _BUDGET.search(since_turn(case.near)) or case.mention.left.endswith("预算数"):
        return "budget"
    return "budget" if case.part.status == "budget" and not _done_in_a_plan(case) else None


def looks_ahead(case: Case) -> Status | None:
    """力争, 确保, 计划, 将: what is to come."""
    now = case.view.clock.now
    if _EXPECTED_TO.search(case.near):
        return None  # 预计今年将有30万人外出 is expected, and no aim
    return "target" if is_ahead(since_turn(without_met(case.near)), now) else None


@asked_of(part=None)
def list_of_aims(case: Case) -> Status | None:
    """计划培训1.6万人次，创业培训1.88万人次，…; 目标是：…；…: what goes on with a list of aims."""
    return "target" if aims.list_of_aims(case) else None


def in_a_later_year(case: Case) -> Status | None:
    """到2030年…达到5%: of a year that had not come when the document was written."""
    if case.time is not None and case.time.kind == "asof" and not case.view.clock.stated:
        return None  # 截至2014年底 is over, whatever year the text seemed to be of
    later = case.is_later or _is_due(case) or aims.is_by_the_end(case)
    return "target" if later and not tells_of_past(case.near, case.view.clock.now or _FAR_AHEAD) else None


def _is_due(case: Case) -> bool:
    """Whether a figure is of what is to be by the end of the year that the document is written in: 今年年底前."""
    now, time = case.view.clock.now, case.time
    return time is not None and time.kind == "before" and time.period is not None and time.period == str(now)


def in_a_document(case: Case) -> Status | None:
    """《通知》明确，…; 《办法》规定，…: what a document announces, unless the words tell what was done."""
    if not 0 <= case.view.announced < case.mention.quantity.start:
        return None
    now, start = case.view.clock.now, case.mention.quantity.start
    words = aimed_at(case.view.text[case.view.announced : start][-_FAR:])
    if _tells_done(words, now):
        return None
    return "limit" if _SETS_RULES.search(case.view.text, 0, case.view.announced) is not None else "target"


def goal_before(case: Case) -> Status | None:
    """主要预期目标是：…: what follows the word for a goal, unless that was met."""
    if cue("status", "target_noun").search(without_met(case.near)) is None:
        return None
    reached = case.part.status != "target" and _REACHED_AIM.search(case.mention.clause)
    return "achieved" if reached else "target"


@asked_of(part="target budget")
def plan_section(case: Case) -> Status | None:
    """In a part that plans a figure is a target, unless its sentence tells what was done."""
    return "achieved" if _done_in_a_plan(case) else "target"


def _done_in_a_plan(case: Case) -> bool:
    """Whether a figure of a part that plans tells what was done: from where a plan starts, or in words of the past."""
    if _STARTS_FROM.search(case.mention.left) and (case.head.kind == "start" or _BASE.match(case.after)):
        return True
    clock = case.view.clock
    if clock.stated and _is_of_years_over(case, clock.now) and not _TASK.search(without_met(case.near)):
        return True
    now = clock.now if clock.stated else None  # a year that is only inferred may be one of the plan's own
    lead = _PLANNED_FROM.sub("", without_met(case.lead))
    return _tells_done(lead, now) and not _TASK.search(without_met(case.near))


def _is_of_years_over(case: Case, now: int | None) -> bool:
    """Whether a figure is of years that its sentence names and that are over: “十二五”期间，…提高了7.8个百分点."""
    time = case.time
    own = time is not None and time.stated and time.kind in ("term", "year") and time.start == 0
    return own and now is not None and time is not None and (time.period or "9")[-4:] < str(now)


def _tells_done(words: str, now: int | None) -> bool:
    """Whether words tell of the years before `now` as past; where that is not known, of any year."""
    return tells_of_past(words, now - 1 if now else _FAR_AHEAD)


@asked_of(part=None)
def demanded(case: Case) -> Status | None:
    """每年安排不少于44亿元: words of a demand, where results are told with 超过 or 达到.

    A few are a condition, but for those that are to be made: 建设技工院校不少于15所.
    """
    if case.mention.quantity.word not in ("不少于", "不低于"):
        return None
    if _tells_done(case.near, case.view.clock.now):
        return None
    made = _MAKES.search(case.mention.left) is not None
    return "limit" if grants.is_for_one(case) and not made else "target"


def foreseen(case: Case) -> Status | None:
    """预计增长5%, 将突破1200万人: a forecast. 将40个城市纳入 is what something was done to."""
    if case.near.endswith("将") and case.mention.quantity.word:
        return "forecast"
    told = since_turn(case.near).rpartition("；")[2]
    return "forecast" if cue("status", "forecast").search(told) is not None else None
