"""Whose a figure is: by its own words, else the figure it goes on with, else its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobscli.read.document.regions import place_in, place_leading, region_alone
from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Location, Mention, Naming
from jobscli.read.statistic.view import View
from jobscli.record import UNSTATED_REGION

# In a document of a city: words for the province or the nation, and for the city itself.
_WHOLE = re.compile("(?P<more>(?<![占居])全[省国](?!第)|我国|我省)|(?P<own>全[市县州区]|我[市县区])")
# What is told of many regions is of none of those named before: …超过20元的有15个省份.
_OF_REGIONS = re.compile("(?:的(?:共?有|达到?|共)?[0-9一二三四五六七八九十]{1,3}个)?(?:省|地区|自治区|直辖市)")
_WIDER = re.compile("全省|全国|全区|全市|全县|全州|我省|我市|我国|；")  # a city's figures end here


class PlaceCase(NamedTuple):
    """A figure whose place is asked, with the regions that its sentence names and where."""

    mention: Mention
    naming: Naming
    view: View
    regions: Sequence[tuple[int, str]]

    @property
    def region(self) -> str:
        """The region that its sentence, up to it, speaks of."""
        start = self.mention.quantity.start
        named = [name for at, name in self.regions if at < start]
        if _OF_REGIONS.match(self.view.text, self.mention.quantity.end):
            named = []
        return (named[-1] if named else self.view.sentence.region) or UNSTATED_REGION


def own_place(case: PlaceCase) -> Location | None:
    """A city or county that the words right before the figure name."""
    place = place_in(case.mention.left)
    return Location(case.region, place) if place is not None else None


def own_region(case: PlaceCase) -> Location | None:
    """A province's name is all that stands before the figure: 、江苏130万人."""
    if not case.view.sentence.open_region:
        return None
    region = region_alone(case.mention.left)
    return Location(region, None) if region is not None else None


def of_the_other(case: PlaceCase) -> Location | None:
    """A change, a part or a share is of the place of its level."""
    relation = case.naming.relation
    index = relation.index if relation is not None and relation.kind == "change_of" else case.naming.time_from
    other = case.view.of_index(index) if index is not None else None
    return other.location if other is not None and other.location.region == case.region else None


def carried(case: PlaceCase) -> Location | None:
    """The city that an earlier clause of the sentence opens with, until the words turn to the whole again."""
    view, mentions = case.view, case.view.mentions
    for at in range(case.mention.index, -1, -1):
        left = mentions[at].left
        if at != case.mention.index and (place := place_leading(left)) is not None:
            return Location(case.region, place)
        start = mentions[at - 1].quantity.end if at else 0
        if _WIDER.search(view.text, start, mentions[at].quantity.start):
            return None
    return None


def whole(case: PlaceCase) -> Location | None:
    """全省, 全国 in a document of a city: of no finer place."""
    if case.view.sentence.place is None:
        return None
    wider = list(_WHOLE.finditer(case.view.text, 0, case.mention.quantity.start))
    return Location(case.region, None) if wider and wider[-1].lastgroup == "more" else None


def of_the_sentence(case: PlaceCase) -> Location:
    """The place that the sentence stands under."""
    return Location(case.region, case.view.sentence.place)


RULES: Rules[[PlaceCase], Location] = (
    ("place.own", own_place),
    ("place.region-alone", own_region),
    ("place.related", of_the_other),
    ("place.clause", carried),
    ("place.whole", whole),
    ("place.sentence", of_the_sentence),
)
