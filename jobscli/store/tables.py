"""The tables in the file of a store: the only module that knows TinyDB.

TinyDB parses the file whole. A question of a file that is as we wrote it is answered from its lines, and TinyDB then
parses nothing; every change is TinyDB's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tinydb import TinyDB
from tinydb.storages import Storage

from jobscli.store import disk, limits
from jobscli.store.face import ANY, Scalar, Where, Words
from jobscli.store.lines import Lines
from jobscli.store.matching import accepts, at_once
from jobscli.store.rows import Row

Answer = TypeVar("Answer")

# What it comes to when a file that looks as if we had written it holds something else.
_OTHER = (ValueError, TypeError, RecursionError, ArithmeticError)


class _File(Storage):
    """TinyDB's storage over one parse of the file; what TinyDB writes waits in memory until it is committed.

    `held` is what the file holds, as tables, or as bytes that are parsed when TinyDB first asks.
    """

    def __init__(self, path: Path, held: disk.Tables | bytes) -> None:
        self._path = path
        self._held = held

    def read(self) -> disk.Tables:
        if isinstance(self._held, bytes):
            self._held = disk.checked(self._path, self._held)
        return self._held

    def write(self, data: disk.Tables) -> None:
        self._held = data

    def commit(self) -> None:
        from jobscli.store import backup

        tables = self.read()
        content = disk.written(tables)
        limits.refuse_long(self._path, content, tables)
        backup.commit(self._path, content)


class FileTables:
    """The tables that the file at `path` holds: `held`, and its `lines` where these are enough for a question."""

    def __init__(self, path: Path, held: disk.Tables | bytes, lines: Lines | None = None) -> None:
        self._file = _File(path, held)
        self._db = TinyDB(storage=lambda: self._file)
        self._lines = lines

    def rows(self, table: str, where: Where = ANY) -> list[Row]:
        """The rows of `table` that `where` accepts, as they were read."""
        where = at_once(where)
        if self._lines is not None:
            try:
                return self._lines.rows(table, where)
            except _OTHER:
                self._lines = None  # parsed whole, it tells what is wrong with it
        rows: Any = self._db.table(table, cache_size=0)
        return list(rows.search(lambda row: accepts(where, row))) if where else list(rows)

    def counts(self, table: str, by: tuple[str, ...], where: Where = ANY) -> Mapping[tuple[Scalar, ...], int] | None:
        """How many rows that `where` accepts have each combination of texts in `by`; None where that takes a look at
        the rows."""
        return None if self._lines is None else self._lines.counts(table, by, where)

    def column(self, table: str, field: str) -> Sequence[str | None] | None:
        """What each row of `table` has in `field`, a text or nothing; None where that takes a look at the rows."""
        return None if self._lines is None else self._lines.column(table, field)

    def sifted(self, words: Words) -> Mapping[str, list[Row]] | None:
        """By table the rows of which some have `words`, and no other has; None where all have to be looked at."""
        from jobscli.store.sift import candidates

        return self._of_lines(candidates, words)

    def paragraphs(self, words: Words) -> list[Row] | None:
        """The paragraphs of which some say `words`, and no other does; None where all have to be looked at."""
        from jobscli.store.sift import paragraphs

        return self._of_lines(paragraphs, words)

    def _of_lines(self, ask: Callable[[Lines, Words], Answer | None], words: Words) -> Answer | None:
        if self._lines is None:
            return None
        try:
            return ask(self._lines, words)
        except _OTHER:
            self._lines = None
            return None

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Put `rows` in, all at once: TinyDB goes through a whole table for each call."""
        self._lines = None
        self._db.table(table, cache_size=0).insert_multiple(rows)

    def remove(self, table: str, is_gone: Callable[[Row], bool]) -> None:
        """Take the rows out of which `is_gone` is true."""
        self._lines = None
        rows: Any = self._db.table(table, cache_size=0)
        rows.remove(is_gone)

    def commit(self) -> None:
        """Write the tables to the file. Raises StoreError, the file as it was."""
        self._file.commit()
