"""The figures of invented documents in bare engines, SQLite (FTS5) and DuckDB, to compare an archive with.

Both hold the figures only, and answer in SQL alone: no vocabulary, no corrections, no words of measures, no screen.
"""

from __future__ import annotations

import csv
import importlib.util
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.store.archive.terms import pairs
from tests.bench.invented import documents

FIELDS = ("id", "document", "region", "place", "metric", "unit", "period", "value", "label", "quote")
ENGINES = ("sqlite", "duckdb")
_LOT = 50_000
_ASK = {
    "sqlite": "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()",
    "duckdb": "import duckdb, sys; duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall()",
}
_LOAD = (
    "import duckdb, sys; db = duckdb.connect(sys.argv[1]); db.execute('set enable_progress_bar = false'); "
    "db.execute('create table figures as select * from read_csv(?, "
    "header=true, types={period: ''VARCHAR'', value: ''DOUBLE''})'.replace('?', repr(sys.argv[2])))"
)


class Sql(NamedTuple):
    """A question to bare engines: in SQL, or in words for the index of words that only SQLite has."""

    text: str | None = None
    words: str | None = None


def has_duckdb() -> bool:
    """Whether DuckDB is installed."""
    return importlib.util.find_spec("duckdb") is not None


def built(folder: Path, records: int) -> Iterator[str]:
    """Make in `folder` what is not there yet; gives a line on what each took."""
    file = folder / "figures.sqlite"
    rows = folder / "figures.csv"
    if not file.exists():
        yield f"SQLite: {_sqlite(file, rows, records):.0f} s of CPU"
    if not (folder / "figures.duckdb").exists() and has_duckdb():
        started = time.perf_counter()
        part = folder / "part.duckdb"
        part.unlink(missing_ok=True)
        subprocess.run([sys.executable, "-c", _LOAD, str(part), str(rows)], check=True)
        part.rename(folder / "figures.duckdb")
        yield f"DuckDB, from a file of rows: {time.perf_counter() - started:.0f} s"


def _rows(records: int) -> Iterator[tuple[Any, ...]]:
    for each in documents(records):
        for figure in each.statistics:
            yield tuple(float(figure.value) if name == "value" else getattr(figure, name) for name in FIELDS)


def _sqlite(file: Path, beside: Path, records: int) -> float:
    """Put the figures in SQLite and, as rows of text, in `beside`; gives the CPU seconds that SQLite took."""
    db = sqlite3.connect(file)
    db.execute(f"create table figures ({', '.join(FIELDS)})")
    db.execute("create virtual table words using fts5(said, content='')")
    used, number = 0.0, 0
    made = _rows(records)
    with beside.open("w", encoding="utf-8", newline="") as text:
        out = csv.writer(text)
        out.writerow(FIELDS)
        while lot := list(islice(made, _LOT)):
            out.writerows(lot)
            started = time.process_time()
            db.executemany(f"insert into figures values ({', '.join('?' * len(FIELDS))})", lot)
            said = [(number + at, f"{pairs(row[8])} {pairs(row[9])}") for at, row in enumerate(lot, 1)]
            db.executemany("insert into words (rowid, said) values (?, ?)", said)
            number += len(lot)
            used += time.process_time() - started
    started = time.process_time()
    db.execute("create index by_metric on figures (metric, period)")
    db.execute("create index by_region on figures (region, place)")
    db.commit()
    db.close()
    return used + time.process_time() - started


def command(engine: str, folder: Path, question: Sql) -> list[str] | None:
    """The command that asks an engine alone, in a process that imports only it; None where it cannot answer that."""
    if (engine == "duckdb" and not has_duckdb()) or (question.text is None and engine != "sqlite"):
        return None
    if question.text is None and question.words is None:
        return None
    sql = question.text or f"select rowid from words where words match '{question.words}' limit 20"
    return [sys.executable, "-c", _ASK[engine], str(folder / f"figures.{engine}"), sql]
