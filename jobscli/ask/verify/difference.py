"""In what a claim and a record of one subject differ beside their number; what the claim leaves open is no difference.

A draft may leave open which region and which year it speaks of, whether a year's number is of the whole year, and the
unit of what its source prints without one. It may not leave out what makes a number another: that it is a total over
years, a target, of some people only, of a city.
"""

from __future__ import annotations

import re

from jobscli import words
from jobscli.ask.clause import clause, is_cell
from jobscli.ask.comparable import has_unit
from jobscli.ask.filters import own_population
from jobscli.ask.rank import COUNTED
from jobscli.record import UNSTATED_REGION, Statistic

_RATES = frozenset(("%", "‰", "百分点", "千分点"))
# In the order in which a difference is told.
FIELDS = ("status", "aspect", "price_basis", "population", "unit", "region", "place", "scope", "period")

# What a draft says of a year's number may stand without a word for it, and a stock at its end too.
_MAY_BE_UNSAID = frozenset(("annual", "year_end", "unstated"))
_SAID_ANNUAL = re.compile("全年|当年|年度|一年")


def differing(claim: Statistic, record: Statistic) -> tuple[str, ...]:
    """The fields in which `record` is of something else than `claim` says."""
    return tuple(field for field in FIELDS if not _alike(field, claim, record))


def left_open(claim: Statistic, record: Statistic) -> tuple[str, ...]:
    """What the claim does not say of itself and the record does: region, period, scope."""
    open_fields = []
    if claim.region == UNSTATED_REGION:
        open_fields.append("region")
    if claim.period is None and record.period is not None:
        open_fields.append("period")
    if claim.scope == "unstated" != record.scope:
        open_fields.append("scope")
    return tuple(open_fields)


def _alike(field: str, claim: Statistic, record: Statistic) -> bool:
    if field == "region":
        return claim.region == record.region or (claim.region == UNSTATED_REGION and _may_be_of(claim, record.region))
    if field == "period":
        return _same_period(claim, record)
    if field == "status":
        return status_of(claim) == status_of(record)
    if field == "scope":
        return _same_scope(claim, record)
    if field == "unit":
        return same_unit(claim, record)
    if field == "population":
        return _same_people(claim, record)
    return bool(getattr(claim, field) == getattr(record, field))


def _may_be_of(claim: Statistic, region: str) -> bool:
    """Whether a claim of no stated region may be of `region`: its sentence names no other."""
    sentence = claim.quote or ""
    named = [name for name in words.regions() if name in sentence]
    return not named or region in named


# A year that a sentence names; that of a report is not the year of what it reports.
_YEAR = re.compile("((?:19|20)[0-9]{2})年(?![^，。]{0,12}(?:报告|公报|会议))")

_SPAN = re.compile("((?:19|20)[0-9]{2})年?[—–~至到-]+((?:19|20)[0-9]{2})年")


def _same_period(claim: Statistic, record: Statistic) -> bool:
    """Whether both are of one period, and the claim's sentence names no year beside it that the record's does not."""
    own, other = _years(claim.period), _years(record.period)
    named = set(_YEAR.findall(claim.quote or "")) - set(_YEAR.findall(record.quote or ""))
    spans = set(_SPAN.findall(claim.quote or "")) - set(_SPAN.findall(record.quote or ""))
    if spans and own is not None and not any(_is_of_span(claim, own, *span) for span in spans):
        return False
    if own is None:
        return not named or (other is not None and other[-4:] in named)
    if own == other:
        return not named or any(own[:4] <= year <= own[-4:] for year in named) or "-" in own
    # What is aimed at for the end of a plan is told of its last year, or of the whole plan.
    one_is_a_plan = ("/" in own) != ("/" in (other or ""))
    return one_is_a_plan and claim.status == record.status == "target" and own[-4:] == (other or "")[-4:]


def _is_of_span(claim: Statistic, period: str, first: str, last: str) -> bool:
    """Whether `period` is the years that a sentence names, or, of an aim, the last of them."""
    return period.startswith(f"{first}/{last}") or (claim.status == "target" and period == last)


_AIM = re.compile("目标|计划(?!生育)|力争|争取|预计|预期|拟")


def status_of(statistic: Statistic) -> str:
    """The status; what was read as achieved in a clause that has a word for aims is one all the same."""
    if statistic.status != "achieved" or is_cell(statistic):
        return statistic.status
    return "target" if _AIM.search(clause(statistic)) else "achieved"


def _years(period: str | None) -> str | None:
    """The period; from the first to the last month of a year it is the year."""
    if period is not None and re.fullmatch(r"(\d{4})-01/\1-12", period):
        return period[:4]
    return period


def scope_of(statistic: Statistic) -> str:
    """The scope; of a clause that says 累计 it is a total, whatever year stands before it."""
    plain = statistic.scope in ("annual", "unstated") and not is_cell(statistic)
    total = plain and "累计" in clause(statistic)
    return "cumulative" if total else statistic.scope


def _same_scope(claim: Statistic, record: Statistic) -> bool:
    own, other = scope_of(claim), scope_of(record)
    if own == other:
        return True
    if own == "unstated":
        return other in _MAY_BE_UNSAID
    said = own == "annual" and _SAID_ANNUAL.search(claim.quote or claim.label)
    # How many there are is told of a year and means its end: 2025年农民工总量30115万人.
    taken = ("unstated", "one_off") if claim.unit in _RATES else ("unstated", "one_off", "year_end")
    return own == "annual" and other in taken and not said


_YEARS_APART = 100  # of a claim or a record without a year


def years_apart(claim: Statistic, record: Statistic) -> int:
    """How many years lie between the ends of their periods."""
    own, other = ((each.period or "")[-4:] for each in (claim, record))
    return abs(int(own) - int(other)) if own.isdecimal() and other.isdecimal() else _YEARS_APART


def _same_people(claim: Statistic, record: Statistic) -> bool:
    """Whether both are of the same people, by their field or by the words around the number."""
    own, other = (each.population or own_population(each.metric) for each in (claim, record))
    if own == other:
        return True
    return (own is None or _stands_in(own, record)) and (other is None or _stands_in(other, claim))


def _stands_in(people: str, statistic: Statistic) -> bool:
    return people in f"{statistic.metric}，{statistic.label}，{statistic.population or ''}，{clause(statistic)}"


def same_unit(one: Statistic, other: Statistic) -> bool:
    """Whether both count in one unit, printed or inferred; 家, 户 and 个 count the same things."""
    unit = one.unit or one.unit_inferred
    if unit is None:  # a draft may leave it out: 新增就业141万
        return other.unit not in _RATES
    return has_unit(other, unit) or (unit in COUNTED and (other.unit or other.unit_inferred) in COUNTED)
