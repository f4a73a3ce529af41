"""Numbers that print no unit: of a ratio, of a table whose heading names it, before a noun; and parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

from jobscli.read.quantity.grammar import AFTER, HEADED, RATIO_NAME
from jobscli.read.quantity.model import Kind, NonQuantity, Quantity
from jobscli.read.text.numerals import MYRIADS, multiplier
from jobscli.words.units import nouns, units

_HEADS = re.compile(
    "(?:人数|人口|(?:务工|就业|用工|参保|培训|毕业生)(?:总)?规模|农民工总量|(?:就业|从业)人员)(?:已|首次|累计|总数)*(?:分别)?(?:达到?|为|约|共|超过?|突破)?$"
)
_AGAINST = re.compile(r"[：∶](?P<second>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?P<third>[：∶][0-9.]{1,6})?")
_FUND = re.compile("基金|资金|投资|贷款|债券|产值|规模")
# A list that prints its unit once: 分别提高0.2和0.3个百分点.
_DECIMAL = re.compile("[0-9]\\.[0-9]{1,3}")
_MOVED = re.compile("(?:(?:上升|下降|提高|降低|增加|减少|回升|回落|扩大|缩小)了?|约为?|分别为|达到?|突破|超过|为)$")
_LINKED = re.compile("、|和|及|与")
_SHARED = re.compile(
    f"(?:[、和及与][0-9]{{1,6}}(?:\\.[0-9]{{1,4}})?){{1,8}}(?P<signs>[万亿]{{0,2}})"
    f"(?P<unit>{units().expression('rate', 'people', 'money')})"
)
_EACH = re.compile("分别|依次|各")
_STATED = ("大于", "高于", "超过", "小于", "低于", "不低于", "不小于", "不超过")
_NOUN = 14  # the farthest that a noun may stand behind a number that prints no classifier


def unprinted(text: str, quantity: Quantity, core: re.Match[str]) -> Quantity | NonQuantity:
    """A number that prints no unit: of a ratio, of a table whose heading names the unit, or before what it counts."""
    lead = text[max(0, quantity.start - 24) : quantity.start]
    if quantity.value == 1 and quantity.word in _STATED:  # 求人倍率均大于1: said in words
        return NonQuantity(quantity.start, quantity.end, "word")
    headed = HEADED.search(lead)
    if headed is not None:
        times = multiplier(headed.group("signs") or headed.group("cell_signs") or "")
        unit, kind = units().printed[headed.group("unit") or headed.group("cell")]
        return quantity._replace(
            value=quantity.value * times,
            unit=unit,
            kind=cast("Kind", kind),
            named=quantity.start - len(headed.group()),
        )
    if text[quantity.end : quantity.end + 1] == "/" and text[quantity.end + 1 : quantity.end + 2].isdigit():
        return _slashed(text, quantity)
    if text[quantity.end : quantity.end + 1] in ("：", "∶") and (quantity.value == 1 or RATIO_NAME.search(lead)):
        return _opposed(text, quantity)
    if RATIO_NAME.search(lead):
        return quantity._replace(kind="ratio")
    if _HEADS.search(lead):
        return quantity._replace(unit="人", kind="people", note="未印量词，是人")
    shared = _SHARED.match(text, quantity.end)
    if shared is not None and (_EACH.search(lead) or "." in core.group()):
        signed = quantity.tail - quantity.number != len(core.group())
        unit, kind = units().printed[shared.group("unit")]
        return quantity._replace(
            value=quantity.value * (1 if signed else multiplier(shared.group("signs"))),
            unit=unit,
            kind=cast("Kind", kind),
            note=f"单位（{shared.group('signs')}{unit}）印在后面",
        )
    plain = quantity.tail - quantity.number == len(core.group())
    if core.lastgroup != "bare" and (quantity.value < 10_000 or plain):  # 12345热线: what is counted has a classifier
        return NonQuantity(quantity.start, quantity.end, _plain_reason(text, quantity))
    pattern, others = nouns()
    behind = text[quantity.end : quantity.end + _NOUN]
    if quantity.value >= MYRIADS["亿"] and _FUND.search(behind):
        return quantity._replace(kind="money", note="未印单位，应是元")
    noun = pattern.search(behind)
    if noun is None:
        return quantity if core.lastgroup != "bare" else NonQuantity(quantity.start, quantity.end, "word")
    counted = others.get(noun.group(), "人")
    return quantity._replace(unit=counted, kind="people" if counted == "人" else "count", note=f"未印量词，是{counted}")


def ratio_changes(text: str, numerals: Iterable[NonQuantity]) -> Iterator[Quantity]:
    """The ratios among the `numerals` of a sentence that print no unit: 东部下降了0.02，西部分别为1.05、1.11."""
    last = -1
    for each in numerals:
        printed = text[each.start : each.end]
        before = text[max(0, each.start - 6) : each.start]
        linked = last >= 0 and _LINKED.fullmatch(text, last, each.start) is not None
        if _DECIMAL.fullmatch(printed) and (linked or _MOVED.search(before)):
            last = each.end
            made = Quantity(each.start, each.end, each.start, Decimal(printed), None, "ratio", tail=each.end)
            if before.endswith(("约为", "约")):
                made = made._replace(bound="about", start=each.start - (2 if before.endswith("约为") else 1))
            if before.endswith(("突破", "超过")):
                made = made._replace(bound="at_least", start=each.start - 2, word=before[-2:])
            yield made


def _slashed(text: str, quantity: Quantity) -> Quantity | NonQuantity:
    """1/10 and 2/3 are parts of a whole; 10/22 or 2019/10 is a date or a name."""
    below = re.compile("[0-9]{1,4}(?![0-9/])").match(text, quantity.end + 1)
    if below is None or not 0 < quantity.value < int(below.group()):
        return NonQuantity(quantity.start, below.end() if below else quantity.end + 1, "name")
    made = quantity._replace(value=quantity.value / int(below.group()), end=below.end(), tail=below.end(), kind="share")
    after = AFTER.match(text, made.end)
    if after is not None and after.lastgroup == "least":
        return made._replace(bound="at_least", end=after.end())
    return made


def _opposed(text: str, quantity: Quantity) -> Quantity | NonQuantity:
    """1:4.4 is the ratio 4.4 to one, and so is 2.27:1 that of 2.27; 25:29:46 is a structure."""
    others = _AGAINST.match(text, quantity.end)
    if others is None:
        return quantity._replace(kind="ratio")
    if others.group("third"):
        return NonQuantity(quantity.start, others.end(), "structure")
    value = Decimal(others.group("second")) if others.group("second") != "1" else quantity.value
    made = quantity._replace(kind="ratio", value=value, end=others.end(), tail=others.end())
    after = AFTER.match(text, made.end)
    if after is not None and after.lastgroup == "about":
        return made._replace(bound="about", end=after.end())
    return made


def _plain_reason(text: str, quantity: Quantity) -> str:
    """The reason why a small bare number is none; "" where it looked like a figure."""
    before, after = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    if quantity.start == 0 or before in "“‘（《" or (after and after in "”’》"):
        return "name"
    digits = quantity.tail - quantity.number
    return "" if digits >= 2 and after in "，。；、" and before not in "：、-—" else "name"
