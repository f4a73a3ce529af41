"""The year that a document tells of which is no work report, and the one that it calls 今年, by its text."""

from __future__ import annotations

import re
from collections import Counter

from jobscli.read.document.calendar import plan_in
from jobscli.read.document.survey_span import YEAR
from jobscli.read.document.years_named import BODY, NAMED, TITLED, counted

BEGINNING = 400  # where a text that tells of one year names it
_OPENS_SINCE = re.compile("[ 　\n]*(20[0-4][0-9])年以来[，,]")
# What tells in a title that a plan is over, or nearly: “十四五”民生答卷.
_PLAN_DONE = re.compile("答卷|成就|成绩|成果|成效|回顾|巡礼|收官|综述|亮点")
_COMPARED = re.compile(
    f"(?:[比较与同]|高于|低于|恢复到){YEAR}年|{YEAR}年(?:同期|同月)|{YEAR}年[^，。；0-9]{{0,6}}以来|[从自]{YEAR}年[^，。；,;]{{0,30}}以来|{YEAR}年[0-9]{{1,2}}月起|[从自]{YEAR}年(?:起|(?:[0-9]{{1,2}}月)?(?:至今|到现在|以来|开始))"
    f"|(?:[成创]立|创[办建]|始建|[组筹]建|建成|注册|毕业|退[役伍]|出生|下岗|启动|开始|开工|设立|实施)于{YEAR}年初?"
)  # 与2019年6月基本持平
_SPAN = re.compile(f"{YEAR}年?[-—–～~至到]{{1,2}}{YEAR}年")  # 2006年至2008年
_MONTH = re.compile("([0-9]{4})年0?([0-9]{1,2})月")
_DAY_ALONE = re.compile(f"^[ 　(（]*{YEAR}年[0-9]{{1,2}}月[0-9]{{1,2}}日[ 　)）\r]*$", re.MULTILINE)
# A report on a year's plan or budget that a text tells of: 《关于某市2007年国民经济和社会发展计划执行情况…的报告》.
_ACCOUNT_TOLD = re.compile(f"《[^》]{{0,16}}?({YEAR})年[^》]{{0,24}}执行情况")
# A yearbook above its text, or one volume of it: 绥棱年鉴2021, 2006卷.
_VOLUME = re.compile(f"\\s*(?:[\u4e00-\u9fff]{{2,8}}年鉴[（(]?({YEAR})|({YEAR})卷)")
# A year told as over beside 今年: 今年将超过1200万人，2006年达1184万人.
_OVER = re.compile(f"(?<![到至])({YEAR})年(?:全年)?(?:已|共)?达(?!到?[^，。；]{{0,12}}(?:以上|左右))")
# Up to when an undated text tells: 截至2014年底，…. Until when a policy holds, it does not tell.
_AS_OF = re.compile(f"(?<!期限)(?<!时间)(?<!执行)(?<!延续)截[至止]({YEAR})年(?:[底末]|[0-9]{{1,2}}月[底末]?)[，,]")
# By when an undated text means to have done something: 到2016年，….
_BY_YEAR = re.compile(f"(?<![0-9年加高升降长展])到 ?{YEAR}年(?!上半年|[0-9])")
# A year that opens a sentence which looks ahead at nothing: 2013年，落实率仍达到72.0%.
_PLAINLY = re.compile(
    f"(?:^|(?<=[。；\\n]))[ 　]*({YEAR})年[，,](?![^。]{{0,60}}(?:将|力争|目标|计划|预计|拟|确保|争取|要))"
)
_LAST_YEAR = re.compile("(?<![比较与同])去年(?!同|1?[0-9]月)|过去的?一年")  # told, and not compared with
_AHEAD = re.compile("今年[，,]?(?:将|要|力争|计划|确保|拟)")
# Months of 今年 behind a year told plainly as over: 2019年，…。今年一季度，….
_GOES_ON = "[^。；]+[。；]\\s*今年(?:[一1]季度|上半年|前[二三四五六七八九2-9]|1[-—至]|[1-6]月)"
_MANY = 4  # years
_NUMBER = re.compile(f"[〔［\\[（(]({YEAR})[〕］\\])）] ?[0-9]{{1,4}} ?号")  # of a letter: 〔2025〕20号
_OPENS = re.compile(f"[ 　\\n]*({YEAR})年[，,]")
# What a line under a title calls the occasion is no year of the figures: ——二〇一九年国务院大督查综述之五.
_SUBTITLE = re.compile("^——[^。，]{2,60}$", re.MULTILINE)
# How a text tells of a year that is over and that it does not name: 年末全省城镇单位从业人员为349万人.
_YEAR_TOLD = re.compile(
    "(?:^|(?<=[。；\\n]))[ 　]*(?:年末|全年)(?!前)(?![^。\\n]{0,80}(?:将|力争|目标|任务|计划|预[计期]|拟|确保|争取))"
)
_OVER_BY = 6  # until this month
# A text that a page gives years later tells of its last year, and of no 今年: 与2011年12月持平, 2011年全年….
_OWN_TIME = re.compile(
    f"(?<![0-9自从])({YEAR})年(?:全年|[末底]|[0-9]{{1,2}}月(?:份|[底末])?)(?!以来|起|[0-9]{{1,2}}日)"
)
_PRESENT = re.compile("今年|去年|本年")
_LATER, _OFTEN = 3, 3  # years between a text and its page; times that a text names its last year
_EARLY = 2  # until this month a text that speaks of last year as often as of this one is of last year


def end_of_plan_done(title: str) -> int | None:
    """The last year of the plan of which a title tells what was done: 四川交出“十四五”民生答卷."""
    plan = plan_in(title) if _PLAN_DONE.search(title) is not None else None
    return plan[1] if plan is not None else None


