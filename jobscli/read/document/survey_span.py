"""The part of a year that a document is of: by its title, or by the survey that it tells of where it begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.document.calendar import QUARTERS
from jobscli.read.model import ReferenceDate
from jobscli.record import Scope

YEAR = "(?:19[5-9][0-9]|20[0-4][0-9])"
_QUARTER = "(?P<quarter>[一二三四首1-4])"
# The part of a year that a title names: 上半年, 第二季度, 前三季度, 1-9月.
_TITLE_SPAN = re.compile(
    f"(?P<half>[上下])半年|前(?P<three>[三3])季度|(?<![前至到—-])(?<![至到—-]第)第?{_QUARTER}(?:季度|(?:(?<=第.)|(?<=首))季(?![节军候]))|(?P<from>1?[0-9])月?(?:份)?[-—～~至](?P<till>1?[0-9])月"
)
# A release that a text reports of, 统计局公布今年第二季度的…调查: the survey is of that quarter, whatever follows.
_RELEASED = re.compile(
    f"统计[^。，；]{{0,6}}[局处厅][^。；]{{0,12}}(?:公布|发布|资料显示|数据显示)(?:[^。；0-9]{{0,8}}?(?:(?P<year>{YEAR})年|(?P<now>今年))"
    f"[^。；0-9]{{0,2}}?|[，,:：]?)(?:第?{_QUARTER}季|(?P<from>1?[0-9])月?[至—-](?P<till>1?[0-9])月)"
)
# A survey that a text tells of where it begins: 2018年第一季度，监测中心对95个城市…的供求信息进行了统计分析.
_SURVEYED = re.compile(
    f"(?P<year>{YEAR})年(?:第?{_QUARTER}季度|(?P<half>[上下])半年)[，,]"
    "[^。；;，,]{4,70}?(?:进行了?(?:统计|监测|调查|分析)|报送了)"
)
# A heading that is a time and no more, or tells behind a colon what it is known for.
_TIME_HEADING = re.compile(
    f"(?P<year>{YEAR})年?[:：][^，。；0-9]{{0,16}}|(?:(?P<year_of>{YEAR})年)?(?:第?{_QUARTER}季度|(?P<half>[上下])半年)"
    f"|(?P<year_in>{YEAR}) ?年(?P<from>1?[0-9])月?[-—～~至](?P<till>1?[0-9])月"
)
# A sample survey that tells of it at once: 抽样调查结果显示，一季度农村居民人均现金收入1494元.
_SAMPLED = re.compile(
    f"(?:抽样|住户)[^。；]{{0,14}}(?:显示|表明)[,，](?:(?P<year>{YEAR})年|今年)?(?:第?{_QUARTER}季度|(?P<half>[上下])半年)"
)
# A ranking or report of a quarter that a text tells of where it begins: 发布了2020年第三季度…排行.
_RANKED = re.compile(f"发布了?(?P<year>{YEAR})年第?{_QUARTER}季度[^，。]{{2,40}}(?:排行|排名|报告)")
# What a letter says that it accounts for: 现将2021年1~10月…完成情况通报如下.
_ACCOUNTED = re.compile(
    f"现[将就](?:[全我本][省市县区州旗])?(?:(?P<year>{YEAR})年|今年)(?P<span>[^。；:：]{{1,60}}?)(?:通[报告]|公[布告]|汇报|报告|总结|小结)如下"
)
TALK = re.compile("发布会|会议|讲话")


def span_of(title: str, year: int | None, talk: bool = False) -> tuple[Scope, str] | None:
    """The part of a year that a title names, where the document is an account of it: 2019年第二季度…分析."""
    found = _TITLE_SPAN.search(title)
    if found is None or year is None or (TALK.search(title) and not talk):
        return None
    if found["three"]:
        return "to_date", f"{year}-01/{year}-09"
    return _months(year, found) if found["from"] else _part(year, found)


def _months(year: int, found: re.Match[str]) -> tuple[Scope, str]:
    first, last = int(found["from"]), int(found["till"])
    scope: Scope = "quarter" if (first, last) in QUARTERS else "to_date"
    return scope, f"{year}-{first:02d}/{year}-{last:02d}"


def time_heading(title: str, reference: ReferenceDate) -> tuple[Scope | None, str] | None:
    """The time that is all that a heading says: 第一季度, 2011:“十二五”开局之年; no chapter below it ends it."""
    found = _TIME_HEADING.fullmatch(title)
    year = (
        int(said)
        if found is not None and (said := found["year"] or found["year_of"] or found["year_in"])
        else reference.year
    )
    if found is None or year is None or reference.span is not None:
        return None
    if found["from"]:
        return _months(year, found)
    return _part(year, found) if found["quarter"] or found["half"] else (None, str(year))


def _part(year: int, found: re.Match[str]) -> tuple[Scope, str]:
    """The quarter or the half year that an expression found."""
    return _quarter(year, found["quarter"]) if found["quarter"] else _half(year, found["half"])


def _half(year: int, name: str) -> tuple[Scope, str]:
    return "half_year", f"{year}-01/{year}-06" if name == "上" else f"{year}-07/{year}-12"


def _quarter(year: int, name: str) -> tuple[Scope, str]:
    last = 3 * (1 if name == "首" else "一二三四".find(name) + 1 or int(name))
    return "quarter", f"{year}-{last - 2:02d}/{year}-{last:02d}"


class Survey(NamedTuple):
    """The part of a year that a survey is of."""

    year: int
    span: tuple[Scope, str]


def surveyed(opening: str) -> Survey | None:
    """The survey of a quarter or half a year that a text tells of where it begins."""
    found = _SURVEYED.search(opening) or _RANKED.search(opening)
    if found is None:
        return None
    year = int(found["year"])
    return Survey(year, _part(year, found))


def sampled(opening: str, year: int) -> tuple[Scope, str] | None:
    """The quarter or half year of the sample survey that a text of `year` tells of where it begins."""
    found = _SAMPLED.search(opening)
    if found is None:
        return None
    return _part(int(found["year"] or year), found)


def accounted(opening: str, year: int) -> tuple[Scope, str] | None:
    """The part of a year that a letter of `year` says where it begins that it accounts for."""
    found = _ACCOUNTED.search(opening)
    return span_of(found["span"], int(found["year"] or year)) if found is not None else None


def released(opening: str, now: int, month: int | None = None) -> tuple[Scope, str] | None:
    """The quarter of the survey whose release a text of a `month` reports of where it begins.

    One without a year is the last that was over by then.
    """
    found = _RELEASED.search(opening)
    if found is None:
        return None
    if found["quarter"]:
        scope, span = _quarter(now, found["quarter"])
    elif (int(found["from"]) % 3, int(found["till"]) - int(found["from"])) == (1, 2):
        scope, span = "quarter", _months(now, found)[1]
    else:
        return None
    past = found["now"] is None and month is not None and int(span[-2:]) > month
    return scope, span.replace(str(now), found["year"] or str(now - past))
