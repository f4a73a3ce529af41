"""Two numbers that are the ends of a range: 4.5%-5%, 2000至3000元, 6——6.5万人, 30万到40万人."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli.read.quantity.grammar import FOLLOWS, MOVED, NUMERAL, RANGE
from jobscli.read.quantity.model import NonQuantity
from jobscli.read.quantity.value import Amount, figure, written
from jobscli.read.text.numerals import multiplier

LINKS = frozenset("-—–~～至到（")
# 减少100人至1.04万人 tells a change and the level that came of it.
_CHANGED = re.compile(f"(?:{MOVED}|下跌|上涨|[升降跌])[了约]?$")
_LEVELS = frozenset({"people", "money", "count", "measure"})
_FROM = frozenset("从由自")  # 从3万人到5万人 is a change


def ranged(text: str, first: Amount) -> Amount | NonQuantity:
    """`first` as a range where a second, greater number of its unit follows; `first` itself where none does."""
    if first.value is None or first.kind == "share":
        return first
    link = RANGE.match(text, first.end)
    if link is None or text[first.start - 1 : first.start] in _FROM or first.high is not None:
        return first
    if (
        first.kind in _LEVELS
        and text[first.end] in "至到"
        and _CHANGED.search(text, max(0, first.start - 4), first.start)
    ):
        return first
    second = _second(text, link.end())
    if second is None:
        return first
    if second.kind in ("duration", "name"):
        if first.unit:
            return first
        return NonQuantity(first.start, second.end, "duration", "exclusion.duration-range")
    if second.value is None or (first.unit and second.unit and first.unit != second.unit):
        return first
    low = _shared(first, second)
    if second.value <= low:
        return first
    unit, kind = (second.unit, second.kind) if second.unit else (first.unit, first.kind)
    return first._replace(value=low, high=second.value, unit=unit, kind=kind, end=second.end, rule="bound.range")


def _second(text: str, at: int) -> Amount | None:
    """The number behind the link, with its sign."""
    negative = text[at] in "-−－负"
    start = at + negative
    if text[start : start + 1].isdecimal():
        second = figure(text, start)
    else:
        run = NUMERAL.match(text, start)
        if run is None or text[run.end() : run.end() + 1] not in FOLLOWS:
            return None
        number = written(text, start)
        if number is None or (number.form is None and number.rule == ""):
            return None
        second = number
    if negative and second.value is not None:
        return second._replace(value=-second.value)
    return second


def _shared(first: Amount, second: Amount) -> Decimal:
    """The lower end: 20—30万人 prints the sign of place once, 6——6.5万 too."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    signs = second.signs.strip("+")
    if not first.signs and signs and not first.unit and low < high:
        shared = low * multiplier(signs)
        return shared if shared <= high else low
    return low
