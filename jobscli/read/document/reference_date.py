"""Which year a document's figures are of, and which one it calls 今年.

A work report of early 2026 tells 2025 and plans 2026. Its witnesses, the surest first: the headings that name the year
reviewed or the year planned for, the same words within its text, the day on which it was given, its title, the years
that its text names, its path.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobscli.read.document.reviewed_year import (
    LATE,
    MASKED,
    TITLE_YEAR,
    by_day,
    by_headings,
    by_text,
    by_the_half,
    by_title,
    by_words,
)
from jobscli.read.document.survey_span import TALK, YEAR, Survey, accounted, released, sampled, span_of, surveyed
from jobscli.read.document.told_year import (
    BEGINNING,
    accounted_year,
    end_of_plan_done,
    is_older,
    likeliest_year,
    names_year,
    present_year,
    since_year,
    yearbook_year,
)
from jobscli.read.document.years_named import BODY
from jobscli.read.model import About, DocumentKind, ReferenceDate

_LETTER = 300  # where the number of a letter may stand
_OPENING = 250  # where a text of a survey tells of what time it is
_TITLE_PLAN = re.compile(f"{YEAR}年[^，。0-9 　]{{0,16}}(?:将|拟|力争|计划新)")  # 2025年湖南将新增就业70万人
_TITLE_TERM = re.compile(f"(?<=方案|计划|规划)[（(]({YEAR})年?[-—–~～至]{{1,2}}{YEAR}年?[)）]")  # of a plan's years
# The number of an official letter: 某府〔2021〕54号. In brackets it is another's.
_NUMBERED = re.compile(
    f"(?<![（(\u4e00-\u9fff])[\u4e00-\u9fff]{{2,80}}[〔［\\[（(]({YEAR})[〕］\\])）] ?[0-9]{{1,4}} ?号"
    "(?![^\n]{0,40}(?:ICP|许可证|备案))"  # a site's own licence
)
# The part of a year that opens the title of a dated text: 上半年财政社保和就业支出16482亿元.
_TITLE_OPENS = re.compile(
    "(?:[^，。0-9:：]{1,8}[:：])?(?!冲刺|决战|确保|力争|奋战|聚焦|大干|抢抓|展望|锚定|预计)(?:[\u4e00-\u9fff]{2,5}(?<!前))?(?:今年)?(?:上半年|第?[一二三四1-4]季度|1[-—～~至][0-9]{1,2}月)(?!末|底|预|将|计划|重点|开)"
)


class Witnesses(NamedTuple):
    """What may tell the years of a document, each by itself."""

    text: str
    headings: Sequence[str]  # as printed, in order
    title: str
    given: str | None  # the day on which a report was given, ISO
    published: str | None  # the day of the page or the letter, ISO
    path_year: int | None


def reference_date(kind: DocumentKind, seen: Witnesses, about: About) -> ReferenceDate:
    """The years of a document; None where nothing tells them."""
    return _of_report(seen, about) if kind == "report" else _of_other(seen, about)


def _of_report(seen: Witnesses, about: About) -> ReferenceDate:
    """The years of a work report: it reviews one, and plans the next, which it calls 今年."""
    day = seen.given or about.published
    month = _month(day)
    if about.year is not None:
        return ReferenceDate(about.year, about.year + 1, month, True, late=_is_late(day, about.year))
    within = by_the_half(seen.headings, day or seen.published)
    year = by_headings(seen.headings) or by_words(seen.text) or within or by_day(day) or by_title(seen.title)
    year = year or by_text(seen.text, seen.path_year)
    if year is None and MASKED.search(seen.text[:BEGINNING]) is None:
        year = seen.path_year - 1 if seen.path_year else by_day(seen.published)
    late = _is_late(day, year) or (within is not None and within == year)
    return ReferenceDate(year, year + 1 if year else None, month, True, late=late)


def _month(day: str | None) -> int | None:
    """The month of an ISO date, which may be of a year alone."""
    return int(day[5:7]) if day and len(day) >= 7 else None


def _is_late(day: str | None, year: int | None) -> bool:
    """Whether a report is given at the end of the year that it reviews."""
    month = _month(day)
    return day is not None and month is not None and month >= LATE and int(day[:4]) == year


def _of_other(seen: Witnesses, about: About) -> ReferenceDate:
    """The years of a document that is no work report."""
    published = about.published or seen.given or seen.published
    if published and about.year is None and is_older(seen.text, published):
        return ReferenceDate(None, None, None, False)
    now = int(published[:4]) if published else None
    month = _month(published)
    in_title = _stated_year(seen, published)
    survey = surveyed(seen.text[:_OPENING]) if in_title is None else None
    if in_title is not None and now is not None and now > in_title and TALK.search(seen.title):
        talked = span_of(seen.title, in_title, talk=True)
        if talked is not None:  # the page came out later than what was said: 2023年三季度新闻发布会
            now, month = in_title + talked[1].endswith("12"), None
    told = _told_year(seen, now, survey) if in_title is None else None
    year = about.year or in_title or told or likeliest_year(seen.text, now, month or 0)
    year = year or seen.path_year or end_of_plan_done(seen.title)
    sentence = "，" in seen.title or "," in seen.title  # no title, but what a text of one paragraph begins with
    sure = about.year is not None or (in_title is not None and not sentence) or now is not None or survey is not None
    if now is None and not sure and year is not None:
        now = present_year(seen.text[:BODY], year)
    dated = now is not None and in_title is None and about.year is None
    sources = (about.year, in_title, told, seen.path_year if published is None else None)
    named = year is not None and (year in sources or names_year(seen.text, year, now))
    opens = _TITLE_OPENS.match(seen.title) is not None and about.year is None
    span = span_of(seen.title, in_title or (year if opens else None)) or (survey.span if survey else None)
    release = now or year if now is None or dated else None
    span = span or (released(seen.text[:BEGINNING], release, month if dated else None) if release else None)
    if year is not None and in_title is None:
        span = span or sampled(seen.text[:BEGINNING], year) or accounted(seen.text[:BEGINNING], year)
    own = in_title is not None and "统计公报" in seen.title  # whenever its page came out
    return ReferenceDate(year, now or year, month, sure, span, dated, named, own)


def _stated_year(seen: Witnesses, published: str | None) -> int | None:
    """The year that a document states of itself: in its title, or in the number of a letter without a date."""
    stated = TITLE_YEAR.search(_TITLE_TERM.sub("", _TITLE_PLAN.sub("", seen.title)))
    if stated is None and published is None:
        stated = _NUMBERED.search(seen.text[:_LETTER])
    year = int(stated[1]) if stated is not None else None
    ahead = published is not None and year is not None and year > int(published[:4]) + 1
    return None if ahead else year  # 2010年参保人数将…, told in 2005


def _told_year(seen: Witnesses, now: int | None, survey: Survey | None) -> int | None:
    """The year that a document tells of which states none."""
    if now is not None and "公报" in seen.title:
        return now - 1  # a bulletin is put out in the year after the one that it tells
    if survey is not None:
        return survey.year
    if now is not None:
        return None
    told = since_year(seen.text) or accounted_year(seen.text) or yearbook_year(seen.text)
    term = _TITLE_TERM.search(seen.title) if told is None else None
    return int(term[1]) if term is not None else told  # a plan of years speaks in the first of them
