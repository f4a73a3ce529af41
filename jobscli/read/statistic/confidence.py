"""How sure a reading is: as sure as the least sure of what was decided. `low` is left out of rankings.

Which readings are less sure was measured on annotated documents: `python tests/accuracy/score.py --confidence`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jobscli.read.document.regions import cities_named, regions_named
from jobscli.read.document.within import OWN_PLACE
from jobscli.read.rule import Rules
from jobscli.read.statistic.model import UNNAMED, Location, Mention, Naming, Period
from jobscli.read.statistic.sound_name import is_of_known, is_sound
from jobscli.read.statistic.status.modality import looks_ahead
from jobscli.read.statistic.view import View
from jobscli.record import NATION, UNSTATED_REGION, Confidence, Status
from jobscli.words import regions
from jobscli.words.cities import province_of_city
from jobscli.words.reading import cue

# A text that speaks of its own city or county: 全市, 我县. 全市场 is no city.
_OWN_CITY = re.compile("[全我](?:市(?!场|民)|县)")
# Or of any place as its own.
_OWN_PLACE = re.compile(f"{OWN_PLACE}|[省市县]内")
# Rules of time that reach for a span which the figure's own sentence does not give.
_REACHING = frozenset(("time.each-year", "time.as-its-level", "time.as-the-total", "time.total", "time.campaign"))
# What words told of a part of a year, which was over when it was told.
_TOLD = frozenset(("time.expression", "time.section", "time.of-its-turn", "time.now"))
_OVER = frozenset(("monthly", "quarter", "half_year", "to_date", "year_end"))
_PAIRED = frozenset(("head.start", "head.became", "head.raised-rate"))
_BESIDE = frozenset(("target_for", "gap_to", "part_of"))
# What tells that a figure is set by a rule of a policy, which may as well tell what was paid.
_NORMS = frozenset(("status.norm", "time.limit", "time.per-month", "naming.granted"))
_CLAUSE = re.compile("[，。；：]|(?<=[0-9人次元%个家户项])、")
_BENEFIT = "naming.benefit"
# Of how many places or points a text tells, and what it says of them: 对109个|城市, 4个|特点, 完成54项|任务.
_OF_THE_TEXT = re.compile(
    "^(?:监测的?|样本|调查|大中|主要|其他|东部的?|中西部|全国核心)*(?:城市|省份?|省市|省区市|地区|市|县|区县|县市区|旗县|省[(（].*)"
    "(?:中|当期|进度|薪酬)?$|(?:特点|条件|方面|指标|任务|减负|主要城市|核心城市|地区当期|显示|供求信息|求职者竞争|成员单位|收入|增速)$|^据|^抓好以下"
)


class Decided(NamedTuple):
    """A figure with all that was decided of it, and the rules that did."""

    figure: Mention
    naming: Naming
    status: Status
    when: Period
    place: Location
    view: View
    trace: Mapping[str, str]


def guessed_name(case: Decided) -> Confidence | None:
    """A name taken from words farther off, or that its unit does not fit; none at all."""
    unsaid = case.naming.confidence == "low" or case.naming.metric == UNNAMED
    return "low" if unsaid or _counts_the_text(case) else None


def _counts_the_text(case: Decided) -> bool:
    """Whether a count only says of how many places, points or tasks the text tells: 109个城市, 4个特点, 19项指标."""
    return (
        case.figure.kind == "count"
        and not case.naming.canonical
        and _OF_THE_TEXT.search(case.naming.metric) is not None
    )


def unknown_city(case: Decided) -> Confidence | None:
    """全市 in a document that does not say of which city it is: a city's figure under a province's name.

    So is 我省 in one that is taken to be of the nation. Where no province is told either, the figure is as open as its
    text.
    """
    region, place = case.place
    if region == NATION:
        return "low" if _speaks_of_its_own(case.view) else None
    if (
        place is not None
        or region == UNSTATED_REGION
        or region in _municipalities()
        or _OWN_CITY.search(case.view.text) is None
    ):
        return None
    return "low"


def _speaks_of_its_own(view: View) -> bool:
    """Whether a sentence, or its paragraph before it, speaks of a place as the text's own."""
    return any(_OWN_PLACE.search(words) for words in (view.text, view.before))


