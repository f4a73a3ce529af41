"""The tables as columns of Parquet: the fields of the records with their types, and what questions find a row by.

Beside the fields of its record a row has

- `at`, `n`: the number of its source among all that were read, and its place in its table among the rows of that
  source; together they are the order in which `add` stores them;
- `value_exact`, `high_exact`: the integer, where no double is that number;
- `tail`, `marked`: by what the end of an id is called;
- `s_title`, `s_quote` …: a text as it is searched, folded; null where it is empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from jobscli.record import FIELD_TYPES, TABLES, Name
from jobscli.store.cluster.face import PROBLEMS, SOURCES
from jobscli.store.ends import marked_tail, tail
from jobscli.store.matching import MEASURE, WEIGHTS, called, phrased, searched

Row = dict[str, Any]

AT, DOCUMENT_OF, N = "at", "d", "n"  # a row's source, which document of that, which row of its table
EXACT, SEARCHED, PARAGRAPH = "_exact", "s_", "s_paragraph"
TAIL, MARKED = "tail", "marked"
COUNTED = "n_"  # how many rows of a table a document has

# Numerals that were not understood, and the files: no tables of a store, which only counts them.
_MORE: dict[str, dict[str, str]] = {
    PROBLEMS: {"document": "str", "start": "int", "end": "int", "text": "str", "reason": "str"},
    SOURCES: {
        "file": "str",
        "key": "bytes",  # by which a file is known again that was read before
        "documents": "tuple[str, ...]",
        "refused": "tuple[str, ...]",
        "partly": "tuple[str, ...]",
    },
}
ALL = (*TABLES, *_MORE)
# By what the rows of a table are sorted: a page is of one region, a ranking of one metric.
ORDER: dict[str, tuple[str, ...]] = {
    "documents": (AT, N),
    "sections": ("region", AT, N),
    "measures": ("region", AT, N),
    "statistics": ("region", "metric", "period", AT, N),
    "excluded": (AT, N),
    "words": ("region", AT, N),
    PROBLEMS: (AT, N),
}
_NAMES = pa.list_(pa.struct([(name, pa.bool_() if kind == "bool" else pa.string())
                             for name, kind in FIELD_TYPES[Name].items()]))  # fmt: skip
_TYPES = {
    "str": pa.string(),
    "bytes": pa.binary(),
    "int": pa.int64(),
    "Decimal": pa.float64(),
    "tuple[str, ...]": pa.list_(pa.string()),
    "tuple[Name, ...]": _NAMES,
}
# What text begins with that has half a character (a lone surrogate), which no UTF-8 can have: JSON follows.
_ESCAPED = "\x00json:"


@cache
def fields(table: str) -> dict[str, str]:
    """The fields of the records of `table` and what they hold, None left aside; nothing here is corrected."""
    found = FIELD_TYPES[TABLES[table]] if table in TABLES else _MORE[table]
    return {name: kind.removesuffix(" | None") for name, kind in found.items() if name != "corrected"}


@cache
def columns(table: str) -> pa.Schema:
    """All columns of a row of `table` but `at` and `n`."""
    found = [(name, _TYPES[kind]) for name, kind in fields(table).items()]
    found += [(name + EXACT, pa.string()) for name, kind in fields(table).items() if kind == "Decimal"]
    if table in WEIGHTS:
        found += [(TAIL, pa.string()), (MARKED, pa.string())]
    return pa.schema([*found, *((name, pa.string()) for name in searched_columns(table))])


@cache
def schema(table: str) -> pa.Schema:
    """All columns of a row of `table`."""
    return pa.schema([(AT, pa.int64()), (N, pa.int32()), *columns(table)])


@cache
def read_schema() -> pa.Schema:
    """The columns of what a task gives, a row a document: what it is known by, and its rows of each table as `packed`.

    The last row of a source is no document and has that of the source itself.
    """
    known = [("id", pa.string()), ("file", pa.string()), ("sha256", pa.string())]
    numbers = [(COUNTED + table, pa.int32()) for table in ORDER]
    return pa.schema([(AT, pa.int64()), (DOCUMENT_OF, pa.int32()), *known, *numbers, *((t, pa.binary()) for t in ALL)])


def packed(table: str, rows: Sequence[Row]) -> bytes:
    """`rows`, with all columns of `table`, as Arrow sends them."""
    return bytes(batch(rows, schema(table)).serialize())


def unpacked(table: str, content: bytes) -> pa.RecordBatch:
    """The rows that `packed` made."""
    return pa.ipc.read_record_batch(pa.py_buffer(content), schema(table))


def searched_columns(table: str) -> tuple[str, ...]:
    """The columns with the texts of `table` as they are searched."""
    if table == "words":
        return (PARAGRAPH,)
    own = tuple(SEARCHED + field for field in WEIGHTS.get(table, ()))
    return (*own, SEARCHED + MEASURE) if table == "statistics" else own


def row_of(table: str, row: Mapping[str, Any], measure: Mapping[str, Any] | None = None) -> Row:
    """`row`, as a store's file has it, in columns; `measure` is the one that a figure belongs to."""
    made: Row = {}
    for name, kind in fields(table).items():
        value = row.get(name)
        made[name] = value
        if kind == "Decimal" and value is not None:
            made[name] = float(value)
            if isinstance(value, int) and int(made[name]) != value:
                made[name + EXACT] = str(value)
    if table in WEIGHTS:
        identity = str(row.get("id"))
        if "/" in identity:
            made |= {TAIL: tail(identity), MARKED: marked_tail(identity)}
        made |= {SEARCHED + field: searched(field, row) or None for field in WEIGHTS[table]}
    if measure is not None:
        made[SEARCHED + MEASURE] = called(measure) or None
    if table == "words" and isinstance(row.get("text"), str):
        made[PARAGRAPH] = phrased(row["text"])
    return made


