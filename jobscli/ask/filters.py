"""What a user names -> the values in the store: regions, kinds, topics, statuses, metrics and the rest.

Every function here raises UsageError for a name that means nothing, with the nearest ones and how to list all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypedDict

from jobscli import words
from jobscli.ask.periods import period_named
from jobscli.ask.regions import Names, region_named, regions_named, split
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store, Where
from jobscli.words import Metric


class _Common(TypedDict, total=False):
    region: Names | None
    document: Names | None
    status: Names | None
    confidence: Names | None


class MeasureFilters(_Common, total=False):
    """What measures may be narrowed by."""

    kind: Names | None
    topic: Names | None
    group: Names | None


class _Figures(TypedDict, total=False):
    metric: Names | None
    unit: Names | None
    aspect: Names | None
    price_basis: Names | None
    bound: Names | None
    scope: Names | None
    period: Names | None
    period_basis: Names | None
    population: Names | None
    place: Names | None


class StatisticFilters(_Common, _Figures, total=False):
    """What statistics may be narrowed by."""


class Filters(MeasureFilters, _Figures, total=False):
    """What records may be narrowed by, whatever their table."""


class ProfileFilters(TypedDict, total=False):
    """What is said of a region may be narrowed by: measures and figures alike, see `both_narrowed`."""

    kind: Names | None
    topic: Names | None
    group: Names | None
    document: Names | None
    period: Names | None
    status: Names | None


class CompareFilters(ProfileFilters, total=False):
    """What regions may be compared in."""

    metric: Names | None


class RankFilters(TypedDict, total=False):
    """What a ranking takes instead of what it takes by default; what differs in status stands in two parts."""

    status: Names | None
    aspect: Names | None
    price_basis: Names | None
    scope: Names | None
    unit: Names | None
    period: Names | None
    population: Names | None
    place: Names | None


# What the records of each table may be narrowed by, each filter with the field that it is about.
FILTERS: dict[str, dict[str, str]] = {
    "documents": {"region": "regions", "document": "id"},
    "measures": {**{name: name for name in MeasureFilters.__annotations__}, "topic": "topics", "group": "groups"},
    "statistics": {name: name for name in StatisticFilters.__annotations__},
}

# The fields whose values are a closed vocabulary, and the vocabulary of each.
VOCABULARIES = {
    "kind": "kind",
    "topics": "topic",
    "groups": "group",
    "status": "status",
    "aspect": "aspect",
    "price_basis": "price_basis",
    "bound": "bound",
    "scope": "scope",
    "period_basis": "basis",
    "confidence": "confidence",
    "reason": "reason",
}


def known_only(given: Iterable[str], known: Iterable[str]) -> None:
    """Raise UsageError when a filter or an option in `given` is none of the `known`, with the nearest ones."""
    names = list(known)
    for name in given:
        if name not in names:
            close = words.near(name, names) or names
            raise UsageError(_("没有“{name}”这个参数").format(name=name), [(_("可以用"), "  ".join(close))])


def narrowed(store: Store, table: str, filters: Mapping[str, Any]) -> Where:
    """What the `filters` of `table` mean, see `where`. Raises UsageError for a table or a filter that is not there."""
    if table not in FILTERS:
        raise UsageError(_("没有“{table}”这个表").format(table=table), [(_("都有"), "  ".join(FILTERS))])
    if table == "statistics" and any(filters.get(name) for name in _OF_MEASURES):
        return _by_measure(store, filters)
    fields = FILTERS[table]
    known_only(filters, (*fields, *_OF_MEASURES) if table == "statistics" else fields)
    filters = {name: values for name, values in filters.items() if name in fields}
    asked = {"topic": "topics", "group": "groups"}
    found = where(store, **{asked.get(name, name): values for name, values in filters.items()})
    return {fields.get(name, name): values for name, values in found.items()}


# What a measure is, by which its figures are narrowed, too.
_OF_MEASURES = ("kind", "topic", "group")


def _by_measure(store: Store, filters: Mapping[str, Any]) -> Where:
    """The figures of measures of a kind, topic or group; of a topic also those whose metric is of it."""
    own = {name: values for name, values in filters.items() if name not in _OF_MEASURES}
    wanted = {name: filters[name] for name in _OF_MEASURES if filters.get(name)}
    found = narrowed(store, "statistics", own)
    measures = {getattr(each, "id", None) for each in store.find("measures", narrowed(store, "measures", wanted))}
    topics = set(where(store, topics=wanted["topic"])["topics"]) if set(wanted) == {"topic"} else set()
    kept = set()
    for each in store.find("statistics", found):
        known = words.metric(getattr(each, "metric", ""))
        if getattr(each, "measure", None) in measures or (known is not None and known.topic in topics):
            kept.add(str(getattr(each, "id", "")))
    return {**found, "id": kept}


def term_named(field: str, text: str) -> str:
    """The value of the closed vocabulary of `field` that `text` means."""
    vocabulary = VOCABULARIES[field]
    found = words.term(vocabulary, text)
    if found is not None:
        return found
    all_of = words.terms(vocabulary)
    said = list(all_of) if vocabulary in {"topic", "group"} else [*all_of.values(), *all_of]
    close = words.near(text, said)
    hints = [(_("是不是"), "  ".join(close))] * bool(close)
    shown = list(all_of) if vocabulary in {"topic", "group"} else list(all_of.values())
    hints += [
        (_("试试"), f"--{other} {words.say(other, value) if other == 'kind' else value}")
        for other in ("kind", "topic", "group")
        if field in ("kind", "topics", "groups") and (value := words.term(other, text))
    ]
    raise UsageError(
        _("没有“{text}”这个{field}").format(text=text, field=_FIELDS[field]),
        [*hints, (_("都有"), "  ".join(shown))],
    )


_FIELDS = {
    "kind": _("类别"),
    "topics": _("主题"),
    "groups": _("人群"),
    "status": _("性质"),
    "aspect": _("方面"),
    "price_basis": _("实际或名义"),
    "bound": _("界限"),
    "scope": _("口径"),
    "period_basis": _("期间的来处"),
    "confidence": _("把握"),
    "reason": _("理由"),
}


def where(store: Store, **options: Names | None) -> Where:
    """The filter that `options` mean, field by field; an option that is None or empty accepts everything.

    Every value is taken by any of its names, see `value_named`. A name of a metric that says whom it covers too
    (城镇居民人均可支配收入) filters by population as well.
    """
    found: dict[str, list[str | int | None]] = {}
    for field, given in options.items():
        if given and field == "region":
            found |= {name: list(values) for name, values in _places(given, store).items()}
        elif given and field == "metric":
            found[field] = list(dict.fromkeys(name for each in split(given) for name in _metrics(each, store)))
        elif given:
            found[field] = [value_named(store, field, value) for value in split(given)]
    whom = [words.population_in(each) for each in split(options.get("metric") or ())]
    if whom and all(whom) and "population" not in found:
        found["population"] = list(whom)
    return found


def _places(given: Names, store: Store) -> Mapping[str, Collection[str | None]]:
    """The filter that names of regions, or of places in them, mean."""
    try:
        return {"region": regions_named(given, store)}
    except UsageError:
        from jobscli.ask.places import filter_of  # most questions name provinces

        return filter_of(given, store)


def _metrics(text: str, store: Store) -> tuple[str, ...]:
    """The metrics that `text` means; a general word means all that have it."""
    from jobscli.ask.meant import metrics_meant

    return metrics_meant(text, store).metrics


def value_named(store: Store, field: str, text: str) -> str | None:
    """The value of `field` that a user means by `text`; `none` or 无 means that a record says nothing there.

    Raises UsageError for a name that means nothing, with the nearest ones.
    """
    if field == "region":
        return region_named(text, store)
    if text in {"none", "无"} and (field == "price_basis" or field not in VOCABULARIES):
        return None
    if field in VOCABULARIES:
        return term_named(field, text)
    return period_named(text) if field == "period" else _held(store, field, text)


_OPEN = {"unit": _("单位"), "population": _("人群"), "place": _("地方"), "document": _("文件")}


def _held(store: Store, field: str, text: str) -> str:
    """`text`, when some record holds it in `field`; what no record has can only be a slip."""
    table, column = ("documents", "id") if field == "document" else ("statistics", field)
    columns = (column, "unit_inferred") if field == "unit" else (column,)
    known = [str(each) for key, _n in store.count(table, {}, columns) for each in key if each is not None]
    known = list(dict.fromkeys(known))
    if text in known or field not in _OPEN:
        return text
    if field == "unit":
        from jobscli.words.units import unit_named  # most questions name no unit

        if (unit := unit_named(text)) in known:
            return str(unit)
    close = words.near(text, known)
    hints = [(_("是不是"), "  ".join(close))] if close else [(_("都有"), "  ".join(known[:12]))] if known else []
    raise UsageError(_("没有“{text}”这个{field}").format(text=text, field=_OPEN[field]), hints)


def own_population(metric: str) -> str | None:
    """Whom `metric` covers when nothing is said: 全体居民 for income, None where the name says it."""
    found: Metric | None = words.metric(metric)
    return found.population if found else None
