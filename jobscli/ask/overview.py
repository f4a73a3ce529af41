"""Bare `jobscli`: what the store has, region by region."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat
from jobscli.ask.regions import covered
from jobscli.record import Document
from jobscli.store import ANY, Store
from jobscli.words.subjects import subject_of

_FEW = 3  # names of a region, and documents


@dataclass(frozen=True)
class Overview:
    """(region, measures, statistics, a few names) for each region, and a few of the documents, the latest first."""

    regions: tuple[tuple[str, int, int, tuple[str, ...]], ...]
    documents: tuple[Document, ...]
    notice: str | None = None
    metric: str | None = None  # one that many regions report, to try `rank` on
    held: int = 0  # documents in all

    def rows(self) -> list[Flat]:
        """One row a region."""
        return [
            {"region": region, "measures": measures, "statistics": figures, "names": "；".join(names)}
            for region, measures, figures, names in self.regions
        ]

    def tree(self) -> list[dict[str, Any]]:
        """The list of regions."""
        return [
            {"region": region, "measures": measures, "statistics": figures, "names": list(names)}
            for region, measures, figures, names in self.regions
        ]


def overview(store: Store) -> Overview:
    """The regions of `store`, how much there is of each, and a few names to be curious about."""
    measures = {str(key[0]): n for key, n in store.count("measures", ANY, ("region",))}
    figures = {str(key[0]): n for key, n in store.count("statistics", ANY, ("region",))}
    names = _names(store)
    rows = [
        (region, measures.get(region, 0), figures.get(region, 0), tuple(names.get(region, ())[:_FEW]))
        for region in covered(store)
    ]
    latest, held = _latest(store)
    return Overview(tuple(rows), latest, metric=_metric(store), held=held)


def _latest(store: Store) -> tuple[tuple[Document, ...], int]:
    """The documents that speak of the latest years, a few, and how many there are: no more are looked at."""
    counts = {key[0]: n for key, n in store.count("documents", ANY, ("year",))}
    found: list[Document] = []
    for year in sorted(counts, key=lambda each: each if isinstance(each, int) else 0, reverse=True):
        if len(found) < _FEW:
            found += reversed(typed.documents(store, {"year": [year]}))
    return tuple(found[:_FEW]), sum(counts.values())


def _metric(store: Store) -> str | None:
    """The metric of employment that most regions report, else any that they do."""
    own = [name for name in words.metrics() if getattr(subject_of(name), "place", 1) == 0]
    for where in ({"metric": own}, ANY):
        having = Counter(str(key[0]) for key, _n in store.count("statistics", where, ("metric", "region")))
        if having:
            return max(having, key=lambda name: having[name])
    return None


def _names(store: Store) -> dict[str, list[str]]:
    """By region what is named there in a word or two, the shortest first."""
    kinds = ["brand", "platform", "mechanism", "facility", "loan"]
    found: dict[str, list[str]] = {}
    for (region, name), _n in store.count("measures", {"kind": kinds}, ("region", "names")):
        if name is not None and 3 <= len(str(name)) <= 12:
            found.setdefault(str(region), []).append(str(name))
    return {region: sorted(names, key=len) for region, names in found.items()}
