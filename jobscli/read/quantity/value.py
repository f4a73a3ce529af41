"""A number with its unit, as printed: its value, before anything beside it is looked at."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from jobscli.read.quantity.grammar import COINS, HALF, HAN, NUMERAL, ONES, PAIR, PART, TENTHS, WRITTEN
from jobscli.read.quantity.model import Kind
from jobscli.read.text.numerals import DIGITS, MULTIPLIERS, chinese, mixed, multiplier
from jobscli.words.reading import any_of
from jobscli.words.units import Class, table, units

PRINTED = units().printed
_NONE: tuple[None, Literal["bare"]] = (None, "bare")
# 12k个百分点, 百分之3.2M.
_SIGNS = MULTIPLIERS | {"k": 1000, "K": 1000, "M": 10**6}
_REACHED = ("迈上", "跨上", "跃上", "站上", "登上", "冲上")
VAGUE = frozenset("几数上")  # 培育成百亿元产业 has no number
_NOT_VAGUE = ("以上", *_REACHED)
_NUMERALS = frozenset("0123456789半" + HAN)
# A sign of place alone is a number behind these: 超千亿元; elsewhere part of a name: 百亿斤粮食工程.
_BOUNDING = frozenset("近超逾约破过至达")
_PLACES = frozenset("十百千万亿")
# What is so large is a class of firms and no figure: 产值过|亿元企业, 超|千万元的项目.
_CLASS = re.compile("的?(?:工业|农业|重点|大)?(?:企业|项目|产业|园区|集群|大?户|乡?镇|村)")
_CARRYING = frozenset("成折番")
_COINING = frozenset("又零0123456789" + ONES)
_STANDING = frozenset(table()["institutions"]["classifiers"])
_INSTITUTION = re.compile(f"[^，。；、：）]{{0,8}}{any_of(table()['institutions']['nouns'])}")
_COIN = {"元": "元", "块": "元", "美元": "美元", "日元": "日元"}


class Amount(NamedTuple):
    """A number with its unit. `value` is None where the numeral is a word, or cannot be read (`unreadable`)."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None = None
    kind: Kind | Literal["duration", "name"] = "bare"
    high: Decimal | None = None  # of 两三百户
    more: bool = False  # 余 or 多 makes it a lower bound
    weak: bool = False
    per: bool = False
    digits: int = 0  # where the digits end; 0 for a number in Chinese numerals
    signs: str = ""  # the signs of place behind the digits
    form: str | None = None  # the unit as printed
    rule: str = ""  # the form it is printed in, where that is more than a number and a unit
    unreadable: bool = False


def figure(text: str, start: int) -> Amount:
    """The number whose digits begin at `start`."""
    found = NUMERAL.match(text, start)
    assert found is not None
    return figure_of(text, found)


def digits_value(printed: str, signs: str) -> Decimal:
    """The value of digits and the signs of place behind them."""
    value = Decimal(printed.replace(",", "") if "," in printed else printed)
    if not signs:
        return value
    return value * (_SIGNS[signs] if len(signs) == 1 else multiplier(signs))


def figure_of(text: str, found: re.Match[str]) -> Amount:
    """The number that a match of `NUMERAL` on digits is."""
    _rest, signs, terms, more, again, form, per, late = found.groups()
    start, end = found.span()
    digits = found.end("digits")
    printed = text[start:digits]
    if terms is not None:
        return _with_terms(found, text[start : found.end("terms")])
    signs += again
    value = digits_value(printed, signs)
    bounded = more is not None or late is not None
    if form is None:
        if not signs and text[end : end + 1] in _CARRYING and (made := _carried(value, text, start, end, printed)):
            return made if not bounded else made._replace(more=True)
        return Amount(start, end, value, None, "bare", None, bounded, False, per is not None, digits, signs)
    unit, kind = PRINTED[form]
    if unit in _COIN and text[end : end + 1] in _COINING and (coins := COINS.match(text, end)) is not None:
        return _with_coins(Amount(start, coins.end(), value, _COIN[unit], "money", digits=digits), coins)
    return Amount(start, end, value, unit, kind, None, bounded, False, per is not None, digits, signs, form)


def _with_terms(found: re.Match[str], printed: str) -> Amount:
    """13万2千, 3万4000, 1万5千多; a row that makes no number (9万9万) is told to the reader."""
    start, end, form = found.start(), found.end(), found["unit"]
    unit, kind = PRINTED[form] if form else _NONE
    value, bounded = mixed(printed.replace(",", "")), found["more"] is not None or found["late"] is not None
    if value is None:
        return Amount(start, end, None, unit, kind, digits=found.end("digits"), signs="+", unreadable=True)
    value *= multiplier(found["again"])
    per, digits = found["per"] is not None, found.end("digits")
    return Amount(start, end, value, unit, kind, None, bounded, False, per, digits, "+", form, "quantity.terms")


