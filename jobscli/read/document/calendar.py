"""Years as documents name them: five-year plans and years in Chinese digits."""

from __future__ import annotations

import re

# The ordinals of the plans that are called 十…五; the eleventh, 十一五, ran from 2006 to 2010.
_ORDINALS = "一二三四五六七八九"
_ELEVENTH = 2006
_LENGTH = 5


def plan_years(name: str) -> tuple[int, int] | None:
    """The first and last year of a plan by its short name.

    >>> plan_years("十四五"), plan_years("十五五"), plan_years("百五")
    ((2021, 2025), (2026, 2030), None)
    """
    if len(name) != 3 or name[0] != "十" or name[2] != "五" or name[1] not in _ORDINALS:
        return None
    first = _ELEVENTH + _LENGTH * _ORDINALS.index(name[1])
    return first, first + _LENGTH - 1


def plan_of(year: int) -> str:
    """The short name of the plan that `year` falls in.

    >>> plan_of(2025), plan_of(2026)
    ('十四五', '十五五')
    """
    return f"十{_ORDINALS[max(0, min(8, (year - _ELEVENTH) // _LENGTH))]}五"


# A year in Chinese digits, with the signs that scans and typists put for 〇: 二〇一九年, 二○一九年.
CHINESE_YEAR = re.compile("[一二][〇零○九Ｏ][〇零○一二三四五六七八九][〇零○一二三四五六七八九](?=年)")
_DIGITS = {sign: str(digit) for digit, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ＯО", "0")


def chinese_year(text: str) -> int:
    """The year that Chinese digits write.

    >>> chinese_year("二〇一九")
    2019
    """
    return int("".join(_DIGITS[sign] for sign in text))
