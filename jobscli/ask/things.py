"""The figures of a store by what they are of: each cell has what all documents say of one thing at one time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jobscli import words
from jobscli.ask.clause import named
from jobscli.ask.filters import own_population
from jobscli.ask.rank import COUNTED
from jobscli.record import UNSTATED_REGION, Statistic

_SHORT = 5  # characters of a name that only one text gives, below which it names no one thing
# What cannot be added up over years or places: rates, means, prices, shares, standards.
_NO_SUM = re.compile(
    "人均|平均|率$|率与|价格|工资|标准|占比|比重|指数|密度|寿命|强度|水平|能耗|单位|最[低高]|额度|户均|成本"
)
_RATES = frozenset(("%", "‰", "百分点", "千分点", "倍", None))
_YEAR = re.compile("[0-9]{4}")
_PLAN = re.compile("([0-9]{4})/([0-9]{4})")


class Thing(NamedTuple):
    """What figures are of: where, of whom, of what, in which unit."""

    region: str
    place: str | None
    metric: str
    population: str | None
    aspect: str
    price_basis: str | None
    unit: str | None

    @property
    def adds_up(self) -> bool:
        """Whether values of several years or places may be added."""
        return self.aspect == "level" and self.unit not in _RATES and not _NO_SUM.search(self.metric)


class When(NamedTuple):
    """As what figures are told, and of which time."""

    status: str
    scope: str
    period: str

    @property
    def year(self) -> int | None:
        """The year, of what is of one."""
        return int(self.period) if _YEAR.fullmatch(self.period) else None

    @property
    def years(self) -> tuple[int, ...]:
        """The years of what is of several."""
        found = _PLAN.fullmatch(self.period)
        return tuple(range(int(found[1]), int(found[2]) + 1)) if found else ()


Cell = Sequence[Statistic]


class Cells:
    """All cells of the figures that may be compared."""

    def __init__(self, figures: Iterable[Statistic]) -> None:
        self._cells: dict[Thing, dict[When, list[Statistic]]] = {}
        for each in figures:
            if (thing := _thing(each)) is not None and each.period is not None:
                when = When(each.status, each.scope, each.period)
                self._cells.setdefault(thing, {}).setdefault(when, []).append(each)
        self._places: dict[Thing, list[Thing]] = {}
        self._metrics: dict[str, list[Thing]] = {}
        for thing in self._cells:
            self._metrics.setdefault(thing.metric, []).append(thing)
            if thing.place is not None:
                self._places.setdefault(thing._replace(place=None), []).append(thing)

    def __iter__(self) -> Iterator[tuple[Thing, When, Cell]]:
        for thing, cells in self._cells.items():
            for when, cell in cells.items():
                yield thing, when, cell

    def of(self, thing: Thing) -> Mapping[When, Cell]:
        """What is told of `thing`, by time."""
        return self._cells.get(thing, {})

    def places(self, thing: Thing) -> list[Thing]:
        """The same of every place in its region."""
        return self._places.get(thing._replace(place=None), [])

    def of_metric(self, metric: str) -> list[Thing]:
        """What is told of a metric, of whomever and wherever."""
        return self._metrics.get(metric, [])


def by_document(cell: Cell) -> dict[str, list[Statistic]]:
    """The figures of a cell, document by document."""
    found: dict[str, list[Statistic]] = {}
    for each in cell:
        found.setdefault(each.document, []).append(each)
    return found


def _thing(each: Statistic) -> Thing | None:
    """What a figure is of; None where it cannot be said so that another text would say the same."""
    if each.region == UNSTATED_REGION or each.confidence == "low":
        return None
    metric = each.metric
    if words.metric(metric) is None and min(len(metric), len(named(each))) < _SHORT:
        return None
    unit = each.unit or each.unit_inferred
    return Thing(
        region=each.region,
        place=each.place,
        metric=metric,
        population=each.population or own_population(metric),
        aspect=each.aspect,
        price_basis=each.price_basis,
        unit="家" if unit in COUNTED else unit,
    )
