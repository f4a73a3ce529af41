"""Changing an index: a change and what takes it back, in one commit."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tantivy

from jobscli.correction import Correction
from jobscli.store.archive import log, terms
from jobscli.store.archive import query as queries
from jobscli.store.archive.folder import LOG, UNDO
from jobscli.store.archive.log import Change, End, Put
from jobscli.store.archive.reader import Meta, Reader
from jobscli.store.atomic import replace as write_file
from jobscli.store.corrected import Overlay
from jobscli.store.rows import CORRECTIONS

KEPT = 3  # changes that can be taken back
# Bytes of memory in which rows wait for a commit; the engine asks for 15 MB a thread at least. With more of it there
# are fewer parts of the index to merge: 150 MB take an eighth of the time off that 50 need.
HEAP = 150_000_000


class Writer:
    """The only writer of the archive in the folder `path`, whose lock is ours."""

    def __init__(self, path: Path, index: Any, threads: int = 1) -> None:
        self._path = path
        self._index = index
        self._threads = threads
        self.reader = Reader(index)
        self.meta = self.reader.meta()

    def inverse(self, change: Change) -> Change:
        """What takes `change` back: it is asked before the change is made."""
        gone = [self.before(identity) for identity in change.drop]
        added = tuple(row["id"] for each in change.put for row in each.tables["documents"])
        corrections = None if change.corrections is None else list(self.reader.rows(CORRECTIONS, {}))
        return Change(tuple(dict.fromkeys((*added, *change.drop))), tuple(each for each in gone if each), corrections)

    def before(self, identity: str) -> Put | None:
        """A document with its rows as they were read; None when it is not there."""
        tables, at = self.reader.as_read(identity)
        return Put(tables, at) if tables["documents"] else None

    def make(self, change: Change) -> None:
        """Do what `change` says, so that it can be taken back. Raises OSError and ValueError, the archive as it was."""
        number = self.meta.change + 1
        undo = (number, *self.meta.undo)[:KEPT]
        content = log.member(self.inverse(change).steps())
        write_file(self._undo_file(number), content)
        self._commit(change, self.meta._replace(change=number, undo=undo))
        self._tidy()

    def take_back(self) -> Change | None:
        """Take back the last change, and give what was done for that; None where there is none to take back."""
        if not self.meta.undo:
            return None
        change = _read(self._undo_file(self.meta.undo[0]))
        self._commit(change, self.meta._replace(change=self.meta.change + 1, undo=self.meta.undo[1:]))
        self._tidy()
        return change

    def _commit(self, change: Change, meta: Meta) -> None:
        length = log.append(self._path / LOG, self.meta.log, change, End(meta.change, meta.undo))
        meta = meta._replace(log=length, next=change.behind(meta.next), dropped=meta.dropped or bool(change.drop))
        corrections = self._corrections(change)
        writer = self._index.writer(heap_size=HEAP * self._threads, num_threads=self._threads)
        try:
            writer.garbage_collect_files()  # a writer that was killed may have left a file of the name of our next
            if change.drop:
                writer.delete_documents_by_query(queries.of_documents(self.reader.schema, change.drop))
            if change.corrections is not None:
                writer.delete_documents_by_query(queries.key(self.reader.schema, f"table={CORRECTIONS}"))
                add(writer, self.reader.schema, correction_rows(change.corrections))
            for each in change.put:
                add(writer, self.reader.schema, documents(each, corrections))
            writer.delete_documents_by_query(queries.key(self.reader.schema, "meta"))
            add(writer, self.reader.schema, [meta_row(meta)])
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self._index.reload()
        self.reader, self.meta = Reader(self._index), meta

    def _corrections(self, change: Change) -> Overlay | None:
        rows = change.corrections
        held = self.reader.rows(CORRECTIONS, {}) if rows is None else iter(rows)
        found = [Correction(**row) for row in held]
        return Overlay(found) if found else None

    def _undo_file(self, number: int) -> Path:
        return self._path / UNDO / f"{number}.jsonl.gz"

    def _tidy(self) -> None:
        """Take away what takes back changes that no longer can be."""
        kept = {self._undo_file(number).name for number in self.meta.undo}
        for each in (self._path / UNDO).iterdir():
            if each.name not in kept:
                with contextlib.suppress(OSError):
                    each.unlink()


def _read(path: Path) -> Change:
    return log.change_of(map(log.loaded, gzip.decompress(path.read_bytes()).splitlines()))


def add(writer: Any, schema: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Put documents of the index in."""
    for row in rows:
        writer.add_document(tantivy.Document.from_dict(row, schema))


def meta_row(meta: Meta) -> dict[str, Any]:
    """The document of the index for what an archive tells of itself."""
    return {"key": ["meta"], "row": terms.dumped(meta._asdict())}


def correction_rows(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The documents of the index for the rows of corrections, in their order."""
    for number, row in enumerate(rows):
        yield {"key": [f"table={CORRECTIONS}"], "seq": number, "table": len(terms.RANKS), "row": terms.dumped(row)}


def documents(put: Put, corrections: Overlay | None) -> Iterator[dict[str, Any]]:
    """The documents of the index for the rows of one document, with what is corrected in them."""
    number = put.at
    measures: dict[str, dict[str, Any]] = {}
    for table, rows in put.tables.items():
        seen: list[Any] = list(rows)
        if corrections is not None and corrections.touches(table):
            seen = corrections.over(table, rows, put.tables["documents"])
        if table == "measures":
            measures = {str(row["id"]): row for row in seen}
        for row, read, line in zip(seen, rows, put.lines[table], strict=True):
            measure = measures.get(row.get("measure") or "") if table == "statistics" else None
            if row is read:
                yield terms.indexed(table, number, row, line, None, measure)
            else:
                yield terms.indexed(table, number, row, terms.dumped(row), read, measure)
            number += 1
