"""Questions of a store that holds more than can be looked at one by one: what is left out, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from jobscli.ask import typed
from jobscli.ask.years import Span, ends_in, last_year
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store, Where

FULL = 20_000  # figures that a question looks at one by one


def many(store: Store, table: str, where: Where) -> bool:
    """Whether `where` accepts more records than a question looks at; never in a store that is a file."""
    by = ("year",) if table == "documents" else ("region",)
    return store.most is not None and sum(n for _key, n in store.count(table, where, by)) > FULL


class Narrowed(NamedTuple):
    """The filter of a question that had too many figures, and the sentence that says to what it was narrowed."""

    where: Where
    told: str | None


def latest(store: Store, where: Where, wanted: Mapping[str, Any]) -> Narrowed:
    """`where`, of too many figures, narrowed by what is `wanted`, and to the latest year that has figures of it."""
    if not many(store, "statistics", where):
        return Narrowed(where, None)
    narrowed = {**where, **{field: values for field, values in wanted.items() if values}}
    if "period" not in narrowed:
        counted = store.count("statistics", narrowed, ("metric", "period"))
        years: dict[str, int] = {}
        for (_metric, period), n in counted:
            if period is not None and len(str(period)) == 4:
                years[str(period)] = years.get(str(period), 0) + n
        enough = [year for year, n in years.items() if 3 * n >= max(years.values())]
        if enough:
            narrowed["period"] = [max(enough)]
    year = _("、").join(map(str, narrowed.get("period", ())))
    return Narrowed(
        narrowed, _("数字很多，只看了 {year} 年的；别的年份用 --period").format(year=year) if year else None
    )


def statistics(store: Store, where: Where) -> list[Statistic]:
    """The figures that `where` accepts, in the order of the text; of too many those of whole regions, of the latest
    year with results and of what is aimed at for the next."""
    own = {} if "place" in where else {"place": [None]}
    found = latest(store, where, {**own, **({} if "status" in where else {"status": ["achieved"]})})
    if found.told is None or "period" in where:
        return typed.statistics(store, found.where)
    year = int(str(next(iter(found.where["period"]))))
    return typed.statistics(store, {**where, **own, "period": [str(year), str(year + 1)]})


def named(store: Store, where: Where, names: Collection[str]) -> Where:
    """`where`, of too many measures, narrowed to those in which one of `names` stands."""
    return {**where, "names": names} if many(store, "measures", where) else where


class Since(NamedTuple):
    """The filter of figures by years, the first of which they are, and the sentence that says what was left out."""

    where: Where
    first: int | None
    told: str | None


def of_years(store: Store, where: Where, spans: tuple[Span, ...]) -> Since:
    """`where`, of too many figures, narrowed to those of the years in `spans`; without any to as many of the latest
    years as a question looks at."""
    first = min((span.first for span in spans), default=None)
    if not many(store, "statistics", where):
        return Since(where, first, None)
    counted: dict[str, int] = {}
    for (_metric, period), n in store.count("statistics", where, ("metric", "period")):
        if period is not None:
            counted[str(period)] = counted.get(str(period), 0) + n
    told = None
    if not spans:
        left, years = FULL, sorted({last_year(each) for each in counted}, reverse=True)
        for year in years:
            left -= sum(n for period, n in counted.items() if last_year(period) == year)
            if left < 0 and first is not None:
                told = _("数字很多，只列了 {year} 年以来的；别的年份用 --years").format(year=first)
                break
            first = year
        spans = (Span(first, years[0]),) if first is not None else ()
    return Since({**where, "period": [each for each in counted if ends_in(each, spans)]}, first, told)
