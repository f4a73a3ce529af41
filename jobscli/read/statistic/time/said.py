"""What a temporal expression says by itself, and the spans of years: of a plan, of a term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from jobscli.read.document.calendar import plan_years
from jobscli.read.model import ReferenceDate
from jobscli.read.text.numerals import chinese
from jobscli.record import Scope

_EARLY = 3  # until this month 五年来 ends with the year before
_SOON = 3  # a month that is at most so many ahead is told as one to come: 9月25日举行决赛, in a text of July
# What goes on behind a bare “十四五” that is the years themselves: “十四五”|全省将新增就业500万人.
_OVER_PLAN = re.compile("[\u4e00-\u9fff]{0,8}?(?:将|力争|年均|每年)")


# The years that a bracket says a plan's time is of: “九五”期间（指1996-1999年）.
_GLOSSED = re.compile("（[指即]?((?:19|20)[0-9]{2})年?[-—–~～至到]{1,2}((?:19|20)[0-9]{2})年?）")


class Said(NamedTuple):
    """What an expression says: scope, period, whether the sentence states its year, and its kind."""

    scope: Scope
    period: str | None
    stated: bool
    kind: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time word: where it stands, and what it says of a figure behind it. A year of None is the document's."""

    start: int
    end: int
    scope: Scope
    period: str | None
    stated: bool  # the sentence names the year
    local: bool = False  # governs only the next figure
    kind: str = ""
    opens: bool = False  # a blank parts it from a heading before it: the sentence begins with it
    until: int | None = None  # where the bracket closes that it is an aside in

    @property
    def since(self) -> bool:
        """Whether it names a year from which on something is told: 2011年以来."""
        return self.kind == "year" and self.scope == "to_date" and self.stated


def number(text: str) -> int:
    """A small number in digits or Chinese numerals; 0 where a text mixes them up."""
    value = Decimal(text) if text.isdecimal() else chinese(text)
    return int(value) if value is not None else 0


def plan_span(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """“十四五”期间 is a span of years; “十四五”规划 or “十四五”收官之年 is a name."""
    years = plan_years(found.group("planname"))
    rest = found.group("plan").strip("“”\"'").removeprefix(found.group("planname")).strip("”\"'")
    if years is not None and rest == "" and _OVER_PLAN.match(found.string, found.end()) is not None:
        return Said("cumulative", f"{years[0]}/{years[1]}", True, "term")  # “十四五”全省将新增就业500万人
    if years is None or rest not in ("时期", "期间", "以来", "末", "期末", "时期末"):
        return None
    if rest.endswith("末") and not found.string.startswith(("累计", "，累计"), found.end()):
        return Said("year_end", str(years[1]), True, "end")
    glossed = _GLOSSED.match(found.string, found.end())
    if glossed is not None:
        return Said("cumulative", f"{glossed[1]}/{glossed[2]}", True, "term")
    last = years[1]
    if rest == "以来" and clock.now and clock.now <= last:
        last = clock.now - 1 if clock.month is None or clock.month <= 3 else clock.now
    return Said("cumulative", f"{years[0]}/{last}", True, "term")


_PLAN_RIGHT_BEFORE = re.compile('(?P<plan>十[一二三四五]五)[”“"]?(?:规划|计划)(?:纲要)?》?[，,]?$')


def term_span(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """五年来 ends with the year of the figures: a report of 2026 means 2021 to 2025."""
    if found.group("both"):
        now = clock.now or clock.year
        return Said("cumulative", f"{now}/{now + 1}" if now else None, True, "term")
    count = number(found.group("count") or found.group("past"))
    if clock.year is None or count < 2 or found.group().endswith(("内", "时间")):
        return Said("cumulative", None, False, "term")
    if found.group().startswith(("未来", "今后")):
        named = _PLAN_RIGHT_BEFORE.search(found.string, 0, found.start())
        plan = plan_years(named["plan"]) if named is not None else None
        if plan is not None and plan[1] - plan[0] + 1 == count:  # 根据“十二五”规划纲要，未来5年，…
            return Said("cumulative", f"{plan[0]}/{plan[1]}", True, "term")
        years = f"{clock.year + 1}/{clock.year + count}" if clock.stated else None  # of a year that is only inferred
        return Said("cumulative", years, False, "term")
    early = clock.dated and clock.year == clock.now and (clock.month or 12) <= _EARLY  # the years that are over
    last = clock.year - 1 if early else clock.year
    return Said("cumulative", f"{last - count + 1}/{last}", False, "term")


def row_of_years(found: re.Match[str], _clock: ReferenceDate) -> Said:
    """从2013年开始，连续三年: in each of the three years."""
    first = int(found.group("rowyear").removesuffix("年"))
    return Said("annual_average", f"{first}/{first + number(found.group('years')) - 1}", True, "term")


def as_long(period: str | None, other: str | None) -> bool:
    """Whether two spans are of as many years."""
    if period is None or other is None or "/" not in period or "/" not in other:
        return False
    (first, last), (begin, end) = period.split("/"), other.split("/")
    return len(last) == len(end) == 4 and int(last) - int(first) == int(end) - int(begin)


def own_quarter(clock: ReferenceDate) -> str | None:
    """The quarter that a document's title names as its own."""
    return clock.span[1] if clock.span is not None and clock.span[0] == "quarter" else None


def so_many(period: str | None, end: int, found: re.Match[str]) -> bool:
    """Whether 五年来 only says how long the years are that were told right before, or as a plan's in its sentence."""
    count, (first, _slash, last) = found["count"] or found["past"], (period or "").partition("/")
    years = int(last) - int(first) + 1 if len(first) == len(last) == 4 else 0
    return found.start() - end <= 2 or (years > 0 and count is not None and years == number(count))


def year_said(said: str | None, clock: ReferenceDate, month: int = 0) -> tuple[int | None, bool]:
    """The year that 2019年, 今年 or nothing says, and whether its digits stand there."""
    if not said:
        return _near(clock, month), False
    if said[0].isdigit():
        return int(said[:4]), True
    now = clock.year if clock.late or clock.now is None else clock.now
    if not now:
        return None, False
    shift = {"去": -1, "上": -1, "前": -2, "明": 1}.get(said[0], 0)
    if said[0] == "当":
        return clock.year, False
    return now + shift, False


def _near(clock: ReferenceDate, month: int) -> int | None:
    """The year of a month without one: that of the figures; in a dated text the nearest, as a rule a past one."""
    if not month or not clock.dated or clock.now is None or clock.month is None:
        return clock.year
    return clock.now if month <= clock.month + _SOON else clock.now - 1
