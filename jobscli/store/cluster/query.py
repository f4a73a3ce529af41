"""`Where` and `Words` as conditions of Spark SQL; what a row's own texts are compared by is `store.matching`'s."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812 (as everyone who writes Spark calls it)

from jobscli.store.cluster import columns
from jobscli.store.cluster.columns import AT, MARKED, PARAGRAPH, SEARCHED, TAIL, N
from jobscli.store.face import TAIL as ENDS
from jobscli.store.face import Scalar, Where, Words
from jobscli.store.matching import IN_NUMBERS, MEASURE, MEASURE_WEIGHT, WEIGHTS, is_number

# A gain and by what it was made, in one number: of equal gains the earlier word is first, then a text of the row itself.
_GAIN, _WORD, _OWN = 100_000, 2, 1
_MOST_WORDS = 40_000


def rows(table: str, where: Where) -> Column:
    """The rows of `table` that `where` accepts."""
    return _all([_accepts(table, field, list(wanted)) for field, wanted in where.items()])


def _accepts(table: str, field: str, wanted: Sequence[Scalar]) -> Column:
    if field == ENDS:
        ends = [each for each in wanted if isinstance(each, str)]
        return _known(_any([F.col(TAIL).isin(ends), F.col(MARKED).isin(ends)])) if table in WEIGHTS else F.lit(False)
    kind = columns.fields(table).get(field)
    if kind is None:
        return F.lit(None in wanted)
    column = F.col(field)
    found = [column.isNull()] if None in wanted else []
    if kind == "tuple[str, ...]":
        texts = _texts(wanted)
        found.append(F.arrays_overlap(column, F.array(*map(F.lit, texts))) if texts else F.lit(False))
    elif kind == "str":
        found.append(_among(column, _texts(wanted)))
    elif kind in ("int", "Decimal"):
        found.append(_among(column, [each for each in wanted if isinstance(each, int)]))
    if field == "unit" and table == "statistics":
        found.append(column.isNull() & _known(_among(F.col("unit_inferred"), _texts(wanted))))
    return _known(_any(found)) if found else F.lit(False)


def _texts(wanted: Collection[Scalar]) -> list[str]:
    return [columns.escaped(each) for each in wanted if isinstance(each, str)]


def _among(column: Column, values: Sequence[Any]) -> Column:
    return column.isin(list(values)) if values else F.lit(False)


def _known(condition: Column) -> Column:
    """`condition`, false where it is null."""
    return F.coalesce(condition, F.lit(False))


def _all(conditions: Sequence[Column]) -> Column:
    return reduce(and_, conditions, F.lit(True))


def _any(conditions: Sequence[Column]) -> Column:
    return reduce(or_, conditions)


def in_order(table: str, order: Sequence[str]) -> list[Column]:
    """The order of rows by the fields of `order`, then as they were read; what is missing comes last."""
    known = columns.fields(table)
    found = []
    for field in order:
        name = field.removeprefix("-")
        if name in known:
            found.append(F.desc_nulls_last(name) if name != field else F.asc_nulls_last(name))
    return [*found, F.asc(AT), F.asc(N)]


def score(table: str, words: Words) -> Column:
    """How well a row of `table` has `words`; null where it does not. See `matching.best_field`."""
    own = WEIGHTS[table]
    weights: Mapping[str, int] = {**own, MEASURE: MEASURE_WEIGHT} if table == "statistics" else own
    best = [_best(group, weights) for group in words.all_of]
    if not best or len(words.all_of) > _MOST_WORDS:
        return F.lit(None).cast("long")
    has_all = _all([each > 0 for each in best])
    has_own = _any([each % _WORD == _OWN for each in best])
    without = [~_in(field, word) for word in words.none_of for field in weights]
    total = reduce(lambda one, other: one + other, [F.floor(each / _GAIN) for each in best])
    return F.when(_all([has_all, has_own, *without]), total)


def _best(group: Sequence[str], weights: Mapping[str, int]) -> Column:
    """The best gain of a word of `group` in a text, 0 where none has one."""
    gains = [
        F.when(stands(SEARCHED + field, word), F.lit(_coded(place, field, weight))).otherwise(F.lit(0))
        for place, word in enumerate(group)
        for field, weight in weights.items()
    ]
    return F.greatest(*gains) if len(gains) > 1 else gains[0] if gains else F.lit(0)


def _coded(place: int, field: str, weight: int) -> int:
    gain = 10 * weight + (5 if place == 0 else 0)
    return gain * _GAIN + (_MOST_WORDS - place) * _WORD + (0 if field == MEASURE else _OWN)


def _in(field: str, word: str) -> Column:
    return F.contains(_text(SEARCHED + field), F.lit(columns.escaped(word)))


def _text(column: str) -> Column:
    return F.coalesce(F.col(column), F.lit(""))


def stands(column: str, word: str) -> Column:
    """Whether `word` stands in a text as it is searched; see `matching.stands`."""
    told = columns.escaped(word)
    if not is_number(word):
        return F.contains(_text(column), F.lit(told))
    # At the very beginning of a text, or behind what is no part of a number.
    return F.rlike(_text(column), F.lit(f"(?s)(?<![{''.join(sorted(IN_NUMBERS))}]){re.escape(told)}"))


def said(words: Words) -> Column:
    """The paragraphs that may say `words`, and all of which there is an index only."""
    if not words.all_of:
        return F.lit(False)
    groups = [_any([stands(PARAGRAPH, word) for word in group] or [F.lit(False)]) for group in words.all_of]
    return _all(groups) | F.col("text").isNull()
