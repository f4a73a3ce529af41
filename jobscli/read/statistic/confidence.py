"""How sure a reading is: as sure as the least sure of what was decided. `low` is left out of rankings.

Which readings are less sure was measured on annotated documents: `python tests/accuracy/score.py --confidence`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.read.rule import Rules
from jobscli.read.statistic.model import UNNAMED, Location, Naming, Period
from jobscli.read.statistic.naming.noun_phrase import signs_in
from jobscli.read.statistic.status.modality import looks_ahead
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import cut
from jobscli.record import Bound, Confidence
from jobscli.words import regions

# A text that speaks of its own city or county: 全市, 我县. 全市场 is no city.
_OWN_CITY = re.compile("[全我](?:市(?!场|值|民)|县)")
_LONGEST_PLAIN = 10
_NOUNS = "NOUN COUNT_NOUN POPULATION_HEAD POPULATION SHARE_NOUN RATE_NOUN"
_VERBS = "ACTION GIVING CAUSATIVE LIGHT_VERB COMPLETE"
_MEASURED = ("人数", "户数", "率", "金额", "收入", "支出", "补贴", "标准", "人员", "资金", "企业", "比重")
# Rules of time that reach for a span which the figure's own sentence does not give.
_REACHING = frozenset(("time.each-year", "time.as-its-level", "time.as-the-total", "time.campaign"))


class Decided(NamedTuple):
    """A figure with all that was decided of it, and the rules that did."""

    naming: Naming
    bound: Bound
    when: Period
    place: Location
    view: View
    trace: Mapping[str, str]


def guessed_name(case: Decided) -> Confidence | None:
    """A name taken from words farther off, or that its unit does not fit; none at all."""
    return "low" if case.naming.confidence == "low" or case.naming.metric == UNNAMED else None


def unknown_city(case: Decided) -> Confidence | None:
    """全市 in a document that does not say of which city it is: a city's figure under a province's name."""
    region, place = case.place
    if place is not None or region in _municipalities() or _OWN_CITY.search(case.view.text) is None:
        return None
    return "low"


@cache
def _municipalities() -> frozenset[str]:
    return frozenset(name for name, region in regions().items() if region.full.endswith("市"))


def year_of_the_document(case: Decided) -> Confidence | None:
    """No word says when: the year is the document's, whose figures may be of another time."""
    return "medium" if case.trace["scope"] == "time.document" and case.when.basis == "document" else None


def name_in_own_words(case: Decided) -> Confidence | None:
    """A name that the vocabulary does not have, put together from the words of the clause."""
    naming = case.naming
    return None if naming.canonical or _is_plain(naming.metric, case.view.text) else "medium"


def _is_plain(name: str, text: str) -> bool:
    return len(name) <= _LONGEST_PLAIN and name in text and _is_noun_phrase(name)


@lru_cache(maxsize=1 << 12)
def _is_noun_phrase(name: str) -> bool:
    """Whether a name has no verb in it and ends in a noun."""
    signs = cut(name, ()).signs
    if not signs or not signs_in(_VERBS).isdisjoint(signs):
        return False
    return signs[-1] in signs_in(_NOUNS) or name.endswith(_MEASURED)


def span_reached_for(case: Decided) -> Confidence | None:
    """Years that the sentence does not name: the average of several; a term's, which no heading tells."""
    rule = case.trace["scope"]
    far = rule in _REACHING or (rule == "time.term" and not case.view.sentence.context.side)
    return "medium" if far else None


def plan_without_its_words(case: Decided) -> Confidence | None:
    """A target by its heading alone: its sentence has no word of a plan, neither 力争 nor 以上."""
    if case.trace["status"] != "status.plan-section" or case.bound != "exact":
        return None
    return None if looks_ahead(case.view.text, case.view.clock) else "medium"


def looked_ahead(case: Decided) -> Confidence | None:
    """A target or a forecast by a word before it, outside of a plan."""
    planned = case.view.sentence.context.side == "next"
    return "medium" if case.trace["status"] == "status.looks-ahead" and not planned else None


def well_founded(_case: Decided) -> Confidence:
    """A known name, a time and a status that the sentence, its heading or the document's own words give."""
    return "high"


RULES: Rules[[Decided], Confidence] = (
    ("confidence.guessed-name", guessed_name),
    ("confidence.unknown-city", unknown_city),
    ("confidence.year-of-the-document", year_of_the_document),
    ("confidence.own-words", name_in_own_words),
    ("confidence.span", span_reached_for),
    ("confidence.plan-unsaid", plan_without_its_words),
    ("confidence.looked-ahead", looked_ahead),
    ("confidence.well-founded", well_founded),
)