def batch(rows: Sequence[Row], kind: pa.Schema) -> pa.RecordBatch:
    """`rows` as a batch of Arrow."""
    try:
        return pa.RecordBatch.from_pylist(list(rows), kind)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_escaped(row) for row in rows], kind)


def rows_in(table: str, found: pa.Table | pa.RecordBatch) -> Iterator[Row]:
    """The rows that `found`, with columns of `table`, holds, as a store's file has them."""
    numbers = [name for name, kind in fields(table).items() if kind == "Decimal"]
    for row in found.to_pylist():
        for name in numbers:
            row[name] = _number(row[name], row.pop(name + EXACT))
        yield {name: value if value is None else plain(value) for name, value in row.items()}


def _number(value: float | None, exact: str | None) -> int | float | None:
    """A number as JSON has it: an integer, or the shortest float."""
    if exact is not None:
        return int(exact)
    return int(value) if value is not None and value.is_integer() else value


def escaped(text: str) -> str:
    """`text` as it stands in a column."""
    found = _escaped(text)
    assert isinstance(found, str)
    return found


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return _ESCAPED + json.dumps(value)
    elif isinstance(value, dict):
        return {name: _escaped(each) for name, each in value.items()}
    elif isinstance(value, list):
        return [_escaped(each) for each in value]
    return value


def plain(value: Any) -> Any:
    """A value of a column as JSON has it."""
    if isinstance(value, str):
        return _unescaped(value) if value.startswith(_ESCAPED) else value
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(text.removeprefix(_ESCAPED)))
    except ValueError:
        return text


def tasks(numbered: Iterable[tuple[int, bytes]]) -> pa.Table:
    """What is to be read, as a table: the number of each source, and how to read it."""
    pairs = list(numbered)
    kinds = [(AT, pa.int64()), ("task", pa.binary())]
    return pa.table([[at for at, _task in pairs], [task for _at, task in pairs]], schema=pa.schema(kinds))
