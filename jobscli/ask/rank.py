"""`rank`: the figures of one metric, split into parts within which they may be compared, each part ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.as_of import as_of, undated
from jobscli.ask.comparable import compared, spoken
from jobscli.ask.corrected import printed
from jobscli.ask.filters import RankFilters, known_only, own_population, value_named, where
from jobscli.ask.large import latest
from jobscli.ask.meant import choice, metrics_meant, siblings
from jobscli.ask.places import Place, Rows, documented, place_of, rows_named
from jobscli.ask.rank_answer import Comparable, LeftOut, Ranking
from jobscli.ask.regions import Names, covered, split
from jobscli.ask.standing import ranked
from jobscli.ask.wanted import Wanted, has, take
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store

CROSSABLE = ("period", "scope", "unit")
# The units of which a count is the same whichever word a text prints.
COUNTED = frozenset({"家", "户", "个"})


class Asked(NamedTuple):
    """What a ranking is asked for: one metric, which figures of it, and how they are put in order."""

    metric: str
    called: str | None  # the words that mean the metric, where they are not its name
    taken: Wanted
    fields: Mapping[str, Any]  # what the question itself says of fields
    crossed: tuple[str, ...]  # the dimensions that may differ within a part
    lowest_first: bool
    top: int | None  # of each part so many rows

    @property
    def narrowed(self) -> frozenset[str]:
        """The fields that the question names."""
        return frozenset(name for name, value in self.fields.items() if value)

    @property
    def shape(self) -> Rows:
        """The places that are ranked."""
        return self.taken.shape

    def row_of(self, figure: Statistic) -> Place:
        """The place whose row a figure would stand in."""
        return place_of(figure) if self.shape.is_finer else Place(figure.region)


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
    known = as_of(store, day)
    meant = metrics_meant(name, known)
    shape = _of_one_level(rows_named(known, regions, level, within))
    if len(meant.metrics) > 1:
        given = {field: value for field, value in wanted.items() if value}
        return choice(known, name, meant, {**where(known, **given), **_of_regions(shape)})
    metric, crossed = meant.metrics[0], _crossed(split(across or ()))
    taken = replace(_choice(known, name, metric, wanted, low_confidence), shape=shape)
    called = None if meant.exactly else name
    asked = Asked(metric, called, taken, wanted, crossed, _lowest_first(metric, ascending), top)
    return _ranking(known, asked, undated(store, day))


def _of_regions(shape: Rows, *more: str) -> dict[str, Any]:
    """That figures are of the regions of the places that are named, or of `more`; nothing where none is named."""
    chosen = [*dict.fromkeys(each.region for each in shape.named), *shape.regions]
    return {"region": [*chosen, *more]} if chosen else {}


def _ranking(store: Store, asked: Asked, undated_told: str | None) -> Ranking:
    metric, shape = asked.metric, asked.shape
    sought = latest(store, {"metric": [metric], **_of_regions(shape, NATION)}, _sought(asked))
    figures = typed.statistics(store, sought.where)
    if shape.is_finer:  # what is of another level was not asked for
        figures = [each for each in figures if asked.taken.is_of(each)]
    kept, left_out = take(figures, asked.taken)
    parts, doubles = _parts(store, kept, asked)
    missing = _missing(store, asked, figures)
    return Ranking(
        metric,
        parts,
        (*left_out, *doubles),
        tuple(map(shape.called, missing)),
        asked.crossed,
        _notice(store, metric, figures) or undated_told or sought.told,
        asked.narrowed,
        asked.taken.population[0] if len(asked.taken.population) == 1 else None,
        siblings(store, metric, [each.region for each in missing if each.place is None]),
        asked.called,
        shape=shape,
    )


def _missing(store: Store, asked: Asked, figures: Sequence[Statistic]) -> list[Place]:
    """The places without a figure for this question: who has only such as the question itself excludes has none."""
    fitting = (each for each in figures if all(has(each, at, getattr(asked.taken, at)) for at in asked.narrowed))
    having = set(map(asked.row_of, fitting))
    return [each for each in _expected(store, asked.shape) if each not in having]


def _of_one_level(shape: Rows) -> Rows:
    """Raises UsageError for places of several levels: a city is not ranked beside its province."""
    if len({each.level for each in shape.named if each.region != NATION}) > 1:
        names = _("、").join(each.full for each in shape.named)
        raise UsageError(_("{names}不是同一级，不能排在一起").format(names=names), [(_("并列看"), "jobscli panel")])
    return shape


def _expected(store: Store, shape: Rows) -> list[Place]:
    """The places that a ranking would have a row for: those that are named, or that a document is of."""
    if shape.named:
        having: set[Place] = set()
    elif store.most is not None:  # of a large store, no document is looked at for who is missing
        having = set() if shape.is_finer else {Place(name) for name in covered(store)}
    else:
        having = documented(typed.documents(store))
    return [each for each in shape.places(having) if each.region != NATION]


def _sought(asked: Asked) -> dict[str, list[Any]]:
    """What figures must be for a ranking of a large store to look at them."""
    found: dict[str, list[Any]] = {"status": list(asked.taken.status), "aspect": list(asked.taken.aspect)}
    if not asked.shape.is_finer:
        found["place"] = [None]
    return {**found, "period": list(asked.fields.get("period") or ())}


def _lowest_first(metric: str, ascending: bool | None) -> bool:
    known = words.metric(metric)
    return (known.low_is_good if known else False) if ascending is None else ascending


def _parts(store: Store, taken: Sequence[Statistic], asked: Asked) -> tuple[tuple[Comparable, ...], list[LeftOut]]:
    """The parts, the latest first, of one period that of most regions, and the figures that gave way to others."""
    published = _published(store, taken)
    parts: list[Comparable] = []
    left_out: list[LeftOut] = []
    for group in _split(taken, asked.crossed):
        part, doubles = _part(group, published, asked)
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


def _part(figures: Sequence[Statistic], published: dict[str, str], asked: Asked) -> tuple[Comparable, list[LeftOut]]:
    national = tuple(each for each in figures if each.region == NATION)
    first, doubles = _one_a_region([each for each in figures if each.region != NATION], published, asked.crossed)
    rows = ranked(first, asked.lowest_first)
    rest = tuple(rows[asked.top :]) if asked.top else ()
    return Comparable(tuple(rows[: asked.top]), national, _notes(first), asked.crossed, len(rows), rest), doubles


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
