"""The year that a work report reviews: by its headings, its words, its day, its title or the years that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscli.read.document.survey_span import YEAR
from jobscli.read.document.years_named import BODY, NAMED, TITLED, counted

# A year in a title that is no beginning of a span: 2019年, not 2019年以来; and without 年 in 2009十大民生实事.
TITLE_YEAR = re.compile(
    f"(?<![0-9自比较从])({YEAR})(?:年(?!来|以来|起)|(?=[\u4e00-\u9fff]{{0,8}}(?:政府工作报告|民生(?:实事|工程)|[白蓝]皮书)))"
)
# A year that who put the report out struck out, 20xx年: the day of the page says nothing of it.
MASKED = re.compile("(?:19|20)[xX×＊*]{1,3}年")
# A year that another is compared with: 是2007年的2.1倍, 比2019年增长.
_BASE = re.compile(f"[是比较自从在]{YEAR}年?(?:的|基础|增|以|末|底)?|{YEAR}年的[0-9]")
# Headings of a report: 一、2018年工作回顾, 2020年和“十三五”时期工作回顾, 过去的2019年; 三、对2022年政府工作的建议.
_REVIEW = re.compile("回顾|总结|工作情况|主要成[就绩]|完成情况|执行情况|过去|基本情况|主要工作$|取得")
_ACCOUNT = re.compile("(?:执行|完成|落实|进展)情况")  # of a plan, too: 2007年国民经济和社会发展计划执行情况
_PLAN = re.compile("安排|草案|任务|目标|要求|部署|打算|建议|重点|思路|计划|预期|意见|工作$|设想")
_NO_PLAN_YEAR = re.compile(f"到{YEAR}年|{YEAR}年?[—–～~至到-]{YEAR}|{YEAR}年?(?:远景|前|以前)")
# The same where a text lost its line breaks or its headings: 2019年工作回顾, 刚刚过去的2019年, 2020年工作的总体要求.
_REVIEWED_YEAR = re.compile(
    rf"""
    (?<![到至比较从自])({YEAR})年度?[^，。；：\n0-9]{{0,14}}(?:回顾|总结)
    | [过走]过?[去的]{{1,2}}({YEAR})年
    | ({YEAR})年[，,]?是[^，。；\n]{{2,40}}一年。  # 2010年，是…的一年。全区完成生产总值816.6亿元
        (?: 一年来
          | (?:全[省市县区州旗]|地区)[^，。；\n0-9]{{0,6}}(?:完成|实现)[^，。；\n0-9]{{2,12}}[0-9.]+亿?元 )
    """,
    re.VERBOSE,
)
_PLANNED_YEAR = re.compile(
    rf"""
    (?<![到至比较从自]) ({YEAR})年 的?[^，。；：\n0-9]{{0,10}}?
    (?: 工作(?:安排|任务|部署) | 重点工作 | 主要任务 | (?:工作的?)?总体要求 | 政府工作(?=[的要，：作进])
        | 我们要 | 要?(?:着力|重点|突出)抓好 | [^，。；：\n0-9]{{0,10}}预期目标(?=[是为：:]|建议) )
    """,
    re.VERBOSE,
)
# A report given within the year that it is of.
_WITHIN = re.compile("上半年|前[二三]季度|前[0-9一二三四五六七八九十]{1,2}个月|今年以来")
_HORIZON = re.compile(
    f"[到至从自]{YEAR}年|{YEAR}年?(?:远景|前|以前)|{YEAR}年?[—–～~至到-]{YEAR}|{YEAR}年(?:以来|来|起)"
)
_REVIEW_PART = 0.4  # of a report, which is sure to be of its review
_PLAN_WEIGHT, _OFTEN = 1.5, 3  # what a year of the plan weighs, and how often one counts at most
_ENOUGH = 2
LATE = 11  # a report given in November or December plans the next year


def by_headings(headings: Sequence[str]) -> int | None:
    """The year reviewed by the headings of a report: the last that a review names, or the one before the plan's.

    Two headings that name a year and the next one tell it as well: 一、2013年主要工作 and 二、2014年重点工作.
    """
    named: list[tuple[int, bool]] = []  # each year, and whether its heading is of a plan
    for heading in headings:
        if "年" not in heading:
            continue
        plan = _PLAN.search(heading) is not None
        told = _ACCOUNT.search(heading) or "回顾" in heading or "过去" in heading
        if _REVIEW.search(heading) and (not plan or told):
            years = sorted(int(year) for year in NAMED.findall(_HORIZON.sub("", heading)))
            if years:
                return years[-2] if plan and years[-1] - 1 in years else years[-1]
        named += [(int(year), plan) for year in NAMED.findall(_NO_PLAN_YEAR.sub("", heading))]
    later = {year for year, _plan in named}
    both = next((year for year, _plan in named if year + 1 in later), None)
    planned = next((year for year, plan in named if plan), None)
    return both or (planned - 1 if planned else None)


def by_day(day: str | None) -> int | None:
    """The year reviewed by the day on which a report was given: the one before, until the year is nearly over."""
    if day is None:
        return None
    year = int(day[:4])
    return year if len(day) >= 7 and int(day[5:7]) >= LATE else year - 1


def by_the_half(headings: Sequence[str], day: str | None) -> int | None:
    """The year within which a report was given that reviews a part of it: 一、上半年工作回顾."""
    within = day is not None and any(_WITHIN.search(each) and _REVIEW.search(each) for each in headings)
    return int(day[:4]) if day is not None and within else None


def by_title(title: str) -> int | None:
    """2024年计划执行情况与2025年计划草案的报告 is of 2024, and so is 2025年政府工作报告."""
    named = [int(year) for year in TITLE_YEAR.findall(title)]
    return max(named) - 1 if named else None


def by_words(text: str) -> int | None:
    """The year reviewed by the words of a review or a plan, wherever they stand."""
    body = TITLED.sub("", text[:BODY])
    reviewed = _REVIEWED_YEAR.search(body)
    if reviewed is not None:
        return int(reviewed[reviewed.lastindex or 1])
    planned = _PLANNED_YEAR.search(body)
    return int(planned[1]) - 1 if planned is not None else None


def by_text(text: str, path_year: int | None) -> int | None:
    """The year that a report reviews by the years that it names, where its path does not contradict.

    The path's year wins among those that the text names often; in a collection whole folders stand a year off. Else it
    is the year that the first part names, and the next one the rest.
    """
    body = _BASE.sub("", _HORIZON.sub("", TITLED.sub("", text[:BODY])))
    named = counted(body)
    if path_year is not None and named[path_year] + named[path_year - 1] >= 2:
        return path_year - 1
    if len(named) == 1:
        return next(iter(named))
    part = int(_REVIEW_PART * len(body))
    review, plan = counted(body[:part]), counted(body[part:])
    scores = {
        year: min(times, _OFTEN) + _PLAN_WEIGHT * min(plan[year + 1], _OFTEN) for year, times in review.items() if times
    }
    best = max(scores, key=lambda year: (scores[year], year), default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None
