"""What each kind of temporal expression says: its scope, its period, and whether its words name the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jobscli.read.document.calendar import QUARTERS
from jobscli.read.model import ReferenceDate
from jobscli.read.statistic.time.said import Said, number, own_quarter, plan_span, row_of_years, term_span, year_said
from jobscli.record import Scope

# A sentence of last year, in which 全年 is its: 从去年开始，…，全年新增就业岗位22.9万个.
_OF_LAST_YEAR = re.compile(
    "(?:^|[，；])(?:从|自|在)?去年(?!同|1?[0-9]月|[^，。；]{0,4}(?:相比|增|降|多|少|提高))(?!.*今年)"
)
# What 全年 tells of, and means not to reach: 全年城镇居民人均可支配收入41864元.
_TELLS_YEAR = re.compile("(?!.{0,12}(?:目标|任务|计划|预期|预计|力争|确保|安排|将|要|拟))[全城农居]")


def meaning(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """What an expression says; None where it is a part of another word."""
    for kind, read in _KINDS.items():
        if found.group(kind):
            return read(found, clock)
    return None


def _months(found: re.Match[str], clock: ReferenceDate, scope: Scope, first: int, last: int) -> Said | None:
    year, stated = year_said(found.group("year"), clock, last)
    if not 1 <= first <= last <= 12:
        return None
    period = f"{year}-{first:02d}/{year}-{last:02d}" if year else None
    return Said(scope, period, stated, "months")


_HALVES = ((1, 6), (7, 12))


def _span(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    first, last = number(found.group("from")), number(found.group("till"))
    scope: Scope = "quarter" if (first, last) in QUARTERS else "to_date"
    return _months(found, clock, "half_year" if (first, last) in _HALVES else scope, first, last)


def _month(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """9月 is the month; 9月底 and 截至9月 are the state at its end; 9月15日 is a day on which something happened."""
    month = number(found.group("month"))
    year, stated = year_said(found.group("year"), clock, month)
    if not 1 <= month <= 12:
        return None
    period = f"{year}-{month:02d}" if year else None
    upto = found.group("upto") or found.group("late")
    if found.group("day"):
        if found.string[found.start() - 1 : found.start()] in ("日", "）"):
            return None  # 2月8日（初一）到2月10日
        return Said("to_date", period, stated, "upto") if found.group("upto") else None
    if month == 12 and found.group("late"):
        return Said("year_end", str(year) if year else None, stated, "end")
    return Said("to_date" if upto else "monthly", period, stated, "month")


def _of_year(said: str | None, clock: ReferenceDate, scope: Scope, kind: str) -> Said:
    """What is said of the year that 2019年, 今年 or nothing says."""
    year, stated = year_said(said, clock)
    return Said(scope, str(year) if year else None, stated, kind)


def _end(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """年末, 2019年底 and 期末 are the year's end. A bare 末 or 底 is part of another word."""
    if not found.group("year") and not found.group("end").startswith(("年", "期")):
        return None
    if found.group("end") == "期末" and (clock.dated or clock.span is not None):
        return None  # of a text that may be of a part of a year
    return _of_year(found.group("year"), clock, "year_end", "asof" if found.group().startswith("截") else "end")


def _before(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """年底前 is by the end of the year."""
    if not found.group("year") and not found.group("before").startswith("年"):
        return None
    return _of_year(found.group("year"), clock, "annual", "before")


def _start(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """从2018年1月1日起 says when a rule begins, and ends what was said of another time."""
    return _of_year(found.group("startyear"), clock, "unstated", "start")


def _same(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """去年同期 is a part of the year before that other words tell."""
    return _of_year(found.group("same"), clock, "annual", "same")._replace(stated=False)


def _quarter(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """第三季度 is the quarter, 三季度末 how things stand at its end."""
    quarter = 1 if found.group("quarter") == "首" else number(found.group("quarter"))
    if found.group().endswith("以来"):
        return Said("to_date", None, False, "months")  # 自2017年四季度以来, until a day that nothing tells
    at_end = found.group("upto") or found.group().endswith("末")  # 三季度末 is how things stand at its end
    scope: Scope = "to_date" if at_end else "quarter"
    made = _months(found, clock, scope, 3 * quarter - 2, 3 * quarter)
    if made is None or made.period is None or scope == "quarter":
        return made
    return Said(scope, made.period[-7:], made.stated, "month")


def _first_months(found: re.Match[str], clock: ReferenceDate, last: int) -> Said | None:
    """前8个月; 前6个月 are half a year."""
    return _months(found, clock, "half_year" if last == _HALVES[0][1] else "to_date", 1, last)


def _half(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """上半年 is January to June; 截至上半年 is how things stand at its end."""
    first = 1 if found.group("half") == "上半年" else 7
    made = _months(found, clock, "half_year", first, first + 5)
    if made is None or not (found.group("upto") or "").startswith("截"):
        return made
    return Said("to_date", made.period[-7:] if made.period else None, made.stated, "month")  # 截至上半年


def _plain(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    since = found.group().endswith(("来", "至今", "迄今"))
    return _of_year(found.group("plain"), clock, "to_date" if since else "annual", "year")


def _whole(found: re.Match[str], clock: ReferenceDate) -> Said | None:
    """全年 is the year of the figures; on a page that only its day in June dates, the last year that was over."""
    opens = found.string[max(0, found.start() - 1) : found.start()] in ("", "。", "；")
    tells = opens and _TELLS_YEAR.match(found.string, found.end()) is not None
    if clock.dated and clock.now and _OF_LAST_YEAR.search(found.string[: found.start()]) is not None:
        return Said("annual", str(clock.now - 1), False, "whole")
    over = tells and clock.dated and clock.year == clock.now and (clock.month or 12) < 12
    year = clock.year - 1 if clock.year and over else clock.year
    return Said("annual", str(year) if year else None, False, "whole")


# No two of these groups match in one expression: their order says nothing.
_KINDS: Mapping[str, Callable[[re.Match[str], ReferenceDate], Said | None]] = {
    "row": row_of_years,
    "start": _start,
    "same": _same,
    "from": _span,
    "three": lambda found, clock: _months(found, clock, "to_date", 1, 9),
    "half": _half,
    "first": lambda found, clock: _first_months(found, clock, number(found.group("first"))),
    "quarter": _quarter,
    "month": _month,
    "before": _before,
    "end": _end,
    "span": lambda found, _clock: Said("cumulative", f"{found.group('y1')}/{found.group('y2')}", True, "term"),
    "by": lambda found, _clock: Said("annual", found.group("byyear"), True, "by"),
    "plain": _plain,
    "whole": _whole,
    "plan": plan_span,
    "term": term_span,
    "congress": lambda _found, _clock: Said("cumulative", None, True, "term"),  # until a day that nothing tells
    "thisquarter": lambda _found, clock: Said("quarter", own_quarter(clock), False, "own"),
    "told": lambda _found, _clock: Said("unstated", None, False, "own"),  # of the time told before
    "ago": lambda _found, _clock: Said("unstated", None, False, "ago"),
    "nowadays": lambda found, _clock: Said("to_date" if found.group("asof") else "unstated", None, False, "now"),
}  # fmt: skip
