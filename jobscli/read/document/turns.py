"""Words with which a sentence or a heading of a report turns to another of its parts, and those that only seem to."""

from __future__ import annotations

import re

# A heading of a review: 提前一年实现“十五”计划的经济总量预期目标.
MET_AIM = re.compile("^(?!.*(?:今年|年工作|努力|奋力)).*(?:提前|超过|超额|完成|实现|达到)[^，。；]{0,20}目标")
# A sentence that opens the plan of the year: 2018年，是全面贯彻…的开局之年.
YEAR_OF_PLAN = re.compile(
    "(?:今年|20[0-9]{2}年|1[0-9]{3}年)，?是[^，。；]{2,40}(?:之年|一年|时期|年)[，。；](?!我代表)"
)
# A sentence in a plan that looks back for good, and one that only builds on the year before.
LOOKS_BACK = re.compile("过去|[一五]年来|这[一五]年|回顾|回[望眸首]|告别")
# A sentence that turns what follows its paragraph, too: 2006年是“十一五”的开局之年; 今后五年，政府工作的总体要求是….
ANNOUNCES = re.compile(f"{LOOKS_BACK.pattern}|年，?是|时期，?[是我]|目标|要求|建议|今后|未来")
# What a plan means to reach in its term: 经过五年努力, 五年累计.
IN_FIVE_YEARS = re.compile("(?:五|5)年[累间努]|(?:经过|通过|再用|未来|今后|力争)[^，。]{0,6}(?:五|5)年|任期")
LAST_YEAR = re.compile("[*]{0,2}(?:各位代表，|各位代表：)?(?:去年|(?:19|20)[0-9]{2}年)")
FROM_NOW = re.compile("从今年|今年起|从[0-9]{4}年")
# What is done about the next plan within a year, and is no part of that plan: 科学编制“十五五”规划,
# 结合“十五五”规划编制, 为“十三五”发展开好局.
_DRAFTED = re.compile(
    "为“?十[一二三四五六七]?五”?[^，。；]{0,16}(?:开好局|起好步|开局起步|(?:打|奠定)[^，。；]{0,4}基础)|"
    "(?:编制|谋划|研究制定)[^，。；“]{0,6}“?十[一二三四五六七]?五|十[一二三四五六七]?五”?(?:[^，。；“”]{0,10}规划|计划)的?[^，。；“”]{0,4}编制(?!说明|情况)"
)
# With what a sentence of a year's plan turns to the years to come: 今后五年，…; “十四五”时期，….
_YEARS_TO_COME = re.compile("“?(?:[七八九]|十[一二三四五六七]?)五”?(?!.{0,8}蓝图)|在?(?:今后|未来)(?:五|5|几)年")
BUILT_ON = re.compile("基础|成果|[比较于与同](?:去年|上年)|在.{0,6}(?:去年|上年)")
# A sentence that tells one year of a term, and does not turn to it: 2010年全市生产总值突破9000亿元，是2005年的2.3倍.
ONE_YEAR = re.compile(
    "^(?:预计)?(?:到)?[0-9]{4}年(?:全)?(?!，|,|是|我们|主要|的|工作)[^，。；]{2,30}?[0-9]"
    "|(?:[是比较]|相当于)(?:19|20)[0-9]{2}年|[较比]“?十[一二三四]?五|五年"
)

# What a term came to, told with its last year: 年均增长12%, 连续五年, “十一五”末.
_OVER_TERM = re.compile("年均(?!值|气温)|(?:五|5)年平均|连续五年|“?[六七八九十一二三四]{1,2}五”?末")
# Aims without a year that can only be those of a term: 主要预期目标是：2015年…翻番，年均增长12%.
_AIMS = re.compile("(?:经济社会发展)?的?主?要?(?:预期|奋斗|发展)?目标(?:任务)?(?:是|为|：)")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_OF_TERM = re.compile("年均|翻番|翻[一两]番|五年|期末")
_TERM_AND_NOW = 6  # the last year before a term, seen from the one behind it


def tells_one_year(kind: str, now: str, sentence: str, year: int | None) -> bool:
    """Whether a sentence in the review of a term only tells its last year; `year` is the one behind the term."""
    if kind != "past_year" or now != "past_term":
        return False
    said = ONE_YEAR.search(sentence) or _OVER_TERM.search(sentence)
    return said is not None or f"{(year or 0) - _TERM_AND_NOW}年" in sentence


def aims_of_a_term(sentence: str, now: int) -> bool:
    """Whether a sentence lists aims of a term: it names means of years or a later year, and not the present one."""
    if _AIMS.match(sentence) is None or "今年" in sentence or f"{now}年" in sentence:
        return False
    return _OF_TERM.search(sentence) is not None or any(int(year) > now for year in _YEAR.findall(sentence))


def builds_on(words: str, now: int | None) -> bool:
    """Whether a sentence of a plan names the year before `now` only as what it goes on from: 比2005年再翻一番."""
    last = f"{(now or 0) - 1}年"
    return BUILT_ON.search(words) is not None or any(against + last in words for against in "比较")


def only_drafts(words: str) -> bool:
    """Whether words that name the next plan only tell that it is being drawn up."""
    return _DRAFTED.search(words) is not None


def opens_years_to_come(words: str, at: int) -> bool:
    """Whether what stands at `at` turns a year's plan to the years to come: 按照“十四五”规划部署，今年… does not."""
    return at <= 1 and _YEARS_TO_COME.match(words, at) is not None and not only_drafts(words)
