"""How a figure is told: in which magnitude, 万 or 亿, with which word for its bound, and how its number is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from jobscli.ask.comparable import spoken
from jobscli.language import _
from jobscli.record import Statistic

_MAGNITUDES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_PLAIN = ("", Decimal(1))
_RATES = ("%", "‰", "百分点", "千分点")
_SHARE = re.compile(r"(\d+)[/／](\d+)")  # 占全国1/10以上
_PLACES = 8  # a number of 元 told in 亿 has no more


def magnitude(statistic: Statistic) -> tuple[str, Decimal]:
    """The magnitude that the text prints: 亿 for 55.9亿元 and for 千亿元, 万 for 6000多万个."""
    for name, size in _MAGNITUDES:
        if name in statistic.text and abs(statistic.value) * 10 >= size:
            return name, size
    return _PLAIN


def shared_magnitude(statistics: Sequence[Statistic]) -> tuple[str, Decimal]:
    """One magnitude for figures to be compared: the largest in which the smallest is not below one tenth."""
    smallest = min((abs(each.value) for each in statistics if each.value), default=Decimal(0))
    printed = {magnitude(each)[0] for each in statistics}
    for name, size in _MAGNITUDES:
        if name in printed and smallest * 10 >= size:
            return name, size
    return ("万", Decimal(10) ** 4) if printed - {""} and smallest * 10 >= 10**4 else _PLAIN


def digits(value: Decimal) -> str:
    """A number as people write it, without an exponent or idle zeros; of a fraction that does not end, four places.

    >>> digits(Decimal("1E+3")), digits(Decimal("96.830")), digits(Decimal("-0.21")), digits(Decimal(1) / 3)
    ('1000', '96.83', '-0.21', '0.3333')
    """
    if value == value.to_integral_value():
        return str(int(value))
    exact = f"{value.normalize():f}"
    if len(exact.partition(".")[2]) <= _PLACES:
        return exact
    return f"{value:.4f}".rstrip("0").rstrip(".")


def number(statistic: Statistic, size: Decimal) -> str:
    """The printed number in that magnitude; a change keeps its sign, a range is told as 20 至 30.

    A decline of at least 14% is told in words and keeps none: 降幅至少 14.
    """
    if is_bounded_decline(statistic):
        return digits(-statistic.value / size)
    if (share := _SHARE.search(statistic.text)) and statistic.unit is None and size == 1:
        return f"{share[1]}/{share[2]}"
    sign = "+" if statistic.aspect == "change" and statistic.value > 0 else ""
    low = sign + digits(statistic.value / size)
    if statistic.high is None:
        return low
    return _("{low} 至 {high}").format(low=low, high=digits(statistic.high / size))


def is_bounded_decline(statistic: Statistic) -> bool:
    """Whether the text says how far something fell at least or at most: 下降超14%, whose change is at most −14."""
    return statistic.aspect == "change" and statistic.value < 0 and statistic.bound in ("at_least", "at_most")


def bound_word(statistic: Statistic) -> str:
    """The bound in words; of a decline, that of how far it goes: never 至多 −14."""
    if not is_bounded_decline(statistic):
        return spoken("bound", statistic.bound)
    rate = statistic.unit in _RATES
    if statistic.bound == "at_most":
        return _("降幅至少") if rate else _("减少至少")
    return _("降幅至多") if rate else _("减少至多")


def told(statistic: Statistic, size: Decimal) -> str:
    """A figure in a magnitude with its bound in words: 至少 120, 约 5.5, 20 至 30."""
    bounded = statistic.bound not in ("exact", "between")
    return f"{bound_word(statistic)} {number(statistic, size)}" if bounded else number(statistic, size)
