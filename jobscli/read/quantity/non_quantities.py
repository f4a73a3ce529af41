"""Why a numeral is no quantity: dates, years, ordinals, ranks, document numbers, names, spans of time, words.

`digits` judges a number in digits before its value is taken, `beside` tells by the characters around it what any
other numeral is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.read.quantity.grammar import NICKNAME, RATIO_NAME
from jobscli.read.quantity.model import NonQuantity, Reason
from jobscli.read.quantity.value import Amount, figure
from jobscli.words.expression import begins
from jobscli.words.units import COUNTED, table

LONGEST = 18  # a number of more digits is a name
PHONE = 7  # as many digits with neither unit nor sign are a telephone number

_NAMING_BEFORE = frozenset(".〔#№_")
_NAMING_AFTER = frozenset("+＋〕_")
_LINKS = frozenset("-—～~至到")
_TIMES_BEFORE = frozenset("×✕÷")
_TIMES_AFTER = frozenset("×✕÷=＝")

_RANKED = re.compile("[居列第前排名于升至进位]$")
# 1—9月, 2021—2025年, 16—24岁, 3至5年: the unit of the second number tells.
_DATES = re.compile(
    "[0-9]{1,4}[年月日]?[-—～~至到]{1,2}[0-9]{1,4}"
    "(?:(?P<date>年|月|日)|(?P<duration>周?岁|个?工作日|天|个月|小时|分钟))"
)
# A day, and the time of day that stood behind a blank: 2024-02-20|09：10.
_CALENDAR = re.compile(
    r"(?:19|20)[0-9]{2}(?P<mark>[-/.])[01]?[0-9](?P=mark)[0-3]?[0-9](?:[0-2][0-9]：[0-5][0-9](?:：[0-5][0-9])?|(?![0-9]))"
)
_DOTTED = re.compile("[0-9.：]{1,12}")
# The exponent of 1e-9: two numbers that touch.
_EXPONENT = re.compile("[eE][-+−－]?(?=[0-9])")
# A worked example: 以一家有|50名|参保职工的企业为例.
_EXAMPLE = re.compile("(?:^|[，。；：])(?:例如，?)?以[^，。；]{0,30}$")
_EXAMPLE_END = re.compile("[^，。；]{0,30}为例")
_NUMBERED = re.compile("(?:特点|亮点|措施|问题|建议|案例|做法)$")  # 特点1：…, 案例2：…
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Beside none of these a number with a unit is a quantity at once.
TELLING_BEFORE_DIGITS = _LETTERS | _NAMING_BEFORE | _TIMES_BEFORE | frozenset("第+：∶前居列第排名于升至进位")
TELLING_BEHIND_DIGITS = _LETTERS | _NAMING_AFTER | _LINKS | frozenset(".：年强0123456789")
_TIMES_OR_CLOSED = _TIMES_AFTER | frozenset("）)")
_COUNTED = frozenset(COUNTED)
_NICKNAMES = frozenset(table()["nicknames"]["numbers"])


def digits(text: str, amount: Amount) -> NonQuantity | None:
    """Why the number in digits is no quantity; None where it may be one."""
    start, end, kind = amount.start, amount.digits, amount.kind
    before, after = text[start - 1], text[end]
    if after in "-/." and (dated := _CALENDAR.match(text, start)) is not None:
        return NonQuantity(start, dated.end(), "date", "exclusion.date")
    if end - start == 4 and text[start:end] in _NICKNAMES and NICKNAME.match(text, end):
        return NonQuantity(start, end, "name", "exclusion.nickname")
    if before not in TELLING_BEFORE_DIGITS and after not in TELLING_BEHIND_DIGITS and kind in _COUNTED:
        return _operand(text, amount) if text[amount.end] in _TIMES_OR_CLOSED else None
    if end - start > LONGEST:
        return NonQuantity(start, end, "name", "exclusion.long")
    if before == "第":
        return NonQuantity(start, max(end, amount.end), "ordinal", "exclusion.ordinal")
    if after == "：" and end - start <= 2 and _NUMBERED.search(text, max(0, start - 2), start):
        return NonQuantity(start, end, "ordinal", "exclusion.item")
    if before in _NAMING_BEFORE or after in _NAMING_AFTER or (before == "+" and kind != "rate"):
        return NonQuantity(start, end, "name", "exclusion.sign")
    if after.isascii() and after.isalpha() and not amount.signs:
        latin = NonQuantity(start, end, "name", "exclusion.latin")
        return latin if before in _LETTERS else _exponent(text, start, end) or latin
    if before.isascii() and before.isalpha() and kind != "money":
        return NonQuantity(start, end, "name", "exclusion.latin")
    if kind == "duration" or kind == "name" or after == "年":
        return _operand(text, amount) or _time(text, amount)
    if after in ".：" and text[end + 1 : end + 2].isdigit():
        return _divided(text, start, end)
    if before in "：∶" and start > 1 and text[start - 2].isdigit():
        return NonQuantity(start, end, "name", "exclusion.dotted")
    if amount.form is None and not amount.signs and end - start >= PHONE and text[start:end].isdigit():
        return NonQuantity(start, end, "name", "exclusion.phone")
    if _is_rank(text, amount, before, after):
        return NonQuantity(start, amount.end, "rank", "exclusion.rank")
    if after in _LINKS and (dated := _DATES.match(text, start)) is not None:
        reason: Reason = "date" if dated["date"] else "duration"
        return NonQuantity(start, dated.end(), reason, f"exclusion.{reason}-range")
    return _operand(text, amount)


def _is_rank(text: str, amount: Amount, before: str, after: str) -> bool:
    """前10位, 500强, 居全国7位."""
    if before == "前":
        return text[amount.start - 2 : amount.start - 1] in "居排列" or amount.form in ("位", "名", "强", None)
    if after == "强":
        return True
    return amount.form == "位" and _RANKED.search(text, max(0, amount.start - 10), amount.start) is not None


def _operand(text: str, amount: Amount) -> NonQuantity | None:
    """What a formula calculates with: 4801元/人月|×60%, 60%|×20%; what stands behind = is its result."""
    before, after = text[amount.start - 1], text[amount.end]
    if after in "）)":
        after = text[amount.end + 1]
    if after in _TIMES_AFTER or (before in _TIMES_BEFORE and amount.start > 1):
        return NonQuantity(amount.start, amount.end, "structure", "exclusion.operand")
    return None


def _exponent(text: str, start: int, end: int) -> NonQuantity | None:
    """1e-9万元: two numbers that touch; neither is whole."""
    found = _EXPONENT.match(text, end)
    if found is None:
        return None
    return NonQuantity(start, figure(text, found.end()).end, "", "exclusion.touching")


def in_example(text: str, start: int, end: int) -> bool:
    """Whether a number is of a worked example: 以一家有|50名|参保职工的企业为例."""
    opens = _EXAMPLE.search(text, max(0, start - 40), start)
    return opens is not None and _EXAMPLE_END.match(text, end) is not None


def _time(text: str, amount: Amount) -> NonQuantity:
    """What a number before a unit of time or of a name is: a clock's, a date, a span, a numbered thing."""
    start, end, form = amount.start, amount.digits, amount.form
    if amount.kind == "name":
        if form in ("时", "点", "分", "时许"):
            return NonQuantity(start, amount.end, "date", "exclusion.clock")
        return NonQuantity(start, amount.end, "name", "exclusion.numbered")
    year = end - start == 4 and text[start : start + 2] in ("19", "20") and text[end : end + 1] == "年"
    month = form in ("月", "月份", "日") and not amount.more and end - start <= 2
    if year or month:
        return NonQuantity(start, amount.end, "date", "exclusion.date")
    return NonQuantity(start, amount.end, "duration", "exclusion.duration")


