"""Files -> `read` -> `store`: what `add` does, and `read` without the last step.

A file that cannot be read is reported and does not keep the others out. All documents of one call are stored
together, so that a call takes effect whole or not at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jobscli import __version__, words
from jobscli.errors import DocumentError, UsageError
from jobscli.ingest.told import apart_by_id, notice
from jobscli.language import _
from jobscli.read import About, Reading, deadline, read_text
from jobscli.read.files import Limits, Loaded, expand, load, shown
from jobscli.read.files.limits import stem, too_slow
from jobscli.readings import Partly, Readings, Refused, asked_for, must_explain
from jobscli.record import Document
from jobscli.store import Batch, Store

Flat = dict[str, Any]
# Called after each file with how many are done and how many there are.
Step = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class How:
    """How files are opened and read: what the user states about the documents, and within which limits."""

    about: About = field(default_factory=About)
    encoding: str | None = None
    text_column: str | None = None
    limits: Limits = field(default_factory=Limits)
    explain: str | None = None  # the figures whose reasons are asked for: ids, words of a sentence, or `all`

    def explaining(self, wanted: str) -> How:
        """The same, asking for the reasons of the figures `wanted`. Raises UsageError where that says nothing."""
        if not wanted.strip():
            raise UsageError(_("没有说要说明哪个数：写编号（几个用逗号隔开）、句中的词，或 all"))
        return replace(self, explain=wanted)


Found = Reading | Refused | Partly


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


def read_files(paths: Iterable[Path], how: How, *, jobs: int | None = None, step: Step | None = None) -> Readings:
    """Read the files at `paths`, of a folder all that can be read, with `jobs` processes; `step` is called after each.

    Raises DocumentError when nothing could be read and there was but one file, UsageError when figures were to be
    explained and there is none.
    """
    given = tuple(paths)
    files = list(expand(given))
    if len(files) > 1 and how.about.id:
        raise UsageError(_("--id 只能用于一份文件"))
    found: list[Found] = []
    for done, of_file in enumerate(_each(files, how, jobs), 1):
        found += of_file
        if step:
            step(done, len(files))
    readings = tuple(each for each in found if isinstance(each, Reading))
    refused = tuple(each for each in found if isinstance(each, Refused))
    if not readings and len(refused) == 1:
        raise DocumentError(refused[0].message)
    partly = tuple(each for each in found if isinstance(each, Partly))
    return must_explain(Readings(readings, refused, partly, given), how.explain)


def _each(files: Sequence[Path], how: How, jobs: int | None) -> Iterator[list[Found]]:
    """What each file gives, in their order."""
    jobs = min(jobs or os.cpu_count() or 1, len(files))
    if not deadline.interrupts():
        yield from _apart(files, how, jobs)
        return
    if jobs < 2:
        yield from (_read_file(path, how) for path in files)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            yield from pool.map(partial(_read_file, how=how), files)
    except BrokenProcessPool:
        raise ended() from None


def _apart(files: Sequence[Path], how: How, jobs: int) -> Iterator[list[Found]]:
    """The same where no clock could end the reading in this process."""
    from jobscli.read.aside import EndedError, apart

    try:
        for path, found in zip(files, apart(partial(_read_file, how=how), files, max(jobs, 1)), strict=True):
            yield [_late(path, "", how)] if isinstance(found, deadline.Late) else found
    except EndedError:
        raise ended() from None


def ended() -> DocumentError:
    """The refusal of all documents when a process that reads them is gone."""
    return DocumentError(_("读文件的进程被系统结束了，多半是内存不够；用 --jobs 1 一份一份读"))


def _read_file(path: Path, how: How) -> list[Found]:
    """The documents of a file, each of them opened and read within `max_seconds`, and what was refused."""
    found: list[Found] = []
    begun = ""  # the document that is read, once it is known

    def refuse(error: DocumentError) -> None:
        found.append(Refused(path, error.message))

    loading = load(path, encoding=how.encoding, text_column=how.text_column, limits=how.limits, refuse=refuse)

    def one() -> bool:
        nonlocal begun
        begun = ""
        loaded = next(loading, None)
        if loaded is None:
            return False
        begun = loaded.name
        at = str(path.absolute())
        about, wanted = _about(how.about, loaded), asked_for(how.explain)
        reading = read_text(loaded.text, loaded.name, about, loaded.sha256, at, wanted)
        found.append(replace(reading, document=replace(reading.document, reader=__version__, file=at)))
        if pages := loaded.about.get("scanned_pages"):
            told = _("{name}：第 {pages} 页是扫描图，没有文字，没有读").format(name=loaded.name, pages=pages)
            found.append(Partly(told))
        return True

    going = True
    while going:
        try:
            going = deadline.within(how.limits.max_seconds, one)
        except DocumentError as error:  # of the file: `loading` is at its end
            refuse(error)
        except deadline.Late:
            found.append(_late(path, begun, how))
    return found


def _late(path: Path, name: str, how: How) -> Refused:
    """The refusal of a document that took too long; `name` says which one of a table it is."""
    told = _("{file}：{why}") if name in ("", stem(path)) else _("{file}：{name}：{why}")
    return Refused(path, told.format(file=shown(path), name=name, why=too_slow(how.limits.max_seconds).message))


def _about(stated: About, loaded: Loaded) -> About:
    """What the user states, then what the file itself says of the document."""
    said = loaded.about
    region = words.region(said.get("region", ""))
    year = said.get("year", "")
    return replace(
        stated,
        title=stated.title or said.get("title") or None,
        publisher=stated.publisher or said.get("publisher") or None,
        published=stated.published or _day(said.get("published", "")),
        url=stated.url or said.get("url") or None,
        region=stated.region or (region.name if region else None),
        year=stated.year or (int(year) if year.isdecimal() and len(year) == 4 else None),
    )


_DAY = re.compile("([0-9]{4})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})(?![0-9])|([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")


def _day(text: str) -> str | None:
    """The ISO date with which `text` begins, as tables print it: 2026/1/20, 2026年1月20日, 20260120; else None."""
    found = _DAY.match(text.strip())
    try:
        return date(*(int(part) for part in found.groups() if part)).isoformat() if found else None
    except ValueError:
        return None


def add_files(
    store: Store,
    paths: Iterable[Path],
    how: How,
    *,
    replaced: bool = False,
    jobs: int | None = None,
    step: Step | None = None,
) -> Ingested:
    """Read the files at `paths` and store what they say, all of it at once.

    The same content again changes nothing. Another content under a known id is left out, unless `replaced`.
    """
    read = read_files(paths, how, jobs=jobs, step=step)
    readings, clashing = apart_by_id(read.readings)
    outcomes = store.put(*map(_batch, readings), replace=replaced) if readings else ()
    kept = tuple(
        Kept(each.document, len(each.measures), len(each.statistics), len(each.problems), outcome)
        for each, outcome in zip(readings, outcomes, strict=True)
    )
    refused = (*read.refused, *(Refused(path, told) for path, told in clashing))
    outcomes_of = [(each.document, each.outcome) for each in kept]
    return Ingested(kept, refused, read.partly, notice(store, outcomes_of, brief=bool(refused)))


def remove(store: Store, documents: Sequence[str]) -> Ingested:
    """Take `documents` out of `store`, all or none. Raises UsageError for one that is not there."""
    known = [str(key[0]) for key, _n in store.count("documents", {}, ("id",))]
    for identity in documents:
        if identity not in known:
            close = words.near(identity, known)
            hints = [(_("是不是"), "  ".join(close))] if close else []
            raise UsageError(_("没有文件“{id}”").format(id=identity), [*hints, (_("列出"), "jobscli documents")])
    return Ingested(
        tuple(
            Kept(each.document, len(each.measures), len(each.statistics), 0, "removed")
            for each in store.remove(*documents)
        )
    )


def _batch(reading: Reading) -> Batch:
    return Batch(reading.document, reading.sections, reading.measures, reading.statistics, reading.excluded)
