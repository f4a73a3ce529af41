"""What follows from records where none tells it: a rate of completion, a change from a year to the next, a sum, a gap,
the share of a place in its province or the nation.

Computed is only what may be: from exact figures of the place and time that the claim names, and of growth only that of
people and things, since that of money may be told with prices taken out. What is computed from rounded figures is
known within their rounding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jobscli.ask.cells import printed_step
from jobscli.ask.clause import clause
from jobscli.record import NATION, Statistic

COMPLETION = "目标完成率"
# 完成目标的117.5% may have been read with 目标 for the end of its name.
_COMPLETION = re.compile("目标(?:任务)?(?:完成率)?$")
# 城镇新增就业比安徽多, of 比安徽多46万人.
GAP = re.compile("比(?P<other>[\u4e00-\u9fff]{2,3})(?P<way>[多少高低])$")
# 城镇新增就业占全省比重.
_SHARE = re.compile("占(?P<whole>全国|全省|全自治区|全区)比重$")
_COUNTED = frozenset(("人", "人次", "户", "家", "个", "名", "万人"))
_OF_A_YEAR = ("annual", "unstated")
_HUNDRED = Decimal(100)
Records = Callable[[str], Sequence[Statistic]]


class Derived(NamedTuple):
    """A number that was computed: between which bounds it lies, from which records, and how, in words."""

    low: Decimal
    high: Decimal
    shown: Statistic  # the claim with the computed number in the place of its own
    basis: tuple[Statistic, ...]
    told: str  # how it was computed: 141万人 ÷ 120万人以上

    def agrees(self, claim: Statistic) -> bool:
        """Whether what the claim says can be true."""
        half = printed_step(claim) / 2
        if claim.bound == "at_least":
            return self.high >= claim.value
        if claim.bound == "at_most":
            return self.low <= claim.value
        return self.low - half <= claim.value <= self.high + half


def base_of(claim: Statistic) -> str:
    """Of what a claim tells the rate of completion or a gap: 城镇新增就业目标完成率 -> 城镇新增就业; else its own."""
    if (ending := GAP.search(claim.metric) or _SHARE.search(claim.metric)) is not None:
        return claim.metric[: ending.start()]
    return (_COMPLETION.sub("", claim.metric) or claim.metric) if claim.unit == "%" else claim.metric


def derived(claim: Statistic, records: Records) -> Derived | None:
    """What the records that `records` has of a metric give for the claim, if it may be computed from them.

    Where several give it, what agrees with the claim goes first.
    """
    if (
        claim.period is None
        or not claim.period.isdecimal()
        or claim.scope not in _OF_A_YEAR
        or claim.status != "achieved"
    ):
        return None
    made = list(_made(claim, records(base_of(claim))))
    return next((each for each in made if each.agrees(claim)), made[0] if made else None)


def _made(claim: Statistic, records: Sequence[Statistic]) -> Iterable[Derived]:
    if (gap := GAP.search(claim.metric)) is not None:
        return _gaps(claim, records, gap)
    if (share := _SHARE.search(claim.metric)) is not None:
        return _shares(claim, records, share["whole"])
    if base_of(claim) != claim.metric:
        return _completions(claim, records)
    if claim.aspect == "change":
        return _changes(claim, records)
    return _sums(claim, records) if "、" in claim.region else ()


def _completions(claim: Statistic, records: Sequence[Statistic]) -> Iterable[Derived]:
    results = _of(claim, records, "achieved")
    targets = _of(claim, records, "target", bounded=True)
    for result in results:
        for target in targets:
            if target.value > 0 and target.unit == result.unit:
                half = printed_step(result) / 2
                ends = ((result.value + by) / target.value * _HUNDRED for by in (-half, Decimal(0), half))
                yield _derived(claim, tuple(ends), (result, target), f"{result.text} ÷ {target.text}")


def _gaps(claim: Statistic, records: Sequence[Statistic], gap: re.Match[str]) -> Iterable[Derived]:
    """How much more, or less, one region has than another, as the claim says."""
    own = _of(claim, records, "achieved")
    others = _of(replace(claim, region=gap["other"], place=None), records, "achieved")
    sign = 1 if gap["way"] in "多高" else -1
    for one in own:
        for other in (each for each in others if each.unit == one.unit):
            half = (printed_step(one) + printed_step(other)) / 2
            apart = sign * (one.value - other.value)
            terms = (one, other) if sign > 0 else (other, one)
            told = " − ".join(f"{each.region}{each.text}" for each in terms)
            yield _derived(claim, (apart - half, apart, apart + half), (one, other), told)


def _shares(claim: Statistic, records: Sequence[Statistic], whole: str) -> Iterable[Derived]:
    """What part of the nation, or of its province, a place has."""
    of_whole = replace(claim, region=NATION if whole == NATION else claim.region, place=None)
    if (of_whole.region, of_whole.place) == (claim.region, claim.place) or claim.unit != "%":
        return
    for part in _of(claim, records, "achieved"):
        for all_of in _of(of_whole, records, "achieved"):
            if part.unit == all_of.unit and part.unit in _COUNTED and all_of.value > 0:
                half = printed_step(part) / 2
                ends = tuple((part.value + by * half) / all_of.value * _HUNDRED for by in (-1, 0, 1))
                yield _derived(claim, ends, (part, all_of), f"{part.text} ÷ {all_of.text}")


# A change from anything but the year before: 比2015年, 比全国, 较五年前.
_FROM_ELSEWHERE = re.compile("(?<!同)[比较自从](?!上年|去年|上一?年|同期|重|例)")


def _changes(claim: Statistic, records: Sequence[Statistic]) -> Iterable[Derived]:
    year = int(claim.period or 0)
    if _FROM_ELSEWHERE.search(clause(claim)):
        return
    before = _of(claim, records, "achieved", str(year - 1))
    for own in _of(claim, records, "achieved"):
        for last in (each for each in before if each.unit == own.unit and each.value > 0):
            one, other = printed_step(own) / 2, printed_step(last) / 2
            if own.unit in _COUNTED and claim.unit == "%":
                ends = tuple(((own.value + by * one) / (last.value - by * other) - 1) * _HUNDRED for by in (-1, 0, 1))
                yield _derived(claim, ends, (own, last), f"{own.text} ÷ {last.text} − 1")
            elif claim.unit in (own.unit, "百分点") and (own.unit in _COUNTED or own.unit == "%"):
                ends = tuple(own.value - last.value + by * (one + other) for by in (-1, 0, 1))
                yield _derived(claim, ends, (own, last), f"{own.text} − {last.text}")


def _sums(claim: Statistic, records: Sequence[Statistic]) -> Iterable[Derived]:
    """The sum over the regions that a claim names; none where one of them has no exact figure."""
    parts = []
    for region in claim.region.split("、"):
        found = _of(replace(claim, region=region, place=None), records, "achieved")
        if not found or found[0].unit != claim.unit or len({each.value for each in found}) > 1:
            return
        parts.append(found[0])
    half = sum((printed_step(each) / 2 for each in parts), Decimal(0))
    total = sum((each.value for each in parts), Decimal(0))
    told = " ＋ ".join(f"{each.region}{each.text}" for each in parts)
    yield _derived(claim, (total - half, total, total + half), tuple(parts), told)


def _of(
    claim: Statistic, records: Iterable[Statistic], status: str, year: str | None = None, *, bounded: bool = False
) -> list[Statistic]:
    """The levels of the claim's place and year, or of another year: exact ones, or with `bounded` any but ranges."""
    wanted = (claim.region, claim.place, year or claim.period, claim.population, status, "level", "annual")
    found = [
        each
        for each in records
        if (each.region, each.place, each.period, each.population, each.status, each.aspect, each.scope) == wanted
        and each.confidence != "low"
        and (each.bound == "exact" or (bounded and each.bound != "between"))
    ]
    return sorted(found, key=lambda each: each.bound != "exact")


def _derived(claim: Statistic, ends: tuple[Decimal, ...], basis: tuple[Statistic, ...], told: str) -> Derived:
    low, value, high = ends
    return Derived(low, high, replace(claim, value=value, bound="exact", high=None), basis, told)