def _divided(text: str, start: int, end: int) -> NonQuantity | None:
    """A clock time (17:38), a version or a number with dots (1.2.3) is a name; 1:4.4 after 比 is a ratio."""
    following = _DOTTED.match(text, end + 1)
    stop = following.end() if following else end
    if text[end] == ".":
        return NonQuantity(start, stop, "name", "exclusion.dotted")
    if RATIO_NAME.search(text[max(0, start - 16) : start]):
        return None
    return NonQuantity(start, stop, "date", "exclusion.clock")


class Beside(NamedTuple):
    """What the characters beside a numeral say that it is."""

    reason: Reason
    rule: str


_YEAR = re.compile("(?:19|20|１９|２０)[0-9０-９]{2}|[一二][〇零九][〇零一二三四五六七八九]{2}")
_SPAN_YEAR = re.compile("[年\\-/.—–～~至到、]")
ARTICLE = frozenset("个步批轮体方种些条系大流直定般致起项场次座支位件处部类级切")  # 进一步, 一批, 新一轮
# Names and sayings of numerals in a pattern: 一村一品, 千家万户, 两不三保障.
_SET = re.compile(
    "一[\u4e00-\u9fff]一[\u4e00-\u9fff]|[千百万][\u4e00-\u9fff][千百万一][\u4e00-\u9fff]"
    "|两[\u4e00-\u9fff]三[\u4e00-\u9fff]"
)


