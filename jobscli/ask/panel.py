"""`panel`: the figures of metrics as a table of places by years, each cell by the rules of comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypedDict

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.as_of import as_of, undated
from jobscli.ask.cells import Library, Sought, cells, library_of, with_documents_of
from jobscli.ask.filters import own_population, value_named
from jobscli.ask.large import of_years
from jobscli.ask.lookup import Entry
from jobscli.ask.meant import metrics_meant
from jobscli.ask.panel_answer import Panel, Sources, Table
from jobscli.ask.places import Place, Rows, place_of, rows_named
from jobscli.ask.regions import Names, split
from jobscli.ask.years import columns, ends_in, years_named
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store, Where


class Taken(TypedDict, total=False):
    """What the cells of a table take instead of what they take by default: achieved levels of a year."""

    status: Names | None  # several make a table each
    aspect: str | None
    price_basis: str | None
    unit: str | None
    population: str | None
    scope: Names | None  # several in the order in which they are taken


class Asked(NamedTuple):
    """A metric as a user names it: the metric, whom the name covers, and the name where it is another."""

    metric: str
    population: str | None
    name: str | None


_PROPOSED = 12  # metrics of which one is to be named


def panel(
    store: Store,
    metrics: Sequence[str],
    *,
    rows: Mapping[str, Names | str | None],
    years: Names | None = None,
    day: str | None = None,
    low_confidence: bool = False,
    reference: Callable[[Entry], str] | None = None,
    **taken: Names | str | None,
) -> Panel:
    """The table of each of `metrics`, which share their rows and their columns.

    `rows` are `regions`, `level` and `within` as `rows_named` takes them, `day` the date of which the answer tells what
    was known; `taken` are the fields of `Taken`. With `reference`, which makes the reference of a record, the rows of
    the answer are the figures, one by one. Raises UsageError for a name that means nothing or several metrics.
    """
    known = as_of(store, day)
    asked = [metric_named(known, each) for name in metrics for each in split(name)]
    shape = rows_named(known, rows.get("regions"), level=_text(rows.get("level")), within=rows.get("within"))
    told = [value_named(known, "status", each) for each in _statuses(taken)]
    sought_in = of_years(known, {**of_metrics(asked, shape), "status": told}, years_named(years))
    figures = typed.statistics(known, sought_in.where)
    kept = with_documents_of(known, figures, library_of(known, shape, sought_in.first))
    named = [(each, status) for each in asked for status in _statuses(taken)]
    sought = [
        sought_of(known, each, figures, shape, low_confidence, {**taken, "status": status}) for each, status in named
    ]
    places = _places(shape, sought, figures, kept)
    periods = columns(_periods(sought, figures, places), years_named(years))
    tables = tuple(
        _table(one, each.name, figures, places, periods, kept)
        for one, (each, _status) in zip(sought, named, strict=True)
    )
    if not shape.named and not shape.whole:
        places = [each for each in places if any(table.is_told_of(each) for table in tables)]
        tables = tuple(table.of(places) for table in tables)
    notice = sought_in.told or undated(store, day)
    return Panel(
        tables,
        tuple(places),
        periods,
        shape,
        notice=notice if places else _nothing(tables, known, _of_years(figures, years)),
        day=day,
        sources=_sources(known, tables, kept, reference) if reference else None,
    )


def _statuses(taken: Mapping[str, Names | str | None]) -> list[str]:
    """Of which status the tables of a metric are, one each."""
    return list(split(taken.get("status") or ())) or ["achieved"]


def _of_years(figures: Sequence[Statistic], years: Names | None) -> list[Statistic]:
    spans = years_named(years)
    return [each for each in figures if each.period and ends_in(each.period, spans)]


def _nothing(tables: Sequence[Table], store: Store, figures: Sequence[Statistic]) -> str:
    """Where there is no row: whether there is no sure figure, no such figure, or no document of these years."""
    own = [each for each in figures if each.region != NATION and tables[0].sought.is_of(each)]
    doubtful = sum(each.confidence == "low" for each in own)
    if doubtful and not tables[0].sought.low_confidence:
        told = _("没有可列的“{metric}”；有 {n} 个读数把握低，用 --low-confidence 列入")
        return told.format(metric=tables[0].name, n=doubtful)
    years = sorted({int(key[0]) for key, _n in store.count("documents", {}, ("year",)) if key[0]})
    if not years:
        return _("还没有写明年份的文件；jobscli add 存入")
    span = str(years[0]) if len(years) == 1 else f"{years[0]}—{years[-1]}"
    told = _("没有可列的“{metric}”；存着的文件说的是 {span} 年")
    return told.format(metric=tables[0].name, span=span)


def _text(value: Names | str | None) -> str | None:
    return value if isinstance(value, str) or value is None else next(iter(value), None)


def metric_named(store: Store, text: str) -> Asked:
    """The one metric that `text` means. Raises UsageError where it means none, or several."""
    meant = metrics_meant(text, store)
    if len(meant.metrics) > 1:
        told = _("“{text}”可以是 {n} 个指标，写明是哪一个").format(text=text, n=len(meant.metrics))
        raise UsageError(told, [(_("可以写"), "  ".join(meant.metrics[:_PROPOSED]))])
    metric = meant.metrics[0]
    population = words.population_in(text) or own_population(metric)
    return Asked(metric, population, None if meant.exactly else text)


def of_metrics(asked: Sequence[Asked], shape: Rows) -> Where:
    """The filter that accepts the figures of the metrics, of the places of `shape` and of the country."""
    return {"metric": [each.metric for each in asked], **shape.figures}


def sought_of(
    store: Store,
    asked: Asked,
    figures: Sequence[Statistic],
    shape: Rows,
    low_confidence: bool,
    taken: Mapping[str, Names | str | None],
) -> Sought:
    """What the cells of a metric take; a unit and scopes that nobody asks for are those that most figures have."""
    given: dict[str, Any] = {
        field: value_named(store, field, str(value)) for field, value in taken.items() if value and field != "scope"
    }
    scopes = tuple(str(value_named(store, "scope", each)) for each in split(taken.get("scope") or ()))
    first = Sought(metric=asked.metric, population=asked.population, low_confidence=low_confidence)
    plain = replace(first, **given)
    own = [each for each in figures if each.metric == asked.metric and shape.holds(place_of(each))]
    if "unit" not in given:
        plain = replace(plain, unit=_unit(plain, own))
    return replace(plain, scopes=scopes or usual_scopes(plain, own))


def _unit(sought: Sought, figures: Sequence[Statistic]) -> str | None:
    """The unit of the metric where a figure has it, else the one that most have."""
    usual = words.metric(sought.metric)
    counted = Counter(
        each.unit or each.unit_inferred
        for each in figures
        if each.aspect == sought.aspect and each.status == sought.status
    )
    if usual and usual.unit in counted:
        return usual.unit
    return counted.most_common(1)[0][0] if counted else None


def usual_scopes(sought: Sought, figures: Sequence[Statistic]) -> tuple[str, ...]:
    """A year's figures where there are any; else the scope that most figures have."""
    counted = Counter(each.scope for each in figures if sought.is_of(each))
    if "annual" in counted or not counted:
        return ("annual",)
    return (counted.most_common(1)[0][0],)


