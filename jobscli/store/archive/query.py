"""`Where` and `Words` as queries of the index. What a query cannot say is compared on the rows that it finds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import tantivy
from tantivy import Occur, Query

from jobscli.store.archive import terms
from jobscli.store.face import TAIL, Scalar, Where, Words
from jobscli.store.matching import MEASURE, MEASURE_WEIGHT, WEIGHTS


class Asked(NamedTuple):
    """A query, and the part of a filter that is to be compared on the rows that it finds; None finds nothing."""

    query: Query | None
    left: Where


def rows(schema: Any, table: str, where: Where) -> Asked:
    """The rows of `table` that `where` accepts."""
    needed = [key(schema, f"table={table}")]
    left: dict[str, Collection[Scalar]] = {}
    for field, wanted in where.items():
        if field != TAIL and not terms.known(table, field):
            if None not in wanted:
                return Asked(None, {})
        elif field == "id" and table in terms.PARTS:
            needed.append(_with_ids(schema, wanted))
            left[field] = frozenset(wanted)
        elif field == TAIL or terms.fits(table, field):
            query = _accepts(schema, table, field, list(wanted))
            if query is None:
                return Asked(None, {})
            needed.append(query)
        else:
            left[field] = wanted
    return Asked(_all(needed), left)


class Phase(NamedTuple):
    """A query for a part of the hits; what scores more than `beyond` goes before all hits of the phases that follow."""

    query: Query
    left: Where
    beyond: int


# In a large archive nearly every figure has a common word in its sentence, where it counts least: what is called so is
# looked for first, and the rest only where that does not give as many hits as are wanted.
_LEAST = ("said", "quote")
_PHASES = (("measures", "sections"), ("statistics",), ("statistics",))


def phases(schema: Any, words: Words, where: Where) -> Iterator[Phase]:
    """The measures, sections and statistics that may contain `words`, with their scores, the best first.

    No row is found in two phases.
    """
    if not words.all_of:
        return
    most = _gain(0, max(WEIGHTS["statistics"].values())) * len(words.all_of)
    beside = most - _gain(0, max(WEIGHTS["statistics"].values())) + _gain(0, 1)
    called = {name: weight for name, weight in WEIGHTS["statistics"].items() if name not in _LEAST}
    telling: Query | None = None
    for number, (tables, beyond) in enumerate(zip(_PHASES, (most - 1, beside, -1), strict=True)):
        found: list[Query] = []
        left: Where = {}
        for table in tables:
            asked = rows(schema, table, where)
            if asked.query is None or any(not terms.known(table, field) for field in where):
                continue
            weights = called if number == 1 else WEIGHTS[table]
            found.append(_in_table(schema, words, asked.query, weights))
            left = asked.left
        if not found:
            continue
        query = _any(found)
        if number == 2 and telling is not None:
            query = Query.boolean_query([(Occur.Must, query), (Occur.MustNot, telling)])
        telling = query if number == 1 else telling
        yield Phase(query, left, beyond)


def paragraphs(schema: Any, words: Words, where: Where) -> Asked:
    """The paragraphs that may say `words`, and all of which there is an index only."""
    if not words.all_of:
        return Asked(None, {})
    asked = rows(schema, "words", where)
    if asked.query is None:
        return asked
    said = _all([_any([_says(schema, terms.PARAGRAPH, word) for word in group]) for group in words.all_of])
    return Asked(_all([asked.query, _any([said, key(schema, terms.key(terms.INDEX, 1))])]), asked.left)


def _gain(place: int, weight: int) -> int:
    return 10 * weight + (5 if place == 0 else 0)


def _in_table(schema: Any, words: Words, accepted: Query, own: Mapping[str, int]) -> Query:
    """The rows that are `accepted` and have each group of `words` in one of the text fields `own`, by weight."""
    weights = {**own, MEASURE: MEASURE_WEIGHT} if "metric" in own else own
    parts = [(Occur.Must, Query.const_score_query(accepted, 0.0))]
    for group in words.all_of:
        gains = [
            Query.const_score_query(_says(schema, field, word), float(_gain(place, weight)))
            for place, word in enumerate(group)
            for field, weight in weights.items()
        ]
        parts.append((Occur.Must, Query.disjunction_max_query(gains)))
    if MEASURE in weights:
        said = [_says(schema, field, word) for group in words.all_of for word in group for field in own]
        parts.append((Occur.Must, Query.const_score_query(_any(said), 0.0)))
    fields = [*WEIGHTS["statistics"], MEASURE] if MEASURE in weights else list(weights)
    parts += [(Occur.MustNot, _says(schema, field, word)) for word in words.none_of for field in fields]
    return Query.boolean_query(parts)


def _says(schema: Any, field: str, word: str) -> Query:
    """The rows in whose text field `field` the word stands; a word without a character stands everywhere."""
    name = terms.PREFIX + field
    if not word:
        return Query.all_query()
    if len(word) == 1:
        return Query.regex_query(schema, name, f"{_escaped(word)}.?")
    pieces: list[Any] = list(terms.words_of(word))
    if len(pieces) == 1:
        return Query.term_query(schema, name, pieces[0], index_option="basic")
    return Query.phrase_query(schema, name, pieces)


def _escaped(character: str) -> str:
    """The character as an expression of the index has it."""
    return re.escape(character) if character.isascii() and not character.isalnum() else character


def _accepts(schema: Any, table: str, field: str, wanted: Sequence[Scalar]) -> Query | None:
    if len(wanted) > _MANY:
        return Query.term_set_query(schema, "key", [terms.key(field, value) for value in wanted])
    found = [key(schema, terms.key(field, value)) for value in wanted]
    if field == "unit" and terms.known(table, "unit_inferred"):
        inferred = [key(schema, terms.key("unit_inferred", value)) for value in wanted]
        if inferred:
            found.append(_all([key(schema, terms.key("unit", None)), _any(inferred)]))
    return _any(found) if found else None


def _with_ids(schema: Any, wanted: Collection[Scalar]) -> Query:
    """The parts of documents that have one of the ids `wanted`, and few others."""
    tails: dict[str, list[Query]] = {}
    for each in wanted:
        document, slash, tail = str(each).rpartition("/")
        if slash:
            tails.setdefault(document, []).append(key(schema, terms.key(TAIL, tail)))
    named = [_all([key(schema, terms.key("document", each)), _any(found)]) for each, found in tails.items()]
    return _any([*named, Query.term_set_query(schema, "key", [terms.key("id", each) for each in wanted])])


def key(schema: Any, term: str) -> Query:
    return Query.term_query(schema, "key", term, index_option="basic")


def _all(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, each) for each in queries])


def _any(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, each) for each in queries])


# Of more values than this no query is made each.
_MANY = 16


def of_documents(schema: Any, identities: Sequence[str]) -> Query:
    """All rows of the documents with these ids, their own rows too."""
    own = _all([key(schema, "table=documents"), _any([key(schema, terms.key("id", each)) for each in identities])])
    return _any([own, *(key(schema, terms.key("document", each)) for each in identities)])


def past(query: Query, schema: Any, sequence: int) -> Query:
    """What `query` finds behind the row at `sequence`."""
    kind = tantivy.FieldType.Unsigned
    behind = Query.range_query(schema, "seq", kind, lower_bound=sequence, include_lower=False)
    return _all([query, behind])
