"""`series`: one metric of one place year by year, what it changed by, what was aimed at, and who told it otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, NamedTuple

from jobscli.ask import typed
from jobscli.ask.answer import Flat
from jobscli.ask.as_of import as_of, undated
from jobscli.ask.cells import Cell, Library, Sought, cells, library_of, with_documents_of
from jobscli.ask.comparable import counts_new, unit_said
from jobscli.ask.magnitude import shared_magnitude
from jobscli.ask.panel import metric_named, of_metrics, sought_of
from jobscli.ask.panel_answer import metric_of
from jobscli.ask.places import Place, Rows, place_named
from jobscli.ask.regions import Names
from jobscli.ask.years import columns, years_named
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Statistic, number, to_json
from jobscli.store import Store

RATES = ("%", "‰")
_POINTS = {"%": "百分点", "‰": "千分点"}
# A real growth, and one after a revision, may be so many points from what two printed values give.
_FAR = 15
_TENTH = Decimal("0.1")


class Change(NamedTuple):
    """What a value changed by from the year before: as a text prints it (`printed`), or computed from two figures."""

    value: Decimal
    unit: str
    printed: Statistic | None = None
    computed_from: tuple[str, ...] = ()  # the ids of the two


class Restated(NamedTuple):
    """Another value for the same year, and whether it was told before, after, or beside the one that is shown."""

    statistic: Statistic
    document: Document
    when: Literal["before", "after", "beside"]


class Year(NamedTuple):
    """One period: its cell, what changed, the target for it, and who tells another value."""

    period: str
    cell: Cell
    change: Change | None
    target: Statistic | None
    restated: tuple[Restated, ...]


@dataclass(frozen=True)
class Series:
    """The answer to `series`."""

    place: Place
    sought: Sought
    years: tuple[Year, ...]
    documents: Mapping[str, Document]
    asked: str | None = None  # the word that was taken for the metric
    day: str | None = None
    notice: str | None = None
    others: tuple[str, ...] = ()  # whom else there are figures of

    @property
    def name(self) -> str:
        """The metric with whom it covers."""
        return metric_of(self.sought.metric, self.sought.population)

    @property
    def scale(self) -> tuple[str, Decimal]:
        """The magnitude in which all its figures are told."""
        shown = [each for year in self.years for each in (year.cell.figure, year.target) if each]
        return shared_magnitude(shown)

    def rows(self) -> list[Flat]:
        """One row a period, those without a figure too; `state` says why they have none."""
        return [self._row(year) for year in self.years]

    def _row(self, year: Year) -> Flat:
        figure, target, change = year.cell.figure, year.target, year.change
        document = self.documents.get(figure.document) if figure else None
        basis = "printed" if change and change.printed else "computed" if change else None
        return {
            "region": self.place.region,
            "place": self.place.place,
            "code": self.place.code,
            "metric": self.sought.metric,
            "population": self.sought.population,
            "year": int(year.period) if year.period.isdecimal() else year.period,
            "value": number(figure.value) if figure else None,
            "high": number(figure.high) if figure and figure.high is not None else None,
            "unit": unit_said(figure) if figure else None,
            "bound": figure.bound if figure else None,
            "text": figure.text if figure else None,
            "state": year.cell.state,
            "change": number(change.value) if change else None,
            "change_unit": change.unit if change else None,
            "change_basis": basis,
            "target": number(target.value) if target else None,
            "target_text": target.text if target else None,
            "document": figure.document if figure else None,
            "published": document.published if document else None,
            "id": figure.id if figure else None,
            "restated": "；".join(_told(each) for each in year.restated) or None,
        }

    def tree(self) -> dict[str, Any]:
        """The place, the metric, and each period with its figure, its change, its target and the other values."""
        return {
            "region": self.place.region,
            "place": self.place.place,
            "code": self.place.code,
            "metric": self.sought.metric,
            "unit": self.sought.unit,
            "status": self.sought.status,
            "scopes": list(self.sought.scopes),
            "population": self.sought.population,
            "as_of": self.day,
            "years": [_tree(each) for each in self.years],
        }


def _told(each: Restated) -> str:
    return f"{each.statistic.text}（{each.statistic.id}，{each.document.published or each.document.id}）"


def _tree(year: Year) -> dict[str, Any]:
    change = year.change
    return {
        "period": year.period,
        "state": year.cell.state,
        "statistic": to_json(year.cell.figure) if year.cell.figure else None,
        "change": None
        if change is None
        else {
            "value": number(change.value),
            "unit": change.unit,
            "basis": "printed" if change.printed else "computed",
            "statistic": change.printed.id if change.printed else None,
            "computed_from": list(change.computed_from),
        },
        "target": to_json(year.target) if year.target else None,
        "restated": [
            {
                "statistic": to_json(each.statistic),
                "document": each.document.id,
                "published": each.document.published,
                "when": each.when,
            }
            for each in year.restated
        ],
        "agreeing": [each.id for each in year.cell.agreeing],
        "aside": [to_json(each) for each in year.cell.aside],
    }


def series(
    store: Store,
    metric: str,
    region: str,
    *,
    years: Names | None = None,
    day: str | None = None,
    low_confidence: bool = False,
    **taken: Names | str | None,
) -> Series:
    """The figures of the metric that `metric` means in the place that `region` means, period by period.

    `taken` are the fields of `panel.Taken`, `day` the ISO date of which the answer tells what was known. Raises
    UsageError for names that mean nothing, or several things.
    """
    known = as_of(store, day)
    metric, place = either_way(known, metric, region)
    asked = metric_named(known, metric)
    shape = Rows(named=(place,))
    figures = typed.statistics(known, of_metrics([asked], shape))
    kept = with_documents_of(known, figures, library_of(known, shape))
    sought = sought_of(known, asked, figures, shape, low_confidence, taken)
    own = [each for each in figures if sought.is_of(each) and sought.takes(each)]
    periods = columns({str(each.period) for each in own if (each.region, each.place) == place}, years_named(years))
    found = cells(sought, figures, [place], periods, kept)
    aims = _aims(sought, figures, place, periods, kept)
    made = []
    for at, period in enumerate(periods):
        cell = found[place, period]
        before = found[place, periods[at - 1]] if at else None
        change = _change(_printed(sought, figures, place, period, kept), _computed(cell, before))
        made.append(Year(period, cell, change, aims.get(period), _restated(cell, kept)))
    notice = undated(store, day) if _has_any(made) else _nothing(place, asked.metric)
    return Series(place, sought, tuple(made), kept.documents, asked.name, day, notice, _others(sought, figures, place))


def _others(sought: Sought, figures: Sequence[Statistic], place: Place) -> tuple[str, ...]:
    """The groups of people of whom the place tells the same."""
    told = {each.population for each in figures if (each.region, each.place) == place and each.population}
    return tuple(sorted(each for each in told if any(replace(sought, population=each).is_of(one) for one in figures)))


def _has_any(years: Sequence[Year]) -> bool:
    """Whether any of the years has a figure."""
    return any(each.cell.figure for each in years)


def _nothing(place: Place, metric: str) -> str:
    told = _("{place}没有“{metric}”这样的数；jobscli panel {metric} 看哪里有")
    return told.format(place=place.full, metric=metric)


def either_way(store: Store, metric: str, region: str) -> tuple[str, Place]:
    """The metric and the place, also where the two words stand the other way round."""
    try:
        return metric, place_named(region, store)
    except UsageError:
        try:
            return region, place_named(metric, store)
        except UsageError:
            pass
        raise


def _aims(
    sought: Sought, figures: Sequence[Statistic], place: Place, periods: Sequence[str], kept: Library
) -> dict[str, Statistic]:
    """The target for each period, as it was first set."""
    if sought.status != "achieved":
        return {}
    found = cells(replace(sought, status="target"), figures, [place], periods, kept)
    return {period: cell.figure for (_place, period), cell in found.items() if cell.figure}


def _change(printed: Change | None, computed: Change | None) -> Change | None:
    """What the text prints; but what is far from the two figures was told of other years, 比五年前增长61.5%."""
    if printed is None or (computed and printed.unit == computed.unit and _is_far(printed, computed)):
        return computed
    return printed


def _is_far(printed: Change, computed: Change) -> bool:
    return abs(printed.value - computed.value) > (_FAR if printed.unit == "%" else 1)


def _printed(sought: Sought, figures: Sequence[Statistic], place: Place, period: str, kept: Library) -> Change | None:
    """What the text says that the value changed by."""
    if sought.aspect != "level":
        return None
    for unit in (_POINTS[sought.unit],) if sought.unit in _POINTS else ("%",):
        for basis in (None, "nominal", "real"):
            wanted = replace(sought, aspect="change", unit=unit, price_basis=basis)
            cell = cells(wanted, figures, [place], [period], kept)[place, period]
            if cell.figure is not None and cell.figure.bound in ("exact", "about"):
                return Change(cell.figure.value, unit, cell.figure)
    return None


def _computed(cell: Cell, before: Cell | None) -> Change | None:
    """The change between two exact figures of years that follow each other; a bound allows none."""
    one, other = before.figure if before else None, cell.figure
    if before is None or one is None or other is None or not _follow(before.period, cell.period):
        return None
    if one.bound != "exact" or other.bound != "exact" or one.aspect != "level" or one.unit != other.unit:
        return None
    if counts_new(one) != counts_new(other):
        return None
    ids = (one.id, other.id)
    if other.unit in _POINTS:
        return Change(other.value - one.value, _POINTS[other.unit], None, ids)
    if one.value <= 0:
        return None
    rate = (other.value / one.value - 1) * 100
    return Change(rate.quantize(_TENTH, ROUND_HALF_UP), "%", None, ids)


def _follow(one: str, other: str) -> bool:
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


def _restated(cell: Cell, kept: Library) -> tuple[Restated, ...]:
    if cell.figure is None:
        return ()
    shown = kept.told(cell.figure.document)
    found = []
    for each in cell.differing:
        told = kept.told(each.document)
        same = each.document == cell.figure.document or told == shown
        when: Literal["before", "after", "beside"] = "beside" if same else "before" if told < shown else "after"
        found.append(Restated(each, kept.documents[each.document], when))
    return tuple(found)
