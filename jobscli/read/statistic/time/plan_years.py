"""Scope and period in the years of a plan or of a term: a sum over them, a level at their end, or each year."""

from __future__ import annotations

import re

from jobscli.read.document.calendar import PLAN, plan_years
from jobscli.read.model import SectionContext
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.case import NEW, TimeCase
from jobscli.words.reading import cue

# A name that a list goes on with in a time or to a level of its own: 年均增长8.9%、达到30727元; 、五年累计达493万人.
_ANEW = re.compile("累计|[共总合]计|年|^、(?:达到?|突破|[增升]至|总[量数规])")
_PLAN = re.compile(PLAN)
_FAR_PLAN = 300  # characters before a sentence that may name the plan whose last year it tells
_HELD = re.compile("(?:稳定在|保持在?|控制在|维持在?|(?<![年人户])均[达在为超])[^，；#@]{0,4}$")
_COUNTED_AT_END = re.compile("人口|保有量")  # 总人口控制在13.9亿人: at the end of the plan
_HOLDS = re.compile("稳定在|保持在?|控制在|维持在?|均[达在为超]")
_SUMMED = re.compile(
    "累计|(?<!公)共(?!同|有产|享|建|青)|合计|总计|(?<!连续)(?<![第每满0-9十])[三四五3-5]年[来间]?(?![^，；]{0,4}[跨突迈登翻连])"
)
_YEAR_END = re.compile("参保人数|参加[^，]{0,12}(?:保险|医保)|参保$|余额|职业伤害保障")
_ON_LAST_YEAR = re.compile("比上年|同比|比去年")
_STEP = re.compile("(?:的?(?:新)?台阶|大关|关口)")  # 跃上400亿元的台阶
_ENROLLED = re.compile(
    "[^，。；、0-9@]{0,8}?(?:被|已|均|都)*(?:(?:纳入|享受|参加)了?[^，]{0,6}(?:低保|保障|医保|救助)|参加了?[^，]{0,6}(?:保险|新农[合保]|合作医疗))"
)  # so many people are in it
_ARRIVED = re.compile("突破|[迈站跃跨冲登破]")
_ARRIVING = re.compile("(?:达到?|增至|升至|扩[容大展]?[至到]|增[加长]?到|突破|总[量数])(?:@[、和及])*$")


def own_words(near: str, arrived: bool = False) -> str:
    """The words of a clause that speak of its figure: those behind the one before, unless 、 makes them a list.

    Where the figure was `arrived` at, the last name of a list has a verb of its own: 累计建成大桥、道路突破7000公里.
    """
    before, _figure, own = near.rpartition("@")
    shared = own.startswith(("、", "和", "及")) and _ANEW.search(own) is None
    words = near if shared or not before else own
    name = words.rpartition("、")[2]
    return name if arrived and len(name) >= 4 else words


# What is compared with a year's own figure is a year's itself.
_COMPARED = re.compile("，?(?:[比较]|是|为|相当于)(?:19|20)[0-9]{2}年的")


def in_term(case: TimeCase, part: SectionContext) -> Period:
    """In the years of a plan a flow is their total; a level is that of their end, or of each where it was held."""
    period = part.period
    end = period[-4:] if period else None
    if case.naming.aspect == "change":
        last = _ON_LAST_YEAR.search(case.mention.left) is not None and part.kind == "past_term"
        return Period("annual", end, "context") if last else Period("cumulative", period, "context")
    rate = case.mention.quantity.kind in ("rate", "ratio")
    if rate and not case.reached and (_HOLDS.search(case.near) or part.kind == "next_term"):
        each = part.kind != "next_term" or _HOLDS.search(case.near) is not None or "失业率" in case.name
        return Period("annual_average" if each else "annual", period, "context")
    if _YEAR_END.search(case.name) or _YEAR_END.search(case.naming.metric):
        return Period("year_end", end, "context")
    if case.mention.quantity.kind == "rate" and not case.raised and "每年" in case.lead:
        return Period("annual_average", period, "context")
    summed = _SUMMED.search(own_words(case.near)) is not None
    if part.kind == "next_term" and case.reached and not NEW.search(case.name) and not summed:
        return Period("annual", end, "context")
    by = case.time is not None and case.time.kind == "by"  # 到2012年，…占比达到4%
    if rate or case.raised:
        return Period("annual", period if part.kind == "next_term" and rate and not by else end, "context")
    if cue("term", "plan").search(case.name) or (not summed and _ENROLLED.match(case.mention.right)):
        return Period("unstated", period, "context")
    arrived = _ARRIVED.match(case.mention.quantity.word) is not None or _ARRIVING.search(case.near) is not None
    words = own_words(case.near, arrived)
    if _HELD.search(words) and not _COUNTED_AT_END.search(case.name):
        return Period("annual", end, "context") if by else Period("annual_average", period, "context")
    if _SUMMED.search(words) or not _is_level(case, words, arrived):
        return Period("cumulative", period, "context")
    return Period("annual", end, "context")


def _is_level(case: TimeCase, words: str, arrived: bool) -> bool:
    """Whether a figure is of the last year and no sum: by what it is named, or by 达到 where nothing was done anew.

    So is what is compared with one year: 财政支出116亿元，比1997年的36.5亿元增加79.5亿元.
    """
    if _COMPARED.match(case.view.text, case.mention.quantity.end) is not None:
        return True
    if case.mention.noun_behind and _STEP.match(case.mention.right) is None:
        return False
    stock = cue("term", "stock").search(case.name) is not None
    stock = stock or (case.naming.canonical and cue("term", "stock").search(case.naming.metric) is not None)
    if stock and cue("term", "anew").search(words) is None:
        return True
    if cue("term", "flow").search(words + case.name) is not None:
        return False
    return stock or arrived or cue("term", "entity").search(case.name) is not None


def named_plan(case: TimeCase, last: str) -> SectionContext:
    """The years of the plan that the text names and that ends with the year `last`."""
    told = f"{case.view.document_before(_FAR_PLAN)}{case.lead}"
    years = (plan_years(name) for name in _PLAN.findall(told))
    found = next((each for each in years if each is not None and str(each[1]) == last), None)
    return SectionContext("next_term", "target", None, f"{found[0]}/{found[1]}") if found is not None else case.part
