"""A folder of Parquet that a cluster has read: the records of very many documents, behind the same face, to read only.

Nothing here imports Spark or pyarrow until a question needs it: `columns` and `parts` know pyarrow, `session`, `query`,
`store` and `job` know Spark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jobscli.store.cluster.folder import is_cluster, read_only
from jobscli.store.cluster.master import on_master

__all__ = ["is_cluster", "on_master", "read_only", "tables", "tables_of"]


def tables(path: Path) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """The rows of all documents in the folder `path`, by table, some documents at a time."""
    from jobscli.store.cluster import parts

    return parts.tables(path)


def tables_of(path: Path, identities: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The rows of the documents with these ids, by table."""
    from jobscli.store.cluster import parts

    return parts.tables_of(path, identities)
