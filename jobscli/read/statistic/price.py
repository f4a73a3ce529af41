"""Whether a growth is a real one, with prices taken out, or a nominal one: the words at it, or what the document says.

A growth that has no such words is neither: most are nominal, and the text does not say so.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Mention
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.view import Named
from jobscli.record import PriceBasis
from jobscli.words import metrics
from jobscli.words.reading import cue, cue_source

_POINTS = ("百分点", "千分点")
# A quick look that spares most growths the rules.
_MAY = re.compile("实际|名义|价")
_OUTPUT = re.compile("(?:生产总值|增加值)$")  # not 国内生产总值能耗


class _Patterns(NamedTuple):
    """The words of prices: at the growth, in the clause before it, in brackets behind it."""

    real: re.Pattern[str]
    nominal: re.Pattern[str]
    real_before: re.Pattern[str]
    nominal_before: re.Pattern[str]
    brackets: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    real, nominal, growth = (cue_source("price", name) for name in ("real", "nominal", "growth"))
    clause = "，[^，。；：@]{0,30}$"
    return _Patterns(
        re.compile(f"(?:实际|{real}){growth}"),
        re.compile(f"(?:名义|{nominal}){growth}"),
        re.compile(f"(?:{real}){clause}"),
        re.compile(f"(?:{nominal}){clause}"),
        re.compile(f"（[^（）@]{{0,6}}(?:(?P<nominal>名义|{nominal})|{real})"),
    )


def nominal_in_own_words(case: Named) -> PriceBasis | None:
    """名义增长8%, 按现价增长8%."""
    return "nominal" if _patterns().nominal.search(_first(case).left) else None


def real_in_own_words(case: Named) -> PriceBasis | None:
    """实际增长8%, 按可比价格计算增长8%; not where 实际 tells what came of a goal."""
    first = _first(case)
    if _patterns().real.search(first.left) is None:
        return None
    return "real" if cue("price", "outcome").search(first.context) is None else None


def in_the_clause_before(case: Named) -> PriceBasis | None:
    """按不变价格计算，比上年增长5%: the clause before says it and has no figure of its own."""
    context = _first(case).context
    if _patterns().real_before.search(context):
        return "real"
    return "nominal" if _patterns().nominal_before.search(context) else None


def in_brackets_behind(case: Named) -> PriceBasis | None:
    """增长7.8%（现价）."""
    aside = _patterns().brackets.match(case.view.text, case.mention.quantity.end)
    if aside is None:
        return None
    return "nominal" if aside["nominal"] else "real"


def of_the_document(case: Named) -> PriceBasis | None:
    """A document says it of all that follows, and in a footnote of output: 增长速度按不变价格计算."""
    said = conventions(case.view.document)
    if said.output_is_real and _OUTPUT.search(case.naming.metric):
        return "real"
    start = case.view.sentence.normal.back(case.mention.quantity.start)
    return "nominal" if 0 <= said.nominal_from < start else None


class Conventions(NamedTuple):
    """What a document says of its growths."""

    nominal_from: int  # from where on they are nominal unless their words say otherwise; -1: nowhere
    output_is_real: bool  # whether those of output are at constant prices


_NONE = Conventions(-1, False)


@lru_cache(maxsize=1)  # the sentences of a document are read one after another
def conventions(document: str) -> Conventions:
    """What `document` says of its growths, wherever it says it."""
    nominal, real = cue("price", "all_nominal").search(document), cue("price", "output_real").search(document)
    return Conventions(nominal.start() if nominal is not None else -1, real is not None)


RULES: Rules[[Named], PriceBasis] = (
    ("price.nominal", nominal_in_own_words),
    ("price.real", real_in_own_words),
    ("price.clause-before", in_the_clause_before),
    ("price.brackets", in_brackets_behind),
    ("price.document", of_the_document),
)


def is_asked(case: Named) -> bool:
    """Whether the figure is a growth that prices may be taken out of: no change in points, none of people."""
    mention, name = case.mention, case.naming
    if name.aspect != "change" or mention.kind not in ("rate", "times") or mention.quantity.unit in _POINTS:
        return False
    if name.canonical and unit_class(metrics()[name.metric].unit) in ("people", "count"):
        return False
    end = mention.quantity.end
    if _MAY.search(_first(case).context) is not None or "价" in case.view.text[end : end + 12]:
        return True
    return conventions(case.view.document) != _NONE


def _first(case: Named) -> Mention:
    """The mention that has the words: of a list the first."""
    return case.view.list_of(case.mention)[0]
