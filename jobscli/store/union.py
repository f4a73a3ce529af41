"""Several stores as one: the one that comes with jobscli, which nobody writes, and the user's own."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.record import Record
from jobscli.store.face import ANY, Batch, Hit, Outcome, Saying, Scalar, Store, Where, Words
from jobscli.store.matching import ordered
from jobscli.store.rows import by_key, texts_of

if TYPE_CHECKING:
    from jobscli.correction import Correction


class Union:
    """A `Store` that reads all of `stores` in their order and writes the last one."""

    lot: int | None = None
    most: int | None = None

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = tuple(stores)
        self._own = self._stores[-1]
        self._shipped = self._stores[:-1]

    def find(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> Iterator[Record]:
        """See `Store.find`."""
        rows: Iterator[Record] = chain.from_iterable(store.find(table, where, order, limit) for store in self._stores)
        if order:
            rows = iter(ordered(list(rows), order, lambda row, field: getattr(row, field, None)))
        return islice(rows, limit)

    def count(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        """See `Store.count`."""
        counts: dict[tuple[Scalar, ...], int] = {}
        for store in self._stores:
            for key, n in store.count(table, where, by):
                counts[key] = counts.get(key, 0) + n
        yield from by_key(counts)

    def values(self, table: str, field: str) -> list[str]:
        """See `Store.values`."""
        return texts_of(each for store in self._stores for each in store.values(table, field))

    def tails(self, wanted: Collection[str]) -> dict[str, int]:
        """See `Store.tails`."""
        counts = [store.tails(wanted) for store in self._stores]
        return {each: sum(found[each] for found in counts) for each in wanted}

    def match(self, words: Words, where: Where = ANY, limit: int | None = None) -> Iterator[Hit]:
        """See `Store.match`."""
        hits = [store.match(words, where, limit) for store in self._stores]
        return islice(heapq.merge(*hits, key=lambda hit: -hit.score), limit)

    def said(self, words: Words, where: Where = ANY) -> Iterator[Saying]:
        """See `Store.said`."""
        return chain.from_iterable(store.said(words, where) for store in self._stores)

    def put(self, *batches: Batch, replace: bool = False) -> tuple[Outcome, ...]:
        """See `Store.put`; a document that comes with jobscli is always a conflict."""
        taken = {batch.document.id for batch in batches if self._is_shipped(batch.document.id)}
        outcomes = iter(self._own.put(*(batch for batch in batches if batch.document.id not in taken), replace=replace))
        return tuple("conflict" if batch.document.id in taken else next(outcomes) for batch in batches)

    def remove(self, *documents: str) -> tuple[Batch, ...]:
        """See `Store.remove`. Raises JobsError for a document that comes with jobscli."""
        for identity in documents:
            if self._is_shipped(identity):
                raise JobsError(_("{id} 是 jobscli 自带的，不能移除").format(id=identity))
        return self._own.remove(*documents)

    def corrections(self) -> list[tuple[Correction, str | None]]:
        """See `Store.corrections`; those of what comes with jobscli are kept in the user's own store."""
        found: dict[tuple[str, str], tuple[Correction, str | None]] = {}
        for store in self._stores:
            for each, identity in store.corrections():
                key = each.record, each.field
                if found.get(key, (each, None))[1] is None:
                    found[key] = each, identity
        return list(found.values())

    def correct(self, made: Sequence[Correction] = (), dropped: Sequence[Correction] = ()) -> None:
        """See `Store.correct`."""
        self._own.correct(made, dropped)

    def batches(self) -> Iterator[Batch]:
        """See `Store.batches`."""
        return chain.from_iterable(store.batches() for store in self._stores)

    def undo(self) -> tuple[list[str], list[str]]:
        """See `Store.undo`."""
        return self._own.undo()

    def _is_shipped(self, identity: str) -> bool:
        return any(next(store.find("documents", {"id": [identity]}, limit=1), None) for store in self._shipped)
