"""An archive of many records beside SQLite and DuckDB: what a question costs as a whole process, in one run.

    python tests/bench/archive.py FOLDER [--records 1000000] [--runs 3]

FOLDER is where the archive, and the same figures in SQLite (FTS5 over pairs of characters) and in DuckDB where that is
installed, are made when they are not there yet: records of a seeded generator (`invented.py`), in order of region and
year. Each question is asked by `jobscli` as a user does, of the archive and of what comes with it, and by the bare
engines (`engines.py`), in turn; printed are the medians in ms of CPU and of wall time, the most memory, and the ratios
of CPU to the others. The page cache is warm but where it is said to be evicted.
"""

from __future__ import annotations

import argparse
import compileall
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import jobscli
from jobscli.store import archive, open_store
from jobscli.store.archive.terms import words_of
from tests.bench.engines import ENGINES, Sql, built, command, has_duckdb
from tests.bench.invented import RARE, documents

LOT = 2000
MAIN = [sys.executable, "-c", "from jobscli.__main__ import main; main()"]
EXACTLY = "高校毕业生"


class Question(NamedTuple):
    """A question as words for `jobscli`, its like for what comes with it, and as the bare engines are asked it."""

    words: tuple[str, ...]
    shipped: tuple[str, ...]
    sql: Sql = Sql()


def _phrase(word: str) -> str:
    return f'"{" ".join(words_of(word))}"'


_RANK = "select region, place, value, label, quote from figures where metric = '城镇新增就业' and period = '2025'"
_LIKE_RANK = ("rank", "创业担保贷款")
_FIND = ("--limit", "20")
QUESTIONS = {
    "overview": Question(
        (), (), Sql("select region, count(*), count(distinct metric) from figures group by region")
    ),
    "page of a province": Question(
        ("province", "江苏"), ("province", "江苏"), Sql("select * from figures where region = '江苏' and place is null")
    ),
    "page of a county": Question(
        ("province", "昆山"), ("province", "江苏"),
        Sql("select * from figures where region = '江苏' and place = '昆山'"),
    ),
    "ranking of 31 provinces": Question(
        ("rank", "城镇新增就业"), _LIKE_RANK, Sql(f"{_RANK} and place is null order by value desc")
    ),
    "ranking of all counties": Question(
        ("rank", "城镇新增就业", "--level", "县", "--period", "2025", "--top", "50"), _LIKE_RANK,
        Sql(f"{_RANK} order by value desc"),
    ),
    "a common word": Question(("search", "就业", *_FIND), ("search", "就业"), Sql(None, _phrase("就业"))),
    "a rare word": Question(("search", RARE, *_FIND), ("search", "就业"), Sql(None, _phrase(RARE))),
    "two words": Question(
        ("search", "创业", "农民工", *_FIND), ("search", "创业", "农民工"), Sql(None, '"创业" "农民 民工"')
    ),
    "five characters exactly": Question(
        ("search", EXACTLY, "--exact", *_FIND), ("search", EXACTLY, "--exact"), Sql(None, _phrase(EXACTLY))
    ),
    "all metrics": Question(
        ("metrics", "--format", "json"), ("metrics", "--format", "json"),
        Sql("select metric, count(*), count(distinct region), min(period), max(period) from figures group by metric"),
    ),
    "years of one place": Question(("series", "城镇新增就业", "江苏"), ("series", "创业担保贷款", "江苏")),
    "provinces by years": Question(("panel", "城镇新增就业"), ("panel", "创业担保贷款")),
    "targets": Question(("targets",), ("targets",)),
    "two provinces": Question(("compare", "江苏", "浙江"), ("compare", "江苏", "安徽")),
    "two counties": Question(("compare", "昆山", "江阴"), ("compare", "江苏", "安徽")),
    "documents": Question(("documents",), ("documents",)),
    "names": Question(("systems",), ("systems",)),
    "a question in words": Question(("ask", "江苏城镇新增就业多少"), ("ask", "江苏城镇新增就业多少")),
}  # fmt: skip
EVICTED = ("page of a province", "ranking of 31 provinces")


def made(folder: Path, records: int) -> None:
    """Make the stores in `folder`, and tell how long each took."""
    place = folder / "archive"
    if not place.exists():
        archive.create(place)
        store = open_store([place])
        used, n = 0.0, 0
        batches = documents(records)
        while lot := list(islice(batches, LOT)):
            started = time.process_time()
            store.put(*lot)
            used += time.process_time() - started
            n += sum(len(rows) for each in lot for rows in each.tables().values())
        print(f"archive of {n:,} records: {used:.0f} s of CPU, {n / used:,.0f} a second", flush=True)
    for line in built(folder, records):
        print(line)
    files = {each: sum(file.stat().st_size for file in folder.rglob(each) if file.is_file()) for each in _SIZES}
    print("on disk:", ", ".join(f"{each} {size / 1e6:,.0f} MB" for each, size in files.items()))


