"""One cell of a table of places by periods: which figure stands in it, which others tell something else, or why none.

The rules of comparison hold for each cell: one metric, one unit, status, aspect, population and scope, of the place
itself. An exact figure goes before a bounded one, a document of the place itself before one of another, the latest
document before the earlier, the first in a text before what follows. Of targets the report on the year before goes
first, which sets them; plans of longer ago and reports that look back stand beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from jobscli.ask import typed
from jobscli.ask.as_of import published
from jobscli.ask.comparable import has_unit, interval
from jobscli.ask.large import many
from jobscli.ask.places import Place, Rows, documented, place_of
from jobscli.record import Document, Statistic
from jobscli.store import Store

# What a cell holds: a figure; a figure beside which another is told that cannot be true as well; none that may stand
# there, though one of another scope, of several years that end then, or of low confidence is told; a document of that
# year without the figure; no document of that year.
State = Literal["figure", "differs", "aside", "unreported", "no_document"]

# What is said before its year begins, by the document of the year before.
AHEAD = frozenset(("target", "forecast", "budget"))


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which figures may stand in a cell. Several scopes are taken in their order; `periods` None means any."""

    metric: str
    unit: str | None = None
    status: str = "achieved"
    aspect: str = "level"
    price_basis: str | None = None
    population: str | None = None
    scopes: tuple[str, ...] = ("annual",)
    low_confidence: bool = False

    def is_of(self, figure: Statistic) -> bool:
        """Whether `figure` measures what is sought, whatever its scope, its place and how surely it was read."""
        return (
            figure.metric == self.metric
            and figure.status == self.status
            and figure.aspect == self.aspect
            and figure.population == self.population
            and has_unit(figure, self.unit)
            and figure.period is not None
        )

    def takes(self, figure: Statistic) -> bool:
        """Whether `figure`, which is of what is sought, may stand in the cell of its period."""
        sure = figure.confidence != "low" or self.low_confidence
        return sure and figure.scope in self.scopes and figure.price_basis == self.price_basis


class Cell(NamedTuple):
    """One place and period: the figure that stands there, others of that cell, and whether it has a document."""

    place: Place
    period: str
    figure: Statistic | None
    differing: tuple[Statistic, ...] = ()  # that tell another value
    agreeing: tuple[Statistic, ...] = ()  # that tell the same again
    aside: tuple[Statistic, ...] = ()  # of another scope, or read with low confidence
    documents: tuple[str, ...] = ()  # the ids of those of its year

    @property
    def state(self) -> State:
        """What the cell holds, see `State`."""
        if self.figure is not None:
            return "differs" if self.differing else "figure"
        return "aside" if self.aside else "unreported" if self.documents else "no_document"


class Library(NamedTuple):
    """The documents of a store, by id, and by the place and the year that they are of."""

    documents: Mapping[str, Document]
    of_year: Mapping[tuple[Place, int], tuple[str, ...]]

    def told(self, identity: str) -> str:
        """When the document of that id was published."""
        found = self.documents.get(identity)
        return published(found) if found else ""

    def year(self, identity: str) -> int:
        """The year that the document of that id speaks of, 0 where that is not known."""
        found = self.documents.get(identity)
        return (found.year or 0) if found else 0

    def is_own(self, figure: Statistic) -> bool:
        """Whether the document of a figure is of the very place that the figure is about."""
        found = self.documents.get(figure.document)
        return found is None or place_of(figure) in documented([found])

    def of(self, place: Place, period: str, status: str) -> tuple[str, ...]:
        """The documents that would tell a figure of `period`: of its last year, for what lies ahead of the one before.

        A plan for several years is told by the report of the year before them.
        """
        ends = [each[:4] for each in period.split("/")]
        wanted = int(ends[0]) - 1 if status in AHEAD else int(ends[-1])
        return self.of_year.get((place, wanted), ())


def library(documents: Iterable[Document]) -> Library:
    """The documents, to be asked by place and year."""
    found = {each.id: each for each in documents}
    years: dict[tuple[Place, int], list[str]] = {}
    for each in found.values():
        for place in documented([each]) if each.year else ():
            years.setdefault((place, each.year or 0), []).append(each.id)
    return Library(found, {key: tuple(ids) for key, ids in years.items()})


