"""The sides of a comparison: provinces, or places of any level, each with the records that are of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from jobscli import words
from jobscli.ask.places import LEVELS, Place, place_of, rows_named
from jobscli.ask.regions import covered, regions_named
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Scalar, Store, Where


class Sides(NamedTuple):
    """What is laid side by side, in the order in which it was named, and how each is called.

    Beside a city a province is itself alone; among provinces what documents tell of its places is of it, too, and is
    told apart.
    """

    named: dict[str, Place]
    finer: bool  # whether there is a place within a province among them

    def called(self, figure: Statistic) -> str:
        """The name of the side that a figure is of."""
        if not self.finer:
            return figure.region
        own = place_of(figure)
        return next((name for name, place in self.named.items() if place == own), own.full)

    def where(self, name: str) -> Where:
        """The filter that accepts what is of a side."""
        place = self.named[name]
        return {"region": [place.region], **({"place": [place.place]} if self.finer else {})}

    def held(self, store: Store) -> Collection[str]:
        """The names of those of which the store has something."""
        having = self._places_held(store) if self.finer else {(each, None) for each in covered(store)}
        return [name for name, place in self.named.items() if place in having]

    def _places_held(self, store: Store) -> set[tuple[Scalar, ...]]:
        regions, places = ({getattr(each, of) for each in self.named.values()} for of in ("region", "place"))
        told = store.count("statistics", {"region": regions, "place": places}, ("region", "place"))
        own = store.count("documents", {"regions": regions, "place": places}, ("regions", "place"))
        return {key for key, _n in (*told, *own)}

    def only(self, names: Collection[str]) -> Sides:
        """Those of that name."""
        return self._replace(named={name: place for name, place in self.named.items() if name in names})

    @property
    def unlike(self) -> str | None:
        """That they are of different levels, in words, which is said before anything is compared."""
        levels = {name: place.level for name, place in self.named.items()}
        if not self.finer or len(set(levels.values())) < 2:
            return None
        terms = words.terms("level")
        each = _("，").join(
            _("{name}是{level}").format(name=name, level=terms[LEVELS[level]] if level else _("别的单位"))
            for name, level in levels.items()
        )
        return _("级别不同：{each}").format(each=each)


NONE = Sides({}, finer=False)


def sides(store: Store, regions: Sequence[str]) -> Sides:
    """The sides that `regions` name. Raises UsageError for names that mean nothing, or several places."""
    try:
        return Sides({name: Place(name) for name in regions_named(regions, store)}, finer=False)
    except UsageError:
        places = list(dict.fromkeys(rows_named(store, regions).named))  # most questions name provinces
    short = {each.name: each for each in places}
    return Sides(short if len(short) == len(places) else {each.full: each for each in places}, finer=True)
