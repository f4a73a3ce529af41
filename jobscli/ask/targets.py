"""`targets`: what reports set for the coming year, and what the next ones say came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from jobscli.ask import typed
from jobscli.ask.as_of import as_of, undated
from jobscli.ask.cells import Library, Sought, in_order, library, library_of, with_documents_of
from jobscli.ask.outcome import RATES, Outcome, is_alike, outcome
from jobscli.ask.panel import Asked, metric_named
from jobscli.ask.places import Place, Rows, place_named, place_of, rows_named
from jobscli.ask.regions import Names
from jobscli.ask.targets_answer import Silent, Targets
from jobscli.ask.years import Span, ends_in, last_year, years_named
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Scalar, Store
from jobscli.words.subjects import subject_of

Key = tuple[Place, str | None, str | None, str, str | None, str, str]


def targets(
    store: Store,
    region: str | None = None,
    metric: str | None = None,
    *,
    rows: Mapping[str, Any],
    years: Names | None = None,
    day: str | None = None,
    low_confidence: bool = False,
    whole: bool = False,
) -> Targets:
    """The targets of the places and the metric that are named, each with what came of it.

    Without `region` those of all provinces, or of the places of `rows` (`level`, `within`; `cities`: of a province and
    its prefectures); without `metric` those of
    every metric, and then without `years` of the last two years that have any. Of several places one year is told, the
    last with results where none is named. `whole` puts metrics of other fields on the screen, too.
    """
    known = as_of(store, day)
    region, metric = _either_way(known, region, metric)
    asked = metric_named(known, metric) if metric else None
    held = _held(known, asked, _shape(known, region, rows), years_named(years), low_confidence)
    found = [each for each in held.every if ends_in(each.period, held.spans)]
    counted = [each for each in found if asked or whole or subject_of(each.target.metric, each.target.label)]
    return Targets(
        tuple(found),
        held.with_targets(found) if asked is None and not held.alone else held.places,
        () if held.alone else tuple(_silent(held.places, counted, held.kept, held.spans)),
        held.spans,
        asked,
        held.alone,
        documents=held.kept.documents,
        day=day,
        whole=whole or asked is not None,
        notice=undated(store, day) if found else _nothing(region, metric),
        other_years=() if years else _others(held.every, found),
    )


class _Held(NamedTuple):
    """The targets that there are of the places, of the years that are told and of others, and the documents."""

    places: tuple[Place, ...]
    alone: bool  # whether one place is named
    spans: tuple[Span, ...]  # the years that are told
    every: list[Outcome]
    kept: Library

    def with_targets(self, found: Sequence[Outcome]) -> tuple[Place, ...]:
        """The places that have set one of the targets `found`, or of which a report was to set some."""
        setting = {each.place for each in found}
        years = _years(self.spans)
        return tuple(
            each for each in self.places if each in setting or any(self.kept.of(each, year, "target") for year in years)
        )


def _held(store: Store, asked: Asked | None, shape: Rows, named: tuple[Span, ...], low_confidence: bool) -> _Held:
    """The targets of the metric, or of all; where no years are `named`, those that are told by default."""
    kept = library_of(store, shape, _since(store, shape, named, asked))
    places = tuple(shape.places({place for place, _year in kept.of_year}))
    alone = len(shape.named) == 1
    spans = named or (() if alone or asked else _last(places, kept))
    figures = _figures(store, asked, shape, spans, low_confidence)
    kept = with_documents_of(store, figures, kept)
    every = _with_near(store, _outcomes(figures, frozenset(places), kept))
    return _Held(places, alone, spans or _usual(every, alone=alone, metric=asked), every, kept)


def _with_near(store: Store, every: list[Outcome]) -> list[Outcome]:
    """The outcomes; those without a result of their name with what is told of their year under names like it."""
    bare = [each for each in every if each.verdict == "unreported"]
    if not bare or store.most is not None:  # of a large store no other metric is looked at
        return every
    where = {"region": {each.place.region for each in bare}, "period": {each.period for each in bare}}
    told: dict[tuple[Place, str | None], list[Statistic]] = {}
    for one in typed.statistics(store, {**where, "status": ["achieved"]}):
        if one.confidence != "low":
            told.setdefault((place_of(one), one.period), []).append(one)

    def near(each: Outcome) -> tuple[Statistic, ...]:
        own = told.get((each.place, each.period), ()) if each.verdict == "unreported" else ()
        return tuple(one for one in own if is_alike(each.target, one))[:_NEAR]

    return [each._replace(near=near(each)) for each in every]


_NEAR = 2


def _others(every: Sequence[Outcome], found: Sequence[Outcome]) -> tuple[str, ...]:
    told = {each.target.id for each in found}
    left = sorted({last_year(each.period) for each in every if each.target.id not in told})
    return (str(left[0]), str(left[-1])) if left else ()


def _nothing(region: str | None, metric: str | None) -> str:
    told = _("{where}没有定过{metric}目标，或没有那一年的文件；jobscli documents 列出文件")
    return told.format(where=region or "", metric=metric or "")


def _either_way(store: Store, region: str | None, metric: str | None) -> tuple[str | None, str | None]:
    """The region and the metric in whichever order they were named; one name alone may be either."""
    if region is None:
        return None, metric
    try:
        rows_named(store, [region])
    except UsageError as error:
        try:
            if metric is None:
                metric_named(store, region)
            else:
                place_named(metric, store)
        except UsageError:
            raise error from None
        return metric, region
    return region, metric


def _shape(store: Store, region: str | None, rows: Mapping[str, Any]) -> Rows:
    """The places that are asked for: with `cities` a province and the prefectures in it that have a document."""
    level, within = rows.get("level"), rows.get("within")
    if rows.get("cities"):
        if region is None:
            raise UsageError(_("--cities 要写明是哪个省"), [(_("试试"), "jobscli targets 江苏 --cities")])
        province = place_named(region, store)
        own = library(typed.documents(store, {"regions": [province.region]}))
        cities = {place for place, _year in own.of_year if place.level == 2 and place.region == province.region}
        return Rows(named=(Place(province.region), *cities))
    if level is None and within is None:
        return rows_named(store, [region] if region else None)
    named = within or ([region] if region else None)
    return rows_named(store, None, level=str(level) if level else None, within=named)


def _since(store: Store, shape: Rows, spans: tuple[Span, ...], asked: Asked | None) -> int | None:
    """The first year that is told of: of one metric any, of places within provinces the last of which there is
    something."""
    if spans or asked is not None or shape.named or shape.level == 1 or store.most is None:
        return min((span.first for span in spans), default=None)
    held = store.count("documents", {}, ("regions", "place", "year"))
    years = [int(key[2]) for key, _n in held if key[2] and key[0] and shape.holds(_place(key[0], key[1]))]
    return max(years, default=None)


def _place(region: Scalar, place: Scalar) -> Place:
    return Place(str(region), None if place is None else str(place))


def _last(places: Sequence[Place], kept: Library) -> tuple[Span, ...]:
    """The last year that a document of the places speaks of."""
    last = max((year for place, year in kept.of_year if place in places), default=None)
    return (Span(last, last),) if last else ()


def _figures(
    store: Store, asked: Asked | None, shape: Rows, spans: tuple[Span, ...], low_confidence: bool
) -> list[Statistic]:
    """The targets of these places, and what is achieved of the metrics and in the periods of one."""
    where: dict[str, Any] = dict(shape.figures)
    if spans and asked is None:
        periods = (key[0] for key, _n in store.count("statistics", {}, ("period",)))
        where["period"] = [str(each) for each in periods if each and ends_in(str(each), spans)]
    where |= {"metric": [asked.metric]} if asked else {}
    aims = typed.statistics(store, {**where, "status": ["target"]})
    of_aims: dict[str, Any] = {"metric": {each.metric for each in aims}, "period": {each.period for each in aims}}
    found = [*aims, *(typed.statistics(store, {**where, **of_aims, "status": ["achieved"]}) if aims else ())]
    sure = [each for each in found if each.period and (low_confidence or each.confidence != "low")]
    return [each for each in sure if asked is None or each.population == asked.population]


def _outcomes(figures: Iterable[Statistic], places: frozenset[Place], kept: Library) -> list[Outcome]:
    """Every target with what came of it, by place, then by year."""
    latest: dict[Place, int] = {}
    for place, year in kept.of_year:
        latest[place] = max(year, latest.get(place, 0))
    aims: dict[Key, list[Statistic]] = {}
    results: dict[Key, list[Statistic]] = {}
    for each in figures:
        if place_of(each) in places:
            (aims if each.status == "target" else results).setdefault(_key(each), []).append(each)
    found = []
    for key, told in aims.items():
        first = in_order(_sought("target"), told, kept)
        found.append(
            outcome(key[0], first, _result(key, first[0].price_basis, results, kept), kept, latest.get(key[0], 0))
        )
    found.sort(key=lambda each: (each.place.order, last_year(each.period), each.target.start))
    return found


def _key(figure: Statistic) -> Key:
    unit = figure.unit or figure.unit_inferred
    return place_of(figure), figure.metric, figure.population, figure.aspect, unit, figure.scope, figure.period or ""


def _result(key: Key, basis: str | None, results: Mapping[Key, list[Statistic]], kept: Library) -> Statistic | None:
    """The figure that the target is to be held against, a growth of the same `basis` before another.

    For a percentage of a year that of the year's end stands, too.
    """
    told = results.get(key)
    if told is None and key[4] in RATES and key[3] == "level" and key[5] == "annual":
        told = results.get((*key[:5], "year_end", key[6]))
    if not told:
        return None
    alike = [each for each in told if each.price_basis == basis] or told
    return in_order(_sought("achieved"), alike, kept)[0]


def _sought(status: str) -> Sought:
    return Sought(metric="", status=status)


def _usual(found: Sequence[Outcome], *, alone: bool, metric: Asked | None) -> tuple[Span, ...]:
    """The years that are told where none is named: all of one metric in one place, else the last two, or the last."""
    if alone and metric is not None:
        return ()
    own = [each for each in found if each.target.scope != "cumulative"] or found
    years = sorted({last_year(each.period) for each in own if each.verdict != "not_due"})
    ahead = sorted({last_year(each.period) for each in own if each.verdict == "not_due" and each.period.isdecimal()})
    if alone:
        shown = [*years[-1:], *ahead[:1]]
        return tuple(Span(year, year) for year in shown)
    return tuple(Span(year, year) for year in (years or ahead)[-1:])


def _years(spans: Sequence[Span]) -> list[str]:
    """Each year of the spans; of one without an end, those of two generations."""
    return [str(year) for span in spans for year in range(span.first, min(span.last, span.first + 60) + 1)]


def _silent(places: Sequence[Place], found: Sequence[Outcome], kept: Library, spans: Sequence[Span]) -> list[Silent]:
    """Who has set no target for a year that is asked for, though a report of theirs was to; and who has no report."""
    having = {(each.place, last_year(each.period)) for each in found}
    silent = []
    for place in places:
        if place.region == NATION:
            continue
        for year in _years(spans):
            if (place, int(year)) not in having:
                reports = kept.of(place, year, "target")
                silent.append(Silent(place, year, "no_target" if reports else "no_document"))
    return silent
