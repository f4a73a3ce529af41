"""What was known on a day: a store without the documents that were published later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from jobscli.ask import typed
from jobscli.ask.stated import day_named
from jobscli.language import _
from jobscli.record import Document, Record
from jobscli.store import ANY, Batch, Hit, Outcome, Saying, Scalar, Store, Where, Words

if TYPE_CHECKING:
    from jobscli.correction import Correction


def published(document: Document) -> str:
    """When a document was published; one without a date, at the end of the year after the one that it speaks of.

    No work report of a year comes before that year's end, and nobody is told of one before it is known to be out.
    """
    return document.published or (f"{document.year + 1}-12-31" if document.year else "9999")


class AsOf:
    """A `Store` that knows only the documents with the given ids; a change is one of the whole store."""

    def __init__(self, store: Store, documents: frozenset[str]) -> None:
        self.lot, self.most = store.lot, store.most
        self._store = store
        self._documents = documents

    def _within(self, table: str, where: Where) -> Where:
        field = "id" if table == "documents" else "document"
        asked = where.get(field)
        known = self._documents if asked is None else self._documents.intersection(map(str, asked))
        return {**where, field: known}

    def find(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> Iterator[Record]:
        """See `Store.find`."""
        return self._store.find(table, self._within(table, where), order, limit)

    def count(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        """See `Store.count`."""
        return self._store.count(table, self._within(table, where), by)

    def values(self, table: str, field: str) -> list[str]:
        """See `Store.values`."""
        return [str(key[0]) for key, _n in self.count(table, ANY, (field,)) if key[0] is not None]

    def tails(self, wanted: Collection[str]) -> dict[str, int]:
        """See `Store.tails`: a record has the same end of its id on every day."""
        return self._store.tails(wanted)

    def batches(self) -> Iterator[Batch]:
        """See `Store.batches`."""
        return (each for each in self._store.batches() if each.document.id in self._documents)

    def match(self, words: Words, where: Where = ANY, limit: int | None = None) -> Iterator[Hit]:
        """See `Store.match`."""
        return self._store.match(words, self._within("statistics", where), limit)

    def said(self, words: Words, where: Where = ANY) -> Iterator[Saying]:
        """See `Store.said`."""
        return self._store.said(words, self._within("words", where))

    def put(self, *batches: Batch, replace: bool = False) -> tuple[Outcome, ...]:
        """See `Store.put`."""
        return self._store.put(*batches, replace=replace)

    def remove(self, *documents: str) -> tuple[Batch, ...]:
        """See `Store.remove`."""
        return self._store.remove(*documents)

    def corrections(self) -> list[tuple[Correction, str | None]]:
        """See `Store.corrections`."""
        return self._store.corrections()

    def correct(self, made: Sequence[Correction] = (), dropped: Sequence[Correction] = ()) -> None:
        """See `Store.correct`."""
        self._store.correct(made, dropped)

    def undo(self) -> tuple[list[str], list[str]]:
        """See `Store.undo`."""
        return self._store.undo()


def as_of(store: Store, day: str | None) -> Store:
    """`store` as it was known on the ISO date `day`; as it is where that is None. Raises UsageError for no date."""
    if day is None:
        return store
    last = day_named(day)
    return AsOf(store, frozenset(each.id for each in typed.documents(store) if published(each) <= last))


def undated(store: Store, day: str | None) -> str | None:
    """The sentence on documents without a date of publication, of which a day can say but a year."""
    if day is None:
        return None
    n = sum(each.published is None for each in typed.documents(store))
    told = _("{n} 份文件没有发布日期，按所说年份的次年年底发布算")
    return told.format(n=n) if n else None
