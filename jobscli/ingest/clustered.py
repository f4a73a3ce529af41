"""`cluster read`: the documents of a folder, or texts in Parquet, read by a Spark cluster into a folder of Parquet.

They are read lot by lot; a lot is in the folder whole or not at all, so that a run that was stopped goes on where it
was. A source that cannot be read is a row that says why.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from jobscli import __version__
from jobscli.errors import StoreError, UsageError
from jobscli.ingest import batch_of
from jobscli.ingest.each import Found, How, Task, late, read_file, read_row
from jobscli.ingest.holding import Holding, in_official_order, size_of
from jobscli.ingest.sources import Source, Sources, sources
from jobscli.ingest.told import same_id
from jobscli.language import _
from jobscli.read import Reading
from jobscli.read.aside import Aside, EndedError
from jobscli.read.deadline import Late
from jobscli.read.files import Limits, shown
from jobscli.readings import Refused
from jobscli.store.cluster import folder
from jobscli.store.cluster.face import PROBLEMS, SOURCES, Said
from jobscli.store.cluster.master import master
from jobscli.store.lock import locked
from jobscli.store.rows import as_read

Step = Callable[[int, int], None]

# Sources of a lot, of which each core has enough; what a run that is killed has to read anew.
_LOT, _OF_A_CORE = 2_000, 200


@dataclass(frozen=True, kw_only=True)
class Clustered(Holding):
    """What a folder holds that a cluster has read: lots, and what was refused, beside the rest.

    `fresh` has how many sources were read now, `known` how many had been before, where documents were read.
    """

    sources: int  # files, or rows of Parquet, that were read
    lots: int
    refused: tuple[tuple[str, str], ...]
    fresh: int | None = None
    known: int | None = None

    def tree(self) -> dict[str, Any]:
        """The documented object."""
        return {
            "folder": str(self.path),
            "tables": dict(self.tables),
            "sources": self.sources,
            "lots": self.lots,
            "regions": list(self.regions),
            "years": list(self.years),
            "size": self.size,
            "read": self.fresh,
            "known": self.known,
            "refused": [{"file": file, "reason": reason} for file, reason in self.refused],
        }


def read(place: Path, path: Path, how: How, *, lot: int | None = None, step: Step | None = None) -> Clustered:
    """Read what is at `place` on the Spark of `store.cluster.master` into the folder `path`; see `sources`.

    What was read into it before is passed over. A lot has `lot` sources. Raises UsageError, DocumentError, StoreError.
    """
    if how.about.id:
        raise UsageError(_("--id 只能用于一份文件"))
    stated = _stated(how)
    if path.resolve().is_relative_to(place.resolve()):
        raise UsageError(_("不能写进要读的文件夹里；OUTPUT 换一个地方"))
    if os.path.lexists(path) and not folder.is_empty(path):
        folder.begin(path, stated)  # what is wrong is said before Spark is started
    found = sources(place, how)
    from jobscli.store.cluster import job, parts, session

    spark = session.session(master())
    folder.begin(path, stated)
    session.refuse_apart(spark, [place.absolute(), path.absolute()], installed)
    with locked(path / folder.MARK):
        keys, following = parts.known(path)
        unread = _Unread(found, keys)
        while some := list(islice(unread, lot or max(_LOT, _OF_A_CORE * spark.sparkContext.defaultParallelism))):
            done = unread.known + unread.fresh - len(some)
            tasks = [(at, each.task()) for at, each in enumerate(some, following)]
            job.write_lot(path, tasks, (partial(said, how), same_id), spark, partial(_further, step, done, found.total))
            following += len(some)
            _further(step, done, found.total, len(some))
    return told(path, fresh=unread.fresh, known=unread.known)


def installed() -> str:
    """The version of jobscli where this runs."""
    return __version__


class _Unread:
    """The sources whose keys are not known, and how many there were of them and of the others."""

    def __init__(self, found: Sources, keys: set[bytes]) -> None:
        self._found, self._keys = found, keys
        self.known = self.fresh = 0

    def __iter__(self) -> Iterator[Source]:
        for each in self._found.each:
            if each.key in self._keys:
                self.known += 1
            else:
                self.fresh += 1
                yield each


def _further(step: Step | None, done: int, total: int, of_lot: int) -> None:
    if step:
        step(done + of_lot, total)


def _stated(how: How) -> dict[str, str]:
    """The options that the user has given, as texts: documents in one folder are all read alike."""
    given = {each.name: getattr(how.about, each.name) for each in fields(how.about)}
    usual = Limits()
    given |= {
        each.name: value
        for each in fields(usual)
        if (value := getattr(how.limits, each.name)) != getattr(usual, each.name)
    }
    given |= {"encoding": how.encoding, "text_column": how.text_column}
    return {name: str(value) for name, value in given.items() if value is not None}


def said(how: How, task: bytes, tried: int) -> Iterator[Said]:
    """What a source says, row by row, and at its end the row of the source itself; this runs on a worker.

    Where a task was tried before, the process that did it may have been ended by what it read: each source is then
    read in one that may be.
    """
    source: Source = pickle.loads(task)
    refused: list[str] = []
    partly: list[str] = []
    documents = 0
    for each in _read(source, how, apart=tried > 0):
        if isinstance(each, Reading):
            yield from _rows(documents, each)
            documents += 1
        else:
            (refused if isinstance(each, Refused) else partly).append(each.message)
    row = {"file": str(source.path), "key": source.key, "documents": [], "refused": refused, "partly": partly}
    yield Said(0, SOURCES, row)


def _rows(number: int, reading: Reading) -> Iterator[Said]:
    measures: dict[str | None, dict[str, Any]] = {}
    for table, records in batch_of(reading).tables().items():
        for record in records:
            row = as_read(record)
            if table == "measures":
                measures[row["id"]] = row
            yield Said(number, table, row, measures.get(row["measure"]) if table == "statistics" else None)
    for each in reading.problems:
        told = {"start": each.start, "end": each.end, "text": each.text, "reason": each.reason}
        yield Said(number, PROBLEMS, {"document": reading.document.id, **told})


def _read(source: Source, how: How, *, apart: bool) -> Sequence[Found]:
    if not apart:
        return _read_here(source, how)
    try:
        return _aside().call(_read_here, source, how)
    except Late:
        return [late(source.path, source.row.name if source.row else "", how)]
    except EndedError:
        why = _("{file}：读它的进程被系统结束了，多半是内存不够").format(file=shown(source.path))
        return [Refused(source.path, why)]


def _read_here(source: Source, how: How) -> list[Found]:
    if source.row is not None:
        return read_row(source.row, source.path, how)
    return read_file(Task(source.path, how))


@cache
def _aside() -> Aside:
    """The process beside this worker's, begun when it is first needed."""
    return Aside()


