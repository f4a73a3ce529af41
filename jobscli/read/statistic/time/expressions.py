"""Temporal expressions in a sentence -> scope and period of the figures behind them.

A time word governs what follows it until the next one; `reach` tells which govern nothing or a single figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jobscli.read.model import ReferenceDate
from jobscli.read.statistic.time.meanings import meaning
from jobscli.read.statistic.time.reach import SINCE, aside, one_figure, passed_over
from jobscli.read.statistic.time.said import Said, TimeExpression, so_many
from jobscli.words.expression import quick

_YEAR = "(?:19[4-9]|20[0-4])[0-9]年"
_SAID = f"(?:{_YEAR}|今年|去年|(?<!以)上年|当年|本年|明年|前年)"
_N = "[0-9一二两三四五六七八九十]{1,2}"
_TIME = re.compile(
    quick(
        rf"""
    # A number with its unit, a comma or 的 before other words begins none: said first, it spares the many ways.
    (?! [0-9]+[.万亿%人元家户] | [的，度](?![0-9一二两三四五六七八九十前首头上下第年末底以，度的])
      | 全(?!年) | “(?![十八九]) )
    (?: (?P<row> [从自](?P<rowyear>{_YEAR})(?:起|开始|以来)，?连续(?P<years>[二两三四五六七八九]|[2-9])年 )
    | (?P<start> (?:从|自)? (?P<startyear>{_SAID}) (?:{_N}月(?:[0-9]{{1,2}}日)?)? 起 )
    | (?P<same> (?:去年|上年|前年)同期 )
    | (?P<upto>截[至止]|(?<![增升降跌减涨滑落])[至到]|截至目前|以来)?
      (?P<year>{_SAID})? (?:度)? (?:的)? (?:以来)? (?:，)?
      (?: (?P<from>{_N}) 月?(?:份)? [-—─～~至到]{{1,2}} (?P<till>{_N}) 月(?:份|底|末)?
        | (?P<three>[前首头][三3]季(?:度|(?![节军候风刊]))|[前首][9九]个月)
        | (?P<half>上半年|下半年)
        | (?:(?:(?<!日)前|(?<=年)头)(?P<first>[0-9二两三四五六七八九十]{{1,2}})个?月)
        | (?<![这该前上])第?(?P<quarter>[一二三四首1-4])(?:季度(?:末|以来)?|(?:(?<=第.)|(?<=首))季(?![节军候风刊]))
        | (?<!×)(?P<month>{_N}) 月(?:份)? (?P<late>底|末)? (?P<day>[0-9]{{1,2}}日)?
        | (?P<before>年?[末底]前)
        | (?P<end>(?:年|(?<![学上五])期(?=末))?[末底](?!前)) )
    | (?P<span> (?P<y1>(?:19[4-9]|20[0-4])[0-9]) 年?[-—─～~至到]{{1,2}} (?P<y2>(?:19[4-9]|20[0-4])[0-9]) 年
        (?![0-9]{{1,2}}月) )
    | (?P<by> (?:到|至) (?P<byyear>20[0-4][0-9]) 年(?:底|末)? (?![0-9一二十]{{1,2}}月|[上下]半年|第[1-4一二三四]季) )
    | (?P<plain> {_YEAR} | 今年以来 | 今年 | 去年 | (?<!以)上年 | 明年 ) (?:以?来)? (?:[至迄]今(?!年))?
        (?!大?(?:前|后|级|版))
    | (?P<whole> 全年(?!度) | 全年度 | (?<![0-9一二两三四五六七八十])当年(?!(?<=按当年)价) | 年度内
        | (?<![0-9一二两三四五六七八十])年内 | 本年度 )
    | (?P<plan> [“"']?(?P<planname>十[一二三四五六七八]五|(?<=[“"'])(?:十|[八九])五(?=[”"']))[”"']?
        (?:时期末?|期间|以来|规划期|期?末)? )
    | (?P<term> (?P<both>今明)两年
        | (?<![第前满每续0-9.]) (?:过去|近|这|最近|未来|今后)? (?P<count>[三四五十2-9]|两(?=年[来间内])
          |(?:[1-6]0|十)(?=年(?:来，|累计))|[二三四五]十(?=年来，)) 年
          (?:来|间|内(?=[，力实使争新完累解全培扶带发建城农转输募开引帮吸投减增预]|可[减节带新为])
            | (?<=用.年)(?:左右)?的?时间
            | (?=累计|共|合计|总共|[年平]均|新[增创]|培训|带动|发放|建成|完成|转移|输送
             |募集|引进|吸引|吸纳|帮扶|开展|投入|留|翻|增长|实[现际]|使|力争|解决|城[镇乡]|全[省市区县州]))
        | (?:过去|近|这|最近|未来|今后) (?P<past>[三四五两二十2-9]) 年 )
    | (?P<congress> 党的十[六七八九]大以来 | 党的二十大以来 )
    | (?P<thisquarter> (?:本|[这该]一?|最新一)季(?:度(?!末)|(?!度|[节军候风刊])) )
    | (?P<told> (?<![^，。；])同期(?!相比|[比增末水数]|下降|持平|年) | 两段时间相比 )
    | (?P<ago> (?<![0-9第]){_N}年前(?![0-9三列]) )
    | (?P<nowadays> (?P<asof>截[至止](?:目前|现在|当前))|目前|如今|(?<![到出实表])现在(?![时起的])
      |(?<![实好持对托用挥合动定足在高快励大进强升造掘成将决以护展导化过住固活善把])现有(?!序)|至今|迄今|当前
      |近年来|近几年来?|多年来 ) )
    """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
# What may stand between the months and the year that they are of: 1—11月，全市今年….
_BETWEEN = re.compile("，?(?:[0-9]{1,3}个)?[^，。；：0-9]{0,8}")
_NEAR = 24  # code points between a time and what there is at it
_GLOSS = re.compile("(?:（[^（）]*）)?，")  # 截至2月11日（正月十二），|目前八成左右企业已开工


def spans(text: str) -> list[tuple[int, int]]:
    """Where the temporal expressions of a normalised text stand."""
    return [each.span() for each in _TIME.finditer(text) if each.end() > each.start()]


class Times(NamedTuple):
    """The temporal expressions of a sentence: where all of them stand, and those that govern figures, in order."""

    spans: Sequence[tuple[int, int]]
    governing: Sequence[TimeExpression]


def times(text: str, clock: ReferenceDate) -> Times:
    """The temporal expressions of a normalised sentence; one that a change is measured against governs nothing."""
    found = [each for each in _TIME.finditer(text) if each.end() > each.start()]
    return Times([each.span() for each in found], list(_governing(text, found, clock)))


def _governing(text: str, matches: Sequence[re.Match[str]], clock: ReferenceDate) -> Iterator[TimeExpression]:
    """The expressions that govern figures, in order: those that are no name, no comparison and no repetition."""
    last: TimeExpression | None = None
    over = -1  # where one ends that governs nothing
    for found in matches:
        opening = found.start() + text.startswith("，", found.start())  # 与3季度相比，第4季度…
        before = text[max(0, opening - 12) : opening]
        if passed_over(text, before, found) or (over == found.start() and text.startswith("至", over)):
            over = found.end()  # 较2022年12月|至2023年2月下跌0.2个百分点
            continue
        made = meaning(found, clock)
        if made is None or (last is not None and _only_repeats(text, last, found, made)):
            continue
        scope, period, stated, kind = made
        since = SINCE.match(text, found.end()) if kind in ("year", "month") else None
        local = one_figure(text, before, found.end(), kind)
        if last is not None and last.end == found.start() and (whole := _through(last, period, kind, found)):
            scope = "cumulative" if last.kind == "year" else "to_date"
            local = last.local and found.group("upto") is None  # 从1998年|至今年上半年 is of all that follows
            period, kind = whole, "term" if kind == "end" else "months"
        # 2023年，…；1—9月… are months of that year, as 下半年 behind 2022年上半年; 明年，…力争全年… is next year's
        told = kind == "year" or (found.group("year") and (found.group("half") or found.group("quarter")))
        if told and period and not local:
            # 去年 behind 1999年 is still last year of the text's own, which may not be known
            clock = replace(clock, year=int(period[:4]), now=clock.now or clock.year or 0, dated=False)
        end = since.end() if since else found.end()
        if since and kind == "month":  # 3月以来, in a text of August
            period = _until_now(period, clock)
        until = aside(text, found.start()) if last is not None else None
        scope = "to_date" if since else scope
        last = TimeExpression(found.start(), end, scope, period, stated, local, kind, until=until)
        yield last


def _only_repeats(text: str, last: TimeExpression, found: re.Match[str], made: Said) -> bool:
    """Whether an expression says no more than the one before it: 2019至2021年三年共…, 截至6月底，…|现有企业3000家."""
    if made.kind == "term" and last.kind == "term":
        return so_many(last.period, last.end, found)  # “十二五”期间，…5年来: the years are said
    if made.kind == "year" and not made.stated:
        return _said_before(text, last, found)
    return made.kind == "now" and _now_before(text, last, found)


def _until_now(month: str | None, clock: ReferenceDate) -> str | None:
    """The months from one on to the one in which a dated text was written."""
    now = f"{clock.now}-{clock.month:02d}" if clock.dated and clock.now and clock.month else ""
    return f"{month}/{now}" if month is not None and month < now else month


def _said_before(text: str, last: TimeExpression, found: re.Match[str]) -> bool:
    """Whether 今年 only says the year of the months just told: 截至10月份，我市|今年已有13.25万人."""
    months = last.kind in ("months", "month", "upto") and not last.local and not last.stated and last.scope != "monthly"
    return months and found.group().startswith("今年") and _BETWEEN.fullmatch(text, last.end, found.start()) is not None


def _now_before(text: str, last: TimeExpression, found: re.Match[str]) -> bool:
    """Whether 现有 or 目前 only says that so it is at the time just told: 截至6月底，…|现有企业3000家."""
    at = last.scope in ("to_date", "year_end") and not last.local and last.kind not in ("year", "now")
    told = text[last.end : found.start()]
    same = found.group() == "现有" or (found.group() == "目前" and _GLOSS.fullmatch(told) is not None)
    return at and same and len(told) < _NEAR and not re.search("[。；]", told)


def _through(first: TimeExpression, last: str | None, kind: str, found: re.Match[str]) -> str | None:
    """From one time to another of a later year: 2022年12月|至2023年2月, 2012年|至2021年4月, 1998年|至今年上半年."""
    if not first.period or not last:
        return None
    begins = first.kind == "year" and first.stated and first.period < last[:4]
    if kind == "end":
        return f"{first.period}/{last}" if begins and found.group("upto") in ("至", "到") else None
    since = f"{first.period}-01" if first.kind == "year" and first.stated else first.period
    if kind == "months":
        return f"{since}/{last[-7:]}" if begins and found.group("upto") in ("至", "到") else None
    if kind != "month":
        return None
    begins = begins or (first.scope == "monthly" and first.kind == "month")
    return f"{since}/{last}" if begins and since < last else None
