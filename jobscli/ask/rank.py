"""`rank`: the figures of one metric, split into parts within which they may be compared, each part ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.as_of import as_of, undated
from jobscli.ask.comparable import compared, has_unit, price_said, spoken, why
from jobscli.ask.corrected import printed
from jobscli.ask.filters import (
    Names,
    RankFilters,
    covered,
    known_only,
    own_population,
    split,
    value_named,
    where,
)
from jobscli.ask.large import latest
from jobscli.ask.meant import choice, metrics_meant, siblings
from jobscli.ask.places import PROVINCES, Place, Rows, documented, place_of, rows_named
from jobscli.ask.rank_answer import Comparable, LeftOut, Ranking
from jobscli.ask.standing import ranked
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, UNSTATED_REGION, Statistic
from jobscli.store import Store

CROSSABLE = ("period", "scope", "unit")
# The units of which a count is the same whichever word a text prints.
COUNTED = frozenset({"家", "户", "个"})

Accepted = tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which figures a ranking takes: the values of each field. None means any; a value None means nothing said."""

    status: Accepted = ("achieved",)
    aspect: Accepted = ("level",)
    place: Accepted = (None,)
    population: Accepted = (None,)
    price_basis: Accepted | None = None
    scope: Accepted | None = None
    period: Accepted | None = None
    unit: Accepted | None = None
    low_confidence: bool = False
    shape: Rows = PROVINCES  # of which places, where `place` names none

    def is_of(self, figure: Statistic) -> bool:
        """Whether a figure is of the place, or of one of the places, that are ranked; the country is a reference."""
        if self.place != (None,) or not self.shape.is_finer or figure.region == NATION:
            return figure.place in self.place
        return self.shape.holds(place_of(figure))


def rank(
    store: Store,
    name: str,
    *,
    wanted: Mapping[str, Any],
    regions: Names | None = None,
    level: str | None = None,
    within: Names | None = None,
    across: Names | None = None,
    ascending: bool | None = None,
    top: int | None = None,
    low_confidence: bool = False,
    day: str | None = None,
) -> Ranking:
    """Rank the figures of the metric that `name` means.

    `regions`, `level` and `within` are the places that are ranked, as `rows_named` takes them; `day` is the date of
    which the answer tells what was known.

    `wanted` narrows by field: status, aspect, price_basis, scope, unit, period, population, place. `across` lets the
    dimensions it names differ within a part. `ascending` puts the smallest first, as is the default for a metric
    of which low is good. A word that several metrics have is answered with these, see `Choice`. Raises UsageError
    for a metric, value or dimension that does not exist.
    """
    known_only(wanted, RankFilters.__annotations__)
    undated_told = undated(store, day)
    store = as_of(store, day)
    meant = metrics_meant(name, store)
    shape = _of_one_level(rows_named(store, regions, level, within))
    chosen = [*dict.fromkeys(each.region for each in shape.named), *shape.regions]
    where_asked = {"region": [*chosen, NATION]} if chosen else {}
    if len(meant.metrics) > 1:
        given = {field: value for field, value in wanted.items() if value}
        return choice(store, name, meant, {**where(store, **given), **({"region": chosen} if chosen else {})})
    metric = meant.metrics[0]
    crossed = _crossed(split(across or ()))
    taken = replace(_choice(store, name, metric, wanted, low_confidence), shape=shape)
    narrowed = frozenset(name for name, value in wanted.items() if value)
    sought = latest(store, {"metric": [metric], **where_asked}, _sought(taken, shape, wanted))
    figures = typed.statistics(store, sought.where)
    if shape.is_finer:  # what is of another level was not asked for
        figures = [each for each in figures if taken.is_of(each)]
    kept, left_out = _take(figures, taken)
    parts, doubles = _parts(store, kept, crossed, _lowest_first(metric, ascending), top)
    left_out += doubles
    # Whoever has only figures that the question itself excludes has none for this question.
    having = {
        place_of(each) if shape.is_finer else Place(each.region)
        for each in figures
        if all(_has(each, at, getattr(taken, at)) for at in narrowed)
    }
    missing = [each for each in _asked(store, shape) if each not in having]
    return Ranking(
        metric,
        parts,
        tuple(left_out),
        tuple(map(shape.called, missing)),
        crossed,
        _notice(store, metric, figures) or undated_told or sought.told,
        narrowed,
        taken.population[0] if len(taken.population) == 1 else None,
        siblings(store, metric, [each.region for each in missing if each.place is None]),
        None if meant.exactly else name,
        shape=shape,
    )