@cache
def _municipalities() -> frozenset[str]:
    return frozenset(name for name, region in regions().items() if region.full.endswith("市"))


def not_come_yet(case: Decided) -> Confidence | None:
    """A result of a year that had not come when the document was written: an aim, or another year."""
    now, period = case.view.clock.now, case.when.period
    if now is None or period is None or case.status != "achieved":
        return None
    return "low" if int(period.rpartition("/")[2][:4]) > now else None


def nothing_told(case: Decided) -> Confidence | None:
    """No word says when, or that it was done, and the document's year is only inferred: from its date, or its text."""
    return "low" if case.view.clock.dated and (_is_timeless(case) or _is_untold(case)) else None


def result_untold(case: Decided) -> Confidence | None:
    """A result only because nothing marks an aim: no word of its paragraph tells it, nor that its time was over."""
    return "medium" if _is_untold(case) else None


def time_untold(case: Decided) -> Confidence | None:
    """No word says when, and the document does not name the year of its figures as theirs."""
    named = case.view.clock.stated and case.view.clock.named
    return "low" if _is_timeless(case) and not named else None


def _is_timeless(case: Decided) -> bool:
    return case.trace["scope"] == "time.document" and case.status != "limit"


def _is_untold(case: Decided) -> bool:
    if case.trace["status"] != "status.plain" or case.view.told:
        return False
    return case.when.scope not in _OVER or case.trace["scope"] not in _TOLD


def year_inferred(case: Decided) -> Confidence | None:
    """The period is that of the document, whose year neither title nor date tells: it may be another."""
    return "medium" if case.when.basis == "document" and not case.view.clock.stated else None


def place_untold(case: Decided) -> Confidence | None:
    """Nobody's: no place is known, and the paragraph does not speak of one as its own either."""
    return "low" if case.place.region == UNSTATED_REGION and not _speaks_of_its_own(case.view) else None


def place_unnamed(case: Decided) -> Confidence | None:
    """Of 全省 or 我市, and no words of the document tell which one that is."""
    return "medium" if case.place.region == UNSTATED_REGION else None


def place_inferred(case: Decided) -> Confidence | None:
    """The place that a document is only inferred to be of, which neither the sentence nor its paragraph names."""
    region, place = case.place
    if case.view.placed or case.trace["place"] != "place.sentence" or region in (NATION, UNSTATED_REGION):
        return None
    return None if any((place or region) in words for words in (case.view.text, case.view.before)) else "low"


def of_another_place(case: Decided) -> Confidence | None:
    """A clause that another province or a city of one opens, in a text that is not of it: 苏州市城镇新增就业21万人."""
    own = case.place.region
    if own in (NATION, UNSTATED_REGION):
        return None
    clause = _CLAUSE.split(case.view.text[: case.figure.quantity.start])[-1].removeprefix("其中")
    provinces = next(regions_named(clause), (1, own)), next(cities_named(clause), (1, own))
    named = {province_of_city(name) or name for start, name in provinces if start == 0}
    return "low" if named - {own, NATION} else None


def place_of_the_sentence(case: Decided) -> Confidence | None:
    """A place that the sentence or its paragraph names, in a document that does not tell whose it is."""
    return "medium" if not case.view.placed and case.place.region != UNSTATED_REGION else None


def year_of_page(case: Decided) -> Confidence | None:
    """A page whose year only its day of publication tells, though it may have been put there years later."""
    return "medium" if case.view.clock.dated and case.view.clock.stated else None


def one_of_several_times(case: Decided) -> Confidence | None:
    """A sentence that tells of several times, so that which is whose had to be found."""
    return "medium" if len(case.view.times) > 1 else None


def one_of_a_pair(case: Decided) -> Confidence | None:
    """The level that a change starts from, or the one it leads to, and the same value told in another unit."""
    paired = case.trace["aspect"] in _PAIRED or case.trace["scope"] == "time.start-of-change"
    return "medium" if paired or case.naming.related == "same_as" else None


