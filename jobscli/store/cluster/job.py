"""Documents read by a cluster into a lot: read by Python in tasks of some each, then put into tables by Spark.

    tasks -> mapInArrow: what each document says, a row a record (`columns.whole`) -> raw, in the lot's folder
    raw   -> here: which documents have an id that is taken -> sources
    raw   -> Spark: each table without those documents, sorted -> the lot

What was read is written down before it is put into tables, so that a machine that is lost costs the tasks it had, and
each table has what one reading gave.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from jobscli.store.cluster import columns, folder, parts, session
from jobscli.store.cluster.columns import AT, DOCUMENT_OF, N, Row
from jobscli.store.cluster.face import SOURCES, Clash, Held, Read
from jobscli.store.cluster.store import place_of

_RAW = "raw"
_OF_A_TASK = 25  # documents; a machine that is lost costs no more for each of its cores
_OF_A_BATCH = 2_000  # rows that a task holds before it gives them on
_OF_A_FILE = 250_000  # rows
_AT_ONCE = 4  # tables that are written


def write_lot(path: Path, tasks: Sequence[tuple[int, bytes]], how: tuple[Read, Clash], spark: Any, step: Any) -> int:
    """Read `tasks`, each with the number of its source, into a new lot of the folder `path`; gives its documents.

    `step` is called with how many of the tasks are done, by and by. Raises StoreError, and the folder is as it was.
    """
    read, clash = how
    made = folder.fresh(path)
    try:
        with session.told(path):
            _read(spark, made / _RAW, tasks, read, step)
            gone, documents = _sources(path, made, clash)
            _tables(spark, made, gone)
        shutil.rmtree(made / _RAW)
        folder.keep(made)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return documents


def _read(spark: Any, raw: Path, tasks: Sequence[tuple[int, bytes]], read: Read, step: Any) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    slices = max(1, -(-len(tasks) // _OF_A_TASK))
    given = spark.createDataFrame(columns.tasks(tasks)).repartition(slices)
    found = given.mapInArrow(_mapper(read), from_arrow_schema(columns.whole()))
    with _watched(spark, slices, lambda share: step(int(share * len(tasks)))):
        found.write.parquet(place_of(raw))


def _mapper(read: Read) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What a task does, for `mapInArrow`."""

    def mapped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext

        context = TaskContext.get()
        yield from read_tasks(batches, read, context.attemptNumber() if context is not None else 0)

    return mapped


def read_tasks(batches: Iterator[pa.RecordBatch], read: Read, tried: int) -> Iterator[pa.RecordBatch]:
    """What the tasks in `batches` give, in batches of rows of `columns.whole`."""
    waiting: list[Row] = []
    for batch in batches:
        for at, task in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
            numbers: dict[str, int] = {}
            for said in read(task, tried):
                n = numbers[said.table] = numbers.get(said.table, -1) + 1
                row = columns.row_of(said.table, said.row, said.measure)
                waiting.append({AT: at, DOCUMENT_OF: said.document, N: n, said.table: row})
            if len(waiting) >= _OF_A_BATCH:
                yield columns.batch(waiting, columns.whole())
                waiting = []
    yield columns.batch(waiting, columns.whole())


@contextmanager
def _watched(spark: Any, total: int, step: Callable[[float], None]) -> Iterator[None]:
    """Within, `step` is told now and then which share of the `total` tasks of a stage is done."""
    tracker, over = spark.sparkContext.statusTracker(), threading.Event()

    def watch() -> None:
        while not over.wait(1):
            for stage in tracker.getActiveStageIds():
                known = tracker.getStageInfo(stage)
                if known is not None and known.numTasks == total:
                    step(known.numCompletedTasks / total)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _sources(path: Path, made: Path, clash: Clash) -> tuple[list[tuple[int, int]], int]:
    """Write the sources of a lot; gives which documents of them have an id that is taken, and how many have none."""
    raw = ds.dataset(made / _RAW, columns.whole(), format="parquet")
    identity = {name: ds.field("documents", name) for name in ("id", "file", "sha256")}
    numbers = {name: ds.field(name) for name in (AT, DOCUMENT_OF)}
    documents = raw.to_table({**numbers, **identity}, filter=ds.field("documents", "id").is_valid())
    documents = documents.sort_by([(AT, "ascending"), (DOCUMENT_OF, "ascending")]).to_pylist()
    names = columns.columns(SOURCES).names
    found = raw.to_table(
        {AT: ds.field(AT), **{name: ds.field(SOURCES, name) for name in names}},
        filter=ds.field(SOURCES, "key").is_valid(),
    )
    by_number: dict[int, Row] = {row[AT]: {**row, N: 0, "documents": []} for row in found.sort_by(AT).to_pylist()}
    taken = parts.named(path, {each["id"] for each in documents})
    gone: list[tuple[int, int]] = []
    for each in documents:
        own = Held(*(columns.plain(each[name]) for name in identity))
        held, source = taken.setdefault(own.id, own), by_number[each[AT]]
        if held is own:
            source["documents"] += [each["id"]]
        else:
            gone.append((each[AT], each[DOCUMENT_OF]))
            source["refused"] += [columns.escaped(clash(own, held))]
    (made / SOURCES).mkdir()
    batch = columns.batch(list(by_number.values()), columns.schema(SOURCES))
    pq.write_table(pa.Table.from_batches([batch]), made / SOURCES / "part-0.parquet", compression="zstd")
    return gone, len(documents) - len(gone)


def _tables(spark: Any, made: Path, gone: Sequence[tuple[int, int]]) -> None:
    """Put the rows of `raw` into their tables, but for those of the documents `gone`."""
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import from_arrow_schema

    raw = spark.read.schema(from_arrow_schema(columns.whole())).parquet(place_of(made / _RAW))
    if gone:
        left_out = spark.createDataFrame(list(gone), f"{AT} long, {DOCUMENT_OF} int")
        raw = raw.join(functions.broadcast(left_out), [AT, DOCUMENT_OF], "left_anti")
    counted = raw.agg(*(functions.count(table).alias(table) for table in columns.ORDER)).first()

    def put(table: str) -> None:
        order = columns.ORDER[table]
        rows = raw.where(functions.col(table).isNotNull()).select(AT, N, f"{table}.*")
        files = 1 + counted[table] // _OF_A_FILE
        spread = rows.coalesce(1) if files == 1 else rows.repartitionByRange(files, *order)
        spread.sortWithinPartitions(*order).write.parquet(place_of(made / table))

    with ThreadPoolExecutor(_AT_ONCE) as pool:  # most tables are one task, and would leave a cluster idle
        list(pool.map(put, columns.ORDER))
