"""`compare`: regions side by side; what they have in common, whether it may be compared, and what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobscli.ask.answer import Flat, flat, trees
from jobscli.ask.comparable import compared, differences, spoken, why
from jobscli.ask.large import latest, many
from jobscli.ask.narrowing import as_options, both_narrowed
from jobscli.ask.places import Place
from jobscli.ask.regions import covered
from jobscli.ask.sides import NONE, Sides, sides
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Measure, Statistic
from jobscli.store import ANY, Store, Where

Figures = dict[str, list[Statistic]]


@dataclass(frozen=True)
class Pair:
    """One metric that several regions report. `chosen` are the figures, one a region, that come nearest."""

    metric: str
    figures: Figures
    chosen: tuple[Statistic, ...]
    comparable: bool
    reason: str | None
    alike: frozenset[str] = frozenset()  # the ids of the figures that may be compared with one another


@dataclass(frozen=True)
class Comparison:
    """The answer to `compare`."""

    regions: tuple[str, ...]
    pairs: tuple[Pair, ...]
    only: dict[str, list[str]]
    own: Figures
    measures: dict[str, list[Measure]]
    notice: str | None = None
    whole: bool = False  # whether metrics of other fields were asked for, too
    alone: bool = False  # whether there is but one region that has anything
    given: str = ""  # what it was narrowed by, as options
    sides: Sides = NONE

    @property
    def places(self) -> tuple[Place, ...]:
        """The places behind the names of `regions`."""
        return tuple(self.sides.named.values())

    def rows(self) -> list[Flat]:
        """One row a figure, first of the common metrics, then of the rest."""
        shared = [
            {"metric": pair.metric, "comparable": each.id in pair.alike, "reason": pair.reason, **flat(each)}
            for pair in self.pairs
            for figures in pair.figures.values()
            for each in figures
        ]
        alone = [
            {"metric": each.metric, "comparable": None, "reason": None, **flat(each)}
            for figures in self.own.values()
            for each in figures
        ]
        return shared + alone

    def tree(self) -> dict[str, Any]:
        """The regions, the common metrics with their verdict, the metrics of one only, the measures."""
        return {
            "regions": list(self.regions),
            "metrics": [
                {
                    "metric": pair.metric,
                    "figures": {region: trees(figures) for region, figures in pair.figures.items()},
                    "comparable": pair.comparable,
                    "reason": pair.reason,
                }
                for pair in self.pairs
            ],
            "only": {region: list(metrics) for region, metrics in self.only.items()},
            "measures": {region: trees(measures) for region, measures in self.measures.items()},
            "places": [{"region": each.region, "place": each.place, "code": each.code} for each in self.places],
        }


def _two(store: Store, named: Sequence[str]) -> list[tuple[str, str]]:
    """A comparison that can be made: of what was named and another region of which there is something."""
    both = [*named, *(each for each in covered(store) if each not in named)][:2]
    return [(_("试试"), f"jobscli compare {' '.join(both)}")] if len(both) == 2 else []


def compare(
    store: Store, regions: Sequence[str], *, whole: bool = False, filters: Mapping[str, Any] | None = None
) -> Comparison:
    """Lay the regions that `regions` name side by side. Raises UsageError for fewer than two, or unknown ones.

    They may be of any level; those of different levels stand side by side and are not compared. `filters` are those of
    `CompareFilters`, and keep measures and figures. The answer has every metric; unless `whole` is asked for, its
    screen leaves out those of other fields.
    """
    named = sides(store, regions)
    if len(named.named) < 2:
        raise UsageError(_("对照要两个不同的地区"), _two(store, list(named.named)))
    known = named.held(store)
    without = [name for name in named.named if name not in known]
    if len(known) > 1:  # of a group those of which there is something
        named = named.only(known)
    filters, where, told = _of_large(store, named, filters or {})
    found = {
        name: both_narrowed(store, place.region, filters, {**where, **named.where(name)})
        for name, place in named.named.items()
    }
    figures = {name: figures for name, (_measures, figures) in found.items()}
    shared, only = _shared(figures)
    of = _by_metric(figures)
    pairs = [pair for metric in shared for pair in _pairs(metric, of[metric], named)]
    pairs.sort(key=lambda pair: (not pair.comparable, len(pair.figures) < 2))
    own = {name: [each for each in figures[name] if each.metric not in shared] for name in figures}
    return Comparison(
        tuple(figures),
        tuple(pairs),
        only,
        own,
        {name: own_measures for name, (own_measures, _figures) in found.items()},
        _notice(without, any(map(any, found.values()))) or told,
        whole,
        alone=len(known) < 2,
        given=as_options(filters),
        sides=named,
    )


def _shared(figures: Figures) -> tuple[dict[str, None], dict[str, list[str]]]:
    """The metrics that several of the places have, and those that each has alone."""
    having = {name: dict.fromkeys(each.metric for each in rows) for name, rows in figures.items()}
    shared = dict.fromkeys(each for each in _in_order(figures) if sum(each in own for own in having.values()) > 1)
    return shared, {name: [metric for metric in own if metric not in shared] for name, own in having.items()}


def _of_large(store: Store, named: Sides, filters: Mapping[str, Any]) -> tuple[Mapping[str, Any], Where, str | None]:
    """Of regions with too many figures only those of the whole region are compared, and of the latest year."""
    asked: Where = {"region": [each.region for each in named.named.values()]}
    asked = {**asked, **({"place": [each.place for each in named.named.values()]} if named.finer else {})}
    if filters.get("document") or not many(store, "statistics", asked):
        return filters, ANY, None
    provinces: Where = {} if named.finer else {"place": [None]}
    if filters.get("period"):
        return filters, provinces, None
    found = latest(store, asked, provinces)
    return {**filters, "period": found.where.get("period")}, provinces, found.told


def _notice(without: Sequence[str], something: bool) -> str | None:
    if without:
        return _("{names}还没有文件，没有可对照的").format(names=_("、").join(without))
    return None if something else _("没有符合条件的举措和数字；少给一个条件试试")


def _in_order(figures: Figures) -> list[str]:
    return list(dict.fromkeys(each.metric for rows in figures.values() for each in rows))


def _by_metric(figures: Figures) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for name, rows in figures.items():
        for each in rows:
            found.setdefault(each.metric, {}).setdefault(name, []).append(each)
    return found


# Figures that differ in one of these are of different things, and stand apart even within one metric.
_THING = ("aspect", "price_basis", "status", "population", "place")
_HOW = ("unit", "scope", "period")


def _pairs(metric: str, figures: Figures, named: Sides) -> list[Pair]:
    """The figures of one metric, by what they are of: level or change, target or result, of whom, of where."""
    fields = _THING[:-1] if named.finer else _THING  # of a city everything is
    things: dict[tuple[Any, ...], Figures] = {}
    for name, rows in figures.items():
        for each in rows:
            thing = tuple(getattr(each, field) for field in fields)
            things.setdefault(thing, {}).setdefault(name, []).append(each)
    common = [own for own in things.values() if len(own) > 1]
    if not common:
        return [_unlike(metric, things.values(), named)]
    alone = [own for own in things.values() if len(own) == 1]
    return [_pair(metric, own, named) for own in (*common, *alone)]


def _pair(metric: str, own: Figures, named: Sides) -> Pair:
    """Figures of one thing: those that most regions have in the same unit, scope and period are compared."""
    holders: dict[tuple[Any, ...], dict[str, Statistic]] = {}
    for name, rows in own.items():
        for each in rows:
            holders.setdefault(tuple(compared(each, field) for field in _HOW), {}).setdefault(name, each)
    best = max(holders.values(), key=lambda held: (len(held), _latest(held)))
    chosen = tuple(best.get(name) or rows[0] for name, rows in own.items())
    if len(own) < 2:
        (name,) = own
        name += "" if named.finer else chosen[0].place or ""
        return Pair(metric, own, chosen, False, _("只有{name}有这样的数").format(name=name))
    if len(best) < 2:
        return Pair(metric, own, chosen, False, _reason(chosen, named))
    if named.unlike:
        return Pair(metric, own, chosen, False, _("级别不同"))
    outside = [name for name in own if name not in best]
    reason = _outside(outside, own, next(iter(best.values()))) if outside else None
    return Pair(metric, own, chosen, True, reason, frozenset(each.id for each in best.values()))


def _latest(held: dict[str, Statistic]) -> str:
    return max(each.period or "" for each in held.values())


def _outside(names: Sequence[str], own: Figures, sample: Statistic) -> str:
    """Why some regions are not compared with the rest."""
    told = []
    for name in names:
        field = differences(sample, own[name][0])[0]
        told.append(_("{name}除外，{why}").format(name=name, why=why(field, own[name][0], compared(sample, field))))
    return _("；").join(told)


def _unlike(metric: str, things: Iterable[Figures], named: Sides) -> Pair:
    """Regions that report one metric of different things: each with its first figure."""
    own: Figures = {}
    for figures in things:
        for name, rows in figures.items():
            own.setdefault(name, []).extend(rows)
    chosen = tuple(sorted(rows, key=lambda each: not _is_plain(each))[0] for rows in own.values())
    return Pair(metric, own, chosen, False, _reason(chosen, named))


def _is_plain(figure: Statistic) -> bool:
    return figure.status == "achieved" and figure.aspect == "level"


def _apart(figures: Sequence[Statistic]) -> list[str]:
    first, *others = figures
    return list(dict.fromkeys(field for other in others for field in differences(first, other)))


_SAID = {
    "aspect": _("一个是水平，一个是变动"),
    "price_basis": _("一个实际，一个名义，或没有说明"),
    "status": _("性质不同"),
    "place": _("所指的地方不同"),
    "population": _("人群不同"),
    "unit": _("单位不同"),
    "scope": _("口径不同"),
    "period": _("期间不同"),
}


def _reason(figures: Sequence[Statistic], named: Sides) -> str:
    """In what figures differ, each side with its own; of cities that the place differs goes without saying."""
    told = []
    for field in _apart(figures):
        if field == "place" and named.finer:
            continue
        said = (f"{named.called(each)}{spoken(field, compared(each, field))}" for each in figures)
        told.append(f"{_SAID[field]}（{_('，').join(said)}）")
    return _("；").join(told) or _("级别不同")
