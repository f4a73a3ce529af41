"""The numerals of a sentence, one after the other: each becomes a quantity or a numeral that is none."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli.read.quantity.bounded import bound_words, of_amount, with_implied_unit
from jobscli.read.quantity.bounds import BOUND_ENDS
from jobscli.read.quantity.exclusions import LISTING, SECTION_BEFORE, excluded
from jobscli.read.quantity.folding import folded
from jobscli.read.quantity.grammar import BEHIND_STARTS, FOLLOWS, HAN, NAMED, NUMERAL, RATIO_LINK, SHARED
from jobscli.read.quantity.implicit_units import LARGE, implied, points_of_list
from jobscli.read.quantity.model import NonQuantity, Quantity
from jobscli.read.quantity.non_quantities import (
    ARTICLE,
    LONGEST,
    TELLING_BEFORE_DIGITS,
    TELLING_BEHIND_DIGITS,
    beside,
    digits,
    in_example,
)
from jobscli.read.quantity.ranges import LINKS, ranged
from jobscli.read.quantity.value import PRINTED, VAGUE, Amount, digits_value, figure, figure_of, half, part, written
from jobscli.read.text.numerals import MYRIADS, chinese
from jobscli.words.units import table

_NUMERALS = frozenset("0123456789" + HAN)
_DIGITS = frozenset("0123456789")
_LEADS_NOUN = frozenset("近超逾约")
_LEADS_ROUND = frozenset("近超逾破过")
_LEADS = _LEADS_NOUN | _LEADS_ROUND | VAGUE
_PARTING = frozenset("，。；、")
_PHYSICAL = frozenset("瓦克米伏卡赫")  # 千 before them belongs to the unit: 十万千瓦
_ROUND = re.compile("[十百千][万亿]")
# Beside none of these a number with its unit is a quantity as it stands.
_TELLING_BEFORE = TELLING_BEFORE_DIGITS | BOUND_ENDS | SECTION_BEFORE | frozenset("-−－负“‘每")
_TELLING_AFTER = BEHIND_STARTS | LINKS | frozenset("百千万亿0123456789一二两三四五六七八九零又”’）)员×✕÷=＝")
_BASES = ("1", "10")  # of 万: what a rate is told for, perhaps
_END = "\n\n"  # so that there is a character on both sides of every numeral
_SIGNS = frozenset("-−－负")
_NOT_NEGATIVE = frozenset(table()["negative"]["not_behind"])
_YEAR, _CENTURIES = 4, ("19", "20")
_SIGNS_OF_PLACE = frozenset("百千万亿")
_CLAUSE_BREAK, _LISTED = re.compile("[，。；：]"), 80


def quantities(text: str) -> tuple[list[Quantity], list[NonQuantity]]:
    """The quantities of a normalised sentence from left to right, and the numerals that are none.

    Every digit and Chinese numeral of the sentence stands in one of them; a `NonQuantity` with no reason looked like
    a figure and was not understood. Formal numerals are read as ours.
    """
    text = folded(text) + _END
    found: list[Quantity] = []
    none: list[NonQuantity] = []
    at = quoted = 0
    quotes, search = "“" in text, NUMERAL.search
    while (numeral := search(text, at)) is not None:
        start, end = numeral.span()
        digit = text[start] in _DIGITS
        if quotes and text[start - 1] == "“" and (name := NAMED.match(text, start - 1)) is not None:
            quoted = start if _of_each_told(text, start, name.end()) else name.end()
        got = _figure(text, numeral) if digit else _written(text, start, end)
        if start == at and start and _touches(text, found, none, got, start):
            before = found.pop() if found and found[-1].end == start else none.pop()
            got = NonQuantity(before.start, got.end, "", "exclusion.touching")
        elif start < quoted:
            got = NonQuantity(start, max(end, got.end), "name", "exclusion.quoted")
        elif digit and found and found[-1].kind == "ratio" and _may_be_ratio(got):
            got = _listed_ratio(text, found[-1], start) or got
        at = got.end
        if isinstance(got, Quantity):
            found.append(got)
        else:
            none.append(got)
    found = points_of_list(text, found) if "个百分点" in text else found
    return _without_examples(text, found, none) if "为例" in text else (found, none)


def _of_each_told(text: str, start: int, end: int) -> bool:
    """Whether a quoted count of rates is of as many things told before: 发放率、参保率和到位率“三个100%”."""
    count = chinese(text[start]) or (Decimal(text[start]) if text[start] in _DIGITS else None)
    if count is None or not text.startswith("个", start + 1) or text[end - 2] != "%":
        return False
    told = _CLAUSE_BREAK.split(text[max(0, start - _LISTED) : start - 1])[-1]
    return len(LISTING.findall(told)) + 1 >= count > 1


def _without_examples(
    text: str, found: list[Quantity], none: list[NonQuantity]
) -> tuple[list[Quantity], list[NonQuantity]]:
    """The two lists where the quantities of a worked example are none: 以一家有50名参保职工的企业为例."""
    kept = [each for each in found if not in_example(text, each.start, each.end)]
    for each in found:
        if each not in kept:
            none.append(NonQuantity(each.start, each.end, "structure", "exclusion.example"))
    return kept, sorted(none)


def _touches(
    text: str, found: list[Quantity], none: list[NonQuantity], got: Quantity | NonQuantity, start: int
) -> bool:
    """Whether a numeral that touches the one before is no figure, since neither is whole: 9万|9万, 5.5万|2024年.

    Words do not touch: 200万|一次性, 统一|500元; nor do a name (S209|三台段) and an age (33.6万|60岁以上老人).
    """
    if text[start - 1] not in _NUMERALS or not (isinstance(got, Quantity) or text[start] in _DIGITS):
        return False
    if found and found[-1].end == start:
        return text[got.end - 1] != "岁" or text[start - 1] not in _SIGNS_OF_PLACE
    return text[none[-1].start] in _DIGITS and (text[start] in _DIGITS or none[-1].reason != "name")


def _may_be_ratio(got: Quantity | NonQuantity) -> bool:
    """Whether a number behind a ratio may be another of its list; a year is none: 在1.1以上，|2017年四季度."""
    return isinstance(got, NonQuantity) and got.reason not in ("date", "duration")


def _listed_ratio(text: str, before: Quantity, start: int) -> Quantity | None:
    """A bare number that goes on with a list of ratios: 分别为1.20、|1.20、|1.32."""
    if RATIO_LINK.fullmatch(text, before.end, start) is None:
        return None
    end = figure(text, start).digits
    value = Decimal(text[start:end].replace(",", ""))
    amount = Amount(start, end, value, before.unit, before.kind, digits=end, rule="quantity.listed-ratio")
    return of_amount(amount, bound_words(text, amount))


def _figure(text: str, found: re.Match[str]) -> Quantity | NonQuantity:
    """A number in digits. Most stand with their unit between words that tell nothing of them."""
    _rest, signs, terms, more, again, form, per, late = found.groups()
    start, end = found.span()
    digits_end = found.end(1)
    quiet = text[start - 1] not in _TELLING_BEFORE
    if quiet and form == "年" and digits_end - start == _YEAR and text[start : start + 2] in _CENTURIES:
        return NonQuantity(start, end, "date", "exclusion.date")
    if (
        quiet
        and form is not None
        and text[digits_end] not in TELLING_BEHIND_DIGITS
        and text[end] not in _TELLING_AFTER
        and text[start - 2 : start] not in BOUND_ENDS
        and not (terms or more or again or late)
        and digits_end - start <= LONGEST
        and len(signs) < 3
        and (signs != "万" or text[start:digits_end] not in _BASES)
    ):
        unit, kind = PRINTED[form]
        if kind != "duration" and kind != "name":
            value = digits_value(text[start:digits_end], signs)
            return Quantity(start, end, start, value, unit, kind, tail=end, per=per is not None)
    amount = figure_of(text, found)
    if form == "分" and text[amount.end] == "之":
        return _part(text, start)
    return digits(text, amount) or _quantity(text, amount)


def _part(text: str, start: int) -> Quantity | NonQuantity:
    """百分之五, 三分之二; the numerals of 十分 and 百分点 are words."""
    amount = part(text, start)
    if amount is None:
        end = start + 1
        while text[end : end + 1] in _NUMERALS and end < len(text):
            end += 1
        return NonQuantity(start, end, *beside(text, start, end))
    return _quantity(text, amount)


_PLAN_NAME = re.compile("[^“”，。；]{0,14}(?:计划|工程|行动)”")  # “五年二十万大学生来淄创新创业计划”
_OF_A_NAME = frozenset("级”’台园的标工")  # 五百万级的园区, “一百万”工程


def _written(text: str, start: int, end: int) -> Quantity | NonQuantity:
    """The number in Chinese numerals of the run `start:end`, or why the run is none."""
    if text[end] in _PHYSICAL and text[end - 1] == "千" and end - start > 1:
        end -= 1
    before, after = text[start - 1], text[end]
    if after in ARTICLE and after != "个" and text[start:end] == "一" and before != "第":
        return NonQuantity(start, end, "word", "exclusion.article")
    if before == "第":
        return NonQuantity(start, end, "ordinal", "exclusion.ordinal")
    if after == "分" and (amount := part(text, start)) is not None:
        return _quantity(text, amount)
    if after == "半" or text[start] == "半":
        amount = half(text, start)
        return NonQuantity(start, end, *beside(text, start, end)) if amount is None else _quantity(text, amount)
    large = text[end - 1] in "万千" and after not in _OF_A_NAME and LARGE.fullmatch(text, start, end) is not None
    large = large and _PLAN_NAME.match(text, end) is None
    if large or after in FOLLOWS or before in _LEADS:
        number = written(text, start)
        if number is not None and number.unreadable:
            return NonQuantity(start, number.end, "", "exclusion.unreadable")
        if number is not None and number.value is not None and (number.kind != "bare" or _is_bare(text, number, end)):
            return _quantity(text, number)
    return NonQuantity(start, end, *beside(text, start, end))


def _is_bare(text: str, amount: Amount, end: int) -> bool:
    """Whether Chinese numerals that print no unit may be a number: 近|万|青年, 超|千亿|，."""
    before, after = text[amount.start - 1], text[amount.end]
    if LARGE.fullmatch(text, amount.start, end) is not None:
        return True
    if before in _LEADS_NOUN and "一" <= after <= "鿿":
        return True
    if amount.rule == "quantity.vague":  # 数|百万|群众
        return "一" <= after <= "鿿" and amount.value is not None and amount.value >= MYRIADS["万"]
    return before in _LEADS_ROUND and after in _PARTING and _ROUND.fullmatch(text, amount.start, end) is not None


def _quantity(text: str, amount: Amount) -> Quantity | NonQuantity:
    """The quantity that an amount is among the words beside it."""
    if amount.value is None:
        return NonQuantity(amount.start, amount.end, "", "exclusion.unreadable")
    if text[amount.start - 1] in _SIGNS and _negative(text, amount):
        amount = amount._replace(start=amount.start - 1, value=-amount.value, rule="quantity.negative")
    whole = ranged(text, amount) if text[amount.end] in LINKS else amount
    if isinstance(whole, NonQuantity):
        return whole
    words = bound_words(text, whole)
    if whole.unit is None and whole.kind == "bare":
        meant = implied(text, whole, words.start, words.end, words.word)
        return meant if isinstance(meant, NonQuantity) else with_implied_unit(whole, words, meant)
    return excluded(text, whole, words.start, words.end) or of_amount(whole, words)


def _negative(text: str, amount: Amount) -> bool:
    """Whether the sign before a number is its own: 负2.3%, −0.5%, -5.6和1.3个百分点; not in 减负500万元 or 2019-300."""
    start = amount.start
    if amount.unit is None and SHARED.match(text, amount.end) is None:
        return False
    before = text[start - 2 : start - 1]
    return before not in _NOT_NEGATIVE if text[start - 1] == "负" else not before.isdigit()
