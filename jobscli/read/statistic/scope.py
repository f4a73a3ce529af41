"""Scope and period of a figure, and how we know the period: from time words, the part of the document, or its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jobscli.read.document.calendar import plan_years
from jobscli.read.model import ReferenceDate, SectionContext
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.term import Span, in_term, own_words
from jobscli.read.statistic.when import Time
from jobscli.words.reading import cue

_EACH_YEAR = re.compile("年均|(?<!每[人户家名个月])每年|平均每年|逐年平均")
_BASE_PLAN = re.compile("“?(十[一二三四五六七八九]五)”?末")
_EACH_MONTH = re.compile("月均|每月平均|当月")
_ONE_YEAR = re.compile("(?<![0-9一二两三四五六七八九十第])一年(?:可|能|将|约|就)")
_TOTAL = re.compile("累计|共计新增|总计")
_NEW = re.compile("新增|净增")
# What is counted at a moment, not over a year.
_STATE = re.compile(
    "参保|参加[^，]{0,14}保险|(?:就业|从业|失业|务工|在岗|领取[^，]{0,8})(?:人员|人数|职工|员工)(?![\u4e00-\u4e2c\u4e2e-\u9fff])|人口|总量|保有量|余额|结余|户数"
    "|在校|在岗|在册|持卡|领用|持[^，]{0,6}卡|经营主体|市场主体|规模|存量"
)
# One event, told in a text of a whole year: 首场招聘会吸引320家企业.
_EVENT = re.compile("(?:首场|本场|当天|现场|这场|一场)[^。；]{0,40}$")
_PERIODS = ("annual", "half_year", "quarter", "to_date", "year_end", "cumulative")
_COHORT = re.compile("(20[0-4][0-9])届")


def governing(text: str, found: Sequence[Time], at: int, before: int, carried: Time | None) -> Time | None:
    """The time word that governs a figure at `at`: the last one before it, else the one its paragraph opened with.

    One that was meant for a single figure (从2021年的…) is over once a figure stands between. 全年 in the midst of a
    sentence is over at its semicolon, and 当年, which points at what was just said, at its comma.
    """
    for time in reversed(found):
        if time.end > at or (time.local and time.start < before):
            continue
        if time.kind == "whole" and time.start > 4 and not time.opens:
            over = "，" if text.startswith("当年", time.start) else "；"
            if text.find(over, time.end + 1, at) >= 0:
                continue
        if time.kind == "now":
            return _of_year_named(time, found)
        return time
    return carried


def a_year_before(same: Time, found: Sequence[Time], carried: Time | None) -> Time:
    """去年同期 is the time just told, a year back: 1—9月…16.7万人次。去年同期是15.1万人次."""
    told = next((t for t in reversed(found) if t.end <= same.start and t.period), carried)
    if told is None or told.period is None or told.kind in ("term", "by", "same"):
        return same
    period = re.sub("[0-9]{4}", lambda year: str(int(year.group()) - 1), told.period)
    return replace(told, start=same.start, end=same.end, period=period, stated=False)


def _of_year_named(now: Time, found: Sequence[Time]) -> Time:
    """目前 in a sentence that names a year is of that year: 今年新增…计划达到25万人，目前已完成22.8万人."""
    year = next((t for t in found if t.end <= now.start and t.kind == "year" and not t.local), None)
    return replace(now, period=year.period, stated=year.stated) if year is not None else now


def span(
    figure: Figure, time: Time | None, part: SectionContext, clock: ReferenceDate, lead: str, carried: bool = False
) -> Span:
    """When a figure is of. `lead` is its sentence up to it; `carried` says that `time` is of a sentence before it."""
    near = figure.clause[: figure.clause.find("#")] if "#" in figure.clause else ""
    made = _span(figure, time, part, clock, lead, carried)
    if figure.status == "limit" and made.scope in _PERIODS and part.kind != "past_year":
        own = time is not None and time.stated and not carried
        made = Span("unstated", made.period if own else None, made.basis)  # a rule holds until it is changed
    cohort = _COHORT.search(near)
    if (
        cohort is not None
        and (time is None or carried or not time.stated)
        and (carried or made.scope not in ("year_end", "to_date"))
    ):
        if carried and made.scope in ("year_end", "to_date"):
            return Span("unstated", cohort.group(1), "stated")
        return Span(made.scope, cohort.group(1), "stated")
    return made


def _span(
    figure: Figure, time: Time | None, part: SectionContext, clock: ReferenceDate, lead: str, carried: bool
) -> Span:
    at = figure.quantity.start - len(figure.piece)
    name = figure.label or figure.metric
    near = figure.clause[: figure.clause.find("#")] if "#" in figure.clause else ""
    if figure.comes_from and (time is None or not time.local):
        return _start_of(figure, part, time)
    if _EACH_YEAR.search(own_words(near)):
        return _each_year(time, part, clock)
    if _EACH_MONTH.search(near) and (time is None or time.kind not in ("month", "months")):
        period = time.period if time else part.period
        return Span("monthly", period, _basis(time, part))
    if (time is None or carried) and cue("scope", "one_off").search(lead):
        return _of_document("one_off", part, clock)
    if figure.rule == "aim" and (time is None or time.end <= at):
        return _of_year(clock)
    if (
        time is not None
        and time.kind == "by"
        and part.kind == "next_term"
        and (part.period or "").endswith(time.period or "-")
    ):
        return in_term(figure, part, near, name, lead)
    if time is not None and carried and not part.kind:
        time = _worn(figure, time, lead, name)
    if time is not None and time.kind == "now" and time.period and not part.kind:
        return Span("unstated", time.period, _basis(time, part))
    if time is not None and time.kind != "now":
        return _by_time(figure, time, part, near, name, lead, clock)
    if part.kind in ("past_term", "next_term"):
        return in_term(figure, part, near, name, lead)
    if _TOTAL.search(near) and figure.aspect == "level":
        return _of_document("cumulative", part, clock)
    if _ONE_YEAR.search(near):
        return _of_document("annual", part, clock)
    if part.scope is not None:
        return Span(part.scope, part.period, "context")
    return _of_document("annual" if _NEW.search(near + name[:6]) and time is None else "unstated", part, clock)


def _worn(figure: Figure, time: Time, lead: str, name: str) -> Time:
    """A time word of an earlier sentence. 年末 holds for stocks alone, a year for what is counted over it."""
    words = figure.piece + name[:8]
    whole = figure.wide[: figure.wide.find("#")][-30:] if figure.rule == "share" else ""
    stock = _STATE.search(f"{figure.metric}，{name}，{figure.piece}，{whole}") is not None
    if _TOTAL.search(figure.piece) and figure.aspect == "level" and time.scope in ("annual", "quarter", "half_year"):
        return replace(time, scope="cumulative", kind="asof")
    if time.kind == "end":
        if _NEW.search(words):
            return replace(time, scope="annual")
        return time if stock else replace(time, scope="unstated")
    if time.kind == "months" and time.scope in ("half_year", "quarter") and stock and figure.aspect == "level":
        return replace(time, scope="to_date", period=(time.period or "")[-7:] or None)
    if time.kind == "year":
        if _EVENT.search(lead):
            return replace(time, scope="one_off")
        state = stock or figure.quantity.kind in ("rate", "ratio")
        if time.scope == "annual" and state and figure.aspect == "level":
            return replace(time, scope="unstated")
    return time


def _basis(time: Time | None, part: SectionContext) -> str | None:
    if time is not None and time.period:
        return "stated" if time.stated else "document"
    return "context" if part.period else None


def _start_of(figure: Figure, part: SectionContext, time: Time | None) -> Span:
    """The value that a change starts from is of the year before the term; of a year's change its words may say it."""
    named = _BASE_PLAN.search(figure.piece)
    years = plan_years(named.group(1)) if named else None
    if years is not None:
        return Span("annual", str(years[1]), "stated")
    period = (time.period if time is not None else None) or part.period
    if "上年" in figure.piece and period and len(period) == 4:
        return Span("annual", str(int(period) - 1), "context")
    if part.kind == "past_term" and part.period and time is None:
        return Span("annual", str(int(part.period[:4]) - 1), "context")
    if time is not None and time.kind == "term" and time.period:
        first, last = int(time.period[:4]), int(time.period[-4:])
        year = first if time.stated and last - first >= 5 else first - 1  # 2020年到2025年 starts from 2020
        return Span("annual", str(year), "stated" if time.stated else "document")
    return Span("annual" if part.scope else "unstated", None, None)


