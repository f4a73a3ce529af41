"""Reading an index: rows by a query, in their order, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from tantivy import Order, Query

from jobscli.record import TABLES, Record
from jobscli.store.archive import query as queries
from jobscli.store.archive import terms
from jobscli.store.archive.decoding import MANY, in_one_go
from jobscli.store.archive.log import loaded
from jobscli.store.face import Scalar, Where
from jobscli.store.matching import accepts

Row = dict[str, Any]

# Rows that are fetched at once, so that no question holds all rows of a large table.
PAGE = 10_000


class Meta(NamedTuple):
    """What an archive tells of itself: the number of its last change, of its next row, and how far its log goes."""

    change: int = 0
    next: int = 0
    log: int = 0
    undo: tuple[int, ...] = ()  # the changes that can be taken back, the last first
    dropped: bool = False  # whether rows have ever been taken out: the terms of the index may count some that are gone


class Place(NamedTuple):
    """Where a row is that was found: how well, of which table, its place among all rows."""

    score: float
    table: int
    sequence: int
    address: Any


class Reader:
    """One state of an index, which no later change touches."""

    def __init__(self, index: Any) -> None:
        self.schema = index.schema
        self._searcher = index.searcher()

    def meta(self) -> Meta:
        """What the archive tells of itself."""
        hits = self._searcher.search(queries.key(self.schema, "meta"), 1, count=False).hits
        if not hits:
            return Meta()
        told = self.row(hits[0][1])
        return Meta(**{**told, "undo": tuple(told["undo"])})

    def rows(self, table: str, where: Where) -> Iterator[Row]:
        """The rows of `table` that `where` accepts, in the order in which they were put."""
        yield from self.found(queries.rows(self.schema, table, where))

    def records(
        self, table: str, where: Where, read: Callable[[Row], Record], limit: int | None = None
    ) -> Iterator[Record]:
        """The records of `table` that `where` accepts, in the order in which they were put; `read` makes one.

        No more than `limit` are looked for at a time.
        """
        asked = queries.rows(self.schema, table, where)
        if asked.left:
            yield from map(read, self.found(asked))
            return
        for page in self._pages(asked.query, limit):
            at_once = in_one_go(TABLES[table]) if len(page) >= MANY and table in TABLES else None
            for _sequence, address in page:
                line = self._line(address)
                record = at_once(line) if at_once else None
                yield read(loaded(line)) if record is None else record

    def found(self, asked: queries.Asked) -> Iterator[Row]:
        """The rows of a question, in the order in which they were put."""
        for _sequence, address in self._ordered(asked.query):
            row = self.row(address)
            if not asked.left or accepts(asked.left, row):
                yield row

    def as_read(self, identity: str) -> tuple[dict[str, list[Row]], int]:
        """The rows of a document as they were read, by table, and the number of the first of them."""
        tables: dict[str, list[Row]] = {table: [] for table in TABLES}
        numbers = []
        for number, address in self._ordered(queries.of_documents(self.schema, [identity])):
            document = self._searcher.doc(address)
            numbers.append(number)
            read = document.get_first("read") or document.get_first("row")
            tables[self._table(address)].append(loaded(bytes(read)))
        return tables, min(numbers, default=0)

    def count(self, query: Query | None) -> int:
        """How many rows `query` finds."""
        return 0 if query is None else int(self._searcher.search(query, 1).count)

    @cached_property
    def is_whole(self) -> bool:
        """Whether no row was ever taken out, so that the terms count none that is gone."""
        return not self.meta().dropped

    def having(self, term: str) -> int:
        """How many rows have the exact value `term`, see `terms.key`."""
        if self.is_whole:
            return int(self._searcher.doc_freq("key", term))
        return self.count(queries.key(self.schema, term))

    def counts(
        self, known: terms.Combination, by: Sequence[str], where: Where, query: Query | None
    ) -> dict[tuple[Scalar, ...], int]:
        """How many rows `query` finds of each combination of values in the fields `by`, which are among those `known`.

        Those of `where` that are among them too narrow the terms that are looked at. Without a query the rows are
        counted that the terms have, those that were taken out since the last merge too.
        """
        places = [1 + known.fields.index(field) for field in by]
        asked = [(1 + known.fields.index(field), parts) for field, parts in known.asked(where).items()]
        value_of = _Values()
        found: dict[tuple[Scalar, ...], int] = {}
        for prefix in known.prefixes(where):
            for term, n in self._searcher.terms_with_prefix("combo", prefix, query):
                parts = term.split(terms.JOINT)
                for place, wanted in asked:
                    if parts[place] not in wanted:
                        break
                else:
                    if n:
                        values = tuple([value_of[parts[place]] for place in places])
                        found[values] = found.get(values, 0) + n
        return found

    def values(self, table: str, field: str) -> Iterator[str]:
        """The texts that rows of `table` have in `field`, those of a list apart; a very long one is not among them."""
        alone = self.is_whole and terms.tables_with(field) == [table]
        filtered = None if alone else queries.rows(self.schema, table, {}).query
        prefix = f"{field}="
        for term, n in self._searcher.terms_with_prefix("key", prefix, filtered):
            if n:
                yield term[len(prefix) :]

    def best(self, query: Query, limit: int) -> list[Place]:
        """The `limit` best rows of `query`, best first, those of one score in their order."""
        return sorted(self._placed(self._searcher.search(query, limit, count=False).hits), key=_rank)

    def row(self, address: Any) -> Row:
        """The row at an address, as a question sees it."""
        return loaded(self._line(address))

    def _line(self, address: Any) -> bytes:
        return bytes(self._searcher.doc(address).get_first("row"))

    def _table(self, address: Any) -> str:
        (number,) = self._searcher.fast_field_values("table", [address])
        return str(terms.TABLE_OF[number])

    def _ordered(self, query: Query | None) -> Iterator[tuple[int, Any]]:
        """The places and addresses of the rows of `query`, in the order in which they were put."""
        for hits in self._pages(query):
            yield from hits

    def _pages(self, query: Query | None, limit: int | None = None) -> Iterator[list[tuple[int, Any]]]:
        size = PAGE if limit is None else max(1, min(PAGE, limit))
        page = query
        while page is not None:
            hits = self._searcher.search(page, size, count=False, order_by_field="seq", order=Order.Asc).hits
            yield hits
            page = None if query is None or len(hits) < size else queries.past(query, self.schema, hits[-1][0])

    def _placed(self, hits: list[tuple[float, Any]]) -> Iterator[Place]:
        addresses = [address for _score, address in hits]
        tables, sequences = (self._searcher.fast_field_values(name, addresses) for name in ("table", "seq"))
        for (score, address), table, sequence in zip(hits, tables, sequences, strict=True):
            yield Place(score, table, sequence, address)


class _Values(dict[str, Any]):
    """The values of parts of terms, each worked out once."""

    def __missing__(self, part: str) -> Any:
        return self.setdefault(part, terms.uncounted(part))


def _rank(hit: Place) -> tuple[float, int, int]:
    return -hit.score, hit.table, hit.sequence