def result_in_a_plan(case: Decided) -> Confidence | None:
    """A result that a plan tells: of its base year, of the plan before, or its own aim told as if it were met."""
    return "medium" if case.view.planning and case.status == "achieved" else None


def beside_its_metric(case: Decided) -> Confidence | None:
    """The goal that a result is held against, the distance from it, a part: not the value of the metric told."""
    return "medium" if case.naming.related in _BESIDE else None


def time_open(case: Decided) -> Confidence | None:
    """去年, 年末, 本季度 of an unknown year, which the text may tell in a way not read; of the year, or of its end."""
    rule, (scope, period, _basis) = case.trace["scope"], case.when
    if scope == "unstated" and case.status == "achieved" and rule != "time.document":
        return "medium"
    if rule != "time.expression" or period is not None:
        return None
    return "medium" if scope in ("annual", "year_end") or case.view.clock.year is not None else None


def set_by_a_rule(case: Decided) -> Confidence | None:
    """What a rule sets, a benefit or a norm: it may as well be what was paid, and of which year is seldom told."""
    trace = case.trace
    norm = not _NORMS.isdisjoint((trace["metric"], trace["status"], trace["scope"]))
    return "medium" if norm or trace["metric"].startswith(_BENEFIT) else None


def one_of_a_list(case: Decided) -> Confidence | None:
    """A figure of a list whose names the sentence tells together, so that which is whose had to be found."""
    return "medium" if case.trace["metric"] == "naming.list-member" else None


def name_in_own_words(case: Decided) -> Confidence | None:
    """A name that the vocabulary does not have, put together from words that do not stand together, or cut short."""
    naming = case.naming
    sure = naming.canonical or is_of_known(naming.metric) or is_sound(naming.metric, case.view.text)
    return None if sure else "medium"


def span_reached_for(case: Decided) -> Confidence | None:
    """Years that no more than 以来 or 连续三年 tell; the average of several; a term's, which no heading tells."""
    rule = case.trace["scope"]
    far = rule in _REACHING or (rule == "time.term" and not case.view.sentence.context.side)
    return "medium" if far or cue("confidence", "span").search(case.figure.context) else None


def plan_without_its_words(case: Decided) -> Confidence | None:
    """A target by its heading alone: its sentence has no word of a plan, neither 力争 nor 以上."""
    if case.trace["status"] != "status.plan-section" or case.figure.quantity.bound != "exact":
        return None
    return None if looks_ahead(case.view.text, case.view.clock) else "medium"


def looked_ahead(case: Decided) -> Confidence | None:
    """A target or a forecast by a word before it, outside of a plan."""
    planned = case.view.sentence.context.side == "next"
    return "low" if case.trace["status"] == "status.looks-ahead" and not planned else None


def well_founded(_case: Decided) -> Confidence:
    """A known name, a time and a status that the sentence, its heading or the document's own words give."""
    return "high"


RULES: Rules[[Decided], Confidence] = (
    ("confidence.guessed-name", guessed_name),
    ("confidence.unknown-city", unknown_city),
    ("confidence.not-come", not_come_yet),
    ("confidence.nothing-told", nothing_told),
    ("confidence.time-untold", time_untold),
    ("confidence.place-untold", place_untold),
    ("confidence.another-place", of_another_place),
    ("confidence.place-inferred", place_inferred),
    ("confidence.looked-ahead", looked_ahead),
    ("confidence.result-untold", result_untold),
    ("confidence.year-inferred", year_inferred),
    ("confidence.page-year", year_of_page),
    ("confidence.place-unnamed", place_unnamed),
    ("confidence.in-a-plan", result_in_a_plan),
    ("confidence.beside", beside_its_metric),
    ("confidence.time-open", time_open),
    ("confidence.set-by-rule", set_by_a_rule),
    ("confidence.of-a-list", one_of_a_list),
    ("confidence.own-words", name_in_own_words),
    ("confidence.span", span_reached_for),
    ("confidence.plan-unsaid", plan_without_its_words),
    ("confidence.of-a-pair", one_of_a_pair),
    ("confidence.place-in-passing", place_of_the_sentence),
    ("confidence.several-times", one_of_several_times),
    ("confidence.well-founded", well_founded),
)
