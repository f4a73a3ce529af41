"""A folder that a cluster has read against the rules of a store, some documents at a time; Spark is not needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jobscli.audit.records import Records, read_records
from jobscli.audit.report import Checked, merged
from jobscli.record import Document
from jobscli.store import cluster, disk

Checks = Callable[[disk.Tables], tuple[Records, list[Checked]]]


def checked(path: Path, checks: Checks) -> tuple[Records, list[Checked]]:
    """The documents of the folder at `path`, without their records, and the checks of all of these.

    Raises StoreError when it cannot be read.
    """
    documents: list[Document] = []
    found: list[Checked] = []
    for tables in cluster.tables(path):
        records, each = checks(_numbered(tables))
        documents += records.documents
        found = list(merged([*found, *each]))
    empty = read_records({})[0]
    return empty._replace(documents=tuple(documents)), found


def tables_of(path: Path, identities: Sequence[str]) -> disk.Tables:
    """The rows of the documents with these ids, as a file has them."""
    return _numbered(cluster.tables_of(path, identities))


def _numbered(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> disk.Tables:
    return {table: {str(n): dict(row) for n, row in enumerate(rows, 1)} for table, rows in tables.items()}