def _carried(value: Decimal, text: str, start: int, end: int, printed: str) -> Amount | None:
    """3成, 8.5折, 1.5番: what stands behind the number is neither unit nor noun."""
    digits = start + len(printed)
    if text[end] == "番":
        return Amount(start, end + 1, value, "番", "times", digits=digits, rule="quantity.times")
    tenths = TENTHS.match(text, end)
    made = None if tenths is None else _tenths(value, tenths, printed)
    if tenths is None or made is None:
        return None
    return Amount(start, tenths.end(), made, "%", "rate", digits=digits, rule=_tenths_rule(tenths))


def part(text: str, start: int) -> Amount | None:
    """百分之五 is 5 %, 千分之三 3 ‰, 三分之二 a number between 0 and 1 without a unit; None for 十分, 百分点."""
    found = PART.match(text, start)
    if found is None:
        return None
    below = _number(found["below"])
    if found["whole"]:
        if found["below"] != "百":
            return None
        return Amount(start, found.end(), Decimal(100), "%", "rate", rule="quantity.percent-words")
    printed = found["above"].removeprefix("负")
    pair = PAIR.fullmatch(printed)
    ends = _pair(pair) if pair is not None else None
    above = ends[0] if ends else _number(printed)
    if above is None or not below:
        return Amount(start, found.end(), None, unreadable=True)
    if found["minus"]:
        above = -above
    if found["times"]:
        above *= _SIGNS[found["times"]]
    high = ends[1] if ends else None
    if below in (100, 1000):
        unit = "百分点" if found["point"] and below == 100 else "%" if below == 100 else "‰"
        end = found.end() if unit == "百分点" else found.end("times" if found["times"] else "above")
        return Amount(start, end, above, unit, "rate", high, rule="quantity.percent-words")
    return Amount(start, found.end("above"), above / below, None, "share", rule="quantity.fraction-words")


def half(text: str, start: int) -> Amount | None:
    """一半, 半数 and 过半 are 50 %; the last of them is a lower bound."""
    if text[start] == "半" and (tenths := TENTHS.match(text, start + 1)) is not None and not tenths["more"]:
        value = Decimal(5 if text[start + 1] == "成" else 50)
        return Amount(start, tenths.end(), value, "%", "rate", rule=_tenths_rule(tenths))
    found = HALF.match(text, start)
    if found is None:
        return None
    over = text[start - 1 : start] == "过" and text[start] == "半"
    return Amount(start - over, found.end(), Decimal(50), "%", "rate", more=over, rule="quantity.half")


def written(text: str, start: int) -> Amount | None:
    """The number in Chinese numerals at `start`. 几十万 and 数百 name no number: at least their sign of place.

    None where the characters belong to a unit: 千瓦, 百分点.
    """
    found = WRITTEN.match(text, start)
    if found is None:
        return None
    form, end = found["unit"], found.end()
    unit, kind = PRINTED[form] if form else _NONE
    if form is None and text[end : end + 1] in ("成", "折") and (tenths := _written_tenths(text, found)) is not None:
        return tenths
    if kind in ("duration", "name"):
        return Amount(start, end, None, unit, kind, form=form)
    low, high = _ends_written(found)
    if low is not None:
        bounded, per = _is_bounded(found), found["per"] is not None
        return Amount(start, end, low, unit, kind, high, bounded, per=per, rule="quantity.pair")
    vague = text[start - 1] in VAGUE and _may_be_vague(text[start - 2] + text[start - 1])
    if vague and _PLACES.issuperset(found["han"]):
        value = Decimal(multiplier(found["han"] + found["signs"] + found["again"]))
        return Amount(start - 1, end, value, unit, kind, None, True, rule="quantity.vague")
    return _one_written(text, found, unit, kind)


def _is_bounded(found: re.Match[str]) -> bool:
    """Whether 余, 多 or 几 makes a number in Chinese numerals a lower bound."""
    return found["more"] is not None or found["late"] is not None or found["few"] is not None


def _written_tenths(text: str, found: re.Match[str]) -> Amount | None:
    """三成, 八五折, 九折."""
    han, end = found["han"], found.end()
    tenths = TENTHS.match(text, end)
    if tenths is None or found["few"] or found["signs"] or found["more"] or found["again"]:
        return None
    two = len(han) == 2 and text[end] == "折" and PAIR.fullmatch(han) is not None
    number = _number(f"{han[0]}点{han[1]}" if two else han)
    made = _tenths(number, tenths, han) if number is not None else None
    if made is None:
        return None
    return Amount(found.start(), tenths.end(), made, "%", "rate", rule=_tenths_rule(tenths))


