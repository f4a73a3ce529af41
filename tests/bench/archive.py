"""An archive of many records beside SQLite and DuckDB: what a question costs as a whole process, in one run.

    python tests/bench/archive.py FOLDER [--records 1000000] [--runs 3]

FOLDER is where the archive, and the same figures in SQLite (FTS5 over pairs of characters) and in DuckDB where that is
installed, are made when they are not there yet: records of a seeded generator (`invented.py`), in order of region and
year. Each question is asked by `jobscli` as a user does and by the bare engine (SQL alone, in a Python process that
imports only it), in turn; printed are the medians in ms of CPU and of wall time, and the ratio to the question of the
shipped store. The page cache is warm after the first run.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.store import archive, open_store
from jobscli.store.archive.terms import pairs
from tests.bench.invented import RARE, documents

LOT = 2000
MAIN = [sys.executable, "-c", "from jobscli.__main__ import main; main()"]
FIELDS = ("id", "document", "region", "place", "metric", "unit", "period", "value", "label", "quote")


class Question(NamedTuple):
    """A question as words for `jobscli`, and as SQL where a bare engine is asked."""

    words: tuple[str, ...]
    sql: str | None = None
    fts: str | None = None


_RANK = "select region, place, value, label, quote from figures where metric = '城镇新增就业' and period = '2025'"
QUESTIONS = {
    "page of a province": Question(
        ("province", "江苏"), "select * from figures where region = '江苏' and place is null"
    ),
    "page of a county": Question(
        ("province", "昆山"), "select * from figures where region = '江苏' and place = '昆山'"
    ),
    "ranking of 31 provinces": Question(("rank", "城镇新增就业"), f"{_RANK} and place is null order by value desc"),
    "ranking of all counties": Question(
        ("rank", "城镇新增就业", "--level", "县", "--period", "2025", "--top", "50"), f"{_RANK} order by value desc"
    ),
    "a common word": Question(("search", "就业", "--limit", "20"), None, '"就业"'),
    "a rare word": Question(("search", RARE, "--limit", "20"), None, f'"{pairs(RARE).rsplit(" ", 1)[0]}"'),
    "two words": Question(("search", "创业", "农民工", "--limit", "20"), None, '"创业" "农民 民工"'),
    "all metrics": Question(
        ("metrics", "--format", "json"),
        "select metric, count(*), count(distinct region), min(period), max(period) from figures group by metric",
    ),
}


def built(folder: Path, records: int) -> None:
    """Make the stores in `folder`, and tell how long each took."""
    place = folder / "archive"
    if not place.exists():
        archive.create(place)
        store = open_store([place])
        started, cpu, n = time.time(), time.process_time(), 0
        made = documents(records)
        while lot := list(islice(made, LOT)):
            store.put(*lot)
            n += sum(len(rows) for each in lot for rows in each.tables().values())
        used = time.process_time() - cpu
        print(f"archive of {n:,} records: {used:.0f} s of CPU, {time.time() - started:.0f} s, {n / used:,.0f} a second")
    _sqlite(folder / "figures.sqlite", records)
    if _has_duckdb():
        _duckdb(folder)


def _rows(records: int) -> Iterator[tuple[Any, ...]]:
    for each in documents(records):
        for figure in each.statistics:
            yield tuple(float(figure.value) if name == "value" else getattr(figure, name) for name in FIELDS)


def _sqlite(path: Path, records: int) -> None:
    if path.exists():
        return
    started = time.process_time()
    db = sqlite3.connect(path)
    db.execute(f"create table figures ({', '.join(FIELDS)})")
    db.execute("create virtual table words using fts5(said, content='')")
    number = 0
    made = _rows(records)
    while lot := list(islice(made, 50_000)):
        marks = ", ".join("?" * len(FIELDS))
        db.executemany(f"insert into figures values ({marks})", lot)
        said = [(number + at, f"{pairs(row[8])} {pairs(row[9])}") for at, row in enumerate(lot, 1)]
        db.executemany("insert into words (rowid, said) values (?, ?)", said)
        number += len(lot)
    db.execute("create index by_metric on figures (metric, period)")
    db.execute("create index by_region on figures (region, place)")
    db.commit()
    print(f"SQLite of {number:,} figures: {time.process_time() - started:.0f} s of CPU")


def _has_duckdb() -> bool:
    return importlib.util.find_spec("duckdb") is not None


def _duckdb(folder: Path) -> None:
    if not (folder / "figures.duckdb").exists():
        script = (
            "import duckdb, sys; db = duckdb.connect(sys.argv[1] + '/figures.duckdb');"
            "db.execute('install sqlite; load sqlite') if False else None;"
            "import sqlite3; rows = sqlite3.connect(sys.argv[1] + '/figures.sqlite').execute('select * from figures');"
            f"db.execute('create table figures ({', '.join(_typed(name) for name in FIELDS)})');"
            "import itertools\n"
            "while lot := list(itertools.islice(rows, 20000)):\n"
            "    db.executemany('insert into figures values (' + ','.join('?' * 10) + ')', lot)\n"
        )
        subprocess.run([sys.executable, "-c", script, str(folder)], check=True)


def _typed(name: str) -> str:
    return f"{name} {'double' if name == 'value' else 'varchar'}"


class Cost(NamedTuple):
    """Medians of a question: ms of CPU and of wall time."""

    cpu: float
    wall: float


def cost(command: Sequence[str], runs: int, **environment: str) -> Cost:
    """What `command` costs, the median of `runs` after one that is not counted."""
    found = []
    for _run in range(runs + 1):
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=tempfile.gettempdir(),
            env={**os.environ, "COLUMNS": "100", **environment},
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append((1000 * used, 1000 * (time.perf_counter() - started)))
    return Cost(*(statistics.median(each) for each in zip(*found[1:], strict=True)))


def _bare(question: Question, folder: Path, engine: str) -> list[str] | None:
    """The command that asks the bare engine; None where it has no answer to that."""
    file = str(folder / f"figures.{engine}")
    if engine == "sqlite":
        sql = question.sql or f"select rowid from words where words match '{question.fts}' limit 20"
        return [
            sys.executable,
            "-c",
            "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()",
            file,
            sql,
        ]
    if question.sql is None or not _has_duckdb():
        return None
    script = "import duckdb, sys; duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall()"
    return [sys.executable, "-c", script, file, question.sql]


def main() -> None:
    """Build what is not there, ask each question, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    stated = parser.parse_args()
    stated.folder.mkdir(parents=True, exist_ok=True)
    built(stated.folder, stated.records)
    size = sum(each.stat().st_size for each in (stated.folder / "archive").rglob("*") if each.is_file())
    print(f"archive on disk {size / 1e6:,.0f} MB, free {shutil.disk_usage(stated.folder).free / 1e9:,.0f} GB")
    print(f"{'':26}{'jobscli, ms CPU / wall':>24}{'of shipped':>12}{'SQLite':>16}{'DuckDB':>16}")
    for name, question in QUESTIONS.items():
        own = cost([*MAIN, *question.words, "--db", str(stated.folder / "archive")], stated.runs)
        shipped = cost([*MAIN, *_of_shipped(question.words)], stated.runs)
        others = []
        for engine in ("sqlite", "duckdb"):
            command = _bare(question, stated.folder, engine)
            found = cost(command, stated.runs) if command else None
            others.append(f"{found.cpu:.0f} / {found.wall:.0f}" if found else "–")
        line = f"{own.cpu:.0f} / {own.wall:.0f}"
        print(f"{name:26}{line:>24}{own.cpu / shipped.cpu:>12.2f}{others[0]:>16}{others[1]:>16}")


def _of_shipped(words: Sequence[str]) -> list[str]:
    """The same question of the store that comes with jobscli, which knows no counties."""
    asked = ["江苏" if each == "昆山" else "创业担保贷款" if each == "城镇新增就业" else each for each in words]
    kept = [each for each in asked if each not in ("--level", "县", "--period", "2025", RARE)]
    return [*kept, "就业"] if RARE in words else kept


if __name__ == "__main__":
    main()
