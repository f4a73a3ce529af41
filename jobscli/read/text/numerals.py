"""Numbers as Chinese texts write them: 42.72万, 千亿, 13万2千, 二十, 1.35万亿, 二百九十万零三千.

A small parser of our own on `Decimal`: the libraries at hand refuse 千亿, 三成, 二十余 and mixtures with digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
MULTIPLIERS = PLACES | MYRIADS

_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.", re.DOTALL)
_SPELLED = str.maketrans("零〇一二两三四五六七八九", "001223456789")
_LONGEST = 40  # a numeral of more characters is none


def multiplier(signs: str) -> int:
    """What a row of signs behind a number multiplies it by.

    >>> multiplier("万亿"), multiplier("千"), multiplier("")
    (1000000000000, 1000, 1)
    """
    product = 1
    for sign in signs:
        product *= MULTIPLIERS[sign]
    return product


def chinese(text: str) -> Decimal | None:
    """The number that Chinese numerals write, or None where they write none.

    A sign of place alone counts once: 千亿 is 1000亿, and 百 is 100. 十五万 is 150000, 三千二 (3002 or 3200?) is none.

    >>> chinese("一千二百三十四"), chinese("千亿"), chinese("三点五"), chinese("二〇一九"), chinese("万万")
    (Decimal('1234'), Decimal('100000000000'), Decimal('3.5'), Decimal('2019'), None)
    """
    if not text or len(text) > _LONGEST or any(sign.isascii() for sign in text):
        return None
    whole, point, fraction = text.partition("点")
    if point:
        head, tail = chinese(whole), _spelled(fraction)
        return None if head is None or tail is None else head + Decimal(f"0.{tail}")
    spelled = _spelled(text)
    if spelled is not None and (len(text) == 1 or len(text) >= 3 or text[0] in "〇零"):
        return Decimal(spelled)
    return mixed(text)


def _spelled(text: str) -> str | None:
    """The digits of a number that is written digit by digit: 二〇一九."""
    return text.translate(_SPELLED) if text and all(sign in DIGITS for sign in text) else None


def mixed(text: str) -> Decimal | None:
    """The number that digits and signs of place write together, or None where they write none.

    Each term is smaller than the sign before it: 9万9万 is no number, 3.5万2千 and 三万五 (30005 or 35000?) neither.

    >>> mixed("13万2千"), mixed("3亿5千万"), mixed("2千零30万"), mixed("3万4000"), mixed("9万9万"), mixed("三万五")
    (Decimal('132000'), Decimal('350000000'), Decimal('20300000'), Decimal('34000'), None, None)
    """
    return _split(text, "亿", _under_hundred_million, mixed) if text and len(text) <= _LONGEST else None


def _under_hundred_million(text: str) -> Decimal | None:
    return _split(text, "万", _under_ten_thousand, _under_ten_thousand)


def _split(
    text: str, sign: str, below: Callable[[str], Decimal | None], above: Callable[[str], Decimal | None]
) -> Decimal | None:
    """What `sign` multiplies (1 where nothing stands before it) and what is added to it."""
    if sign not in text:
        return below(text)
    head, _, tail = text.rpartition(sign)
    times = above(head) if head else Decimal(1)
    rest = below(tail.lstrip("零〇"))
    if times is None or rest is None or rest >= MYRIADS[sign] or DIGITS.get(tail, 0):
        return None
    return times * MYRIADS[sign] + rest if not rest or times == int(times) else None


def _under_ten_thousand(text: str) -> Decimal | None:
    """The number before or between the myriads; 0 for no text."""
    total, number, last = Decimal(0), None, 0
    for token in _TOKEN.findall(text):
        place = PLACES.get(token)
        if place is not None:
            if (last and place >= last) or number == 0:
                return None
            total += place if number is None else number * place
            number, last = None, place
        elif number or (token not in DIGITS and not token[0].isdecimal()):
            return None
        else:
            number = Decimal(DIGITS.get(token, 0) if token in DIGITS else token)
            if last and (number >= last or number != int(number)):
                return None
    if number and last > 10 and text[-2] not in "零〇" and number < 10:
        return None
    return total + (number or 0)
