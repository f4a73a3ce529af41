"""The answer to `panel`: its tables, as a screen has them, as a row a place, as a row a figure, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from jobscli import words
from jobscli.ask.answer import Flat
from jobscli.ask.cells import Cell, Sought
from jobscli.ask.comparable import unit_said
from jobscli.ask.magnitude import shared_magnitude, told
from jobscli.ask.places import Place, Rows
from jobscli.language import _
from jobscli.record import Statistic, number, to_json

UNREPORTED, ASIDE, DIFFERS = "×", "△", "*"


class Sources(NamedTuple):
    """Where a figure stands: the title of its section, and the reference of its document."""

    section: str | None
    citation: str


@dataclass(frozen=True)
class Table:
    """One metric: the cell of each place and period, those of the country, and how many figures have other scopes."""

    sought: Sought
    cells: Mapping[tuple[Place, str], Cell]
    national: Mapping[tuple[Place, str], Cell]
    elsewhere: Mapping[str, int]
    asked: str | None = None  # the word that was taken for the metric, where that is no name of it

    @cached_property
    def scale(self) -> tuple[str, Decimal]:
        """The magnitude in which all its figures are told."""
        return shared_magnitude([each.figure for each in self.all_cells() if each.figure])

    @property
    def name(self) -> str:
        """The metric with whom it covers, where its name does not say that."""
        return metric_of(self.sought.metric, self.sought.population)

    @property
    def column(self) -> str:
        """How it is called beside other tables: a target says that it is one."""
        status = self.sought.status
        return self.name if status == "achieved" else f"{self.name}{words.say('status', status)}"

    @property
    def unit(self) -> str:
        """The unit with its magnitude: 万人."""
        return self.scale[0] + (self.sought.unit or "")

    def all_cells(self) -> Iterator[Cell]:
        """Its cells, then those of the country."""
        yield from self.cells.values()
        yield from self.national.values()

    def figures(self) -> Iterator[Statistic]:
        """The figures of all cells, behind each those that tell another value."""
        for cell in self.all_cells():
            if cell.figure is not None:
                yield cell.figure
                yield from cell.differing

    def is_told_of(self, place: Place) -> bool:
        """Whether a place has a figure, or a document of one of the years."""
        return any(cell.state != "no_document" for (where, _period), cell in self.cells.items() if where == place)

    def of(self, places: Collection[Place]) -> Table:
        """The table of these places alone."""
        return replace(self, cells={key: cell for key, cell in self.cells.items() if key[0] in places})

    @property
    def is_told_of_nation(self) -> bool:
        """Whether there is a figure of the country to stand under the table."""
        return any(cell.figure for cell in self.national.values())

    def coverage(self) -> dict[str, int]:
        """How many cells there are of each state."""
        counted = Counter(cell.state for cell in self.cells.values())
        return {state: counted[state] for state in ("figure", "differs", "aside", "unreported", "no_document")}

    def said(self, cell: Cell) -> Any:
        """A cell of a flat row: the number in the table's magnitude, or words where it is none alone."""
        if cell.figure is None:
            return {"aside": ASIDE, "unreported": UNREPORTED}.get(cell.state)
        plain = cell.figure.bound == "exact" and cell.state == "figure"
        if plain:
            return number(cell.figure.value / self.scale[1])
        return told(cell.figure, self.scale[1]) + (DIFFERS if cell.state == "differs" else "")


