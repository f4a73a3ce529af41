"""Why a number in digits is no quantity: dates, years, ordinals, ranks, names, spans of time."""

from __future__ import annotations

import re

from jobscli.read.quantity.grammar import RATIO_NAME
from jobscli.words.units import units

_RANKED = re.compile("[居列第前排名于升至进位]$")
# 1—9月, 2021—2025年, 16—24岁, 3至5年: the unit of the second number tells.
_DATES = re.compile(
    "[0-9]{1,4}(?:年|月|日)?[-—～~至到]{1,2}[0-9]{1,4}(?:(?P<date>年|月|日)|(?P<duration>周?岁|个?工作日|天|个月|小时|分钟))"
)


def no_quantity(text: str, start: int, end: int, tail: re.Match[str]) -> tuple[str | None, int]:
    """Why a number in digits is no quantity, and where it ends; (None, 0) where it may be one."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else "\n"
    unit = tail.group("unit")
    kind = units().printed[unit][1] if unit else ""
    if end - start > 18:
        return "name", end
    if (
        (before and ((before.isascii() and before.isalpha() and kind != "money") or before in "第.〔#№_"))
        or (before == "+" and kind != "rate")
        or after in "+＋〕_"
        or _latin(text, end)
    ):
        return ("ordinal" if before == "第" else "name"), max(end, tail.end() if before == "第" else end)
    if kind == "duration" or after == "年" or (kind == "name" and not tail.group("signs")):
        return _time(text, start, end, tail, kind)
    if after in "./：" and end + 1 < len(text) and text[end + 1].isdigit() and after != "/":
        return _divided(text, start, end, after)
    if before in ("：", "∶") and start > 1 and text[start - 2].isdigit():
        return "name", end
    if not unit and not tail.group("signs") and end - start >= 7 and text[start:end].isdigit():
        return "name", end  # a telephone number
    if text[max(0, start - 2) : start] in ("前", "居前", "排前", "列前") or (
        before == "前" and unit in ("位", "名", "强", None)
    ):
        return "rank", tail.end()
    if after == "强" or (unit == "位" and _RANKED.search(text[max(0, start - 10) : start])):
        return "rank", tail.end()
    if after in "-—～~至到" and (dated := _DATES.match(text, start)):
        return dated.lastgroup or "date", dated.end()
    return None, 0


def _latin(text: str, end: int) -> bool:
    """Whether a Latin letter follows that makes the number a part of a name: 5G, 3D, 4K."""
    return end < len(text) and text[end].isascii() and text[end].isalpha()


def _time(text: str, start: int, end: int, tail: re.Match[str], kind: str) -> tuple[str, int]:
    if kind == "name":
        return ("date" if tail.group("unit") in ("时", "点", "分", "时许") else "name"), tail.end()
    digits = text[start:end]
    year = len(digits) == 4 and digits[:2] in ("19", "20") and text[end : end + 1] == "年"
    month = tail.group("unit") in ("月", "月份", "日") and not tail.group("more")
    return ("date" if year or (month and len(digits) <= 2) else "duration"), tail.end()


def _divided(text: str, start: int, end: int, sign: str) -> tuple[str | None, int]:
    """A clock time (17:38), a version or a number with dots (1.2.3) is a name; 1:4.4 after 比 is a ratio."""
    following = re.compile(r"[0-9.：]{1,12}").match(text, end + 1)
    stop = following.end() if following else end
    if sign == "：" and RATIO_NAME.search(text[max(0, start - 16) : start]):
        return None, 0
    return ("date" if sign == "：" else "name"), stop