def told(path: Path, *, fresh: int | None = None, known: int | None = None) -> Clustered:
    """What the folder `path` holds. Raises StoreError when a cluster has not written it."""
    if not folder.is_cluster(path):
        raise StoreError(_("{path} 不是 jobscli cluster read 写的；给它写的那个文件夹").format(path=path))
    folder.opened(path)
    from jobscli.store.cluster import parts

    refused = [(row["file"], why) for row in parts.sources(path, refused=True) for why in row["refused"]]
    numbers = parts.numbers(path)
    return Clustered(
        path=path,
        tables=tuple((table, n) for table, n in numbers.items() if table != SOURCES),
        sources=numbers[SOURCES],
        lots=len(folder.lots(path)),
        regions=in_official_order(parts.values(path, "regions")),
        years=tuple(sorted(parts.values(path, "year"))),
        size=size_of(path),
        refused=tuple(refused),
        fresh=fresh,
        known=known,
        notice=_notice(refused, fresh, known),
    )


def _notice(refused: Sequence[tuple[str, str]], fresh: int | None, known: int | None) -> str | None:
    """How many were read, passed over, and refused."""
    told = [] if fresh is None else [_("读了 {n} 份").format(n=fresh)]
    told += [_("{n} 份以前读过，没有重读").format(n=known)] if known else []
    told += [_("{n} 份没有读成").format(n=len(refused))] if refused else []
    return _("，").join(told) or None
