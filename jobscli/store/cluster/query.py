"""`Where` and `Words` as conditions of Spark SQL; what a row's own texts are compared by is `store.matching`'s.

They are text, which Spark takes at once: to put the same together of its objects is a call to another process each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from jobscli.store.cluster import columns
from jobscli.store.cluster.columns import MARKED, PARAGRAPH, SEARCHED, TAIL
from jobscli.store.face import TAIL as ENDS
from jobscli.store.face import Scalar, Where, Words
from jobscli.store.matching import IN_NUMBERS, MEASURE, MEASURE_WEIGHT, WEIGHTS, is_number

# A gain and by what it was made, in one number: of equal gains the earlier word is first, then a text of the row.
_GAIN, _WORD, _OWN = 100_000, 2, 1
_MOST_WORDS = 40_000
_NOTHING, _EVERYTHING = "false", "true"


def literal(value: str | int) -> str:
    r"""`value` as SQL has it.

    >>> literal("“双创”"), literal("it's \\"), literal(7)
    ("'“双创”'", "'it\\'s \\\\'", '7')
    """
    if isinstance(value, int):
        return str(int(value))
    return "'" + columns.escaped(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


def rows(table: str, where: Where) -> str:
    """The rows of `table` that `where` accepts."""
    return _all([_accepts(table, field, list(wanted)) for field, wanted in where.items()])


def _accepts(table: str, field: str, wanted: Sequence[Scalar]) -> str:
    texts = [each for each in wanted if isinstance(each, str)]
    if field == ENDS:
        return _any([among(TAIL, texts), among(MARKED, texts)]) if table in WEIGHTS else _NOTHING
    kind = columns.fields(table).get(field)
    if kind is None:
        return _EVERYTHING if None in wanted else _NOTHING
    found = [f"`{field}` is null"] if None in wanted else []
    if kind == "tuple[str, ...]" and texts:
        found.append(f"coalesce(arrays_overlap(`{field}`, array({', '.join(map(literal, texts))})), false)")
    elif kind == "tuple[Name, ...]" and texts:
        found.append(f"coalesce(arrays_overlap(`{field}`.name, array({', '.join(map(literal, texts))})), false)")
    elif kind == "str":
        found.append(among(field, texts))
    elif kind in ("int", "Decimal"):
        found.append(among(field, [each for each in wanted if isinstance(each, int)]))
    if field == "unit" and table == "statistics":
        found.append(_all(["`unit` is null", among("unit_inferred", texts)]))
    return _any(found)


def among(column: str, values: Collection[str | int]) -> str:
    """Whether `column` has one of `values`: false where it is null."""
    return f"coalesce(`{column}` in ({', '.join(map(literal, values))}), false)" if values else _NOTHING


def _all(conditions: Sequence[str]) -> str:
    return "(" + " and ".join(conditions or [_EVERYTHING]) + ")"


def _any(conditions: Sequence[str]) -> str:
    return "(" + " or ".join(conditions or [_NOTHING]) + ")"


def score(table: str, words: Words) -> str:
    """How well a row of `table` has `words`; null where it does not. See `matching.best_field`."""
    own = WEIGHTS[table]
    weights: Mapping[str, int] = {**own, MEASURE: MEASURE_WEIGHT} if table == "statistics" else own
    best = [_best(group, weights) for group in words.all_of if len(group) <= _MOST_WORDS]
    if not best:
        return "cast(null as bigint)"
    has_all = [f"{each} > 0" for each in best]
    has_own = _any([f"{each} % {_WORD} = {_OWN}" for each in best])
    without = [f"not {_contains(SEARCHED + field, word)}" for word in words.none_of for field in weights]
    total = " + ".join(f"({each} div {_GAIN})" for each in best)
    return f"case when {_all([*has_all, has_own, *without])} then {total} end"


def _best(group: Sequence[str], weights: Mapping[str, int]) -> str:
    """The best gain of a word of `group` in a text, 0 where none has one; of one text an earlier word gains more."""
    gains = []
    for field, weight in weights.items() if group else ():
        cases = [
            f"when {stands(SEARCHED + field, word)} then {_coded(place, field, weight)}"
            for place, word in enumerate(group)
        ]
        gains.append(f"case {' '.join(cases)} else 0 end")
    return f"greatest({', '.join(gains)})" if len(gains) > 1 else "0"


def _coded(place: int, field: str, weight: int) -> int:
    gain = 10 * weight + (5 if place == 0 else 0)
    return gain * _GAIN + (_MOST_WORDS - place) * _WORD + (0 if field == MEASURE else _OWN)


def _contains(column: str, word: str) -> str:
    return f"contains(coalesce(`{column}`, ''), {literal(word)})"


def stands(column: str, word: str) -> str:
    """Whether `word` stands in a text as it is searched; see `matching.stands`."""
    if not is_number(word):
        return _contains(column, word)
    # At the very beginning of a text, or behind what is no part of a number.
    pattern = f"(?s)(?<![{''.join(sorted(IN_NUMBERS))}]){re.escape(word)}"
    return f"(coalesce(`{column}`, '') rlike {literal(pattern)})"


def said(words: Words) -> str:
    """The paragraphs that may say `words`, and all of which there is an index only."""
    if not words.all_of:
        return _NOTHING
    groups = [_any([stands(PARAGRAPH, word) for word in group]) for group in words.all_of]
    return _any([_all(groups), "`text` is null"])
