"""What the words of a quantity say: a small reading of its own, which proves the records of the reader and of people.

It is told where the quantity stands, so it has nothing to find and little to decide, and it shares no rule with
`jobscli.read.quantity`: a fault there is not repeated here. Only the numerals and the units' names are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from jobscli.read.text.numerals import DIGITS, chinese, mixed, multiplier
from jobscli.words.units import table, units

LONGEST = 80  # no quantity has more characters
BESIDE = 60  # how far beside it words are looked at

# After NFKC: ％ is %, ， is a comma, ～ is ~, full-width digits are digits.
_SIGN = r"(?:[十万亿]|百(?!分[点比])|千(?![瓦克米伏卡赫]))"
_HAN = rf"(?:[〇零一二两三四五六七八九]|{_SIGN})"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?)"
_NUMBER = re.compile(
    rf"""
    (?P<below>{_HAN}{{1,6}}|[0-9]{{1,6}}) 分之 (?P<above>{_HAN}{{1,12}}(?:点{_HAN}{{1,12}})?|{_ARABIC}[kKM]?)
    | (?P<all>百分百)
    | (?P<digits>{_ARABIC})
    | (?P<half>一半|半数|过半)
    | (?P<vague>[几数上成](?={_SIGN}))
    | (?P<han>{_HAN}+(?:点{_HAN}+)?)
    """,
    re.VERBOSE,
)
_MAGNITUDE = re.compile(rf"(?P<one>[kK]|{_SIGN}*)(?P<more>[多余来几]?)(?P<two>{_SIGN}*)")
# Further terms of a number: 13万|2千, 2千|零30万.
_TERMS = re.compile(rf"[0-9][0-9,]*+{_SIGN}++(?:零?[0-9一二两三四五六七八九]++{_SIGN}*+)++")
# Two neighbours that are the ends of a range: 两三|百, 十|七八.
_NEIGHBOURS = re.compile(rf"(?P<head>{_HAN}*[十百千])?(?P<low>[一-鿿])(?P<high>[一-鿿])(?P<signs>{_SIGN}*)")
# What adds to a number behind its unit: 三成|半, 七成|五, 5元|3角, 123元|1角1分.
_TENTH = re.compile("成(?P<more>[半0-9一二三四五六七八九]?)")
_COIN = re.compile("又?零?(?P<many>[0-9]{1,2}|[一二两三四五六七八九])(?P<coin>角|毛|美?分)")
_LINK = re.compile("(?:[—–~-]{1,2}|至|到|或)(?=-?[0-9〇零一二两三四五六七八九十])")
_OPPOSED = re.compile("[:∶](?P<other>[0-9]+(?:\\.[0-9]+)?)")
_DIVIDED = re.compile("/(?P<other>[0-9]+)")
# The heading of a table's row or column, （万元）, says how its bare numbers are meant.
_HEADED = re.compile(r"[(](?:单位:?)?(?P<signs>[百千万亿]{0,2})(?P<unit>[^()0-9]{1,8})[)](?:达到|达|为|是|[:|])?$")

# What stands before or behind a number and makes it a bound; the longer words are tried first.
_WORDS = (
    (
        "at_least",
        "超过 超 逾 突破 不少于 不低于 不小于 不下 至少 最少 最低 高于 多于 大于 迈上 站上 跃上 跨过 跨越 跨上 冲上 "
        "破 ≥",
    ),
    ("at_most", "最高可达 最高 最多 至多 不超过 不超 不高于 不多于 不大于 上限 低于 不足 小于 少于 不到 ≤"),
    ("about", "大约 约 将近 接近 近 大概 大致 差不多"),
)
_AFTER = (("at_least", "及以上 以上 之上 有余 开外"), ("at_most", "及以下 以下 以内 之内"), ("about", "左右 上下"))
# 节约, 最近, 不超过 are other words.
_NOT_ABOUT = "(?<![节预签合条集契公制])(?<![最邻附远])"


def _words(table: tuple[tuple[str, str], ...], guard: str = "") -> tuple[re.Pattern[str], Mapping[str, str]]:
    bound_of = {word: bound for bound, row in table for word in row.split()}
    return re.compile(guard + "(?:" + "|".join(sorted(bound_of, key=len, reverse=True)) + ")"), bound_of


BEFORE_WORD, BEFORE_BOUND = _words(_WORDS, _NOT_ABOUT)
AFTER_WORD, AFTER_BOUND = _words(_AFTER)


class Reread(NamedTuple):
    """A quantity as its own words have it. `unit` is None where they name none that we know; `rest` is what follows
    the number as printed."""

    value: Decimal
    high: Decimal | None
    unit: str | None
    rest: str
    bounds: frozenset[str]
    pure: bool  # a part or a ratio, which has no unit


class _One(NamedTuple):
    value: Decimal
    start: int
    end: int
    signs: int  # what the signs of magnitude multiply it by
    unit: str | None
    rest: str
    more: bool
    pure: bool
    high: Decimal | None = None


def plain(text: str) -> str:
    """`text` as it is read here: full-width forms as ASCII, without blanks."""
    flat = "".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\ufeff", "").split())
    return flat.translate(_simplified())


@cache
def _simplified() -> Mapping[int, str]:
    """Traditional and formal characters of numbers, as ours: 萬, 伍仟."""
    pairs = [*table()["traditional"]["pairs"].split(), *table()["formal"]["pairs"].split()]
    return {ord(pair[0]): pair[1] for pair in pairs}


def reread(text: str, before: str = "") -> Reread | None:
    """The quantity that the words `text` print; None when they print none. `before` is the text to their left.

    >>> reread("6000多万个").value, reread("突破千亿元").bounds, reread("4.5%-5%").high, reread("三成").value
    (Decimal('60000000'), frozenset({'at_least'}), Decimal('5'), Decimal('30'))
    """
    words = plain(text[: LONGEST + 1])
    if len(words) > LONGEST:
        return None
    first = _one(words, 0)
    if first is None:
        return None
    value, high, last = first.value, None, first
    link = _LINK.match(words, first.end)
    second = _one(words, link.end()) if link is not None else None
    if second is not None and not first.pure:
        value, high, last = _shared(first, second), second.value, second
        high = -high if words[second.start - 1] == "-" and words[first.start - 1 : first.start] in ("-", "负") else high
    if first.high is not None:
        high = first.high
    unit = last.unit or first.unit
    headed = _HEADED.search(plain(before[-BESIDE:]))
    if unit is None and headed is not None:
        times = multiplier(headed["signs"])
        value, high = value * times, None if high is None else high * times
        unit = _printed().get(headed["unit"])
    bounds = {"at_least"} if first.more or last.more else set[str]()
    bounds |= {BEFORE_BOUND[word] for word in BEFORE_WORD.findall(words[: first.start])}
    bounds |= {AFTER_BOUND[word] for word in AFTER_WORD.findall(last.rest)}
    return Reread(value, high, unit, last.rest, frozenset(bounds), first.pure)


def _shared(first: _One, second: _One) -> Decimal:
    """The lower end of a range: 20—30万人 prints the sign of magnitude once."""
    if first.signs == 1 and first.unit is None and first.value * second.signs <= second.value:
        return first.value * second.signs
    return first.value


def _one(words: str, start: int) -> _One | None:
    found = _NUMBER.search(words, start)
    if found is None:
        return None
    if found["half"] or found["all"]:
        share, more = Decimal(50 if found["half"] else 100), found["half"] == "过半"
        return _One(share, found.start(), found.end(), 1, "%", words[found.end() :], more, False)
    if found["below"]:
        return _part(words, found)
    terms = _TERMS.match(words, found.start())
    size = _MAGNITUDE.match(words, terms.end() if terms is not None else found.end())
    ends = _neighbours(found["han"] or "")
    value = ends[0] if ends else _value(words, found, terms)
    if value is None or size is None:
        return None
    whole = _whole(words, found, value)
    if whole is not None:
        return whole
    signs = multiplier((size["one"] + size["two"]).replace("k", "千").replace("K", "千"))
    value, unit, rest = _with_unit(value, words[size.end() :])
    more = bool(size["more"] or found["vague"]) or rest[-1:] in ("多", "余")
    behind = rest.removeprefix(_form(rest)) if unit else rest
    high = ends[1] * signs if ends else None
    return _One(value * signs, found.start(), len(words) - len(behind), signs, unit, rest, more, False, high)


def _value(words: str, found: re.Match[str], terms: re.Match[str] | None) -> Decimal | None:
    """The number of a match, with its further `terms`; 八五 of 八五折 is eight and a half."""
    if terms is not None:
        return mixed(terms.group().replace(",", ""))
    value = _number(found["digits"] or found["han"] or "一")
    if value is None and found["han"] and words[found.end() :].startswith("折"):
        return _number("点".join(found["han"]))
    return value


def _with_unit(value: Decimal, rest: str) -> tuple[Decimal, str | None, str]:
    """A number with the unit in the words behind it, and what these add to it: 七成五, 八折, 5元3角."""
    unit = _unit(rest)
    if unit is None and (tenth := _TENTH.match(rest)) is not None:
        added = tenth["more"]
        value, unit, rest = value * 10 + (5 if added == "半" else _number(added) or 0 if added else 0), "%", rest[1:]
    if unit is None and rest.startswith("折"):
        value, unit = value if value >= 10 else value * 10, "%"
    for coin in _COIN.finditer(rest) if unit in ("元", "美元", "块") else ():
        value += (_number(coin["many"]) or Decimal(0)) / (10 if coin["coin"] in "角毛" else 100)
    return value, unit, rest


def _neighbours(han: str) -> tuple[Decimal, Decimal] | None:
    """两三百 is from 200 to 300."""
    found = _NEIGHBOURS.fullmatch(han)
    if found is None or found["low"] not in DIGITS or DIGITS.get(found["high"]) != DIGITS[found["low"]] + 1:
        return None
    head, signs = found["head"] or "", found["signs"]
    low, high = chinese(head + found["low"] + signs), chinese(head + found["high"] + signs)
    return None if low is None or high is None else (low, high)


def _whole(words: str, found: re.Match[str], value: Decimal) -> _One | None:
    """1:4.4 is the ratio 4.4, and 1/10 a tenth."""
    opposed, divided = _OPPOSED.match(words, found.end()), _DIVIDED.match(words, found.end())
    if opposed is not None and value == 1:
        return _One(
            Decimal(opposed["other"]), found.start(), opposed.end(), 1, None, words[opposed.end() :], False, True
        )
    if divided is not None and int(divided["other"]):
        part = value / int(divided["other"])
        return _One(part, found.start(), divided.end(), 1, None, words[divided.end() :], False, True)
    return None


def _part(words: str, found: re.Match[str]) -> _One | None:
    """百分之五 is 5 %, 千分之三 3 ‰, 三分之二 a number without a unit."""
    printed = found["above"]
    times = {"k": 1000, "K": 1000, "M": 10**6}.get(printed[-1], 1)
    ends = _neighbours(printed)
    below, above = _number(found["below"]), ends[0] if ends else _number(printed.rstrip("kKM"))
    if not below or above is None:
        return None
    rest = words[found.end() :]
    unit = {100: "%", 1000: "‰"}.get(int(below))
    if unit is None:
        return _One(above / below, found.start(), found.end(), 1, None, rest, False, True)
    if rest.startswith("个百分点"):
        unit = "百分点"
    return _One(above * times, found.start(), found.end(), 1, unit, rest, False, False, ends[1] if ends else None)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return chinese(text)


@cache
def _printed() -> Mapping[str, str]:
    """The units by how they are printed, after NFKC."""
    return {plain(form): unit for form, (unit, _kind) in units().printed.items()}


def _form(rest: str) -> str:
    """The longest printed unit that `rest` begins with."""
    return next((rest[:size] for size in range(min(len(rest), 8), 0, -1) if rest[:size] in _printed()), "")


def _unit(rest: str) -> str | None:
    if rest.startswith("番"):
        return "番"
    return _printed().get(_form(rest))
