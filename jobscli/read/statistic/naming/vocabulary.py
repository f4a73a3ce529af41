"""The metric of the vocabulary that the words around a figure name, by the forms of `naming.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.read.tokens.lexer import FIGURE, word_signs
from jobscli.read.tokens.pattern import signs_in
from jobscli.words import metrics
from jobscli.words.naming import UNIT_CLASSES, barred, forms
from jobscli.words.units import units

_FILLER = (
    "ADVERB TOTAL YEARLY MONTHLY DISTRIBUTIVE ALREADY PROSPECT FORECAST PARTICLE REACH HOLD TO COUNT_NOUN WHOLE "
    "PREPOSITION CEILING PER_UNIT PERMIT RAISED DEMONSTRATIVE GOAL COMPLETE CONJUNCTION BENEFICIARY GRADE SORT"
)
# Counts that a text may give for one another; any other classifier counts something else (100个职业 no 招聘会).
_ALIKE = ({"家", "户", "个", "所", "处", "间", "户次", "家次"}, {"场", "次", "场次"}, {"项", "件", "条", "个"})


class _Signed(NamedTuple):
    """A form with the signs of its words."""

    metric: str
    slots: tuple[tuple[frozenset[str], bool], ...]
    weight: int
    barred: frozenset[str]  # words that make it another thing, but for those that it has itself
    needed: tuple[frozenset[str], ...]  # the slots of which none may be missing


class _Index(NamedTuple):
    forms: tuple[_Signed, ...]
    by_sign: Mapping[str, tuple[int, ...]]  # the forms that a word makes possible, by its sign
    follows: bool  # a rate follows its name; any other figure may stand before or inside it


def unit_class(unit: str | None) -> str:
    """The class of a metric's unit; a metric without one is a ratio."""
    if unit is None:
        return "ratio"
    return units().printed.get(unit, (unit, "count"))[1]


@cache
def _filler() -> frozenset[str]:
    return signs_in(f"{_FILLER} TIME PLACE WORD") | {"："}


@cache
def _index(kind: str) -> _Index:
    """The forms of the metrics that a kind of figures may be of, by the signs that make them possible."""
    own = {**word_signs(), FIGURE: FIGURE}
    made: list[_Signed] = []
    by_sign: dict[str, list[int]] = {}
    without = {metric: words for (unit, metric), words in barred().items() if unit == kind}
    for form in forms(kind):
        slots = tuple((frozenset(own[word] for word in words), missing) for words, missing in form.slots)
        said = {word for words, _missing in form.slots for word in words}
        others = frozenset(own[word] for word in without[form.metric] - said)
        needed = tuple(signs for signs, missing in slots if not missing and FIGURE not in signs)
        made.append(_Signed(form.metric, slots, form.weight, others, needed))
        for sign in min(needed, key=len):
            by_sign.setdefault(sign, []).append(len(made) - 1)
    index = {sign: tuple(found) for sign, found in by_sign.items()}
    return _Index(tuple(made), index, kind in ("rate", "ratio"))


def _leads(signs: str) -> bool:
    """Whether what stands between a figure and its name behind it is filler, or one noun: 13场就业服务现场招聘会."""
    return _filler().issuperset(signs) or (len(signs) == 1 and signs in signs_in("NOUN POPULATION"))


_GAP, _TAIL, _AHEAD = 4, 6, 3  # words between two slots, between a form and its figure behind it, or before it


def _ends(form: _Signed, zone: str, at: int, follows: bool) -> Iterator[int]:
    """Where a form ends that stands in `zone` with its figure, at `at`, behind it, in it or before it."""
    size = len(zone)
    first, missing = form.slots[0]
    for start in range(size):
        if zone[start] not in first and not missing:
            continue
        end = _end_of(form.slots, zone, start, follows)
        if end < 0:
            continue
        if start < at < end:
            fits = True
        elif end <= at:
            fits = at - end <= _TAIL and _filler().issuperset(zone[end:at])
        else:
            fits = not follows and start - at - 1 <= _AHEAD and _leads(zone[at + 1 : start])
        if fits:
            yield end


def _end_of(slots: tuple[tuple[frozenset[str], bool], ...], zone: str, start: int, follows: bool) -> int:
    """Where the slots that begin at `start` end; -1 where they are not there. Slots that may be missing are tried."""
    at = start
    filler, size = _filler(), len(zone)
    for number, (signs, missing) in enumerate(slots):
        reach = 0 if number == 0 else _GAP
        here = at
        for _gap in range(reach + 1):
            if here >= size or zone[here] in signs:
                break
            if zone[here] not in filler and (follows or zone[here] != FIGURE):
                here = size
                break
            here += 1
        else:
            here = size
        if here < size and zone[here] in signs:
            at = here + 1
        elif not missing:
            return -1
    return at if at > start else -1


@lru_cache(maxsize=1 << 15)
def named(zone: str, kind: str) -> tuple[str, ...]:
    """The metrics of a class of unit that the words of `zone` name (`#` is the figure), the surest first."""
    index = _index(kind if kind in UNIT_CLASSES else "count")
    wanted = set[int]().union(*[index.by_sign[sign] for sign in zone if sign in index.by_sign])
    if not wanted:
        return ()
    found: list[tuple[int, str]] = []
    at = zone.find(FIGURE)
    for number in sorted(wanted):
        form = index.forms[number]
        if not form.barred.isdisjoint(zone) or any(signs.isdisjoint(zone) for signs in form.needed):
            continue
        for end in _ends(form, zone, at, index.follows):
            distance = at - end if end <= at else 0
            found.append((2 * distance - 4 * form.weight, form.metric))
    found.sort(key=lambda each: each[0])  # of two that say as much the first of the file stays ahead
    return tuple(dict.fromkeys(metric for _score, metric in found))


def metric_of(zone: str, kind: str, unit: str | None, *, change: bool = False) -> str | None:
    """The metric that `zone` names for a figure of that unit: what fits the unit, or what a change in it may be of.

    A change in percent may be of any metric, one in points only of a rate.
    """
    kinds: tuple[str, ...] = (kind,)
    if not change and kind == "bare":
        kinds = ("people", "count", "money")
    elif change and kind == "rate" and unit not in ("百分点", "千分点"):
        kinds = ("rate", "people", "money", "count")
    for of in kinds:
        for metric in named(zone, of):
            if change or fits(metric, unit):
                return metric
    return None


@cache
def barred_words(metric: str) -> frozenset[str]:
    """The signs of the words that make another thing of what is counted."""
    own = word_signs()
    return frozenset(own[word] for (_unit, name), words in barred().items() if name == metric for word in words)


def fits(name: str, unit: str | None) -> bool:
    """Whether a figure in `unit` can be of that metric: counts by classifiers that texts give for one another."""
    metric = metrics()[name]
    if unit is None or metric.unit is None or unit_class(unit) != "count":
        return True
    if name.endswith("岗位"):  # posts are 个; 为6224家市场主体发布岗位 counts firms
        return unit == metric.unit
    return unit == metric.unit or any(unit in group and metric.unit in group for group in _ALIKE)
