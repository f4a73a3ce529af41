"""Numbers as Chinese texts write them: 42.72万, 千亿, 三成, 二十余, 百分之五, 1.35万亿.

A parser on `Decimal`; the libraries at hand (cn2an, cnum) refuse 千亿, 三成, 二十余 and mixtures with digits.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
MULTIPLIERS = POWERS | MYRIADS


def multiplier(signs: str) -> int:
    """What the signs behind a number multiply it by: 万亿 in 1.35万亿.

    >>> multiplier("万亿"), multiplier("千"), multiplier("")
    (1000000000000, 1000, 1)
    """
    product = 1
    for sign in signs:
        product *= MULTIPLIERS[sign]
    return product


def chinese(text: str) -> Decimal | None:
    """The number that Chinese numerals write, or None where they write none.

    A power of ten alone counts once: 千亿 is 1000亿, and 百 is 100. 十五万 is 150000, 三千二 is not read as 3200.

    >>> chinese("一千二百三十四"), chinese("千亿"), chinese("三点五"), chinese("二〇一九"), chinese("万万")
    (Decimal('1234'), Decimal('100000000000'), Decimal('3.5'), Decimal('2019'), None)
    """
    whole, point, fraction = text.partition("点")
    if point:
        head, tail = chinese(whole), _spelled(fraction)
        return None if head is None or tail is None else head + Decimal(f"0.{tail}")
    spelled = _spelled(text)
    if spelled is not None and (len(text) == 1 or len(text) >= 3 or text[0] in "〇零"):
        return Decimal(spelled)
    return _placed(text)


def _spelled(text: str) -> str | None:
    """The digits of a number that is written digit by digit: 二〇一九."""
    if not text or any(sign not in DIGITS for sign in text):
        return None
    return "".join(str(DIGITS[sign]) for sign in text)


def _placed(text: str) -> Decimal | None:
    """A number by its powers of ten: split at 亿, then at 万, then sign by sign."""
    parts = _split(text, "亿", _under_hundred_million, _placed)
    return None if parts is None or not text else Decimal(parts)


def _under_hundred_million(text: str) -> int | None:
    return _split(text, "万", _under_ten_thousand, _under_ten_thousand)


def _split(
    text: str, sign: str, below: Callable[[str], int | None], above: Callable[[str], Decimal | int | None]
) -> int | None:
    """What `sign` multiplies (1 where nothing stands before it) and what is added to it."""
    if sign not in text:
        return below(text)
    head, _, tail = text.rpartition(sign)
    times = above(head) if head else 1
    rest = below(tail.lstrip("零〇")) if tail else 0
    if times is None or rest is None:
        return None
    return int(times) * MYRIADS[sign] + rest


def _under_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for sign in text:
        if sign in POWERS:
            if POWERS[sign] >= last or digit == 0:
                return None
            last = POWERS[sign]
            total += (1 if digit is None else digit) * last
            digit = None
        elif sign in DIGITS and not digit:
            digit = DIGITS[sign]
        else:
            return None
    return total + (digit or 0)
