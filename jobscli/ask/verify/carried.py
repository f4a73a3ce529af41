"""The year and the region of a figure whose own paragraph names none: those which a paragraph before it has said.

A draft says 2025年 once, and goes on: 江苏城镇新增就业141万人. What is aimed at has the year of the aim before it. A
draft that has told of one province alone is of it, until it names another.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jobscli import words
from jobscli.record import NATION, UNSTATED_REGION, Statistic

# A sentence that says when by other words than a year is of no year that was said before it.
_OTHER_TIME = re.compile(
    "[0-9一二三四五六七八九十]年|时期|期间|以来|历年|历史|近年|上年|去年|前年|今年|明年|本年|目前|截至|累计|当前|季度|[0-9一二三四五六七八九十]月|上半年|下半年|月末"
)
_OF_A_YEAR = ("annual", "year_end", "unstated")


class Years:
    """The last year that a draft has said so far, of results and of aims."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}

    def told(self, claim: Statistic) -> Statistic:
        """`claim`, of the year that was said before it where nothing says when it is; what it says itself holds on."""
        if claim.period is None and claim.scope in _OF_A_YEAR and not _OTHER_TIME.search(claim.quote or ""):
            year = self._last.get(claim.status)
            return replace(claim, period=year, period_basis="context") if year else claim
        if claim.period is not None and claim.period.isdecimal() and claim.period_basis in ("stated", "context"):
            self._last[claim.status] = claim.period
        return claim


class Regions:
    """The regions that a draft has told of so far."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def told(self, claim: Statistic) -> Statistic:
        """`claim`, of the one province that was told of before it where its sentence names no region."""
        if claim.region != UNSTATED_REGION:
            self._told |= {claim.region} if claim.place is None else set()
            return claim
        sentence = claim.quote or ""
        told = self._told - {NATION} if _ITS_OWN.search(sentence) else self._told
        if len(told) != 1 or NATION in told or any(name in sentence for name in words.regions()):
            return claim
        return replace(claim, region=next(iter(told)))


# What a province calls itself.
_ITS_OWN = re.compile("[全我本]省|全自治区|[全我]区")
