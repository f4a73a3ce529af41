"""An archive against its rules, lot by lot, and against its log; and its index made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from jobscli.audit.records import Records, read_records
from jobscli.audit.report import Checked, Problem, Restored, merged
from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.record import Document
from jobscli.store import archive, disk
from jobscli.store.rows import CORRECTIONS

LOG = "log"
LOT = 100  # documents whose records are looked at together: an archive may have more than fit in memory

Checks = Callable[[disk.Tables], tuple[Records, list[Checked]]]


def checked(path: Path, checks: Checks) -> tuple[Records, list[Checked]]:
    """The documents of the archive at `path`, without their records, and the checks of all of these.

    That what the index holds is what was stored is one of the checks. Raises StoreError when it cannot be read.
    """
    store = archive.ArchiveStore(path)
    identities = iter([str(key[0]) for key, _n in store.count("documents", {}, ("id",))])
    documents: list[Document] = []
    found: list[Checked] = []
    while lot := list(islice(identities, LOT)):
        records, each = checks(tables_of(path, lot))
        documents += records.documents
        found = list(merged([*found, *each]))
    empty = read_records({})[0]
    return empty._replace(documents=tuple(documents)), [*found, _as_logged(path)]


def tables_of(path: Path, identities: Sequence[str]) -> disk.Tables:
    """The rows of the documents with these ids, as they were read, as a file has them."""
    store = archive.ArchiveStore(path)
    tables: disk.Tables = {}
    for identity in identities:
        for table, rows in store.as_read(identity).items():
            held = tables.setdefault(table, {})
            held |= {str(n): row for n, row in enumerate(rows, len(held) + 1)}
    return tables


def corrected_in(path: Path) -> disk.Tables:
    """What is corrected in the archive, with the rows of the documents in which it is."""
    rows = list(archive.ArchiveStore(path).rows(CORRECTIONS))
    tables = tables_of(path, list(dict.fromkeys(str(row.get("document")) for row in rows)))
    return {**tables, CORRECTIONS: {str(n): row for n, row in enumerate(rows, 1)}}


def _as_logged(path: Path) -> Checked:
    problems = tuple(Problem(identity, "rows", told) for identity, told in archive.differing(path))
    what = _("份文件：索引里的和存下时的一样")
    return Checked(LOG, what, archive.ArchiveStore(path).number("documents"), problems)


def repair(path: Path, wait: float | None) -> Restored:
    """Make the index of the archive at `path` anew from its log, when it cannot be read or differs from that."""
    found = _damage(path)
    if found is None:
        return Restored(str(path), None, None, None)
    archive.rebuild(path, wait)
    return Restored(str(path), found, str(path / archive.LOG), None)


def _damage(path: Path) -> str | None:
    archive.refuse_other(path)
    try:
        first = next(_differences(path), None)
    except StoreError as error:
        return error.message.partition("；")[0]
    return None if first is None else _("档案 {path} 的索引和存下时的不一样：{id}").format(path=path, id=first)


def _differences(path: Path) -> Iterator[str]:
    for identity, _told in archive.differing(path):
        yield identity
