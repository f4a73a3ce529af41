"""A clean sentence -> the quantities in it, with value, unit and bound; what is no quantity, with the reason.

Not quantities: dates, years, ordinals, ranks, document numbers, numbers in names, ages and spans of time.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from jobscli.language import _
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
from jobscli.read.quantity.implicit_units import unprinted
from jobscli.read.quantity.model import Bound, Kind, NonQuantity, Quantity
from jobscli.read.quantity.non_quantities import no_quantity
from jobscli.read.quantity.value import value as value_of
from jobscli.read.text.numerals import MYRIADS, multiplier

__all__ = ["NonQuantity", "Quantity", "quantities"]


def quantities(text: str) -> tuple[list[Quantity], list[NonQuantity]]:
    """The quantities of a clean sentence from left to right, and the numerals that are none."""
    found: list[Quantity] = []
    excluded: list[NonQuantity] = []
    at = 0
    named = [m.span() for m in NAMED.finditer(text)] if "“" in text else []
    while (core := CORE.search(text, at)) is not None:
        got = _read(text, core)
        at = max(got.end, core.end())
        if any(start <= core.start() < end for start, end in named):
            got = NonQuantity(core.start(), max(got.end, core.end()), "name")
        if isinstance(got, Quantity) or core.lastgroup == "arabic":  # 200万一次性发放: 一次 is a word
            got = _joined(text, core, at, found, excluded) or got
        if isinstance(got, NonQuantity):
            if found and core.lastgroup == "arabic" and _goes_on(text, found[-1], core):
                found.append(_alike(text, found[-1], core))
                continue
            excluded.append(got)
        else:
            found.append(got)
    return found, excluded


def _joined(
    text: str, core: re.Match[str], end: int, found: list[Quantity], excluded: list[NonQuantity]
) -> NonQuantity | None:
    """What a numeral makes with another that it touches: no figure, since neither is whole (9万9万, 1e-9万元).

    Takes the other one out of the list that it is in. None where the numeral touches none.
    """
    lists: tuple[list[Quantity] | list[NonQuantity], ...] = (found, excluded)
    for before in lists:
        if before and JOINT.fullmatch(text, before[-1].end - 1, core.start()):
            return NonQuantity(before.pop().start, end, "", _("连在一起的数，看不出是多少"))
    cut = CUT.search(text[max(0, core.start() - 14) : core.start()]) if core.lastgroup != "arabic" else None
    if cut is None:
        return None
    return NonQuantity(core.start() - len(cut.group()), end, "", _("这个数看不出是多少"))


def _goes_on(text: str, before: Quantity, core: re.Match[str]) -> bool:
    """Whether a bare number goes on with a list of ratios: 分别为1.20、1.20、1.32."""
    return before.kind == "ratio" and RATIO_LINK.fullmatch(text, before.end, core.start()) is not None


def _alike(text: str, before: Quantity, core: re.Match[str]) -> Quantity:
    value = Decimal(core.group().replace(",", ""))
    made = Quantity(core.start(), core.end(), core.start(), value, before.unit, before.kind, tail=core.end())
    return _bounds(text, made)


def _read(text: str, core: re.Match[str]) -> Quantity | NonQuantity:
    start, end = core.span()
    tail = TAIL.match(text, end)
    assert tail is not None
    if core.lastgroup == "arabic":
        reason, stop = no_quantity(text, start, end, tail)
        if reason is not None:
            return NonQuantity(start, stop, reason)
    value, weak, unit, kind, more = value_of(text, core, tail)
    if value is None:
        return NonQuantity(start, tail.end(), "word")
    tailed = core.end() if core.lastgroup in ("of", "half") else tail.end() + (kind in ("tenths", "times"))
    if core.lastgroup == "of" and tail.group("unit") == "个百分点":
        tailed = tail.end()
    after = tailed
    if kind == "tenths" and text.startswith("多", after):  # 两成多
        more, after = True, after + 1
    if unit == "番" and text.startswith(("多", "以上"), after):
        more, after = True, after + 1 + text.startswith("以上", after)
    bound: Bound = "at_least" if more else "exact"
    made: Kind = "rate" if kind == "tenths" else cast("Kind", kind)
    quantity = Quantity(
        start, after, start, value, unit, made, bound, weak=weak, tail=tailed, per=tail.group("per") is not None
    )
    if BELOW_ZERO.search(text[max(0, start - 2) : start]):
        quantity = quantity._replace(value=-value, start=start - 1)
    ranged = _ranged(text, quantity, core, tail)
    if isinstance(ranged, NonQuantity):
        return ranged
    quantity = _bounds(text, ranged)
    if quantity.unit is None and quantity.kind in ("bare", "ratio"):
        return unprinted(text, quantity, core)
    return _checked(text, quantity)


def _ranged(text: str, first: Quantity, core: re.Match[str], tail: re.Match[str]) -> Quantity | NonQuantity:
    """`first`, made a range where a second number follows: 4.5%-5%, 2000至3000元, 30万到40万人."""
    link = RANGE.match(text, first.end)
    if link is None or first.kind == "share" or text[max(0, core.start() - 1) : core.start()] in ("从", "由", "自"):
        return first
    second = CORE.match(text, link.end())
    if second is None or second.lastgroup not in ("arabic", "han"):
        return first
    after = TAIL.match(text, second.end())
    assert after is not None
    value, _weak, unit, kind, _more = value_of(text, second, after)
    if kind in ("duration", "name"):
        return first if first.unit else NonQuantity(first.start, after.end(), "duration")
    if value is None or (first.unit and unit and first.unit != unit):
        return first
    low = first.value
    if not tail.group("signs") and after.group("signs") and not first.unit and low < value:
        shared = multiplier(after.group("signs"))
        if low * shared <= value:
            low *= shared
    if value <= low:
        return first
    unit, kind = (unit, kind) if unit else (first.unit, first.kind)
    made: Kind = "rate" if kind == "tenths" else cast("Kind", kind)
    return first._replace(
        value=low, high=value, bound="between", unit=unit, kind=made, end=after.end(), tail=after.end()
    )


_BEHIND: dict[str, Bound] = {"least": "at_least", "most": "at_most", "about": "about"}


def _bounds(text: str, quantity: Quantity) -> Quantity:
    """`quantity` with its bound words. Of two the one that stands closer to the value decides."""
    before = text[max(0, quantity.start - 6) : quantity.start]
    start, end, told, word = quantity.start, quantity.end, quantity.bound, quantity.word
    if told != "between":
        for bound, words in BEFORE:
            found = words.search(before)
            if found is None or (bound == "at_most" and NOT_BELOW.search(before)):
                continue
            if found.group() != "控制在":
                told, word = bound, found.group()
                start -= len(word)
            break
    after = AFTER.match(text, end)
    if after is not None:
        end = after.end()
        if told != "between" and after.lastgroup != "mark":
            told = _BEHIND[after.lastgroup or "about"]
    return quantity._replace(start=start, end=end, bound=told, word=word)


def _checked(text: str, quantity: Quantity) -> Quantity | NonQuantity:
    """Sort out ranks, plan names and fixed phrases among what has a unit."""
    before = text[max(0, quantity.number - 2) : quantity.number]
    if before.endswith("第"):
        return NonQuantity(quantity.start, quantity.end, "ordinal")
    steps = STEPS.match(text, quantity.end) if quantity.kind == "count" else None
    if steps is not None:  # 跨越3个千亿元台阶
        return NonQuantity(quantity.start, steps.end(), "structure")
    if quantity.unit == "人" and text[quantity.tail - 1] in "名位" and before.endswith(("前", "居", "列")):
        return NonQuantity(quantity.start, quantity.end, "rank")
    if before.endswith(("“", "‘")) and text[quantity.end : quantity.end + 1] in ("”", "’"):
        return NonQuantity(quantity.start, quantity.end, "name")
    if (
        text[quantity.start - 1 : quantity.start] in ("-", "−", "－")
        and not text[quantity.start - 2 : quantity.start - 1].isdigit()
    ):
        quantity = quantity._replace(value=-quantity.value, start=quantity.start - 1)
    if quantity.value >= MYRIADS["亿"] * 10**10:
        return NonQuantity(quantity.start, quantity.end, "name")
    return quantity
