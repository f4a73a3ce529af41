"""Documents that are not part of the project -> what jobscli reads in them, in this process or in several."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
# What `jobscli read` takes of a folder; written out, since it is asked before a checkout is chosen.
SUFFIXES = {
    ".txt", ".text", ".md", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".docm", ".pdf", ".csv", ".tsv",
    ".xlsx", ".xlsm",
}  # fmt: skip

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A file or folder and the options of `jobscli read` for it, such as `("--published", "2019-10-22")`."""

    path: Path
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What `jobscli read --format json` would say of a job: one object a document, or why the job was refused."""

    objects: tuple[Answer, ...]
    refused: str = ""


def use_checkout(root: Path) -> None:
    """Import `jobscli` from the checkout at `root` from now on. Raises SystemExit when another one is loaded."""
    sys.path.insert(0, str(root))
    os.environ["PYTHONPATH"] = str(root)
    import jobscli

    if Path(jobscli.__file__).resolve().parent != (root / "jobscli").resolve():
        raise SystemExit(f"jobscli was already loaded from {jobscli.__file__}")


def read(job: Job) -> Answers:
    """What is read of one job, through the Python API."""
    from jobscli import api
    from jobscli.errors import JobsError

    try:
        stated: dict[str, Any] = _stated(job.options)
        found = api.read_files([job.path], api.how(**stated), jobs=1)
    except JobsError as error:
        return Answers((), error.message)
    return Answers(tuple(found.objects()))


def _stated(options: Sequence[str]) -> dict[str, Any]:
    """The arguments of `api.how` that options of the command line stand for."""
    given: dict[str, Any] = {}
    for name, value in zip(options[::2], options[1::2], strict=True):
        key = name.removeprefix("--").replace("-", "_")
        given[key] = int(value) if key == "year" else value
    return given


def read_all(jobs: Iterable[Job], processes: int | None = None) -> Iterator[Answers]:
    """What is read of each job, in their order; `processes` is by default the number of cores."""
    wanted = list(jobs)
    processes = min(processes or os.cpu_count() or 1, len(wanted))
    if processes < 2:
        yield from map(read, wanted)
        return
    with ProcessPoolExecutor(max_workers=processes) as pool:
        yield from pool.map(read, wanted, chunksize=1)
