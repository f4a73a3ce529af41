"""Folders of a cluster for tests, made without one; and whether there is a Spark to ask them."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from jobscli.record import TABLES, Record
from jobscli.store import Batch
from jobscli.store.cluster import folder
from jobscli.store.rows import as_read


def _missing() -> str | None:
    """What is not there that Spark needs."""
    for library in ("pyspark", "pyarrow", "pandas"):
        if importlib.util.find_spec(library) is None:
            return library
    home = os.environ.get("JAVA_HOME")
    return None if (home and Path(home, "bin", "java").exists()) or shutil.which("java") else "Java"


# Whoever asks Spark is slow: it takes seconds to start, and tenths of one for each question.
MARKS = [pytest.mark.slow, pytest.mark.skipif(_missing() is not None, reason=f"Spark needs {_missing()}")]
PARQUET = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="Parquet needs pyarrow")
# In a test, a Spark of one core that takes little memory and compiles little.
SMALL = {
    "JOBSCLI_MASTER": "local[1]",
    "PYSPARK_SUBMIT_ARGS": (
        "--driver-memory 512m --conf spark.sql.shuffle.partitions=1 --conf spark.sql.adaptive.enabled=false "
        "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN pyspark-shell"
    ),
}
os.environ.update({name: value for name, value in SMALL.items() if name not in os.environ})


def stop() -> None:
    """Stop the Spark of this process, where one was started."""
    if _missing() is None:
        from jobscli.store.cluster import session

        session.stop()


def write(path: Path, *records: Record) -> None:
    """A folder as a cluster leaves it, with just these records, of whatever documents, in one lot."""
    folder.begin(path, {})
    _lot(path, [(0, {name: [each for each in records if isinstance(each, kind)] for name, kind in TABLES.items()})])


def written(path: Path, *lots: list[Batch]) -> Path:
    """A folder of these documents, in lots."""
    folder.begin(path, {})
    at = 0
    for lot in lots:
        _lot(path, [(n, dict(each.tables())) for n, each in enumerate(lot, at)])
        at += len(lot)
    return path


def _lot(path: Path, sources: list[tuple[int, dict[str, Any]]]) -> None:
    """Write a lot of `sources`: the number of each, and its records by table."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from jobscli.store.cluster import columns

    made = folder.fresh(path)
    rows: dict[str, list[Any]] = {table: [] for table in columns.ALL}
    for at, tables in sources:
        measures = {each.id: as_read(each) for each in tables["measures"]}
        for table, records in tables.items():
            for n, each in enumerate(records):
                measure = measures.get(each.measure) if table == "statistics" else None
                rows[table].append({"at": at, "n": n, **columns.row_of(table, as_read(each), measure)})
        source = {"file": f"{at}.txt", "key": b"%d" % at, "documents": [each.id for each in tables["documents"]]}
        rows["sources"].append({"at": at, "n": 0, **source, "refused": [], "partly": []})
    for table, found in rows.items():
        (made / table).mkdir()
        order = columns.ORDER.get(table, ("at", "n"))
        batch = pa.Table.from_batches([columns.batch(found, columns.schema(table))])
        pq.write_table(batch.sort_by([(name, "ascending") for name in order]), made / table / "part-0.parquet")
    folder.keep(made)
