"""Rows of a store's file and records: what a row names, whether two say the same, what of a record is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from jobscli.errors import StoreError
from jobscli.record import TABLES, to_json
from jobscli.store.face import Batch, Scalar

Row = Mapping[str, Any]

CORRECTIONS = "corrections"
# The tables of what a document holds.
PARTS = tuple(table for table in TABLES if table != "documents")


def kind_of(table: str) -> Any:
    """The record that the rows of `table` hold; that of corrections is loaded where there are any."""
    if table != CORRECTIONS:
        return TABLES[table]
    from jobscli.correction import Correction

    return Correction


def batch_of(record: Callable[[str, Any], Any], rows: Mapping[str, Sequence[Row]]) -> Batch:
    """The document that `rows` are of, by table, with its records; `record` makes a record of a row of a table."""
    parts: Any = {table: tuple(record(table, row) for row in rows[table]) for table in PARTS}
    return Batch(record("documents", rows["documents"][0]), **parts)


def has_just(record: Callable[[str, Any], Any], rows: Mapping[str, Sequence[Row]], batch: Batch) -> bool:
    """Whether `rows`, by table, hold just the records of `batch`; where one is bad, it is there to be replaced."""
    try:
        return all(
            list(records) == [record(table, row) for row in rows[table]] for table, records in batch.tables().items()
        )
    except StoreError:
        return False


def by_document(tables: Mapping[str, Sequence[Row]]) -> Iterator[dict[str, list[Row]]]:
    """The rows of each document in `tables`, by table, in the order of the documents."""
    held: dict[str | None, dict[str, list[Row]]] = {
        name_in(row, "id"): {table: [row] if table == "documents" else [] for table in TABLES}
        for row in tables["documents"]
    }
    for table in PARTS:
        for row in tables[table]:
            if (owner := held.get(name_in(row, "document"))) is not None:
                owner[table].append(row)
    yield from held.values()


def as_read(record: Any) -> dict[str, Any]:
    """`record` as a row of the file; what is corrected in it has a table of its own."""
    row = to_json(record)
    row.pop("corrected", None)
    return row


def name_in(row: Row, field: str) -> str | None:
    """The document that `row` names in `field`; None when it names none, as a bad row may."""
    found = row.get(field)
    return found if isinstance(found, str) else None


def is_text(value: Any, kind: str) -> bool:
    """Whether `value` is what a field of texts may hold."""
    return isinstance(value, str) or (value is None and kind.endswith("None"))


def scalar(value: Any) -> Scalar:
    """`value` as something to count by."""
    if isinstance(value, Decimal):
        return str(value)
    return value if isinstance(value, str | int | None) else str(value)


def each_of(value: Any) -> list[Any]:
    """What a row is counted by that has `value` in a field: each value of a list once, a name by its text.

    >>> each_of("江苏"), each_of(["创业", "就业"]), each_of([{"name": "粤菜师傅", "kind": "quoted"}]), each_of([])
    (['江苏'], ['创业', '就业'], ['粤菜师傅'], [None])
    """
    if not isinstance(value, list | tuple):
        return [value]
    return list(dict.fromkeys(str(each.get("name")) if isinstance(each, dict) else each for each in value)) or [None]


def keys_of(row: Row, by: Sequence[str]) -> Iterator[tuple[Scalar, ...]]:
    """By what `row` is counted in the fields `by`, see `Store.count`."""
    return product(*([scalar(each) for each in each_of(row.get(field))] for field in by))


def by_key(counts: Mapping[tuple[Scalar, ...], int]) -> list[tuple[tuple[Scalar, ...], int]]:
    """`counts` in the order of their keys, in which no store differs from another; what is missing comes first."""
    return sorted(counts.items(), key=lambda each: ["" if part is None else f"\1{part}" for part in each[0]])


def texts_of(values: Iterable[Any]) -> list[str]:
    """The texts among `values` and in the lists among them, each once, in their order."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            found.update(each for each in value if isinstance(each, str))
    return sorted(found)


# The field of a document in which a fact stands that its user stated.
_FIELD = {"region": "regions"}


def alike(held: Row | None, row: Row, *, strictly: bool) -> bool:
    """Whether the row of a document says the same as the one `held`.

    Unless `strictly`, a document is the same when its content is and what its user states of it: where its file is
    now, and how another version reads it, does not count.
    """
    if held is None or strictly or row.get("sha256") is None:
        return held is not None and _whole(held) == _whole(row)
    if held.get("sha256") != row["sha256"]:
        return False
    if held.get("stated") is None or row.get("stated") is None:
        passing = dict.fromkeys(("file", "reader", "stated"))
        return {**_whole(held), **passing} == {**_whole(row), **passing}
    stated = row["stated"]
    fields = [_FIELD.get(each, each) for each in stated]
    return bool(sorted(held["stated"]) == sorted(stated) and all(held.get(each) == row[each] for each in fields))


def _whole(row: Row) -> dict[str, Any]:
    """The row of a document with every field that one may have; an older store lacks some."""
    return {**dict.fromkeys(TABLES["documents"].__dataclass_fields__), "regions": [], **row, "corrected": None}
