"""Whose a figure is: by the turn of its sentence that it follows, else its sentence."""

from __future__ import annotations

import re

from jobscli.read.document.regions import place_of_title, regions_named
from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Location
from jobscli.read.statistic.view import Named
from jobscli.record import UNSTATED_REGION

# What is told of many regions is of none of those named before: …超过20元的有15个省份.
_OF_REGIONS = re.compile("(?:的[^，。；]{0,2}[0-9一二三四五六七八九十]{1,3}个)?(?:省|地区|自治区|直辖市)")


def of_many(case: Named) -> Location | None:
    """A count of regions is of none of those that the sentence names."""
    many = _OF_REGIONS.match(case.view.text, case.mention.quantity.end)
    return of_the_sentence(case) if many is not None else None


def of_its_item(case: Named) -> Location | None:
    """The place that a list names for a figure: 排名前三位的是许昌、郑州和商丘，分别为39601元、…"""
    naming = case.naming
    if case.mention.coordination < 0:
        return None
    item = naming.label.removesuffix(naming.metric)
    if not item or item == naming.label:
        return None
    named = next(regions_named(item), None)
    if named is not None:
        return Location(named[1], None)
    region, place = place_of_title(item)
    return Location(region, place) if region is not None else None


def of_the_turn(case: Named) -> Location | None:
    """The province or place that the sentence turned to before the figure; of a list each figure its own."""
    mention, locations = case.mention, case.view.locations
    if not locations.turns:
        return None
    length = len(case.view.list_of(mention)) if mention.coordination >= 0 else None
    index = mention.place if length is not None else None
    region, place = locations.at(mention.quantity.start, index, length)
    return Location(region or UNSTATED_REGION, place)


def of_the_sentence(case: Named) -> Location:
    """The region and place that the sentence has from its paragraph, its section or its document."""
    sentence = case.view.sentence
    return Location(sentence.region or UNSTATED_REGION, sentence.place)


RULES: Rules[[Named], Location] = (
    ("place.many", of_many),
    ("place.item", of_its_item),
    ("place.turn", of_the_turn),
    ("place.sentence", of_the_sentence),
)
