"""What a cluster costs beside plain Python: the same documents read by one process, by one worker and by two.

    python -m tests.bench.cluster FOLDER [--workers 1,2] [--times 1]

FOLDER has documents as `add` takes them, of which each is read `--times` times under names of its own. A master and
workers of one core each are started on loopback addresses (`standalone.py`). Printed are documents a second by the
clock, and CPU a document of all processes, the JVMs among them, with its ratio to plain `read` in this process; and
how much of that Spark took to start and to stop. Two workers are twice as fast as one only where two cores are free.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jobscli
from jobscli.read.files import expand
from tests.bench.standalone import SUBMIT, standalone

_TICKS = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """Seconds of the clock and of CPU."""

    wall: float
    cpu: float


def spent() -> float:
    """Seconds of CPU of this process and of all that it has started, with what those have that are over."""
    found: dict[int, tuple[int, float]] = {}
    for each in Path("/proc").iterdir():
        if not each.name.isdecimal():
            continue
        try:
            told = (each / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it is over
            continue
        found[int(each.name)] = int(told[1]), sum(map(int, told[11:15])) / _TICKS
    ours = {os.getpid()}
    grown = True
    while grown:
        more = {pid for pid, (parent, _used) in found.items() if parent in ours} - ours
        ours |= more
        grown = bool(more)
    return sum(used for pid, (_parent, used) in found.items() if pid in ours)


def measured(work: Callable[[], object]) -> Cost:
    """What `work` costs."""
    before, began = spent(), time.perf_counter()
    work()
    return Cost(time.perf_counter() - began, spent() - before)


def many(folder: Path, times: int, place: Path) -> int:
    """Put the documents of `folder` into `place`, each so many times; gives how many there are then."""
    place.mkdir()
    files = list(expand([folder]))
    for n in range(times):
        for number, each in enumerate(files):
            shutil.copy(each, place / f"{each.stem}-{number}-{n}{each.suffix}")
    return times * len(files)


def clustered(place: Path, out: Path, workers: int) -> tuple[Cost, Cost]:
    """What it costs to start a cluster's session, and to read the documents in `place` on it."""
    from jobscli.store.cluster import session

    one = out.with_name(f"one-{workers}")
    one.mkdir()
    shutil.copy(next(place.iterdir()), one)  # brings up the Python of the workers, as the first of millions does

    with standalone(workers) as spark:
        start = measured(lambda: jobscli.cluster_read(one, out.with_name(f"warm-{workers}"), master=spark.master))
        work = measured(lambda: jobscli.cluster_read(place, out, master=spark.master))
        session.stop()
    return start, work


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--times", type=int, default=1)
    stated = parser.parse_args()
    os.environ["PYSPARK_SUBMIT_ARGS"] = SUBMIT
    with tempfile.TemporaryDirectory() as made:
        place = Path(made) / "in"
        n = many(stated.folder, stated.times, place)
        plain = measured(lambda: jobscli.read_files([place], jobs=1))
        print(f"{n} documents{'documents/s':>21}{'CPU ms/document':>18}{'of plain':>10}{'to start, s CPU':>18}")
        print(f"{'plain read':16}{n / plain.wall:>17.2f}{1000 * plain.cpu / n:>18.0f}{1:>10.2f}")
        for workers in map(int, stated.workers.split(",")):
            start, work = clustered(place, Path(made) / f"out-{workers}", workers)
            print(
                f"{workers} worker{'s' * (workers > 1):9}{n / work.wall:>17.2f}{1000 * work.cpu / n:>18.0f}"
                f"{work.cpu / plain.cpu:>10.2f}{start.cpu:>18.0f}"
            )


if __name__ == "__main__":
    main()
