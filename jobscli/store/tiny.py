"""Records in a TinyDB file, by its tables.

What only a change needs is imported with the first change: a question starts 3 ms earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscli.errors import JobsError, StoreError
from jobscli.language import _
from jobscli.record import FIELD_TYPES, TABLES, Record, from_json
from jobscli.store import disk
from jobscli.store.ends import TABLE_OF_TAIL, ends_of
from jobscli.store.face import ANY, Batch, Hit, Outcome, Saying, Scalar, Where, Words
from jobscli.store.matching import WEIGHTS, accepts, best_field, called, ordered
from jobscli.store.rows import (
    CORRECTIONS,
    PARTS,
    Row,
    as_read,
    batch_of,
    by_document,
    by_key,
    has_just,
    is_text,
    keys_of,
    kind_of,
    name_in,
    scalar,
    texts_of,
)
from jobscli.store.tables import FileTables

if TYPE_CHECKING:
    from jobscli.correction import Correction
    from jobscli.store.corrected import Overlay
    from jobscli.store.outcomes import Decided


class TinyStore:
    """A `Store` in the file at `path`, which is parsed once, when it is first asked something.

    A file that does not exist is an error, unless `optional` is true: then it is the user's own, a store without
    records as yet. A change waits `wait` seconds for another writer, by default half a minute. What is corrected in
    its records stands in itself, or in the store `corrected_in`.
    """

    lot: int | None = None
    most: int | None = None

    def __init__(
        self, path: Path, optional: bool = False, wait: float | None = None, corrected_in: TinyStore | None = None
    ) -> None:
        self.path = path
        self._optional = optional
        self._wait = wait
        self._corrected_in = corrected_in or self
        self._open: FileTables | None = None
        self._laid: tuple[FileTables, Overlay | None] | None = None

    @property
    def _tables(self) -> FileTables:
        if self._open is None:
            nothing = self._optional and (self.path == disk.NOWHERE or disk.missing(self.path))
            self._open = (
                FileTables(self.path, disk.empty()) if nothing else FileTables(self.path, *disk.opened(self.path))
            )
        return self._open

    def _locked(self) -> AbstractContextManager[None]:
        from jobscli.store.lock import locked

        # The XDG specification: a folder for a user's data that is made is the user's alone.
        return locked(self.path, self._wait, 0o700 if self._optional else 0o777)

    def _rows(self, table: str, where: Where = ANY) -> list[Row]:
        """The rows as they were read."""
        return self._tables.rows(table, where)

    def _seen(self, table: str, where: Where = ANY) -> list[Row]:
        """The rows as a question sees them: with what is corrected in them."""
        overlay = self._over(table)
        if overlay is None:
            return self._rows(table, where)
        rows = overlay.over(table, self._rows(table), self._rows("documents"))
        return [row for row in rows if accepts(where, row)] if where else rows

    def _over(self, *tables: str) -> Overlay | None:
        """What is corrected in records of `tables`; None: nothing."""
        self._rows("meta")  # what keeps this store from being read is told first
        overlay = self._corrected_in.overlay()
        return overlay if overlay is not None and any(map(overlay.touches, tables)) else None

    def overlay(self) -> Overlay | None:
        """What is corrected in the records of this store and of the one that comes with jobscli; None: nothing."""
        tables = self._tables
        if self._laid is None or self._laid[0] is not tables:
            rows = self._rows(CORRECTIONS)
            self._laid = tables, self._overlay(rows) if rows else None
        return self._laid[1]

    def _overlay(self, rows: list[Row]) -> Overlay:
        from jobscli.store.corrected import Overlay

        return Overlay(self._record(CORRECTIONS, row) for row in rows)

    def find(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> Iterator[Record]:
        """See `Store.find`."""
        rows = self._seen(table, where)
        for row in ordered(rows, order, lambda row, field: row.get(field))[:limit]:
            yield self._record(table, row)

    def _record(self, table: str, row: Row) -> Any:
        try:
            kind: Any = kind_of(table)
            return from_json(kind, dict(row))
        except StoreError as error:
            detail = _("{table} 里的 {id}：{why}").format(
                table=table, id=f"{row.get('id', '?')!s:.60}", why=error.message
            )
            raise StoreError(
                _("数据文件 {path} 有坏记录，{detail}；用 jobscli check --db {path} 查看").format(
                    path=self.path, detail=detail
                )
            ) from None

    def count(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        """See `Store.count`."""
        overlay = self._over(table)
        told = None if overlay is not None else self._tables.counts(table, by, where)
        counts: dict[tuple[Scalar, ...], int] = dict(told or {})
        known = FIELD_TYPES[TABLES[table]]
        texts = {field: known[field] for field in by if known[field].startswith("str")}
        for row in self._seen(table, where) if told is None else ():
            if not all(is_text(row.get(field), kind) for field, kind in texts.items()):
                self._record(table, row)  # says what is wrong with it
            for key in keys_of(row, by):
                counts[key] = counts.get(key, 0) + 1
        yield from by_key(counts)

    def values(self, table: str, field: str) -> list[str]:
        """See `Store.values`."""
        counts = None if self._over(table) else self._tables.counts(table, (field,))
        if counts is not None:
            return texts_of(key[0] for key in counts)
        return texts_of(row.get(field) for row in self._seen(table))

    def tails(self, wanted: Collection[str]) -> dict[str, int]:
        """See `Store.tails`."""
        found = dict.fromkeys(wanted, 0)
        bare = {end for each in wanted for end in (each, each[:-2])}
        for letter, table in TABLE_OF_TAIL.items():
            if not any(each.startswith(letter) for each in wanted):
                continue
            for identity in self._ids_of(table):
                if isinstance(identity, str) and identity[identity.rfind("/") + 1 :] in bare:
                    for each in ends_of(identity):
                        found[each] = found.get(each, 0) + 1
        return {each: found[each] for each in wanted}

    def _ids_of(self, table: str) -> Sequence[Scalar]:
        """The ids of all rows of `table`, which nobody corrects."""
        read = self._tables.column(table, "id")
        return [scalar(row.get("id")) for row in self._rows(table)] if read is None else read

    def match(self, words: Words, where: Where = ANY, limit: int | None = None) -> Iterator[Hit]:
        """See `Store.match`."""
        found = []
        sifted = None if self._over(*WEIGHTS) else self._tables.sifted(words)
        names = self._called(sifted)
        for table in WEIGHTS:
            known = TABLES[table].__dataclass_fields__
            if any(field not in known for field in where):
                continue
            rows = self._seen(table, where) if sifted is None else [row for row in sifted[table] if accepts(where, row)]
            for row in rows:
                best = best_field(words, table, row, names.get(scalar(row.get("measure")), ""))
                if best is not None:
                    found.append((best[1], table, row, best[0]))
        found.sort(key=lambda each: -each[0])
        for score, table, row, field in found[:limit]:
            yield Hit(self._record(table, row), field, score)

    def said(self, words: Words, where: Where = ANY) -> Iterator[Saying]:
        """See `Store.said`."""
        from jobscli.store.saying import says

        rows = None if self._over("words") else self._tables.paragraphs(words)
        rows = self._seen("words") if rows is None else rows
        pairs = {str(row.get("document")): frozenset(row["pairs"]) for row in rows if row.get("pairs")}
        for row in rows:
            found = says(words, row, pairs) if accepts(where, row) else False
            if found is not False:
                yield Saying(self._record("words", row), found is True)

    def _called(self, sifted: Mapping[str, list[Row]] | None) -> dict[Scalar, str]:
        """What the measures of figures are called, of all or of those `sifted`."""
        named = None if sifted is None else {scalar(row.get("measure")) for row in sifted["statistics"]} - {None}
        measures = self._seen("measures", ANY if named is None else {"id": named})
        return {scalar(row.get("id")): called(row) for row in measures}

    def put(self, *batches: Batch, replace: bool = False) -> tuple[Outcome, ...]:
        """See `Store.put`."""
        if not batches:
            return ()
        with self._locked():
            self._refresh()
            outcomes, changed, dropped = self._decided(batches, replace)
            self._drop(dropped)
            if changed:
                self._insert(changed)
                self._tables.commit()
        return outcomes

    def _decided(self, batches: tuple[Batch, ...], replace: bool) -> Decided:
        from jobscli.store.outcomes import decided

        stored = {each: dict(row) for row in self._rows("documents") if (each := name_in(row, "id")) is not None}
        same = self._same(batches) if replace else {each.document.id for each in batches}
        return decided(batches, stored, same, replace=replace)

    def _same(self, batches: tuple[Batch, ...]) -> set[str]:
        """The documents of which the store has just the records of their batch: to replace them changes nothing."""
        wanted = {batch.document.id: batch for batch in batches}
        held: dict[str, dict[str, list[Row]]] = {identity: {table: [] for table in TABLES} for identity in wanted}
        for table in TABLES:
            for row in self._rows(table):
                identity = name_in(row, "id" if table == "documents" else "document")
                if identity in held:
                    held[identity][table].append(row)
        return {identity for identity, batch in wanted.items() if has_just(self._record, held[identity], batch)}

    def _insert(self, batches: list[Batch]) -> None:
        tables = [batch.tables() for batch in batches]
        for table in TABLES:
            self._tables.insert(table, [as_read(record) for each in tables for record in each[table]])

    def remove(self, *documents: str) -> tuple[Batch, ...]:
        """See `Store.remove`."""
        if not documents or disk.missing(self.path):
            return ()
        with self._locked():
            self._refresh()
            batches = tuple(
                self._batch(identity) for identity in documents if self._rows("documents", {"id": [identity]})
            )
            gone = {batch.document.id for batch in batches}
            self._drop(gone)
            self._drop_corrections(lambda row: row.get("document") in gone)
            if batches:
                self._tables.commit()
        return batches

    def corrections(self) -> list[tuple[Correction, str | None]]:
        """See `Store.corrections`."""
        overlay = self._corrected_in.overlay()
        found: Any = [] if overlay is None else [overlay.placed(table, self._rows(table)) for table in TABLES]
        return [each for table in found for each in table]

    def correct(self, made: Sequence[Correction] = (), dropped: Sequence[Correction] = ()) -> None:
        """See `Store.correct`."""
        if not made and not dropped:
            return
        with self._locked():
            self._refresh()
            old = {(each.record, each.field) for each in (*made, *dropped)}
            self._drop_corrections(lambda row: (row.get("record"), row.get("field")) in old)
            self._tables.insert(CORRECTIONS, map(as_read, made))
            self._laid = None
            self._tables.commit()

    def _drop_corrections(self, is_gone: Callable[[Row], bool]) -> None:
        if self._rows(CORRECTIONS):
            self._tables.remove(CORRECTIONS, is_gone)

    def _batch(self, identity: str) -> Batch:
        """A document as it was read."""
        rows = {table: self._rows(table, {"document": [identity]}) for table in PARTS}
        return batch_of(self._record, {"documents": self._rows("documents", {"id": [identity]}), **rows})

    def _drop(self, documents: set[str]) -> None:
        for table in TABLES if documents else ():
            field = "id" if table == "documents" else "document"
            dropped: Callable[[Row], bool] = lambda row, field=field: name_in(row, field) in documents  # type: ignore[misc]  # noqa: E731
            self._tables.remove(table, dropped)

    def batches(self) -> Iterator[Batch]:
        """See `Store.batches`."""
        tables = {table: self._rows(table) for table in TABLES}
        return (batch_of(self._record, each) for each in by_document(tables))

    def undo(self) -> tuple[list[str], list[str]]:
        """See `Store.undo`."""
        from jobscli.store import backup

        if disk.missing(self.path) and all(map(disk.missing, backup.backups(self.path))):
            raise self._nothing_to_undo()  # and nothing is made beside it
        with self._locked():
            self._refresh()
            before = self._ids()
            tables = backup.bring_back(self.path)
            if tables is None:
                raise self._nothing_to_undo()
            self._open = FileTables(self.path, tables)
            after = self._ids()
        return sorted(after - before), sorted(before - after)

    def _nothing_to_undo(self) -> JobsError:
        return JobsError(_("没有可以撤回的改动：{path} 旁边没有备份，只留最近三次的").format(path=self.path))

    def _ids(self) -> set[str]:
        return {str(row.get("id")) for row in self._rows("documents")}

    def _refresh(self) -> None:
        """Read the file anew, since another process may have written it before the lock was ours."""
        self._open = FileTables(self.path, disk.empty() if disk.missing(self.path) else disk.read(self.path))
