"""Measures and figures of a region narrowed together, for `province` and `compare`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobscli.ask import typed
from jobscli.ask.filters import FILTERS, CompareFilters, known_only, narrowed, value_named
from jobscli.ask.regions import split
from jobscli.record import Measure, Statistic
from jobscli.store import ANY, Store, Where


def both_narrowed(
    store: Store, region: str, filters: Mapping[str, Any], where: Where = ANY
) -> tuple[list[Measure], list[Statistic]]:
    """The measures and the figures of `region` that the `filters` (those of `CompareFilters`) and `where` accept.

    `where` names fields that both have.

    A measure has no period and no metric: it stays with a figure that does, and for a period also when it is told as
    done in a document of that year. Raises UsageError for unknown names.
    """
    given = {name: value for name, value in filters.items() if value}
    known_only(given, CompareFilters.__annotations__)
    own = {name: given[name] for name in given if name in FILTERS["measures"] and name != "status"}
    measures = typed.measures(store, {**where, **narrowed(store, "measures", own), "region": [region]})
    figures = typed.statistics(store, {**where, **narrowed(store, "statistics", given), "region": [region]})
    if not {"period", "status", "metric"} & set(given):
        return measures, figures
    with_figures = {each.measure for each in figures}
    statuses = {value_named(store, "status", each) for each in split(given.get("status") or ())}
    years = {value_named(store, "period", each) for each in split(given.get("period") or ())}
    stood_in = {each.document for each in measures}
    told = {each.id: str(each.year) for each in typed.documents(store, {"id": stood_in})} if years else {}

    def stays(measure: Measure) -> bool:
        if "metric" in given:
            return False
        return (not statuses or measure.status in statuses) and (
            not years or (measure.status == "achieved" and told.get(measure.document) in years)
        )

    return [each for each in measures if each.id in with_figures or stays(each)], figures


def as_options(given: Mapping[str, Any]) -> str:
    """The filters as a command has them, a blank before each: " --topic 创业 --period 2025"."""
    return "".join(f" --{name.replace('_', '-')} {','.join(split(value))}" for name, value in given.items() if value)
