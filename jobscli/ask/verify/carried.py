"""The year and the region of a figure whose own words name none: those which the draft has said before it.

A draft says 2025年 once, and goes on: 江苏城镇新增就业141万人. What is aimed at has the year of the aim before it. In a
paragraph that compares provinces the year with which a sentence begins holds for the next of them, too. A draft that
has told of one province alone is of it, until it names another.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jobscli import words
from jobscli.record import NATION, UNSTATED_REGION, Statistic

# A sentence that says when by other words than a year is of no year that was said before it.
_OTHER_TIME = re.compile(
    "[0-9一二三四五六七八九十]年|时期|期间|以来|历年|历史|近年|(?<!比)上年|去年|前年|今年|明年|本年|目前|截至|累计|当前|季度|[0-9一二三四五六七八九十]月|上半年|下半年|月末"
)
_BEGINS = re.compile("[^0-9]*([0-9]{4})年")  # no other number stands before it
_OF_A_YEAR = ("annual", "year_end", "unstated")


class Years:
    """The last year that a draft has said so far, of results and of aims; and the one that holds in its paragraph."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}
        self._paragraph: int | None = None
        self._begun: dict[str, str] = {}  # with which its last sentence began that has a year
        self._regions: set[str] = set()  # of which it has told

    def told(self, claim: Statistic) -> Statistic:
        """`claim`, of the year that was said before it where nothing says when it is; what it says itself holds on."""
        if claim.paragraph != self._paragraph:
            self._paragraph, self._begun, self._regions = claim.paragraph, {}, set()
        self._regions.add(claim.region)
        if claim.scope in _OF_A_YEAR and not _OTHER_TIME.search(claim.quote or ""):
            year = self._last.get(claim.status) if claim.period is None else self._of_its_paragraph(claim)
            if year is not None:
                return replace(claim, period=year, period_basis="context")
        if claim.period is not None and claim.period.isdecimal() and claim.period_basis in ("stated", "context"):
            self._last[claim.status] = claim.period
            begins = _BEGINS.match(claim.quote or "")
            if begins is not None and begins[1] == claim.period:
                self._begun[claim.status] = claim.period
        return claim

    def _of_its_paragraph(self, claim: Statistic) -> str | None:
        """The year that its paragraph has said, of a claim that has its document's since the province changed."""
        turned = claim.period_basis == "document" and len(self._regions - {NATION, UNSTATED_REGION}) > 1
        return self._begun.get(claim.status) if turned else None


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
