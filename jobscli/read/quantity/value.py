"""The value and unit of a number as it is written."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli.read.quantity.grammar import TENTH
from jobscli.read.text.numerals import chinese, multiplier
from jobscli.words.units import units


def value(text: str, core: re.Match[str], tail: re.Match[str]) -> tuple[Decimal | None, bool, str | None, str, bool]:
    """Value, whether it is weak, unit, kind, and whether 余 or 多 makes it a lower bound."""
    more = bool(tail.group("more") or tail.group("late"))
    unit, kind = units().printed.get(tail.group("unit") or "", (None, "bare"))
    times = multiplier(tail.group("signs") + tail.group("again"))
    if core.lastgroup == "half":
        return Decimal(50), False, "%", "rate", core.group() == "过半"
    if core.group("part"):
        return _fraction(core)
    if core.group("arabic"):
        value = Decimal(core.group("arabic").replace(",", "")) * times
        if not tail.group("unit") and text.startswith(("成", "折"), tail.end()) and value < 10:
            return _tenths(text, tail.end(), value)
        return value, False, unit, kind, more
    written = core.group("han") or core.group("bare")
    return _from_han(text, written, core, tail, (unit, kind, more, times))


def _fraction(core: re.Match[str]) -> tuple[Decimal | None, bool, str | None, str, bool]:
    """百分之五 is 5 %; 千分之三 is 3 ‰; 三分之二 is a number between 0 and 1 without a unit."""
    below, above = _number(core.group("part")), _number(core.group("of"))
    if below is None or above is None or below == 0:
        return None, False, None, "bare", False
    if below in (100, 1000):
        return above, False, "%" if below == 100 else "‰", "rate", False
    return above / below, False, None, "share", False


def _number(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else chinese(text)


def _tenths(text: str, at: int, value: Decimal) -> tuple[Decimal | None, bool, str | None, str, bool]:
    if TENTH.match(text, at) is None:
        return value, False, None, "bare", False
    return value * 10, False, "%", "tenths", False


def _from_han(
    text: str, written: str, core: re.Match[str], tail: re.Match[str], read: tuple[str | None, str, bool, int]
) -> tuple[Decimal | None, bool, str | None, str, bool]:
    """A number in Chinese numerals. 几十万 and 数百 name no number: they are read as at least their sign of place."""
    unit, kind, more, times = read
    vague = written[0] in "几数上成"
    if kind in ("duration", "name"):
        return None, False, None, kind, False
    value = Decimal(multiplier(written[1:])) if vague else chinese(written)
    if value is None:
        return None, False, None, kind, False
    value *= times
    if unit is None and text.startswith("成", tail.end()) and value < 10:
        return _tenths(text, tail.end(), value)
    if unit is None and text.startswith("番", tail.end()):
        return value, False, "番", "times", False
    plain = written.strip("百千万亿十") == "" and not vague
    bound = core.start() > 0 and text[core.start() - 1] in "近超逾约破过至达"
    if plain and not (bound or more):
        return None, False, None, kind, False  # 百亿斤粮食工程, 万名大学生计划: names
    if value < 2 and kind not in ("money", "rate") and not more:
        return None, False, None, kind, False  # 一 is an article more often than a number: 新一轮, 统一部署
    small = (value < 10 and kind not in ("money", "rate")) or (value < 100 and kind == "count")
    return value, small and not more, unit, kind, more or vague