def _ends_written(found: re.Match[str]) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """The ends of a range that two neighbouring numerals name: 两三百."""
    pair = PAIR.fullmatch(found["han"]) if len(found["han"]) > 1 else None
    ends = _pair(pair) if pair is not None else None
    if ends is None:
        return None, None
    times = multiplier(found["signs"] + found["again"])
    return ends.low * times, ends.high * times


def _one_written(text: str, found: re.Match[str], unit: str | None, kind: Class | Literal["bare"]) -> Amount:
    """One number in Chinese numerals; without a value where they are a word."""
    start, end, han, form = found.start(), found.end(), found["han"], found["unit"]
    value = chinese(han)
    if value is None:
        return Amount(start, end, None, unit, kind, unreadable=_looks_like_a_number(han))
    value *= multiplier(found["signs"] + found["again"])
    if form is None and text.startswith("番", end):
        return Amount(start, end + 1, value, "番", "times", rule="quantity.times")
    bounded, per = _is_bounded(found), found["per"] is not None
    if not bounded and _is_word(text, found, value, unit, kind):
        return Amount(start, end, None, unit, kind)
    if unit in _COIN and not per and (coins := COINS.match(text, end)) is not None:
        return _with_coins(Amount(start, coins.end(), value, _COIN[unit], "money"), coins)
    small = (value < 10 and kind not in ("money", "rate")) or (value < 100 and kind == "count")
    small = small and not bounded and not (form in _STANDING and _INSTITUTION.match(text, end) is not None)
    rule = "quantity.vague" if found["few"] else ""
    return Amount(start, end, value, unit, kind, None, bounded, small, per, form=form, rule=rule)


def _is_word(text: str, found: re.Match[str], value: Decimal, unit: str | None, kind: Class | Literal["bare"]) -> bool:
    """Whether numerals are part of a word: 一 is an article more often than a number (新一轮), 十大 a name."""
    start, han = found.start(), found["han"]
    ten = han == "十" and kind in ("money", "rate")  # 十元
    passed = text[start - 1] in _BOUNDING or text[start - 2 : start] in _REACHED
    passed = passed and not (unit in _COIN and _CLASS.match(text, found.end()) is not None)
    return (not ten and not passed and _PLACES.issuperset(han)) or (value < 2 and kind not in ("money", "rate"))


def _looks_like_a_number(han: str) -> bool:
    """Whether numerals that write no number are told to the reader: not 千千万万, which is a word."""
    return len(han) >= 4 and not _PLACES.issuperset(han) and not _PLACES.isdisjoint(han)


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text[0].isascii() else chinese(text)


def _may_be_vague(before: str) -> bool:
    """Whether 几, 数 or 上 before a sign of place belongs to it: not in 以上百, 十几百, 迈上千亿."""
    return before not in _NOT_VAGUE and before[0] not in _NUMERALS


class _Ends(NamedTuple):
    low: Decimal
    high: Decimal


def _pair(found: re.Match[str]) -> _Ends | None:
    """两三百 is from 200 to 300, 十七八 from 17 to 18; 一二, 二八 and the like are no neighbours that count."""
    low, high = DIGITS[found["low"]], DIGITS[found["high"]]
    if low < 2 or (high != low + 1 and (low, high) != (3, 5)):
        return None
    head, signs = found["head"] or "", found["signs"]
    first, second = chinese(f"{head}{found['low']}{signs}"), chinese(f"{head}{found['high']}{signs}")
    return None if first is None or second is None else _Ends(first, second)


def _tenths(value: Decimal, found: re.Match[str], printed: str) -> Decimal | None:
    """三成 is 30 %, 七成五 75, 三成半 35; 九折 is 90 % and 75折 75, 五五折 55; None where it can be neither."""
    if found.group()[0] == "折":
        if value < 10:
            return value * 10
        return value if value < 100 and len(printed) == 2 else None
    if value > 10:
        return None
    more = found["more"]
    if more == "半":
        return value * 10 + 5
    return value * 10 + (Decimal(more) if more.isdecimal() else DIGITS.get(more, 0))


def _tenths_rule(found: re.Match[str]) -> str:
    return "quantity.discount" if found.group()[0] == "折" else "quantity.tenths"


def _with_coins(amount: Amount, coins: re.Match[str]) -> Amount:
    """5元3角 is 5.3 元, 123元1角1分 123.11, 两美元又三美分 2.03."""
    tenths = coins["tenths"]
    cents = re.search(rf"[0-9]+|[{ONES}]", coins["more"] or coins["cents"] or "")
    value = amount.value or Decimal(0)
    value += (_number(tenths) or 0) / Decimal(10) if tenths else 0
    value += (_number(cents.group()) or 0) / Decimal(100) if cents else 0
    return amount._replace(value=value, rule="quantity.coins")
