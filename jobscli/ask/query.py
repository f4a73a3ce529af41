"""`measures`, `statistics`, `documents`, `metrics`, `systems`: lists of what is in the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat, corrected_flat, flat, trees
from jobscli.ask.corrected import printed
from jobscli.ask.large import many
from jobscli.ask.regions import Names, covered, split
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import TABLES, Document, Measure, Name, Statistic, to_json
from jobscli.store import ANY, Store, Where
from jobscli.words.subjects import subject_of


@dataclass(frozen=True)
class Listing:
    """Records of one table, in their order."""

    table: str
    records: tuple[Any, ...]
    documents: tuple[Document, ...] = ()
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """One row a record."""
        return [flat(each) for each in self.records]

    def tree(self) -> list[dict[str, Any]]:
        """The list of records."""
        return trees(self.records)


def listing(
    store: Store,
    table: str,
    where: Where = ANY,
    sort: Names | None = None,
    limit: int | None = None,
    *,
    whole: bool = False,
) -> Listing:
    """The records of `table` that `where` accepts, in the order of the fields `sort` (`-value` is downwards).

    Without `sort` they stand by region, in the official order, then by the year of their document.

    Of very many without a `limit` these are the first, which is said, unless the `whole` is wanted.
    Raises UsageError for a field that the table does not have.
    """
    known = list(TABLES[table].__dataclass_fields__)
    fields = tuple(split(sort or ()))
    for field in fields:
        if field.removeprefix("-") not in known:
            close = [each for each in words.near(field, known) if len(each) > 2]  # `of` is near to anything
            raise UsageError(_("不能按“{field}”排序").format(field=field), [(_("可以按"), "  ".join(close or known))])
    is_large = many(store, table, where)
    most = store.most if limit is None and not whole and is_large else None
    in_order = not fields and table != "documents" and not is_large
    records = tuple(store.find(table, where, fields, None if in_order else most or limit))
    if in_order:
        records = _by_region(store, records)[:limit]
    ids = {each.id if isinstance(each, Document) else each.document for each in records}
    documents = tuple(typed.documents(store, {"id": ids}))
    notice = None if records else _("没有符合条件的记录；少给一个条件试试")
    told = _("不止这些：只列了前 {n} 条；缩小条件，或用 --limit 写明列多少").format(n=most) if most else None
    return Listing(table, records, documents, notice or told)


def _by_region(store: Store, records: Sequence[Any]) -> tuple[Any, ...]:
    """Records by region and the year of their document, those of one document in the order of its text."""
    regions = {name: place for place, name in enumerate(words.regions())}
    years = {each.id: each.year or 0 for each in typed.documents(store)}
    return tuple(
        sorted(records, key=lambda each: (regions.get(each.region, len(regions)), years.get(each.document, 0)))
    )


@dataclass(frozen=True)
class MetricRow:
    """A metric of which the store has figures."""

    metric: str
    units: tuple[str, ...]
    regions: tuple[str, ...]
    statistics: int
    periods: tuple[str, ...]


@dataclass(frozen=True)
class MetricList:
    """The metrics of which there are figures, and the regions that the store covers.

    Those of employment, incomes and social insurance stand first; `whole` says that the others were asked for, too.
    """

    metrics: tuple[MetricRow, ...]
    regions: tuple[str, ...]
    others: int = 0  # metrics under a name that only one text gives, left out
    notice: str | None = None
    whole: bool = True

    def rows(self) -> list[Flat]:
        """One row a metric."""
        return [{key: _join(value) for key, value in vars(each).items()} for each in self.metrics]

    def tree(self) -> list[dict[str, Any]]:
        """The list of metrics."""
        return [
            {key: list(value) if isinstance(value, tuple) else value for key, value in vars(each).items()}
            for each in self.metrics
        ]


def _join(value: Any) -> Any:
    return "；".join(value) if isinstance(value, tuple) else value


def metric_list(store: Store, where: Where = ANY, text: str | None = None, everything: bool = False) -> MetricList:
    """The metrics that `where` accepts, by field, those of most regions first; `text` keeps the names that contain it.

    Names that the vocabulary does not know, as a text gives them, come only with `everything`,
    when `text` asks, or when several regions use them.
    """
    found: dict[str, dict[str, int]] = {}
    for (metric, region), n in store.count("statistics", where, ("metric", "region")):
        found.setdefault(str(metric), {})[str(region)] = n
    regions = covered(store)
    named = {name: counts for name, counts in found.items() if _named(name, text)}
    known = {name: counts for name, counts in named.items() if everything or text or _is_common(name, counts)}
    of_known = where if len(known) == len(found) else {**where, "metric": list(known)}
    units, periods = (_having(store, of_known, field) for field in ("unit", "period"))
    rows = [
        MetricRow(
            metric=name,
            units=units.get(name, ()),
            regions=tuple(each for each in (*regions, *sorted(counts.keys() - set(regions))) if each in counts),
            statistics=sum(counts.values()),
            periods=periods.get(name, ()),
        )
        for name, counts in known.items()
    ]
    rows.sort(key=lambda row: (subject_of(row.metric) is None, -len(row.regions), -row.statistics))
    others = len(named) - len(known)
    whole = everything or text is not None
    return MetricList(tuple(rows), tuple(regions), others, None if rows else _none(others), whole)


def _having(store: Store, where: Where, field: str) -> dict[str, tuple[str, ...]]:
    """The values that the figures of each metric have in `field`, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for (metric, value), _n in store.count("statistics", where, ("metric", field)):
        if value is not None:
            found[str(metric)] = (*found.get(str(metric), ()), str(value))
    return found


