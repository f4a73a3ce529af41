"""Bare `jobscli`: what the store has, region by region."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat
from jobscli.ask.filters import covered
from jobscli.record import Document
from jobscli.store import ANY, Store
from jobscli.words.subjects import subject_of

_NAMES = 3


@dataclass(frozen=True)
class Overview:
    """(region, measures, statistics, a few names) for each region, and the documents."""

    regions: tuple[tuple[str, int, int, tuple[str, ...]], ...]
    documents: tuple[Document, ...]
    notice: str | None = None
    metric: str | None = None  # one that many regions report, to try `rank` on

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
    documents = typed.documents(store)
    rows = []
    for region in covered(store):
        sizes = sorted(_names(store, region), key=len)
        rows.append((region, measures.get(region, 0), figures.get(region, 0), tuple(sizes[:_NAMES])))
    return Overview(tuple(rows), tuple(reversed(documents)), metric=_metric(store))


def _metric(store: Store) -> str | None:
    """The metric of employment that most regions report, else any that they do."""
    having = Counter(str(key[0]) for key, _n in store.count("statistics", ANY, ("metric", "region")))
    known = [name for name in having if words.metric(name) and getattr(subject_of(name), "place", 1) == 0]
    return max(known or having, key=lambda name: having[name], default=None)


def _names(store: Store, region: str) -> list[str]:
    quoted = [
        name.name
        for measure in typed.measures(
            store, {"region": [region], "kind": ["brand", "platform", "mechanism", "facility", "loan"]}
        )
        for name in measure.names
        if 3 <= len(name.name) <= 12
    ]
    return list(dict.fromkeys(quoted))
