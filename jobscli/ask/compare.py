"""`compare`: regions side by side; what they have in common, whether it may be compared, and what only one has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat, flat, trees
from jobscli.ask.comparable import differences, spoken
from jobscli.ask.filters import covered, region_named
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Measure, Statistic
from jobscli.store import Store

Figures = dict[str, list[Statistic]]


@dataclass(frozen=True)
class Pair:
    """One metric that several regions report. `chosen` are the figures, one a region, that come nearest."""

    metric: str
    figures: Figures
    chosen: tuple[Statistic, ...]
    comparable: bool
    reason: str | None


@dataclass(frozen=True)
class Comparison:
    """The answer to `compare`."""

    regions: tuple[str, ...]
    pairs: tuple[Pair, ...]
    only: dict[str, list[str]]
    own: Figures
    measures: dict[str, list[Measure]]
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """One row a figure, first of the common metrics, then of the rest."""
        shared = [
            {"metric": pair.metric, "comparable": pair.comparable, "reason": pair.reason, **flat(each)}
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


def compare(store: Store, regions: Sequence[str]) -> Comparison:
    """Lay the regions that `regions` name side by side. Raises UsageError for fewer than two, or unknown ones."""
    names = list(dict.fromkeys(region_named(each, store) for each in regions))
    if len(names) < 2:
        raise UsageError(_("对照要两个不同的地区"), [(_("试试"), "jobscli compare 江苏 安徽")])
    figures = {name: typed.statistics(store, {"region": [name]}) for name in names}
    having = {name: {each.metric for each in figures[name]} for name in names}
    shared = [metric for metric in _in_order(figures) if sum(metric in having[name] for name in names) > 1]
    pairs = [_pair(metric, figures) for metric in shared]
    pairs.sort(key=lambda pair: not pair.comparable)
    only = {
        name: [metric for metric in dict.fromkeys(each.metric for each in figures[name]) if metric not in shared]
        for name in names
    }
    own = {name: [each for each in figures[name] if each.metric in only[name]] for name in names}
    measures = {name: typed.measures(store, {"region": [name]}) for name in names}
    return Comparison(tuple(names), tuple(pairs), only, own, measures, _notice(store, names))


def _notice(store: Store, names: Sequence[str]) -> str | None:
    known = covered(store)
    without = [name for name in names if name not in known]
    return _("{names}还没有文件").format(names=_("、").join(without)) if without else None


def _in_order(figures: Figures) -> list[str]:
    return list(dict.fromkeys(each.metric for rows in figures.values() for each in rows))


def _pair(metric: str, figures: Figures) -> Pair:
    own = {name: [each for each in rows if each.metric == metric] for name, rows in figures.items()}
    own = {name: rows for name, rows in own.items() if rows}
    chosen = _nearest(list(own.values()))
    apart = _apart(chosen)
    return Pair(metric, own, chosen, not apart, _reason(chosen, apart) if apart else None)


# The figures of one region that are looked at for one metric: the work grows with its square.
_LOOKED_AT = 24


def _nearest(rows: Sequence[Sequence[Statistic]]) -> tuple[Statistic, ...]:
    """One figure a region: those that differ least from one of the first region's, achieved levels before the rest."""
    first, *others = (row[:_LOOKED_AT] for row in rows)
    choices = [(each, *(min(row, key=partial(_step, each)) for row in others)) for each in first]
    return min(choices, key=_distance)


def _step(one: Statistic, other: Statistic) -> tuple[int, bool]:
    return len(differences(one, other)), not _is_plain(other)


def _is_plain(figure: Statistic) -> bool:
    return figure.status == "achieved" and figure.aspect == "level"


def _apart(figures: Sequence[Statistic]) -> list[str]:
    first, *others = figures
    return list(dict.fromkeys(field for other in others for field in differences(first, other)))


def _distance(figures: Sequence[Statistic]) -> tuple[int, int]:
    """Comparable before not, achieved levels before the rest."""
    return len(_apart(figures)), -sum(map(_is_plain, figures))


_SAID = {
    "aspect": _("一个是水平，一个是变动"),
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
        each = _("，").join(f"{figure.region}{spoken(field, getattr(figure, field))}" for figure in figures)
        told.append(f"{_SAID[field]}（{each}）")
    return _("；").join(told)


def topic_of(metric: str) -> str:
    """The topic under which `metric` is listed; what the vocabulary does not know is 其他."""
    known = words.metric(metric)
    return (known.topic if known else None) or _("其他")
