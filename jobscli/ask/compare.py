"""`compare`: regions side by side; what they have in common, whether it may be compared, and what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobscli.ask.answer import Flat, flat, trees
from jobscli.ask.comparable import compared, differences, spoken, why
from jobscli.ask.filters import covered, regions_named
from jobscli.ask.large import latest, many
from jobscli.ask.narrowing import as_options, both_narrowed
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
        }


def compare(
    store: Store, regions: Sequence[str], *, whole: bool = False, filters: Mapping[str, Any] | None = None
) -> Comparison:
    """Lay the regions that `regions` name side by side. Raises UsageError for fewer than two, or unknown ones.

    `filters` are those of `CompareFilters`, and keep measures and figures. The answer has every metric; unless
    `whole` is asked for, its screen leaves out those of other fields.
    """
    names = _provinces(store, regions)
    if len(names) < 2:
        raise UsageError(_("对照要两个不同的地区"), [(_("试试"), "jobscli compare 江苏 安徽")])
    known = covered(store)
    without = [name for name in names if name not in known]
    if len(names) - len(without) > 1:  # of a group those of which there is something
        names = [name for name in names if name in known]
    filters, where, told = _of_large(store, names, filters or {})
    found = {name: both_narrowed(store, name, filters, where) for name in names}
    figures = {name: figures for name, (_measures, figures) in found.items()}
    having = {name: {each.metric for each in figures[name]} for name in names}
    shared = [metric for metric in _in_order(figures) if sum(metric in having[name] for name in names) > 1]
    pairs = [pair for metric in shared for pair in _pairs(metric, figures)]
    pairs.sort(key=lambda pair: (not pair.comparable, len(pair.figures) < 2))
    only = {
        name: [metric for metric in dict.fromkeys(each.metric for each in figures[name]) if metric not in shared]
        for name in names
    }
    own = {name: [each for each in figures[name] if each.metric in only[name]] for name in names}
    measures = {name: own_measures for name, (own_measures, _figures) in found.items()}
    return Comparison(
        tuple(names),
        tuple(pairs),
        only,
        own,
        measures,
        _notice(without, any(map(any, found.values()))) or told,
        whole,
        alone=len(set(names) - set(without)) < 2,
        given=as_options(filters),
    )


def _of_large(
    store: Store, names: Sequence[str], filters: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Where, str | None]:
    """Of regions with too many figures only those of the whole region are compared, and of the latest year."""
    if filters.get("document") or not many(store, "statistics", {"region": names}):
        return filters, ANY, None
    provinces: Where = {"place": [None]}
    if filters.get("period"):
        return filters, provinces, None
    found = latest(store, {"region": names}, {"place": [None]})
    return {**filters, "period": found.where.get("period")}, provinces, found.told


def _provinces(store: Store, regions: Sequence[str]) -> list[str]:
    """The provinces that `regions` name. Raises UsageError for places within them, with how to see these together."""
    try:
        return regions_named(regions, store)
    except UsageError:
        from jobscli.ask.places import rows_named  # most questions name provinces

        named = ",".join(each.full for each in rows_named(store, regions).named)
    told = _("compare 对照的是省；市县一个指标一个指标地看")
    raise UsageError(told, [(_("试试"), f"jobscli panel 城镇新增就业 --regions {named}")])


def _notice(without: Sequence[str], something: bool) -> str | None:
    if without:
        return _("{names}还没有文件，没有可对照的").format(names=_("、").join(without))
    return None if something else _("没有符合条件的举措和数字；少给一个条件试试")


def _in_order(figures: Figures) -> list[str]:
    return list(dict.fromkeys(each.metric for rows in figures.values() for each in rows))


# Figures that differ in one of these are of different things, and stand apart even within one metric.
_THING = ("aspect", "price_basis", "status", "population", "place")
_HOW = ("unit", "scope", "period")


def _pairs(metric: str, figures: Figures) -> list[Pair]:
    """The figures of one metric, by what they are of: level or change, target or result, of whom, of where."""
    things: dict[tuple[Any, ...], Figures] = {}
    for name, rows in figures.items():
        for each in rows:
            if each.metric == metric:
                thing = tuple(getattr(each, field) for field in _THING)
                things.setdefault(thing, {}).setdefault(name, []).append(each)
    common = [own for own in things.values() if len(own) > 1]
    if not common:
        return [_unlike(metric, things.values())]
    alone = [own for own in things.values() if len(own) == 1]
    return [_pair(metric, own) for own in (*common, *alone)]


def _pair(metric: str, own: Figures) -> Pair:
    """Figures of one thing: those that most regions have in the same unit, scope and period are compared."""
    holders: dict[tuple[Any, ...], dict[str, Statistic]] = {}
    for name, rows in own.items():
        for each in rows:
            holders.setdefault(tuple(compared(each, field) for field in _HOW), {}).setdefault(name, each)
    best = max(holders.values(), key=lambda held: (len(held), _latest(held)))
    chosen = tuple(best.get(name) or rows[0] for name, rows in own.items())
    if len(own) < 2:
        (name,) = own
        return Pair(metric, own, chosen, False, _("只有{name}有这样的数").format(name=name))
    if len(best) < 2:
        return Pair(metric, own, chosen, False, _reason(chosen, _apart(chosen)))
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


def _unlike(metric: str, things: Iterable[Figures]) -> Pair:
    """Regions that report one metric of different things: each with its first figure."""
    own: Figures = {}
    for figures in things:
        for name, rows in figures.items():
            own.setdefault(name, []).extend(rows)
    chosen = tuple(sorted(rows, key=lambda each: not _is_plain(each))[0] for rows in own.values())
    return Pair(metric, own, chosen, False, _reason(chosen, _apart(chosen)))


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


def _reason(figures: Sequence[Statistic], fields: Sequence[str]) -> str:
    told = []
    for field in fields:
        each = _("，").join(f"{figure.region}{spoken(field, compared(figure, field))}" for figure in figures)
        told.append(f"{_SAID[field]}（{each}）")
    return _("；").join(told)
