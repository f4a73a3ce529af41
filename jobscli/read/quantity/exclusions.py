"""Why a number that prints its unit is no quantity: ranks, sections, steps, slogans, bases of rates, names."""

from __future__ import annotations

import re

from jobscli.read.quantity.grammar import STEPS
from jobscli.read.quantity.model import NonQuantity
from jobscli.read.quantity.value import Amount, figure
from jobscli.read.text.numerals import MYRIADS

_DIGITS = frozenset("0123456789")
_PLACES = frozenset("百千万亿") | _DIGITS
SECTION_BEFORE = frozenset("\n*#|>。；")
_SECTION_DIGITS = 5
_TOO_LARGE = MYRIADS["亿"] * 10**10
_ROUND_BASES = (10**4, 10**5)
_HALFWAY = re.compile("(?:时间|双)过半$|(?<=、|，)任务过半$")  # 时间过半、任务过半
_LISTED = re.compile("[^，。；：、和及与@]{1,12}(?:[、和及与][^，。；：、和及与]{1,12})+$")
LISTING = re.compile("[、和及与]")
_LONGEST_LIST = 40
_PARTS = re.compile("(?:经济|社会)?(?:结构|体制)|户籍|分割|格局|论|化|对立|经济")  # 城乡二元经济结构
_RATE_OF = re.compile("[^，。；、0-9]{0,10}(?:死亡|发病|发案|拥有量)")


def excluded(text: str, amount: Amount, start: int, end: int) -> NonQuantity | None:
    """The rule that a number with its unit is no quantity by; `start:end` takes in its bound words."""
    if amount.kind == "count" and text[amount.end] in _PLACES:
        steps = STEPS.match(text, amount.end)
        if steps is not None:  # 跨越3个千亿元台阶
            return NonQuantity(start, steps.end(), "structure", "exclusion.steps")
        if text[amount.end] in _DIGITS and (named := _counted_number(text, amount.end)) is not None:
            return NonQuantity(start, named, "slogan", "exclusion.counted-numbers")
    before = text[amount.start - 1]
    if before in SECTION_BEFORE and amount.kind == "count" and not amount.signs and _is_section(text, amount):
        return NonQuantity(start, amount.digits, "ordinal", "exclusion.section-number")
    if before == "含" and text[amount.start - 2] in "（(" and text[amount.end] in "）)":
        return NonQuantity(start, end, "structure", "exclusion.included")  # 15万元以内（含15万元）
    if amount.kind in ("people", "count") and _is_base(text, amount):
        return NonQuantity(start, end, "structure", "exclusion.base")
    if amount.form in ("项", "类", "种") and amount.kind == "count" and _sums_up(text, amount):
        return NonQuantity(start, end, "structure", "exclusion.structure")
    if amount.form == "元" and not amount.digits and _PARTS.match(text, end) is not None:
        return NonQuantity(start, end, "name", "exclusion.parts-of-one")
    if amount.digits - amount.start <= 2 and _HALFWAY.search(text, max(0, amount.start - 3), amount.end):
        return NonQuantity(start, end, "slogan", "exclusion.slogan")
    if before in "前居列" and amount.form in ("名", "位"):
        return NonQuantity(start, end, "rank", "exclusion.rank")
    if before in "“‘" and text[end] in "”’":
        return NonQuantity(start, end, "name", "exclusion.quoted")
    if amount.value is not None and amount.value >= _TOO_LARGE:
        return NonQuantity(start, end, "name", "exclusion.long")
    return None


def _is_base(text: str, amount: Amount) -> bool:
    """Whether a round number is only what a rate is told for: 就业人员10万人|生产安全事故死亡人数, 每10万人口."""
    if text[amount.start - 1] == "每":
        return amount.value != 1
    return amount.value in _ROUND_BASES and _RATE_OF.match(text, amount.end) is not None


def _sums_up(text: str, amount: Amount) -> bool:
    """Whether a count only says how many things were just listed: 养老、失业、工伤|三项|保险."""
    listed = _LISTED.search(text, max(0, amount.start - _LONGEST_LIST), amount.start)
    return listed is not None and len(LISTING.findall(listed.group())) + 1 == amount.value


def _counted_number(text: str, at: int) -> int | None:
    """Where the number ends that is what is counted, since it prints no unit: 三个|100万."""
    named = figure(text, at)
    plain = named.form is None and named.signs and not "一" <= text[named.end] <= "鿿"
    return named.end if plain else None


def _is_section(text: str, amount: Amount) -> bool:
    """Whether a count is the number of a section and of what it is about: 13.11个国际航空枢纽工程."""
    return "." in text[amount.start : amount.digits] and amount.digits - amount.start <= _SECTION_DIGITS
