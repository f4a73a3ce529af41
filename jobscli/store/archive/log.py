"""Every change of an archive in order, a gzip member each, flushed to the disk before the index has it.

A change is a list of steps, and whoever takes all of them from the first gets the records of the archive:

    {"drop": ["江苏-2019", …]}                              documents taken out, with all their records
    {"put": {"documents": […], "sections": […], …}, "at": 812}   one document with its records as they were read; the
                                                            first of them is the 812th row ever put in
    {"corrections": […]}                                    all corrections from here on
    {"end": 17, "undo": [17, 16]}                           the change is whole; its number, what can be taken back
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.store.archive.terms import dumped

_DECODER = json.JSONDecoder(parse_float=Decimal)  # one for all rows: to make one takes as long as to read a row
Tables = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Put:
    """One document's rows as they were read, by table, and the number of the first of them."""

    tables: Tables
    at: int

    @cached_property
    def lines(self) -> dict[str, list[bytes]]:
        """The rows as JSON: the log and the index have the same."""
        return {table: list(map(dumped, rows)) for table, rows in self.tables.items()}

    def step(self) -> bytes:
        """The rows as a step of the log."""
        tables = (b'"%s":[%s]' % (table.encode(), b",".join(lines)) for table, lines in self.lines.items())
        return b'{"put":{%s},"at":%d}' % (b",".join(tables), self.at)


class End(NamedTuple):
    """The number of a change, and those that can be taken back after it, the last first."""

    number: int
    undo: tuple[int, ...]


class Change(NamedTuple):
    """What is done in one commit: documents taken out, then put in; the corrections from then on, None as before."""

    drop: tuple[str, ...] = ()
    put: tuple[Put, ...] = ()
    corrections: list[dict[str, Any]] | None = None

    def behind(self, number: int) -> int:
        """The number of the next row, which was `number` before the change."""
        return max([number, *(each.at + sum(map(len, each.tables.values())) for each in self.put)])

    def steps(self) -> Iterator[bytes]:
        """The change as the log has it, a line a step, without its end."""
        if self.drop:
            yield dumped({"drop": list(self.drop)})
        if self.corrections is not None:
            yield dumped({"corrections": self.corrections})
        for each in self.put:
            yield each.step()


def change_of(steps: Iterable[dict[str, Any]]) -> Change:
    """The change that `steps` are."""
    drop: tuple[str, ...] = ()
    put: list[Put] = []
    corrections = None
    for step in steps:
        if "drop" in step:
            drop = tuple(step["drop"])
        elif "corrections" in step:
            corrections = step["corrections"]
        elif "put" in step:
            put.append(Put(step["put"], step["at"]))
    return Change(drop, tuple(put), corrections)


def loaded(line: bytes) -> dict[str, Any]:
    """The row or step in a line; its numbers are as exact as they are written."""
    found: dict[str, Any] = _DECODER.raw_decode(line.decode())[0]
    return found


def member(steps: Iterable[bytes]) -> bytes:
    """`steps`, a line each, as one gzip member."""
    return gzip.compress(b"".join(step + b"\n" for step in steps), 3, mtime=0)


def append(path: Path, at: int, change: Change, end: End) -> int:
    """Write `change`, with its `end`, at the byte `at` of the log, cut off what stands there, and flush it.

    Gives the length of the log then. Raises OSError.
    """
    with path.open("r+b") as file:
        file.truncate(at)
        file.seek(at)
        for step in change.steps():
            file.write(member([step]))
        file.write(member([dumped({"end": end.number, "undo": end.undo})]))
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def changes(path: Path) -> Iterator[tuple[Change, End, int]]:
    """The whole changes of the log, each with its end and the byte behind it; one that was cut off is not given."""
    steps: list[dict[str, Any]] = []
    for step, behind in _steps(path):
        if "end" in step:
            yield change_of(steps), End(step["end"], tuple(step["undo"])), behind
            steps = []
        else:
            steps.append(step)


def _steps(path: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """The steps in the log, each with the byte behind its member, as far as it can be read."""
    behind = 0
    with path.open("rb") as file:
        left = b""
        while True:
            unpacked, used = _member(file, left)
            if unpacked is None:
                return
            behind += used[0]
            left = used[1]
            for line in unpacked.splitlines():
                yield loaded(line), behind


def _member(file: Any, left: bytes) -> tuple[bytes | None, tuple[int, bytes]]:
    """The next member, unpacked, with its length and the bytes read beyond it; None where none is whole."""
    inflate = zlib.decompressobj(wbits=31)
    found, read, chunk = [], 0, left
    while not inflate.eof:
        chunk = chunk or file.read(1 << 20)
        if not chunk:
            return None, (0, b"")
        read += len(chunk)
        try:
            found.append(inflate.decompress(chunk))
        except zlib.error:
            return None, (0, b"")
        chunk = b""
    return b"".join(found), (read - len(inflate.unused_data), inflate.unused_data)
