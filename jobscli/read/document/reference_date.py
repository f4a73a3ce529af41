"""Which year a document's figures are of, and which one it calls 今年.

A work report of early 2026 tells 2025 and plans 2026. Its witnesses, the surest first: the headings that name the year
reviewed or the year planned for, the same words within its text, the day on which it was given, its title, the years
that its text names, its path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jobscli.read.document.calendar import CHINESE_YEAR, chinese_year, plan_in
from jobscli.read.document.survey_span import TALK, YEAR, accounted, released, sampled, span_of, surveyed
from jobscli.read.model import About, DocumentKind, ReferenceDate

_BODY = 200_000  # code points of a text whose years are counted
_LETTER = 300  # where the number of a letter may stand
_OPENING = 250  # where a text of a survey tells of what time it is
_BEGINNING = 400  # where a text that tells of one year names it
_NAMED = re.compile(f"(?<![0-9])({YEAR})年(?!以来|起|代)")
# A year in a title that is no beginning of a span: 2019年, not 2019年以来.
_TITLE_YEAR = re.compile(f"(?<![0-9自比较从])({YEAR})年(?!来|以来|起)")
_TITLE_PLAN = re.compile(f"{YEAR}年[^，。0-9 　]{{0,16}}(?:将|拟|力争|计划新)")  # 2025年湖南将新增就业70万人
_TITLE_TERM = re.compile(f"(?<=方案|计划|规划)[（(]({YEAR})年?[-—–~～至]{{1,2}}{YEAR}年?[)）]")  # of a plan's years
# The number of an official letter: 某府〔2021〕54号. In brackets it is another's.
_NUMBERED = re.compile(
    f"(?<![（(\u4e00-\u9fff])[\u4e00-\u9fff]{{2,80}}[〔［\\[（(]({YEAR})[〕］\\])）] ?[0-9]{{1,4}} ?号"
    "(?![^\n]{0,40}(?:ICP|许可证|备案))"  # a site's own licence
)
_OPENS_SINCE = re.compile("[ 　\n]*(20[0-4][0-9])年以来[，,]")
# The part of a year that opens the title of a dated text: 上半年财政社保和就业支出16482亿元.
_TITLE_OPENS = re.compile(
    "(?:[^，。0-9:：]{1,8}[:：])?(?!冲刺|决战|确保|力争|奋战|聚焦|大干|抢抓|展望|锚定|预计)(?:[\u4e00-\u9fff]{2,5}(?<!前))?(?:今年)?(?:上半年|第?[一二三四1-4]季度|1[-—～~至][0-9]{1,2}月)(?!末|底|预|将|计划|重点|开)"
)
# What tells in a title that a plan is over, or nearly: “十四五”民生答卷.
_PLAN_DONE = re.compile("答卷|成就|成绩|成果|成效|回顾|巡礼|收官|综述|亮点")
# A year that another is compared with: 是2007年的2.1倍, 比2019年增长.
_BASE = re.compile(f"[是比较自从在]{YEAR}年?(?:的|基础|增|以|末|底)?|{YEAR}年的[0-9]")
_COMPARED = re.compile(
    f"(?:[比较与同]|高于|低于|恢复到){YEAR}年|{YEAR}年(?:同期|同月)|{YEAR}年[^，。；0-9]{{0,6}}以来|{YEAR}年[0-9]{{1,2}}月起|[从自]{YEAR}年(?:起|(?:[0-9]{{1,2}}月)?(?:至今|到现在|以来|开始))"
    f"|(?:[成创]立|创[办建]|始建|[组筹]建|建成|注册|毕业|退[役伍]|出生|下岗)于{YEAR}年"
)  # 与2019年6月基本持平
_DAY_ALONE = re.compile(f"^[ 　(（]*{YEAR}年[0-9]{{1,2}}月[0-9]{{1,2}}日[ 　)）\r]*$", re.MULTILINE)
_TITLED = re.compile("《[^》]{0,60}》")
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
# A report on a year's plan or budget that a text tells of: 《关于某市2007年国民经济和社会发展计划执行情况…的报告》.
_ACCOUNT_TOLD = re.compile(f"《[^》]{{0,16}}?({YEAR})年[^》]{{0,24}}执行情况")
# A report given within the year that it is of: 一、上半年工作回顾.
_WITHIN = re.compile("上半年|前[二三]季度|前[0-9一二三四五六七八九十]{1,2}个月|今年以来")
# A year told as over beside 今年: 今年将超过1200万人，2006年达1184万人.
_OVER = re.compile(f"(?<![到至])({YEAR})年(?:全年)?(?:已|共)?达(?!到?[^，。；]{{0,12}}(?:以上|左右))")
_HORIZON = re.compile(f"[到至从]{YEAR}年|{YEAR}年?(?:远景|前|以前)|{YEAR}年?[—–～~至到-]{YEAR}|{YEAR}年(?:以来|来|起)")
# Up to when an undated text tells: 截至2014年底，…. Until when a policy holds, it does not tell.
_AS_OF = re.compile(f"(?<!期限)(?<!时间)(?<!执行)(?<!延续)[截截][至止]({YEAR})年(?:[底末]|[0-9]{{1,2}}月[底末]?)，")
# By when an undated text means to have done something: 到2016年，….
_BY_YEAR = re.compile(f"(?<![0-9年加高升降长展])到 ?{YEAR}年(?!上半年|[0-9])")
# A year that opens a sentence which looks ahead at nothing: 2013年，落实率仍达到72.0%.
_PLAINLY = re.compile(
    f"(?:^|(?<=[。；\\n]))[ 　]*({YEAR})年[，,](?![^。]{{0,60}}(?:将|力争|目标|计划|预计|拟|确保|争取|要))"
)
_LAST_YEAR = re.compile("(?<![比较與与同])去年(?!同)")
_YEAR_OVER = re.compile("去年(?!同|1?[0-9]月)|过去的?一年")
_AHEAD = re.compile("今年[，,]?(?:[将將]|要|力[争爭]|[计計][划劃]|[确確]保|[拟擬])")
_REVIEW_PART = 0.4  # of a report, which is sure to be of its review
_PLAN_WEIGHT, _OFTEN = 1.5, 3  # what a year of the plan weighs, and how often one counts at most
_ENOUGH = 2
_EARLY = 2  # until this month a text that speaks of last year as often as of this one is of last year
_LATE = 11  # a report given in November or December plans the next year


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
    day = seen.given or about.published
    month = int(day[5:7]) if day and len(day) >= 7 else None
    if about.year is not None:
        late = day is not None and month is not None and month >= _LATE and int(day[:4]) == about.year
        return ReferenceDate(about.year, about.year + 1, month, True, late=late)
    year = _by_headings(seen.headings) or _by_words(seen.text) or _by_day(day) or _by_title(seen.title)
    within = _by_the_half(seen.headings, day or seen.published)
    year = year or within
    year = year or _by_text(seen.text, seen.path_year) or (_by_day(seen.published) if not seen.path_year else None)
    year = year or (seen.path_year - 1 if seen.path_year else None)
    late = day is not None and month is not None and month >= _LATE and int(day[:4]) == year
    late = late or (within is not None and within == year)
    return ReferenceDate(year, year + 1 if year else None, month, True, late=late)


def _by_headings(headings: Sequence[str]) -> int | None:
    """The year reviewed by the headings of a report: the last that a review names, or the one before the plan's.

    Two headings that name a year and the next one tell it as well: 一、2013年主要工作 and 二、2014年重点工作.
    """
    named: list[tuple[int, bool]] = []  # each year, and whether its heading is of a plan
    for heading in map(_tight, headings):
        if "年" not in heading:
            continue
        plan = _PLAN.search(heading) is not None
        told = _ACCOUNT.search(heading) or "回顾" in heading or "过去" in heading
        if _REVIEW.search(heading) and (not plan or told):
            years = sorted(int(year) for year in _NAMED.findall(heading))
            if years:
                return years[-2] if plan and years[-1] - 1 in years else years[-1]
        named += [(int(year), plan) for year in _NAMED.findall(_NO_PLAN_YEAR.sub("", heading))]
    later = {year for year, _plan in named}
    both = next((year for year, _plan in named if year + 1 in later), None)
    planned = next((year for year, plan in named if plan), None)
    return both or (planned - 1 if planned else None)


def _by_day(day: str | None) -> int | None:
    if day is None:
        return None
    year = int(day[:4])
    return year if len(day) >= 7 and int(day[5:7]) >= _LATE else year - 1


def _by_the_half(headings: Sequence[str], day: str | None) -> int | None:
    within = day is not None and any(_WITHIN.search(each) and _REVIEW.search(each) for each in headings)
    return int(day[:4]) if day is not None and within else None


def _by_title(title: str) -> int | None:
    """2024年计划执行情况与2025年计划草案的报告 is of 2024, and so is 2025年政府工作报告."""
    named = [int(year) for year in _TITLE_YEAR.findall(title)]
    return max(named) - 1 if named else None


def _by_words(text: str) -> int | None:
    """The year reviewed by the words of a review or a plan, wherever they stand."""
    body = _tight(_TITLED.sub("", text[:_BODY]))
    reviewed = _REVIEWED_YEAR.search(body)
    if reviewed is not None:
        return int(reviewed[reviewed.lastindex or 1])
    planned = _PLANNED_YEAR.search(body)
    return int(planned[1]) - 1 if planned is not None else None


def _by_text(text: str, path_year: int | None) -> int | None:
    """The year that a report reviews by the years that it names, where its path does not contradict.

    The path's year wins among those that the text names often; in a collection whole folders stand a year off. Else it
    is the year that the first part names, and the next one the rest.
    """
    body = _BASE.sub("", _HORIZON.sub("", _TITLED.sub("", text[:_BODY])))
    named = _counted(body)
    if path_year is not None and named[path_year] + named[path_year - 1] >= 2:
        return path_year - 1
    if len(named) == 1:
        return next(iter(named))
    part = int(_REVIEW_PART * len(body))
    review, plan = _counted(body[:part]), _counted(body[part:])
    scores = {
        year: min(times, _OFTEN) + _PLAN_WEIGHT * min(plan[year + 1], _OFTEN) for year, times in review.items() if times
    }
    best = max(scores, key=lambda year: (scores[year], year), default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None


def _tight(text: str) -> str:
    return CHINESE_YEAR.sub(lambda year: str(chinese_year(year.group())), text)


def _counted(text: str) -> Counter[int]:
    named = Counter(int(year) for year in _NAMED.findall(text))
    named.update(chinese_year(year) for year in CHINESE_YEAR.findall(text))
    return named


def _of_other(seen: Witnesses, about: About) -> ReferenceDate:
    """The years of a document that is no work report."""
    published = about.published or seen.given or seen.published
    now = int(published[:4]) if published else None
    month = int(published[5:7]) if published and len(published) >= 7 else None
    stated = _TITLE_YEAR.search(_TITLE_TERM.sub("", _TITLE_PLAN.sub("", seen.title))) or (
        _NUMBERED.search(seen.text[:_LETTER]) if published is None else None
    )
    in_title = int(stated.group(1)) if stated else None
    if in_title is not None and now is not None and in_title > now + 1:  # 2010年参保人数将…, told in 2005
        in_title = None
    # A bulletin without a year in its title is put out in the year after the one that it tells.
    told = now - 1 if now is not None and in_title is None and "公报" in seen.title else None
    survey = surveyed(seen.text[:_OPENING]) if in_title is None else None
    told = told or (survey.year if survey is not None else None)
    if in_title is not None and now is not None and now > in_title and TALK.search(seen.title):
        talked = span_of(seen.title, in_title, talk=True)
        if talked is not None:  # the page came out later than what was said: 2023年三季度新闻发布会
            now, month = in_title + talked[1].endswith("12"), None
    if now is None and in_title is None:
        told = told or _since(seen.text) or _accounted(seen.text)
    term = _TITLE_TERM.search(seen.title) if now is None and in_title is None and told is None else None
    told = int(term.group(1)) if term is not None else told  # a plan of years speaks in the first of them
    year = about.year or in_title or told or _likely(seen.text, now, month or 0) or seen.path_year or _told(seen.title)
    sentence = "，" in seen.title or "," in seen.title  # no title, but what a text of one paragraph begins with
    sure = about.year is not None or (in_title is not None and not sentence) or now is not None or survey is not None
    if now is None and not sure and year is not None:
        now = _speaks_in(seen.text[:_BODY], year)
    dated = now is not None and in_title is None and about.year is None
    sources = (about.year, in_title, told, seen.path_year if published is None else None)
    named = year is not None and (year in sources or _names(seen.text, year, now))
    opens = _TITLE_OPENS.match(seen.title) is not None and about.year is None
    span = span_of(seen.title, in_title or (year if opens else None)) or (survey.span if survey else None)
    release = now or year if now is None or dated else None
    span = span or (released(seen.text[:_BEGINNING], release) if release else None)
    if year is not None and in_title is None:
        span = span or sampled(seen.text[:_BEGINNING], year) or accounted(seen.text[:_BEGINNING], year)
    own = in_title is not None and "统计公报" in seen.title  # whenever its page came out
    return ReferenceDate(year, now or year, month, sure, span, dated, named, own)


def _told(title: str) -> int | None:
    """The last year of the plan of which a title tells what was done: 四川交出“十四五”民生答卷."""
    plan = plan_in(title) if _PLAN_DONE.search(title) is not None else None
    return plan[1] if plan is not None else None


def _since(text: str) -> int | None:
    """The 今年 of a text: 2016年以来，…。截至今年8月底，…; or the year after the last one that it tells as over."""
    if "今年" not in text[:_BEGINNING]:
        return None
    opened = _OPENS_SINCE.match(text)
    if opened is not None:
        return int(opened[1])
    over = [int(year) for year in _OVER.findall(text[:_BODY])]
    return max(over) + 1 if over and max(over) == max(_counted(text[:_BODY])) else None


def _accounted(text: str) -> int | None:
    account = _ACCOUNT_TOLD.search(text[:_BEGINNING])
    return int(account[1]) if account is not None else None


def _names(text: str, year: int, now: int | None) -> bool:
    """Whether a text names the year of its figures where it begins: 2017年，全市…. A day (2017年3月5日) is no year.

    A collection of what was done years ago may name its year anywhere, but not once alone.
    """
    if now is not None and year < now - 1:
        return text.count(f"{year}年", 0, _BODY) > 1
    opening = _TITLED.sub("", text[:_BEGINNING])
    last = year + 1 == now and "去年" in opening
    return (
        last or re.search(f"(?<![0-9自比较从到至]){year}年(?!以来|来|起|[0-9]{{1,2}}月|[底末]?前)", opening) is not None
    )


def _speaks_in(text: str, year: int) -> int:
    """The 今年 of a text without a date that mostly names `year`: the one after it where that is over."""
    over = "(?:全年|年?[底末](?!前)|度(?![^，。]{0,14}(?:目标|计划|任务))|第?四季度|12月)"
    if re.search(f"(?<![到至“]){year + 1}年(?!底?前)|(?:(?<![到至—-])|(?<=截至)){year}年?{over}", text):
        return year + 1
    if _LAST_YEAR.search(text) and _AHEAD.search(text):  # 2008年…。去年全年…。今年将…
        return year + 1
    told = max((int(each) for each in _PLAINLY.findall(text)), default=year)
    return max(told, year + 1 if _LAST_YEAR.search(text) and "今年" not in text else year)


def _likely(text: str, now: int | None, month: int) -> int | None:
    """The year that the text names most, of the three before its date."""
    body = _COMPARED.sub("", _TITLED.sub("", text[:_BODY]))
    if now is not None and str(now - 1) in _PLAINLY.findall(body):  # 2019年3月22日 ⏎ 2018年，…
        body = _DAY_ALONE.sub("", body)
    named = _counted(body if now is not None else _BY_YEAR.sub("", body))
    if now is not None and 0 < month <= _EARLY:
        past, present = named[now - 1] + len(_YEAR_OVER.findall(body)), named[now] + body.count("今年")
        if past and past >= present:
            return now - 1
    if now is not None:
        named = Counter({year: times for year, times in named.items() if now - 3 <= year <= now})
        if not named:
            named = Counter(int(year) for year in _NAMED.findall(text[:_BODY]) if now - 3 <= int(year) < now)
        if not named or (max(named.values()) < (4 if month > 6 else 2) and "今年" in body):
            return now
    asof = max((int(year) for year in _AS_OF.findall(body)), default=0) if now is None else 0
    if asof and asof > max(named, key=lambda year: (named[year], year), default=0):
        return asof
    if not named and "年内" in body:  # 下发《关于下达2007年就业再就业工作目标的通知》。年内，…
        cited = {year for title in _TITLED.findall(text[:_BODY]) for year in _counted(title)}
        return cited.pop() if len(cited) == 1 else None
    if not named or (now is None and max(named.values()) < 2 and not _opens_with(body, named)):
        return None
    return max(named, key=lambda year: (named[year], year))


def _opens_with(body: str, named: Counter[int]) -> bool:
    """Whether the one year that a text names stands where it begins."""
    return len(named) == 1 and f"{next(iter(named))}年" in body[:300]
