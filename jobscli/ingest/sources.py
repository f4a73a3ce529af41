"""What a cluster is given to read, one source after another: the files of a folder, or the rows of Parquet."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jobscli.errors import UsageError
from jobscli.ingest.each import How
from jobscli.language import _
from jobscli.read.files import Loaded, expand
from jobscli.read.files.csv import Header, Row
from jobscli.read.files.limits import stem

if TYPE_CHECKING:
    from jobscli.store.cluster.texts import Texts

PARQUET = ".parquet"
# Columns in which a text has a name of its own, as a file has; an id is one within its table only.
_NAMES = ("name", "file", "filename", "path", "文件", "文件名")


class Source(NamedTuple):
    """A file, or a row of the file at `path` with its text, and by what it is known again when it was read before."""

    key: bytes
    path: Path
    row: Loaded | None = None

    def task(self) -> bytes:
        """The source as it is sent to another machine."""
        return pickle.dumps(self)


class Sources(NamedTuple):
    """How many there are at a place, and they themselves."""

    total: int
    each: Iterator[Source]


def sources(place: Path, how: How) -> Sources:
    """The sources at `place`: rows of Parquet where it is such a file or a folder of them, else files as `add` takes.

    Raises UsageError when nothing is there, DocumentError for Parquet that cannot be read or has no texts.
    """
    tables = _parquet(place)
    if tables:
        from jobscli.store.cluster.texts import Texts

        opened = [Texts(path) for path in tables]
        columns = [Header.of(texts.names, how.text_column) for texts in opened]
        each = (source for texts, header in zip(opened, columns, strict=True) for source in _rows(texts, header, place))
        return Sources(sum(map(len, opened)), each)
    if not os.path.lexists(place):
        raise UsageError(_("没有 {path}；给一个文件夹，或一个 Parquet 文件").format(path=place))
    files = list(expand([place]))
    return Sources(len(files), map(_file, files))


def _parquet(place: Path) -> list[Path]:
    try:
        if place.suffix.lower() == PARQUET and place.is_file():
            return [place]
        inside = sorted(each for each in place.iterdir() if each.name[:1] not in "._")
    except (OSError, ValueError):
        return []
    return inside if all(each.suffix.lower() == PARQUET for each in inside) else []


def _file(path: Path) -> Source:
    absolute = path.absolute()
    try:
        found = absolute.stat()
    except (OSError, ValueError):  # whoever reads it is told why
        return Source(_key(str(absolute)), absolute)
    return Source(_key(str(absolute), str(found.st_size), str(found.st_mtime_ns)), absolute)


def _rows(texts: Texts, header: Header, place: Path) -> Iterator[Source]:
    """The rows, which are called as a row of a CSV is, or as the table names them; one without a text has "" for it."""
    named = _named_at(texts.names)
    for number, cells in texts.rows():
        row = header.row(number, cells) or Row(number, str(number), "", {})
        own = cells[named].strip() if named is not None else ""
        name = stem(Path(own)) if own else f"{stem(place)}-{stem(Path(row.identity))}"
        if not own and row.identity == str(number) and texts.path != place:  # of one of many files
            name = f"{stem(place)}-{stem(texts.path)}-{number}"
        digest = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
        loaded = Loaded(text=row.text, name=name, sha256=digest, about=row.cells)
        yield Source(_key(str(place.absolute()), name, digest), texts.path.absolute(), loaded)


def _named_at(columns: Sequence[str]) -> int | None:
    return next((i for i, name in enumerate(columns) if name.lower() in _NAMES), None)


def _key(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
