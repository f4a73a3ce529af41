"""The period that a user means by the words for it, and the words for a period."""

from __future__ import annotations

import re
import unicodedata

from jobscli import words
from jobscli.errors import UsageError
from jobscli.language import _

_YEARS = re.compile(r"(\d{4})年?[-—–~至到/](\d{4})年?")
_MONTHS = re.compile(r"(\d{4})[年-](\d{1,2})月?(?:[-—–~至到/](?:(\d{4})[年-])?(\d{1,2})月?)?")


def period_named(text: str) -> str:
    """The period that `text` means: 2025, 2025年, 2021-2025, 十四五, 2019-01/2019-09, 2019年1—9月.

    >>> period_named("2025年"), period_named("2021—2025"), period_named("2019年1-9月"), period_named("十四五")
    ('2025', '2021/2025', '2019-01/2019-09', '2021/2025')
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace("“", "").replace("”", "")
    if plain.removesuffix("时期") in words.terms("plan"):
        return words.say("plan", plain.removesuffix("时期"))
    if re.fullmatch(r"\d{4}年?", plain):
        return plain[:4]
    if (found := _YEARS.fullmatch(plain)) and found[1] < found[2]:
        return f"{found[1]}/{found[2]}"
    if found := _MONTHS.fullmatch(plain):
        first, last = (int(found[1]), int(found[2])), (int(found[3] or found[1]), int(found[4] or found[2]))
        if first <= last and 1 <= first[1] <= 12 and 1 <= last[1] <= 12:
            ends = [f"{year}-{month:02}" for year, month in (first, last)]
            return "/".join(ends if found[4] else ends[:1])
    raise UsageError(_("“{text}”不是期间").format(text=text), [(_("写作"), "2025  2021/2025  2019-01/2019-09")])


def period_said(period: str) -> str:
    """A period in words.

    >>> period_said("2018"), period_said("2021/2025"), period_said("2019-01/2019-09")
    ('2018 年', '2021—2025 年', '2019 年 1—9 月')
    """
    start, _slash, end = period.partition("/")
    year, _dash, month = start.partition("-")
    month = _month(month)
    if not end:
        return f"{year} 年 {month} 月" if month else f"{period} 年"
    last_year, _dash, last_month = end.partition("-")
    last_month = _month(last_month)
    if month and last_month:
        if year == last_year:
            return f"{year} 年 {month}—{last_month} 月"
        return f"{year} 年 {month} 月—{last_year} 年 {last_month} 月"
    return f"{start}—{end} 年"


def _month(digits: str) -> str:
    """A month without its zero; what is no number is none."""
    return digits.lstrip("0") if digits.isdecimal() else ""
