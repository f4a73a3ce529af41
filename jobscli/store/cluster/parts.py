"""The folder read on one machine, without Spark: its documents whole and in order, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from jobscli.record import TABLES
from jobscli.store.cluster import columns, folder
from jobscli.store.cluster.columns import AT, N, Row
from jobscli.store.cluster.face import SOURCES, Held

# Sources whose records are held at a time.
_AT_A_TIME = 100


def _dataset(lot: Path, table: str) -> Any:
    try:
        return ds.dataset(lot / table, columns.schema(table), format="parquet")
    except (OSError, pa.ArrowException) as error:
        raise folder.damaged(lot.parents[1], str(error)) from None


def _table(lot: Path, table: str, names: list[str] | None = None, where: Any = None) -> pa.Table:
    try:
        return _dataset(lot, table).to_table(names, filter=where)
    except (OSError, pa.ArrowException) as error:
        raise folder.damaged(lot.parents[1], str(error)) from None


def numbers(path: Path) -> dict[str, int]:
    """How many rows each table of the folder has, numerals that were not understood and sources among them."""
    return {table: sum(_dataset(lot, table).count_rows() for lot in folder.lots(path)) for table in columns.ALL}


def known(path: Path) -> tuple[set[bytes], int]:
    """The keys of all sources that were read, and the number of the next one."""
    keys: set[bytes] = set()
    following = 0
    for lot in folder.lots(path):
        found = _table(lot, SOURCES, [AT, "key"])
        keys.update(found["key"].to_pylist())
        following = max(following, 1 + (pc.max(found[AT]).as_py() if found.num_rows else -1))
    return keys, following


def sources(path: Path, *, refused: bool = False) -> Iterator[Row]:
    """The sources that were read, in their order; with `refused` those of which something was refused."""
    for lot in folder.lots(path):
        found = _table(lot, SOURCES).sort_by(AT)
        if refused:
            found = found.filter(pc.greater(pc.list_value_length(found["refused"]), 0))
        yield from columns.rows_in(SOURCES, found)


def named(path: Path, identities: Collection[str]) -> dict[str, Held]:
    """Those of the documents `identities` that are there."""
    wanted = pa.array([columns.escaped(each) for each in identities], pa.string())
    found: dict[str, Held] = {}
    for lot in folder.lots(path):
        rows = _table(lot, "documents", ["id", "file", "sha256"], ds.field("id").isin(wanted))
        for row in columns.rows_in("documents", rows):
            found[row["id"]] = Held(row["id"], row["file"], row["sha256"])
    return found


def ids(path: Path) -> Iterator[str]:
    """The ids of all documents, in the order in which they were read."""
    for lot in folder.lots(path):
        found = _table(lot, "documents", [AT, N, "id"]).sort_by([(AT, "ascending"), (N, "ascending")])
        for row in columns.rows_in("documents", found.select(["id"])):
            yield row["id"]


def values(path: Path, field: str) -> set[Any]:
    """The texts or numbers that documents have in `field`, those of a list apart."""
    found: set[Any] = set()
    for lot in folder.lots(path):
        values = _table(lot, "documents", [field])[field]
        flat = pc.list_flatten(values) if pa.types.is_list(values.type) else values
        found.update(pc.unique(flat.drop_null()).to_pylist())
    return found


def tables(path: Path) -> Iterator[dict[str, list[Row]]]:
    """The records of some documents after another, by table, in the order in which they were read."""
    for lot in folder.lots(path):
        held = {table: _dataset(lot, table) for table in TABLES}
        numbered = _table(lot, SOURCES, [AT])[AT].to_pylist()
        numbered.sort()
        for begin in range(0, len(numbered), _AT_A_TIME):
            some = numbered[begin : begin + _AT_A_TIME]
            where = (ds.field(AT) >= some[0]) & (ds.field(AT) <= some[-1])
            yield {table: _rows(lot, table, each, where) for table, each in held.items()}


def tables_of(path: Path, identities: Collection[str]) -> dict[str, list[Row]]:
    """The records of the documents with these ids, by table."""
    wanted = pa.array([columns.escaped(each) for each in identities], pa.string())
    found: dict[str, list[Row]] = {table: [] for table in TABLES}
    for lot in folder.lots(path):
        for table, rows in found.items():
            where = ds.field("id" if table == "documents" else "document").isin(wanted)
            rows += _rows(lot, table, _dataset(lot, table), where)
    return found


def _rows(lot: Path, table: str, dataset: Any, where: Any) -> list[Row]:
    names = [*columns.fields(table), *(n for n in columns.schema(table).names if n.endswith(columns.EXACT))]
    try:
        found = dataset.to_table([AT, N, *names], filter=where).sort_by([(AT, "ascending"), (N, "ascending")])
    except (OSError, pa.ArrowException) as error:
        raise folder.damaged(lot.parents[1], str(error)) from None
    return list(columns.rows_in(table, found.select(names)))
