"""Numbers that print no unit: of a ratio, of a table whose heading names it, before a noun; and parts of a whole."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli.read.numeral import MYRIADS, multiplier
from jobscli.read.quantity.grammar import AFTER, HEADED, RATIO_NAME
from jobscli.read.quantity.model import Excluded, Quantity
from jobscli.words.reading import nouns, units

_HEADS = re.compile("人数(?:已|累计|总数)?(?:分别)?(?:达到?|为|约|共|超过?|突破)?$")
_FUND = re.compile("基金|资金|投资|贷款|债券|产值|规模")
_NOUN = 14  # the farthest that a noun may stand behind a number that prints no classifier


def unprinted(text: str, quantity: Quantity, core: re.Match[str]) -> Quantity | Excluded:
    """A number that prints no unit: of a ratio, of a table whose heading names the unit, or before what it counts."""
    lead = text[max(0, quantity.start - 24) : quantity.start]
    headed = HEADED.search(lead)
    if headed is not None:
        quantity.value *= multiplier(headed.group("signs") or headed.group("cell_signs") or "")
        quantity.unit, quantity.kind = units().printed[headed.group("unit") or headed.group("cell")]
        quantity.named = quantity.start - len(headed.group())
        return quantity
    if text[quantity.end : quantity.end + 1] == "/" and text[quantity.end + 1 : quantity.end + 2].isdigit():
        return _slashed(text, quantity)
    if text[quantity.end : quantity.end + 1] in ("：", "∶") and quantity.value == 1:
        return _opposed(text, quantity)
    if RATIO_NAME.search(lead):
        quantity.kind = "ratio"
        return quantity
    if quantity.value < 10_000 and core.lastgroup != "bare":
        return Excluded(quantity.start, quantity.end, _plain_reason(text, quantity))
    pattern, others = nouns()
    behind = text[quantity.end : quantity.end + _NOUN]
    if quantity.value >= MYRIADS["亿"] and _FUND.search(behind):
        quantity.kind, quantity.note = "money", "未印单位，应是元"
        return quantity
    if _HEADS.search(lead):
        quantity.unit, quantity.kind = "人", "people"
        return quantity
    noun = pattern.search(behind)
    if noun is None:
        return quantity if core.lastgroup != "bare" else Excluded(quantity.start, quantity.end, "word")
    quantity.unit = others.get(noun.group(), "人")
    quantity.kind = "people" if quantity.unit == "人" else "count"
    quantity.note = "未印量词"
    return quantity


def _slashed(text: str, quantity: Quantity) -> Quantity | Excluded:
    """1/10 and 2/3 are parts of a whole; 10/22 or 2019/10 is a date or a name."""
    below = re.compile("[0-9]{1,4}(?![0-9/])").match(text, quantity.end + 1)
    if below is None or not 0 < quantity.value < int(below.group()):
        return Excluded(quantity.start, below.end() if below else quantity.end + 1, "name")
    quantity.value /= int(below.group())
    quantity.end = quantity.tail = below.end()
    quantity.kind = "share"
    after = AFTER.match(text, quantity.end)
    if after is not None and after.lastgroup == "least":
        quantity.bound, quantity.end = "at_least", after.end()
    return quantity


def _opposed(text: str, quantity: Quantity) -> Quantity | Excluded:
    """1:4.4 is the ratio 4.4 to one."""
    other = re.compile(r"[：∶]([0-9]{1,3}(?:\.[0-9]{1,3})?)").match(text, quantity.end)
    if other is None:
        quantity.kind = "ratio"
        return quantity
    quantity.value = Decimal(other.group(1))
    quantity.end = quantity.tail = other.end()
    quantity.kind = "ratio"
    return quantity


def _plain_reason(text: str, quantity: Quantity) -> str:
    """The reason why a small bare number is none; "" where it looked like a figure."""
    before, after = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    if quantity.start == 0 or before in "“‘（《" or (after and after in "”’》"):
        return "name"
    digits = quantity.tail - quantity.number
    return "" if digits >= 2 and after in "，。；、" and before not in "：、-—" else "name"