def _of_one_level(shape: Rows) -> Rows:
    """Raises UsageError for places of several levels: a city is not ranked beside its province."""
    if len({each.level for each in shape.named if each.region != NATION}) > 1:
        names = _("、").join(each.full for each in shape.named)
        raise UsageError(_("{names}不是同一级，不能排在一起").format(names=names), [(_("并列看"), "jobscli panel")])
    return shape


def _asked(store: Store, shape: Rows) -> list[Place]:
    """The places that a ranking would have a row for: those that are named, or that a document is of."""
    if shape.named:
        having: set[Place] = set()
    elif store.most is not None:  # of a large store, no document is looked at for who is missing
        having = set() if shape.is_finer else {Place(name) for name in covered(store)}
    else:
        having = documented(typed.documents(store))
    return [each for each in shape.places(having) if each.region != NATION]


def _sought(taken: Wanted, shape: Rows, wanted: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What figures must be for a ranking of a large store to look at them."""
    found: dict[str, list[Any]] = {"status": list(taken.status), "aspect": list(taken.aspect)}
    if not shape.is_finer:
        found["place"] = [None]
    return {**found, "period": list(wanted.get("period") or ())}


def _lowest_first(metric: str, ascending: bool | None) -> bool:
    known = words.metric(metric)
    return (known.low_is_good if known else False) if ascending is None else ascending


def _parts(
    store: Store, taken: Sequence[Statistic], crossed: tuple[str, ...], lowest_first: bool, top: int | None
) -> tuple[tuple[Comparable, ...], list[LeftOut]]:
    """The parts, the latest first, of one period that of most regions, and the figures that gave way to others."""
    published = _published(store, taken)
    parts: list[Comparable] = []
    left_out: list[LeftOut] = []
    for group in _split(taken, crossed):
        part, doubles = _part(group, published, crossed, lowest_first, top)
        parts.append(part)
        left_out += doubles
    parts.sort(key=lambda part: part.regions, reverse=True)
    parts.sort(key=lambda part: "/" not in (part.sample.period or ""), reverse=True)  # a year before a span of years
    return tuple(sorted(parts, key=lambda part: (part.sample.period or "")[:4], reverse=True)), left_out


def _published(store: Store, figures: Sequence[Statistic]) -> dict[str, str]:
    """When the documents were published of which a place has several figures: of two the later is taken."""
    counts = Counter(map(place_of, figures))
    wanted = {each.document for each in figures if counts[place_of(each)] > 1}
    documents = typed.documents(store, {"id": wanted}) if wanted else []
    return {document.id: document.published or "" for document in documents}


def _notice(store: Store, metric: str, figures: Sequence[Statistic]) -> str | None:
    if figures:
        return None
    elsewhere = next(iter(store.find("statistics", {"metric": [metric]}, limit=1)), None) is not None
    said = (
        _("“{metric}”只有别处、别年的数字；jobscli rank {metric} 列出")
        if elsewhere
        else _("“{metric}”还没有数字；jobscli metrics 列出有数的指标")
    )
    return said.format(metric=metric)


def _crossed(across: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(across))
    for each in found:
        if each not in CROSSABLE:
            raise UsageError(_("不能跨“{name}”排名，只能跨 {all}").format(name=each, all=_("、").join(CROSSABLE)))
    return found


def _choice(store: Store, name: str, metric: str, wanted: Mapping[str, Any], low_confidence: bool) -> Wanted:
    given: dict[str, Any] = {}
    for field, value in wanted.items():
        if value:
            given[field] = tuple(dict.fromkeys(value_named(store, field, each) for each in split(value)))
    # 城镇居民人均可支配收入 names a metric and whom it covers.
    population = words.population_in(name) or own_population(metric)
    return replace(Wanted(population=(population,), low_confidence=low_confidence), **given)


def _take(figures: Iterable[Statistic], choice: Wanted) -> tuple[list[Statistic], list[LeftOut]]:
    taken, left_out = [], []
    for each in figures:
        reason = _differs(each, choice)
        if reason is None:
            taken.append(each)
        else:
            detail = why(reason, each, *(getattr(choice, reason, None) or (None,)))
            if reason == "aspect":
                detail = "；".join(filter(None, (detail, price_said(each), each.note)))
            left_out.append(LeftOut(each, reason, detail))
    return taken, left_out


def _differs(figure: Statistic, choice: Wanted) -> str | None:
    if figure.region == UNSTATED_REGION:
        return "region"
    for name in ("status", "aspect", "place", "population", "price_basis", "scope", "period", "unit"):
        if name == "place":
            if not choice.is_of(figure):
                return name
            continue
        asked = getattr(choice, name)
        if asked is not None and not _has(figure, name, asked):
            return name
    if figure.confidence == "low" and not choice.low_confidence:
        return "confidence"
    return None


def _has(figure: Statistic, field: str, values: Accepted) -> bool:
    if field == "unit":
        return any(has_unit(figure, each) for each in values)
    return getattr(figure, field) in values


def _split(figures: Iterable[Statistic], crossed: tuple[str, ...]) -> list[list[Statistic]]:
    groups: dict[tuple[Any, ...], list[Statistic]] = {}
    for each in figures:
        unit = "家" if "unit" in crossed and each.unit in COUNTED else compared(each, "unit")
        key = (
            *(getattr(each, name) for name in ("status", "aspect", "population", "price_basis")),
            unit,
            None if "scope" in crossed else each.scope,
            None if "period" in crossed else each.period,
        )
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _part(
    figures: Sequence[Statistic],
    published: dict[str, str],
    crossed: tuple[str, ...],
    lowest_first: bool,
    top: int | None,
) -> tuple[Comparable, list[LeftOut]]:
    national = tuple(each for each in figures if each.region == NATION)
    first, doubles = _one_a_region([each for each in figures if each.region != NATION], published, crossed)
    rows = ranked(first, lowest_first)
    rest = tuple(rows[top:]) if top else ()
    return Comparable(tuple(rows[:top]), national, _notes(first), crossed, len(rows), rest), doubles


def _one_a_region(
    figures: Sequence[Statistic], published: dict[str, str], crossed: tuple[str, ...]
) -> tuple[list[Statistic], list[LeftOut]]:
    """One figure a region: exact before bounded, then the latest document, then the first in the text.

    Where parts are crossed, first what most regions have, a total beside totals and not beside a year; then the latest
    period.
    """
    by_region: dict[Place, list[Statistic]] = {}
    having: dict[tuple[Any, ...], set[Place]] = {}
    for each in figures:
        by_region.setdefault(place_of(each), []).append(each)
        having.setdefault(tuple(getattr(each, at) for at in crossed), set()).add(place_of(each))
    first, doubles = [], []
    for rows in by_region.values():
        rows.sort(key=lambda each: each.start)
        rows.sort(key=lambda each: published.get(each.document, ""), reverse=True)
        rows.sort(key=lambda each: each.bound != "exact")
        if "period" in crossed:
            rows.sort(key=lambda each: each.period or "", reverse=True)
        rows.sort(key=lambda each: -len(having[tuple(getattr(each, at) for at in crossed)]))
        first.append(rows[0])
        detail = _("同一地区另有 {text}（{id}）").format(text=printed(rows[0]), id=rows[0].id)
        doubles += [LeftOut(each, "duplicate", detail) for each in rows[1:]]
    return first, doubles


def _notes(figures: Sequence[Statistic]) -> tuple[str, ...]:
    """What to mind in a part: unstated periods, mixed wordings, bounds."""
    notes = []
    from_document = [each.place or each.region for each in figures if each.period_basis == "document"]
    if from_document:
        notes.append(_("年份取自文件、原句没有写：{regions}").format(regions=_("、").join(from_document)))
    if any(each.scope == "unstated" for each in figures):
        notes.append(_("原文没有说明是全年还是累计，比较时留意"))
    labels = {each.label for each in figures}
    if len(labels) > 1:
        notes.append(_("原文说法不一：{labels}").format(labels=_("、").join(sorted(labels)[:4])))
    if bounded := [each for each in figures if each.bound not in ("exact",)]:
        told = _("、").join(f"{each.place or each.region}{spoken('bound', each.bound)}" for each in bounded[:6])
        notes.append(_("不是确数：{told}").format(told=told))
    return tuple(notes)
