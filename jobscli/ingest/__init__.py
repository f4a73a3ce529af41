"""Files -> `read` -> `store`: what `add` does, and `read` without the last step.

A file that cannot be read is reported and does not keep the others out. All documents of one call are stored
together, so that a call takes effect whole or not at all; an archive takes them lot by lot.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jobscli import words
from jobscli.errors import DocumentError, UsageError
from jobscli.ingest.each import Found, How, Task, each_read, ended
from jobscli.ingest.lots import held, lots
from jobscli.ingest.told import apart_by_id, notice
from jobscli.language import _
from jobscli.read import Reading
from jobscli.read.files import STDIN, expand
from jobscli.readings import Partly, Readings, Refused, must_explain
from jobscli.record import Document
from jobscli.store import Batch, Store

__all__ = [
    "Flat", "How", "Ingested", "Kept", "Step", "add_files", "batch_of", "ended", "read_files", "remove", "stored",
]  # fmt: skip

Flat = dict[str, Any]
# Called after each file with how many are done and how many there are.
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Kept:
    """A document and what became of it: added, unchanged, replaced, conflict, removed."""

    document: Document
    measures: int
    statistics: int
    problems: int
    outcome: str


@dataclass(frozen=True)
class Ingested:
    """The answer to `add` and to `remove`."""

    kept: tuple[Kept, ...]
    refused: tuple[Refused, ...] = ()
    partly: tuple[Partly, ...] = ()
    notice: str | None = None

    def count(self, outcome: str) -> int:
        """How many documents came to that `outcome`."""
        return sum(each.outcome == outcome for each in self.kept)

    def and_(self, other: Ingested) -> Ingested:
        """What became of the documents of both."""
        told = dict.fromkeys(each for each in (self.notice, other.notice) if each)
        return Ingested(
            (*self.kept, *other.kept),
            (*self.refused, *other.refused),
            (*self.partly, *other.partly),
            "\n".join(told) or None,
        )

    def rows(self) -> list[Flat]:
        """One row a document, one a file that was refused."""
        return self.tree()

    def tree(self) -> list[Flat]:
        """A list of the documents and of the files that were refused."""
        documents = [
            {
                "document": each.document.id,
                "outcome": each.outcome,
                "regions": "；".join(each.document.regions),
                "year": each.document.year,
                "measures": each.measures,
                "statistics": each.statistics,
                "problems": each.problems,
                "reason": None,
            }
            for each in self.kept
        ]
        empty = dict.fromkeys(("regions", "year", "measures", "statistics", "problems"))
        return documents + [
            {"document": str(each.path), "outcome": "refused", **empty, "reason": each.message} for each in self.refused
        ]


def read_files(
    paths: Iterable[Path], how: How, *, jobs: int | None = None, step: Step | None = None, alone: bool = True
) -> Readings:
    """Read the files at `paths`, of a folder all that can be read, with `jobs` processes; `step` is called after each.

    Raises DocumentError when nothing could be read and there was but one file (`alone`: no others beside `paths`),
    UsageError when figures were to be explained and there is none.
    """
    given = tuple(paths)
    how = with_stdin(given, how)
    files = list(expand(given))
    if len(files) > 1 and how.about.id:
        raise UsageError(_("--id 只能用于一份文件"))
    found: list[Found] = []
    for done, of_file in enumerate(each_read([Task(path, how) for path in files], jobs), 1):
        found += of_file
        if step:
            step(done, len(files))
    readings = tuple(each for each in found if isinstance(each, Reading))
    refused = tuple(each for each in found if isinstance(each, Refused))
    if alone and not readings and len(refused) == 1:
        raise DocumentError(refused[0].message)
    partly = tuple(each for each in found if isinstance(each, Partly))
    named = given if how.content is None else ()
    return must_explain(Readings(readings, refused, partly, named), how.explain)


def with_stdin(files: Sequence[Path], how: How) -> How:
    """`how`, with what the standard input gives where a file is called `-`. Raises UsageError where others are, too."""
    if Path(STDIN) not in files:
        return how
    if len(files) > 1:
        raise UsageError(_("- 是标准输入，要单独读，不能和别的文件一起"))
    if how.text_column:
        raise UsageError(_("从标准输入读不了表格；先存成 .csv 文件再读"))
    if sys.stdin is None:
        raise DocumentError(_("标准输入是关着的"))
    return replace(how, content=sys.stdin.buffer.read(how.limits.max_bytes + 1))


def add_files(
    store: Store,
    paths: Iterable[Path],
    how: How,
    *,
    replaced: bool = False,
    jobs: int | None = None,
    step: Step | None = None,
) -> Ingested:
    """Read the files at `paths` and store what they say, all of it at once, or as many as the store takes at a time.

    The same content again changes nothing. Another content under a known id is left out, unless `replaced`.
    """
    given = tuple(paths)
    if Path(STDIN) in given and how.about.id is None:
        hint = [(_("写作"), _("jobscli add - --id 编号 < 文件"))]
        raise UsageError(_("从标准输入读的没有文件名；用 --id 给它一个编号"), hint)
    if store.lot is None or Path(STDIN) in given:
        return _added(store, read_files(given, how, jobs=jobs, step=step), replaced=replaced)
    files = list(expand(given))
    if len(files) > 1 and how.about.id:
        raise UsageError(_("--id 只能用于一份文件"))
    return _in_lots(store, files, how, store.lot, _Rest(replaced, jobs, step))


def _added(store: Store, read: Readings, *, replaced: bool) -> Ingested:
    readings, clashing = apart_by_id(read.readings)
    refused = (*read.refused, *(Refused(path, told) for path, told in clashing))
    return stored(store, readings, refused, read.partly, replaced=replaced)


class _Rest(NamedTuple):
    """How files are added, beside how they are read."""

    replaced: bool
    jobs: int | None
    step: Step | None


def _in_lots(store: Store, files: list[Path], how: How, size: int, rest: _Rest) -> Ingested:
    """Read and store `files` lot by lot, but for those that are stored already."""
    whole = Ingested(())
    for begun, lot in enumerate(lots(files, size)):
        done = begun * size
        known = held(store, lot, how)
        if rest.step:
            rest.step(done + len(known), len(files))
        unread = [path for path in lot if path not in known]
        part = Ingested(tuple(_unchanged(store, each) for each in known.values()))
        if unread:
            at = done + len(known)
            step = None if rest.step is None else partial(_further, rest.step, at, len(files))
            read = read_files(unread, how, jobs=rest.jobs, step=step, alone=len(files) == 1)
            part = part.and_(_added(store, read, replaced=rest.replaced))
        whole = whole.and_(part)
    return whole


def _unchanged(store: Store, document: Document) -> Kept:
    counted = (store.count(table, {"document": [document.id]}, ("region",)) for table in ("measures", "statistics"))
    measures, statistics = (sum(n for _key, n in found) for found in counted)
    return Kept(document, measures, statistics, 0, "unchanged")


def _further(step: Step, at: int, total: int, done: int, _of_lot: int) -> None:
    step(at + done, total)


def stored(
    store: Store,
    readings: Sequence[Reading],
    refused: tuple[Refused, ...] = (),
    partly: tuple[Partly, ...] = (),
    *,
    replaced: bool,
) -> Ingested:
    """Store what was read, all of it at once, and say what became of each document."""
    outcomes = store.put(*map(batch_of, readings), replace=replaced) if readings else ()
    kept = tuple(
        Kept(each.document, len(each.measures), len(each.statistics), len(each.problems), outcome)
        for each, outcome in zip(readings, outcomes, strict=True)
    )
    outcomes_of = [(each.document, each.outcome) for each in kept]
    return Ingested(kept, refused, partly, notice(store, outcomes_of, brief=bool(refused)))


def remove(store: Store, documents: Sequence[str]) -> Ingested:
    """Take `documents` out of `store`, all or none. Raises UsageError for one that is not there."""
    known = [str(key[0]) for key, _n in store.count("documents", {}, ("id",))]
    for identity in documents:
        if identity not in known:
            close = words.near(identity, known)
            hints = [(_("是不是"), "  ".join(close))] if close else []
            raise UsageError(_("没有文件“{id}”").format(id=identity), [*hints, (_("列出"), "jobscli documents")])
    gone = sum(each.document in documents for each, _at in store.corrections())
    removed = tuple(
        Kept(each.document, len(each.measures), len(each.statistics), 0, "removed") for each in store.remove(*documents)
    )
    told = _("连同 {n} 处更正；jobscli undo 都撤得回来").format(n=gone) if gone and removed else None
    return Ingested(removed, notice=told)


def batch_of(reading: Reading) -> Batch:
    """What was read in a document, as it is stored."""
    parts = (reading.sections, reading.measures, reading.statistics, reading.excluded, reading.words)
    return Batch(reading.document, *parts)
