"""Questions of a store that holds more than can be looked at one by one: what is left out, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from jobscli.language import _
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