class _Way(NamedTuple):
    """A reason, what stands right before such a numeral and what right behind it."""

    reason: Reason
    rule: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    first: frozenset[str] | None  # the characters that may stand right behind it; None: any


def _way(reason: Reason, rule: str, before: str, after: str) -> _Way:
    return _Way(
        reason,
        f"exclusion.{rule}",
        re.compile(f"(?:{before})$") if before else None,
        re.compile(after) if after else None,
        begins(after),
    )


# The surest first.
_WAYS = (
    _way("ordinal", "ordinal", "第", ""),
    _way("ordinal", "item", "(?:^|[\r\n。；;：:　#*>|])[ 　\t]*[（(]?", "[、.．)）]|是(?![一二三])"),
    _way("rank", "rank", "前|居|列|排名?", "[位名强]"),
    _way("date", "date", "", "年?[0-9０-９]{1,2}月|月份?[0-9底末初中上下至]|月份|[0-9０-９]?日|世纪"),
    _way("date", "clock", "", "时[许分]?|点[钟整半0-9]"),
    _way("date", "clock", "", "[:：][0-9]{2}"),
    _way("date", "date", "[0-9０-９][年月\\-/.:：]", "[\\-/.:：日\\s，。）)]"),
    _way("duration", "duration", "", "个?(?:多?[年月天周季]|小时|工作日|季度|星期|分钟|周?岁|学年)|年[来间制]"),
    _way("name", "sign", "[A-Za-z“‘《〈+＋·〔\\-.]", ""),
    _way("name", "sign", "", "[A-Za-z+＋·〕”’》〉]|[号届]"),
    _way(
        "structure", "structure", "",
        "[大项个类条种级方步重支期批次轮层件部位场所处产维环区纵横网库链]|位一体|体化",
    ),
)  # fmt: skip
_NEAR, _BLANK = 3, 8  # how many characters before a numeral tell what it is; how many where blanks stand there
_AFTER = 4


def beside(text: str, start: int, end: int) -> Beside:
    """What a numeral is that is no quantity, by the characters beside it; a word where nothing else is told."""
    if start < _NEAR:
        return _beside("\n" + text[:start], text[start:end], text[end : end + _AFTER])
    near = _BLANK if text[start - 1].isspace() else _NEAR
    return _beside(text[max(0, start - near) : start], text[start:end], text[end : end + _AFTER])


@cache
def _ways(first: str) -> tuple[_Way, ...]:
    """The reasons that a numeral may have before the character `first`."""
    return tuple(way for way in _WAYS if way.first is None or first in way.first)


@lru_cache(maxsize=16_384)
def _beside(before: str, numeral: str, after: str) -> Beside:
    """The same by no more than the characters around a numeral, which many share."""
    if _YEAR.fullmatch(numeral) and (_SPAN_YEAR.match(after) or (before and before[-1] in "—–-～~至到")):
        return Beside("date", "exclusion.date")
    if numeral == "一" and before[-1:] != "第" and after[:1] in ARTICLE and after:
        return Beside("word", "exclusion.article")
    for way in _ways(after[:1]):
        if (way.after is None or way.after.match(after)) and (way.before is None or way.before.search(before)):
            return Beside(way.reason, way.rule)
    around = before[-2:] + numeral + after
    if _SET.match(numeral + after) or _SET.match(around):
        return Beside("slogan", "exclusion.slogan")
    if numeral[0] in "0123456789０１２３４５６７８９":
        return Beside("name", "exclusion.number-name")
    return Beside("word", "exclusion.word")