def _each_year(time: Time | None, part: SectionContext, clock: ReferenceDate) -> Span:
    if time is not None and (time.kind == "by" or (time.kind == "term" and not _ahead(time, part))):
        return Span("annual_average", time.period, _basis(time, part))
    if part.period and "/" in part.period:
        return Span("annual_average", part.period, "context")
    if part.kind == "past_year" and clock.now:
        return Span("annual_average", f"{clock.now - 5}/{clock.now - 1}", "context")
    return Span(
        "annual_average", part.period or (str(clock.year) if clock.year else None), _basis(time, part) or "document"
    )


def _by_time(
    figure: Figure, time: Time, part: SectionContext, near: str, name: str, lead: str, clock: ReferenceDate
) -> Span:
    scope, period, basis = time.scope, time.period, "stated" if time.stated else "document"
    if time.kind == "whole" and part.period and "/" not in part.period:
        period, basis = part.period, "context"
    if period is None:
        basis = ""
    if time.kind == "term" and _ahead(time, part):
        return in_term(figure, part, near, name, lead)
    if time.kind == "term" and part.kind != "past_term":
        part = SectionContext("past_term", part.status, None, period)
    if time.kind == "term":
        made = in_term(figure, part, near, name, lead)
        return Span(made.scope, made.period if period is None or made.scope != "cumulative" else period, basis or None)
    if (
        _TOTAL.search(near)
        and figure.aspect == "level"
        and time.kind in ("by", "year")
        and (time.kind == "by" or (scope == "to_date" and time.stated and clock.year))
    ):  # 到2017年累计达到16万人; 2015年以来累计发放38.6亿元
        since = f"{period}/{clock.year}" if time.kind == "year" and str(clock.year) > str(period) else period
        return Span("cumulative", since, basis or None)
    if _TOTAL.search(near) and figure.aspect == "level" and scope != "to_date":
        # 全年累计 is the year's; a total behind the comma is one since some start: 当年410个，累计1007家.
        if re.search("结[余存]|余额", name):
            return Span(scope, period, basis or None)
        own = time.end > figure.quantity.start - len(near) - 4
        months = time.kind == "months"
        scope = scope if months or (own and time.kind not in ("end", "asof", "month")) else "cumulative"
    return Span(scope, period, basis or None)


def _ahead(time: Time, part: SectionContext) -> bool:
    """Whether 五年 without more is of the years to come: in the part of a report that plans them."""
    return part.kind == "next_term" and not time.stated


def _of_year(clock: ReferenceDate) -> Span:
    """An aim that is told beside a result is one for the year, unless its own words say another time."""
    return Span("annual", str(clock.year), "document") if clock.year else Span("annual", None, None)


def _of_document(scope: str, part: SectionContext, clock: ReferenceDate) -> Span:
    if part.period:
        return Span(scope, part.period, "context")
    return Span(scope, str(clock.year), "document") if clock.year else Span(scope, None, None)