@dataclass(frozen=True)
class Panel:
    """The answer to `panel`. `sources` has where each figure stands, when a row a figure was asked for."""

    tables: tuple[Table, ...]
    places: tuple[Place, ...]
    periods: tuple[str, ...]
    shape: Rows
    notice: str | None = None
    day: str | None = None  # the day of which it tells what was known
    sources: Mapping[str, Sources] | None = None

    @property
    def untold(self) -> str | None:
        """What the marks in a flat row mean, and how many there are."""
        counted: Counter[str] = Counter()
        for table in self.tables:
            counted.update(table.coverage())
        if self.sources is not None:
            gaps = counted["unreported"] + counted["no_document"] + counted["aside"]
            return _("{n} 格没有数，不在这些行里；不加 --long 就看得到").format(n=gaps) if gaps else None
        said = [
            (counted["unreported"], _("× {n} 格：有文件，没有报这个数")),
            (counted["no_document"], _("空 {n} 格：没有这一年的文件")),
            (counted["aside"], _("△ {n} 格：只报了别的口径、几年的总数，或读数把握低")),
            (counted["differs"], _("* {n} 格：别处另有一个数，--long 都列出")),
        ]
        return _("；").join(text.format(n=n) for n, text in said if n) or None

    def rows(self) -> list[Flat]:
        """One row a place; of several metrics a row a place and period; with `sources` a row a figure."""
        if self.sources is not None:
            return [self._long(table, cell, each) for table, cell, each in self._figures()]
        return self._by_place(self.tables[0]) if len(self.tables) == 1 else self._by_period()

    def _by_place(self, table: Table) -> list[Flat]:
        nation = [each.place for each in table.national.values() if table.is_told_of_nation]
        places = [*self.places, *nation[:1]]
        found = {**table.cells, **table.national}
        return [
            {
                **_named(place),
                "metric": table.name,
                "unit": table.unit,
                **{period: table.said(found[place, period]) for period in self.periods},
            }
            for place in places
        ]

    def _by_period(self) -> list[Flat]:
        return [
            {
                **_named(place),
                "year": _year(period),
                **{f"{table.column}（{table.unit}）": table.said(table.cells[place, period]) for table in self.tables},
            }
            for place in self.places
            for period in self.periods
        ]

    def _figures(self) -> Iterator[tuple[Table, Cell, Statistic]]:
        for table in self.tables:
            for cell in table.all_cells():
                for each in (cell.figure, *cell.differing) if cell.figure else ():
                    yield table, cell, each

    def _long(self, table: Table, cell: Cell, figure: Statistic) -> Flat:
        """A figure with what the literature codes of it, and what else its cell was told."""
        others = [each for each in (cell.figure, *cell.differing) if each and each.id != figure.id]
        where = (self.sources or {}).get(figure.id, Sources(None, ""))
        return {
            **_named(cell.place),
            "year": _year(cell.period),
            "metric": table.sought.metric,
            "value": number(figure.value),
            "high": None if figure.high is None else number(figure.high),
            "unit": unit_said(figure),
            "bound": figure.bound,
            "text": figure.text,
            "status": figure.status,
            "scope": figure.scope,
            "population": figure.population,
            "document": figure.document,
            "section": where.section,
            "id": figure.id,
            "citation": where.citation,
            "quote": figure.quote,
            "in_table": figure is cell.figure,
            "differs": "；".join(f"{each.text}（{each.id}）" for each in others) or None,
        }

    def tree(self) -> Any:
        """The tables with each cell, its state and its figure; with `sources` the list of the rows."""
        if self.sources is not None:
            return self.rows()
        return {
            "periods": list(self.periods),
            "places": [_named(each) for each in self.places],
            "as_of": self.day,
            "metrics": [
                {
                    "metric": table.sought.metric,
                    "unit": table.sought.unit,
                    "status": table.sought.status,
                    "aspect": table.sought.aspect,
                    "price_basis": table.sought.price_basis,
                    "population": table.sought.population,
                    "scopes": list(table.sought.scopes),
                    "coverage": table.coverage(),
                    "other_scopes": dict(table.elsewhere),
                    "cells": [_cell(each) for each in table.cells.values()],
                    "national": [_cell(each) for each in table.national.values() if each.figure],
                }
                for table in self.tables
            ],
        }


def metric_of(metric: str, population: str | None) -> str:
    """A metric by the name that says whom it covers: 城镇居民人均可支配收入; else with them in brackets.

    >>> metric_of("居民人均可支配收入", "城镇居民"), metric_of("城镇新增就业", "农民工")
    ('城镇居民人均可支配收入', '城镇新增就业（农民工）')
    """
    known = words.metric(metric)
    if population is None or population in metric or (known and known.population == population):
        return metric
    named = [alias for alias, whom in (known.populations if known else {}).items() if whom == population]
    return named[0] if named else f"{metric}（{population}）"


def _named(place: Place) -> Flat:
    return {"region": place.region, "place": place.place, "code": place.code}


def _year(period: str) -> int | str:
    return int(period) if period.isdecimal() else period


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **_named(cell.place),
        "period": cell.period,
        "state": cell.state,
        "statistic": to_json(cell.figure) if cell.figure else None,
        "differing": [to_json(each) for each in cell.differing],
        "agreeing": [each.id for each in cell.agreeing],
        "aside": [to_json(each) for each in cell.aside],
        "documents": list(cell.documents),
    }