def _none(others: int) -> str:
    if others:
        return _("只有 {n} 个只有一个地区用的名称：jobscli metrics --all").format(n=others)
    return _("没有这样的指标；jobscli metrics 列出全部")


def _is_common(name: str, counts: dict[str, int]) -> bool:
    """Whether the vocabulary has the metric, or several regions give it that name, so that it can be ranked."""
    return words.metric(name) is not None or len(counts) > 1


def _named(name: str, text: str | None) -> bool:
    if text is None:
        return True
    known = words.metric(name)
    names = (name, *known.aliases, known.english) if known else (name,)
    return any(words.fold(text) in words.fold(each) for each in names)


@dataclass(frozen=True)
class System:
    """A named system, platform, brand, programme or mechanism, and the measure that it stands in."""

    name: str
    kind: str
    explained: bool
    measure: Measure
    statistics: tuple[Statistic, ...]

    @property
    def region(self) -> str:
        """The region whose section it stands in."""
        return self.measure.region

    def tree(self) -> dict[str, Any]:
        """The JSON object of one system."""
        return {
            "name": self.name,
            "region": self.region,
            "measure": self.measure.id,
            "summary": self.measure.summary,
            "explained": self.explained,
            "statistics": trees(self.statistics),
            "corrected": to_json(self.measure)["corrected"],
        }


@dataclass(frozen=True)
class SystemList:
    """The answer to `systems`."""

    systems: tuple[System, ...]
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """One row a name; the figures as printed."""
        return [
            {
                **each.tree(),
                "statistics": "；".join(printed(figure) for figure in each.statistics),
                "corrected": corrected_flat(each.tree()["corrected"]),
            }
            for each in self.systems
        ]

    def tree(self) -> list[dict[str, Any]]:
        """The list of systems."""
        return [each.tree() for each in self.systems]


def systems(store: Store, where: Where = ANY, text: str | None = None) -> SystemList:
    """The proper names in the measures that `where` accepts, once a region; `text` keeps those that contain it."""
    if many(store, "measures", where):
        return _some_systems(store, where, text)
    named = [
        (measure, name)
        for measure in typed.measures(store, where)
        for name in measure.names
        if text is None or words.fold(text) in words.fold(name.name)
    ]
    found = _systems_of(store, named)
    return SystemList(found, None if found else _NO_NAME)


_NO_NAME = _("没有这样的名字；jobscli systems 列出全部")


def _systems_of(store: Store, named: Sequence[tuple[Measure, Name]]) -> tuple[System, ...]:
    """Each name with the first measure of its region that has it."""
    figures: dict[str | None, list[Statistic]] = {}
    for each in typed.statistics(store, {"measure": [measure.id for measure, _name in named]}):
        figures.setdefault(each.measure, []).append(each)
    found: dict[tuple[str, str], System] = {}
    for measure, name in named:
        system = System(name.name, name.kind, name.explained, measure, tuple(figures.get(measure.id, ())))
        found.setdefault((measure.region, name.name), system)
    return tuple(found.values())


def _some_systems(store: Store, where: Where, text: str | None) -> SystemList:
    """Of very many measures the names are counted, and only those that are shown are looked for."""
    counted = store.count("measures", where, ("region", "names"))
    named = [(str(region), str(name)) for (region, name), _n in counted if name is not None]
    asked = [each for each in named if text is None or words.fold(text) in words.fold(each[1])]
    found: list[tuple[Measure, Name]] = []
    for region, name in asked[: store.most]:
        having = store.find("measures", {**where, "region": [region], "names": [name]}, limit=1)
        found += [(each, own) for each in having if isinstance(each, Measure) for own in each.names if own.name == name]
    told = _("不止这些：共 {n} 个名字，只列了前 {m} 个；写上名字里的词，或用 --province 缩小")
    more = told.format(n=len(asked), m=store.most) if len(asked) > (store.most or 0) else None
    return SystemList(_systems_of(store, found), more if found else _NO_NAME)
