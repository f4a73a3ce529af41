"""What every answer offers: its rows, flat, and its tree, as the documented JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from jobscli.record import Record, to_json

Flat = dict[str, Any]


class Answer(Protocol):
    """The answer to a question. `notice` is a sentence for the person, when there is something to say beside it."""

    @property
    def notice(self) -> str | None: ...

    def rows(self) -> list[Flat]:
        """One flat row a record, for csv, tsv, md and jsonl."""
        ...

    def tree(self) -> Any:
        """The value that `--format json` prints; its shape is a public interface."""
        ...


def flat(record: Record) -> Flat:
    """`record` as a row of scalars; lists are joined by semicolons, of names only the names."""
    return {key: _scalar(value) for key, value in to_json(record).items()}


def corrected_flat(corrected: Iterable[dict[str, Any]]) -> str | None:
    """What was read in the fields that are corrected, in one cell: status=achieved；value=1305000."""
    return "；".join(f"{each['field']}={_scalar(each['read'])}" for each in corrected) or None


def _scalar(value: Any) -> Any:
    if isinstance(value, list):
        if value and isinstance(value[0], dict) and "read" in value[0]:
            return corrected_flat(value)
        return "；".join(str(each["name"]) if isinstance(each, dict) else str(each) for each in value)
    return value


def trees(records: Iterable[Record]) -> list[dict[str, Any]]:
    """`records` as JSON objects."""
    return [to_json(each) for each in records]