def library_of(store: Store, shape: Rows, since: int | None = None) -> Library:
    """The documents that are of the places of `shape`, and perhaps others; of very many those that tell of the years
    from `since` on."""
    where = shape.documents
    if since is not None and many(store, "documents", where):
        years = [key[0] for key, _n in store.count("documents", where, ("year",))]
        where = {**where, "year": [each for each in years if isinstance(each, int) and each >= since - 1]}
    return library(typed.documents(store, where))


def with_documents_of(store: Store, figures: Iterable[Statistic], kept: Library) -> Library:
    """`kept` with the documents that `figures` stand in, too."""
    left = {each.document for each in figures} - kept.documents.keys()
    return library([*kept.documents.values(), *typed.documents(store, {"id": left})]) if left else kept


def cells(
    sought: Sought, figures: Iterable[Statistic], places: Sequence[Place], periods: Sequence[str], kept: Library
) -> dict[tuple[Place, str], Cell]:
    """The cell of each place and period; `figures` are those of the metric."""
    rows, columns = frozenset(places), frozenset(periods)
    told: dict[tuple[Place, str], list[Statistic]] = {}
    for each in figures:
        if sought.is_of(each) and place_of(each) in rows:
            period = each.period if each.period in columns else _ending(each, kept)
            if period in columns:
                told.setdefault((place_of(each), str(period)), []).append(each)
    return {
        (place, period): _cell(sought, place, period, told.get((place, period), ()), kept)
        for place in places
        for period in periods
    }


def _ending(figure: Statistic, kept: Library) -> str | None:
    """The year in which the years of a total or an average end, where a document of that year tells it."""
    last = (figure.period or "").rpartition("/")[2][:4]
    return last if last.isdecimal() and kept.year(figure.document) == int(last) else None


def _cell(sought: Sought, place: Place, period: str, told: Collection[Statistic], kept: Library) -> Cell:
    documents = kept.of(place, period, sought.status)
    taken = in_order(sought, [each for each in told if each.period == period and sought.takes(each)], kept)
    if not taken:
        return Cell(place, period, None, aside=tuple(told), documents=documents)
    first, *others = taken
    return Cell(
        place,
        period,
        first,
        differing=tuple(each for each in others if not agree(first, each)),
        agreeing=tuple(each for each in others if agree(first, each)),
        aside=tuple(each for each in told if each.period != period or not sought.takes(each)),
        documents=documents,
    )


def in_order(sought: Sought, figures: Iterable[Statistic], kept: Library) -> list[Statistic]:
    """`figures` of one cell, the one that stands in it first."""
    found = sorted(figures, key=lambda each: each.start)
    if sought.status in AHEAD:
        found.sort(key=lambda each: kept.told(each.document))
        found.sort(key=lambda each: kept.year(each.document) != int((each.period or "0")[:4]) - 1)
    else:
        found.sort(key=lambda each: kept.told(each.document), reverse=True)
        found.sort(key=lambda each: not kept.is_own(each))
        found.sort(key=lambda each: each.bound != "exact")
    found.sort(key=lambda each: sought.scopes.index(each.scope) if each.scope in sought.scopes else len(sought.scopes))
    return found


def agree(one: Statistic, other: Statistic) -> bool:
    """Whether two figures of one thing can both be true: bounds allow it, or one is the other rounded as it is printed.

    超过140万 and 141.2万 agree, 4.8万 and 4.78万 too; 120万 and 118万 do not.
    """
    low, high = interval(one)
    other_low, other_high = interval(other)
    rounded = max(printed_step(one), printed_step(other)) / 2
    return low <= other_high + rounded and other_low <= high + rounded


_NUMBER = re.compile(r"\d+(?:\.(\d+))?")
_SIZES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("千万", Decimal(10) ** 7), ("万", Decimal(10) ** 4))


def printed_step(figure: Statistic) -> Decimal:
    """What one in the last printed place is worth: 1000 for 13.3万人; 0 where no digits are printed."""
    text = unicodedata.normalize("NFKC", figure.text)
    found = _NUMBER.search(text)
    if found is None:
        return Decimal(0)
    size = next((size for sign, size in _SIZES if sign in text), Decimal(1))
    return size.scaleb(-len(found[1] or ""))
