"""Texts that stand in Parquet, one a row: their columns, and the rows some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from jobscli.errors import DocumentError
from jobscli.language import _

_AT_A_TIME = 100  # rows: a text may have a million characters


class Row(NamedTuple):
    """A row with its number in the file, from 1, and the texts of its cells; null and what is no text are ""."""

    number: int
    cells: tuple[str, ...]


class Texts:
    """The file at `path`. Raises DocumentError when it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = pq.ParquetFile(path)
        except (OSError, pa.ArrowException) as error:
            raise _unreadable(path, error) from None
        kinds = self._file.schema_arrow
        self.names = tuple(name for name in kinds.names if not pa.types.is_nested(kinds.field(name).type))

    def __len__(self) -> int:
        return int(self._file.metadata.num_rows)

    def rows(self) -> Iterator[Row]:
        """The rows of the file in their order."""
        number = 0
        try:
            for batch in self._file.iter_batches(_AT_A_TIME, columns=list(self.names)):
                cells = [[_cell(each) for each in batch.column(name).to_pylist()] for name in self.names]
                for row in zip(*cells, strict=True):
                    number += 1
                    yield Row(number, row)
        except (OSError, pa.ArrowException) as error:
            raise _unreadable(self.path, error) from None


def _cell(value: Any) -> str:
    return "" if value is None else value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _unreadable(path: Path, error: Exception) -> DocumentError:
    return DocumentError(
        _("{path}：不是 Parquet，或已损坏（{why}）").format(path=path, why=" ".join(str(error).split())[:120])
    )
