"""Documents read by a cluster into a lot: read by Python in tasks of some each, then put into tables by Spark.

    tasks -> mapInArrow: what each document says, a row a document (`columns.read_schema`) -> raw, in the lot's folder
    raw   -> here: which documents have an id that is taken -> sources
    raw   -> mapInArrow: the rows of a table, without those of such documents -> sorted by Spark -> the lot

What was read is written down before it is put into tables, so that a machine that is lost costs the tasks it had, and
each table has what one reading gave.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from jobscli.store.cluster import columns, folder, parts, session
from jobscli.store.cluster.columns import AT, DOCUMENT_OF, N, Row
from jobscli.store.cluster.face import SOURCES, Clash, Held, Read, Said
from jobscli.store.cluster.store import place_of

_RAW = "raw"
_KNOWN_BY = Held._fields
_OF_A_TASK = 25  # documents; a machine that is lost costs no more for each of its cores
_OF_A_BATCH = 20  # documents that a task holds before it gives them on
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
    found = given.mapInArrow(_mapper(read), from_arrow_schema(columns.read_schema()))
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
    """What the tasks in `batches` give, in batches of rows of `columns.read_schema`."""
    waiting: list[Row] = []
    for batch in batches:
        for at, task in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
            for document in _documents(at, read(task, tried)):
                waiting.append(document)
                if len(waiting) >= _OF_A_BATCH:
                    yield columns.batch(waiting, columns.read_schema())
                    waiting = []
    yield columns.batch(waiting, columns.read_schema())


def _documents(at: int, said: Iterable[Said]) -> Iterator[Row]:
    """The documents of the source `at`, a row each, and last the row of the source."""
    numbers: dict[str, int] = {}
    held: dict[str, list[Row]] = {}
    last = 0
    for each in said:
        if each.document != last or each.table == SOURCES:
            if held:
                yield _packed(at, last, held)
            last, held = each.document, {}
        n = numbers[each.table] = numbers.get(each.table, -1) + 1
        held.setdefault(each.table, []).append({AT: at, N: n, **columns.row_of(each.table, each.row, each.measure)})
    yield _packed(at, last, held)


def _packed(at: int, number: int, held: dict[str, list[Row]]) -> Row:
    row: Row = {AT: at, DOCUMENT_OF: number, **{columns.COUNTED + table: len(rows) for table, rows in held.items()}}
    row |= {table: columns.packed(table, rows) for table, rows in held.items()}
    return row | {name: each[name] for each in held.get("documents", ()) for name in _KNOWN_BY}


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
    raw = ds.dataset(made / _RAW, columns.read_schema(), format="parquet")
    documents = raw.to_table([AT, DOCUMENT_OF, *_KNOWN_BY], filter=ds.field("id").is_valid())
    documents = documents.sort_by([(AT, "ascending"), (DOCUMENT_OF, "ascending")]).to_pylist()
    found = raw.to_table([SOURCES], filter=ds.field(SOURCES).is_valid())[SOURCES].to_pylist()
    rows = [row for each in found for row in columns.unpacked(SOURCES, each).to_pylist()]
    by_number: dict[int, Row] = {row[AT]: row for row in sorted(rows, key=lambda row: row[AT])}
    taken = parts.named(path, {each["id"] for each in documents})
    gone: list[tuple[int, int]] = []
    for each in documents:
        own = Held(*(columns.plain(each[name]) for name in _KNOWN_BY))
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

    raw = spark.read.schema(from_arrow_schema(columns.read_schema())).parquet(place_of(made / _RAW))
    if gone:
        left_out = spark.createDataFrame(list(gone), f"{AT} long, {DOCUMENT_OF} int")
        raw = raw.join(functions.broadcast(left_out), [AT, DOCUMENT_OF], "left_anti")
    sums = [functions.sum(columns.COUNTED + table).alias(table) for table in columns.ORDER]
    counted = raw.agg(*sums).first()

    def put(table: str) -> None:
        order, schema = columns.ORDER[table], from_arrow_schema(columns.schema(table))
        files = 1 + (counted[table] or 0) // _OF_A_FILE
        held = raw.where(functions.col(table).isNotNull()).select(table)
        rows = (held.coalesce(1) if files == 1 else held).mapInArrow(partial(unpack, table), schema)
        spread = rows if files == 1 else rows.repartitionByRange(files, *order)
        spread.sortWithinPartitions(*order).write.parquet(place_of(made / table))

    pool = ThreadPoolExecutor(_AT_ONCE)  # most tables are one task, and would leave a cluster idle
    try:
        list(pool.map(put, columns.ORDER))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def unpack(table: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of `table` that documents have, as they were packed, for `mapInArrow`."""
    for batch in batches:
        found = [columns.unpacked(table, each) for each in batch.column(0).to_pylist()]
        yield from pa.Table.from_batches(found, columns.schema(table)).combine_chunks().to_batches()