_SIZES = ("archive/**/*", "figures.sqlite", "figures.duckdb")


class Cost(NamedTuple):
    """Of a question: medians of ms of CPU and of wall time, and the most memory in MB."""

    cpu: float
    wall: float
    memory: float


def cost(
    asked: Sequence[str], runs: int, before: Callable[[], None] = lambda: None, codes: Sequence[int] = (0,)
) -> Cost:
    """What a command that ends in one of `codes` costs, the median of `runs` after one that is not counted.

    `before` is done before each.
    """
    found = []
    for _run in range(runs + 1):
        before()
        started = time.perf_counter()
        process = subprocess.Popen(
            asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir(),
            env={**os.environ, "COLUMNS": "100"},
        )  # fmt: skip
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            raise subprocess.CalledProcessError(process.returncode, asked)
        found.append((1000 * (used.ru_utime + used.ru_stime), 1000 * wall, used.ru_maxrss / 1024))
    cpu, walls, memory = zip(*found[1:], strict=True)
    return Cost(statistics.median(cpu), statistics.median(walls), max(memory))


def asked_of_all(folder: Path, runs: int) -> Iterator[str]:
    """A line on each question: what it costs, and the ratios to what comes with jobscli and to the bare engines."""
    yield f"{'':26}{'ms CPU / wall':>16}{'MB':>6}{'of shipped':>12}" + "".join(f"{each:>20}" for each in ENGINES)
    for name, question in QUESTIONS.items():
        own = cost([*MAIN, *question.words, "--db", str(folder / "archive")], runs)
        shipped = cost([*MAIN, *question.shipped], runs)
        others = ""
        for engine in ENGINES:
            bare = command(engine, folder, question.sql)
            found = cost(bare, runs) if bare else None
            others += f"{f'{found.cpu:.0f} ms, {own.cpu / found.cpu:.2f}' if found else '–':>20}"
        line = f"{own.cpu:.0f} / {own.wall:.0f}"
        yield f"{name:26}{line:>16}{own.memory:>6.0f}{own.cpu / shipped.cpu:>12.2f}{others}"


def evicted(folder: Path, runs: int) -> Iterator[str]:
    """A line on each question that is asked with the files of the store out of the page cache."""
    for name in EVICTED:
        words = [*MAIN, *QUESTIONS[name].words, "--db", str(folder / "archive")]
        own = cost(words, runs, lambda: _evict(folder / "archive"))
        others = []
        for engine in ENGINES:
            bare = command(engine, folder, QUESTIONS[name].sql)
            if bare:
                found = cost(bare, runs, lambda: _evict(folder))
                others.append(f"{engine} {found.wall:.0f}")
        yield f"{name}, evicted: {own.wall:.0f} ms of wall, {own.cpu:.0f} of CPU; {', '.join(others)}"


def _evict(folder: Path) -> None:
    """Take the files in `folder` out of the page cache; what is not yet on the disk stays."""
    for each in folder.rglob("*"):
        if each.is_file():
            with each.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def replaced(folder: Path, records: int, runs: int) -> str:
    """A line on putting one document of the archive anew, another each time."""
    found = []
    for run, batch in enumerate(islice(documents(records), runs)):
        changed = batch._replace(document=replace(batch.document, sha256=f"{time.time_ns():064x}"))
        started, used = time.perf_counter(), time.process_time()
        outcome = open_store([folder / "archive"]).put(changed, replace=True)
        found.append((1000 * (time.process_time() - used), 1000 * (time.perf_counter() - started)))
        assert outcome == ("replaced",), (run, outcome)
    cpu, wall = (statistics.median(each) for each in zip(*found, strict=True))
    return f"one document replaced: {cpu:.0f} ms of CPU, {wall:.0f} of wall"


def main() -> None:
    """Build what is not there, ask each question, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    stated = parser.parse_args()
    stated.folder.mkdir(parents=True, exist_ok=True)
    compileall.compile_dir(Path(jobscli.__file__).parent, quiet=1)  # as an installation has it
    # In a process of its own: what is started from a large one is told to have been as large.
    builder = multiprocessing.get_context("spawn").Process(target=made, args=(stated.folder, stated.records))
    builder.start()
    builder.join()
    if builder.exitcode:
        raise SystemExit(builder.exitcode)
    if not has_duckdb():
        print("DuckDB is not installed: pip install duckdb")
    for line in asked_of_all(stated.folder, stated.runs):
        print(line, flush=True)
    for line in evicted(stated.folder, stated.runs):
        print(line, flush=True)
    print(replaced(stated.folder, stated.records, stated.runs))


if __name__ == "__main__":
    main()
