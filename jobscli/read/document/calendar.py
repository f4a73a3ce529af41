"""Years as documents name them: five-year plans and years in Chinese digits."""

from __future__ import annotations

import re

_FIRST, _LENGTH = 1981, 5  # the sixth plan began in 1981
_NAMES = ("六五", "七五", "八五", "九五", "十五", *(f"十{ordinal}五" for ordinal in "一二三四五六七八九"))
PLAN = "十[一二三四五六七八九]五"  # the short name of a plan since the eleventh
_NUMBERED = re.compile("第(?P<ordinal>[一二三四五六七八九十]{1,2})个五年")
_QUOTED = re.compile(f"“(?P<name>[六七八九十]五|{PLAN})[”“]|(?P<bare>{PLAN})")

QUARTERS = frozenset({(4, 6), (7, 9), (10, 12)})  # by their months; 1至3月 as well says how far the year is
# The years of a plan of another length: 行动方案（2019—2021年）.
_SPANNED = re.compile(
    "(?:方案|计划|规划) ?[（(](?P<first>20[0-4][0-9])年?[-—–~～至]{1,2}(?P<last>20[0-4][0-9])年?[)）]"
)


def plan_years(name: str) -> tuple[int, int] | None:
    """The first and last year of a five-year plan by its short name.

    >>> plan_years("十四五"), plan_years("九五"), plan_years("百五")
    ((2021, 2025), (1996, 2000), None)
    """
    if name not in _NAMES:
        return None
    first = _FIRST + _LENGTH * _NAMES.index(name)
    return first, first + _LENGTH - 1


def plan_of(year: int) -> str:
    """The short name of the plan that `year` falls in.

    >>> plan_of(2025), plan_of(2026), plan_of(1998)
    ('十四五', '十五五', '九五')
    """
    return _NAMES[max(0, min(len(_NAMES) - 1, (year - _FIRST) // _LENGTH))]


def plan_in(title: str) -> tuple[int, int] | None:
    """The years of the five-year plan that a title names, or those of another plan that stand in its bracket.

    >>> plan_in("第十一个五年规划纲要"), plan_in("“十四五”就业促进规划"), plan_in("2019年工作总结")
    ((2006, 2010), (2021, 2025), None)
    >>> plan_in("职业技能提升行动方案（2019—2021年）")
    (2019, 2021)
    """
    numbered = _NUMBERED.search(title)
    if numbered is not None:
        return plan_years(f"{numbered['ordinal']}五")
    quoted = _QUOTED.search(title)
    if quoted is not None:
        return plan_years(quoted["name"] or quoted["bare"])
    spanned = _SPANNED.search(title)
    return (int(spanned["first"]), int(spanned["last"])) if spanned is not None else None


# A year in Chinese digits, with the signs that scans and typists put for 〇: 二〇一九年, 二○一九年.
CHINESE_YEAR = re.compile("[一二][〇零○九Ｏ][〇零○一二三四五六七八九][〇零○一二三四五六七八九](?=年)")
_DIGITS = {sign: str(digit) for digit, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ＯО", "0")


def chinese_year(text: str) -> int:
    """The year that Chinese digits write.

    >>> chinese_year("二〇一九")
    2019
    """
    return int("".join(_DIGITS[sign] for sign in text))
