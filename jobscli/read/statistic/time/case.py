"""A figure whose time is asked: what was decided of it, and the words and temporal expressions around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.model import ReferenceDate, SectionContext
from jobscli.read.statistic.model import Head, Mention, Naming
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.view import View
from jobscli.record import Status

# What is counted at a moment, not over a year.
_STOCK = re.compile(
    "参保|参合|参加[^，]{0,14}(?:保险|合作医疗)|(?<!带动)(?:就业|从业|失业|务工|在岗|领取[^，]{0,8})(?:人员|人数|职工|员工)(?![\u4e00-\u4e2c\u4e2e-\u9fff])|人口|总量|保有量|余额|结余|户数"
    "|(?:低保|五保)(?!”?(?:金|资金|标准))|最低生活保障(?!金|资金|标准)|机构|床位|在校|在岗|在册|持卡|领用|持[^，]{0,6}卡|经营主体|市场主体|规模|存量"
)
# What was done to so many: 安置下岗失业人员7031人, 为6181名下岗失业人员提供职业介绍.
_DONE = re.compile("(?:安置|帮[扶助]|(?:免费)?培训|扶持|发放|提供|介绍)(?!.{0,8}(?:机构|床位))")
_STANDARD = re.compile("(?:标准|低保|五保|补贴|补助|津贴|养老金|救助金|奖学金)$")
NEW = re.compile("新增|净增")
REST = re.compile("结[余存]|余额")
_FLOW = re.compile("(?<!人均)(?<!累计)(?:征缴|收入|支出|产值|营业额)$")
_OF_A_YEAR = re.compile("年(?![末底均])[\u4e00-\u9fff]{0,6}(?:收入|产值|营业额|销售额|产量|工资总额|利润|利税|税收)")
# Money that went out or came in: 年末低保人数3.2万人，发放补助金5000万元; and people counted each time.
_PAID = re.compile("^[，、；]?(?:其中)?(?:共|全年)?(?:发放|支付|拨付|征缴|收缴|筹集|投入|兑现|支出|救助)(?!.{0,8}余额)")
_LEAD = 120  # how much of the sentence before a figure tells its time


class TimeCase(NamedTuple):
    """What the rules on scope and period look at."""

    mention: Mention
    head: Head
    naming: Naming
    status: Status
    view: View
    time: TimeExpression | None  # the one that governs the figure
    carried: bool  # whether that is of a sentence before
    part: SectionContext
    clock: ReferenceDate
    lead: str  # its sentence up to it
    near: str  # its clause before it, other figures as `@`
    name: str  # how the text words it
    relation: str  # the kind of its relation to another figure, or ""

    @property
    def raised(self) -> bool:
        """Whether it is what something was raised or lowered to."""
        return self.head.kind == "raised"

    @property
    def reached(self) -> bool:
        """Whether it is a level that was reached: 达到, 突破, 提高到."""
        word = self.mention.quantity.word
        return self.head.kind in ("raised", "reached") or word.startswith(
            ("突破", "迈", "站", "跃", "跨", "冲", "超过")
        )


def is_stock(told: str) -> bool:
    """Whether what is told is counted at a moment."""
    return _STOCK.search(told) is not None


def was_done(case: TimeCase) -> bool:
    """Whether a figure counts those that something was done to or for."""
    own = case.naming.canonical
    words = case.mention.left.lstrip("，、；。其中共并") if own else case.name
    helped = case.mention.noun_behind and case.mention.left.endswith(
        ("为", "给", "向", "对")
    )  # 为|566名下岗失业人员放贷
    return case.mention.kind == "people" and (helped or ((own or "的" in words) and _DONE.match(words) is not None))


def is_paid_by_the_year(case: TimeCase) -> bool:
    """Whether 每年 says what a standard is paid for, no mean of years: 农村低保标准提高到每年|3500元."""
    paid = case.mention.kind == "money" and case.near.endswith("每年")
    return paid and _STANDARD.search(case.naming.metric) is not None


def is_flow_behind(case: TimeCase, time: TimeExpression) -> bool:
    """Whether a flow is told behind a stock of the year's end: 年末从业人员20.98万人，城镇新增就业8946人."""
    if time.scope == "year_end" and _OF_A_YEAR.fullmatch(case.name) is not None:
        return True  # 截至2021年底，…实现年营业收入2.5万亿元
    last = case.view.last(case.mention)
    if case.naming.aspect != "level" or last is None or last.mention.quantity.start < time.end or time.kind == "asof":
        return False
    if "年" not in case.view.text[time.start : time.end]:
        return False
    if case.mention.kind == "money":
        flows = _FLOW.search(case.name) or _PAID.match(case.mention.left)
        return flows is not None and REST.search(case.name) is None
    if case.mention.quantity.unit == "人次":
        return _PAID.match(case.mention.left) is not None
    new = NEW.search(case.mention.left + case.name[:8]) is not None
    return new or (last.when.scope == "annual" and case.mention.left.startswith("其中"))


def of_annual(case: TimeCase) -> bool:
    """Whether a figure is a part of one that is told of a year: 2012年农民工总量…。其中，外出农民工16336万人."""
    told = case.view.figures_told(case.mention)
    wholes = (each.when.scope for each in told if each.naming.metric == case.naming.metric)
    return case.relation == "part_of" and next(wholes, None) == "annual"


def case(
    mention: Mention, head: Head, naming: Naming, status: Status, view: View, time: TimeExpression | None
) -> TimeCase:
    """The figure as the rules of this stage see it."""
    carried = time is not None and time is view.carried
    start = mention.quantity.start
    lead = view.text[max(0, start - _LEAD) : start]
    name = naming.label or naming.metric
    return TimeCase(
        mention, head, naming, status, view, time, carried, view.sentence.context, view.clock, lead,
        mention.clause, name, naming.related,
    )  # fmt: skip