def since_year(text: str) -> int | None:
    """The 今年 of a text: 2016年以来，…。截至今年8月底，…; or the year after the last one that it tells as over."""
    if "今年" not in text[:BEGINNING]:
        return None
    opened = _OPENS_SINCE.match(text)
    if opened is not None:
        return int(opened[1])
    over = [int(year) for year in _OVER.findall(text[:BODY])]
    return max(over) + 1 if over and max(over) == max(counted(text[:BODY])) else None


def is_older(text: str, published: str) -> bool:
    """Whether a page of that day gives a text of years before, which names its last year often and says no 今年."""
    own = (published[:4], published[5:7].lstrip("0"))  # which the page prints above it
    body = _MONTH.sub(lambda found: "" if found.groups() == own else found.group(), TITLED.sub("", text[:BODY]))
    named = counted(body)
    last = max(named, default=0)
    if not 0 < last <= int(published[:4]) - _LATER or named[last] < _OFTEN:
        return False
    return str(last) in _OWN_TIME.findall(body) and _PRESENT.search(body) is None


def accounted_year(text: str) -> int | None:
    """The year of the plan or the budget whose account a text tells of where it begins."""
    account = _ACCOUNT_TOLD.search(text[:BEGINNING])
    return int(account[1]) if account is not None else None


def yearbook_year(text: str) -> int | None:
    """The year of which the yearbook tells whose name a text begins with: 绥棱年鉴2021 tells 2020."""
    volume = _VOLUME.match(text)
    return int(volume[1] or volume[2]) - 1 if volume is not None else None


def names_year(text: str, year: int, now: int | None) -> bool:
    """Whether a text names the year of its figures where it begins: 2017年，全市…. A day (2017年3月5日) is no year.

    A collection of what was done years ago may name its year anywhere, but not once alone.
    """
    if now is not None and year < now - 1:
        return text.count(f"{year}年", 0, BODY) > 1
    opening = _SUBTITLE.sub("", TITLED.sub("", text[:BEGINNING]))
    last = year + 1 == now and "去年" in opening
    return (
        last or re.search(f"(?<![0-9自比较从到至]){year}年(?!以来|来|起|[0-9]{{1,2}}月|[底末]?前)", opening) is not None
    )


def present_year(text: str, year: int) -> int:
    """The 今年 of a text without a date that mostly names `year`: the one after it where that is over."""
    over = "(?:全年|年?[底末](?!前)|度(?![^，。]{0,14}(?:目标|计划|任务))|第?四季度|12月)"
    if re.search(f"(?<![到至“]){year + 1}年(?!底?前)|(?:(?<![到至—-])|(?<=截至)){year}年?{over}", text):
        return year + 1
    if re.search(f"(?:^|(?<=[。；\\n]))[ 　]*{year}年[，,]{_GOES_ON}", text):
        return year + 1
    if _LAST_YEAR.search(text) and _AHEAD.search(text):  # 2008年…。去年全年…。今年将…
        return year + 1
    told = max((int(each) for each in _PLAINLY.findall(text)), default=year)
    return max(told, year + 1 if _LAST_YEAR.search(text) and "今年" not in text else year)


def likeliest_year(text: str, now: int | None, month: int) -> int | None:
    """The year that the text names most, of the three before its date."""
    body = _COMPARED.sub("", _SPAN.sub("", TITLED.sub("", text[:BODY])))
    if now is not None and str(now - 1) in _PLAINLY.findall(body):  # 2019年3月22日 ⏎ 2018年，…
        body = _DAY_ALONE.sub("", body)
    named = counted(body if now is not None else _BY_YEAR.sub("", body))
    if now is not None and 0 < month <= _EARLY:
        past, present = named[now - 1] + len(_LAST_YEAR.findall(body)), named[now] + body.count("今年")
        if past and past >= present:
            return now - 1
    if now is not None and 0 < month <= _OVER_BY and not named and "今年" not in body and _YEAR_TOLD.search(body):
        return now - 1
    if now is not None:
        named = Counter({year: times for year, times in named.items() if now - 3 <= year <= now})
        if not named:
            named = Counter(int(year) for year in NAMED.findall(body) if now - 3 <= int(year) < now)
        if not named or (max(named.values()) < (4 if month > 6 else 2) and "今年" in body):
            return now
    asof = max((int(year) for year in _AS_OF.findall(body)), default=0) if now is None else 0
    if asof and asof >= max(named, key=lambda year: (named[year], year), default=0):
        return asof
    if not named:
        return _cited_year(text[:BODY])
    if not named or (now is None and max(named.values()) < 2 and not _opens_with(body, named)):
        opens = _OPENS.match(body) if named else None  # 2021年，…。2022年将…
        return int(opens[1]) if opens is not None and max(named) <= int(opens[1]) + 1 else None
    if now is None and not asof and len(named) >= _MANY and max(named.values()) < named.total() / 2:
        return None  # a text of many years is of none
    return max(named, key=lambda year: (named[year], year))


def _cited_year(text: str) -> int | None:
    """The year of the documents that a text cites which names none: the one that a title names, or the newest of them.

    下发《关于下达2007年就业再就业工作目标的通知》。年内，…; 落实《关于做好2025年…的通知》（某社部函〔2025〕20号）.
    """
    titles = Counter(year for title in TITLED.findall(text) for year in counted(title))
    if "年内" in text:
        return next(iter(titles)) if len(titles) == 1 else None
    newest = max((*titles, *(numbers := Counter(int(year) for year in _NUMBER.findall(text)))), default=0)
    return newest if titles[newest] and numbers[newest] else None


def _opens_with(body: str, named: Counter[int]) -> bool:
    """Whether the one year that a text names stands where it begins."""
    return len(named) == 1 and f"{next(iter(named))}年" in body[:300]
