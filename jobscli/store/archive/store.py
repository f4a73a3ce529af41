"""`ArchiveStore`: records in the folder of an archive, for as many as a JSON file cannot hold."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscli.errors import JobsError, StoreError
from jobscli.language import _
from jobscli.record import TABLES, Record, from_json
from jobscli.store.archive import folder, terms
from jobscli.store.archive import query as queries
from jobscli.store.archive.log import Change, Put
from jobscli.store.archive.reader import Place, Reader, Row
from jobscli.store.archive.writer import Writer
from jobscli.store.face import ANY, TAIL, Batch, Hit, Outcome, Saying, Scalar, Where, Words
from jobscli.store.matching import accepts, best_field, called, is_number, ordered
from jobscli.store.outcomes import decided
from jobscli.store.rows import CORRECTIONS, as_read, batch_of, by_key, has_just, keys_of, kind_of

if TYPE_CHECKING:
    from jobscli.correction import Correction

# So many rows are counted one by one; of more, the terms that all of them have.
FEW = 1_000
# Rows of hits that are looked at together: what their measures are called is asked once for all of them.
AT_ONCE = 300
# As many hits are put in their order among those of one score, and their words compared; of more, the best by score.
LOT = 20_000


class ArchiveStore:
    """A `Store` in the folder at `path`, opened when it is first asked something.

    A change waits `wait` seconds for another writer, by default half a minute; questions never wait.
    """

    lot: int | None = 200
    most: int | None = 300

    def __init__(self, path: Path, wait: float | None = None) -> None:
        self.path = path
        self._wait = wait

    @cached_property
    def _reader(self) -> Reader:
        with self._told():
            return Reader(folder.opened(self.path))

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what the engine finds wrong in its files."""
        try:
            yield
        except (OSError, ValueError) as error:
            raise folder.damaged(self.path, error) from None

    def find(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> Iterator[Record]:
        """See `Store.find`."""
        with self._told():
            read = partial(self._record, table)
            if not order:
                yield from islice(self._reader.records(table, where, read, limit), limit)
            elif limit is None:
                yield from ordered(list(self._reader.records(table, where, read)), order, getattr)
            else:
                narrowed = self._first(table, where, order[0], limit)
                found = self._reader.records(table, narrowed, read)
                best: list[Record] = []
                while lot := list(islice(found, LOT)):
                    best = ordered([*best, *lot], order, getattr)[:limit]
                yield from best

    def _first(self, table: str, where: Where, field: str, limit: int) -> Where:
        """`where` narrowed to the values of `field` (`-value` downwards) that the first `limit` records have."""
        name = field.removeprefix("-")
        if name in terms.LISTS.get(table, ()) or terms.telling(table, where, (name,)) is None:
            return where
        counted = [(key[0], n) for key, n in self._counts(table, where, (name,)).items()]
        if any(len(str(value)) >= terms.LONGEST for value, _n in counted):  # these are cut
            return where
        values: list[Scalar] = []
        held = 0
        for value, n in ordered(counted, (field,), lambda each, _name: each[0]):
            values += [value] if held < limit else []
            held += n
        return {**where, name: values}

    def _record(self, table: str, row: Row) -> Any:
        try:
            kind: Any = kind_of(table)
            return from_json(kind, row)
        except StoreError as error:
            detail = f"{table} {row.get('id', '?')!s:.60}：{error.message}"
            raise StoreError(_("档案 {path} 有坏记录，{detail}").format(path=self.path, detail=detail)) from None

    def count(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        """See `Store.count`."""
        with self._told():
            yield from by_key(self._counts(table, where, by))

    def _counts(self, table: str, where: Where, by: tuple[str, ...]) -> Mapping[tuple[Scalar, ...], int]:
        reader = self._reader
        telling = terms.telling(table, where, by)  # the terms alone tell what is asked
        sure = telling is not None and reader.is_whole
        if telling and sure and (telling.begins_with(where) or all(len(each) > terms.FEW for each in where.values())):
            return reader.counts(telling, by, where, None)
        asked = queries.rows(reader.schema, table, where)
        if asked.query is None:
            return {}
        known = telling or (None if asked.left else terms.combination(table, by))
        if known is None or (where and not known.begins_with(where) and reader.count(asked.query) <= FEW):
            return Counter(key for row in reader.found(asked) for key in keys_of(row, by))
        return reader.counts(known, by, where, None if sure else asked.query)

    def values(self, table: str, field: str) -> list[str]:
        """See `Store.values`."""
        with self._told():
            return sorted(self._reader.values(table, field))

    def tails(self, wanted: Collection[str]) -> dict[str, int]:
        """See `Store.tails`."""
        with self._told():
            return {each: self._reader.having(terms.key(TAIL, each)) for each in wanted}

    def match(self, words: Words, where: Where = ANY, limit: int | None = None) -> Iterator[Hit]:
        """See `Store.match`. Of more than LOT hits of a kind the best are given, those of one score in any order."""
        left = (self.most or 0) if limit is None else limit
        waiting: list[tuple[Hit, Place]] = []
        with self._told():
            for phase in queries.phases(self._reader.schema, words, where):
                waiting = sorted([*waiting, *self._hits(words, phase, left)], key=_rank)
                sure = [hit for hit, _place in waiting if hit.score > phase.beyond]
                yield from sure[:left]
                left -= len(sure)
                if left <= 0:
                    return
                waiting = waiting[len(sure) :]

    def _hits(self, words: Words, phase: queries.Phase, wanted: int) -> list[tuple[Hit, Place]]:
        """As many hits of a phase as are wanted, if it has them, in any order."""
        places = self._reader.best(phase.query, max(wanted, LOT))
        hits = self._compared(words, phase.left, places)
        if any(is_number(word) for group in words.all_of for word in group):
            return list(hits)  # the index takes a part of a number for it, so that a score may be less than it says
        return list(islice(hits, wanted))

    def _compared(self, words: Words, left: Where, places: Iterable[Place]) -> Iterator[tuple[Hit, Place]]:
        """The hits at `places`, but for those that the index takes for one and the words of the row are not."""
        waiting = iter(places)
        while lot := [(place, self._reader.row(place.address)) for place in islice(waiting, AT_ONCE)]:
            called = self._called(row for _place, row in lot)
            for place, row in lot:
                table = terms.TABLE_OF[place.table]
                best = best_field(words, table, row, called.get(str(row.get("measure")), ""))
                if best is not None and accepts(left, row):
                    yield Hit(self._record(table, row), *best), place

    def _called(self, rows: Iterable[Row]) -> dict[str, str]:
        """What the measures are called that `rows` belong to, by their ids."""
        wanted = {str(each["measure"]) for each in rows if each.get("measure")}
        found = self._reader.rows("measures", {"id": wanted}) if wanted else ()
        return {str(each["id"]): called(each) for each in found}

    def said(self, words: Words, where: Where = ANY) -> Iterator[Saying]:
        """See `Store.said`."""
        from jobscli.store.saying import says

        with self._told():
            rows = list(self._reader.found(queries.paragraphs(self._reader.schema, words, where)))
            pairs = {str(row.get("document")): frozenset(row["pairs"]) for row in rows if row.get("pairs")}
            for row in rows:
                found = says(words, row, pairs)
                if found is not False:
                    yield Saying(self._record("words", row), found is True)

    def put(self, *batches: Batch, replace: bool = False) -> tuple[Outcome, ...]:
        """See `Store.put`."""
        if not batches:
            return ()
        with self._writer() as writer:
            held = self._held(writer, batches)
            rows = {identity: each.tables["documents"][0] for identity, each in held.items()}
            same = [each.document.id for each in batches if not replace or self._is_held(each, held)]
            done = decided(batches, rows, same, replace=replace)
            if done.changed:
                writer.make(Change(tuple(sorted(done.dropped)), tuple(_placed(done.changed, writer.meta.next))))
        return done.outcomes

    def _held(self, writer: Writer, batches: Sequence[Batch]) -> dict[str, Put]:
        found = {each.document.id: writer.before(each.document.id) for each in batches}
        return {identity: put for identity, put in found.items() if put is not None}

    def _is_held(self, batch: Batch, held: dict[str, Put]) -> bool:
        put = held.get(batch.document.id)
        return put is not None and has_just(self._record, put.tables, batch)

    def remove(self, *documents: str) -> tuple[Batch, ...]:
        """See `Store.remove`."""
        if not documents:
            return ()
        with self._writer() as writer:
            found = [put for identity in dict.fromkeys(documents) if (put := writer.before(identity)) is not None]
            gone = tuple(put.tables["documents"][0]["id"] for put in found)
            if found:
                held = list(writer.reader.rows(CORRECTIONS, {}))
                left = [row for row in held if row["document"] not in gone]
                writer.make(Change(gone, (), left if len(left) < len(held) else None))
        return tuple(batch_of(self._record, put.tables) for put in found)

    def corrections(self) -> list[tuple[Correction, str | None]]:
        """See `Store.corrections`."""
        from jobscli.store.corrected import Overlay

        with self._told():
            overlay = Overlay(self._record(CORRECTIONS, row) for row in self._reader.rows(CORRECTIONS, {}))
            named = {each.document for each in overlay.corrections}
            tables = [self._reader.as_read(identity)[0] for identity in named]
        rows = {table: [row for each in tables for row in each[table]] for table in TABLES}
        return [each for table in TABLES for each in overlay.placed(table, rows[table])]

    def correct(self, made: Sequence[Correction] = (), dropped: Sequence[Correction] = ()) -> None:
        """See `Store.correct`."""
        if not made and not dropped:
            return
        with self._writer() as writer:
            old = {(each.record, each.field) for each in (*made, *dropped)}
            held = [row for row in writer.reader.rows(CORRECTIONS, {}) if (row["record"], row["field"]) not in old]
            named = dict.fromkeys(each.document for each in (*made, *dropped))
            again = [put for identity in named if (put := writer.before(identity)) is not None]
            documents = tuple(put.tables["documents"][0]["id"] for put in again)
            writer.make(Change(documents, tuple(again), [*held, *map(as_read, made)]))

    def batches(self) -> Iterator[Batch]:
        """See `Store.batches`."""
        for row in self.rows("documents"):
            yield batch_of(self._record, self.as_read(str(row["id"])))

    def undoable(self) -> int:
        """How many changes can be taken back."""
        with self._told():
            return len(self._reader.meta().undo)

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of `table` as questions see them, good or bad."""
        with self._told():
            yield from self._reader.rows(table, ANY)

    def as_read(self, identity: str) -> dict[str, list[Row]]:
        """The rows of a document as they were read, by table, good or bad."""
        with self._told():
            return self._reader.as_read(identity)[0]

    def number(self, table: str) -> int:
        """How many rows `table` has."""
        with self._told():
            return self._reader.count(queries.rows(self._reader.schema, table, ANY).query)

    def undo(self) -> tuple[list[str], list[str]]:
        """See `Store.undo`."""
        with self._writer() as writer:
            before = set(self._ids(writer.reader))
            if writer.take_back() is None:
                raise JobsError(_("没有可以撤回的改动：{path} 只留最近三次的").format(path=self.path))
            after = set(self._ids(writer.reader))
        return sorted(after - before), sorted(before - after)

    def _ids(self, reader: Reader) -> Iterator[str]:
        for row in reader.rows("documents", {}):
            yield str(row["id"])

    @contextlib.contextmanager
    def _writer(self) -> Iterator[Writer]:
        """The only writer; what it has changed is seen by the next question."""
        from jobscli.store.lock import locked

        with locked(self.path / folder.MARK, self._wait), self._told():
            yield Writer(self.path, folder.opened(self.path))
        self.__dict__.pop("_reader", None)


def _rank(found: tuple[Hit, Place]) -> tuple[int, int, int]:
    return -found[0].score, found[1].table, found[1].sequence


def _placed(batches: Sequence[Batch], number: int) -> Iterator[Put]:
    """The rows of each batch, numbered from `number` on."""
    for batch in batches:
        tables = {
            table: [terms.sparse(table, as_read(record)) for record in records]
            for table, records in batch.tables().items()
        }
        yield Put(tables, number)
        number += sum(map(len, tables.values()))