def _places(shape: Rows, sought: Sequence[Sought], figures: Sequence[Statistic], kept: Library) -> list[Place]:
    having = {place for place, _year in kept.of_year}
    having |= {place_of(each) for each in figures if any(one.is_of(each) and one.takes(each) for one in sought)}
    return shape.places(having)


def _periods(sought: Sequence[Sought], figures: Sequence[Statistic], places: Sequence[Place]) -> set[str]:
    rows = frozenset(places)
    return {
        each.period
        for each in figures
        if each.period and place_of(each) in rows and any(one.is_of(each) and one.takes(each) for one in sought)
    }


def _table(
    sought: Sought,
    name: str | None,
    figures: Sequence[Statistic],
    places: Sequence[Place],
    periods: Sequence[str],
    kept: Library,
) -> Table:
    nation = Place(NATION)
    return Table(
        sought,
        cells(sought, figures, places, periods, kept),
        {} if nation in places else cells(sought, figures, [nation], periods, kept),
        _elsewhere(sought, figures, places),
        name,
    )


def _elsewhere(sought: Sought, figures: Sequence[Statistic], places: Sequence[Place]) -> dict[str, int]:
    """How many figures of these places there are of each other scope, by the number."""
    rows = frozenset(places)
    counted = Counter(
        each.scope
        for each in figures
        if sought.is_of(each) and each.scope not in sought.scopes and place_of(each) in rows
    )
    return dict(counted.most_common())


def _sources(
    store: Store, tables: Sequence[Table], kept: Library, reference: Callable[[Entry], str]
) -> Mapping[str, Sources]:
    """Where each figure stands: its document, its section, its reference."""
    shown = {each.id: each for table in tables for each in table.figures()}
    wanted = {each.section for each in shown.values() if each.section}
    sections = {each.id: each for each in typed.sections(store, {"id": wanted})}
    found = {}
    for identity, each in shown.items():
        document = kept.documents[each.document]
        section = sections.get(each.section or "")
        found[identity] = Sources(section.title if section else None, reference(Entry(each, document, section)))
    return found
