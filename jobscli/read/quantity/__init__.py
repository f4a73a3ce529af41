"""A clean sentence -> the quantities in it, with value, unit and bound; what is no quantity, with the reason.

Not quantities: dates, years, ordinals, ranks, document numbers, numbers in names, ages and spans of time.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli.language import _
from jobscli.read.numeral import MYRIADS, multiplier
from jobscli.read.quantity.exclude import no_quantity
from jobscli.read.quantity.grammar import (
    AFTER,
    BEFORE,
    BELOW_ZERO,
    CORE,
    CUT,
    JOINT,
    NAMED,
    NOT_BELOW,
    RANGE,
    RATIO_LINK,
    STEPS,
    TAIL,
)
from jobscli.read.quantity.model import Excluded, Quantity
from jobscli.read.quantity.unprinted import unprinted
from jobscli.read.quantity.value import value as value_of

__all__ = ["Excluded", "Quantity", "quantities"]


def quantities(text: str) -> tuple[list[Quantity], list[Excluded]]:
    """The quantities of a clean sentence from left to right, and the numerals that are none."""
    found: list[Quantity] = []
    excluded: list[Excluded] = []
    at = 0
    named = [m.span() for m in NAMED.finditer(text)] if "“" in text else []
    while (core := CORE.search(text, at)) is not None:
        got = _read(text, core)
        at = max(got.end, core.end())
        if any(start <= core.start() < end for start, end in named):
            got = Excluded(core.start(), max(got.end, core.end()), "name")
        if isinstance(got, Quantity) or core.lastgroup == "arabic":  # 200万一次性发放: 一次 is a word
            got = _joined(text, core, at, found, excluded) or got
        if isinstance(got, Excluded):
            if found and core.lastgroup == "arabic" and _goes_on(text, found[-1], core):
                found.append(_alike(text, found[-1], core))
                continue
            excluded.append(got)
        else:
            found.append(got)
    return found, excluded


def _joined(
    text: str, core: re.Match[str], end: int, found: list[Quantity], excluded: list[Excluded]
) -> Excluded | None:
    """What a numeral makes with another that it touches: no figure, since neither is whole (9万9万, 1e-9万元).

    Takes the other one out of the list that it is in. None where the numeral touches none.
    """
    lists: tuple[list[Quantity] | list[Excluded], ...] = (found, excluded)
    for before in lists:
        if before and JOINT.fullmatch(text, before[-1].end - 1, core.start()):
            return Excluded(before.pop().start, end, "", _("连在一起的数，看不出是多少"))
    cut = CUT.search(text[max(0, core.start() - 14) : core.start()]) if core.lastgroup != "arabic" else None
    if cut is None:
        return None
    return Excluded(core.start() - len(cut.group()), end, "", _("这个数看不出是多少"))


def _goes_on(text: str, before: Quantity, core: re.Match[str]) -> bool:
    """Whether a bare number goes on with a list of ratios: 分别为1.20、1.20、1.32."""
    return before.kind == "ratio" and RATIO_LINK.fullmatch(text, before.end, core.start()) is not None


def _alike(text: str, before: Quantity, core: re.Match[str]) -> Quantity:
    value = Decimal(core.group().replace(",", ""))
    made = Quantity(core.start(), core.end(), core.start(), value, before.unit, before.kind, tail=core.end())
    _bounds(text, made)
    return made


def _read(text: str, core: re.Match[str]) -> Quantity | Excluded:
    start, end = core.span()
    tail = TAIL.match(text, end)
    assert tail is not None
    if core.lastgroup == "arabic":
        reason, stop = no_quantity(text, start, end, tail)
        if reason is not None:
            return Excluded(start, stop, reason)
    value, weak, unit, kind, more = value_of(text, core, tail)
    if value is None:
        return Excluded(start, tail.end(), "word")
    tailed = core.end() if core.lastgroup in ("of", "half") else tail.end() + (kind in ("tenths", "times"))
    quantity = Quantity(
        start, tailed, start, value, unit, kind, weak=weak, tail=tailed, per=tail.group("per") is not None
    )
    if core.lastgroup == "of" and tail.group("unit") == "个百分点":
        quantity.end = quantity.tail = tail.end()
    if more:
        quantity.bound = "at_least"
    if kind == "tenths" and text.startswith("多", quantity.end):  # 两成多
        quantity.bound, quantity.end = "at_least", quantity.end + 1
    if unit == "番" and text.startswith(("多", "以上"), quantity.end):
        quantity.bound, quantity.end = "at_least", quantity.end + 1 + text.startswith("以上", quantity.end)
    if BELOW_ZERO.search(text[max(0, start - 2) : start]):
        quantity.value, quantity.start = -value, start - 1
    ranged = _ranged(text, quantity, core, tail)
    if isinstance(ranged, Excluded):
        return ranged
    _bounds(text, quantity)
    if kind == "tenths":
        quantity.kind = "rate"
    if quantity.unit is None and quantity.kind in ("bare", "ratio"):
        return unprinted(text, quantity, core)
    return _checked(text, quantity)


def _ranged(text: str, first: Quantity, core: re.Match[str], tail: re.Match[str]) -> Excluded | None:
    """Make `first` a range where a second number follows: 4.5%-5%, 2000至3000元, 30万到40万人."""
    link = RANGE.match(text, first.end)
    if link is None or first.kind == "share" or text[max(0, core.start() - 1) : core.start()] in ("从", "由", "自"):
        return None
    second = CORE.match(text, link.end())
    if second is None or second.lastgroup not in ("arabic", "han"):
        return None
    after = TAIL.match(text, second.end())
    assert after is not None
    value, _weak, unit, kind, _more = value_of(text, second, after)
    if kind in ("duration", "name"):
        return None if first.unit else Excluded(first.start, after.end(), "duration")
    if value is None or (first.unit and unit and first.unit != unit):
        return None
    if not tail.group("signs") and after.group("signs") and not first.unit and first.value < value:
        shared = multiplier(after.group("signs"))
        if first.value * shared <= value:
            first.value *= shared
    if value <= first.value:
        return None
    first.high, first.bound = value, "between"
    first.unit, first.kind = (unit, kind) if unit else (first.unit, first.kind)
    first.end = first.tail = after.end()
    return None


def _bounds(text: str, quantity: Quantity) -> None:
    """Take in the bound words around the number. Two of them: the one that stands closer to the value decides."""
    before = text[max(0, quantity.start - 6) : quantity.start]
    if quantity.bound != "between":
        for bound, words in BEFORE:
            found = words.search(before)
            if found is None or (bound == "at_most" and NOT_BELOW.search(before)):
                continue
            if found.group() != "控制在":
                quantity.bound, quantity.word = bound, found.group()
                quantity.start -= len(found.group())
            break
    after = AFTER.match(text, quantity.end)
    if after is None:
        return
    kind = after.lastgroup
    quantity.end = after.end()
    if quantity.bound != "between" and kind != "mark":
        quantity.bound = {"least": "at_least", "most": "at_most", "about": "about"}[kind or "about"]


def _checked(text: str, quantity: Quantity) -> Quantity | Excluded:
    """Sort out ranks, plan names and fixed phrases among what has a unit."""
    before = text[max(0, quantity.number - 2) : quantity.number]
    if before.endswith("第"):
        return Excluded(quantity.start, quantity.end, "ordinal")
    steps = STEPS.match(text, quantity.end) if quantity.kind == "count" else None
    if steps is not None:  # 跨越3个千亿元台阶
        return Excluded(quantity.start, steps.end(), "structure")
    if quantity.unit == "人" and text[quantity.tail - 1] in "名位" and before.endswith(("前", "居", "列")):
        return Excluded(quantity.start, quantity.end, "rank")
    if before.endswith(("“", "‘")) and text[quantity.end : quantity.end + 1] in ("”", "’"):
        return Excluded(quantity.start, quantity.end, "name")
    if (
        text[quantity.start - 1 : quantity.start] in ("-", "−", "－")
        and not text[quantity.start - 2 : quantity.start - 1].isdigit()
    ):
        quantity.value, quantity.start = -quantity.value, quantity.start - 1
    if quantity.value >= MYRIADS["亿"] * 10**10:
        return Excluded(quantity.start, quantity.end, "name")
    return quantity
