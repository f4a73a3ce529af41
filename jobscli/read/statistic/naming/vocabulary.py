"""The metric of the vocabulary that the words around a figure name, by the forms of `naming.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.read.tokens.lexer import FIGURE, PLACE, TIME, UNKNOWN, word_signs
from jobscli.read.tokens.pattern import signs_of
from jobscli.words import metrics
from jobscli.words.naming import Form, barred, forms
from jobscli.words.units import units

_CLASS = {"people": "people", "money": "money", "rate": "rate", "count": "count", "ratio": "ratio"}
_FILLER = (
    "ADVERB TOTAL YEARLY MONTHLY DISTRIBUTIVE ALREADY PROSPECT FORECAST PARTICLE REACH HOLD TO COUNT_NOUN WHOLE "
    "PREPOSITION CEILING PER_UNIT PERMIT RAISED DEMONSTRATIVE GOAL COMPLETE CONJUNCTION BENEFICIARY"
)
# Counts that a text may give for one another; any other classifier counts something else (100个职业 no 招聘会).
_ALIKE = ({"家", "户", "个", "所", "处", "户次", "家次"}, {"场", "次", "场次"}, {"项", "件", "条", "个"})


class Named(NamedTuple):
    """A metric that the words name, and which of them do: offsets in the zone that was looked at."""

    metric: str
    first: int
    last: int


class _Compiled(NamedTuple):
    metric: str
    pattern: re.Pattern[str]
    weight: int
    order: int


class _Index(NamedTuple):
    forms: tuple[_Compiled, ...]
    by_sign: Mapping[str, tuple[int, ...]]  # the forms that a word may begin, by its sign
    barred: Mapping[str, frozenset[str]]


def unit_class(unit: str | None) -> str:
    """The class of a metric's unit; a metric without one is a ratio."""
    if unit is None:
        return "ratio"
    return units().printed.get(unit, (unit, "count"))[1]


@cache
def _index(kind: str) -> _Index:
    made: list[_Compiled] = []
    by_sign: dict[str, list[int]] = {}
    own = word_signs()
    for form in forms(kind):
        made.append(_Compiled(form.metric, _expression(form, kind), form.weight, len(made)))
        for word in _rarest(form):
            by_sign.setdefault(own[word], []).append(len(made) - 1)
    without = {
        metric: frozenset(own[word] for word in words) for (unit, metric), words in barred().items() if unit == kind
    }
    return _Index(tuple(made), {sign: tuple(found) for sign, found in by_sign.items()}, without)


def _rarest(form: Form) -> frozenset[str]:
    """The words of the slot that must be there and has the fewest."""
    return min((words for words, missing in form.slots if not missing), key=len)


def _expression(form: Form, kind: str) -> re.Pattern[str]:
    """The expression over the signs of a zone: the slots with filler between them, the figure where it may stand."""
    filler = "".join(signs_of(name) for name in _FILLER.split()) + TIME + PLACE + UNKNOWN
    follows = kind in ("rate", "ratio")  # a rate follows its name
    gap = f"[{re.escape(filler)}{'' if follows else FIGURE}]{{0,4}}"
    slots = gap.join(_slot(words, missing, gap) for words, missing in form.slots)
    tail = f"[{re.escape(filler)}]{{0,6}}{FIGURE}"
    ahead = "" if follows else f"(?:{FIGURE}[{re.escape(filler)}]{{0,3}})?"
    return re.compile(f"{ahead}(?P<name>{slots})(?:{tail})?")


def _slot(words: frozenset[str], missing: bool, gap: str) -> str:
    own = word_signs()
    signs = "[" + re.escape("".join(sorted(own[word] for word in words))) + "]"
    return f"(?:{signs})?" if missing else signs


@lru_cache(maxsize=1 << 15)
def named(zone: str, kind: str) -> tuple[Named, ...]:
    """The metrics of a class of unit that the words of `zone` name (`#` is the figure), the surest first."""
    index = _index(_CLASS.get(kind, "count"))
    wanted = {number for sign in set(zone) for number in index.by_sign.get(sign, ())}
    found: list[tuple[int, int, Named]] = []
    at = zone.find(FIGURE)
    for number in sorted(wanted):
        form = index.forms[number]
        if not index.barred[form.metric].isdisjoint(zone):
            continue
        for match in form.pattern.finditer(zone):
            if FIGURE in match.group():
                start, end = match.span("name")
                distance = at - end if end <= at else 0
                found.append((2 * distance - 4 * form.weight, form.order, Named(form.metric, start, end)))
    best = sorted(found, key=lambda each: each[:2])
    return tuple(dict.fromkeys(each for _score, _order, each in best))


def metric_of(zone: str, kind: str, unit: str | None) -> Named | None:
    """The metric that a zone names with a unit that fits it."""
    return next((each for each in named(zone, kind) if fits(each.metric, unit)), None)


def metric_of_change(subject: str, kind: str, unit: str | None) -> Named | None:
    """The metric that a change is of: one in percent may be of any metric, one in points only of a rate."""
    kinds = (kind,) if unit in ("百分点", "千分点") or kind != "rate" else ("rate", "people", "money", "count")
    for each in kinds:
        found = next(iter(named(subject + FIGURE, each)), None)
        if found is not None:
            return found
    return None


def fits(name: str, unit: str | None) -> bool:
    """Whether a figure in `unit` can be of that metric: counts by classifiers that texts give for one another."""
    metric = metrics()[name]
    if unit is None or metric.unit is None or unit_class(unit) != "count":
        return True
    return unit == metric.unit or any(unit in group and metric.unit in group for group in _ALIKE)
