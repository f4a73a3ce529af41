"""What a figure of a draft leaves to the one before it: 高于安徽的75.7万人 is of what the sentence has just measured.

A draft compares: the place stands right before the number, the name of what is measured does not come again. Neither
does it in 年末为5.1%，全年平均值为5.2%.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from jobscli import words
from jobscli.ask.verify.derived import COMPLETION
from jobscli.record import NATION, Statistic

# Words between what is compared and the place that it is compared with, and from there to its number.
_HELD = (
    "(?:[高低多少大小好优快慢]于|超过|超出|超越|相当于|几乎是|接近|领先于?|不及|不如|落后于?|仅?次于|逊于|比|较|与|和|及|、|[（(])"
    "(?:同期|同样|相邻|邻省)?的?"
)
_LINK = "[省市]?(?:同期|当年)?(?:的|只?有|仅|是|为|则为|[（(])?$"
# What measures nothing by itself: it is of the metric before it.
_MEAN = re.compile("^(?:全年|年度|月度|年内|各月|当年)?(?:平均值?|均值|平均水平|平均数)$")

# 完成年度目标的117.5% is of what the sentence is about, whatever stands between.
_RATE = re.compile("完成了?(?:[^，。；]{0,8})?(?:目标|任务|计划)(?:任务)?的?$")
_BOUNDED = re.compile("[超逾近约余多]|[以之][上下内]|左右|突破|不[到足超少低高]|至[少多]")


@cache
def _held() -> re.Pattern[str]:
    from jobscli.words.cities import cities

    regions = "|".join(sorted((each for each in words.regions() if each != NATION), key=len, reverse=True))
    return re.compile(f"{_HELD}(?:(?P<region>{regions})|(?P<city>{cities().pattern})){_LINK}")


def completed(claim: Statistic, before: Statistic | None) -> Statistic:
    """`claim`, of the place that it is held against, and of what `before` measures where it names nothing of its own.

    `before` is the last figure of its sentence that names what it measures, if there is one.
    """
    if before is None:
        return claim
    sentence = claim.quote or ""
    said = sentence[: max(sentence.find(claim.text), 0)]
    if claim.unit == "%" and before.aspect == "level" and _RATE.search(said) and _names_nothing(claim, before):
        return replace(claim, metric=f"{before.metric}{COMPLETION}", label=before.label, **_where(before))
    if (gap := _gap().search(said)) is not None and _counts_gap(claim, before):
        name = f"{before.metric}比{gap['region']}{gap['way']}"
        return replace(claim, metric=name, label=name, aspect="level", value=abs(claim.value), **_where(before))
    if not _is_alike(claim, before):
        return claim
    if _MEAN.match(claim.metric):
        return replace(claim, metric=before.metric, label=before.label, population=before.population)
    found = _held().search(said)
    if found is None or not _names_nothing(claim, before):
        return claim
    region, place = found["region"], None
    if region is None:
        region, place = _of_city(found["city"].removesuffix("市"))
    same = {name: getattr(before, name) for name in ("metric", "label", "population", "scope", "status", "period")}
    # 高于 is of the first figure; this one is a bound only by a word of its own.
    bound = claim.bound if _BOUNDED.search(claim.text) else "exact"
    return replace(claim, region=region, place=place, bound=bound, **same)


@cache
def _gap() -> re.Pattern[str]:
    """比安徽多 46万人: how far two regions lie apart."""
    regions = "|".join(sorted((each for each in words.regions() if each != NATION), key=len, reverse=True))
    return re.compile(f"[比较](?P<region>{regions})[省市]?(?:同期)?的?(?P<way>[多少高低])出?了?(?:近|约|超过|超)?$")


def _counts_gap(claim: Statistic, before: Statistic) -> bool:
    """Whether a number counts how far two regions lie apart in what is told before it."""
    unit = claim.unit == before.unit or (before.unit == "%" and claim.unit == "百分点")
    return unit and before.aspect == "level" and before.status == "achieved"


def _where(before: Statistic) -> dict[str, Any]:
    return {name: getattr(before, name) for name in ("region", "place", "population", "scope", "status", "period")}


def _is_alike(claim: Statistic, before: Statistic) -> bool:
    return claim.unit == before.unit and claim.aspect == before.aspect == "level"


def _names_nothing(claim: Statistic, before: Statistic) -> bool:
    return words.metric(claim.metric) is None or claim.metric == before.metric


def _of_city(name: str) -> tuple[str, str | None]:
    from jobscli.words.cities import province_of

    return province_of()[name], name
