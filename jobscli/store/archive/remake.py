"""The index against the log: what differs, and a new index from it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from jobscli.correction import Correction
from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store.archive import folder, log
from jobscli.store.archive.log import Change, Put
from jobscli.store.archive.reader import Meta, Reader
from jobscli.store.archive.writer import HEAP, add, correction_rows, documents, meta_row
from jobscli.store.corrected import Overlay

FRESH = "index.new"


class Last(NamedTuple):
    """What the log comes to: the change that last stored each document, the corrections, and what `meta` says then."""

    changes: dict[str, int]
    corrections: list[dict[str, Any]]
    meta: Meta


def last(path: Path, length: int | None = None) -> Last:
    """What the log of the archive at `path` comes to, or its first `length` bytes."""
    changes: dict[str, int] = {}
    corrections: list[dict[str, Any]] = []
    meta = Meta()
    for change, end, behind in log.changes(path / folder.LOG):
        if length is not None and behind > length:
            break
        for identity in change.drop:
            changes.pop(identity, None)
        changes |= {identity: end.number for identity, _put in stored(change)}
        corrections = corrections if change.corrections is None else change.corrections
        meta = Meta(end.number, change.behind(meta.next), behind, end.undo)
    return Last(changes, corrections, meta)


def stored(change: Change) -> Iterator[tuple[str, Put]]:
    """The documents that `change` stores."""
    for put in change.put:
        for row in put.tables["documents"]:
            yield row["id"], put


def kept(path: Path, found: Last) -> Iterator[tuple[str, Put]]:
    """The documents that the log comes to, each once."""
    for change, end, behind in log.changes(path / folder.LOG):
        if behind > found.meta.log:
            return
        yield from (each for each in stored(change) if found.changes.get(each[0]) == end.number)


def rebuild(path: Path) -> int:
    """Make the index of the archive at `path` anew from its log, in the place of the one there; gives how many
    documents it has.

    The lock must be ours. Raises StoreError when there is no log, or nothing in it; OSError when it cannot be written.
    """
    if not (path / folder.LOG).is_file():
        raise StoreError(_("档案 {path} 的记录 {log} 也不见了，没有可以重建的").format(path=path, log=folder.LOG))
    found = last(path)
    fresh = path / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    index = tantivy.Index(folder.schema(), str(fresh))
    writer = index.writer(heap_size=HEAP, num_threads=1)
    corrections = [Correction(**row) for row in found.corrections]
    overlay = Overlay(corrections) if corrections else None
    for _identity, put in kept(path, found):
        add(writer, index.schema, documents(put, overlay))
    add(writer, index.schema, correction_rows(found.corrections))
    add(writer, index.schema, [meta_row(found.meta)])
    writer.commit()
    writer.wait_merging_threads()
    shutil.rmtree(path / folder.INDEX, ignore_errors=True)
    fresh.rename(path / folder.INDEX)
    folder.write_mark(path)
    return len(found.changes)


def differing(path: Path, reader: Reader) -> Iterator[tuple[str, str]]:
    """The documents of which the index does not have just what the log has, each with what is wrong."""
    found = last(path, reader.meta().log)
    if found.meta.log != reader.meta().log:
        yield folder.LOG, _("比索引短：少了最后的改动")
    for identity, put in kept(path, found):
        if reader.as_read(identity)[0] != put.tables:
            yield identity, _("索引里的记录和存下时的不一样")
    known = {str(row["id"]) for row in reader.rows("documents", {})}
    yield from ((identity, _("存下时没有这份文件")) for identity in sorted(known - found.changes.keys()))
