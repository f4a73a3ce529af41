"""One file after another -> what its documents say, several at once in processes of their own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from jobscli import __version__, words
from jobscli.errors import DocumentError, UsageError
from jobscli.language import _
from jobscli.read import About, Reading, deadline, read_text
from jobscli.read.files import Limits, Loaded, load, shown
from jobscli.read.files.limits import refuse_long, stem, too_slow
from jobscli.read.files.text import refuse_no_text
from jobscli.readings import Partly, Refused, asked_for


@dataclass(frozen=True, kw_only=True)
class How:
    """How files are opened and read: what the user states about the documents, and within which limits."""

    about: About = field(default_factory=About)
    encoding: str | None = None
    text_column: str | None = None
    limits: Limits = field(default_factory=Limits)
    explain: str | None = None  # the figures whose reasons are asked for: ids, words of a sentence, or `all`
    content: bytes | None = None  # of the document that stands in no file

    def explaining(self, wanted: str) -> How:
        """The same, asking for the reasons of the figures `wanted`. Raises UsageError where that says nothing."""
        if not wanted.strip():
            raise UsageError(_("没有说要说明哪个数：写编号（几个用逗号隔开）、句中的词，或 all"))
        return replace(self, explain=wanted)


Found = Reading | Refused | Partly


class Task(NamedTuple):
    """A file to be read, and how."""

    path: Path
    how: How


def each_read(tasks: Sequence[Task], jobs: int | None) -> Iterator[list[Found]]:
    """What each file gives, in their order."""
    jobs = min(jobs or os.cpu_count() or 1, len(tasks))
    if not deadline.interrupts():
        yield from _apart(tasks, jobs)
        return
    if jobs < 2:
        yield from map(read_file, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            yield from pool.map(read_file, tasks)
    except BrokenProcessPool:
        raise ended() from None


def _apart(tasks: Sequence[Task], jobs: int) -> Iterator[list[Found]]:
    """The same where no clock could end the reading in this process."""
    from jobscli.read.aside import EndedError, apart

    try:
        for task, found in zip(tasks, apart(read_file, tasks, max(jobs, 1)), strict=True):
            yield [late(task.path, "", task.how)] if isinstance(found, deadline.Late) else found
    except EndedError:
        raise ended() from None


def ended() -> DocumentError:
    """The refusal of all documents when a process that reads them is gone."""
    return DocumentError(_("读文件的进程被系统结束了，多半是内存不够；用 --jobs 1 一份一份读"))


def read_file(task: Task) -> list[Found]:
    """The documents of a file, each of them opened and read within `max_seconds`, and what was refused."""
    path, how = task
    found: list[Found] = []
    begun = ""  # the document that is read, once it is known

    def refuse(error: DocumentError) -> None:
        found.append(Refused(path, error.message))

    options: Any = {"encoding": how.encoding, "text_column": how.text_column, "limits": how.limits}
    loading = load(path, **options, refuse=refuse, content=how.content)

    def one() -> bool:
        nonlocal begun
        begun = ""
        loaded = next(loading, None)
        if loaded is None:
            return False
        begun = loaded.name if how.content is None else how.about.id or _NAMELESS
        found.extend(_said(loaded, begun, how, str(path.absolute()) if how.content is None else None))
        return True

    going = True
    while going:
        try:
            going = deadline.within(how.limits.max_seconds, one)
        except DocumentError as error:  # of the file: `loading` is at its end
            refuse(error)
        except deadline.Late:
            found.append(late(path, begun, how))
    return found


def read_row(loaded: Loaded, path: Path, how: How) -> list[Found]:
    """What a text says that stands in a row of the file at `path`, read within `max_seconds`, or why it is refused."""
    try:
        refuse_no_text(loaded.text)
        refuse_long(loaded.text, how.limits)
        return deadline.within(how.limits.max_seconds, _said, loaded, loaded.name, how, str(path.absolute()))
    except DocumentError as error:
        return [Refused(path, _("{file}：{name}：{why}").format(file=shown(path), name=loaded.name, why=error.message))]
    except deadline.Late:
        return [late(path, loaded.name, how)]


def _said(loaded: Loaded, name: str, how: How, at: str | None) -> list[Found]:
    """What a document says whose text is known, and which of its pages had none."""
    about, wanted = _about(how.about, loaded), asked_for(how.explain)
    reading = read_text(loaded.text, name, about, loaded.sha256, at, wanted)
    document = replace(reading.document, reader=__version__, file=at, stated=_stated(how.about))
    found: list[Found] = [replace(reading, document=document)]
    if pages := loaded.about.get("scanned_pages"):
        told = _("{name}：第 {pages} 页是扫描图，没有文字，没有读").format(name=loaded.name, pages=pages)
        found.append(Partly(told))
    return found


_NAMELESS = "stdin"  # the id of what stands in no file, where none is stated


def _stated(about: About) -> tuple[str, ...]:
    """What the user states of a document beside its id."""
    return tuple(each.name for each in fields(about) if each.name != "id" and getattr(about, each.name) is not None)


def late(path: Path, name: str, how: How) -> Refused:
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
